"""Words of a text → names of people that no file lists, by what stands before them and what they are made of."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from etl.actors.lexicon import Lexicon
from etl.actors.references import Scene

_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول")
_PREFIXES = (
    "وال",
    "بال",
    "فال",
    "كال",
    "ولل",
    "لل",
    "ال",
    "سي",
    "ست",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "س",
    "ي",
    "ت",
    "ن",
    "ا",
)
_SUFFIXES = ("هما", "تها", "تهم", "ها", "هم", "نا", "ات", "ين", "ون", "ان", "كم", "وا", "ته", "ه", "ا", "ي", "ت")
MOST_PARTS = 5  # content words of a name; longer chains are lists or errors


@dataclass(frozen=True, slots=True)
class Chain:
    """Words `[first, last)` of a scene that make one person's name, and `cut` letters glued before it."""

    first: int
    last: int
    cut: int
    cue: str  # why it is a name


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a scene and where each begins in its plain text."""

    here: Scene
    words: list[str]
    starts: list[int]

    def end(self, index: int) -> int:
        """Where word `index` ends."""
        return self.starts[index] + len(self.words[index])


def words_of(here: Scene) -> Words:
    """The words of `here`."""
    words = here.text.text.split()
    return Words(here, words, list(accumulate(map((1).__add__, map(len, words[:-1])), initial=1)) if words else [])


@lru_cache(maxsize=4)
def _glued(lexicon: Lexicon) -> dict[str, int]:
    """Given names with a clitic before them → how many letters the clitic has."""
    names = lexicon.words["given"] | lexicon.words["weak"]
    family = lexicon.words["family"]
    return {
        c + name: len(c)
        for c in _CLITICS
        for name in names
        if len(name) > 2 and (form := c + name) not in names and form not in family and form not in lexicon.vocabulary
    }


@lru_cache(maxsize=65536)
def shape(word: str, lexicon: Lexicon) -> str:
    """What a word can be in a name: G given, W given or ordinary, F family, P particle, X, D unknown, or nothing."""
    lists = lexicon.words
    for use, letter in (("particle", "P"), ("given", "G"), ("weak", "W"), ("family", "F")):
        if word in lists[use]:
            return letter
    if len(word) < 3 or word.isascii() or not word.isalpha() or word in lexicon.nisbas:
        return ""
    return _strange(word, lexicon.vocabulary)


def _strange(word: str, vocabulary: frozenset[str]) -> str:
    """X for a word that the vocabulary does not know in any form, D for one derived with a suffix, else nothing."""
    stems = [word, *(word[len(p) :] for p in _PREFIXES if word.startswith(p) and len(word) - len(p) > 2)]
    if any(stem in vocabulary or "ال" + stem in vocabulary or stem + "ه" in vocabulary for stem in stems):
        return ""
    for stem in stems:
        least = 3 if stem == word else 4
        for suffix in _SUFFIXES:
            root = stem[: -len(suffix)]
            if stem.endswith(suffix) and len(root) >= least and (root in vocabulary or "ال" + root in vocabulary):
                return "D"
            if stem.endswith(suffix) and len(root) >= least and suffix != "ي" and root + "ه" in vocabulary:
                return "D"
    return "X"


def surnames(text: Words, people: dict[str, str], taken: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Single words, as (index, letters glued before, actor), that are the last part of exactly one name of the text."""
    last: dict[str, set[str]] = {}
    for name, actor_id in people.items():
        parts = name.split()
        if len(parts) > 1 and len(parts[-1]) > 2 and not (set(parts[-2:-1]) & text.here.lexicon.words["particle"]):
            last.setdefault(parts[-1], set()).add(actor_id)
    single = {word: ids.pop() for word, ids in last.items() if len(ids) == 1}
    if not single:
        return []
    forms = {c + word: (len(c), word) for word in single for c in ("", *_CLITICS)} | {w: (0, w) for w in single}
    covered = covered_words(text, taken)
    lexicon = text.here.lexicon
    found = []
    for i, word in enumerate(text.words):
        if word in forms and i not in covered:
            cut, name = forms[word]
            before = text.words[i - 1] if i else ""
            ordinary = name in lexicon.vocabulary or shape(name, lexicon) in ("G", "W", "")
            if not ordinary or (
                not cut and (before in lexicon.words["speech-verb"] or before in lexicon.words["title"])
            ):
                found.append((i, cut, single[name]))
    return found


def find_chains(text: Words, taken: list[tuple[int, int]]) -> list[Chain]:
    """The names of people outside the `taken` stretches of the plain text, in order, none inside another."""
    found: list[Chain] = []
    end = 0
    covered = covered_words(text, taken)
    for index, cue, cut in _starts(text):
        if index < end or index in covered:
            continue
        chain = _chain(text, index, cue, cut, covered)
        if chain:
            found.append(chain)
            end = chain.last
    return found


def covered_words(text: Words, taken: list[tuple[int, int]]) -> set[int]:
    """The words that lie inside the taken stretches."""
    out: set[int] = set()
    for start, end in taken:
        i = bisect_right(text.starts, start) - 1
        while i < len(text.words) and text.starts[i] < end:
            out.add(i)
            i += 1
    return out


def _starts(text: Words) -> Iterator[tuple[int, str, int]]:
    """Places where a name may begin: a given name, the word behind a title, or behind a speech verb."""
    lexicon = text.here.lexicon
    uses, glued = _cues(lexicon), _glued(lexicon)
    cue = ""
    for i, word in enumerate(text.words):
        use = uses.get(word, "")
        if "n" in use:
            yield i, cue if "t" not in use else "", 0
        elif word in glued:
            yield i, cue, glued[word]
        elif cue and "t" not in use:
            yield i, cue, 0
        cue = "title" if "t" in use else "speech" if "s" in use else ""
        if "p" in use:
            yield from _behind_noun(text, i)


@lru_cache(maxsize=4)
def _cues(lexicon: Lexicon) -> dict[str, str]:
    """Words → what they announce: n a given name itself, t a title, s a speech verb, p a noun for a person."""
    out: defaultdict[str, str] = defaultdict(str)
    for use, letter in (("given", "n"), ("weak", "n"), ("title", "t"), ("speech-verb", "s"), ("person-noun", "p")):
        for word in lexicon.words[use]:
            for clitic in ("", "و", "ب", "ل", "ف") if letter in "tp" else ("",):
                out[clitic + word] += letter
    return dict(out)


def _behind_noun(text: Words, noun: int) -> Iterator[tuple[int, str, int]]:
    """The first unknown or given name behind `رئيس …`, `مفوضة …` and their like."""
    lexicon = text.here.lexicon
    for i in range(noun + 1, min(noun + 9, len(text.words) - 1)):
        if not joined(text, i):
            return
        kind = shape(text.words[i], lexicon)
        if kind == "G" or (kind == "X" and text.words[i][:2] != "ال" and text.words[i][0] != "و"):
            yield i, "noun", 0
            return


def joined(text: Words, index: int) -> bool:
    """Whether only blanks stand between word `index` and the one before it."""
    return text.starts[index] - 1 not in text.here.text.breaks


def _chain(text: Words, first: int, cue: str, cut: int, covered: set[int]) -> Chain | None:
    """The name that begins at `first`, when its parts are enough for its cue."""
    lexicon = text.here.lexicon
    head = text.words[first][cut:]
    kinds = [shape(head, lexicon)]
    if cue == "speech" and kinds[0] == "X" and head.startswith("ال"):
        kinds = ["F"]
    if (kinds[0] in ("", "P", "D") and head != "عبد") or _at_facility(text, first) or _is_preposition(text, first):
        return None
    last = first + 1
    while (
        last < len(text.words)
        and last not in covered
        and len(kinds) - kinds.count("P") < MOST_PARTS
        and joined(text, last)
    ):
        kind = _part(text, last, "".join(kinds), cue)
        if not kind:
            break
        kinds.append(kind)
        last += 1
    while kinds and kinds[-1] == "P":
        kinds.pop()
        last -= 1
    return Chain(first, last, cut, cue) if _enough("".join(kinds), cue) else None


def _part(text: Words, index: int, before: str, cue: str) -> str:
    """What word `index` is as the next part of a name whose parts so far are `before`; nothing when the name ends."""
    lexicon = text.here.lexicon
    word = text.words[index]
    kind = shape(word, lexicon)
    if word in lexicon.words["function"] or word in lexicon.words["person-noun"] or word in _glued(lexicon):
        return ""
    if _is_preposition(text, index) or (kind in ("X", "D") and _conjoined(word)):
        return ""
    if kind and kind != "D":
        return "" if kind == "X" and word[0] == "و" and len(word) > 4 else kind
    if word.isascii() or not word.isalpha() or word in lexicon.nisbas:
        return ""
    cued = cue in ("title", "noun")
    family = (
        before[-1] == "P"
        or (before == "G" and kind == "D")
        or (before in ("G", "W") and cued and not _glued_on(word, lexicon))
    )
    return "F" if family else ""


def _enough(kinds: str, cue: str) -> bool:
    """Whether these parts make a name: two strong ones by themselves, weaker ones behind a title."""
    content = kinds.replace("P", "")
    if len(content) < 2:
        return cue == "speech" and content == "F"
    if content[0] == "G":
        return True
    if content[0] == "W":
        return "P" in kinds or content[1] in "GF" or cue in ("title", "noun")
    if content[0] == "F":
        return cue in ("title",)
    return cue in ("title", "noun")


def _verb_like(word: str) -> bool:
    """Whether a word looks like a present verb, or has a conjunction or preposition glued before an article."""
    return (word[0] in "يتن" and len(word) > 3) or _conjoined(word)


def _glued_on(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that may be a surname looks like a verb, or like another word behind a clitic."""
    return _verb_like(word) or (word[0] in "وفبلك" and word[1:] in lexicon.vocabulary)


def _conjoined(word: str) -> bool:
    """Whether something is glued before the word's article."""
    return word.startswith(("وال", "بال", "لل", "فال", "كال"))


def _is_preposition(text: Words, index: int) -> bool:
    """Whether `علي` is written على."""
    if text.words[index] != "علي":
        return False
    span = text.here.text.span(text.starts[index], text.end(index))
    return text.here.text.raw[span.end - 1] == "ى"


def _at_facility(text: Words, first: int) -> bool:
    """Whether the name belongs to a hospital, street, prize …, past titles before it."""
    lists = text.here.lexicon.words
    i = first - 1
    while i >= 0 and text.words[i] in lists["title"]:
        i -= 1
    if i < 0:
        return False
    word = text.words[i]
    return any(word[len(c) :] in lists["facility"] for c in ("", "و", "ب", "ل", "وب", "ول") if word.startswith(c))
