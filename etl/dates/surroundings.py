"""What the words around an expression make of it: a name with a date in it, or something past or to come."""

from collections.abc import Sequence

from etl.dates.grammar import Read
from etl.dates.said import Tense
from etl.model import Span


def is_name(text: str, words: Sequence[str], starts: Sequence[int], span: Span, read: Read) -> bool:
    """Whether the expression at `span` is part of a name."""
    return False


def tense_before(text: str, start: int) -> Tense | None:
    """Where the verb before an expression places it; null when it does not say."""
    return None
