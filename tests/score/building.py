"""Annotated and stored articles of the same short text, built from surfaces."""

from collections.abc import Sequence
from datetime import date

from etl.score.annotation import GoldArticle, GoldDate, GoldEvent, GoldName, GoldSummit
from etl.score.told import ToldActor, ToldArticle, ToldDate, ToldEvent, ToldSummit

TEXT = (
    "قمة في المنامة\n"
    "التقى الملك أمس الأربعاء وزير الخارجية التركي هاكان فيدان في المنامة.\n"
    "وتنعقد القمة مطلع الشهر المقبل بعد مشاورات دامت ثلاثة أيام."
)


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def gold_date(
    surface: str, start: str | None, end: str | None, kind: str = "relative", grain: str | None = "day"
) -> GoldDate:
    return GoldDate(TEXT.index(surface), surface, kind, day(start), day(end), grain)


def told_date(surface: str, start: str | None, end: str | None, kind: str = "relative") -> ToldDate:
    return ToldDate(TEXT.index(surface), surface, kind, day(start), day(end))


def gold(
    dates: Sequence[GoldDate] = (),
    people: Sequence[GoldName] = (),
    organizations: Sequence[GoldName] = (),
    summits: Sequence[GoldSummit] = (),
    events: Sequence[GoldEvent] = (),
) -> GoldArticle:
    return GoldArticle("a1", TEXT, tuple(dates), tuple(people), tuple(organizations), tuple(summits), tuple(events))


def told(
    dates: Sequence[ToldDate] = (),
    actors: Sequence[ToldActor] = (),
    summits: Sequence[ToldSummit] = (),
    events: Sequence[ToldEvent] = (),
    text: str = TEXT,
) -> ToldArticle:
    return ToldArticle(text, tuple(dates), tuple(actors), tuple(summits), tuple(events))
