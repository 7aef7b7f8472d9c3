"""Date strings in other languages: read in full or not at all."""

import pytest

from etl.dates import fallback, find_dates, normalize_date
from etl.dates.fallback import read_foreign


@pytest.mark.parametrize(
    ("text", "start", "precision"),
    [
        ("3 mai 2024", "2024-05-03", "day"),
        ("lundi 3 mars 2025", "2025-03-03", "day"),
        ("10 février 2024 à 14:30", "2024-02-10T14:30:00", "minute"),
        ("12 de febrero de 2024", "2024-02-12", "day"),
        ("12 şubat 2023", "2023-02-12", "day"),
        ("10 февраля 2024", "2024-02-10", "day"),
        ("9 novembre 1999 23:59:59", "1999-11-09T23:59:59", "second"),
    ],
)
def test_reads_full_dates_of_other_languages(text: str, start: str, precision: str) -> None:
    mention = normalize_date(f" {text}", None)
    assert mention is not None
    assert mention.start is not None
    assert mention.start.isoformat().removesuffix("T00:00:00") == start
    assert (mention.precision, mention.surface, mention.span.start) == (precision, text, 1)


def test_the_offset_from_utc_is_kept() -> None:
    mention = normalize_date("10 février 2024 14:30 +0300", None)
    assert mention is not None
    assert mention.utc_offset_minutes == 180


@pytest.mark.parametrize(
    "text",
    [
        "mai 2024",  # dateparser gives it today's day
        "2024",
        "10/2/2024",
        "1445/7/29 هـ",  # and this the year 1445 CE
        "29 رجب 1445",
        "10 فروردین 1402",
        "31 février 2024",
        "demain",
        "il y a 2 jours 2024",
        "12 mai 2024 - 13 mai 2025",
        "résolution 1701 (2006)",
        "12 personas en mayo de 2011",
        "12 May 2024 reports",
        "janvier " * 7 + "2024",
        "3 mai 2024" + " " * 60,
        "",
    ],
)
def test_refuses_what_is_no_full_date_of_another_language(text: str) -> None:
    assert read_foreign(text) is None


def test_what_dateparser_stumbles_over_is_no_date(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stumbling:
        def get_date_data(self, text: str) -> None:
            raise OverflowError(text)

    monkeypatch.setattr(fallback, "_parser", Stumbling)
    assert read_foreign("3 juin 2024") is None


def test_is_never_asked_for_running_text() -> None:
    assert find_dates("Il est né le 3 mai 2024 à Paris.", None) == []
