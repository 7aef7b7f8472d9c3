"""An event type → its own colour, hatching and symbol: the same in every chart, list and legend.

Seven hues are all that colour-blind readers tell apart, and there are 24 types: a hue stands for kindred types, and
within it each has a hatching (bars) and a symbol (marks) of its own; what is told most often is the plain one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.charts.look import REST, Look


@dataclass(frozen=True, slots=True)
class TypeLook:
    """How an event type is drawn: a slot of the palette (-1: grey), a Plotly hatching and a Plotly symbol."""

    slot: int
    hatching: str = ""
    symbol: str = "circle"


_SECOND, _THIRD, _FOURTH, _FIFTH = ("/", "square"), (".", "diamond"), ("x", "triangle-up"), ("-", "star")
TYPES: Mapping[str, TypeLook] = {
    # gatherings
    "summit": TypeLook(0),
    "observance": TypeLook(0, *_SECOND),
    # talks
    "meeting": TypeLook(4),
    "call": TypeLook(4, *_SECOND),
    # words
    "statement": TypeLook(2),
    "speech": TypeLook(2, *_SECOND),
    "appeal": TypeLook(2, *_THIRD),
    # consent and help
    "agreement": TypeLook(3),
    "cooperation": TypeLook(3, *_SECOND),
    "aid": TypeLook(3, *_THIRD),
    # pressure
    "rejection": TypeLook(5),
    "accusation": TypeLook(5, *_SECOND),
    "threat": TypeLook(5, *_THIRD),
    "sanction": TypeLook(5, *_FOURTH),
    # force
    "attack": TypeLook(1),
    "military_action": TypeLook(1, *_SECOND),
    "protest": TypeLook(1, *_THIRD),
    "disaster": TypeLook(1, *_FOURTH),
    # the business of states
    "visit": TypeLook(6),
    "appointment": TypeLook(6, *_SECOND),
    "election": TypeLook(6, *_THIRD),
    "trial": TypeLook(6, *_FOURTH),
    "arrest": TypeLook(6, *_FIFTH),
    "other": TypeLook(-1, *_THIRD),
}


def colour_of_type(kind: str, look: Look) -> str:
    """The colour of an event type on the reader's theme; grey for one that the table lacks."""
    slot = TYPES[kind].slot if kind in TYPES else -1
    return look.palette[slot] if slot >= 0 else REST


def colours_of_groups(keys: list[str], look: Look) -> dict[str, str]:
    """A colour per group of a chart: its type's own, else one that rests on the key (see `Look.colours`)."""
    if all(key in TYPES for key in keys):
        return {key: colour_of_type(key, look) for key in keys}
    return look.colours(keys)
