"""Every format is had by one click and is what its name says; the address of the feed gives a feed."""

from pathlib import Path

from dashboard.export import FORMATS
from dashboard.words import table
from tests.browser.conftest import Opener

_BEGINS = {
    "csv": b"\xef\xbb\xbfevent_id,", "xlsx": b"PK\x03\x04", "parquet": b"PAR1", "json": b"[\n{", "gexf": b"<?xml",
    "ics": b"BEGIN:VCALENDAR", "timelinejs": b'{"title"', "atom": b"<?xml", "codebook": b"\xef\xbb\xbfcolumn,kind,",
}  # fmt: skip


def test_every_format_by_one_click(opened: Opener) -> None:
    words = table()["ar"]
    page = opened("events?lang=ar&types=visit", locale="ar")
    page.get_by_role("button", name=words["download.more"]).click()
    for name in (*(name for name in FORMATS if name != "csv"), "codebook"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=words[f"download.{name}"], exact=True).click()
        assert Path(waiting.value.path()).read_bytes().startswith(_BEGINS[name])
        ending = "codebook.csv" if name == "codebook" else FORMATS[name].ending
        assert waiting.value.suggested_filename.endswith(ending)
    feed = page.get_by_role("link", name=words["download.feed"])
    address = feed.evaluate("link => link.href")
    assert b"<feed" in page.request.get(address).body()
