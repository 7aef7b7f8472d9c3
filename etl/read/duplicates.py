"""Texts in, which of them repeat an earlier one almost word for word out: MinHash over runs of three words.

Every text is compared only with texts that share a band of its signature or of its first words. Runs that very many
texts share are set phrases and prove nothing, so they count nowhere. Time grows with the number of texts, not of pairs.
"""

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
import polars as pl

from etl.read.runs import Marks, Runs, hash_texts, join_marks

LEAST = 0.5  # shared part of all runs of two near-duplicates, or
CONTAINED = 0.85  # shared part of the shorter one's, for a cut copy,
_LEAST_SHARED = 0.15  # if that is at least this part of all
_AGREE, _RELATED = 0.85, 0.7  # shared part of the rare words, names above all, of two copies; of two groups of copies
_SAME_STORY = 0.3  # shared part of the runs, of the shorter of a text and the first of its group
_LEAST_NUMBERS, _NUMBERS = 3, 0.6  # numbers that a bulletin has at least; part of them that a copy repeats
_LEAST_WORDS = 12  # rare words that a text needs for them to prove anything; with fewer
_SHORT = 25  # runs of a text that is hardly more than a lead; with fewer of either
_FORMULA = 0.7  # of the runs must be shared, for bulletins, telegrams and blurbs repeat their wording every day
_LEAST_RUNS = 12  # a text of fewer says too little to be told from another one
_BANDS, _ROWS = 40, 3  # texts of similarity 0.5 share a band with a chance of 99.5 %, of 0.1 with one of 4 %
_LEAD_BANDS = 4
_STEP = 250  # texts whose signatures are made at once: their runs fit into a core's own cache
_NO_RUN = np.uint64(0xFFFFFFFF)

I64 = npt.NDArray[np.int64]
U64 = npt.NDArray[np.uint64]


def near_duplicates(frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Of texts (columns document_no, text; numbered in the order of publication) those that repeat an earlier one.

    The frames come in the order of their numbers; of each no more is kept than its hashed runs.

    Returns document_no and near_duplicate_of, sorted by document_no; near_duplicate_of is itself no repeat.
    """
    numbers, marks = _marks(frames)
    keep = np.flatnonzero(np.diff(marks.runs.offsets) >= _LEAST_RUNS)
    first = _groups(_candidates(_band_keys(marks, keep), len(keep)), keep, marks)
    found = np.flatnonzero(first != np.arange(len(first)))
    return pl.DataFrame(
        {"document_no": numbers.gather(keep[found]), "near_duplicate_of": numbers.gather(keep[first[found]])}
    )


def _marks(frames: Iterable[pl.DataFrame]) -> tuple[pl.Series, Marks]:
    """The numbers of all texts and their marks."""
    ordered = (frame.sort("document_no") for frame in frames)
    parts = [(frame["document_no"], hash_texts(frame["text"])) for frame in ordered]
    return pl.concat([number for number, _ in parts]), join_marks([part for _, part in parts])


def _factors(count: int) -> U64:
    """Odd factors of as many hash functions; fixed, for the same texts must always give the same answer."""
    return np.random.default_rng(20240210).integers(1, 1 << 62, count, dtype=np.uint64) * np.uint64(2) + np.uint64(1)


def _least(runs: Runs, texts: I64, factors: U64) -> Iterator[U64]:
    """For each factor the least hash among the runs of each of `texts`, the largest number for a text without any."""
    starts, stops = runs.offsets[texts], runs.offsets[texts + 1]
    first, last = int(starts[0]), int(stops[-1])
    values = runs.values[first:last].astype(np.uint64)
    bounds = np.column_stack([starts, stops]).ravel() - first
    hashed = np.full(len(values) + 1, ~np.uint64(0))
    for factor in factors:
        np.multiply(values, factor, out=hashed[:-1])
        least = np.minimum.reduceat(hashed, bounds)[::2] >> np.uint64(32)
        yield np.where(starts == stops, _NO_RUN, least)


def _keys(runs: Runs, keep: I64, factors: U64) -> U64:
    """For each kept text the key of one band; equal keys make two texts candidates."""
    parts = []
    for at in range(0, len(keep), _STEP):
        texts = keep[at : at + _STEP]
        key = np.zeros(len(texts), np.uint64)
        for least in _least(runs, texts, factors):
            key = (key * np.uint64(0x9E3779B97F4A7C15)) ^ least
        parts.append(key)
    return np.concatenate(parts)


def _band_keys(marks: Marks, keep: I64) -> Iterator[U64]:
    """The keys of all bands, of whole texts and of their first words: a cut copy shares those, however short it is."""
    factors = _factors(_BANDS * _ROWS).reshape(_BANDS, _ROWS)
    for band in factors if len(keep) else ():
        yield _keys(marks.runs, keep, band)
    for factor in _factors(_LEAD_BANDS) if len(keep) else ():
        key = _keys(marks.leads, keep, np.array([factor]))
        # A text whose first words are all set phrases gets a key of its own.
        yield np.where(key == _NO_RUN, np.arange(len(keep), dtype=np.uint64) + np.uint64(1 << 33), key)


def _candidates(keys: Iterable[U64], count: int) -> I64:
    """Pairs (earlier, later) with equal keys: each text of a bucket with its first and with the one before."""
    pairs = [np.empty(0, np.int64)]
    for key in keys:
        order = np.argsort(key, kind="stable")
        same = key[order][1:] == key[order][:-1]
        begins = np.concatenate([[True], ~same])
        first = order[np.flatnonzero(begins)[np.cumsum(begins) - 1]]
        later, before = order[1:][same], order[:-1][same]
        pairs += [first[1:][same] * count + later, before * count + later]
    unique = np.unique(np.concatenate(pairs))
    return np.column_stack([unique // max(1, count), unique % max(1, count)])


def _groups(pairs: I64, keep: I64, marks: Marks) -> I64:
    """For each kept text the earliest of its group; two groups become one by a pair, if their first texts agree too."""
    first = np.arange(len(keep))
    for one, other in pairs:
        left, right = _root(first, one), _root(first, other)
        if left == right or not _is_copy(keep[one], keep[other], marks):
            continue
        if {left, right} == {int(one), int(other)} or _agree(keep[left], keep[right], marks.words, _RELATED):
            first[max(left, right)] = min(left, right)
    roots = [_root(first, one) for one in range(len(first))]
    return np.array(
        [
            root if root == one or _overlap(keep[root], keep[one], marks.runs)[1] >= _SAME_STORY else one
            for one, root in enumerate(roots)
        ],
        np.int64,
    )


def _is_copy(one: int, other: int, marks: Marks) -> bool:
    """Whether one text repeats the other, or a part of it, with the same names and numbers in it."""
    shared, contained = _overlap(one, other, marks.runs)
    if shared < LEAST and (contained < CONTAINED or shared < _LEAST_SHARED):
        return False
    is_thin = _fewest(one, other, marks.words) < _LEAST_WORDS or _fewest(one, other, marks.runs) < _SHORT
    if is_thin and shared < _FORMULA:
        return False
    same_numbers = _fewest(one, other, marks.numbers) < _LEAST_NUMBERS or _agree(one, other, marks.numbers, _NUMBERS)
    return same_numbers and _agree(one, other, marks.words, _AGREE)


def _fewest(one: int, other: int, runs: Runs) -> int:
    """How many the text with fewer has."""
    return min(len(runs.of(one)), len(runs.of(other)))


def _agree(one: int, other: int, words: Runs, least: float) -> bool:
    """Whether two texts share so many of their rare words; true where one has none."""
    return not _fewest(one, other, words) or _overlap(one, other, words)[1] >= least


def _root(first: I64, one: int) -> int:
    """The earliest text of the group of `one`; the way there gets shorter."""
    while first[one] != one:
        first[one] = first[first[one]]
        one = int(first[one])
    return int(one)


def _overlap(one: int, other: int, runs: Runs) -> tuple[float, float]:
    """Shared runs of two texts as a part of all their runs, and of those of the shorter one."""
    left, right = runs.of(one), runs.of(other)
    if len(left) > len(right):
        left, right = right, left
    places = np.minimum(np.searchsorted(right, left), len(right) - 1) if len(left) else left
    shared = int((right[places] == left).sum())
    return shared / max(1, len(left) + len(right) - shared), shared / max(1, len(left))
