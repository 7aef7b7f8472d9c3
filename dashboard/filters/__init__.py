"""What the reader asked to see: an address ⇄ `Filters` → a question to the store, and → a sentence."""

from dashboard.filters.known import drop_unknown
from dashboard.filters.notices import Notice, NoticeKind
from dashboard.filters.sentence import phrases
from dashboard.filters.value import Filters
from dashboard.filters.where import Where

__all__ = ["Filters", "Notice", "NoticeKind", "Where", "drop_unknown", "phrases"]
