import pytest

from etl.actors import Knowledge
from tests.actors.articles import article, named, read


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("بحث الرئيس الروسي فلاديمير بوتين مع رابطة الدول المستقلة", "2024-02-10", {"p.vladimir-putin", "o.cis"}),
        ("عاد كير ستارمر من لقاء دونالد ترامب، ثم غادر ترامب", "2025-03-02", {"p.keir-starmer", "p.donald-trump"}),
        ("انضمام أوكرانيا إلى حلف شمال الأطلسي (الناتو)", "2025-03-02", {"c.UA", "o.nato"}),
        ("دولة الاتحاد ومنظمة معاهدة الأمن الجماعي وبريكس", "2024-02-10", {"o.union-state", "o.csto", "o.brics"}),
        ("قرار للأمم المتحدة وللاتحاد الأوروبي", "2024-02-10", {"o.un", "o.eu"}),
        ("دول كبرى وأخرى صغرى", "2024-02-10", set()),
        ("سعي إلى تعزيز الأمن", "2024-02-10", set()),
    ],
)
def test_names(knowledge: Knowledge, text: str, day: str, expected: set[str]) -> None:
    assert {actor for _, actor, _ in named(knowledge, text, day)} == expected | (
        {"p.vladimir-putin"} if "بوتين" in text else set()
    )


def test_a_surname_counts_only_beside_its_full_name_or_a_title(knowledge: Knowledge) -> None:
    assert named(knowledge, "هادي في منزله") == []
    assert ("هادي", "p.abdrabbuh-mansur-hadi", "alias") in named(knowledge, "قال عبد ربه منصور هادي. وأضاف هادي")
    assert ("هادي", "p.abdrabbuh-mansur-hadi", "alias") in named(knowledge, "قال الرئيس اليمني هادي", "2015-08-01")


@pytest.mark.parametrize(
    "text", ["زار الملكُ سلمـان بن عبدالعزيز القاهرة", "وصل\u200f الأمين العام للأمم المتحدة\nأنطونيو غوتيريش"]
)
def test_offsets_cut_the_surface_out_of_the_text(knowledge: Knowledge, text: str) -> None:
    mentions, _ = read(knowledge, text, "2020-01-01")
    assert mentions
    for m in mentions:
        span = m.place.span
        assert article(text).text(m.place.field)[span.start : span.end] == m.surface
