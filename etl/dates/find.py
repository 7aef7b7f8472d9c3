"""Text and a reference day → date mentions, by scanning and resolving."""

from datetime import date, datetime

from etl.dates.fallback import read_foreign
from etl.dates.plain import read_plain
from etl.dates.policy import DEFAULT_POLICY, Context, Policy, Prefer
from etl.dates.resolve import resolve
from etl.dates.spans import scan, scan_whole
from etl.model import DateMention


def find_dates(
    text: str, reference: date | datetime | None, prefer: Prefer | None = None, policy: Policy = DEFAULT_POLICY
) -> list[DateMention]:
    """Every date that `text` names, in order; `reference` is the moment that it was written, null when unknown.

    What cannot be placed (no reference, no such day) is `unresolved` and says why. Never raises for any `text`.
    """
    context = Context(reference, prefer, policy=policy)
    return [resolve(found, context) for found in scan(_text(text))]


def normalize_date(
    text: str, reference: date | datetime | None, prefer: Prefer | None = None, policy: Policy = DEFAULT_POLICY
) -> DateMention | None:
    """The date that all of `text` is, punctuation and labels aside; null when it is something else or more than one."""
    string = _text(text)
    if policy == DEFAULT_POLICY and (plain := read_plain(string)):
        return plain
    found = scan_whole(string)
    return resolve(found, Context(reference, prefer, policy=policy)) if found else read_foreign(string)


def _text(value: object) -> str:
    """What callers hand over, when it is text; anything else names no date."""
    return value if isinstance(value, str) else ""
