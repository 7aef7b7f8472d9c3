"""The keywords line of a page in, its keywords out, also where only blanks part them."""

import re

from etl.text import fold_key

_PARTED = re.compile(r"\s*[,،؛;|#]\s*|\s{2,}|\t")


def part_keywords(line: str, text: str) -> tuple[str, ...]:
    """The keywords of `line`: split at its signs; without any, into the longest runs of words that `text` has too."""
    parts = [part for part in _PARTED.split(line.strip()) if part]
    if len(parts) != 1:
        return tuple(parts)
    return tuple(_runs(parts[0].split(), f"{fold_key(text)} "))


def _runs(words: list[str], text: str) -> list[str]:
    """Greedy longest runs of words that stand together in the folded `text`; words that it lacks stay together."""
    folded = [fold_key(word) for word in words]
    found: list[str] = []
    known = False
    at = 0
    while at < len(words):
        end = at + 1
        while end < len(words) and _stands(folded[at : end + 1], text):
            end += 1
        was, known = known, _stands(folded[at:end], text)
        run = " ".join(words[at:end])
        if found and not was and not known:
            found[-1] += f" {run}"
        else:
            found.append(run)
        at = end
    return found


def _stands(run: list[str], text: str) -> bool:
    """Whether the run's last word ends where a word of the text does; a clitic may hang before the first."""
    return f"{' '.join(run)} " in text
