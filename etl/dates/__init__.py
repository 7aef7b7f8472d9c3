"""Text and a reference day in, date mentions out: what was written, the half-open interval it names, how sure it is.

`scan(text)` reads expressions without asking when (`Found`), `resolve(found, context)` places one in time; both
`find_dates` and `normalize_date` are these two, one after the other. Who knows more than one reference day (an
article with several publication readings, a second article below the first) scans once and resolves as often as
needed: resolving is cheap.
"""

from etl.dates.articles import date_articles
from etl.dates.column import normalize_column
from etl.dates.find import find_dates, normalize_date
from etl.dates.policy import Context, Policy
from etl.dates.resolve import resolve
from etl.dates.said import Found, Tense
from etl.dates.spans import scan, scan_whole

__all__ = [
    "Context",
    "Found",
    "Policy",
    "Tense",
    "date_articles",
    "find_dates",
    "normalize_column",
    "normalize_date",
    "resolve",
    "scan",
    "scan_whole",
]
