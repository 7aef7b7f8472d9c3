"""A row of an event → the words that show it: when, how sure, who, how often told."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from dashboard.charts.look import Look
from dashboard.charts.months import GREGORIAN, HIJRI, day_text, has_hijri, month_name, parts, period_text
from dashboard.words import Words, plain

_GRAINS = {"month", "quarter", "year"}
_COARSE = {"month", "quarter", "season", "half", "year", "decade", "century"}
_TIMED = {"hour", "minute", "second"}
_DAY = timedelta(days=1)


def when(row: Mapping[str, Any], words: Words, look: Look, calendar: str = GREGORIAN) -> str:
    """The interval `[start_at, end_at)` of a row, as precise as its `precision`."""
    start, end = row["start_at"], row["end_at"]
    if start is None and end is None:
        return words.figures(str(row.get("start_text") or "")) or words("date.none")
    if end is None:
        return words("date.from", day=day_of(start.date(), calendar, look))
    if start is None:
        return words("date.until", day=day_of((end - _DAY).date(), calendar, look))
    precision = row["precision"] or "range"
    if precision in _TIMED:
        return words("date.time", day=day_of(start.date(), calendar, look), time=words.figures(f"{start:%H:%M}"))
    if precision in _GRAINS and calendar == GREGORIAN and row.get("calendar") != HIJRI:
        return period_text(start.date(), end.date(), precision, calendar, look)
    return interval(
        start.date(), (end - _DAY if end.time() == datetime.min.time() else end).date(), words, look, calendar
    )


def interval(first: date, last: date, words: Words, look: Look, calendar: str = GREGORIAN) -> str:
    """Two days, both inclusive, as one day or a range."""
    if first >= last:
        return day_of(first, calendar, look)
    used = calendar if calendar == GREGORIAN or (has_hijri(first) and has_hijri(last)) else GREGORIAN
    (*began, day), (year, month, until) = parts(first, used), parts(last, used)
    if began == [year, month]:
        days = words("date.range").format(first=day, last=until)
        key = "date.day" if used == GREGORIAN else "date.hijri"
        return words.figures(words(key).format(day=days, month=month_name(month, used, look), year=year))
    opened = day_of(first, used, look)
    if began[0] == year:  # said once, with the last day
        opened = words.figures(words("date.day_month").format(day=day, month=month_name(began[1], used, look)))
    return words("date.range").format(first=opened, last=day_of(last, used, look))


def years(first: date | None, last: date | None, words: Words) -> str | None:
    """The years of the first and the last of many events: of some no text says more than the year."""
    if first is None or last is None:
        return None
    return words.figures(_span([f"{day.year:04d}" for day in (first, last)], words))


def day_of(day: date, calendar: str, look: Look) -> str:
    """A day in words; Gregorian where the Hijri table ends."""
    return day_text(day, calendar if calendar == GREGORIAN or has_hijri(day) else GREGORIAN, look)


def both(row: Mapping[str, Any], words: Words, look: Look, axis: str) -> tuple[str, str]:
    """`when` in the calendar that the reader put first, and in the other one; the second is empty when undated."""
    first, second = (HIJRI, GREGORIAN) if axis == "hijri" else (GREGORIAN, HIJRI)
    days = (row["start_at"], row["end_at"] and row["end_at"] - _DAY)
    if days[0] is None or not all(has_hijri(day.date()) for day in days if day):
        return when(row, words, look), ""
    if row["precision"] in _TIMED:
        return when(row, words, look, first), day_of(row["start_at"].date(), second, look)
    return _named(row, words, look, first), _named(row, words, look, second)


def _named(row: Mapping[str, Any], words: Words, look: Look, calendar: str) -> str:
    """`when`, but Hijri months and years where days would claim more than the text says."""
    start, end = row["start_at"].date(), (row["end_at"] or row["start_at"] + _DAY) - _DAY
    if calendar == GREGORIAN or row.get("calendar") == HIJRI or row["precision"] not in _COARSE:
        return when(row, words, look, calendar)
    first, last = parts(start, HIJRI), parts(end.date(), HIJRI)
    if row["precision"] == "month":
        return words.figures(_hijri_months(first[:2], last[:2], words, look))
    return words.figures(words("date.hijri_year").format(year=_span([first[0], last[0]], words)))


def _hijri_months(first: tuple[int, int], last: tuple[int, int], words: Words, look: Look) -> str:
    """One month or two `(year, month)`; a year that both share is said once."""
    names = [month_name(month, HIJRI, look) for _, month in (first, last)]
    if first[0] == last[0]:
        return words("date.hijri_month").format(month=_span(names, words), year=last[0])
    told = [
        words("date.hijri_month").format(month=name, year=year)
        for name, (year, _) in zip(names, (first, last), strict=True)
    ]
    return _span(told, words)


def _span(ends: Sequence[object], words: Words) -> str:
    first, last = ends
    return str(first) if first == last else words("date.range").format(first=first, last=last)


def sureness(row: Mapping[str, Any]) -> str:
    """The mark of a date: `solid` where the text states the day, `hollow` where it was worked out, `bar` for more."""
    if row["start_at"] is None or row["end_at"] is None:
        return "none" if row["start_at"] is None and row["end_at"] is None else "bar"
    if row["end_at"] - row["start_at"] > _DAY:
        return "bar" if row["certainty"] == "stated" else "bar-hollow"
    return "solid" if row["certainty"] == "stated" else "hollow"


def headline(row: Mapping[str, Any], words: Words, most: int = 1_000) -> str:
    """The event in a line of at most `most` letters, in the reader's language."""
    return words.name(quoted(row["headline_ar"], most), quoted(row["headline_en"], most), row["event_id"])


def beneath(row: Mapping[str, Any], words: Words) -> str:
    """The sentence that tells the event, where it says more than the headline."""
    sentence, told = quoted(row["sentence"]), plain(headline(row, words)).strip("…")
    return "" if sentence.startswith(told[:60]) else sentence


def who(actors: Sequence[Mapping[str, Any]], words: Words, limit: int = 4) -> str:
    """Those who take part, by name."""
    names = {actor["actor_id"]: words.actor(actor["name_ar"], actor["name_en"], actor["actor_id"]) for actor in actors}
    return words.listing(list(names.values()), limit)


def published(moment: datetime | None, words: Words, look: Look) -> str:
    """A publication day in words."""
    return day_text(moment.date(), GREGORIAN, look) if moment else words("date.none")


def lag(hours: int | None, words: Words) -> str:
    """How long after the first report."""
    if hours is None or hours <= 0:
        return words("lag.first")
    if hours < 48:
        return words("lag.hours", hours=words.count("hour", hours))
    return words("lag.days", days=words.count("days_later", round(hours / 24)))


def quoted(sentence: str | None, most: int = 260) -> str:
    """A sentence of an article on one line, cut to a length that a list can bear."""
    text = " ".join(plain(sentence or "").split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
