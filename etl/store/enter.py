"""What a user wants corrected in a live store → a checked row at the end of the store's own corrections file."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from etl.errors import ReadError
from etl.store.corrections import COLUMNS, Target, check_row
from etl.store.draft import Connection
from etl.store.folder import Store, replace_text

_ACTOR_FIELDS = (Target.ACTOR_ID, Target.SAME_ACTOR)
_ALONE = (Target.HIDDEN, Target.MERGE, Target.SPLIT)  # fields that say nothing until somebody does


def enter_correction(
    con: Connection,
    store: Store,
    document_id: str,
    surface: str,
    field: Target,
    at: int | None,
    old: str | None,
    stamp: Mapping[str, str],
) -> Path:
    """Append a correction; `at` and `old` are looked up in the live store when they are not given.

    Args:
        con: the live store, opened for reading.
        store: its folder.
        document_id: the article.
        surface: the words of the evidence.
        field: what is wrong.
        at: where the words begin, in code points.
        old: what the build says.
        stamp: new, reason, by, on.

    Raises:
        ReadError: the words are no evidence there, or stand at several places.
        KnowledgeError: the row cannot be meant.
    """
    place = _place(con, document_id, surface, field, at)
    said = _said(con, document_id, place, surface, field) if old is None else old
    path = store.corrections / "corrections.csv"
    cells = {"document_id": document_id, "char_start": str(place), "surface": surface, "field": field, "old": said}
    rows = _rows(path)
    check_row(path, len(rows) + 2, {**cells, **stamp})
    _write(path, [*rows, {**cells, **stamp}])
    return path


def undo_last(store: Store) -> str:
    """Take the last correction of the store's own file back; returns what it said.

    Raises:
        ReadError: there is none.
    """
    path = store.corrections / "corrections.csv"
    rows = _rows(path)
    if not rows:
        raise ReadError(f"{path}: no correction to take back")
    _write(path, rows[:-1])
    return "{field} {old!r} to {new!r} in {document_id} at {char_start}".format(**rows[-1])


def history(con: Connection) -> list[str]:
    """The corrections of the live build, the oldest first, each with what became of it."""
    rows = con.sql(
        """select "on", "by", field, old, new, document_id, char_start, surface, note, reason
           from corrections order by correction_no"""
    ).fetchall()
    return [
        f"{on} {by}: {field} {old!r} to {new!r} in {document_id} at {at} {surface!r} ({reason}): {note}"
        for on, by, field, old, new, document_id, at, surface, note, reason in rows
    ]


def _place(con: Connection, document_id: str, surface: str, field: Target, at: int | None) -> int:
    """Where the evidence begins."""
    table = "actor_mentions" if field in _ACTOR_FIELDS else "evidence"
    rows = con.execute(
        f"""
        select distinct char_start from {table} t join documents using (document_id)
        where document_id = $document_id and ($at is null or char_start = $at)
          and substr(if(t.field = 'title', title, body), char_start + 1, char_end - char_start) = $surface
        order by 1""",
        {"document_id": document_id, "surface": surface, "at": at},
    ).fetchall()
    places = [str(place) for (place,) in rows]
    if not places:
        what = "no mention of an actor" if field in _ACTOR_FIELDS else "no evidence of an event"
        raise ReadError(f"{document_id}: {surface!r} is {what}{'' if at is None else f' at {at}'} in this store")
    if len(places) > 1:
        raise ReadError(f"{document_id}: {surface!r} stands at {', '.join(places)}; say which with --at")
    return int(places[0])


def _said(con: Connection, document_id: str, place: int, surface: str, field: Target) -> str:
    """What the live store says now."""
    if field in _ALONE:
        return ""
    found = {"document_id": document_id, "place": place}
    if field in _ACTOR_FIELDS:
        rows = con.execute(
            """select distinct actor_id from actor_mentions
               where document_id = $document_id and char_start = $place""",
            found,
        ).fetchall()
    else:
        told = f"case when headline_basis in ('both', '{field[-2:]}') then {field} end"
        value = told if field in (Target.HEADLINE_AR, Target.HEADLINE_EN) else f"{field}"
        rows = con.execute(
            f"""select distinct {value} from events join evidence using (event_id)
                where document_id = $document_id and char_start = $place
                qualify aspect = 'what' or count(*) filter (aspect = 'what') over () = 0""",
            found,
        ).fetchall()
    if len(rows) != 1:
        told = "is evidence of several events; name the words that tell what happened"
        raise ReadError(f"{document_id}: {surface!r} {told}")
    (value,) = rows[0]
    return "" if value is None else value.isoformat()[:16] if hasattr(value, "isoformat") else str(value)


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of the file as they stand, none when there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    """Replace the file in one step."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_text(path, text.getvalue())
