"""Annotated and stored dates of one article → how many were read rightly, wrongly, or where none is."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from etl.score.annotation import GoldArticle, GoldDate
from etl.score.counts import Compared, Miss
from etl.score.told import ToldArticle, ToldDate
from etl.score.words import Aligner, overlap

APART = frozenset({"duration", "recurrence", "time"})  # no interval is asked of them
# Parts of a period: any reading inside it that meets the annotated one counts.
_PART = re.compile("مطلع|بداية|اوائل|أوائل|منتصف|أواخر|اواخر|نهاية|ختام")
_LONGEST_PART = 92  # days
_WEEK_TOLERANCE = 2  # days: a week may begin on Saturday, Sunday or Monday


@dataclass(frozen=True, slots=True)
class _Placed:
    """An annotated date and where it stands in the stored text."""

    date: GoldDate
    at: int | None

    def near(self, told: ToldDate) -> bool:
        """Whether a stored date may be this one."""
        surface = self.date.surface
        close = self.at is not None and abs(told.offset - self.at) <= max(15, len(surface))
        return close and overlap(told.surface, surface)


def compare_dates(gold: GoldArticle, told: ToldArticle, place: Aligner) -> Compared:
    """Counts `date_n tp dropped wrong invented extra`; each stored date stands for one annotated one at most."""
    placed = [_Placed(date, place(date.offset, len(date.surface))) for date in gold.dates]
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    free = list(told.dates)
    for one in placed:
        candidates = sorted(filter(one.near, free), key=lambda date: abs(date.offset - (one.at or 0)))
        used = _count_one(one, candidates, gold.article_id, counts, misses)
        if used is not None:
            free.remove(used)
    extra = [date for date in free if _resolved(date) and not _piece(date, placed)]
    counts["date_extra"] += len(extra)
    misses += [Miss(gold.article_id, "extra", date.surface, "", _interval(date)) for date in extra]
    return Compared(counts, tuple(misses))


def _count_one(
    one: _Placed, candidates: Sequence[ToldDate], article: str, counts: Counter[str], misses: list[Miss]
) -> ToldDate | None:
    """Count one annotated date; the stored date that stands for it."""
    nearest = candidates[0] if candidates else None
    if one.date.start is None or one.date.kind in APART:
        if nearest and nearest.start and one.date.kind not in APART:
            counts["date_invented"] += 1
            misses.append(Miss(article, "invented", one.date.surface, "", _interval(nearest)))
        return nearest
    right = next((date for date in candidates if _is_right(one.date, date)), None)
    counts["date_n"] += 1
    counts["date_dropped"] += one.at is None
    counts["date_tp"] += right is not None
    if right is None:
        counts["date_wrong"] += bool(nearest and nearest.start)
        misses.append(Miss(article, "date", one.date.surface, _interval(one.date), _interval(nearest)))
    return right or nearest


def _is_right(gold: GoldDate, told: ToldDate) -> bool:
    """Whether the stored interval is the annotated one."""
    if told.start is None or gold.start is None:
        return False
    length = (told.end - told.start).days if told.end else 0
    if gold.end and told.end and _PART.search(gold.surface):
        longest = max(_LONGEST_PART, (gold.end - gold.start).days)
        if told.start < gold.end and told.end > gold.start and length <= longest:
            return True
    tolerance = _WEEK_TOLERANCE if gold.grain == "week" else 0
    if abs((told.start - gold.start).days) > tolerance:
        return False
    if gold.end is None or told.end is None:
        return True
    return abs((told.end - gold.end).days) <= tolerance or (gold.grain == "day" and length <= 1)


def _resolved(told: ToldDate) -> bool:
    return told.start is not None and told.kind not in APART


def _piece(told: ToldDate, placed: Sequence[_Placed]) -> bool:
    """Whether a stored date is a second piece of an annotated one, on the right day."""
    return any(one.near(told) and one.date.start == told.start for one in placed)


def _interval(date: GoldDate | ToldDate | None) -> str:
    return f"{date.start}/{date.end}" if date else ""
