"""The keys of an address: in which order they are written, which value each may hold, and how it is spelled."""

import csv
import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from etl import knowledge_folder
from etl.model import Calendar, Certainty, EventStatus, Language, Precision

# Keys of many values, in the order of an address; the name of each is also the name of the attribute of `Filters`.
LISTS = (
    "actors_all", "actors_any", "actors_none", "organizations_any", "countries", "types", "summit", "status", "outlets",
    "languages", "precision", "certainty", "calendar",
)  # fmt: skip
ID_LISTS = frozenset({"actors_all", "actors_any", "actors_none", "organizations_any", "countries", "summit", "outlets"})
DAYS: Mapping[str, str] = {"from": "since", "to": "until"}
SWITCHES = ("undated", "exact")
BUILD = "new_since"
KEYS = frozenset({*DAYS, *LISTS, *SWITCHES, BUILD, "q"})
COUNT = "n"  # how many values a link carries, so that one cut short on its way is noticed

MOST_IDS = 300
MOST_BYTES = 16_384
MOST_LETTERS = 200  # of `q`

_ID = re.compile(r"[A-Za-z0-9_.:-]{1,200}")
_COUNTRY_CODE = re.compile(r"(?:c\.)?([A-Za-z]{2})")
_NUMBER = re.compile(r"[0-9]{1,9}")
_LAST = date(9999, 12, 30)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@cache
def vocabulary(key: str) -> frozenset[str] | None:
    """The values that `key` may hold; None when only the store knows."""
    enums = {
        "status": EventStatus, "languages": Language, "precision": Precision, "certainty": Certainty,
        "calendar": Calendar,
    }  # fmt: skip
    if key == "types":
        with (knowledge_folder() / "event_types.csv").open(encoding="utf-8", newline="") as lines:
            return frozenset(row["event_type"] for row in csv.DictReader(lines))
    return frozenset(enums[key]) if key in enums else None


def spelled(key: str, value: str) -> str | None:
    """`value` as the store spells it, or None when `key` can hold no such value."""
    if key == "outlets":
        return value if 0 < len(value) <= MOST_LETTERS and value.isprintable() else None
    if key == "countries":
        code = _COUNTRY_CODE.fullmatch(value)
        return f"c.{code[1].upper()}" if code else None
    known = vocabulary(key)
    if known is not None:
        return str(value) if value in known else None
    return value if _ID.fullmatch(value) else None


def day(text: str) -> date | None:
    """An ISO day, or None; the last day of the year 9999, after which there is none, is told as the one before."""
    try:
        return min(date.fromisoformat(text), _LAST) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def build_number(text: str) -> int | None:
    """The number of a build, or None."""
    return int(text) if _NUMBER.fullmatch(text) else None
