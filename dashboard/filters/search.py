"""A search text → conditions on `event`: every word, or phrase in quotes, is in its text or names one who takes part.

Words are folded as `search_text` is. A word of four letters or more also finds longer words that begin with it; an
Arabic word also stands behind the conjunctions, prepositions and the article that are written as one with it.
"""

import re
from collections.abc import Iterator
from typing import Any

from etl.text import fold_key

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_SHORT = 3  # letters of a word that must stand whole: «مصر» is not to find «مصرف», nor "un" "under"
_PREFIXES = "(?:[وف]?[بكل]?(?:ال)?|[وف]?لل)"
_ARABIC = re.compile("[\u0621-\u064a]")


def text_conditions(text: str, exact: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """The conditions, all of which must hold, with the parameters that each binds."""
    if not text:
        return
    words = [] if exact else terms(text)
    if not words:  # punctuation alone is looked for as it stands: it is not to find everything
        yield _EXACT, {"exact": text}
    for number, term in enumerate(words):
        condition = _TOLD.format(n=number)
        yield condition, {f"word_{number}": term, f"pattern_{number}": pattern(term)}


def terms(text: str) -> list[str]:
    """The folded words and quoted phrases of a search text."""
    plain = text.translate(dict.fromkeys(map(ord, "“”„«»‟″"), '"'))
    found = (fold_key(quoted or word) for quoted, word in _TERM.findall(plain))
    return [term for term in dict.fromkeys(found) if term]


def pattern(term: str, whole: bool = True) -> str:
    """The regular expression (RE2) that finds the folded `term` in folded text; unless `whole`, longer words too."""
    prefix = _PREFIXES if _ARABIC.match(term) else ""
    last = term.rsplit(" ", 1)[-1]
    return f"(?:^| ){prefix}{re.escape(term)}{'(?:$| )' if whole and len(last) <= _SHORT else ''}"


# `contains` is many times as fast as the expression and leaves it little to look at.
_TOLD = """
    contains(search_text, $f_word_{n}) and regexp_matches(search_text, $f_pattern_{n})
    or event_no in (
        select event_no from actor_event where actor_no in (
            select actor_no from actor join aliases using (actor_id)
            where regexp_matches(trim(regexp_replace(folded, '[^\\pL\\pN]+', ' ', 'g')), $f_pattern_{n})))"""

# As typed, letter by letter: in a headline of the event or the title of a report of it.
_EXACT = """
    contains(headline_ar, $f_exact) or contains(headline_en, $f_exact)
    or event_no in (
        select event_no from report where document_no in (
            select document_no from document where contains(title, $f_exact)))"""
