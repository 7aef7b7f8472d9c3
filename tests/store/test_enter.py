"""`tarikh correct`: rows are applied at once, looked up where the user leaves something out, and undone."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from etl.cli import app
from etl.store import Store
from etl.store.corrections import load_corrections
from tests.articles import write_articles
from tests.building import ask, run

VISIT = "استقبل"
NAME = "سيرغي لافروف"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "store")
    run(made, write_articles(tmp_path / "a.jsonl"))
    return made


def moscow(store: Store) -> str:
    ((document_id,),) = ask(store, "select document_id from documents where external_id = 'moscow-1'")
    return str(document_id)


def correct(store: Store, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["correct", *arguments, "--store", str(store.root)])


@pytest.mark.parametrize(
    ("surface", "field", "new", "old", "columns", "expected"),
    [
        (VISIT, "event_type", "visit", "meeting", "event_type", "visit"),
        (VISIT, "start_at", "2024-02-08", "2024-02-09T00:00", "start_at::date::varchar", "2024-02-08"),
        (VISIT, "place_id", "", "g.524901", "coalesce(place_id, 'none')", "none"),
        (VISIT, "headline_en", "Putin meets Lavrov", "", "headline_en", "Putin meets Lavrov"),
    ],
)
def test_a_correction_is_written_with_what_the_build_says_and_applied(
    store: Store, surface: str, field: str, new: str, old: str, columns: str, expected: str
) -> None:
    done = correct(store, moscow(store), surface, field, new, "--reason", "read again", "--by", "n.hassan")
    assert done.exit_code == 0, done.output
    (row,) = load_corrections([store.corrections])
    assert (row.old, row.new, row.by, row.char_start) == (old, new, "n.hassan", 0)
    assert ask(store, f"select {columns} from events where corrected") == [(expected,)]


def test_a_mention_is_corrected_undone_and_remembered(store: Store) -> None:
    done = correct(store, moscow(store), NAME, "actor_id", "p.ahmed-aboul-gheit", "--reason", "x", "--by", "n")
    assert done.exit_code == 0, done.output
    listed = correct(store, "--list")
    assert f"n: actor_id 'p.sergey-lavrov' to 'p.ahmed-aboul-gheit' in {moscow(store)}" in listed.output
    assert listed.output.strip().endswith("(x): applied")
    assert correct(store, "--undo").exit_code == 0
    assert ask(store, "select count(*) from corrections") == [(0,)]
    assert ask(store, "select count(*) from actor_mentions where reason = 'correction'") == [(0,)]
    assert correct(store, "--undo").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("{}", "لا أحد", "status", "denied", "--reason", "x"), 1, "no evidence of an event in this store"),
        (("{}", VISIT, "status", "gone", "--reason", "x"), 3, "new 'gone' is not one of happened"),
        (("{}", VISIT, "status", "denied"), 2, "--reason"),
        (("{}", VISIT, "colour", "red", "--reason", "x"), 2, "colour"),
        (("{}", "بوتين", "actor_id", "p.x", "--at", "3", "--reason", "x"), 1, "no mention of an actor at 3"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    store: Store, arguments: tuple[str, ...], code: int, said: str
) -> None:
    live = store.live()
    done = correct(store, *(argument.format(moscow(store)) for argument in arguments))
    assert (done.exit_code, said in done.output) == (code, True), done.output
    assert not store.corrections.exists()
    assert store.live() == live
