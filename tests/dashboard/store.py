"""The small store whose every number can be counted by hand, made with the real schema; what it holds is `told.py`."""

from pathlib import Path

import duckdb

import etl.store
from etl.store import Store
from etl.text import fold
from tests.dashboard.told import (
    ACTORS,
    ALIASES,
    ATTENDANCE,
    BY_START,
    DOCUMENTS,
    SUMMITS,
    Document,
    Event,
    Report,
    actor_no,
    at,
    document_no,
    search_text,
    span,
)

SCHEMA = Path(etl.store.__file__).with_name("schema.sql")


def write_store(folder: Path, number: int = 1) -> Store:
    """The store in `folder`, as its build `number`."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store(folder)
    draft = folder / "x.duckdb"
    draft.unlink(missing_ok=True)
    with duckdb.connect(str(draft)) as con:
        con.execute(SCHEMA.read_text("utf-8"))
        _documents(con)
        _actors(con)
        _summits(con)
        _events(con)
        con.execute("insert into build values (?, '0.1.0')", [f"key{number}"])
        con.execute(
            "insert into runs values (?, '2024-06-01', '2024-06-01 00:01', '0.1.0', 'k', 4, 9, 10, 1, '2024-06-01')",
            [f"run{number}"],
        )
        con.execute("insert into rejects values ('run1', 'a.txt', 'line 7', 'broken JSON', '{')")
    store.publish(draft, folder / f"events-{number:06d}.duckdb")
    return store


def _documents(con: duckdb.DuckDBPyConnection) -> None:
    outlets = ("nile", "carthage", "najd", "thames")
    countries = {"nile": "EG", "carthage": "TN", "najd": "SA", "thames": "GB"}
    con.executemany("insert into outlet values (?, ?, ?)", [(n, o, countries[o]) for n, o in enumerate(outlets)])
    for one in sorted(DOCUMENTS, key=lambda document: document_no(document.id)):
        published = at(one.published)
        con.execute(
            """insert into document by name select $no as document_no, $id as document_id, $url as url,
                      $title as title, $body as body, $language as language, $outlet as outlet_no,
                      $published as published_at, $published::varchar as published_raw,
                      if($published is null, null, 'day') as published_precision,
                      if($published is null, null, 'header') as published_basis, [] as published_readings,
                      0 as dateline_end, ['خبر'] as keywords, $id as content_hash, $run as run_id""",
            {
                "run": f"run{one.build}", "no": document_no(one.id), "id": one.id,
                "url": one.url, "title": one.title, "body": one.body,
                "language": one.language, "outlet": outlets.index(one.outlet) if one.outlet else None,
                "published": published,
            },
        )  # fmt: skip
        con.execute(
            "insert into document_source values (?, ?, 'line 1', null, null)",
            [document_no(one.id), f"{one.outlet or 'none'}.jsonl"],
        )


def _actors(con: duckdb.DuckDBPyConnection) -> None:
    rows = [(n, *row[:4], None, *row[4:]) for n, row in enumerate(ACTORS)]
    con.executemany("insert into actor values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    names = [(row[0], name, language, "name") for row in ACTORS if row[7]
             for name, language in ((row[2], "ar"), (row[3], "en")) if name]  # fmt: skip
    aliases = [(who, alias, fold(alias).text, language, kind) for who, alias, language, kind in (*names, *ALIASES)]
    con.executemany("insert into aliases values (?, ?, ?, ?, ?)", aliases)
    con.execute("insert into memberships values ('c.EG', 'o.las', '1945-03-22', null), ('c.SA', 'o.las', null, null)")
    con.execute(
        "insert into offices values ('p.sisi', 'رئيس مصر', 'President of Egypt', null, '2014-06-08', null, false, 'x')"
    )


def _summits(con: duckdb.DuckDBPyConnection) -> None:
    con.executemany("insert into summits values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)", SUMMITS)
    for document, words in (("d1", "القمة العربية"), ("d2", "القمة العربية"), ("d3", "summit")):
        start, end, _, _ = span(document, words)
        row = [document_no(document), start, end, words]
        con.execute("insert into summit_mention values (?, 'body', ?, ?, ?, 'las-32', 'name', 'day')", row)
    for summit, actor, status, document, words in ATTENDANCE:
        start, end, _, _ = span(document, words)
        row = [summit, actor, status, document_no(document), start, end]
        con.execute("insert into attendance_fact values (?, ?, ?, ?, 'body', ?, ?)", row)


def _events(con: duckdb.DuckDBPyConnection) -> None:
    for number, event in enumerate(BY_START):
        _event(con, number, event)
        for place, report in enumerate(event.reports):
            _report(con, number, event, report, event.reports[:place])
    con.execute("""
        insert into actor_event select actor_no, event_no, start_at, role
        from event_actor join event using (event_no) order by actor_no, event_no""")


def _event(con: duckdb.DuckDBPyConnection, number: int, event: Event) -> None:
    outlets = {one.outlet for one in DOCUMENTS for report in event.reports if one.id == report.document} - {None}
    published = [one.published for one in DOCUMENTS for report in event.reports if one.id == report.document]
    languages = {one.language for one in DOCUMENTS for report in event.reports if one.id == report.document}
    row = {
        "event_no": number, "event_id": event.id, "event_type": event.type, "plover": "CONSULT", "cameo_root": "04",
        "status": event.status, "start_at": at(event.start), "end_at": at(event.end), "precision": event.precision,
        "calendar": event.calendar, "certainty": event.certainty, "date_basis": event.basis,
        "headline_ar": event.headline_ar, "headline_en": event.headline_en,
        "headline_basis": "both" if len(languages) > 1 else languages.pop(), "place_id": event.place,
        "summit_id": event.summit, "document_count": len(event.reports), "outlet_count": len(outlets),
        "first_published_at": at(min(filter(None, published), default=None)), "origin": "text", "corrected": False,
        "search_text": search_text(event),
    }  # fmt: skip
    values = ", ".join(f'${key} as "{key}"' for key in row)
    con.execute(f"insert into event by name select {values}", row)
    for actor, role, _ in sorted(event.actors, key=lambda row: actor_no(row[0])):
        con.execute("insert into event_actor values (?, ?, ?)", [number, actor_no(actor), role])


def _report(
    con: duckdb.DuckDBPyConnection, number: int, event: Event, report: Report, before: tuple[Report, ...]
) -> None:
    first, document = not before, next(one for one in DOCUMENTS if one.id == report.document)
    earlier = [one for one in DOCUMENTS for told in before if one.id == told.document]
    no = document_no(document.id)
    outlet = ("nile", "carthage", "najd", "thames").index(document.outlet) if document.outlet else None
    con.execute(
        f"insert into report values ({', '.join('?' * 16)})",
        [number, no, outlet, document.language, report.status or event.status, at(report.start or event.start),
         at(report.end or event.end), event.precision, event.calendar, event.certainty, event.basis, "rule",
         at(document.published), first, document.outlet not in {one.outlet for one in earlier},
         document.language not in {one.language for one in earlier}],
    )  # fmt: skip
    words: list[tuple[str, str | None, str | None]] = [("what", None, report.what), ("when", None, report.when)]
    if first:
        words += [("who", actor, said) for actor, _, said in event.actors]
    for aspect, actor, said in words:
        if said:
            row = [number, no, aspect, actor_no(actor) if actor else None, *span(document.id, said)]
            con.execute("insert into evidence_span values (?, ?, ?, ?, 'body', ?, ?, ?, ?)", row)
    if report.when:
        _date_mention(con, document, report, event)


def _date_mention(con: duckdb.DuckDBPyConnection, document: Document, report: Report, event: Event) -> None:
    start, end, _, _ = span(document.id, report.when or "")
    published = at(document.published)
    kind = "absolute" if event.certainty == "stated" else "relative"
    con.execute(
        f"insert into date_mention values ({', '.join('?' * 19)})",
        [document_no(document.id), "body", start, end, report.when, kind, at(event.start), at(event.end), None, None,
         None, event.precision, event.calendar, event.certainty, None, "rule", published.date() if published else None,
         "publication", []],
    )  # fmt: skip
