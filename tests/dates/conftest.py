from collections.abc import Callable
from datetime import datetime

import pytest

from etl.model import DateMention

Agrees = Callable[[DateMention | None, str, str | None, str | None], None]


@pytest.fixture
def agrees() -> Agrees:
    """Holds a mention against a row: precision, start and end, or the value of a duration or recurrence."""

    def check(mention: DateMention | None, precision: str, start: str | None, end: str | None) -> None:
        assert mention is not None
        if precision in ("duration", "recurrence"):
            assert (mention.kind, mention.value, mention.start) == (precision, start, None)
            return
        expected = [None if day is None else datetime.fromisoformat(day) for day in (start, end)]
        assert (mention.precision, [mention.start, mention.end]) == (precision, expected)

    return check
