"""Texts → small pieces of safe HTML; whatever comes from an article passes `safe` or `marked` on its way."""

import html

from dashboard.words import plain


def safe(text: str) -> str:
    """Text of an article or a name, escaped and isolated from what is around it."""
    return f'<bdi dir="auto">{html.escape(plain(text))}</bdi>'


def tag(name: str, look: str, inside: str, **attributes: str) -> str:
    """An element of the class `look` around `inside`, which is HTML already."""
    more = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
    return f'<{name} class="{look}"{more}>{inside}</{name}>'


def note(*told: str) -> str:
    """A quiet line of pieces of HTML; empty pieces are left out."""
    return tag("p", "t-note", " · ".join(piece for piece in told if piece))
