"""A wrong row in the tables of date words → a KnowledgeError that names file, line, column and value."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl import knowledge_folder
from etl.cli import app
from etl.dates.columns import COLUMNS
from etl.dates.facts import check_date_words
from etl.errors import KnowledgeError


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A copy of the shipped tables to spoil."""
    return shutil.copytree(knowledge_folder() / "date_words", tmp_path / "date_words")


@pytest.mark.parametrize(
    ("table", "row", "column", "value"),
    [
        ("words", "بعيد ذلك,afterwards,ar", "role", "afterwards"),
        ("units", "ليلة,night,1,ar", "unit", "night"),
        ("units", "ليلة,day,3,ar", "count", "3"),
        ("months", "يناير,13,gregorian,egypt-gulf,yes,mine", "month", "13"),
        ("months", "يناير,first,gregorian,egypt-gulf,yes,mine", "month", "first"),
        ("months", "يناير,1,julian,egypt-gulf,yes,mine", "calendar", "julian"),
        ("months", "يناير,1,gregorian,egypt-gulf,always,mine", "alone", "always"),
        ("months", ",1,gregorian,egypt-gulf,yes,mine", "name", ""),
        ("weekdays", "السبت,8,yes,ar,mine", "weekday", "8"),
        ("numbers", "اثنان,two,one,ar", "value", "two"),
        ("numbers", "اثنان,2,unit,ar", "form", "unit"),
        ("numbers", "اثنان,²,one,ar", "value", "²"),
        ("relative", "قبل أمس,day,minus two,ar", "amount", "minus two"),
        ("directions", "المقبل,1,perhaps,ar", "story", "perhaps"),
        ("directions", "المقبل,5,no,ar", "direction", "5"),
        ("day_parts", "ضحى,9,12,morning,ar", "half", "morning"),
        ("day_parts", "ليلا,18,6,night,ar", "last_hour", "6"),
        ("zones", "بكين,1000,ar", "minutes", "1000"),
        ("feasts", "عيد الأم,gregorian,3,21,1,maundy,ar", "rule", "maundy"),
        ("feasts", "عيد الأم,gregorian,5,0,1,sunday#9,ar", "rule", "sunday#9"),
        ("feasts", "عيد الأم,gregorian,0,0,1,sunday#2,ar", "month", "0"),
        ("feasts", "عيد الأم,gregorian,3,21,none,,ar", "days", "none"),
        ("seasons", "ربيع,March,ar", "first_month", "March"),
        ("decades", "عشرينات,200,ar", "tens", "200"),
        ("recurrences", "يوميا,daily,ar", "value", "daily"),
        ("eras", "ميلادي,gregorian,0,ar", "sign", "0"),
        ("parts", "ذيل,tail,ar", "part", "tail"),
        ("name_words", "ثورة,behind,date,ar", "side", "behind"),
        ("name_words", "ثورة,before,day,ar", "kind", "day"),
        ("counted_things", "شخص,arabic", "language", "arabic"),
        ("tense_words", "سوف,coming,ar", "tense", "coming"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_place(words: Path, table: str, row: str, column: str, value: str) -> None:
    path = words / f"{table}.csv"
    path.write_text(f"{','.join(COLUMNS[table])}\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=re.escape(f"{path}:2: {column} {value!r} ")):
        check_date_words(words)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("word,language\nسنة,ar\n", r":1: the columns must be word, role, language"),
        ("", r":1: the columns must be word, role, language"),
        ("word,role,language\nو,and\n", r":2: wrong number of columns"),
        ("word,role,language\nو,and,ar\nو,and,ar,mine\n", r":3: wrong number of columns"),
        ('word,role,language\n"و,and,ar\n', r"cannot be read as CSV"),
        ('word,role,language\n"بعد\nذلك",and,ar\nو,plus,ar\n', r":4: role 'plus' must be one of"),
    ],
)
def test_a_file_that_is_no_table_is_refused(words: Path, content: str, told: str) -> None:
    (words / "words.csv").write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=rf"words\.csv.*{told}"):
        check_date_words(words)


def test_a_file_in_another_encoding_or_missing_is_refused(words: Path) -> None:
    (words / "words.csv").write_bytes("word,role,language\nو,and,ar\n".encode("cp1256"))
    with pytest.raises(KnowledgeError, match=r"words\.csv: cannot be read"):
        check_date_words(words)
    (words / "words.csv").unlink()
    with pytest.raises(KnowledgeError, match=r"words\.csv: cannot be read"):
        check_date_words(words)


def test_the_command_checks_the_date_words(words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (words / "units.csv").write_text("word,unit,count,language\nليلة,night,1,ar\n", encoding="utf-8")
    monkeypatch.setattr("etl.commands.inspect.knowledge_folder", lambda: words.parent)
    ran = CliRunner().invoke(app, ["check-knowledge"])
    assert ran.exit_code == 3
    assert "units.csv:2: unit 'night'" in ran.output


def test_every_shipped_table_is_checked(words: Path) -> None:
    assert {path.stem for path in words.glob("*.csv")} == set(COLUMNS)
    check_date_words(words)
