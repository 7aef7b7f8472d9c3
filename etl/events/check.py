"""The facts of events into a list of what is wrong or doubtful in them, each with file, line, column and value."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from etl.actors import Knowledge
from etl.errors import KnowledgeError
from etl.events.editions import Edition
from etl.events.facts import load_event_facts
from etl.events.rows import read_rows


def check_event_facts(folder: Path, overlay: Path | None, knowledge: Knowledge) -> list[str]:
    """Every problem in the files of events; an error that stops the load comes alone."""
    try:
        facts = load_event_facts(folder, overlay, knowledge)
    except KnowledgeError as error:
        return [str(error)]
    rows = read_rows(folder, overlay, "summits.csv", ("summit_id",), ())
    lines = {row.cells["summit_id"]: f"{row.path.name}:{row.line}" for row in rows}
    return [
        *_twice([row.cells["summit_id"] for row in rows], lines),
        *_undated(facts.editions, lines),
        *_clashes(facts.editions, lines),
        *_one_meeting(facts.editions, lines),
    ]


def _twice(ids: Sequence[str], lines: dict[str, str]) -> Iterator[str]:
    for summit_id in sorted({one for one in ids if ids.count(one) > 1}):
        yield f"{lines[summit_id]}: summit_id = {summit_id!r}: the edition is listed twice; only the first row counts"


def _one_meeting(editions: Iterable[Edition], lines: dict[str, str]) -> Iterator[str]:
    """Editions under two ids that bear one full name on overlapping days."""
    ordered = sorted((e for e in editions if e.start_on), key=lambda e: (e.name_en, str(e.start_on), e.summit_id))
    for one, other in pairwise(ordered):
        meets = one.end_on and other.start_on and other.start_on <= one.end_on
        if one.name_en == other.name_en and one.series != other.series and meets:
            where = lines[other.summit_id]
            yield f"{where}: name_en = {other.name_en!r}: is also the name of {one.summit_id}, on the same days"


def _undated(editions: Iterable[Edition], lines: dict[str, str]) -> Iterator[str]:
    for edition in editions:
        if edition.start_on is None:
            where = lines[edition.summit_id]
            yield f"{where}: start_on = '': {edition.summit_id} has no day; no mention can resolve to it"


def _clashes(editions: Iterable[Edition], lines: dict[str, str]) -> Iterator[str]:
    """Editions of one series whose days overlap, and editions with one number in one series."""
    ordered = sorted((e for e in editions if e.start_on), key=lambda e: (e.series, str(e.start_on), e.summit_id))
    for one, other in pairwise(ordered):
        if one.series == other.series and one.end_on and other.start_on and other.start_on <= one.end_on:
            yield (
                f"{lines[other.summit_id]}: start_on = {str(other.start_on)!r}: "
                f"overlaps {one.summit_id} of the same series, which ends on {one.end_on}"
            )
    seen: dict[tuple[str, int], Edition] = {}
    for edition in ordered:
        if edition.number is None:
            continue
        earlier = seen.setdefault((edition.series, edition.number), edition)
        if earlier is not edition:
            where = lines[edition.summit_id]
            yield f"{where}: edition = {str(edition.number)!r}: is also the number of {earlier.summit_id}"
