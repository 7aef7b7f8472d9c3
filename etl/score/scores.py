"""Counts → scores: one frozen value that tables, JSON and the quality page read, and the file that carries it."""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from etl import __version__
from etl.score.counts import Compared, Miss

FILE = "scores.json"  # in the folder of a store: what the program that built it scored on the annotation


@dataclass(frozen=True, slots=True)
class DateScores:
    """Of `n` annotated dates with an interval; precision over all stored dates that have one."""

    recall: float | None
    precision: float | None
    n: int
    dropped: int  # in text that reading dropped
    wrong: int
    invented: int  # an interval where the annotation says there is none
    extra: int


@dataclass(frozen=True, slots=True)
class NameScores:
    """Of `n` annotated people or organizations; linked: the share of those found that carry the right identity."""

    precision: float
    recall: float
    f1: float
    n: int
    linked: float | None


@dataclass(frozen=True, slots=True)
class RoleScores:
    """Of `n` references by office alone: shares that carry the right person, and only another."""

    resolved: float | None
    wrong: float | None
    n: int


@dataclass(frozen=True, slots=True)
class SummitScores:
    """Of `n` annotated summits; dated: on their first day, of those that have one."""

    found: float | None
    dated: float | None
    n: int


@dataclass(frozen=True, slots=True)
class EventScores:
    """Of `n` annotated events; main: each article's first; type, day and status: of those found.

    The annotation lists only the one to four events that matter, so a precision of a half is good.
    """

    found: float | None
    main: float | None
    type: float | None
    day: float | None
    status: float | None
    precision: float | None
    per_gold: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Scores:
    """How a program of this version reads the annotated articles; shares are rounded to three decimals."""

    version: str
    articles: int
    articles_missing: int
    dates: DateScores
    people: NameScores
    organizations: NameScores
    roles: RoleScores
    summits: SummitScores
    events: EventScores
    misses: tuple[Miss, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain dicts, lists, numbers and text."""
        return asdict(self)


def to_scores(compared: Compared, articles: int, missing: int) -> Scores:
    """The scores of all counts."""
    counts = compared.counts
    given = sum(counts[f"date_{name}"] for name in ("tp", "wrong", "invented", "extra"))
    return Scores(
        version=__version__,
        articles=articles,
        articles_missing=missing,
        dates=DateScores(
            _share(counts["date_tp"], counts["date_n"]),
            _share(counts["date_tp"], given),
            *(counts[f"date_{name}"] for name in ("n", "dropped", "wrong", "invented", "extra")),
        ),
        people=_names(counts, "person"),
        organizations=_names(counts, "organization"),
        roles=RoleScores(
            _share(counts["role_tp"], counts["role_n"]),
            _share(counts["role_wrong"], counts["role_n"]),
            counts["role_n"],
        ),
        summits=SummitScores(
            _share(counts["summit_tp"], counts["summit_n"]),
            _share(counts["summit_dated"], counts["summit_dated_n"]),
            counts["summit_n"],
        ),
        events=_events(counts),
        misses=compared.misses,
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _names(counts: Counter[str], kind: str) -> NameScores:
    found, missed, extra = (counts[f"{kind}_{name}"] for name in ("tp", "fn", "fp"))
    precision = found / (found + extra) if found + extra else 0.0
    recall = found / (found + missed) if found + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    linked = _share(counts[f"{kind}_linked"], found)
    return NameScores(round(precision, 3), round(recall, 3), round(f1, 3), found + missed, linked)


def _events(counts: Counter[str]) -> EventScores:
    return EventScores(
        found=_share(counts["event_found"], counts["event_n"]),
        main=_share(counts["main_found"], counts["main_n"]),
        type=_share(counts["event_type"], counts["event_found"]),
        day=_share(counts["event_day"], counts["event_dated_n"]),
        status=_share(counts["event_status"], counts["event_status_n"]),
        precision=_share(counts["event_on_gold"], counts["event_pred"]),
        per_gold=_share(counts["event_pred"], counts["event_n"]),
        n=counts["event_n"],
    )


def write_scores(scores: Scores, folder: Path) -> Path:
    """Write the scores beside a store's live file, whole or not at all; the file's path."""
    path = folder / FILE
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(scores.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")
    return draft.replace(path)


def read_scores(folder: Path) -> Scores | None:
    """The scores that a store's folder carries; None where it carries none of this form."""
    try:
        row = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Scores(
            **{
                **row,
                "dates": DateScores(**row["dates"]),
                "people": NameScores(**row["people"]),
                "organizations": NameScores(**row["organizations"]),
                "roles": RoleScores(**row["roles"]),
                "summits": SummitScores(**row["summits"]),
                "events": EventScores(**row["events"]),
                "misses": tuple(Miss(**miss) for miss in row["misses"]),
            }
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
