"""A build of a store → a connection of its own that may write files; no question of a reader is ever run on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from hijridate import Hijri

from dashboard.database import Connection
from etl.errors import StoreError

_FIRST_YEAR, _LAST_YEAR = 1343, 1500  # of the Umm al-Qura table


@dataclass(frozen=True, slots=True)
class Source:
    """What is exported from: a connection with the build attached, and the build's name."""

    con: Connection
    build: str


@contextmanager
def opened(live: Path, memory_gb: float = 1) -> Iterator[Source]:
    """The build `live` ready to be written from; bounded in memory, it spills into a temporary folder.

    Raises:
        StoreError: the file cannot be read.
    """
    with TemporaryDirectory(prefix="tarikh-") as spill:
        con = duckdb.connect(config={"memory_limit": f"{memory_gb}GB", "temp_directory": spill})
        try:
            con.execute("set enable_progress_bar = false")  # it would stand in what goes to standard output
            quoted = str(live).replace("'", "''")
            con.execute(f"attach '{quoted}' as store (read_only); use store")
            _hijri_months(con)
            yield Source(con, live.stem)
        except (duckdb.IOException, duckdb.CatalogException, duckdb.FatalException) as error:
            raise StoreError(f"{live}: the export failed ({error})") from error
        finally:
            con.close()


def _hijri_months(con: Connection) -> None:
    """Table `hijri_month`: the first day of every month of the Umm al-Qura calendar, and an end without a year."""
    months = [(year, month) for year in range(_FIRST_YEAR, _LAST_YEAR + 1) for month in range(1, 13)]
    days = [Hijri(year, month, 1).to_gregorian().isoformat() for year, month in months]
    con.execute("create temp table hijri_month (first date, year integer, month integer)")
    con.execute(
        "insert into hijri_month select unnest($days)::date, unnest($years), unnest($months)",
        {"days": days, "years": [year for year, _ in months], "months": [month for _, month in months]},
    )
    last = Hijri(_LAST_YEAR, 12, 1)
    con.execute(
        "insert into hijri_month values ($day::date + $length, null, null)",
        {"day": days[-1], "length": last.month_length()},
    )
