"""The terms of a seat and a day → who held it then, who had left it, who came before; and why."""

from datetime import date

import pytest

from etl.actors import Knowledge
from etl.actors.offices import Office, Standing, head, held, offices, predecessor, resolve_office


@pytest.mark.parametrize(
    ("office", "first", "last", "standing", "actors", "why"),
    [
        (Office("head-of-state", "US"), "2017-01-20", "2017-01-20", Standing.HOLDER, 2, "may have changed hands"),
        (Office("head-of-state", "US"), "2016-01-01", "2018-01-01", Standing.HOLDER, 2, "may have changed hands"),
        (Office("head-of-state", "US"), "2022-01-01", "2023-01-01", Standing.HOLDER, 1, "held the office"),
        (Office("head-of-state", "ZZ"), "2022-01-01", "2023-01-01", Standing.HOLDER, 0, "nobody is known"),
        (Office("head-of-state", "US"), "2016-11-10", "2016-11-10", Standing.ELECT, 1, "took the office afterwards"),
        (Office("head-of-state", "US"), "2016-01-10", "2016-01-10", Standing.ELECT, 0, "nobody is known"),
        (Office("head-of-state", "US"), "2024-01-10", "2024-01-10", Standing.FORMER, 6, "several had left"),
        (Office("head-of-state", "SY"), "2025-06-10", "2025-06-10", Standing.FORMER, 2, "several had left"),
        (Office("head-of-state", "ZZ"), "2025-06-10", "2025-06-10", Standing.FORMER, 0, "nobody is known"),
        (
            Office("foreign-minister", "OM"),
            "2025-06-10",
            "2025-06-10",
            Standing.FORMER,
            0,
            "the first listed one is not known",
        ),
    ],
)
def test_resolutions_say_why(
    knowledge: Knowledge, office: Office, first: str, last: str, standing: Standing, actors: int, why: str
) -> None:
    when = (date.fromisoformat(first), date.fromisoformat(last))
    resolution = resolve_office(offices(knowledge), office, when, standing)
    assert len(resolution.actors) == actors
    assert resolution.ambiguous == (actors > 1)
    assert why in resolution.reason


def test_who_came_before_is_the_holder_of_the_term_before(knowledge: Knowledge) -> None:
    known, seat = offices(knowledge), Office("head-of-state", "US")
    first, then = known.by_office[seat][0].actor_id, (date(2018, 1, 1), date(2018, 1, 1))
    assert predecessor(known, seat, "p.donald-trump", then).actors == ("p.barack-obama",)
    assert predecessor(known, seat, "p.donald-trump", None).actors == ("p.joe-biden",)
    assert predecessor(known, seat, first, then).actors == ()
    assert predecessor(known, seat, "p.theresa-may", then).actors == ()


def test_an_ambiguous_office_names_its_candidates(knowledge: Knowledge) -> None:
    day = date(2017, 1, 20)
    reason = resolve_office(offices(knowledge), Office("head-of-state", "US"), (day, day)).reason
    assert "p.barack-obama 20 Jan 2009 – 20 Jan 2017; p.donald-trump" in reason


def test_without_a_day_only_a_seat_with_one_holder_resolves(knowledge: Knowledge) -> None:
    known = offices(knowledge)
    assert resolve_office(known, Office("foreign-minister", "RU"), None).actors == ("p.sergey-lavrov",)
    assert resolve_office(known, Office("head-of-state", "US"), None).reason == "ambiguous: the text has no day"
    assert resolve_office(known, Office("head-of-state", "ZZ"), None).actors == ()


def test_terms_known_to_the_month_or_year_cover_all_of_it(knowledge: Knowledge) -> None:
    known = offices(knowledge)
    seat = head("رييس", "o.wb")
    (term,) = held(known, "p.ajay-banga", seat)
    day = term.starts[0]
    assert term.meets((day, day))
    month = next(t for t in known.by_actor["p.riad-yassin"] if t.offices[0].role == "foreign-minister")
    assert month.starts == (date(2015, 3, 1), date(2015, 3, 31))
    year = next(t for t in known.by_actor["p.mohamed-hussein-tantawi"] if t.offices[0].role == "defence-minister")
    assert year.starts[0] == date(1991, 1, 1)


def test_near_a_term_is_about_a_year_around_it(knowledge: Knowledge) -> None:
    (term,) = held(offices(knowledge), "p.liz-truss", Office("head-of-government", "GB"))
    assert term.near((date(2023, 6, 1), date(2023, 6, 1)))
    assert not term.near((date(2024, 6, 1), date(2024, 6, 1)))
    assert term.near((date.min, date.max))
