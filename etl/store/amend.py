"""Corrections and the stories of a draft store → stories as corrected; each correction is marked applied, or why not.

The table `corrections` holds what the user wrote and what came of it. A correction is aimed by its evidence: the
document, the place and the words there. Where `old` is not what this build says, nothing is changed.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import polars as pl

from etl.store.corrections import Correction, Target, parse_interval
from etl.store.draft import Connection

_REFERRED = {
    Target.EVENT_TYPE: "select event_type from types where event_type = $new",
    Target.PLACE_ID: "select actor_id from actor where actor_id = $new and kind in ('place', 'country')",
    Target.SUMMIT_ID: "select summit_id from summits where summit_id = $new",
}
_Row = dict[str, Any]


def record(con: Connection, corrections: Sequence[Correction]) -> None:
    """Write the corrections down, none of them applied yet, and note where other words stand than they say."""
    if corrections:
        con.executemany(
            """insert into corrections values ($correction_no, $document_id, $char_start, $surface, $field, $old, $new,
                                           $reason, $by, $on, $file, $line, null, false, '')""",
            [
                {name: getattr(row, name) for name in Correction.__slots__} | {"correction_no": number}
                for number, row in enumerate(corrections)
            ],
        )
    con.execute(
        """
        update corrections c set note = 'no such document in this build'
        where document_id not in (select document_id from document)"""
    )
    con.execute(
        """
        update corrections c set note = 'other words stand at this place of the document'
        from document d where d.document_id = c.document_id
          and substr(title, char_start + 1, length(surface)) <> surface
          and substr(body, char_start + 1, length(surface)) <> surface"""
    )


def open_rows(con: Connection, *fields: Target) -> list[_Row]:
    """The corrections of these fields that nothing speaks against so far, the oldest first."""
    rows: list[_Row] = (
        con.sql(
            "select * from corrections where note = '' and list_contains($fields, field) order by correction_no",
            params={"fields": list(fields)},
        )
        .pl()
        .to_dicts()
    )
    return rows


def settle(con: Connection, row: _Row, note: str = "", event_id: str | None = None) -> None:
    """Mark a correction as applied, or with the reason why it is not."""
    con.execute(
        """
        update corrections set applied = $note = '', note = if($note = '', 'applied', $note),
                               event_id = coalesce($event_id, event_id)
        where correction_no = $correction_no""",
        {"note": note, "event_id": event_id, "correction_no": row["correction_no"]},
    )


def aim(con: Connection) -> None:
    """Temporary table `aimed` (correction_no, candidate_no, aspect): the reports whose evidence a correction names."""
    con.execute(
        """
        create temp table aimed as
        select distinct correction_no, candidate_no, aspect
        from corrections c join document d using (document_id) join candidate_evidence e
          on e.document_no = d.document_no and e.char_start = c.char_start
             and e.char_end = c.char_start + length(surface)
        where note in ('', 'applied')
          and substr(if(e.field = 'title', title, body), c.char_start + 1, length(surface)) = surface"""
    )


def regroup(con: Connection, stories: pl.DataFrame) -> pl.DataFrame:
    """`stories` (candidate_no, story_no) with those merged or split that a correction names."""
    rows = open_rows(con, Target.MERGE, Target.SPLIT)
    if not rows:
        return stories
    story = dict(stories.iter_rows())
    document = dict(con.sql("select candidate_no, document_no from candidate").fetchall())
    for row in rows:
        step = _merge if row["field"] == Target.MERGE else _split
        settle(con, row, step(con, row, story, document))
    numbers = stories["candidate_no"]
    return pl.DataFrame(
        {"candidate_no": numbers, "story_no": pl.Series([story[n] for n in numbers], dtype=numbers.dtype)}
    )


def _merge(con: Connection, row: _Row, story: dict[int, int], _document: dict[int, int]) -> str:
    """Make one story of two; returns why not."""
    one, why = _one_story(_candidates(con, row), story)
    other, why_other = _one_story(_candidates_at(con, row["new"]), story)
    if one is None or other is None:
        return why or f"{row['new']}: {why_other}"
    if one == other:
        return "both reports are one event already"
    low, high = sorted((one, other))
    for candidate, number in story.items():
        if number == high:
            story[candidate] = low
    return ""


def _split(con: Connection, row: _Row, story: dict[int, int], document: dict[int, int]) -> str:
    """Give the report an event of its own; returns why not."""
    mine, why = _one_story(_candidates(con, row), story)
    if mine is None:
        return why
    home = {document[candidate] for candidate in _candidates(con, row)}
    leaving = [c for c, number in story.items() if number == mine and document[c] in home]
    staying = [c for c, number in story.items() if number == mine and document[c] not in home]
    if not staying:
        return "the event has no other report to part from"
    for group in (leaving, staying):
        story.update(dict.fromkeys(group, min(group)))
    return ""


def _candidates(con: Connection, row: _Row) -> list[int]:
    """The reports that a correction is aimed at: those whose trigger it names, else those with other evidence there."""
    found = con.execute(
        "select candidate_no, aspect = 'what' from aimed where correction_no = $no order by 1",
        {"no": row["correction_no"]},
    ).fetchall()
    return [number for number, what in found if what] or [number for number, _ in found]


def _candidates_at(con: Connection, place: str) -> list[int]:
    """The reports with a trigger at `document_id:char_start`."""
    document_id, _, char_start = place.rpartition(":")
    rows = con.execute(
        """select candidate_no from candidate join document using (document_no)
           where document_id = $document_id and char_start = $char_start""",
        {"document_id": document_id, "char_start": int(char_start)},
    ).fetchall()
    return [number for (number,) in rows]


def _one_story(candidates: Sequence[int], story: dict[int, int]) -> tuple[int | None, str]:
    """The one story of these reports, or why there is none."""
    numbers = {story[candidate] for candidate in candidates}
    if len(numbers) == 1:
        return numbers.pop(), ""
    return None, "no event has its evidence there" if not numbers else "several events have their evidence there"


def amend_stories(con: Connection) -> None:
    """Change the rows of the temporary table `story` as the corrections say."""
    for row in open_rows(con, *_CHANGES):
        found = con.execute(
            """select distinct story_no from aimed join told using (candidate_no) where correction_no = $no
               qualify aspect = 'what' or count(*) filter (aspect = 'what') over () = 0""",
            {"no": row["correction_no"]},
        ).fetchall()
        if len(found) != 1:
            settle(con, row, "several events have their evidence there" if found else "no event has its evidence there")
            continue
        event = con.sql("select * from story where story_no = $no", params={"no": found[0][0]}).pl().to_dicts()[0]
        why = _CHANGES[Target(row["field"])](con, row, event)
        settle(con, row, why, event["event_id"])
    con.execute(
        """
        update story set corrected = true from corrections c join aimed using (correction_no)
        join told using (candidate_no) where applied and told.story_no = story.story_no"""
    )


def _cell(con: Connection, row: _Row, event: _Row) -> str:
    """Put `new` in the place of `old`; returns why not."""
    field, now = Target(row["field"]), event[row["field"]]
    if str(now or "") != row["old"]:
        return f"{field} is {str(now or '')!r} in this build"
    if row["new"] and field in _REFERRED and not con.execute(_REFERRED[field], {"new": row["new"]}).fetchone():
        return f"{row['new']} is unknown"
    _set(con, event, {field: row["new"] or None})
    if field is Target.EVENT_TYPE:
        con.execute(
            """update story set plover = t.plover, cameo_root = t.cameo_root from types t
               where t.event_type = story.event_type and story_no = $no""",
            {"no": event["story_no"]},
        )
    return ""


def _start(con: Connection, row: _Row, event: _Row) -> str:
    """Put the new interval in the place of the one that begins at `old`; returns why not."""
    old = parse_interval(row["old"]).start if row["old"] else None
    if event["start_at"] != old:
        return f"start_at is '{event['start_at'] or ''}' in this build"
    if not row["new"]:
        empty = dict.fromkeys(("start_at", "end_at", "start_text", "end_text", "precision", "date_basis"))
        _set(con, event, {**empty, "certainty": "unresolved"})
        return ""
    new = parse_interval(row["new"])
    _set(con, event, {"start_at": new.start, "end_at": new.end, "start_text": None, "end_text": None,
                      "precision": new.precision, **_DATED})  # fmt: skip
    return ""


def _end(con: Connection, row: _Row, event: _Row) -> str:
    """Put the new end in the place of `old`; returns why not."""
    old, new = (datetime.fromisoformat(row[name]) if row[name] else None for name in ("old", "new"))
    if event["end_at"] != old:
        return f"end_at is '{event['end_at'] or ''}' in this build"
    if new and event["start_at"] and new <= event["start_at"]:
        return f"the event starts on {event['start_at']}, not before that end"
    _set(con, event, {"end_at": new, "end_text": None, **_DATED})
    return ""


def _hide(con: Connection, row: _Row, event: _Row) -> str:
    """Take the event out of the store's events, or let it stay."""
    if event["hidden"] == (row["new"] == "true"):
        return f"hidden is {str(event['hidden']).lower()} in this build"
    _set(con, event, {"hidden": row["new"] == "true", "hidden_because": row["reason"]})
    return ""


def _set(con: Connection, event: _Row, cells: dict[str, Any]) -> None:
    """Write cells of one story."""
    written = ", ".join(f'"{column}" = ${column}' for column in cells)
    con.execute(f"update story set {written} where story_no = $story_no", {**cells, "story_no": event["story_no"]})


_DATED = {"certainty": "inferred", "date_basis": "correction", "calendar": "gregorian"}
_CHANGES: dict[Target, Callable[[Connection, _Row, _Row], str]] = {
    Target.EVENT_TYPE: _cell,
    Target.STATUS: _cell,
    Target.START_AT: _start,
    Target.END_AT: _end,
    Target.PRECISION: _cell,
    Target.PLACE_ID: _cell,
    Target.SUMMIT_ID: _cell,
    Target.HEADLINE_AR: _cell,
    Target.HEADLINE_EN: _cell,
    Target.HIDDEN: _hide,
}
