"""`tarikh dates`: JSON lines in, JSON lines out."""

import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.dates import find_dates, normalize_date
from etl.dates.cli import run


def ask(*lines: str | bytes | dict[str, Any], whole: bool = False) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer(lines, whole).splitlines()]


def answer(lines: Iterable[str | bytes | dict[str, Any]], whole: bool) -> bytes:
    written = [json.dumps(line) if isinstance(line, dict) else line for line in lines]
    stream = io.BytesIO(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in written))
    return b"".join(run(stream, whole))


def test_a_line_gives_its_dates_in_the_words_of_the_contract() -> None:
    text = "عقدت القمة أمس في جدة، بعد قمة 12 نوفمبر 2023."
    [given] = ask({"id": 7, "text": text, "reference": "2024-02-10T09:30:00"})
    assert given["id"] == 7
    first, second = given["mentions"]
    assert list(first)[:12] == [
        "surface", "char_start", "char_end", "kind", "start", "end", "precision", "calendar", "certainty", "value",
        "rule", "alternatives",
    ]  # fmt: skip
    assert (first["surface"], first["start"], first["end"]) == ("أمس", "2024-02-09T00:00:00", "2024-02-10T00:00:00")
    assert (first["kind"], first["precision"], first["certainty"]) == ("relative", "day", "inferred")
    assert (second["kind"], second["calendar"], second["certainty"]) == ("absolute", "gregorian", "stated")
    assert text[second["char_start"] : second["char_end"]] == second["surface"] == "12 نوفمبر 2023"


@pytest.mark.parametrize(
    ("text", "mentions"),
    [("10 فبراير 2024", 1), ("عقدت القمة في 10 فبراير 2024", 0), ("10 فبراير 2024 و12 مايو 2025 و1999", 0), ("", 0)],
)
def test_whole_accounts_for_all_of_the_string(text: str, mentions: int) -> None:
    [given] = ask({"id": "a", "text": text, "reference": None}, whole=True)
    assert len(given["mentions"]) == mentions


@pytest.mark.parametrize(("prefer", "start"), [("past", "2024-02-08"), ("future", "2024-02-15"), (None, "2024-02-08")])
def test_prefer_decides_what_the_text_leaves_open(prefer: str | None, start: str) -> None:
    line = {"id": 1, "text": "الخميس", "reference": "2024-02-10", "prefer": prefer}
    [given] = ask(line, whole=True)
    assert given["mentions"][0]["start"][:10] == start
    assert "reason" not in given


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"text": 12, "reference": None}, "text is int"),
        ({"text": None, "reference": None}, "text is NoneType"),
        ({"text": ["10 فبراير 2024"]}, "text is list"),
        ({"reference": None}, "text is NoneType"),
        ({}, "text is NoneType"),
        ({"text": "أمس", "reference": "yesterday"}, "'yesterday'"),
        ({"text": "أمس", "reference": "10000-01-01"}, "1 to 9999"),
        ({"text": "أمس", "reference": "0000-01-01"}, "1 to 9999"),
        ({"text": "أمس", "reference": 1707523200}, "reference is int"),
        ({"text": "10 فبراير 2024", "reference": "2024-13-01"}, "2024-13-01"),
        ({"text": "أمس", "reference": "2024-02-10", "prefer": "tomorrow"}, "prefer"),
        ({"text": "أمس", "reference": "2024-02-10", "prefer": []}, "prefer"),
    ],
)
@pytest.mark.parametrize("whole", [False, True])
def test_what_is_wrong_with_a_line_is_its_reason(
    line: dict[str, Any], reason: str, whole: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    [first, second] = ask({"id": 1} | line, {"id": 2, "text": "10 فبراير 2024"}, whole=whole)
    assert reason in first["reason"]
    assert "line 1" in capsys.readouterr().err
    assert len(second["mentions"]) == 1


def test_a_stated_date_needs_no_reference_even_a_wrong_one() -> None:
    [given] = ask({"id": 1, "text": "10 فبراير 2024", "reference": "long ago"})
    assert given["mentions"][0]["start"] == "2024-02-10T00:00:00"
    [given] = ask({"id": 1, "text": "أمس", "reference": "long ago"})
    assert (given["mentions"][0]["start"], given["mentions"][0]["certainty"]) == (None, "unresolved")


@pytest.mark.parametrize("bad", ["{", "nonsense", "[1]", "12", "null", '"text"', b"\xff\xfe", '{"id": 1'])
def test_a_line_that_is_no_json_object_is_told_with_its_number_and_the_rest_goes_on(
    bad: str | bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    good = {"id": "g", "text": "10 فبراير 2024"}
    assert [given["id"] for given in ask(good, "", bad, good)] == ["g", "g"]
    assert "line 3" in capsys.readouterr().err


def test_reads_what_others_write_as_json() -> None:
    lines = [
        b'\xef\xbb\xbf{"id": 1, "text": "10 \\u0641\\u0628\\u0631\\u0627\\u064a\\u0631 2024"}',
        b'{"id": NaN, "text": "10 May 2024"}',
        b'{"id": 18446744073709551617, "text": "10 May 2024", "score": NaN}',
        b'{"id": "lone", "text": "\\ud800 10 May 2024 \\u0000"}',
    ]
    assert [len(given["mentions"]) for given in ask(*lines)] == [1, 1, 1, 1]


def test_years_before_the_common_era_are_iso_text() -> None:
    [given] = ask({"id": 1, "text": "سنة 44 ق.م"}, whole=True)
    assert given["mentions"][0]["start"].startswith("-0043-01-01")


def test_the_time_zone_of_the_reference_is_its_wall_clock() -> None:
    [given] = ask({"id": 1, "text": "أمس", "reference": "2024-02-10T00:30:00+03:00"})
    assert given["mentions"][0]["start"] == "2024-02-09T00:00:00"


PLAIN = [
    "10 فبراير 2024 21:43",
    "السبت 10 فبراير 2024",
    "2024-02-10",
    "29 رجب 1445",
    "February 10, 2024",
    "أمس",
    "31/2/2024",
]


@pytest.mark.parametrize("whole", [False, True])
def test_the_column_engine_answers_like_the_grammar(whole: bool) -> None:
    for text in PLAIN:
        alone = ask({"id": 1, "text": text, "reference": "2024-02-10", "prefer": "wrong"}, whole=whole)[0]["mentions"]
        assert ask({"id": 1, "text": text, "reference": "2024-02-10"}, whole=whole)[0]["mentions"] == alone
        mention = normalize_date(text, None) if whole else next(iter(find_dates(text, None)), None)
        assert [given["surface"] for given in alone] == ([mention.surface] if mention else [])


@settings(deadline=None)  # the first foreign text loads dateparser
@given(st.lists(st.one_of(st.text(), st.sampled_from(PLAIN)), max_size=8), st.booleans())
def test_every_text_gets_one_answer_in_order(texts: list[str], whole: bool) -> None:
    given = ask(*({"id": number, "text": text} for number, text in enumerate(texts)), whole=whole)
    assert [one["id"] for one in given] == list(range(len(texts)))


def test_many_lines_come_through_a_pipe_and_the_last_needs_no_line_end() -> None:
    lines = [f'{{"id": {number}, "text": "{number % 28 + 1} May 2024 10:20"}}' for number in range(5000)]
    reader, writer = os.pipe()
    thread = threading.Thread(target=_write, args=(writer, "\n".join(lines).encode()))
    thread.start()
    with os.fdopen(reader, "rb") as stream:
        blocks = list(run(stream, whole=True))
    thread.join()
    given = [json.loads(line) for line in b"".join(blocks).splitlines()]
    assert [one["id"] for one in given] == list(range(5000))
    assert all(one["mentions"][0]["start"][:7] == "2024-05" for one in given)


def _write(writer: int, data: bytes) -> None:
    with os.fdopen(writer, "wb") as stream:
        stream.write(data)


def test_blank_lines_have_no_answer() -> None:
    assert ask("", "  ", "\t") == []


def test_a_line_of_a_million_letters_is_one_line() -> None:
    [first, second] = ask({"id": 1, "text": "و" * 1_000_000}, {"id": 2, "text": "10 May 2024"})
    assert (first["mentions"], len(second["mentions"])) == ([], 1)


def test_alternatives_and_the_offset_from_utc_are_told() -> None:
    [dual, zoned] = ask(
        {"id": 1, "text": "28 رجب 1445 الموافق 10 فبراير 2024"}, {"id": 2, "text": "10 May 2024 10:20 GMT"}, whole=True
    )
    assert dual["mentions"][0]["certainty"] == "conflict"
    assert dual["mentions"][0]["start"] == "2024-02-10T00:00:00"
    assert dual["mentions"][0]["alternatives"][0]["start"] == "2024-02-09T00:00:00"
    assert zoned["mentions"][0]["utc_offset_minutes"] == 0


def test_answers_come_while_the_input_is_still_open() -> None:
    command = [sys.executable, "-m", "etl", "dates", "--whole"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for year in (2023, 2024):
            process.stdin.write(f'{{"id": {year}, "text": "10 May {year}"}}\n'.encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == year
        process.stdin.close()
    assert process.returncode == 0
