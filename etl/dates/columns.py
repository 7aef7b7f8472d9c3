"""One row of `data/knowledge/date_words/` → the first cell that cannot be true, and why."""

import re
from collections.abc import Callable

from etl.dates.roles import WORD_ROLES
from etl.dates.said import Part, Tense, Unit
from etl.model import Calendar
from etl.text import fold_text

Check = Callable[[str], str]  # a cell → what it must be; empty when it is
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RULE = re.compile(rf"|easter|(?:{'|'.join(_DAYS)})#[1-4]", re.ASCII)
_PERIOD = re.compile(r"P[1-9]\d?[YMWD]", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,12}", re.ASCII)


def _one_of(*allowed: str) -> Check:
    return lambda cell: "" if cell in allowed else f"must be one of {', '.join(allowed)}"


def _number(least: int, most: int) -> Check:
    told = f"must be a whole number from {least} to {most}"
    return lambda cell: "" if _NUMBER.fullmatch(cell) and least <= int(cell) <= most else told


def _like(form: re.Pattern[str], told: str) -> Check:
    return lambda cell: "" if form.fullmatch(cell) else told


def _words(cell: str) -> str:
    return "" if fold_text(cell).strip() else "must hold a word"


def _anything(_: str) -> str:
    return ""


_LANGUAGE = {"language": _one_of("ar", "en")}
_WORD = {"word": _words}
_CALENDAR = _one_of(Calendar.GREGORIAN, Calendar.UMM_AL_QURA)
_UNIT = _one_of(*Unit)
_FORMS = ("one", "teen", "ten", "tens", "hundred", "hundreds", "thousand", "thousands", "thousand many")
_ORDINALS = ("ordinal", "ordinal one", "ordinal tens")
_HALVES = ("am", "pm", "noon", "noon point", "afternoon", "night", "midnight", "tonight")
_NAMES = ("date", "month", "weekday", "today", "this day", "year word", "season", "feast", "number")

# file → its columns in order, with what each may hold
COLUMNS: dict[str, dict[str, Check]] = {
    "months": {
        "name": _words,
        "month": _number(1, 12),
        "calendar": _CALENDAR,
        "region": _anything,
        "alone": _one_of("yes", "cued", "dated", "full"),
        "source": _anything,
    },
    "weekdays": {
        "name": _words,
        "weekday": _number(1, 7),
        "alone": _one_of("yes", "dated"),
        **_LANGUAGE,
        "source": _anything,
    },
    "numbers": {**_WORD, "value": _number(0, 1_000_000), "form": _one_of(*_FORMS, *_ORDINALS), **_LANGUAGE},
    "units": {**_WORD, "unit": _UNIT, "count": _one_of("1", "2", "many"), **_LANGUAGE},
    "relative": {**_WORD, "unit": _UNIT, "amount": _number(-1000, 1000), **_LANGUAGE},
    "directions": {**_WORD, "direction": _number(-2, 2), "story": _one_of("yes", "no"), **_LANGUAGE},
    "day_parts": {
        **_WORD,
        "first_hour": _number(0, 24),
        "last_hour": _number(0, 48),
        "half": _one_of(*_HALVES),
        **_LANGUAGE,
    },
    "zones": {"name": _words, "minutes": _number(-14 * 60, 14 * 60), **_LANGUAGE},
    "feasts": {
        "name": _words,
        "calendar": _CALENDAR,
        "month": _number(0, 12),
        "day": _number(-100, 100),
        "days": _number(1, 31),
        "rule": _like(_RULE, "must be empty, easter or a weekday of the month such as thursday#4"),
        **_LANGUAGE,
    },
    "seasons": {**_WORD, "first_month": _number(1, 12), **_LANGUAGE},
    "decades": {**_WORD, "tens": _number(0, 90), **_LANGUAGE},
    "recurrences": {**_WORD, "value": _like(_PERIOD, "must be an ISO 8601 period such as P1W"), **_LANGUAGE},
    "eras": {**_WORD, "calendar": _CALENDAR, "sign": _one_of("1", "-1"), **_LANGUAGE},
    "parts": {**_WORD, "part": _one_of(*Part), **_LANGUAGE},
    "words": {**_WORD, "role": _one_of(*WORD_ROLES), **_LANGUAGE},
    "name_words": {**_WORD, "side": _one_of("before", "after", "own"), "kind": _one_of(*_NAMES), **_LANGUAGE},
    "counted_things": {**_WORD, **_LANGUAGE},
    "tense_words": {**_WORD, "tense": _one_of(*Tense, "none"), **_LANGUAGE},
}


def wrong_cell(name: str, row: dict[str, str]) -> tuple[str, str] | None:
    """The first column of a row of the file `name` that cannot be true, and what it must be; null when all can."""
    for column, check in COLUMNS[name].items():
        if told := check(row[column]):
            return column, told
    if name == "feasts" and row["month"] == "0" and row["rule"] != "easter":
        return "month", "must be a whole number from 1 to 12: only Easter has no month"
    if name == "day_parts" and int(row["last_hour"]) < int(row["first_hour"]):
        return "last_hour", "comes before first_hour; past midnight go on with 25, 26 …"
    return None
