"""An office in a sentence that tells of another time than the article's own."""

from datetime import datetime

import pytest

from etl.actors import Knowledge, find_actors
from etl.dates import find_dates
from etl.model import Field, PlacedDate, Publication
from tests.actors.articles import article


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("في مارس 2010 زار الرئيس الأمريكي المنطقة.", "2024-02-10", set()),  # two readings, neither guessed
        ("في مارس 2010 زار الرئيس الأمريكي المنطقة، وباراك أوباما معه.", "2024-02-10", {"p.barack-obama"}),
        ("في مارس 2022 زار الرئيس الأمريكي المنطقة.", "2024-02-10", {"p.joe-biden"}),  # the same man then
        ("قال الرئيس الأمريكي إن اتفاق مارس 2010 انتهى.", "2024-02-10", {"p.joe-biden"}),  # he speaks today
        ("في مارس 2010 وقع اتفاق. وزار الرئيس الأمريكي المنطقة.", "2024-02-10", {"p.joe-biden"}),
        ("نشر المقال في 3 مارس 2010. زار الرئيس الأمريكي المنطقة.", None, {"p.barack-obama"}),
        ("زار الرئيس الأمريكي المنطقة.", None, set()),
    ],
)
def test_the_day_of_the_sentence(knowledge: Knowledge, text: str, published: str | None, expected: set[str]) -> None:
    at = datetime.fromisoformat(published) if published else None
    dates = tuple(PlacedDate(Field.BODY, mention) for mention in find_dates(text, at))
    mentions, _ = find_actors(article(text), Publication(at=at), dates, knowledge)
    assert {m.actor_id for m in mentions if m.basis == "office"} == expected
