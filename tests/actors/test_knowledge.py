"""Facts that cannot be true: refused at load with file, line, column and value, or listed by check-knowledge."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.actors import Knowledge, check_knowledge, load_knowledge
from etl.actors.tables import TABLES
from etl.cli import app
from etl.errors import KnowledgeError
from tests.actors.articles import named


def overlay(folder: Path, table: str, *rows: str) -> Path:
    header = next(",".join(column.name for column in one.columns) for one in TABLES if one.name == table)
    folder.mkdir(exist_ok=True)
    (folder / f"{table}.csv").write_text("\n".join((header, *rows, "")), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        ("aliases", "p.nobody,فلان,ar,name,mine", ":2: actor_id 'p.nobody'"),
        ("aliases", "p.vladimir-putin,فلان,ar,nickname,mine", ":2: kind 'nickname'"),
        ("offices", "p.vladimir-putin,envoy,RU,,ا,A,,2015-02-30,,day,false,mine", ":2: start_on '2015-02-30'"),
        ("offices", "p.vladimir-putin,envoy,RU,,ا,A,,2015-13-01,,day,false,mine", ":2: start_on '2015-13-01'"),
        ("offices", "p.vladimir-putin,envoy,RU,,ا,A,,2015-02-02,2014-01-01,day,false,mine", "comes before the start"),
        ("offices", "p.vladimir-putin,envoy,RU,o.none,ا,A,,2015-02-02,,day,false,mine", ":2: body_id 'o.none'"),
        ("actors", "p.x,robot,ا,A,,,,person,mine", ":2: kind 'robot'"),
        ("actors", "p.x y,person,ا,A,,,,person,mine", ":2: actor_id 'p.x y'"),
        ("memberships", "c.EG,o.none,,,mine", ":2: organization_id 'o.none'"),
        ("places", "g.1,ا,A,EG,true,many,1,1,mine", ":2: population 'many'"),
    ],
)  # fmt: skip
def test_a_bad_row_is_refused_with_its_place(folder: Path, tmp_path: Path, table: str, row: str, told: str) -> None:
    mine = overlay(tmp_path / "mine", table, row)
    with pytest.raises(KnowledgeError) as error:
        load_knowledge(folder, mine)
    assert told in str(error.value)
    assert str(mine / f"{table}.csv") in str(error.value)
    ran = CliRunner().invoke(app, ["check-knowledge", "--knowledge", str(mine)])
    assert ran.exit_code == 3
    assert told in ran.output


def test_a_bad_row_leaves_the_store_untouched(tmp_path: Path) -> None:
    mine = overlay(tmp_path / "mine", "aliases", "p.nobody,فلان,ar,name,mine")
    (tmp_path / "news.jsonl").write_text('{"id": "1", "title": "خبر", "body": "نص الخبر"}\n', encoding="utf-8")
    store = tmp_path / "store"
    ran = CliRunner().invoke(
        app, ["ingest", str(tmp_path / "news.jsonl"), "--store", str(store), "--knowledge", str(mine)]
    )
    assert ran.exit_code == 3
    assert not list(store.glob("*.duckdb"))


def test_a_built_store_stays_as_it_was_when_a_row_is_bad(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text('{"id": "1", "title": "خبر", "body": "نص الخبر"}\n', encoding="utf-8")
    arguments = ["ingest", str(tmp_path / "news.jsonl"), "--store", str(tmp_path / "store")]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "store").rglob("*.*") if path.is_file()}
    mine = overlay(tmp_path / "mine", "offices", "p.vladimir-putin,envoy,RU,,ا,A,,2015-02-30,,day,false,mine")
    ran = CliRunner().invoke(app, [*arguments, "--knowledge", str(mine)])
    assert ran.exit_code == 3
    assert ":2: start_on '2015-02-30'" in ran.output
    after = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "store").rglob("*.*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize(
    ("content", "told"),
    [("actor_id,alias\np.x,y\n", "the columns must be"), ("", "cannot be read as CSV")],
)
def test_a_file_that_is_no_table_is_refused(folder: Path, tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "aliases.csv").write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=told):
        load_knowledge(folder, tmp_path)


def test_a_missing_file_is_refused(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "facts")
    (tmp_path / "facts" / "roles.csv").unlink()
    with pytest.raises(KnowledgeError, match=r"roles\.csv"):
        load_knowledge(tmp_path / "facts")


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        ("aliases", "p.vladimir-putin,دونالد ترامب,ar,name,mine", "belongs to two actors"),
        ("aliases", "p.vladimir-putin,Vladimir,ar,name,mine", "is not written in ar"),
        ("aliases", "p.vladimir-putin,بوتين ف,en,name,mine", "is not written in en"),
        ("actors", "p.new,person,New,New,,,,person,mine", "is in the wrong script"),
        ("actors", "p.new,person,جديد,New,,,,person,mine", "has no row in aliases.csv"),
        (
            "offices",
            "p.vladimir-putin,head-of-state,US,,ا,A,,2022-01-01,2022-02-01,day,false,mine",
            "comes before the term of the one before has ended",
        ),
        ("offices", "p.vladimir-putin,head,,o.un,ا,A,كبير,2022-01-01,,day,false,mine", "is no phrase of the role head"),
    ],
)
def test_what_contradicts_itself_is_listed(folder: Path, tmp_path: Path, table: str, row: str, told: str) -> None:
    problems = check_knowledge(folder, overlay(tmp_path / "mine", table, row))
    assert [problem for problem in problems if told in problem]


def test_the_shipped_facts_hold_together(folder: Path) -> None:
    assert check_knowledge(folder) == []


def test_an_overlay_adds_and_replaces_rows(folder: Path, tmp_path: Path, knowledge: Knowledge) -> None:
    mine = overlay(tmp_path / "mine", "actors", "p.mine,person,سالم الوادعي,Salem Alwadei,,YE,,person,mine")
    overlay(mine, "aliases", "p.mine,سالم الوادعي,ar,name,mine")
    text = "قال سالم الوادعي إن الطريق مفتوح"
    assert [actor for _, actor, _ in named(load_knowledge(folder, mine), text)] == ["p.mine"]
    assert [actor for _, actor, _ in named(knowledge, text)] != ["p.mine"]
    assert load_knowledge(folder, mine).fingerprint != knowledge.fingerprint
