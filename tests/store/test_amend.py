"""What corrections do to a store: applied at every build, shown, and reported where the build says otherwise by now."""

import csv
from datetime import datetime
from pathlib import Path

import pytest

from etl.store import Store
from etl.store.corrections import COLUMNS
from tests.articles import ARTICLES, write_articles
from tests.building import ask, everything, run

STAMP = {"reason": "read again", "by": "n.hassan", "on": "2024-03-01"}
VISIT = "استقبل"  # the trigger of the Moscow meeting
SUMMIT = "القمة العربية الثانية والثلاثين"
SPEECH = "وقال"
WELCOME = "welcomed"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    write_articles(tmp_path / "a.jsonl")
    made = Store(tmp_path / "store")
    run(made, tmp_path / "a.jsonl")
    return made


def place(store: Store, surface: str) -> tuple[str, int]:
    """Document and offset of the only body that holds `surface`."""
    ((document_id, body),) = ask(store, f"select document_id, body from documents where contains(body, '{surface}')")
    return document_id, body.index(surface)


def correct(store: Store, *rows: tuple[str, str, str, str]) -> list[tuple[bool, str]]:
    """Write corrections (surface, field, old, new), build, and return what came of them: (applied, note)."""
    store.corrections.mkdir(exist_ok=True)
    with (store.corrections / "mine.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for surface, field, old, new in rows:
            document_id, char_start = place(store, surface)
            cells = {"document_id": document_id, "char_start": char_start, "surface": surface}
            writer.writerow(cells | {"field": field, "old": old, "new": new} | STAMP)
    run(store, store.root.parent / "a.jsonl")
    return ask(store, "select applied, note from corrections order by correction_no")


def event(store: Store, surface: str, columns: str) -> tuple[object, ...]:
    """Columns of the event whose trigger is `surface`."""
    document_id, char_start = place(store, surface)
    (row,) = ask(
        store,
        f"""select {columns} from events join evidence using (event_id)
            where aspect = 'what' and document_id = '{document_id}' and char_start = {char_start} and field = 'body'""",
    )
    return row


@pytest.mark.parametrize(
    ("surface", "field", "old", "new", "columns", "expected"),
    [
        (VISIT, "event_type", "meeting", "visit", "event_type, plover, cameo_root", ("visit", "CONSULT", "04")),
        (VISIT, "status", "happened", "denied", "status", ("denied",)),
        (VISIT, "start_at", "2024-02-09", "2024-02-08", "start_at, end_at, precision, date_basis, certainty",
         (datetime(2024, 2, 8), datetime(2024, 2, 9), "day", "correction", "inferred")),
        (VISIT, "start_at", "2024-02-09", "2024-02", "start_at, end_at, precision",
         (datetime(2024, 2, 1), datetime(2024, 3, 1), "month")),
        (VISIT, "start_at", "2024-02-09", "", "start_at, end_at, precision, date_basis, certainty",
         (None, None, None, None, "unresolved")),
        (VISIT, "end_at", "2024-02-10", "2024-02-12", "start_at, end_at, date_basis",
         (datetime(2024, 2, 9), datetime(2024, 2, 12), "correction")),
        (VISIT, "place_id", "g.524901", "g.105343", "place_id", ("g.105343",)),
        (VISIT, "place_id", "g.524901", "", "place_id", (None,)),
        (SUMMIT, "summit_id", "las-2023-05-19", "", "summit_id", (None,)),
        (WELCOME, "headline_ar", "", "ولي العهد السعودي يرحب بزيلينسكي", "headline_ar, headline_basis",
         ("ولي العهد السعودي يرحب بزيلينسكي", "both")),
    ],
)  # fmt: skip
def test_a_cell_is_corrected_and_says_so(
    store: Store, surface: str, field: str, old: str, new: str, columns: str, expected: tuple[object, ...]
) -> None:
    untouched = ask(store, "select count(*) from events where not corrected")[0][0]
    before = event(store, surface, "event_id")
    assert correct(store, (surface, field, old, new)) == [(True, "applied")]
    assert event(store, surface, columns) == expected
    assert event(store, surface, "event_id, corrected") == (*before, True)
    assert ask(store, "select count(*) from events where not corrected") == [(untouched - 1,)]


def test_reports_keep_what_they_said(store: Store) -> None:
    before = ask(store, "select * from reports order by all")
    correct(store, (VISIT, "start_at", "2024-02-09", "2024-02-08"), (VISIT, "status", "happened", "denied"))
    assert ask(store, "select * from reports order by all") == before


@pytest.mark.parametrize(
    ("surface", "field", "old", "new", "note"),
    [
        (VISIT, "event_type", "visit", "call", "event_type is 'meeting' in this build"),
        (VISIT, "event_type", "meeting", "picnic", "picnic is unknown"),
        (VISIT, "start_at", "2024-02-10", "2024-02-08", "start_at is '2024-02-09 00:00:00' in this build"),
        (VISIT, "start_at", "", "2024-02-08", "start_at is '2024-02-09 00:00:00' in this build"),
        (VISIT, "end_at", "2024-02-10", "2024-02-09", "the event starts on 2024-02-09 00:00:00, not before that end"),
        (VISIT, "place_id", "g.524901", "p.vladimir-putin", "p.vladimir-putin is unknown"),
        (VISIT, "hidden", "", "false", "hidden is false in this build"),
        (VISIT, "split", "", "", "the event has no other report to part from"),
        (VISIT, "merge", "", "d_none:4", "d_none:4: no event has its evidence there"),
        ("موسكو أمس", "status", "happened", "denied", "no event has its evidence there"),
        ("وزير الخارجية", "actor_id", "p.vladimir-putin", "p.sergey-lavrov",
         "actor_id is 'p.sergey-lavrov' in this build"),
        ("أمس", "actor_id", "p.vladimir-putin", "p.sergey-lavrov", "no actor is named there in this build"),
        ("وزير الخارجية", "actor_id", "p.sergey-lavrov", "p.nobody",
         "p.nobody is unknown; list it in actors.csv of the store's knowledge folder"),
    ],
)  # fmt: skip
def test_a_correction_that_does_not_fit_changes_nothing_and_is_reported(
    store: Store, surface: str, field: str, old: str, new: str, note: str
) -> None:
    before = everything(store)
    assert correct(store, (surface, field, old, new)) == [(False, note)]
    assert everything(store) | {"corrections": []} == before


def test_words_that_moved_or_a_document_that_is_gone_are_reported(store: Store) -> None:
    document_id, char_start = place(store, VISIT)
    store.corrections.mkdir()
    rows = [
        {"document_id": "d_gone", "char_start": char_start, "surface": VISIT},
        {"document_id": document_id, "char_start": char_start + 1, "surface": VISIT},
    ]
    with (store.corrections / "mine.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(row | {"field": "status", "old": "happened", "new": "denied"} | STAMP for row in rows)
    summary = run(store, store.root.parent / "a.jsonl")
    notes = ["no such document in this build", "other words stand at this place of the document"]
    assert summary.built is not None
    assert [told.partition(": ")[2] for told in summary.built.unapplied] == notes
    assert ask(store, "select note from corrections order by line") == [(note,) for note in notes]


def test_a_hidden_event_leaves_every_table_but_one(store: Store) -> None:
    (event_id,) = event(store, VISIT, "event_id")
    assert correct(store, (VISIT, "hidden", "", "true")) == [(True, "applied")]
    for table in ("events", "reports", "evidence", "event_actors"):
        assert ask(store, f"select * from {table} where event_id = '{event_id}'") == []
    assert ask(store, "select event_id, reason from hidden_events") == [(event_id, "read again")]
    assert ask(store, "select count(*) from documents") == [(3,)]
    assert correct(store) == []
    assert event(store, VISIT, "event_id") == (event_id,)


def test_two_events_are_merged_under_the_older_id_and_the_other_leads_there(store: Store) -> None:
    (kept,), (gone,) = event(store, SPEECH, "event_id"), event(store, WELCOME, "event_id")
    document_id, char_start = place(store, WELCOME)
    assert correct(store, (SPEECH, "merge", "", f"{document_id}:{char_start}")) == [(True, "applied")]
    merged = event(store, SPEECH, "event_id, document_count, corrected")
    assert merged[1:] == (2, True)
    assert event(store, WELCOME, "event_id") == merged[:1]
    assert ask(store, "select old_id, event_id from event_redirects") == [
        (gone if merged[0] == kept else kept, merged[0])
    ]


def test_a_report_is_split_from_its_event_which_keeps_its_id(store: Store) -> None:
    (whole,) = event(store, SUMMIT, "event_id")
    assert event(store, "Arab League summit", "event_id, document_count") == (whole, 2)
    assert correct(store, ("Arab League summit", "split", "", "")) == [(True, "applied")]
    assert event(store, SUMMIT, "event_id, document_count") == (whole, 1)
    (other, count) = event(store, "Arab League summit", "event_id, document_count")
    assert other != whole
    assert count == 1


def who(store: Store, surface: str) -> set[str]:
    (event_id,) = event(store, surface, "event_id")
    return {actor for (actor,) in ask(store, f"select actor_id from event_actors where event_id = '{event_id}'")}


def test_one_mention_gets_another_actor_and_so_do_its_event_and_evidence(store: Store) -> None:
    before = who(store, VISIT)
    assert correct(store, ("وزير الخارجية", "actor_id", "p.sergey-lavrov", "p.ahmed-aboul-gheit")) == [
        (True, "applied")
    ]
    assert who(store, VISIT) == before - {"p.sergey-lavrov"} | {"p.ahmed-aboul-gheit"}
    assert event(store, VISIT, "corrected") == (True,)
    document_id, char_start = place(store, "وزير الخارجية")
    at = f"document_id = '{document_id}' and char_start = {char_start}"
    assert ask(store, f"select actor_id, reason from actor_mentions where {at}") == [
        ("p.ahmed-aboul-gheit", "correction")
    ]
    assert ask(store, f"select actor_id from evidence where aspect = 'who' and {at}") == [("p.ahmed-aboul-gheit",)]


def test_a_mention_that_names_nobody_is_dropped_everywhere(store: Store) -> None:
    before = who(store, VISIT)
    correct(store, ("وزير الخارجية", "actor_id", "p.sergey-lavrov", ""))
    assert who(store, VISIT) == before - {"p.sergey-lavrov"}


def test_two_actors_are_one_everywhere(store: Store) -> None:
    one, other = "p.volodymyr-zelensky", "p.mohammed-bin-salman"
    assert who(store, WELCOME) >= {one, other}
    assert correct(store, ("Volodymyr Zelensky", "same_actor", one, other)) == [(True, "applied")]
    for table in ("actor_mentions", "event_actors", "evidence"):
        assert ask(store, f"select count(*) from {table} where actor_id = '{one}'") == [(0,)]
    assert other in who(store, WELCOME)
    assert event(store, WELCOME, "corrected") == (True,)


@pytest.fixture
def corrected(store: Store) -> Store:
    correct(store, (VISIT, "status", "happened", "denied"), (SPEECH, "hidden", "", "true"))
    return store


def test_corrections_are_applied_again_by_a_rebuild_and_by_new_input(corrected: Store) -> None:
    before = everything(corrected)
    run(corrected, corrected.root.parent / "a.jsonl", rebuild=True)
    assert everything(corrected) == before
    more = write_articles(
        corrected.root.parent / "b.jsonl", [ARTICLES[0] | {"id": "new", "url": "https://x.example/9"}]
    )
    run(corrected, more)
    assert event(corrected, VISIT, "status, corrected") == ("denied", True)


def test_a_folder_given_by_option_counts_beside_the_stores_own(corrected: Store, tmp_path: Path) -> None:
    mine = corrected.corrections / "mine.csv"
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "theirs.csv").write_text(
        mine.read_text("utf-8").replace("status,happened,denied", "status,denied,planned")
    )
    run(corrected, corrected.root.parent / "a.jsonl", corrections=theirs)
    assert event(corrected, VISIT, "status") == ("planned",)
