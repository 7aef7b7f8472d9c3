"""Addresses beside the pages → files: exports streamed from disk, and the Atom feed of a view.

`/take/csv?<filters>&lang=ar` answers with the file that `tarikh export` writes; `/feed?<filters>` with a feed.
"""

import shutil
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from tempfile import mkdtemp
from threading import BoundedSemaphore

import duckdb
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.export import FORMATS, export_events, opened
from dashboard.export.codebook import codebook
from dashboard.filters import Filters, drop_unknown
from dashboard.filters.address import join
from dashboard.words import LANGUAGES, Words
from etl.errors import FilterError, StoreError
from etl.store import Store, default_store

_MOST_AT_ONCE = 2  # files that are made at the same time; others wait
_OPEN = BoundedSemaphore(_MOST_AT_ONCE)
_WAIT = 60.0  # seconds
_GUARDS = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
}


def export_address(name: str, filters: Filters, language: str) -> str:
    """The address, below the dashboard's own, of the events shown in the format `name`."""
    return f"take/{name}?{join({'lang': [language], **filters.address()})}"


def feed_address(filters: Filters, language: str) -> str:
    """The address, below the dashboard's own, of the feed of the events shown."""
    return f"feed?{join({'lang': [language], **filters.address()})}"


def take(request: Request) -> Response:
    """A file of the events that the address asks for."""
    name = request.path_params["name"]
    if name not in FORMATS:
        return PlainTextResponse(f"{name}: choose one of {', '.join(FORMATS)}\n", 404)
    return _answer(request, name, attached=True)


def feed(request: Request) -> Response:
    """The Atom feed of the events that the address asks for, the newest first."""
    return _answer(request, "atom", attached=False)


def explain(request: Request) -> Response:
    """The codebook: what the columns of a file mean, or the fields of the format that the address names."""
    name = request.query_params.get("format", "csv")
    if name not in FORMATS:
        return PlainTextResponse(f"{name}: choose one of {', '.join(FORMATS)}\n", 404)
    heading = {"content-disposition": 'attachment; filename="tarikh-codebook.csv"'}
    return Response(codebook(name).encode(), media_type="text/csv; charset=utf-8", headers=heading)


def _answer(request: Request, name: str, attached: bool) -> Response:
    """The file, or in plain words why there is none."""
    if not _OPEN.acquire(timeout=_WAIT):
        return PlainTextResponse("Too many files are being made; try again in a minute.\n", 503, {"retry-after": "60"})
    try:
        return _file(request, name, attached)
    except FilterError as error:
        return PlainTextResponse(f"{error}\n", 400)
    except (StoreError, duckdb.Error) as error:
        return PlainTextResponse(f"{error}\n", 503)
    except OSError as error:
        return PlainTextResponse(f"The file could not be written ({error.strerror}).\n", 507)
    finally:
        _OPEN.release()


def _file(request: Request, name: str, attached: bool) -> Response:
    store = Store(default_store().absolute())
    live = store.live()
    if live is None:
        raise StoreError(f"{store.root}: no store here yet")
    filters, _ = Filters.parse(request.url.query)
    language = request.query_params.get("lang", "en")
    words = Words(language if language in LANGUAGES else "en")
    page = str(request.base_url) + "?" + join({"lang": [words.language], **filters.address()})
    folder = Path(mkdtemp(prefix="tarikh-"))
    try:
        with opened(live) as source, (folder / "export").open("w+b") as out:
            known, _ = drop_unknown(source.con, filters)
            export_events(source, known, name, out, words, page)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    file_name = f"tarikh-{live.stem}.{FORMATS[name].ending}"
    named: Mapping[str, str] = {"filename": file_name} if attached else {}
    done = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    return FileResponse(folder / "export", media_type=FORMATS[name].media_type, background=done, **named)  # type: ignore[arg-type]


def _safely(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """`answer` with headers that keep a browser from running anything of it, or another site from reading it."""

    @wraps(answer)
    def guarded(request: Request) -> Response:
        response = answer(request)
        response.headers.update(_GUARDS)
        return response

    return guarded


ROUTES = (
    Route("/take/codebook", _safely(explain), methods=["GET"]),
    Route("/take/{name}", _safely(take), methods=["GET"]),
    Route("/feed", _safely(feed), methods=["GET"]),
)
