"""Colours that everybody can tell apart, text that Plotly shows safely, digits and names as the reader writes them."""

import itertools

import numpy as np
import pytest

from dashboard.charts.look import DARK, LIGHT, REST, Look
from dashboard.words import Words

EN, AR = Look(Words("en")), Look(Words("ar", "arabic"))

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB
SIGHT = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
OKABE_ITO = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000", "#F0E442")


def linear(colour: str) -> np.ndarray:
    value = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    to_xyz = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    )
    xyz = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def nearest(colours: tuple[str, ...], sight: str) -> float:
    """The smallest distance (CIE76) between two of the colours."""
    seen = [lab(SIGHT[sight] @ linear(colour)) for colour in colours]
    return min(float(np.linalg.norm(one - other)) for one, other in itertools.combinations(seen, 2))


def contrast(colour: str, ground: str) -> float:
    """WCAG contrast."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    lower, higher = sorted(float(weights @ linear(one)) for one in (colour, ground))
    return (higher + 0.05) / (lower + 0.05)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_colours_are_told_apart_by_everybody(palette: tuple[str, ...], sight: str) -> None:
    best_known = min(nearest(OKABE_ITO, one) for one in SIGHT)
    assert nearest((*palette, REST), sight) >= best_known


@pytest.mark.parametrize(("palette", "ground"), [(LIGHT, "#FFFFFF"), (DARK, "#0E1117")])
def test_marks_stand_out_from_the_page(palette: tuple[str, ...], ground: str) -> None:
    assert min(contrast(colour, ground) for colour in (*palette, REST)) >= 2.9


@pytest.mark.parametrize("dark", [False, True])
def test_text_is_readable(dark: bool) -> None:
    look = Look(Words("en"), dark)
    assert contrast(look.ink, look.ground) >= 7
    assert contrast(look.faint, look.ground) >= 4.5


def test_a_colour_stays_when_others_go() -> None:
    many, few = EN.colours(["a", "b", "c"]), EN.colours(["a"])
    assert many["a"] == few["a"]
    assert len(set(EN.colours([f"k{n}" for n in range(7)]).values())) == 7
    assert EN.colours([f"k{n}" for n in range(9)])["k8"] == REST


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y"),
        ("مجلس (GCC)", "مجلس (GCC)"),
        ("a\u202eb\nc", "ab c"),
        ("x" * 80, "x" * 59 + "…"),
    ],
)
def test_labels_are_safe_and_isolated(text: str, shown: str) -> None:
    assert EN.label(text) == f"\u2068{shown}\u2069"


def test_digits_are_the_readers() -> None:
    assert AR.number(1234.5, 1) == "١٬٢٣٤٫٥"
    assert EN.number(1234) == "1,234"
