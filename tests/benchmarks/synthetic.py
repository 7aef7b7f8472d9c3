"""A number of events → a store of that size with the real schema, made inside DuckDB.

    python -m tests.benchmarks.synthetic --events 10_000_000 --actors 5000 --out FOLDER

Actors follow Zipf's law, three to an event on average; shares of types, precisions and certainties are those of a store
made from 36,000 news articles, days lie in 2005-2026 and grow denser. Two events of five have a place, one of
200 is of a summit, and second reports differ now and then.
"""

import argparse
import time
from pathlib import Path

import duckdb

import etl.store
from etl.store import Store
from etl.store.rollups import roll_up

_SCHEMA = Path(etl.store.__file__).with_name("schema.sql")
_OUTLETS = 40
_PER_DOCUMENT = 3  # events of an article
_SUMMITS = 200

# Value and share in percent, the last one taking the rest.
_TYPES = (
    ("statement", 30), ("meeting", 14), ("visit", 8), ("appeal", 5), ("attack", 5), ("military_action", 5),
    ("agreement", 4),
    ("speech", 4), ("cooperation", 4), ("appointment", 3), ("accusation", 3), ("aid", 3), ("trial", 2), ("disaster", 2),
    ("arrest", 1), ("summit", 1), ("call", 1), ("rejection", 1), ("election", 1), ("protest", 1), ("other", 2),
)  # fmt: skip
_PRECISIONS = (("day", 76), ("month", 7), ("hour", 5), ("year", 4), ("week", 4), ("range", 4))
_CERTAINTIES = (("inferred", 70), ("stated", 27), ("ambiguous", 2), ("conflict", 1))
_STATUSES = (("happened", 86), ("planned", 11), ("postponed", 1), ("cancelled", 1), ("denied", 1))
_CALENDARS = (("gregorian", 92), ("islamic-umalqura", 5), ("dual", 3))
_UNDATED = 0.05
# A country, those with few numbers most often.
_PLACE = "format('c.a{}', 2 + 4 * (exp((hash(event_no) // 5 % 1000) / 1000 * ln(300)) - 1)::integer)"
_DOCUMENT = f"(event_no // {_PER_DOCUMENT})"  # that tells an event first
_LENGTHS = {"day": "1 day", "month": "1 month", "hour": "1 hour", "year": "1 year", "week": "7 days", "range": "3 days"}


def main() -> None:
    """Write the store and say how long it took and how large it is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--actors", type=int, default=5_000)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    began = time.perf_counter()
    live = write_store(chosen.out, chosen.events, chosen.actors)
    print(f"{live}: {live.stat().st_size / 1e6:.0f} MB, {time.perf_counter() - began:.1f} s")


def write_store(folder: Path, events: int, actors: int = 5_000) -> Path:
    """A store of `events` events in `folder`; returns its live file."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store(folder)
    draft, target = folder / "synthetic.draft", store.next_build()
    draft.unlink(missing_ok=True)
    with duckdb.connect(str(draft), config={"threads": 2, "temp_directory": f"{draft}.spill"}) as con:
        con.execute(_SCHEMA.read_text("utf-8"))
        con.execute("select setseed(0.5)")
        _people(con, actors)
        _documents(con, 2 + events // _PER_DOCUMENT)
        _summits(con)
        _events(con, events)
        _bridges(con, actors)
        _reports(con)
        roll_up(con)
        con.execute("insert into build values ('synthetic', '0')")
        con.execute(
            "insert into runs select 'r1', now(), now(), '0', '-', 1, (select count(*) from document), $n, 0, now()",
            {"n": events},
        )
    store.publish(draft, target)
    return target


def _people(con: duckdb.DuckDBPyConnection, actors: int) -> None:
    """Actors of all kinds, by weight; outlets."""
    con.execute(
        """
        insert into actor
        select a, format('{}.a{}', ['p', 'o', 'c', 'p'][a % 4 + 1], a),
               (['person', 'organization', 'country', 'person'][a % 4 + 1])::actor_kind,
               format('اسم {}', a), format('Name {}', a), null,
               chr((65 + a % 26)::int) || chr((65 + a // 26 % 26)::int),
               (a % 120) - 60, (a % 340) - 170, true
        from range($actors) t(a)""",
        {"actors": actors},
    )
    con.execute("insert into aliases select actor_id, name_en, lower(name_en), 'en', 'name' from actor")
    con.execute("insert into outlet select o, format('outlet-{}', o), 'EG' from range($n) t(o)", {"n": _OUTLETS})


def _documents(con: duckdb.DuckDBPyConnection, documents: int) -> None:
    con.execute(
        """
        insert into document by name
        select d as document_no, format('d{}', d) as document_id, format('https://example/{}', d) as url,
               format('Title of article {}', d) as title, format('Body of article {}. It says so.', d) as body,
               if(hash(d) % 5 < 4, 'ar', 'en') as language, (hash(d) % $outlets) as outlet_no,
               timestamp '2005-01-01' + interval (7900 * sqrt(d / $n)) day as published_at,
               'day' as published_precision, 'header' as published_basis, [] as published_readings, 0 as dateline_end,
               [] as keywords, format('h{}', d) as content_hash, 'r1' as run_id
        from range($n) t(d)""",
        {"n": documents, "outlets": _OUTLETS},
    )


def _summits(con: duckdb.DuckDBPyConnection) -> None:
    """Editions of ten series over the years, the articles that name them, and who came."""
    con.execute(
        """
        insert into summits by name
        select format('summit-{}', s) as summit_id, format('series-{}', s % 10) as series,
               (s // 10)::varchar as edition, format('قمة {}', s) as name_ar, format('Summit {}', s) as name_en,
               (timestamp '2005-01-01' + interval (7900 * sqrt(s / $n)) day)::date as start_on, start_on + 1 as end_on,
               true as known
        from range($n) t(s)""",
        {"n": _SUMMITS},
    )
    con.execute(
        """
        insert into summit_mention
        select document_no, 'title', 0, 5, 'Title', format('summit-{}', document_no * $n // total), 'name', 'rule'
        from document, (select count(*) as total from document) where document_no % 50 = 0""",
        {"n": _SUMMITS},
    )
    con.execute(
        """
        insert into attendance_fact
        select summit_id, actor_id, (['attended', 'represented', 'absent'][actor_no % 3 + 1])::attendance, document_no,
               'title', 0, 5
        from summit_mention join actor on actor_no = document_no % 97"""
    )


def _pick(shares: tuple[tuple[str, int], ...], column: str) -> str:
    """SQL: one of the values of `shares`, by a random `column` in [0, 1)."""
    cases, total = [], 0
    for value, share in shares[:-1]:
        total += share
        cases.append(f"when {column} < {total / 100} then '{value}'")
    return f"case {' '.join(cases)} else '{shares[-1][0]}' end"


def _events(con: duckdb.DuckDBPyConnection, events: int) -> None:
    """Events in the order of their start, each in the document published about that day."""
    con.execute(
        f"""
        create temp table drawn as
        select {_pick(_TYPES, "a")} as event_type, {_pick(_PRECISIONS, "b")} as grain,
               {_pick(_CERTAINTIES, "c")} as sure,
               {_pick(_STATUSES, "d")} as status, {_pick(_CALENDARS, "e")} as calendar, f < {_UNDATED} as undated,
               timestamp '2005-01-01' + interval (7900 * sqrt(g)) day as day, g
        from (select random() a, random() b, random() c, random() d, random() e, random() f, random() g
              from range($n))""",
        {"n": events},
    )
    lengths = " ".join(f"when '{grain}' then interval '{length}'" for grain, length in _LENGTHS.items())
    con.execute(
        f"""
        insert into event by name
        with numbered as (
            select *, row_number() over (order by if(undated, null, day) nulls last) - 1 as event_no,
                   {_DOCUMENT} as document_no
            from drawn)
        select event_no, format('ev_{{:012x}}', event_no) as event_id, event_type, 'CONSULT' as plover,
               '04' as cameo_root, status,
               if(undated, null, day) as start_at, if(undated, null, day + case grain {lengths} end) as end_at,
               if(undated, null, grain) as "precision", calendar, if(undated, 'unresolved', sure) as certainty,
               if(undated, null, 'text') as date_basis,
               if(hash(event_no) % 5 < 2, {_PLACE}, null) as place_id,
               if(hash(event_no) % 200 = 0, format('summit-{{}}', event_no * {_SUMMITS} // {events}), null)
                   as summit_id,
               format('عنوان الحدث {{}}', event_no) as headline_ar,
               format('Headline of event {{}}', event_no) as headline_en, 'both' as headline_basis,
               1 + (event_no % 10 = 0)::int as document_count,
               1 + (event_no % 10 = 0 and one.outlet_no <> two.outlet_no)::int as outlet_count,
               one.published_at as first_published_at, 'text' as origin, false as corrected,
               format('headline of event {{}} عنوان الحدث {{}} كلمة{{}}', event_no, event_no,
                      event_no % 977) as search_text
        from numbered join document one using (document_no)
        join document two on two.document_no = numbered.document_no + 1 order by event_no"""
    )
    con.execute("drop table drawn")


def _bridges(con: duckdb.DuckDBPyConnection, actors: int) -> None:
    """One to five actors to an event, the n-th most frequent 1/n times as often as the first."""
    con.execute(
        """
        insert into event_actor
        select distinct on (event_no, actor_no) event_no, actor_no, role from (
            select event_no, (exp(random() * ln($actors)) - 1)::uinteger as actor_no,
                   (['source', 'target', 'participant'][k % 3 + 1])::actor_role as role
            from event, range(5) t(k) where k <= hash(event_no) % 5)
        order by event_no, actor_no""",
        {"actors": actors},
    )
    con.execute(
        """
        insert into actor_event
        select actor_no, event_no, start_at, role from event_actor join (select event_no, start_at from event)
        using (event_no) order by actor_no, event_no"""
    )


def _reports(con: duckdb.DuckDBPyConnection) -> None:
    """One report of each event, a second one of every tenth; the words that tell it."""
    con.execute(
        f"""
        insert into report
        with numbered as (
            select event_no, {_DOCUMENT} as document_no, status, start_at, end_at, "precision", calendar, certainty,
                   date_basis
            from event),
        told as (
            select * exclude (document_no), document_no + nth as document_no, nth = 0 as is_first,
                   to_days(if(nth > 0 and event_no % 20 = 0, 1, 0)) as shift
            from numbered, (values (0), (1)) t(nth) where nth = 0 or event_no % 10 = 0)
        select event_no, document_no, outlet_no, language,
               if(not is_first and event_no % 30 = 0, 'denied', status), start_at + shift, end_at + shift, "precision",
               calendar, certainty, date_basis, 'rule', published_at, is_first,
               is_first or outlet_no <> lag(outlet_no) over (order by event_no, document_no),
               is_first or language <> lag(language) over (order by event_no, document_no)
        from told join document using (document_no) order by event_no, document_no"""
    )
    con.execute(
        """
        insert into evidence_span
        select event_no, document_no, 'what', null, 'body', 0, 4, 0, 20 from report order by event_no, document_no"""
    )


if __name__ == "__main__":
    main()
