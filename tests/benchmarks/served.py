"""A store → its dashboard served on a free port of this machine, and readers who talk to it as a browser does."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.sync.client import connect

from dashboard.views import VIEWS
from etl.store import Store

_ROOT = Path(__file__).resolve().parents[2]
_RUN = "from dashboard.cli import main; main()"
_LONGEST = 120.0  # seconds that a reader waits


@dataclass(frozen=True, slots=True)
class Served:
    """A running dashboard."""

    port: int
    pid: int

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def worked(self) -> float:
        """How long its processors worked for it so far, ms."""
        told = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) * 1_000 / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """What it holds in memory, MB."""
        told = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        return int(told.partition("VmRSS:")[2].split()[0]) / 1_024


@contextmanager
def served(store: Store) -> Iterator[Served]:
    """The dashboard of `store` in a process of its own, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", _RUN, "dashboard", "--store", str(store.root.absolute()), "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=_ROOT, stdout=log, stderr=log, env=environment)
        try:
            _wait_for(process, port)
            yield Served(port, process.pid)
        finally:
            process.terminate()
            process.wait(20)


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _LONGEST
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the dashboard did not start")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a page: how long the reader waited, what came over the line, and whether the page failed."""

    milliseconds: float
    worked: float  # ms of processor time that it took the server, threads added up
    kilobytes: float
    failed: bool


class Reader:
    """A browser's side of one session, without the drawing."""

    def __init__(self, dashboard: Served) -> None:
        self._dashboard = dashboard
        self._line = connect(f"ws://127.0.0.1:{dashboard.port}/_stcore/stream", max_size=None)
        self._seen: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._line.close()

    def open(self, view: str, query: str) -> Run:
        """Go to a view at an address, and wait until its page is whole.

        Raises:
            TimeoutError: it took too long.
        """
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_script_hash = calc_hash("" if view == VIEWS[0].key else view)
        asked.rerun_script.cached_message_hashes.extend(self._seen)
        asked.rerun_script.context_info.locale = "en"
        began, worked = time.perf_counter(), self._dashboard.worked()
        self._line.send(asked.SerializeToString())
        size, failed = 0, False
        while True:
            told = self._line.recv(_LONGEST)
            size += len(told)
            message = ForwardMsg.FromString(told if isinstance(told, bytes) else told.encode())
            if message.metadata.cacheable:
                self._seen.add(message.hash)
            failed |= _is_failure(message)
            if message.WhichOneof("type") == "script_finished":
                took = (time.perf_counter() - began) * 1_000
                return Run(took, self._dashboard.worked() - worked, size / 1_000, failed)


def _is_failure(message: ForwardMsg) -> bool:
    """Whether the page says that something went wrong, or shows a traceback."""
    element = message.delta.new_element
    return element.HasField("exception") or (element.HasField("alert") and element.alert.format == element.alert.ERROR)
