"""Small words that turn an event: not, if, to come, postponed, that, and the like."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

from etl.events.forms import folded
from etl.events.rows import read_rows
from etl.model import Language

CUES = (
    "negation", "conditional", "planned", "postponed", "cancelled", "denied", "background", "that", "since",
    "relative", "continues", "with", "against", "in", "sport", "figurative", "summit_kind", "summit_of",
    "summit_rank", "extraordinary", "coming", "gone", "opener", "light", "may", "announces", "hosts", "unheld",
    "himself", "among", "alongside", "by_video", "occasion", "aside_occasion", "anew", "able", "office", "delegation",
    "presides", "gathers", "holds", "contrast", "reported", "put_off", "called_off", "aside", "convenes", "until",
    "topic", "this", "title", "represents", "circumstance", "within_it", "whereas",
    "commemorated", "meanwhile", "stamped", "receives", "from", "says_so", "invitation", "each", "was", "lashes",
    "unreal", "answerable", "site", "compared", "discusses", "during", "already", "document", "claims", "subordinate",
    "envoy_of", "relays", "by", "suffered", "obliges", "resides", "margin", "known_war", "infinitive", "tries",
)  # fmt: skip
_CLAUSES = frozenset(
    (
        "negation",
        "conditional",
        "planned",
        "postponed",
        "cancelled",
        "denied",
        "announces",
        "light",
        "contrast",
        "topic",
    )
)  # their Arabic words may have "and" glued before them
_SAID = (
    "topic", "circumstance", "commemorated", "invitation", "unreal", "answerable", "discusses", "known_war", "was",
    "already", "document", "relative", "infinitive", "tries", "lashes", "within_it", "denied", "cancelled", "postponed",
    "announces", "light",
)  # fmt: skip
_COLUMNS = ("language", "cue", "words", "provenance")


@dataclass(frozen=True, slots=True)
class Cues:
    """Folded words, pairs of words and their first words, by cue; both languages together, for they do not meet."""

    words: Mapping[str, frozenset[str]]
    pairs: Mapping[str, frozenset[tuple[str, str]]]
    openers: Mapping[str, frozenset[str]]  # single words and the first words of pairs
    by_word: Mapping[str, tuple[str, ...]]  # those that speak against a trigger, by the words that open them

    def at(self, cue: str, words: Sequence[str], number: int) -> bool:
        """Whether `cue` begins at word `number`."""
        word = words[number]
        if word not in self.openers[cue]:
            return False
        return word in self.words[cue] or tuple(words[number : number + 2]) in self.pairs[cue]

    def within(self, cue: str, words: Sequence[str], first: int, end: int) -> bool:
        """Whether `cue` begins at any word of `[first, end)`."""
        piece = words[first if first > 0 else 0 : end]
        if self.openers[cue].isdisjoint(piece):
            return False
        if not self.words[cue].isdisjoint(piece):
            return True
        return not self.pairs[cue].isdisjoint(pairwise([*piece, *words[end : end + 1]]))

    def said(self, words: Sequence[str]) -> set[str]:
        """The cues that may begin at one of `words`, of those that speak against a trigger."""
        return set(chain.from_iterable(map(self.by_word.__getitem__, filter(self.by_word.__contains__, words))))

    def first(self, cue: str, words: Sequence[str], start: int, end: int) -> int | None:
        """The first word of `[start, end)` at which `cue` begins."""
        if self.openers[cue].isdisjoint(words[start:end]):
            return None
        return next((number for number in range(start, end) if self.at(cue, words, number)), None)

    def count(self, cue: str, words: Sequence[str]) -> int:
        """How many words of a text are single words of `cue`."""
        known = self.words[cue]
        return sum(word in known for word in words)


def read_cues(folder: Path, overlay: Path | None) -> Cues:
    """The cues of event_cues.csv; an overlay adds words.

    Raises:
        KnowledgeError: a row names no cue of ours or no language.
    """
    words: defaultdict[str, set[str]] = defaultdict(set)
    pairs: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in read_rows(folder, overlay, "event_cues.csv", _COLUMNS, ("language", "cue")):
        language = row.parsed("language", Language, "language")
        cue = row.text("cue")
        if cue not in CUES:
            raise row.wrong("cue", f"must be one of {', '.join(CUES)}")
        for first, *second in (folded(word).split() for word in row.many("words")):
            if len(second) > 1:
                raise row.wrong("words", f"{first} {' '.join(second)}: a cue has one word or two")
            glued = ("", "و", "ف") if language is Language.ARABIC and cue in _CLAUSES else ("",)
            if second:
                pairs[cue].update((head + first, second[0]) for head in glued)
            else:
                words[cue].update(head + first for head in glued)
    openers = {cue: frozenset(words[cue].union(first for first, _ in pairs[cue])) for cue in CUES}
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for cue in _SAID:
        for word in openers[cue]:
            by_word[word].append(cue)
    return Cues(
        words={cue: frozenset(words[cue]) for cue in CUES},
        pairs={cue: frozenset(pairs[cue]) for cue in CUES},
        openers=openers,
        by_word={word: tuple(cues) for word, cues in by_word.items()},
    )
