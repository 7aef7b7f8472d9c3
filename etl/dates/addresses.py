"""A web address in, the day that its path or query states out: `/2022/08/02/`, `/20150724/`, `/2022/jan/28/`."""

import re
from datetime import date

_FIRST_YEAR = 1990  # of the web: earlier numbers of eight digits are article ids
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"(?P<m>1[0-2]|0?[1-9]|(?:{'|'.join(_MONTHS)})[a-z]*)"
_DAY = r"(?P<d>3[01]|[12]\d|0?[1-9])"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"/(?P<y>(?:19|20)\d\d)[/-]{_MONTH}[/-]{_DAY}(?=[/?#._-]|$)",
        r"/(?:(?:19|20)\d\d/)?(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?=[/?#._]|$)",
        rf"[?&](?:date|day|d|dt)=(?P<y>(?:19|20)\d\d)-?{_MONTH}-?{_DAY}(?=[&#T]|$)",
        rf"/{_DAY}-{_MONTH}-(?P<y>(?:19|20)\d\d)(?=[/?#.]|$)",
    )
)


def address_day(url: str) -> tuple[date, str] | None:
    """The day that `url` states and the part that states it; None when there is none, or two that differ."""
    found = {day: match[0].strip("/?&") for form in _FORMS for match in form.finditer(url) if (day := _day(match))}
    return next(iter(found.items())) if len(found) == 1 else None


def _day(match: re.Match[str]) -> date | None:
    year, month = int(match["y"]), match["m"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    if year < _FIRST_YEAR:
        return None
    try:
        return date(year, number, int(match["d"]))
    except ValueError:
        return None
