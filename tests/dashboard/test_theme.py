"""Theme, style sheet and figures agree, everything is served from here, and text is legible in both themes."""

import re
import tomllib
from pathlib import Path

import pytest

import dashboard
from dashboard.charts.look import Look
from dashboard.words import Words

HERE = Path(dashboard.__file__).parent
THEME = tomllib.loads((HERE.parent / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
STYLE = (HERE / "style.css").read_text("utf-8")
MARKS = dict(re.findall(r"--m-(who|what|when|where)-line: (#[0-9A-F]{6})", STYLE))


def _light(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("theme", "dark"), [("light", False), ("dark", True)])
def test_figures_stand_on_the_pages_own_ground(theme: str, dark: bool) -> None:
    look = Look(Words(), dark)
    assert THEME[theme]["backgroundColor"].upper() == look.ground.upper()
    assert THEME[theme]["textColor"].upper() == look.ink.upper()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize(("ink", "least"), [("textColor", 7.0), ("linkColor", 4.5), ("primaryColor", 4.5)])
def test_text_is_legible(theme: str, ground: str, ink: str, least: float) -> None:
    assert contrast(THEME[theme][ink], THEME[theme][ground]) >= least


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("mark", ["who", "what", "when", "where"])
def test_marks_of_evidence_stand_out(theme: str, mark: str) -> None:
    assert contrast(MARKS[mark], THEME[theme]["backgroundColor"]) >= 3


def test_the_style_sheet_uses_the_accent_of_the_theme() -> None:
    accents = re.findall(r"--accent: (#[0-9A-Fa-f]{6})", STYLE)
    assert accents == [THEME["light"]["primaryColor"], THEME["dark"]["primaryColor"]]


def test_every_font_is_served_from_here() -> None:
    for face in THEME["fontFaces"]:
        assert (HERE / "static" / face["url"].removeprefix("app/static/")).stat().st_size > 5_000
    assert "http" not in STYLE
    assert {path.name for path in (HERE / "static").glob("*.LICENSE.txt")} >= {
        "ibm-plex-sans-arabic.LICENSE.txt",
        "noto-naskh-arabic.LICENSE.txt",
    }
