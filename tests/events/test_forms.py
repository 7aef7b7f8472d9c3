import pytest

from etl.events.forms import Form, arabic_noun, arabic_participle, arabic_past, arabic_present, english_verb, folded


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("استقبل", "واستقبلت"),
        ("استقبل", "استقبله"),
        ("استقبل", "استقبلوا"),
        ("التقى", "التقت"),
        ("التقى", "فالتقيا"),
        ("التقى", "التقاه"),
        ("دعا", "ودعت"),
        ("دعا", "دعوا"),
        ("دعا", "دعاها"),
        ("زار", "زارت"),
    ],
)
def test_past(verb: str, form: str) -> None:
    assert folded(form) in {form for form, _ in arabic_past(verb)}


@pytest.mark.parametrize(("verb", "form", "ending"), [("بدأ", "بدا", "أ"), ("زار", "زاره", "ه"), ("زار", "زار", "")])
def test_past_tells_which_last_letter_folding_loses(verb: str, form: str, ending: str) -> None:
    assert (form, ending) in set(arabic_past(verb))


@pytest.mark.parametrize(
    ("verb", "form", "sense"),
    [
        ("يستقبل", "يستقبل", Form.PRESENT),
        ("يستقبل", "وتستقبل", Form.PRESENT),
        ("يستقبل", "سيستقبل", Form.FUTURE),
        ("يستقبل", "وستستقبله", Form.FUTURE),
        ("يستقبل", "ليستقبل", Form.PURPOSE),
        ("يلتقي", "يلتقون", Form.PRESENT),
        ("يدعو", "يدعون", Form.PRESENT),
        ("يبحث", "يبحثان", Form.PRESENT),
    ],
)
def test_present(verb: str, form: str, sense: Form) -> None:
    assert (folded(form), sense) in set(arabic_present(verb))


@pytest.mark.parametrize(
    ("noun", "form"),
    [
        ("زيارة", "الزيارة"),
        ("زيارة", "زيارته"),
        ("زيارة", "وبزيارتها"),
        ("زيارة", "زيارتين"),
        ("اجتماع", "اجتماعا"),
        ("اجتماع", "بالاجتماع"),
        ("اجتماع", "للاجتماع"),
        ("اجتماع", "اجتماعهم"),
    ],
)
def test_noun(noun: str, form: str) -> None:
    assert folded(form) in set(arabic_noun(noun))


def test_participle() -> None:
    assert {folded(form) for form in ("داعيا", "وداعيا", "داعية", "داعين")} <= set(arabic_participle("داعيا"))


@pytest.mark.parametrize(
    ("base", "past", "form", "sense"),
    [
        ("meet", "met", "met", Form.PAST),
        ("meet", "met", "meets", Form.PRESENT),
        ("accuse", "", "accused", Form.PAST),
        ("accuse", "", "accusing", Form.PRESENT),
        ("deny", "", "denies", Form.PRESENT),
        ("deny", "", "denied", Form.PAST),
        ("ban", "", "banned", Form.PAST),
        ("reach", "", "reaches", Form.PRESENT),
        ("agree", "", "agreed", Form.PAST),
        ("sign", "", "sign", Form.PURPOSE),
    ],
)
def test_english(base: str, past: str, form: str, sense: Form) -> None:
    assert (form, sense) in set(english_verb(base, past))
