"""The tellings of an article into the few that an analyst would put on a timeline."""

from collections.abc import Sequence
from itertools import islice

from etl.events.tellings import Telling
from etl.events.weigh import GENERIC
from etl.model import ActorKind

_LEAD = (4.0, 1.5, 0.75)  # what the first sentences count for standing where they do
_LEAST = 4.5  # score of a sentence worth telling
_SECOND = 2.5  # score of a second trigger of another type in a chosen sentence
_THIRD = 3.4  # score of a third one in the lead
_FEWEST, _MOST = 2, 6  # sentences of one article that tell an event
_SECONDS = 2  # of them, how many tell two
_INCIDENTS = ("attack", "disaster", "protest", "military_action", "arrest")  # of people whom nobody knows
_NOBODY = 1.5  # what a later sentence loses that names nobody and no day


def select(told: Sequence[Sequence[Telling]]) -> list[Telling]:
    """In the order of the text: the best telling of the best sentences, and of some a second one of another type."""
    grounded = ([telling for telling in tellings if _is_grounded(telling)] for tellings in told)
    ranked = sorted(((_worth(tellings), tellings) for tellings in grounded if tellings), key=lambda pair: -pair[0])
    room = max(_FEWEST, min(_MOST, (len(told) + 3) // 2))
    best = [tellings for number, (worth, tellings) in enumerate(ranked[:room]) if worth >= _LEAST or not number]
    chosen = [tellings[0] for tellings in best]
    seconds = list(islice(filter(None, map(_second, best)), _SECONDS))
    chosen += seconds
    chosen += (third for tellings in best[:1] if (third := _third(tellings, seconds)))
    return sorted(chosen, key=lambda telling: (telling.sentence.number, telling.found.first))


def _is_grounded(telling: Telling) -> bool:
    """Whether a telling is more than words: behind the lead all but incidents need somebody named or a day."""
    sentence = telling.sentence
    strikes = telling.found.trigger.event_type in _INCIDENTS
    return strikes or sentence.number == 0 or bool(sentence.actors) or sentence.dated


def _second(tellings: Sequence[Telling]) -> Telling | None:
    """What a sentence tells beside its best: the summit that its lead is about, else what stands alone."""
    behind = tellings[1:]
    summit = next((telling for telling in behind if telling.summit and telling.sentence.number == 0), None)
    return summit or next(filter(_stands_alone, behind), None)


def _third(tellings: Sequence[Telling], seconds: Sequence[Telling]) -> Telling | None:
    """What a lead tells in clear words beside these two: "in a call, they agreed to put off the summit"."""
    lead = tellings[0].sentence.number == 0
    return next((one for one in tellings[1:] if lead and one.score >= _THIRD and one not in seconds), None)


def _stands_alone(telling: Telling) -> bool:
    """Whether a sentence's second telling is strong enough to be an event of its own: in the lead, speech is one."""
    said = telling.found.trigger.event_type in GENERIC
    return telling.score >= _SECOND and (not said or telling.sentence.number == 0)


def _worth(tellings: Sequence[Telling]) -> float:
    """How much a sentence is worth: its best trigger, its place, the title's words, a day and known actors."""
    best = tellings[0]
    sentence = best.sentence
    worth = best.score + (_LEAD[sentence.number] if sentence.number < len(_LEAD) else 0.0)
    worth += 3.0 * sentence.overlap
    worth += 1.0 if sentence.dated else 0.0
    worth -= 0.0 if sentence.dated or sentence.actors or sentence.number == 0 else _NOBODY
    who = {actor.actor_id for actor in sentence.actors if actor.kind is not ActorKind.PLACE}
    worth += 0.4 * min(len(who), 3)
    return worth
