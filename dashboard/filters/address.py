"""The query string of an address ⇄ the attributes of `Filters`, with a notice for all that is ignored."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from dashboard.filters.keys import (
    BUILD,
    COUNT,
    DAYS,
    ID_LISTS,
    KEYS,
    LISTS,
    MOST_BYTES,
    MOST_IDS,
    MOST_LETTERS,
    build_number,
    day,
    spelled,
)
from dashboard.filters.notices import Notice, NoticeKind
from etl.errors import FilterError

_UNSET = ("", None)
_LANGUAGE = "lang"  # of the page; belongs to every address but is no filter


def split(text: str) -> dict[str, list[str]]:
    """A percent-encoded query string → its keys and values.

    Raises:
        FilterError: it is longer than 16 kB.
    """
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise FilterError(f"the address is longer than {MOST_BYTES} bytes; choose fewer values")
    found: dict[str, list[str]] = {}
    for key, value in parse_qsl(text.removeprefix("?"), keep_blank_values=True, errors="replace"):
        found.setdefault(key, []).append(value)
    return found


def join(given: Mapping[str, Sequence[str]]) -> str:
    """Keys and values → a percent-encoded query string; the inverse of `split`."""
    return urlencode(given, doseq=True, quote_via=quote)


def write(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Keys and values of an address, the number of its values first."""
    found = {COUNT: [str(len(pairs))]} if pairs else {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def read(given: Mapping[str, Sequence[str]], others: frozenset[str]) -> tuple[dict[str, Any], tuple[Notice, ...]]:
    """Keys and values of an address → attributes of `Filters`, and what was ignored.

    Raises:
        FilterError: more values than the limit, or not as many as the address says it carries.
    """
    filters = {key: values for key, values in given.items() if key in KEYS}
    _refuse_cut(filters, given.get(COUNT, ()))
    strange = [key for key in given if key not in KEYS | others | {COUNT, _LANGUAGE}]
    notices = [Notice(NoticeKind.UNKNOWN_KEY, _shown(key)) for key in strange]
    found: dict[str, Any] = {}
    for key, values in filters.items():
        if key in LISTS:
            found[key] = _read_list(key, values, notices)
        elif (value := _read_one(key, values, notices)) not in _UNSET:
            found[DAYS.get(key, key)] = value
    _swap_days(found, notices)
    return found, tuple(notices)


def _refuse_cut(filters: Mapping[str, Sequence[str]], counts: Sequence[str]) -> None:
    """Refuse an address that is too long or not whole."""
    number = sum(len(values) for values in filters.values())
    ids = sum(len(values) for key, values in filters.items() if key in ID_LISTS)
    size = sum(len(value.encode("utf-8", "replace")) for values in filters.values() for value in values)
    if ids > MOST_IDS or size > MOST_BYTES:
        raise FilterError(f"the address names {ids} ids; at most {MOST_IDS} in {MOST_BYTES} bytes are read")
    if any(count != str(number) for count in counts):
        raise FilterError(f"the address was cut short: it carries {number} of {_shown(counts[0])} values")


def _read_list(key: str, values: Iterable[str], notices: list[Notice]) -> tuple[str, ...]:
    read = {value: spelled(key, value) for value in values}
    notices += [Notice(NoticeKind.UNKNOWN_VALUE, key, _shown(value)) for value, good in read.items() if good is None]
    return tuple(good for good in read.values() if good is not None)


def _read_one(key: str, values: Sequence[str], notices: list[Notice]) -> date | str | int | None:
    """The value of a key that has one: a day, a switch, a build, or the text to search for."""
    first, *more = values
    notices += [Notice(NoticeKind.REPEATED, key, _shown(value)) for value in more if value != first]
    if key == "q":
        return _read_text(first, notices)
    value: date | int | None = {"1": True, "0": False}.get(first)
    if key in DAYS or key == BUILD:
        value = day(first) if key in DAYS else build_number(first)
    if value is None and first:
        notices.append(Notice(NoticeKind.UNKNOWN_VALUE, key, _shown(first)))
    return value


def _read_text(text: str, notices: list[Notice]) -> str:
    """The text to search for, on one line and of bounded length."""
    plain = " ".join(text.replace("\0", " ").split())
    if len(plain) > MOST_LETTERS:
        plain = plain[:MOST_LETTERS].rstrip()
        notices.append(Notice(NoticeKind.SHORTENED, "q", plain))
    return plain


def _swap_days(found: dict[str, Any], notices: list[Notice]) -> None:
    since, until = found.get("since"), found.get("until")
    if since and until and since > until:
        notices.append(Notice(NoticeKind.SWAPPED_DAYS, "from", since.isoformat()))
        found["since"], found["until"] = until, since


def _shown(text: str) -> str:
    """`text` short enough for a notice."""
    return text if len(text) <= 80 else text[:79] + "…"
