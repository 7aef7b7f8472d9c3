"""What the store shows of the demonstration: announced and held, put off, called off, denied, and who came."""

from collections.abc import Iterator
from datetime import date, datetime

import duckdb
import pytest

from etl.pipeline import Options, Watcher, ingest
from etl.store import Store
from tests.sample.samples import SAMPLE

Con = duckdb.DuckDBPyConnection
_AS_OF = datetime(2026, 1, 1)


@pytest.fixture(scope="session")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    store = Store(tmp_path_factory.mktemp("states"))
    ingest([str(SAMPLE)], store, Options(_AS_OF), Watcher())
    with duckdb.connect(str(store.live()), read_only=True) as con:
        yield con


def states(con: Con, event_type: str, day: str, actor: str) -> list[str]:
    """The status of each event of a type on a day with an actor."""
    rows = con.execute(
        """select status::varchar from events
           where event_type = $kind and start_at::date = $day
             and event_id in (select event_id from event_actors where actor_id = $actor)""",
        {"kind": event_type, "day": date.fromisoformat(day), "actor": actor},
    )
    return [row[0] for row in rows.fetchall()]


@pytest.mark.parametrize(
    "summit", ["cairo-peace-2023-10-21", "gcc-2024-12-01", "sharm-peace-2025-10-13", "las-2025-03-04"]
)
def test_announced_and_then_held_is_one_event_that_happened_and_keeps_both_reports(con: Con, summit: str) -> None:
    rows = con.execute(
        """select e.event_id, e.status::varchar, list(distinct r.status::varchar order by r.status::varchar)
           from events e join reports r using (event_id)
           where e.event_type = 'summit' and e.summit_id = $summit group by all""",
        {"summit": summit},
    ).fetchall()
    assert [(status, told) for _, status, told in rows] == [("happened", ["happened", "planned"])]


def test_a_known_edition_is_one_summit(con: Con) -> None:
    twice = con.sql(
        """select summit_id from events where event_type = 'summit' and summit_id is not null
           group by 1 having count(*) > 1"""
    ).fetchall()
    assert twice == []


@pytest.mark.parametrize(
    ("event_type", "day", "actor", "status"),
    [
        ("meeting", "2025-05-03", "c.IR", "postponed"),
        ("meeting", "2023-12-28", "p.abdel-fattah-al-burhan", "postponed"),
        ("visit", "2025-03-10", "p.volodymyr-zelensky", "postponed"),
        ("summit", "2023-10-18", "p.ayman-safadi", "cancelled"),
        ("meeting", "2025-06-15", "p.badr-albusaidi", "cancelled"),
        ("call", "2024-11-11", "p.vladimir-putin", "denied"),
        ("meeting", "2024-11-16", "p.elon-musk", "denied"),
        ("agreement", "2024-11-09", "p.majed-al-ansari", "denied"),
    ],
)
def test_put_off_called_off_and_denied(con: Con, event_type: str, day: str, actor: str, status: str) -> None:
    assert states(con, event_type, day, actor) == [status]


def test_who_came_to_baghdad_is_told_in_two_ways(con: Con) -> None:
    rows = con.sql(
        """select s.actor_id, s.status::varchar, d.external_id
           from summit_attendance s join documents d using (document_id)
           where s.summit_id = 'las-2025-05-17' and s.actor_id in ('p.abdullah-ii', 'p.jafar-hassan')"""
    ).fetchall()
    assert ("p.abdullah-ii", "attended", "fur-1189") in rows
    assert ("p.abdullah-ii", "represented", "riwaq-7655") in rows
    assert {status for actor, status, _ in rows if actor == "p.jafar-hassan"} <= {"attended", "represented"}


def test_every_outlet_tells_that_netanyahu_stayed_away(con: Con) -> None:
    rows = con.sql(
        """select status::varchar from summit_attendance
           where summit_id = 'sharm-peace-2025-10-13' and actor_id = 'p.benjamin-netanyahu'"""
    ).fetchall()
    assert {status for (status,) in rows} == {"absent"}


def test_the_day_of_the_maghrebi_meeting_is_told_in_two_ways_by_one_event(con: Con) -> None:
    rows = con.sql(
        """select event_id, list(distinct r.start_at::date::varchar order by r.start_at::date::varchar) as days,
                  e.start_at::date
           from events e join reports r using (event_id)
           where e.summit_id = 'tri-magh-2024-04-22' and e.event_type = 'summit' group by event_id, e.start_at"""
    ).fetchall()
    assert [(days, day) for _, days, day in rows] == [(["2024-04-22", "2024-04-23"], date(2024, 4, 22))]


@pytest.mark.parametrize(
    ("day", "actors", "reports"),
    [
        ("2024-11-27", ("c.IL", "o.hezbollah"), 2),
        ("2025-01-15", ("c.IL", "o.hamas"), 2),
        ("2025-10-13", ("p.donald-trump", "c.QA"), 3),
    ],
    ids=["ceasefire of Lebanon", "ceasefire of Gaza", "the document of Sharm el-Sheikh"],
)
def test_an_agreement_told_in_two_languages_is_one(con: Con, day: str, actors: tuple[str, str], reports: int) -> None:
    rows = con.execute(
        """select document_count from events
           where event_type = 'agreement' and start_at::date = $day
             and event_id in (select event_id from event_actors where actor_id = $first)
             and event_id in (select event_id from event_actors where actor_id = $second)""",
        {"day": date.fromisoformat(day), "first": actors[0], "second": actors[1]},
    ).fetchall()
    assert rows == [(reports,)]


def test_a_summit_is_headed_by_more_than_one_delegation_where_a_paper_has_such_a_title(con: Con) -> None:
    rows = con.sql("select headline_ar, headline_en from events where summit_id = 'las-2025-05-17'").fetchall()
    assert ("«إعلان بغداد» يختتم القمة الرابعة والثلاثين" in rows[0][0], len(rows)) == (True, 1)
