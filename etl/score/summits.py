"""Annotated and stored summits of one article → how many were found, and on the right first day."""

from collections import Counter

from etl.score.annotation import GoldArticle, GoldSummit
from etl.score.counts import Compared, Miss
from etl.score.told import ToldArticle, ToldSummit
from etl.score.words import same_name, words

# Words that nearly every summit shares; they tell none from another.
_GENERIC = words("القمة قمة الدولية الاستثنائية الطارئة العادية مجموعة دول اجتماع المؤتمر مؤتمر")


def compare_summits(gold: GoldArticle, told: ToldArticle) -> Compared:
    """Counts `summit_n summit_tp summit_dated_n summit_dated`; a first day one day off still counts."""
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    for summit in gold.summits:
        near = any(_is(summit, one) for one in told.summits)
        dated = any(_on_its_day(summit, one) for one in told.summits)
        counts.update(summit_n=1, summit_tp=near or dated)
        if summit.start:
            counts.update(summit_dated_n=1, summit_dated=dated)
        if not near or (summit.start and not dated):
            said = " | ".join(f"{one.name_en} {one.start}" for one in told.summits)
            surface = summit.mentions[0] if summit.mentions else summit.name_ar
            misses.append(Miss(gold.article_id, "summit", surface, f"{summit.name_en} {summit.start}", said))
    return Compared(counts, tuple(misses))


def _is(summit: GoldSummit, told: ToldSummit) -> bool:
    """Whether the names are the same, or the stored name tells half of what an annotated surface tells."""
    if same_name(told.name_en, summit.name_en) or same_name(told.name_ar, summit.name_ar):
        return True
    theirs = words(told.name_ar) - _GENERIC
    telling = [words(surface) - _GENERIC for surface in (*summit.mentions, summit.name_ar)]
    return any(ours and len(ours & theirs) >= max(1, len(ours) / 2) for ours in telling)


def _on_its_day(summit: GoldSummit, told: ToldSummit) -> bool:
    return bool(summit.start and told.start) and abs((told.start - summit.start).days) <= 1  # type: ignore[operator]
