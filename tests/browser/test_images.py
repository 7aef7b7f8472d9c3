"""Every chart can be had as a picture, which is whole by itself: its fonts and outlines in it, its words shaped."""

import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opener

_SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Page, form: str, folder: Path) -> Path:
    page.locator(".js-plotly-plot .main-svg, .stEChartsChart svg").first.wait_for()
    with page.expect_download() as waiting:
        page.locator(f"button.t-image[data-format={form}]").first.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@pytest.mark.parametrize(("view", "name", "title"), [
    ("calendar", "tarikh-calendar-days-events-000001", "التقويم"),
    ("map", "tarikh-map-places-events-000001", "الخريطة"),
    ("network", "tarikh-network-graph-events-000001", ""),
])  # fmt: skip
def test_an_svg_is_whole_by_itself(opened: Opener, tmp_path: Path, view: str, name: str, title: str) -> None:
    page = opened(f"{view}?lang=ar&types=summit&types=visit&types=statement&types=speech&types=other", locale="ar")
    path = saved(page, "svg", tmp_path)
    assert path.name == f"{name}.svg"
    text = path.read_text("utf-8")
    root = ET.fromstring(text)
    words = " ".join("".join(element.itertext()) for element in root.iter(f"{_SVG}text"))
    assert title in words
    assert "events-000001" in words
    assert "من نوع" in words  # the filters
    addresses = re.findall(r"""(?:href=|url\()["']?([^"')]+)""", text)
    assert [one[:30] for one in addresses if not one.startswith(("data:", "#", "&quot;#", "\\#"))] == []
    assert "@font-face" in text
    assert ".hoverlayer" not in text


@pytest.mark.parametrize("locale", ["ar", "en-GB"])
def test_a_png_has_twice_the_pixels_and_something_on_it(opened: Opener, tmp_path: Path, locale: str) -> None:
    page = opened("timeline", locale=locale)
    path = saved(page, "png", tmp_path)
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    shown = page.locator(".js-plotly-plot").first.bounding_box()
    assert shown
    assert width == round(2 * shown["width"])
    assert height > 2 * shown["height"]
    assert len(data) > 20_000
