"""Rules that read clock times in digits and in words, with their half of the day and their zone."""

from etl.dates.facts import DayPartWord
from etl.dates.rules.engine import Got, Rule
from etl.dates.rules.values import Made, number
from etl.dates.said import Clock

_NOON = 12
_FRACTIONS = {"h": 30, "q": 15, "t": 20}
_OFFSET_LIMIT = 14 * 60


def _digital_clock(got: Got) -> Made:
    """`17:30`; `2:1` and `2 : 1` are scores where nothing says that a time is meant."""
    hour, minute = number(got["h"]), number(got["m"])
    second = number(got["s"]) if "s" in got else None
    if "k" not in got and (got["m"].end - got["m"].start != 2 or got["m"].start - got["h"].end != 1):
        return None
    return {"k": Clock(hour, minute, second)} if hour <= 24 and minute < 60 and (second or 0) < 60 else None


def _dotted_clock(got: Got) -> Made:
    """`الساعة 10.30`."""
    return _digital_clock(got) if got["m"].end - got["m"].start == 2 else None


def _spoken_clock(got: Got) -> Made:
    """`الساعة العاشرة والنصف`, `الساعة الخامسة إلا ربعا`, `الساعة 3 و20 دقيقة`."""
    hour, minute = number(got["h"]), None
    if "f" in got:
        minute = next(_FRACTIONS[role] for role in "hqt" if role in got["f"].roles)
    elif "m" in got:
        minute = number(got["m"])
    if not hour <= 24 or (minute or 0) >= 60:
        return None
    if "o" in got and minute:
        hour, minute = (hour - 1) % 24, 60 - minute
    return {"k": Clock(hour, minute, half="12" if 1 <= hour <= _NOON else None)}


def _clock_with_part(got: Got) -> Made:
    """`الساعة 7 مساء`, `3 pm`, `10:30 صباحا`; but `5 م` may be metres, `23 ليلة` are nights."""
    if "h" in got and ("E" in got["p"].roles or number(got["h"]) > _NOON):
        return None
    made = {"k": Clock(number(got["h"]), None)} if "h" in got else dict(got["k"].roles)
    clock: Clock = made["k"]
    part: DayPartWord = got["p"]["A"]
    hour = hour_of(clock.hour, part.half)
    if hour is None:
        return None
    return {"k": Clock(hour, clock.minute, clock.second, part.half, clock.offset)}


def hour_of(hour: int, half: str) -> int | None:
    """`hour` of a clock as morning or evening says it, on 24 hours; null when it can be neither."""
    if hour > _NOON or hour == 0:
        return hour if hour <= 24 else None
    if half in ("am", "midnight"):
        return hour % _NOON
    if half in ("night", "tonight"):
        return hour % _NOON + (_NOON if 6 <= hour < _NOON else 0)
    if half.startswith("noon"):
        return hour + _NOON if hour < 5 else hour
    return hour % _NOON + _NOON


def _past_hour(got: Got) -> Made:
    """`half past five`."""
    return _spoken_clock(got)


def _o_clock(got: Got) -> Made:
    """`5 o'clock`; the Arabic word stands before its hour."""
    return None if "U" in got["k"].roles else _spoken_clock(got)


def _military(got: Got) -> Made:
    """`1400 GMT`."""
    hour, minute = divmod(number(got["n"]), 100)
    return {"k": Clock(hour, minute, None, "24", got["z"]["Z"])} if hour < 24 and minute < 60 else None


def _on_24(clock: Clock) -> str:
    """The half of the day of a time with a zone, which nobody tells on twelve hours without saying so."""
    return "24" if clock.half in (None, "12") else clock.half


def _zoned(got: Got) -> Made:
    clock: Clock = got["k"]["k"]
    offset = got["z"]["Z"] if "z" in got else clock.offset
    return {"k": Clock(clock.hour, clock.minute, clock.second, _on_24(clock), offset)}


def _shifted(got: Got) -> Made:
    """`10:30 +02:00`, `-0500`."""
    clock: Clock = got["k"]["k"]
    value = number(got["h"])
    offset = value * 60 + number(got["m"]) if "m" in got else value // 100 * 60 + value % 100
    sign = -1 if "n" in got else 1
    if offset > _OFFSET_LIMIT:
        return None
    return {"k": Clock(clock.hour, clock.minute, clock.second, _on_24(clock), sign * offset)}


def _shifted_by_clock(got: Got) -> Made:
    """`10:30:00-05:00`; without seconds a hyphen stands between two clock times."""
    clock, shift = got["k"]["k"], got["c"]["k"]
    if shift.hour > 14 or shift.half is not None or ("n" in got and clock.second is None):
        return None
    offset = (shift.hour * 60 + (shift.minute or 0)) * (-1 if "n" in got else 1)
    return {"k": Clock(clock.hour, clock.minute, clock.second, _on_24(clock), offset)}


def _from_greenwich(got: Got) -> Made:
    """`10:00 GMT+3`, `UTC+03:00`, `GMT-0500`: the offset hangs on the name of Greenwich's own time."""
    clock, zone, sign = got["k"]["k"], got["z"], got["n"] if "n" in got else got["p"]
    last = got["c"] if "c" in got else got["h"]
    if zone["Z"] or sign.start != zone.end or last.start != sign.end:
        return None
    if "c" in got:
        hour, minute = got["c"]["k"].hour, got["c"]["k"].minute or 0
    else:
        value = number(got["h"])
        hour, minute = (value, 0) if value < 24 else divmod(value, 100)
    offset = hour * 60 + minute
    if minute >= 60 or offset > _OFFSET_LIMIT:
        return None
    return {"k": Clock(clock.hour, clock.minute, clock.second, _on_24(clock), -offset if "n" in got else offset)}


CLOCK_TIMES = (
    Rule("clock time", r"(?P<k>K)?(?P<h>d):(?P<m>d)(?::(?P<s>d)(?:\.[nd])?)?", _digital_clock),
    Rule("clock time", r"K(?P<h>[dco])(?:&(?:(?P<f>[hqt])|(?P<m>[dc])U))?", _spoken_clock),
    Rule("clock time", r"K?(?P<h>[dco])(?P<o>O)(?:(?P<f>[hqt])|(?P<m>[dc])U?)", _spoken_clock),
    Rule("clock time", r"(?P<h>[dco])&(?P<f>[hqt])(?=F?A)", _spoken_clock),
    Rule("clock time", r"(?P<h>o)&(?P<f>[hqt])", _spoken_clock),
    Rule("clock time", r"(?P<h>o)&(?P<m>[dc])U", _spoken_clock),
    Rule("clock time", r"(?P<h>[doc])F?(?P<p>A)", _clock_with_part),
    Rule("clock time", r"(?P<h>d)\.(?P<m>d)(?=A)", _digital_clock),
    Rule("clock time", r"(?P<k>K)(?P<h>d)\.(?P<m>d)(?!\.)", _dotted_clock),
    Rule("clock time", r"(?<![M,F#J])(?P<n>[Yn])(?P<z>Z)", _military),
    Rule("clock time", r"(?P<h>[dc])(?P<k>K)", _o_clock),
    Rule("clock time", r"(?P<f>[hq])P(?P<h>[dc])", _past_hour),
)

HALVES = (Rule("clock time", r"(?P<k>k)[Fi]?(?P<p>A)", _clock_with_part),)

ZONES = (
    Rule("clock time", r"(?P<k>k)i?z?\(?(?P<z>Z)\)?", _zoned),
    Rule("clock time", r"(?P<k>k)i?z?\(?(?P<z>Z)(?:(?P<p>\+)|(?P<n>\-))(?P<c>k)(?!z?Z)\)?", _from_greenwich),
    Rule("clock time", r"(?P<k>k)i?z?\(?(?P<z>Z)(?:(?P<p>\+)|(?P<n>\-))(?P<h>[nYd])\)?", _from_greenwich),
    Rule("clock time", r"(?P<k>k)z?@", _zoned),
    Rule("clock time", r"(?P<k>k)(?:\+|(?P<n>\-))(?P<c>k)Z?", _shifted_by_clock),
    Rule("clock time", r"(?P<k>k)(?:\+|(?P<n>\-))(?P<h>[nYd])Z?", _shifted),
)
