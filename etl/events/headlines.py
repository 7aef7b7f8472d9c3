"""An event's type, actors and place into a headline in the language in which no report told it."""

from collections.abc import Sequence

from etl.events.entries import EventType
from etl.model import Language

_NAMED = 3  # actors that a composed headline names


def compose_headline(kind: EventType, actors: Sequence[str], place: str | None, language: Language) -> str:
    """A headline such as "Meeting: Sisi, Abdullah II in Cairo"; names are given in `language`, the chief ones first."""
    arabic = language is Language.ARABIC
    named = list(actors[:_NAMED])
    if len(actors) > _NAMED:
        named.append("آخرون" if arabic else "others")
    who = " و".join(named) if arabic else _english_list(named)
    head = f"{kind.name_ar if arabic else kind.name_en}: {who}" if who else (kind.name_ar if arabic else kind.name_en)
    return f"{head} {'في' if arabic else 'in'} {place}" if place else head


def _english_list(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
