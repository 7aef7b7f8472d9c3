"""What a run shows while it goes on, and the table at its end, on a terminal and in a log."""

import io
import time
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

from etl.cli import app
from etl.commands.shared import told_errors
from etl.errors import StoreError
from etl.pipeline import Summary
from etl.progress import print_summary, watching
from etl.read import reasons
from etl.read.advice import with_advice
from etl.store.shards import Counts
from etl.store.warehouse import Built
from tests.articles import ARTICLES, write_articles


class Clock:
    """A clock that goes on by some seconds whenever it is looked at."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock(2.0)
    monkeypatch.setattr(time, "monotonic", made)
    return made


def counts(name: str, articles: int, seconds: float) -> Counts:
    return Counts(name, name, articles, (), seconds)


def console(terminal: bool) -> Console:
    return Console(file=io.StringIO(), force_terminal=terminal, width=120, color_system=None)


def said(shown: Console) -> str:
    assert isinstance(shown.file, io.StringIO)
    return shown.file.getvalue()


def test_a_log_gets_plain_lines_with_rate_and_remaining_time(clock: Clock) -> None:
    shown = console(terminal=False)
    with watching(shown) as watch:
        watch.planned(4)
        for number in range(4):
            watch.extracted(counts(f"{number}", 100, 1.0))
        watch.building()
    assert said(shown).splitlines() == [
        "Reading articles in 4 portions",
        "  3 of 4 portions, 300 articles, 50/s, about 2 s left",  # 6 s for three of four
        "Folding and building the store",
    ]


def test_a_log_of_a_run_that_reads_nothing_new_stays_short(clock: Clock) -> None:
    shown = console(terminal=False)
    with watching(shown) as watch:
        watch.planned(0)
    assert said(shown) == ""


def test_a_terminal_gets_a_bar_with_rate_and_remaining_time() -> None:
    shown = console(terminal=True)
    with watching(shown) as watch:
        watch.hashing("a.jsonl")
        watch.planned(3)
        watch.extracted(counts("a", 100, 1.0))
        watch.extracted(counts("b", 20, 1.0))
        bar = progress_text(shown)
        watch.building()
    assert "Reading articles" in bar
    assert "2/3" in bar
    assert "120 articles" in bar
    assert "/s" in bar
    assert "Folding and building the store" in said(shown)


def progress_text(shown: Console) -> str:
    """All that the bar has drawn up to now, its last state too."""
    live = shown._live_stack[-1]  # rich has no public way to draw at once
    live.refresh()
    return said(shown)


SUMMARY = Summary(
    new=2,
    changed=1,
    unchanged=1234,
    vanished=tuple(f"/in/gone{number}.txt" for number in range(7)),
    articles=12345,
    rejects=(
        ("/in/a.txt", "line 1", reasons.KEPT_UNDATED),
        ("/in/b.txt", "line 1", reasons.KEPT_UNDATED),
        ("/in/c.txt", "line 1", reasons.KEPT_UNDATED),
        ("/in/list.csv", "line 1", reasons.NO_COLUMN),
        ("/in/c.csv", "line 7", reasons.SHIFTED),
        ("/in/c.csv", "line 8", reasons.SHIFTED),
        ("/in/old.doc", "", reasons.OFFICE),
        ("/in/p.pdf", "", reasons.ENCRYPTED),
    ),
    slowest=(counts("/in/big.jsonl (part 1 of 2)", 5000, 12.34),),
    built=Built(
        {"documents": 13000, "exact copies": 17, "near copies": 25, "date mentions": 4000, "events": 900},
        ("c.csv:3: no such",),
    ),
)


@pytest.mark.parametrize("terminal", [False, True])
def test_the_summary_tells_the_most_important_first(terminal: bool) -> None:
    shown = console(terminal)
    print_summary(shown, SUMMARY, "/store/events-000002.duckdb", 61.04)
    lines = [" ".join(line.split()) for line in said(shown).splitlines()]
    assert lines == [
        "Articles read: 12,345, from files and feeds (2 new, 1 changed, 1,234 as before)",
        "In the store now: 13,000 articles (17 exact copies, 25 near copies)",
        "900 events; 4,000 date mentions",
        "Left out: 5 files or parts of files",
        f"2 {reasons.SHIFTED}; quote values that hold the separator",
        "/in/c.csv line 7, /in/c.csv line 8",
        f"1 {reasons.ENCRYPTED}; save it without a password",
        "/in/p.pdf",
        f"1 {reasons.OFFICE}; save it as DOCX, XLSX, CSV or PDF",
        "/in/old.doc",
        f"1 {reasons.NO_COLUMN}; name its columns, as in --map title=COLUMN --map body=COLUMN",
        "/in/list.csv line 1",
        "Read all the same, with a remark: 3",
        "3 page without a publication date",
        "/in/a.txt line 1, /in/b.txt line 1 and 1 more",
        "The table rejects of the store names each of them.",
        "Sources that are gone, whose articles stay: 7",
        *(f"/in/gone{number}.txt" for number in range(5)),
        "and 2 more",
        "Corrections that were not applied:",
        "c.csv:3: no such",
        "Slowest:",
        "12.3 s /in/big.jsonl (part 1 of 2)",
        "Built: /store/events-000002.duckdb, 61.0 s",
    ]


def test_every_reason_for_leaving_something_out_says_what_to_do() -> None:
    left_out = [reason for name, reason in vars(reasons).items() if name.isupper() and not reason.startswith("kept")]
    assert [reason for reason in left_out if with_advice(reason) == reason] == []


def test_rare_reasons_are_counted_together() -> None:
    many = tuple((f"/in/{number}", "", f"reason {number:02}") for number in range(15))
    shown = console(terminal=False)
    print_summary(shown, replace(SUMMARY, rejects=many, vanished=(), slowest=(), built=None), "/store", 1.0)
    lines = said(shown).splitlines()
    assert lines[-2].split() == ["3", "for", "other", "reasons"]
    assert lines[-1] == "Nothing new; the store is as it was: /store, 1.0 s"


def test_a_run_without_news_says_so(tmp_path: Path) -> None:
    path = write_articles(tmp_path / "a.jsonl")
    given = ["ingest", str(path), "--store", str(tmp_path / "store"), "--workers", "1", "--as-of", "2024-03-01"]
    assert CliRunner().invoke(app, given).exit_code == 0
    done = CliRunner().invoke(app, given)
    assert done.exit_code == 0
    assert done.stderr.splitlines()[-1].startswith("Nothing new; the store is as it was:")


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["nowhere.jsonl"], 1, "Nothing readable in nowhere.jsonl"),
        (["empty.txt"], 1, "empty file"),
        (["a.jsonl", "--map", "bodyy=x"], 2, "no such field; there are author"),
        (["a.jsonl", "--map", "body"], 2, "write --map canonical=column"),
        (["a.jsonl", "--as-of", "yesterday"], 2, "write a moment as in 2024-02-10T12:00"),
        (["a.jsonl", "--knowledge", "nowhere"], 2, "no such folder"),
        (["a.jsonl", "--workers", "0"], 2, "workers"),
        ([], 2, "Missing argument"),
        (["a.jsonl", "--knowledge", "wrong"], 3, "actors.csv"),
        (["a.jsonl", "--corrections", "wrong"], 3, "the columns must be document_id"),
        (["a.jsonl", "--store", "a.jsonl/store"], 4, "choose another folder with --store"),
    ],
)
def test_each_trouble_has_its_exit_code_and_says_what_to_do(
    options: list[str], code: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_articles(tmp_path / "a.jsonl", ARTICLES[:1])
    (tmp_path / "empty.txt").touch()
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / "actors.csv").write_text("nonsense\n1\n")
    store = [] if "--store" in options else ["--store", str(tmp_path / "store")]
    done = CliRunner().invoke(app, ["ingest", *options, *store], env={"COLUMNS": "200", "TERM": "dumb"})
    assert done.exit_code == code
    assert words in " ".join(done.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (
            StoreError("/s: writing failed ([Errno 28] No space left on device)"),
            4,
            "free some space, then run the same",
        ),
        (KeyboardInterrupt(), 130, "the store is as it was. The same command goes on where this one ended"),
    ],
)
def test_a_run_that_is_cut_off_says_how_to_go_on(
    error: BaseException, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as ended, told_errors():
        raise error
    assert ended.value.exit_code == code
    assert words in capsys.readouterr().err
