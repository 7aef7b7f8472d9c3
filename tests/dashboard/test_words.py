"""The table of visible words is complete in both languages, and counts as each language does."""

import re
import string

import pytest

from dashboard.words import Words, plain, table

_ARABIC, _LATIN = re.compile("[\u0621-\u064a]"), re.compile("[A-Za-z]")
_SAME_IN_BOTH = {"app.language", "origin.gdelt", "origin.acled", "page.csv"}  # names, and the switch to the other one


def _fields(text: str) -> set[str | None]:
    return {name for form in text.split("|") for _, name, _, _ in string.Formatter().parse(form) if name}


def test_every_key_has_both_languages() -> None:
    ar, en = table()["ar"], table()["en"]
    assert ar.keys() == en.keys()
    assert not [key for key in ar if not ar[key].strip() or not en[key].strip()]


def test_no_key_is_given_twice() -> None:
    from importlib.resources import files

    keys = [line.split("\t")[0] for line in (files("dashboard") / "words.tsv").read_text("utf-8").splitlines()]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("key", sorted(table()["en"]))
def test_both_languages_fill_in_the_same_values(key: str) -> None:
    assert _fields(table()["ar"][key]) == _fields(table()["en"][key])


@pytest.mark.parametrize("key", sorted(table()["en"].keys() - _SAME_IN_BOTH))
def test_each_language_is_written_in_its_own_letters(key: str) -> None:
    arabic, english = (re.sub(r"\{\w*\}|`[^`]*`", "", table()[language][key]) for language in ("ar", "en"))
    assert not _ARABIC.search(english)
    assert not _LATIN.search(arabic.replace("CSV", "")) or key.startswith("origin.")


@pytest.mark.parametrize("key", [key for key in table()["en"] if key.startswith("count.")])
def test_counted_nouns_have_the_forms_of_their_language(key: str) -> None:
    assert (table()["ar"][key].count("|"), table()["en"][key].count("|")) == (5, 1)


@pytest.mark.parametrize("key", [key for key in table()["en"] if key.startswith("months.")])
def test_a_year_has_twelve_months(key: str) -> None:
    assert [table()[language][key].count("|") for language in ("ar", "en")] == [11, 11]


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (0, "لا أحداث", "0 events"),
        (1, "حدث واحد", "1 event"),
        (2, "حدثان", "2 events"),
        (3, "3 أحداث", "3 events"),
        (10, "10 أحداث", "10 events"),
        (11, "11 حدثًا", "11 events"),
        (99, "99 حدثًا", "99 events"),
        (100, "100 حدث", "100 events"),
        (103, "103 أحداث", "103 events"),
        (1234, "1,234 حدثًا", "1,234 events"),
    ],
)
def test_counts(number: int, arabic: str, english: str) -> None:
    assert Words("ar").count("event", number) == arabic
    assert Words("en").count("event", number) == english


def test_digits_are_the_readers_choice() -> None:
    assert Words("ar", digits="arabic").number(1234.5, 1) == "١٬٢٣٤٫٥"
    assert Words("ar").number(1234.5, 1) == "1,234.5"


def test_names_of_the_other_direction_are_isolated() -> None:
    assert Words("ar").name("بوتين", "Putin") == "بوتين"
    assert Words("ar").name(None, "Putin") == "\u2068Putin\u2069"
    assert Words("en").name("بوتين", None) == "\u2068بوتين\u2069"


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        (
            "en",
            "Visit: سالم الشهبي, علي سيف and Egypt",
            "Visit: \u2068سالم الشهبي\u2069, \u2068علي سيف\u2069 and Egypt",
        ),
        ("en", "سالم said so", "\u2068سالم said so\u2069"),
        ("en", "Visit: Egypt", "Visit: Egypt"),
        ("ar", "زيارة: Dana Bash وAndy Murray", "زيارة: \u2068Dana Bash\u2069 و\u2068Andy Murray\u2069"),
        ("ar", "مؤتمر (COP29)، مصر", "مؤتمر (\u2068COP29\u2069)، مصر"),
        ("ar", "زيارة: مصر", "زيارة: مصر"),
    ],
)
def test_each_name_of_the_other_direction_keeps_its_place(language: str, text: str, shown: str) -> None:
    assert Words(language).isolate(text) == shown


@pytest.mark.parametrize(
    ("share", "places", "english", "arabic"),
    [
        (0.0, 1, "0.0%", "0.0٪"),
        (0.0001, 1, "<0.1%", "أقل من 0.1٪"),
        (0.001, 1, "0.1%", "0.1٪"),
        (0.5, 0, "50%", "50٪"),
        (1.0, 1, "100.0%", "100.0٪"),
    ],
)
def test_a_share_that_is_not_nothing_is_not_told_as_nothing(
    share: float, places: int, english: str, arabic: str
) -> None:
    assert (Words("en").percent(share, places), Words("ar").percent(share, places)) == (english, arabic)


def test_direction_overrides_and_controls_are_never_shown() -> None:
    assert plain("a\u202eb\u2067c\u0000d") == "abc\ufffdd"
