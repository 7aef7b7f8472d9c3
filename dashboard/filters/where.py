"""Filters → a condition on the private table `event`, with bound parameters, shaped for the store's two bridges."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dashboard.filters.search import text_conditions

if TYPE_CHECKING:
    from dashboard.filters.value import Filters

_DAY = timedelta(days=1)
# Column of `event` → the enum that a list of its values is cast to, so that rows are compared as small numbers.
_ENUMS = {
    "types": ("event_type", "event_type"),
    "status": ("status", "event_status"),
    "precision": ('"precision"', "precision_grain"),
    "certainty": ("certainty", "certainty"),
    "calendar": ("calendar", "calendar"),
}
# A run is called by its moment and the number of the build that it led to.
_NEWER = "try_cast(regexp_extract(run_id, '[0-9]+$') as integer) > $f_new_since"
_UNDATED = "start_at is null and end_at is null"
_DATED = "(start_at is not null or end_at is not null)"


@dataclass(frozen=True, slots=True)
class Where:
    """A condition on rows of `event`, or `everywhere` on any row with an `event_no`; names of parameters: `f_…`."""

    sql: str
    params: Mapping[str, Any]
    everywhere: bool = False
    number: int | None = None  # of the events, where it is known

    @property
    def events(self) -> str:
        """A question for the `event_no` of every event shown."""
        return f"select event_no from event where {self.sql}"

    @property
    def bridged(self) -> str:
        """The condition on rows of other tables that have an `event_no`."""
        return self.sql if self.everywhere else f"event_no in ({self.events})"


def build_where(filters: "Filters") -> Where:
    """The condition that `filters` stand for; `true` when they are empty."""
    found = list(_conditions(filters))
    if not found:
        return Where("true", {}, everywhere=True)
    sql = " and ".join(f"({condition})" for condition, _ in found)
    return Where(sql, {f"f_{name}": value for _, params in found for name, value in params.items()})


def _conditions(filters: "Filters") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every condition with the parameters that it binds."""
    yield from _days(filters)
    for key, (column, enum) in _ENUMS.items():
        if values := getattr(filters, key):
            yield f"{column} in (select unnest($f_{key}::varchar[])::{enum})", {key: list(values)}
    if filters.summit:
        yield "summit_id in (select unnest($f_summit::varchar[]))", {"summit": list(filters.summit)}
    yield from _actors(filters)
    yield from _reports(filters)
    yield from text_conditions(filters.q, filters.exact)


def _days(filters: "Filters") -> Iterator[tuple[str, dict[str, Any]]]:
    """The interval meets [since, until + 1); an event without any interval does only when `undated` asks for it."""
    meets: list[str] = []
    params: dict[str, Any] = {}
    if filters.since:
        meets.append("(end_at > $f_since or end_at is null)")
        params["since"] = filters.since
    if filters.until:
        meets.append("(start_at < $f_until or start_at is null)")
        params["until"] = min(filters.until, date.max - _DAY) + _DAY
    if meets:
        inside = " and ".join([*meets, _DATED])
        yield (f"({inside}) or ({_UNDATED})" if filters.undated else inside), params


def _actors(filters: "Filters") -> Iterator[tuple[str, dict[str, Any]]]:
    """Who takes part: looked up in the bridge that is ordered by actor."""
    for number, actor in enumerate(filters.actors_all):
        yield f"event_no in ({_taking_part(f'actor_id = $f_all_{number}')})", {f"all_{number}": actor}
    for key in ("actors_any", "organizations_any"):
        if actors := getattr(filters, key):
            yield f"event_no in ({_taking_part(f'actor_id in $f_{key}')})", {key: list(actors)}
    if filters.actors_none:
        whom = _taking_part("actor_id in $f_actors_none")
        yield f"event_no not in ({whom})", {"actors_none": list(filters.actors_none)}
    if filters.countries:
        of = "country in $f_countries or actor_id in $f_country_ids"
        where = f"place_id in (select actor_id from actor where {of})"
        codes = [actor.removeprefix("c.") for actor in filters.countries]
        params = {"countries": codes, "country_ids": list(filters.countries)}
        yield f"event_no in ({_taking_part(of)}) or coalesce({where}, false)", params


def _taking_part(which: str) -> str:
    """A question for the events of the actors that meet the condition `which`."""
    return f"select event_no from actor_event where actor_no in (select actor_no from actor where {which})"


def _reports(filters: "Filters") -> Iterator[tuple[str, dict[str, Any]]]:
    """By whom, since when and in which language it was told."""
    if filters.outlets:
        which = "outlet_no in (select outlet_no from outlet where outlet in $f_outlets)"
        yield f"event_no in (select event_no from report where {which})", {"outlets": list(filters.outlets)}
    if filters.new_since is not None:
        runs = "select run_id from (select distinct run_id from document) where " + _NEWER
        which = f"document_no in (select document_no from document where run_id in ({runs}))"
        yield f"event_no in (select event_no from report where {which})", {"new_since": filters.new_since}
    if filters.languages:
        which = "language in (select unnest($f_languages::varchar[])::language)"
        yield f"event_no in (select event_no from report where {which})", {"languages": list(filters.languages)}
