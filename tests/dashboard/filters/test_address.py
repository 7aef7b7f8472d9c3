from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import Filters, Notice, NoticeKind
from dashboard.filters.keys import LISTS, vocabulary
from etl.errors import FilterError

_IDS = st.from_regex(r"[A-Za-z0-9_.:-]{1,20}", fullmatch=True)
_TEXTS = st.text(st.characters(exclude_categories=("C", "Z")), max_size=30)
_OUTLETS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
_COUNTRIES = st.from_regex(r"c\.[A-Z]{2}", fullmatch=True)


def _values(key: str) -> st.SearchStrategy[str]:
    if key in ("outlets", "countries"):
        return _OUTLETS if key == "outlets" else _COUNTRIES
    known = vocabulary(key)
    return st.sampled_from(sorted(known)) if known else _IDS


@st.composite
def any_filters(draw: st.DrawFn) -> Filters:
    """Filters that an address can carry."""
    lists: dict[str, Any] = {key: tuple(draw(st.lists(_values(key), max_size=4))) for key in LISTS}
    since, until = draw(st.none() | st.dates()), draw(st.none() | st.dates())
    if since and until and since > until:
        since, until = until, since
    return Filters(
        since, until, **lists, undated=draw(st.booleans()), q=draw(_TEXTS), exact=draw(st.booleans()),
        new_since=draw(st.none() | st.integers(0, 999_999_999)),
    )  # fmt: skip


@given(any_filters())
def test_an_address_gives_back_its_filters(filters: Filters) -> None:
    assert Filters.parse(filters.query_string()) == (filters, ())
    assert Filters.from_address(filters.address()) == (filters, ())


@given(any_filters())
def test_every_chip_can_be_taken_off(filters: Filters) -> None:
    for key, value in filters.pairs():
        fewer = filters.without(key, value)
        assert set(fewer.pairs()) == set(filters.pairs()) - {(key, value)}


@given(st.text(max_size=300))
def test_no_address_breaks_it(text: str) -> None:
    try:
        filters, notices = Filters.parse(text)
    except FilterError:
        return
    assert Filters.parse(filters.query_string())[0] == filters
    assert all(str(notice) for notice in notices)


@pytest.mark.parametrize(("address", "expected"), [
    ("", Filters()),
    ("from=2024-02-10", Filters(since=date(2024, 2, 10))),
    ("to=2024-02-10&undated=1", Filters(until=date(2024, 2, 10), undated=True)),
    ("actors_all=p.a&actors_all=p.b&actors_all=p.a", Filters(actors_all=("p.a", "p.b"))),
    ("countries=EG&countries=c.sa", Filters(countries=("c.EG", "c.SA"))),
    ("types=visit&types=meeting", Filters(types=("meeting", "visit"))),
    ("calendar=islamic-umalqura", Filters(calendar=("islamic-umalqura",))),
    ("q=%D9%85%D8%B5%D8%B1%20now&exact=1", Filters(q="مصر now", exact=True)),
    ("q=a+b", Filters(q="a b")),
    ("?undated=0&exact=0&from=&q=&lang=ar", Filters()),
    ("n=2&from=2024-01-01&to=2024-01-02", Filters(date(2024, 1, 1), date(2024, 1, 2))),
])  # fmt: skip
def test_reads(address: str, expected: Filters) -> None:
    assert Filters.parse(address) == (expected, ())


_UNKNOWN, _NO_KEY = NoticeKind.UNKNOWN_VALUE, NoticeKind.UNKNOWN_KEY


@pytest.mark.parametrize(("address", "expected", "notices"), [
    ("colour=red", Filters(), [(_NO_KEY, "colour", "")]),
    ("since=2024-01-01", Filters(), [(_NO_KEY, "since", "")]),
    ("from=2024-13-01", Filters(), [(_UNKNOWN, "from", "2024-13-01")]),
    ("from=20240101", Filters(), [(_UNKNOWN, "from", "20240101")]),
    ("from=2024-02-10T00:00", Filters(), [(_UNKNOWN, "from", "2024-02-10T00:00")]),
    ("types=meeting&types=party", Filters(types=("meeting",)), [(_UNKNOWN, "types", "party")]),
    ("actors_any=p.a' or 1=1 --", Filters(), [(_UNKNOWN, "actors_any", "p.a' or 1=1 --")]),
    ("actors_any=<b>x</b>", Filters(), [(_UNKNOWN, "actors_any", "<b>x</b>")]),
    ("actors_any=", Filters(), [(_UNKNOWN, "actors_any", "")]),
    ("countries=Egypt", Filters(), [(_UNKNOWN, "countries", "Egypt")]),
    ("undated=yes", Filters(), [(_UNKNOWN, "undated", "yes")]),
    ("q=one&q=two", Filters(q="one"), [(NoticeKind.REPEATED, "q", "two")]),
    ("from=2024-02-02&to=2024-02-01", Filters(date(2024, 2, 1), date(2024, 2, 2)),
     [(NoticeKind.SWAPPED_DAYS, "from", "2024-02-02")]),
    ("q=" + "x" * 201, Filters(q="x" * 200), [(NoticeKind.SHORTENED, "q", "x" * 200)]),
])  # fmt: skip
def test_names_what_it_ignores(address: str, expected: Filters, notices: list[tuple[NoticeKind, str, str]]) -> None:
    assert Filters.parse(address) == (expected, tuple(Notice(*notice) for notice in notices))


def test_keys_of_the_page_are_no_strangers() -> None:
    assert Filters.parse("event=ev_1&sort=start&bad=1", others=("event", "sort"))[1] == (Notice(_NO_KEY, "bad"),)


@pytest.mark.parametrize("address", [
    "&".join(f"actors_any=p.{number}" for number in range(301)),
    "q=" + quote("م" * 9_000),
    "n=3&actors_any=p.a&actors_any=p.b",
    "n=x&actors_any=p.a",
    "n=2",
])  # fmt: skip
def test_refuses_what_is_too_long_or_was_cut_short(address: str) -> None:
    with pytest.raises(FilterError):
        Filters.parse(address)


def test_three_hundred_ids_and_their_days_are_read() -> None:
    ids = tuple(f"p.{number:03}" for number in range(300))
    filters = Filters(date(2024, 1, 1), date(2024, 1, 2), actors_any=ids)
    assert Filters.parse(filters.query_string()) == (filters, ())


@given(any_filters(), st.data())
def test_a_link_cut_short_between_its_values_is_refused(filters: Filters, data: st.DataObject) -> None:
    parts = filters.query_string().split("&")
    if len(parts) > 2:
        kept = data.draw(st.integers(1, len(parts) - 1))
        with pytest.raises(FilterError, match="cut short"):
            Filters.parse("&".join(parts[:kept]))
