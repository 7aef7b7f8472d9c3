"""Annotated and stored events of one article → how many were found, of the right type, day and status."""

import re
from collections import Counter

from etl.score.annotation import GoldArticle, GoldEvent
from etl.score.counts import Compared, Miss
from etl.score.told import ToldArticle, ToldEvent
from etl.score.words import Aligner

_SENTENCE_END = re.compile(r"[.!؟?](?=\s|$)|\n")
_LEAST = 25  # characters of a sentence before its end is looked for
_HEAD, _TAIL = 40, 26  # characters by which its two ends are found in the stored text
_SLACK_BEFORE, _SLACK_AFTER = 5, 10
Stretch = tuple[int, int]


def compare_events(gold: GoldArticle, told: ToldArticle, place: Aligner) -> Compared:
    """Counts `event_n found type dated_n day status_n status`, `main_n main_found`, `event_pred event_on_gold`.

    An event is found when its sentence holds the trigger words of a stored one.
    """
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    stretches = [_stretch(gold.text, event.offset, place) for event in gold.events]
    for number, (event, stretch) in enumerate(zip(gold.events, stretches, strict=True)):
        near = [one for one in told.events if stretch and _meets(one, stretch)]
        counts.update(_one(event, near))
        if number == 0:
            counts.update(main_n=1, main_found=bool(near))
        if not near:
            misses.append(Miss(gold.article_id, "event", gold.text[event.offset : event.offset + 40], event.headline))
    ids = {one.event_id for one in told.events}
    on_gold = {one.event_id for one in told.events if any(_meets(one, stretch) for stretch in stretches if stretch)}
    counts.update(event_pred=len(ids), event_on_gold=len(on_gold))
    return Compared(counts, tuple(misses))


def _one(event: GoldEvent, near: list[ToldEvent]) -> dict[str, int]:
    """The counts of one annotated event; type, day and status are asked only of those that were found."""
    asked = bool(near) and event.start is not None
    told = bool(near) and event.status is not None
    return {
        "event_n": 1,
        "event_found": bool(near),
        "event_type": any(one.event_type == event.event_type for one in near),
        "event_dated_n": asked,
        "event_day": asked and any(one.on == event.start for one in near),
        "event_status_n": told,
        "event_status": told and any(one.status == event.status for one in near),
    }


def _stretch(text: str, offset: int, place: Aligner) -> Stretch | None:
    """Where the sentence at `offset` of `text` stands in the stored text; None where reading dropped it."""
    found = _SENTENCE_END.search(text, min(offset + _LEAST, len(text)))
    end = found.start() if found else len(text)
    start = place(offset, _HEAD)
    if start is None:
        return None
    last = place(max(end - _TAIL + 1, offset), _TAIL)
    return start, max(last or 0, start + _HEAD) + _SLACK_AFTER


def _meets(one: ToldEvent, stretch: Stretch) -> bool:
    return one.start < stretch[1] and one.end > stretch[0] - _SLACK_BEFORE
