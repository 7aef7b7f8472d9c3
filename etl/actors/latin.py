"""Words of an English text → names of people that no file lists, by given names, titles and what is said of them."""

from collections.abc import Iterator
from functools import lru_cache

from etl.actors.lexicon import Lexicon
from etl.actors.people import Chain
from etl.actors.tokens import Words
from etl.model import ActorKind

_MOST_PARTS = 4
_HEADLINE = 0.6  # share of longer words with a capital from which a text is set like a headline
_NEAR = 6  # words within which a noun for a person speaks of the name before or behind a comma
_LINKS = frozenset(("al", "el", "bin", "ben", "ibn", "bint", "abu", "de", "da", "di", "du", "la", "van", "von", "der"))


def find_latin_chains(text: Words, covered: set[int]) -> list[Chain]:
    """The names of people outside the `covered` words, in order, none inside another."""
    found: list[Chain] = []
    capital = _capitals(text)
    headline = _is_headline(text, capital)
    end = 0
    for i in sorted(capital):
        if i < end or i in covered or (i - 1 in capital and i - 1 >= end and text.joined(i) and i - 1 not in covered):
            continue
        last = _extent(text, i, capital, covered)
        first = _own_first(text, i, last)
        cue = _cue(text, first, last, headline=headline)
        if cue:
            found.append(Chain(first + _titled(text.words[first], text.here.lexicon), last, 0, cue))
        end = last
    return found


def _capitals(text: Words) -> set[int]:
    """The words that begin with a capital letter and are no abbreviation."""
    raw, plain = text.here.text.raw, text.here.text
    out = set()
    for i, word in enumerate(text.words):
        span = plain.span(text.starts[i], text.end(i))
        if (
            word.isalpha()
            and raw[span.start].isupper()
            and (len(word) == 1 or not raw[span.start : span.end].isupper())
        ):
            out.add(i)
    return out


def _is_headline(text: Words, capital: set[int]) -> bool:
    long = [i for i, word in enumerate(text.words) if len(word) > 3]
    return len(long) > 2 and len(capital.intersection(long)) > _HEADLINE * len(long)


def _extent(text: Words, first: int, capital: set[int], covered: set[int]) -> int:
    """The word behind the last one of the run of capitals that begins at `first`, past al, bin, de … within it."""
    last = first + 1
    while last < len(text.words) and last not in covered and _joined(text, last):
        if last in capital:
            last += 1
        elif text.words[last] in _LINKS and last + 1 in capital and text.joined(last + 1):
            last += 2
        else:
            break
    return last


def _own_first(text: Words, first: int, last: int) -> int:
    """Where the name begins in the run of capitals: at its given name, else past `On Monday …`, `Boxer …`."""
    known, lexicon = given(text.here.lexicon), text.here.lexicon
    while first < last - 1 and (
        text.words[first] in lexicon.words["latin-stop"] or text.words[first] in lexicon.nisbas
    ):
        first += 1
    if text.words[first] in known or _titled(text.words[first], lexicon):
        return first
    return next((i for i in range(first + 1, last - 1) if text.words[i] in known), first)


def _joined(text: Words, index: int) -> bool:
    """Whether nothing but blanks, or the point of an initial, stands before the word."""
    return text.joined(index) or len(text.words[index - 1]) == 1


def _cue(text: Words, first: int, last: int, *, headline: bool) -> str:
    """Why the capitals `[first, last)` are a person's name; empty when nothing says so."""
    lexicon = text.here.lexicon
    words = text.words[first:last]
    lists = lexicon.words
    titled = _titled(words[0], lexicon)
    name = words[1:] if titled else words
    if not 1 < len([w for w in name if w not in _LINKS]) <= _MOST_PARTS or any(
        w in lists["latin-stop"] or w in lexicon.nisbas or (n and _titled(w, lexicon)) for n, w in enumerate(name)
    ):
        return ""
    before = text.words[first - 1] if first and text.joined(first) else ""
    if titled or _titled(before, lexicon):
        return "title"
    if name[0] in given(lexicon) and not (headline and len(name) > 3):
        return "form"
    if headline:
        return ""
    behind = text.words[last] if last < len(text.words) else ""
    if behind in lists["latin-speech"] and text.joined(last):
        return "speech"
    return "noun" if _described(text, first, last) else ""


def _titled(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.words["latin-title"]


def _described(text: Words, first: int, last: int) -> bool:
    """Whether a noun for a person stands right before the comma before the name, or behind the comma after it."""
    nouns = text.here.lexicon.words["latin-person"]
    behind = _clause(text, last) if last < len(text.words) and _comma(text, last) else ()
    before = range(max(0, first - _NEAR), first) if first and _comma(text, first) else ()
    return any(text.words[i] in nouns for i in (*behind, *before))


def _clause(text: Words, first: int) -> Iterator[int]:
    """The words from `first` to the next stop, not far."""
    for i in range(first, min(first + _NEAR, len(text.words))):
        if i > first and not text.joined(i):
            return
        yield i


def _comma(text: Words, index: int) -> bool:
    """Whether a comma stands before the word."""
    plain = text.here.text
    end = plain.span(text.starts[index - 1], text.end(index - 1)).end
    return "," in plain.raw[end : plain.span(text.starts[index], text.starts[index] + 1).start]


@lru_cache(maxsize=4)
def given(lexicon: Lexicon) -> frozenset[str]:
    """Given names in Latin letters: those of names.csv, and the first words of the known people's names."""
    first = {
        name.split()[0]
        for name, meanings in lexicon.names.items()
        if name.isascii() and " " in name and any(m.kind is ActorKind.PERSON and m.use == "name" for m in meanings)
    }
    known = {word for word in first if len(word) > 2 and word not in _LINKS}
    return (lexicon.words["latin"] | known) - lexicon.words["latin-stop"] - lexicon.words["latin-title"]
