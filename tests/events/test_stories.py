from datetime import datetime, timedelta
from typing import Any

import polars as pl
import pytest

from etl.events import fold_reports

SCHEMA: dict[str, Any] = {
    "candidate_no": pl.UInt32, "document_no": pl.UInt32, "copy_no": pl.UInt32, "event_type": pl.String,
    "status": pl.String, "start_at": pl.Datetime("us"), "end_at": pl.Datetime("us"), "precision": pl.String,
    "certainty": pl.String, "date_basis": pl.String, "place_id": pl.String, "summit_id": pl.String,
    "published_at": pl.Datetime("us"), "outlet": pl.String, "actor_ids": pl.List(pl.String), "text": pl.String,
}  # fmt: skip


def report(document: int, **changes: Any) -> dict[str, Any]:
    """One report of a meeting in Cairo on 9 February 2024."""
    day = changes.pop("day", 9)
    start = datetime(2024, 2, day) if day else None
    return {
        "document_no": document, "copy_no": document, "event_type": "meeting", "status": "happened", "start_at": start,
        "end_at": start + timedelta(days=1) if start else None, "precision": "day", "certainty": "stated",
        "date_basis": "text", "place_id": "g.cairo", "summit_id": None, "published_at": datetime(2024, 2, 10),
        "outlet": f"outlet {document}", "actor_ids": ["p.king", "p.president"],
        "text": "الرييس يستقبل الملك في القاهره ويبحث معه العلاقات",
    } | changes  # fmt: skip


def stories(*reports: dict[str, Any]) -> list[int]:
    rows = [row | {"candidate_no": number} for number, row in enumerate(reports)]
    folded = fold_reports(pl.DataFrame(rows, SCHEMA))
    assert folded["candidate_no"].to_list() == list(range(len(rows)))
    return folded["story_no"].to_list()


@pytest.mark.parametrize(
    ("second", "same"),
    [
        (report(2), True),
        (report(2, text="الملك يصل الي القاهره ويلتقي الرييس ويبحث العلاقات"), True),
        (report(2, status="planned"), True),
        (report(2, day=None), True),
        (report(2, day=20), False),
        (report(2, day=11, date_basis="publication"), True),
        (report(2, day=13, date_basis="publication"), False),
        (report(2, event_type="attack"), False),
        (report(2, actor_ids=["p.other"], text="وزير الزراعه يفتتح معرضا"), False),
        (report(2, event_type="meeting", place_id="g.paris", text="قمه اخري في باريس"), False),
        (report(2, actor_ids=["p.minister", "p.president"], text="الرييس يستقبل الوزير ويبحث معه العلاقات"), False),
        (report(2, text="the president receives the king in cairo for talks"), True),
        (report(2, actor_ids=["p.king"], text="the king arrives for talks"), False),
        (report(2, event_type="meeting", place_id="g.paris", text="the king and the president meet in paris"), False),
        (report(1, text="الرييس يبحث مع الملك العلاقات في القاهره"), False),
    ],
)
def test_two_reports(second: dict[str, Any], same: bool) -> None:
    assert (stories(report(1), second) == [0, 0]) is same


def test_all_reports_of_one_summit_edition_are_one_event() -> None:
    summit = {"event_type": "summit", "summit_id": "las-2023-05-19"}
    assert stories(report(1, **summit), report(2, **summit, day=1, actor_ids=[], text="x"), report(3)) == [0, 0, 2]


def test_speakers_say_many_things_on_one_day() -> None:
    one = report(1, event_type="statement", text="الرييس يتحدث عن الاقتصاد والاسعار")
    other = report(2, event_type="statement", text="الرييس يعلق علي مباراه المنتخب")
    assert stories(one, other) == [0, 1]


def test_nothing_folds_to_nothing() -> None:
    assert fold_reports(pl.DataFrame([], SCHEMA)).is_empty()


def test_the_order_of_reports_does_not_matter() -> None:
    rows = [report(1), report(2, day=20), report(3), report(4, day=20)]
    assert stories(*rows) == [0, 1, 0, 1]
    assert stories(*rows[::-1]) == [0, 1, 0, 1]


COPY: dict[str, Any] = {
    "event_type": "other",
    "actor_ids": [],
    "place_id": None,
    "text": "صدر قرار الوزير بتسريع خمسه طلاب من تعليم القريات",
}


@pytest.mark.parametrize(
    ("second", "same"),
    [
        (report(2, copy_no=1, day=12, **COPY), True),
        (report(2, copy_no=1, day=None, **COPY), True),
        (report(2, copy_no=1, day=20, **COPY), False),
        (report(2, copy_no=2, day=12, **COPY), False),
        (report(2, copy_no=1, day=12, **COPY | {"text": "اوضح المدير ان الاختبارات بدات في الموعد نفسه"}), False),
    ],
    ids=["reprinted later", "without a day", "long after", "another text", "another sentence of it"],
)
def test_a_copy_of_a_text_tells_no_other_event(second: dict[str, Any], same: bool) -> None:
    assert (stories(report(1, **COPY), second) == [0, 0]) is same


def test_a_chain_of_pairs_is_no_event() -> None:
    """All that a minister did on a day stays apart although each meeting is like the next."""
    texts = (
        "الوزير يستقبل سفير مصر في مكتبه ويبحث معه التعاون",
        "الوزير يستقبل سفير مصر ثم سفير الهند في مكتبه",
        "الوزير يبحث ثم سفير الهند والوفد الزراعي الصادرات",
        "الوفد الزراعي يعرض علي الوزير الصادرات والتمور والزيتون",
    )
    told = stories(*(report(number, text=text, actor_ids=["p.minister"]) for number, text in enumerate(texts)))
    assert told[0] == told[1]
    assert told[3] != told[0]


@pytest.mark.parametrize(
    ("kind", "actors", "same"),
    [
        ("meeting", ["c.IQ", "o.isis"], True),
        ("attack", ["c.IQ", "o.isis"], False),
        ("attack", ["c.IQ", "g.baghdad"], True),
    ],
)
def test_incidents_of_one_day_need_more_in_common_than_a_country_and_a_body(
    kind: str, actors: list[str], same: bool
) -> None:
    one = report(
        1, event_type=kind, actor_ids=actors, place_id=None, text="مقتل سته في تفجير سياره مفخخه قرب سوق الكراده"
    )
    other = report(
        2, event_type=kind, actor_ids=actors, place_id=None, text="تفجير سياره يقتل ثلاثه في حاجز الطارميه مساء"
    )
    assert (stories(one, other) == [0, 0]) is same


def test_each_state_condemns_for_itself() -> None:
    words = "تدين العمل الارهابي الذي استهدف مسجد قوات الطوارئ في المدينه وتعرب عن تعازيها"
    one = report(1, event_type="accusation", actor_ids=["c.BH", "c.SA"], text=f"البحرين {words}")
    other = report(
        2, event_type="accusation", actor_ids=["c.JO", "o.force"], text=f"الحكومه الاردنيه {words} لاسر الضحايا جميعا"
    )
    assert stories(one, other) == [0, 1]


CAST = ["p.kais", "p.menfi", "p.tebboune"]


@pytest.mark.parametrize(
    ("summit", "same"),
    [
        ({"day": 10}, True),
        ({"day": 12}, False),
        ({"actor_ids": ["p.kais", "p.other", "p.third"]}, False),
        ({"place_id": "g.paris"}, False),
    ],
    ids=["a day later", "three days later", "other leaders", "another town"],
)
def test_a_meeting_that_another_paper_calls_a_summit_is_one_event(summit: dict[str, Any], same: bool) -> None:
    text = "القاده الثلاثه يجتمعون في القصر ويتفقون علي لقاء كل ثلاثه اشهر"
    one = report(1, actor_ids=CAST, text=text)
    other = report(2, event_type="summit", **{"actor_ids": CAST, "text": text} | summit)
    assert (stories(one, other) == [0, 0]) is same


def test_what_was_signed_at_one_summit_is_one_event() -> None:
    at = {"event_type": "summit", "summit_id": "sharm", "actor_ids": []}
    signed = {"event_type": "agreement", "place_id": None}
    told = stories(
        report(1, **at),
        report(1, **signed, actor_ids=["c.QA", "c.TR", "p.president"], text="توقيع وثيقه انهاء الحرب"),
        report(2, **at),
        report(2, **signed, actor_ids=["c.QA", "c.TR"], text="the leaders put their names to the paper"),
        report(3, **signed, actor_ids=["c.EG", "c.FR", "c.QA", "c.TR", "o.firm"], text="صفقه طائرات جديده بين شركتين"),
    )
    assert told == [0, 1, 0, 1, 4]


def test_telegrams_to_two_states_are_two_although_their_words_are_the_same() -> None:
    words = "بعث الملك برقيه تهنيه الي رييس الجمهوريه بمناسبه ذكري استقلال بلاده معربا عن اطيب تمنياته"
    one = report(1, event_type="statement", actor_ids=["c.NE", "p.king"], text=f"{words} نيامي")
    other = report(2, event_type="statement", actor_ids=["c.BF", "p.king"], text=f"{words} واغادوغو")
    assert stories(one, other) == [0, 1]
    assert stories(one, report(2, event_type="statement", actor_ids=["c.NE", "p.king"], text=words)) == [0, 0]
