"""A folder of facts → the list of what cannot be right in it, for a person to mend."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from etl.actors.knowledge import Knowledge, load_knowledge
from etl.actors.tables import describe
from etl.errors import KnowledgeError

_ARABIC = r"\p{Arabic}"
_LATIN = r"[A-Za-z]"
_SHARED_SEATS = ("envoy", "head", "spokesperson", "aide", "un-ambassador", "ambassador", "rival-head-of-government")


def check_knowledge(folder: Path, overlay: Path | None = None) -> list[str]:
    """Every problem in words: bad rows, overlapping terms, spellings of two actors, names in a wrong script."""
    try:
        knowledge = load_knowledge(folder, overlay)
    except KnowledgeError as error:
        return [str(error)]
    return [
        *_wrong_script(knowledge),
        *_shared_spellings(knowledge),
        *_overlapping_terms(knowledge),
        *_unread_phrases(knowledge),
        *_nameless(knowledge),
    ]


def _wrong_script(knowledge: Knowledge) -> Iterator[str]:
    """Names and spellings without one letter of their language's script."""
    aliases = knowledge.facts["aliases"]
    for language, script in (("ar", _ARABIC), ("en", _LATIN)):
        rows = aliases.filter((pl.col("language") == language) & ~pl.col("alias").str.contains(script))
        yield from _described(
            rows.filter(~pl.col("alias").str.contains(r"^[A-Z0-9+]+$")), "alias", f"is not written in {language}"
        )
    for table in ("actors", "places"):
        for column, script in (("name_ar", _ARABIC), ("name_en", _LATIN)):
            yield from _described(
                knowledge.facts[table].filter(~pl.col(column).str.contains(script)), column, "is in the wrong script"
            )


def _shared_spellings(knowledge: Knowledge) -> Iterator[str]:
    """Spellings that stand alone and name two people, or two organizations."""
    sure = (
        knowledge.facts["aliases"]
        .with_columns(folded=knowledge.aliases["folded"])
        .filter(pl.col("kind").is_in(["name", "acronym"]))
        .join(knowledge.actors.select("actor_id", actor_kind="kind"), on="actor_id")
        .filter(pl.col("actor_kind").is_in(["person", "organization", "country"]))
    )
    shared = sure.filter(pl.col("actor_id").n_unique().over("folded", "actor_kind") > 1).sort("folded", "line")
    yield from _described(shared, "alias", "belongs to two actors: give one of them the kind short")


def _overlapping_terms(knowledge: Knowledge) -> Iterator[str]:
    """Terms of one seat by two people on one day; they may touch on the day of the handover.

    Bounds known to the month or year only may fall anywhere within it.
    """
    coarse = {"month": "1mo", "year": "1y"}
    terms = (
        knowledge.facts["offices"]
        .filter(~pl.col("role").is_in(_SHARED_SEATS) & (pl.col("acting") == "false"))
        .with_columns(
            start=pl.col("start_on").str.to_date("%Y-%m-%d", strict=False).fill_null(pl.date(1, 1, 1)),
            end=pl.col("end_on").str.to_date("%Y-%m-%d", strict=False).fill_null(pl.date(9999, 12, 31)),
            first=pl.col("precision").str.split(" ").list.first().replace_strict(coarse, default="1d"),
            last=pl.col("precision").str.split(" ").list.last().replace_strict(coarse, default="1d"),
        )
        .with_columns(
            start=pl.col("start").dt.truncate(pl.col("first")).dt.offset_by(pl.col("first")).dt.offset_by("-1d"),
            end=pl.col("end").dt.truncate(pl.col("last")),
        )
        .filter((pl.col("country") != "") | (pl.col("body_id") != ""))
        .sort("start", "end")
        .with_columns(
            before=pl.col("end").shift().over("role", "country", "body_id"),
            other=pl.col("actor_id").shift().over("role", "country", "body_id"),
        )
    )
    late = terms.filter((pl.col("start") < pl.col("before")) & (pl.col("actor_id") != pl.col("other")))
    yield from _described(late, "start_on", "comes before the term of the one before has ended")


def _unread_phrases(knowledge: Knowledge) -> Iterator[str]:
    """Words for the head of a body that no row of roles.csv looks for."""
    heads = knowledge.facts["roles"].filter(pl.col("role") == "head")
    said = (
        knowledge.facts["offices"]
        .filter(pl.col("phrases") != "")
        .with_columns(phrases=pl.col("phrases").str.split("|"))
        .explode("phrases")
    )
    unread = said.join(heads, left_on="phrases", right_on="phrase", how="anti", maintain_order="left")
    yield from _described(unread, "phrases", "is no phrase of the role head in roles.csv")


def _nameless(knowledge: Knowledge) -> Iterator[str]:
    """Listed actors that no spelling leads to."""
    listed = knowledge.facts["actors"]
    yield from _described(
        listed.join(knowledge.aliases, on="actor_id", how="anti"), "actor_id", "has no row in aliases.csv"
    )


def _described(rows: pl.DataFrame, column: str, why: str) -> list[str]:
    return [describe(row, column, why) for row in rows.iter_rows(named=True)]
