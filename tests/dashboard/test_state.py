"""An address stands for one state, and a state for one address, whatever is written in it."""

from datetime import date

import pytest

from dashboard.filters import Filters
from dashboard.state import State, read


@pytest.mark.parametrize(
    ("query", "locale", "language"),
    [
        ({}, "ar-EG", "ar"),
        ({}, "ar", "ar"),
        ({}, "en-GB", "en"),
        ({}, "fr", "en"),
        ({}, None, "en"),
        ({"lang": ["en"]}, "ar", "en"),
        ({"lang": ["ar"]}, "en", "ar"),
        ({"lang": ["<b>"]}, "ar", "ar"),
    ],
)
def test_language(query: dict[str, list[str]], locale: str | None, language: str) -> None:
    assert read(query, (), locale).language == language


def test_an_address_is_read_and_written_back() -> None:
    query = {
        "lang": ["ar"],
        "digits": ["arabic"],
        "n": ["2"],
        "from": ["2024-02-10"],
        "types": ["summit"],
        "by": ["actor"],
    }
    state = read(query, ("by",))
    assert state.filters == Filters(since=date(2024, 2, 10), types=("summit",))
    assert (state.words.digits, state.params, state.notices) == ("arabic", {"by": "actor"}, ())
    assert state.query() == query


def test_the_language_switch_keeps_everything_else() -> None:
    state = read({"lang": ["ar"], "types": ["summit"], "event": ["ev_1"]}, ())
    assert state.query(lang="en") == {**state.query(), "lang": ["en"]}


def test_another_view_keeps_filters_but_not_what_only_this_one_understands() -> None:
    state = read({"lang": ["en"], "types": ["summit"], "by": ["actor"], "months": ["levant"]}, ("by",))
    assert state.elsewhere() == {"lang": ["en"], "months": ["levant"], "n": ["1"], "types": ["summit"]}


def test_an_address_too_long_is_refused_whole() -> None:
    state = read({"actors_any": [f"x.{number}" for number in range(10_000)], "types": ["summit"]}, ())
    assert state.refused
    assert state.filters == Filters()


def test_what_is_not_understood_is_named() -> None:
    state: State = read({"nonsense": ["1"], "types": ["x' or 1=1 --"], "digits": ["roman"]}, ())
    assert {notice.key for notice in state.notices} == {"nonsense", "types"}
    assert state.preferences["digits"] == "latin"
