"""An article with its mentions into the few events that it tells: what, when, who and where, each with its words."""

from collections.abc import Sequence

from etl.events.facts import EventFacts
from etl.events.genre import is_news, is_sport, is_told
from etl.events.recount import Recount
from etl.events.select import select
from etl.events.sentences import read_sentences
from etl.events.tellings import read_tellings, triggers_of
from etl.events.words import read_words
from etl.model import (
    ActorMention,
    Article,
    EventCandidate,
    Field,
    Language,
    PlacedDate,
    Publication,
    SummitMention,
)


def extract_events(
    article: Article,
    publication: Publication,
    dates: Sequence[PlacedDate],
    actors: Sequence[ActorMention],
    summits: Sequence[SummitMention],
    facts: EventFacts,
) -> tuple[EventCandidate, ...]:
    """The events that `article` tells, in the order of its text; each rests on words of the title or body."""
    if article.language is Language.OTHER:
        return ()
    title, body = read_words(article, Field.TITLE), read_words(article, Field.BODY)
    words = body if body.sentences else title
    title_triggers = triggers_of(title, range(len(title.words)), facts)
    title_types = frozenset(found.trigger.event_type for found in title_triggers)
    if any(summit.place.field is Field.TITLE for summit in summits):
        title_types |= {"summit"}
    read = [
        (sentence, triggers_of(words, sentence.inside, facts))
        for sentence in read_sentences(words, title, dates, actors, article.language, facts)
    ]
    news, sport = is_news(read, facts), is_sport(title, body, facts)
    told = [
        [
            telling
            for telling in read_tellings(sentence, own, summits, title_types, facts)
            if is_told(telling, news, sport)
        ]
        for sentence, own in read
    ]
    recount = Recount(article, publication, title, title_triggers, dates, actors, facts)
    return recount.events(select(told))
