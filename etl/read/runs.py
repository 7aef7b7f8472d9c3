"""Texts in, what tells each from the others out: its hashed runs of three words, its rare words, its numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import polars as pl

_LEAD = 40  # first words of a text
_SET_PHRASE = 40  # texts that share a run before it counts as a set phrase
_RARE, _RARE_SHARE = 12, 0.003  # texts, and part of all texts, that a rare word stands in at most
_BYTES = 2_000_000  # bytes of text that are hashed at once: their words take thirty times as much
_MARKS = "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069]+"
_VARIANTS = dict(zip("أإآٱىةیکؤئ٠١٢٣٤٥٦٧٨٩", "ااااي" + "هيكوي" + "0123456789", strict=True))

U32 = npt.NDArray[np.uint32]
I64 = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of all texts one after the other, sorted and unique within each; those of a text lie between offsets."""

    values: U32
    offsets: I64

    def of(self, text: int) -> U32:
        """The runs of one text."""
        return self.values[self.offsets[text] : self.offsets[text + 1]]


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells texts from each other: their runs and first runs without set phrases, their rare words and numbers."""

    runs: Runs
    leads: Runs
    words: Runs
    numbers: Runs


Hashed = tuple[Runs, Runs, Runs, Runs]  # runs, first runs, words, numbers


def hash_texts(texts: pl.Series) -> Hashed:
    """The marks of texts as they are, with set phrases and usual words still among them."""
    return _join_all([_hash(chunk) for chunk in _chunks(texts)])


def join_marks(parts: Sequence[Hashed]) -> Marks:
    """The marks of all texts, in the order of the parts."""
    runs, leads, words, numbers = _join_all(parts)
    phrases = _common(runs.values, _SET_PHRASE)
    usual = _common(words.values, max(_RARE, int(_RARE_SHARE * (len(words.offsets) - 1))))
    return Marks(_without(runs, phrases), _without(leads, phrases), _without(words, usual), numbers)


def _chunks(texts: pl.Series) -> Iterator[pl.Series]:
    """The texts in slices of about the same size."""
    if len(texts):
        part = texts.str.len_bytes().fill_null(0).cast(pl.Int64).cum_sum().to_numpy() // _BYTES
        cuts = [0, *(np.flatnonzero(np.diff(part)) + 1), len(texts)]
        for start, end in pairwise(cuts):
            yield texts.slice(int(start), int(end - start))


def _hash(texts: pl.Series) -> Hashed:
    """The runs, the first runs, the words and the numbers of one slice."""
    words, at, number = _words(texts)
    mixed = (words[:-2] * np.uint64(0x9E3779B97F4A7C15)) ^ (words[1:-1] * np.uint64(0xC2B2AE3D27D4EB4F))
    mixed = ((mixed ^ (mixed >> np.uint64(29))) + words[2:]) * np.uint64(0x165667B19E3779F9)
    inside = at[:-2] == at[2:]
    values, owner = (mixed[inside] >> np.uint64(32)).astype(np.uint32), at[:-2][inside]
    counts = np.bincount(owner, minlength=len(texts))
    place = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    lead = place < _LEAD
    single = (words >> np.uint64(32)).astype(np.uint32)
    sorts = ((values, owner), (values[lead], owner[lead]), (single, at), (single[number], at[number]))
    runs, leads, told, numbers = (_unique(hashes, text, len(texts)) for hashes, text in sorts)
    return runs, leads, told, numbers


def _words(texts: pl.Series) -> tuple[npt.NDArray[np.uint64], I64, npt.NDArray[np.bool_]]:
    """The hashes of all words of a slice, the text that each stands in, and whether it is a number."""
    folded = texts.fill_null("").str.replace_many(_letters()).to_frame("text")
    words = (
        folded.select(pl.col("text").str.extract_all(r"\w+").alias("word"))
        .with_row_index("at")
        .explode("word")
        .drop_nulls()
    )
    number = words["word"].str.contains(r"^\d{2,}$").to_numpy()
    return words["word"].hash(seed=1).to_numpy(), words["at"].to_numpy().astype(np.int64), number


@cache
def _letters() -> dict[str, str]:
    """What letters are compared as: small ones, without marks, Arabic ones and digits in one form."""
    letters = "".join(chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000)
    small = {letter: letter.lower() for letter in letters if letter.lower() != letter}
    return small | dict.fromkeys("".join(re.findall(_MARKS, letters)), "") | _VARIANTS


def _unique(values: U32, owner: I64, texts: int) -> Runs:
    """The runs sorted and unique within each text."""
    keys = np.sort((owner.astype(np.uint64) << np.uint64(32)) | values)
    keys = keys[np.diff(keys, prepend=~keys[:1]) != 0]  # np.unique takes ten times as long
    counts = np.bincount((keys >> np.uint64(32)).astype(np.int64), minlength=texts)
    return Runs(keys.astype(np.uint32), np.concatenate([[0], np.cumsum(counts)]).astype(np.int64))


def _join_all(parts: Sequence[Hashed]) -> Hashed:
    """Each sort of runs of all slices."""
    runs, leads, words, numbers = (_join([part[sort] for part in parts]) for sort in range(4))
    return runs, leads, words, numbers


def _join(parts: Sequence[Runs]) -> Runs:
    """The runs of all slices."""
    counts = np.concatenate([np.empty(0, np.int64), *(np.diff(part.offsets) for part in parts)])
    values = np.concatenate([np.empty(0, np.uint32), *(part.values for part in parts)])
    return Runs(values, np.concatenate([[0], np.cumsum(counts)]).astype(np.int64))


def _common(values: U32, most: int) -> npt.NDArray[np.bool_]:
    """For each hash, cut to as many bits as the number of runs asks for, whether more texts than `most` have it."""
    bits = min(27, max(16, len(values).bit_length() + 1))
    ordered = np.sort(values >> np.uint32(32 - bits))
    common = np.zeros(1 << bits, np.bool_)
    common[ordered[most:][ordered[most:] == ordered[:-most]]] = True  # so many places on it is still the same one
    return common


def _without(runs: Runs, common: npt.NDArray[np.bool_]) -> Runs:
    """The runs that are no set phrases."""
    bits = len(common).bit_length() - 1
    kept = np.append(~common[runs.values >> np.uint32(32 - bits)], False)
    counts = np.add.reduceat(kept, runs.offsets[:-1], dtype=np.int64) * (np.diff(runs.offsets) > 0)
    return Runs(runs.values[kept[:-1]], np.concatenate([[0], np.cumsum(counts)]).astype(np.int64))
