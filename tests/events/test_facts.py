import shutil
from pathlib import Path

import pytest

from etl.actors import Knowledge
from etl.errors import KnowledgeError
from etl.events import EventFacts, check_event_facts, load_event_facts

FILES = ("event_types.csv", "triggers.csv", "event_cues.csv", "summits.csv", "attendance.csv", "attendance_words.csv")


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(folder / name, tmp_path / name)
    return tmp_path


def append(path: Path, row: dict[str, str]) -> int:
    """Add a row, empty where `row` says nothing, and return its line."""
    text = path.read_text(encoding="utf-8")
    header = text.split("\n", 1)[0].split(",")
    path.write_text(text + ",".join(row.get(column, "") for column in header) + "\n", encoding="utf-8")
    return text.count("\n") + 1


SUMMIT = {"summit_id": "x-1", "series": "X", "kind": "regular", "name_ar": "قمة", "name_en": "Summit"}


@pytest.mark.parametrize(
    ("file", "row", "column", "value"),
    [
        ("event_types.csv", {"event_type": "party"}, "name_ar", "''"),
        ("triggers.csv", {"language": "ar", "event_type": "party", "past": "رقص"}, "event_type", "'party'"),
        ("triggers.csv", {"language": "xx", "event_type": "visit", "past": "رقص", "weight": "1"}, "language", "'xx'"),
        ("triggers.csv", {"language": "ar", "event_type": "visit", "weight": "1"}, "past", "''"),
        ("triggers.csv", {"language": "ar", "event_type": "visit", "past": "رقص", "weight": "ة"}, "weight", "'ة'"),
        ("event_cues.csv", {"language": "ar", "cue": "maybe", "words": "ربما"}, "cue", "'maybe'"),
        ("event_cues.csv", {"language": "ar", "cue": "planned", "words": "من المقرر أن"}, "words", "'من المقرر أن'"),
        ("summits.csv", SUMMIT | {"start_on": "2024-02-30"}, "start_on", "'2024-02-30'"),
        ("summits.csv", SUMMIT | {"start_on": "2024-02-02", "end_on": "2024-02-01"}, "end_on", "'2024-02-01'"),
        ("summits.csv", SUMMIT | {"city_id": "g.nowhere"}, "city_id", "'g.nowhere'"),
        ("attendance.csv", {"summit_id": "no", "actor_id": "c.EG", "status": "attended"}, "summit_id", "'no'"),
        ("attendance.csv", {"summit_id": "las-2023-05-19", "actor_id": "c.EG", "status": "ill"}, "status", "'ill'"),
        (
            "attendance.csv",
            {"summit_id": "las-2023-05-19", "actor_id": "p.no", "status": "absent"},
            "actor_id",
            "'p.no'",
        ),
    ],
)
def test_a_wrong_row_is_named(
    copy: Path, knowledge: Knowledge, file: str, row: dict[str, str], column: str, value: str
) -> None:
    line = append(copy / file, row)
    with pytest.raises(KnowledgeError) as told:
        load_event_facts(copy, None, knowledge)
    assert str(told.value).startswith(f"{file}:{line}: {column} = {value}: ")
    assert check_event_facts(copy, None, knowledge) == [str(told.value)]


def test_a_missing_file_a_missing_column_and_a_ragged_row_are_named(copy: Path, knowledge: Knowledge) -> None:
    path = copy / "attendance.csv"
    path.write_text("summit_id,actor_id,status,provenance\na,b\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"attendance\.csv:2: 2 cells where the header has 4"):
        load_event_facts(copy, None, knowledge)
    path.write_text("summit_id,actor_id,provenance\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"attendance\.csv:1: column 'status' is missing"):
        load_event_facts(copy, None, knowledge)
    path.unlink()
    with pytest.raises(KnowledgeError, match=r"attendance\.csv: cannot be read"):
        load_event_facts(copy, None, knowledge)


def test_doubtful_editions_are_told_and_the_build_goes_on(copy: Path, knowledge: Knowledge) -> None:
    path = copy / "summits.csv"
    days = {"start_on": "2024-02-01", "end_on": "2024-02-03", "edition": "7"}
    one = append(path, SUMMIT | days)
    twice = append(path, SUMMIT | days)
    overlap = append(path, SUMMIT | days | {"summit_id": "x-2", "start_on": "2024-02-02"})
    undated = append(path, SUMMIT | {"summit_id": "x-3"})
    other = append(path, SUMMIT | days | {"summit_id": "x-4", "series": "OTHER", "start_on": "2024-02-03"})
    told = check_event_facts(copy, None, knowledge)
    lines = [twice, undated, overlap, overlap, other]
    assert [problem.split(":")[1] for problem in told] == [str(line) for line in lines]
    assert one == twice - 1
    assert load_event_facts(copy, None, knowledge).summits["summit_id"].is_unique().all()


def test_an_overlay_adds_and_replaces(folder: Path, tmp_path: Path, knowledge: Knowledge, facts: EventFacts) -> None:
    header = (folder / "summits.csv").read_text(encoding="utf-8").split("\n", 1)[0]
    (tmp_path / "summits.csv").write_text(header + "\n", encoding="utf-8")
    append(tmp_path / "summits.csv", SUMMIT | {"summit_id": "las-2023-05-19", "start_on": "2023-05-19"})
    append(tmp_path / "summits.csv", SUMMIT)
    mended = load_event_facts(folder, tmp_path, knowledge)
    assert len(mended.editions) == len(facts.editions) + 1
    assert mended.edition_of["las-2023-05-19"].series == "X"
    assert mended.fingerprint != facts.fingerprint


def test_the_shipped_facts_have_no_problem(folder: Path, knowledge: Knowledge) -> None:
    assert check_event_facts(folder, None, knowledge) == []


def test_the_frames_have_what_the_store_loads(facts: EventFacts) -> None:
    assert facts.types.columns == ["event_type", "plover", "cameo_root"]
    assert facts.types.height == 24
    assert facts.summits.columns == [
        "summit_id", "series", "edition", "name_ar", "name_en", "start_on", "end_on", "city_id", "country_id", "host_id"
    ]  # fmt: skip
