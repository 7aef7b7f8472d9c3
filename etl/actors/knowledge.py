"""A folder of CSV facts → `Knowledge`: actors, spellings, offices, places and words, checked and ready to compile."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from etl.actors import tables
from etl.actors.tables import TABLES, describe, read_table, refuse
from etl.errors import KnowledgeError
from etl.text import fold_text


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """All that is known about actors; frames named as the store's tables have their columns, `facts` the files' own."""

    actors: pl.DataFrame  # actor_id kind name_ar name_en wikidata_id country lat lon body
    aliases: pl.DataFrame  # actor_id alias folded language kind
    memberships: pl.DataFrame  # actor_id organization_id start_on end_on
    offices: pl.DataFrame  # actor_id office_ar office_en body_id start_on end_on acting provenance
    places: pl.DataFrame  # actor_id name_ar name_en country capital population lat lon
    facts: dict[str, pl.DataFrame]  # every file by its name, as text
    fingerprint: str  # hash of the files' names and bytes

    def __reduce__(self) -> str:
        """Refuse pickling: a worker process loads the folder itself."""
        raise TypeError("load the knowledge in each process")


def load_knowledge(folder: Path, overlay: Path | None = None) -> Knowledge:
    """Read and check the shipped facts, with the rows of `overlay` added or put in place of those of the same key.

    Raises:
        KnowledgeError: a file is missing or a row cannot be true; the message names file, line, column and value.
    """
    facts = {table.name: read_table(table, folder, overlay) for table in TABLES}
    actors = _actors(facts)
    _check_references(facts, actors)
    return Knowledge(
        actors=actors,
        aliases=_aliases(facts["aliases"]),
        memberships=_dated(facts["memberships"]).select("actor_id", "organization_id", "start_on", "end_on"),
        offices=_offices(facts["offices"]),
        places=facts["places"].with_columns(pl.col("population").cast(pl.Int64), pl.col("lat", "lon").cast(pl.Float64)),
        facts=facts,
        fingerprint=_fingerprint(folder, overlay),
    )


def _actors(facts: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Listed actors, places, and the bodies of each country (its government, ministries, army …), one frame."""
    places = facts["places"].select(
        "actor_id",
        pl.lit("place").alias("kind"),
        "name_ar",
        "name_en",
        pl.lit("").alias("wikidata_id"),
        "country",
        pl.lit("").alias("body"),
    )
    listed = facts["actors"].select(places.columns)
    every = pl.concat([listed, places, _bodies(facts, listed)])
    return (
        every.join(_coordinates(facts), on="actor_id", how="left", maintain_order="left")
        .with_columns(pl.col("wikidata_id", "country").replace("", None))
        .select("actor_id", "kind", "name_ar", "name_en", "wikidata_id", "country", "lat", "lon", "body")
    )


def _bodies(facts: dict[str, pl.DataFrame], listed: pl.DataFrame) -> pl.DataFrame:
    """`o.EG.foreign-ministry` and its like: each body of each country with a nisba that no listed actor stands for."""
    countries = (
        facts["countries"]
        .filter(pl.col("nisba_ar") != "")
        .select("actor_id", "country", nisba=pl.col("nisba_ar").str.split("|").list.first())
        .join(listed.select("actor_id", c_en="name_en"), on="actor_id")
    )
    taken = listed.filter(pl.col("body") != "").select("country", "body")
    return (
        countries.drop("actor_id")
        .join(facts["bodies"].select("body", "name_ar", "name_en"), how="cross")
        .join(taken, on=["country", "body"], how="anti")
        .sort("country", "body")
        .select(
            pl.format("o.{}.{}", "country", "body").alias("actor_id"),
            pl.lit("organization").alias("kind"),
            pl.col("name_ar")
            .str.replace("{m}", pl.col("nisba").str.replace_all(r"(\S+)", "ال$1"), literal=True)
            .str.replace("{f}", pl.col("nisba").str.replace_all(r"(\S+)", "ال${1}ة"), literal=True),
            pl.col("name_en").str.replace("{c}", pl.col("c_en"), literal=True),
            pl.lit("").alias("wikidata_id"),
            "country",
            "body",
        )
    )


def _coordinates(facts: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """actor_id, lat, lon of every place, and of every country at its capital."""
    places = facts["places"].select("actor_id", pl.col("lat", "lon").cast(pl.Float64))
    capitals = facts["countries"].select(country_id="actor_id", actor_id="capital_id").join(places, on="actor_id")
    return pl.concat([places, capitals.select(actor_id="country_id", lat="lat", lon="lon")])


def _aliases(rows: pl.DataFrame) -> pl.DataFrame:
    """Spellings with their folded form."""
    folded = fold_text("\n".join(rows["alias"])).split("\n") if rows.height else []
    return rows.select("actor_id", "alias", "language", "kind").insert_column(2, pl.Series("folded", folded, pl.String))


def _offices(rows: pl.DataFrame) -> pl.DataFrame:
    """Terms of office as the store keeps them."""
    dated = _dated(rows).with_columns(pl.col("body_id").replace("", None), acting=pl.col("acting") == "true")
    return dated.select("actor_id", "office_ar", "office_en", "body_id", "start_on", "end_on", "acting", "provenance")


def _dated(rows: pl.DataFrame) -> pl.DataFrame:
    """`start_on` and `end_on` as days.

    Raises:
        KnowledgeError: a day that no calendar has, or an end before its start.
    """
    for column in ("start_on", "end_on"):
        refuse(rows.filter((pl.col(column) != "") & _day(column).is_null()), column, "is no day of the calendar")
    days = rows.with_columns(_day("start_on"), _day("end_on"))
    late = days.filter(pl.col("end_on") < pl.col("start_on"))
    refuse(late, "end_on", "comes before the start")
    return days


def _day(column: str) -> pl.Expr:
    return pl.col(column).str.to_date("%Y-%m-%d", strict=False)


def _check_references(facts: dict[str, pl.DataFrame], actors: pl.DataFrame) -> None:
    """Raise for the first id that no actor has, and for an actor id given twice."""
    for name in ("actors", "places"):
        twice = facts[name].join(actors.filter(pl.col("actor_id").is_duplicated()), on="actor_id", how="semi")
        refuse(twice, "actor_id", "is the id of two actors")
    for table, column in (
        (tables.ALIASES, "actor_id"),
        (tables.OFFICES, "actor_id"),
        (tables.OFFICES, "body_id"),
        (tables.MEMBERSHIPS, "actor_id"),
        (tables.MEMBERSHIPS, "organization_id"),
        (tables.COUNTRIES, "actor_id"),
        (tables.COUNTRIES, "capital_id"),
        (tables.OUTLETS, "actor_id"),
    ):
        rows = facts[table.name].filter(pl.col(column) != "")
        unknown = rows.join(actors, left_on=column, right_on="actor_id", how="anti", maintain_order="left")
        refuse(unknown, column, "is no actor of actors.csv or places.csv")


def _fingerprint(folder: Path, overlay: Path | None) -> str:
    """Hash of the names and bytes of the files that were read."""
    digest = hashlib.sha256()
    for place in (folder, overlay):
        for table in TABLES if place else ():
            path = place / table.file if place else folder
            if path.is_file():
                digest.update(f"{table.name}:{path.stat().st_size}:".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


__all__ = ["Knowledge", "KnowledgeError", "describe", "load_knowledge"]
