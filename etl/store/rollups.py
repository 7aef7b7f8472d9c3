"""A draft store → its totals, when it is so large that counting anew would keep a reader waiting."""

from pathlib import Path

from etl.store.draft import Connection

# Events from which totals pay: the dearest question, all pairs of actors, takes a quarter of a second at a million.
LARGE = 500_000
_SQL = Path(__file__).with_name("rollups.sql")


def roll_up(con: Connection, large: int = LARGE) -> bool:
    """Fill the tables of totals of a store with at least `large` events; returns whether it did."""
    if con.execute("select count(*) from event").fetchall()[0][0] < large:
        return False
    con.execute(_SQL.read_text("utf-8"))
    return True
