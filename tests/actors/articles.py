"""Short articles of our own for the tests."""

from datetime import datetime

from etl.actors import Knowledge, find_actors
from etl.model import ActorMention, Article, Language, NewActor, Publication, Source


def article(body: str, title: str = "", country: str | None = None, language: Language = Language.ARABIC) -> Article:
    return Article("d1", title, body, Source("test", "1"), language, outlet_country=country)


def read(
    knowledge: Knowledge,
    body: str,
    day: str | None = None,
    title: str = "",
    country: str | None = None,
    language: Language = Language.ARABIC,
) -> tuple[tuple[ActorMention, ...], tuple[NewActor, ...]]:
    at = datetime.fromisoformat(day) if day else None
    return find_actors(article(body, title, country, language), Publication(at=at), (), knowledge)


def named(
    knowledge: Knowledge, body: str, day: str | None = None, title: str = "", country: str | None = None
) -> list[tuple[str, str, str]]:
    """(surface, actor, basis) of every mention."""
    return [(m.surface, m.actor_id, m.basis.value) for m in read(knowledge, body, day, title, country)[0]]
