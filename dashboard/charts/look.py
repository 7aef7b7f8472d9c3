"""Language, theme and digits of the reader → colours, safe text and the base layout that every figure starts from."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from dashboard.words import Words, plain

Figure = dict[str, Any]

FONT = "'IBM Plex Sans Arabic', 'IBM Plex Sans', system-ui, sans-serif"

# Seven hues and a grey for "the rest". Any two stay apart (CIE76 distance >= 16, as in Okabe and Ito's set) under
# normal sight, protanopia, deuteranopia and tritanopia; all reach 3:1 against their background (WCAG 2.2, 1.4.11).
LIGHT = ("#3C43C6", "#CF6E06", "#0D7351", "#93599F", "#4498E6", "#874F1C", "#3B2A6B")
DARK = ("#5C7EFF", "#F08A4B", "#34CF9F", "#CA74C1", "#9AD2F5", "#D3CC39", "#8960C3")
REST = "#8A8F98"


@dataclass(frozen=True, slots=True)
class Look:
    """How the reader sees figures: the words, digits and month names of a language, and the theme."""

    words: Words
    dark: bool = False

    @property
    def rtl(self) -> bool:
        """Whether the page runs from right to left."""
        return self.words.rtl

    @property
    def ink(self) -> str:
        """The colour of text."""
        return "#E6E8EC" if self.dark else "#22262E"

    @property
    def faint(self) -> str:
        """The colour of secondary text."""
        return "#A3A9B4" if self.dark else "#5C6370"

    @property
    def line(self) -> str:
        """The colour of grid lines."""
        return "rgba(255,255,255,0.10)" if self.dark else "rgba(20,24,32,0.09)"

    @property
    def ground(self) -> str:
        """The colour of the page, for rims around marks."""
        return "#0E1117" if self.dark else "#FFFFFF"

    @property
    def shade(self) -> str:
        """The colour of a stretch without data."""
        return "rgba(160,166,178,0.20)" if self.dark else "rgba(90,98,112,0.13)"

    @property
    def palette(self) -> tuple[str, ...]:
        """Seven colours that colour-blind readers can tell apart on this theme's background."""
        return DARK if self.dark else LIGHT

    @property
    def scale(self) -> list[list[object]]:
        """A sequential colour scale of one hue, from almost the background to strong."""
        steps = (
            ("#1B2333", "#2B4A86", "#4C7FD9", "#9FC6FF") if self.dark else ("#EEF3FB", "#A9C4EC", "#4C7CCB", "#1B2F7A")
        )
        return [[at / 3, colour] for at, colour in enumerate(steps)]

    def number(self, value: float, places: int = 0) -> str:
        """A number with thousands grouped, in the reader's digits."""
        return self.words.number(value, places)

    def label(self, text: str, most: int = 60) -> str:
        """Any text as Plotly shows it safely: no markup, cut, and isolated from its neighbours.

        SVG text has no `dir=auto`: without the isolate, Arabic beside Latin comes out in the wrong order.
        """
        clean = " ".join(plain(text).split())
        cut = clean if len(clean) <= most else clean[: most - 1].rstrip() + "…"
        return f"\u2068{html.escape(self.words.figures(cut), quote=False)}\u2069"

    def colours(self, keys: Iterable[str]) -> dict[str, str]:
        """A colour per key that rests on the key alone, unless two would be alike; past seven: grey."""
        taken: dict[str, int] = {}
        free = set(range(len(self.palette)))
        for key in keys:
            wish = crc32(key.encode()) % len(self.palette)
            if key in taken or not free:
                continue
            slot = min(free, key=lambda one: (one - wish) % len(self.palette))
            free.discard(slot)
            taken[key] = slot
        return {key: self.palette[taken[key]] if key in taken else REST for key in keys}


def group_name(key: str, look: Look, labels: Mapping[str, str]) -> str:
    """The name of a group: its label, else the word for an event type or status, else the key itself."""
    words = look.words
    known = next((word for word in (f"event_type.{key}", f"status.{key}", f"chart.{key}") if words.has(word)), None)
    return labels.get(key) or (words(known) if known else key)


def base(look: Look, height: int, **more: object) -> Figure:
    """The layout that all figures share: transparent, quiet, our font, room for the value axis on the reader's side."""
    side = {"l": 24, "r": 48} if look.rtl else {"l": 48, "r": 24}
    return {
        "height": height,
        "margin": {"t": 12, "b": 40, **side, "pad": 2},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": look.ink},
        "hoverlabel": {
            "bgcolor": "#1A1F2B" if look.dark else "#FFFFFF",
            "bordercolor": look.line,
            "font": {"family": FONT, "size": 13, "color": look.ink},
            "align": "right" if look.rtl else "left",
        },
        "legend": legend(look),
        "showlegend": False,
        "bargap": 0.12,
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": look.faint, "activecolor": look.ink},
        **more,
    }


def legend(look: Look) -> Figure:
    """A legend above the plot that starts on the reader's side; `style.css` mirrors it on right-to-left pages."""
    at = {"x": 1, "xanchor": "right"} if look.rtl else {"x": 0, "xanchor": "left"}
    return {
        "orientation": "h",
        "y": 1.02,
        "yanchor": "bottom",
        **at,
        "traceorder": "normal",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"size": 12, "color": look.ink},
        "bgcolor": "rgba(0,0,0,0)",
    }
