"""Files are opened by the programs that they are made for, or held against every rule of their format."""

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from typer.testing import CliRunner

from dashboard import routes
from dashboard.cli import app
from dashboard.export import FORMATS, Source, codebook
from dashboard.export.rows import columns
from dashboard.filters import Filters
from etl.store import Store
from tests.dashboard.export.test_csv import written
from tests.dashboard.filters.test_where import FILTERS
from tests.dashboard.test_routes import get
from tests.dashboard.told import BY_START

NAMES = [column.name for column in columns()]
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_SCHEMA = json.loads(Path(__file__).with_name("timelinejs.schema.json").read_text("utf-8"))
_FIELD = re.compile(r'"((?:[^"]|"")*)"|([^",\r\n]*)')


def strict_rows(text: str) -> Iterator[list[str]]:
    """The records of RFC 4180, as section 2 has them.

    Raises:
        ValueError: the text breaks a rule.
    """
    at, row = 0, []
    while at < len(text):
        field = _FIELD.match(text, at)
        assert field
        quoted, plain = field.groups()
        row.append(quoted.replace('""', '"') if quoted is not None else plain)
        at = field.end()
        if text.startswith(",", at):
            at += 1
            continue
        ended = next((mark for mark in ("\r\n", "\n") if text.startswith(mark, at)), None)
        if ended is None:
            raise ValueError(f"no field ends here: {text[at : at + 20]!r}")
        at += len(ended)
        yield row
        row = []
    if row:
        raise ValueError("the last record has no line break")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(filters=FILTERS)
def test_csv_keeps_every_rule_of_its_format(source: Source, filters: Filters) -> None:
    data = written(source, filters)
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig", "strict")
    heading, *rows = strict_rows(text)
    assert heading == NAMES
    assert {len(row) for row in rows} <= {len(NAMES)}
    assert rows == list(csv.reader(io.StringIO(text, newline=""), strict=True))[1:]


@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice here (Debian: apt-get install libreoffice-calc-nogui)")
@pytest.mark.parametrize(("name", "language"), [("csv", "ar"), ("xlsx", "ar")])
def test_libreoffice_opens_it(source: Source, tmp_path: Path, name: str, language: str) -> None:
    """As a spreadsheet sees it: Arabic is Arabic, days are days, and nothing is a formula."""
    path = tmp_path / f"events.{name}"
    path.write_bytes(written(source, Filters(), name, language))
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    reading = ["--infilter=CSV:44,34,76,1,,0,false,true"] if name == "csv" else []
    turned = ["--headless", *reading, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out")]
    subprocess.run([str(SOFFICE), home, *turned, str(path)], check=True, capture_output=True, timeout=120)
    sheet = openpyxl.load_workbook(tmp_path / "out" / "events.xlsx").worksheets[0]
    heading, *rows = sheet.iter_rows()
    assert [cell.value for cell in heading] == NAMES
    assert [row[0].value for row in rows] == [event.id for event in BY_START]
    found = {row[0].value: dict(zip(NAMES, row, strict=True)) for row in rows}
    assert found["ev_summit"]["place_ar"].value == "جدة"
    assert found["ev_summit"]["first_day"].is_date
    run = {cell.value for row in rows for cell in row if cell.data_type == "f"}
    assert run <= {"=FALSE()", "=TRUE()"}  # as LibreOffice itself writes what is no or yes
    assert name == "csv" or sheet.sheet_view.rightToLeft


@pytest.mark.parametrize("language", ["ar", "en"])
def test_timelinejs_keeps_the_schema_of_its_documentation(source: Source, language: str) -> None:
    jsonschema.validate(json.loads(written(source, Filters(), "timelinejs", language)), _SCHEMA)
    jsonschema.validate(json.loads(written(source, Filters(types=("call",)), "timelinejs", language)), _SCHEMA)


@pytest.mark.parametrize("broken", [
    {},
    {"events": [{"text": {"headline": "x"}}]},
    {"events": [{"start_date": {"year": "2024"}}]},
    {"events": [{"start_date": {"year": 2024, "day": 3}}]},
    {"events": [], "scale": "geological"},
    {"events": [{"start_date": {"year": 2024}, "headline": "x"}]},
])  # fmt: skip
def test_the_schema_refuses_what_timelinejs_would(broken: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, _SCHEMA)


def test_parquet_has_the_types_of_the_codebook(source: Source, tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    path.write_bytes(written(source, Filters(), "parquet"))
    kinds = {"text": "VARCHAR", "list": "VARCHAR[]", "moment": "TIMESTAMP", "day": "DATE", "yes/no": "BOOLEAN"}
    found = duckdb.execute("select column_name, column_type from (describe from read_parquet($1))", [str(path)])
    types = dict(found.fetchall())
    assert list(types) == NAMES
    for column in columns():
        assert types[column.name] == kinds.get(column.kind, types[column.name])
        if column.kind == "number":
            assert types[column.name].endswith(("INTEGER", "SMALLINT", "BIGINT"))


@pytest.mark.parametrize("name", FORMATS)
def test_a_codebook_lies_beside_every_file(small_store: Store, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"nile.{FORMATS[name].ending}"
    asked = ["export", "--store", str(small_store.root), "--format", name, "--out", str(out)]
    assert CliRunner().invoke(app, asked).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([out.name, "nile.codebook.csv"])
    beside = (tmp_path / "nile.codebook.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(beside.decode("utf-8-sig"))))
    assert rows
    assert all(row["en"] and re.search("[\u0621-\u064a]", row["ar"]) for row in rows)


@pytest.mark.parametrize(("name", "fields"), [
    ("gexf", r'<attribute id="\d+" title="(\w+)"'),
    ("ics", r"(?m)^(UID|DTSTART|DTEND|SUMMARY|DESCRIPTION|STATUS|CATEGORIES|LOCATION|URL|DTSTAMP)\b"),
    ("timelinejs", r'"(unique_id|group|start_date|end_date|headline)"'),
    ("atom", r"<(title|id|updated|link|category|summary)\b"),
])  # fmt: skip
def test_the_codebook_of_a_format_explains_its_fields(source: Source, name: str, fields: str) -> None:
    told = codebook(name)
    used = set(re.findall(fields, written(source, Filters(), name).decode("utf-8")))
    assert used
    assert not {field for field in used if f"{field}," not in told}


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"xlsx", "atom"}))
def test_page_route_and_command_give_the_same_file(
    small_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Byte by byte; workbooks hold the moment in which they were made, feeds the address that was asked."""
    monkeypatch.setenv("TARIKH_STORE", str(small_store.root))
    filters = Filters(types=("visit", "summit", "aid"))
    out = tmp_path / "x"
    asked = ["--store", str(small_store.root), "--format", name, "--lang", "ar", "--filter", filters.query_string()]
    assert CliRunner().invoke(app, ["export", *asked, "--out", str(out)]).exit_code == 0
    assert get("/" + routes.export_address(name, filters, "ar")).content == out.read_bytes()
