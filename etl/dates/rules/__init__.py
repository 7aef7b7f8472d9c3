"""A row of items in, a shorter row out: the rules that read date expressions, pass by pass.

`PASSES` is the grammar for running text; `WHOLE_PASSES` also allows what only a lone date string may mean.
"""

from etl.dates.rules.amounts import AMOUNTS, LENGTHS, SUMS
from etl.dates.rules.clocks import CLOCK_TIMES, HALVES, ZONES
from etl.dates.rules.counted import COUNTED, FISCAL, UNCOUNTED
from etl.dates.rules.days import DAYS
from etl.dates.rules.months import MONTHS
from etl.dates.rules.pairs import BOTH
from etl.dates.rules.periods import PERIODS, UNITS_OF, WEEKDAYS_OF
from etl.dates.rules.ranges import RANGES
from etl.dates.rules.recurring import EVERY, RECURRENCES
from etl.dates.rules.times import CLOCKS, DAY_PARTS, LATE_YEARS
from etl.dates.rules.weekdays import WEEKDAYS
from etl.dates.rules.whole import IN_DAYS, WHOLE_DAYS, WHOLE_RANGES
from etl.dates.rules.years import DECADES, YEARS

_PIECES = (
    MONTHS,
    (*YEARS, *CLOCK_TIMES, *AMOUNTS, *FISCAL),
    (*HALVES, *SUMS, *DECADES),
    (*HALVES, *SUMS, *DECADES),
    ZONES,
    (*UNCOUNTED, *EVERY),
)
_COUNTED = (*COUNTED, *UNITS_OF, *LENGTHS, *RECURRENCES)
_JOINED = (
    WEEKDAYS_OF,
    BOTH,
    (*PERIODS, *UNITS_OF, *DAY_PARTS),
    (*PERIODS, *UNITS_OF, *DAY_PARTS),
    CLOCKS,
    (*RANGES, *LATE_YEARS),
    RANGES,
)
PASSES = (*_PIECES, DAYS, WEEKDAYS_OF, WEEKDAYS, _COUNTED, *_JOINED)
WHOLE_PASSES = (
    *_PIECES,
    (*DAYS, *WHOLE_DAYS),
    WEEKDAYS_OF,
    WEEKDAYS,
    (*_COUNTED, *IN_DAYS),
    *_JOINED,
    WHOLE_RANGES,
)

__all__ = ["PASSES", "WHOLE_PASSES"]
