"""How the dashboard is started: on this machine alone, and closed to uploads unless they are allowed."""

import os
import sys
from pathlib import Path

import pytest
from streamlit.web import cli

from dashboard.bring import ALLOW_UPLOAD, allowed
from dashboard.serve import serve
from etl.store import Store


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The command lines that Streamlit would be started with."""
    lines: list[list[str]] = []
    monkeypatch.setattr(cli, "main", lambda: lines.append(list(sys.argv)))
    monkeypatch.setattr(sys, "argv", ["tarikh"])
    monkeypatch.setattr(os, "environ", dict(os.environ))
    for name in ("STREAMLIT_SERVER_ADDRESS", "STREAMLIT_SERVER_ALLOWED_HOSTS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(Path.cwd())
    return lines


def option(line: list[str], name: str) -> str | None:
    return line[line.index(name) + 1] if name in line else None


def test_nothing_is_received_unless_it_is_allowed(started: list[list[str]], tmp_path: Path) -> None:
    serve(Store(tmp_path), 8501)
    (line,) = started
    assert (option(line, "--server.maxUploadSize"), allowed()) == ("0", False)
    assert os.environ["TARIKH_STORE"] == str(tmp_path)


def test_uploads_are_for_this_machine(started: list[list[str]], tmp_path: Path) -> None:
    serve(Store(tmp_path), 8501, 25)
    (line,) = started
    assert (option(line, "--server.maxUploadSize"), allowed()) == ("25", True)
    assert option(line, "--server.address") == "127.0.0.1"


def test_unless_another_address_is_given_on_purpose(
    started: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    serve(Store(tmp_path), 8501, 25)
    assert option(started[0], "--server.address") is None


def test_the_names_are_those_of_this_machine_unless_others_are_given(
    started: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(Store(tmp_path), 8501)
    monkeypatch.setenv("STREAMLIT_SERVER_ALLOWED_HOSTS", "news.example")
    serve(Store(tmp_path), 8501)
    named = [[line[at + 1] for at, word in enumerate(line) if word == "--server.allowedHosts"] for line in started]
    assert named == [["localhost", "127.0.0.1", "::1"], []]


def test_a_permission_of_before_does_not_stay(
    started: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ALLOW_UPLOAD, "1")
    serve(Store(tmp_path), 8501)
    assert not allowed()
