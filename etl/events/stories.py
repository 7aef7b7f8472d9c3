"""Event candidates of all articles into stories: candidates that report one event share a story number."""

import numpy as np
import polars as pl

from etl.events.groups import Report, join_groups
from etl.events.likeness import judged

_ROWS = 10_000  # reports whose words are spelled out at a time
_NEIGHBOURS = 12  # rows of a block, in order of publication, that each row is compared with
_RARE_WORDS = 4  # of a report's words, the rarest ones block it
_WORD_IN = (2, 300)  # reports that a blocking word may stand in
_SIGNERS = 2  # actors that two reports of what was agreed at a summit share
_FRESH = 2  # days before publication in which news without a day can have happened
_COMMON_WORD, _COMMON_ACTOR = 0.25, 0.12  # share of all types on all days in which what says little stands
_FEW_WORD, _FEW_ACTOR = 40, 20  # types and days: in a small store nothing is common


def fold_reports(candidates: pl.DataFrame) -> pl.DataFrame:
    """(candidate_no, story_no): the smallest candidate_no of a story is its number.

    Only neighbours inside blocks are compared (type and summit; type, day and actor; type, day and rare word; type,
    text and rare word), so the cost grows nearly linearly. Two reports are one event when their days meet and they
    share actors and words, or when their articles are copies of one text (`copy_no` is the same) and so are their
    sentences: a paper that prints it two days later tells no other event.
    """
    numbers = candidates["candidate_no"]
    if candidates.is_empty():
        return pl.DataFrame({"candidate_no": numbers, "story_no": numbers})
    rows = _rows(candidates)
    words = _rarest_words(rows)
    keys = pl.concat([_actor_keys(rows), _summit_keys(rows), _word_keys(rows, words), _copy_keys(rows, words)])
    same = judged(rows, _pairs(keys))
    sure = pl.concat([_summit_links(rows), _document_links(rows)])
    first = join_groups(rows.height, _reports(rows, same), sure.iter_rows(), same.iter_rows())
    stories = numbers.gather(first)
    return pl.DataFrame({"candidate_no": numbers, "story_no": stories})


def _reports(rows: pl.DataFrame, pairs: pl.DataFrame) -> dict[int, Report]:
    """The rows that some pair names."""
    named = rows.filter(pl.col("row").is_in(pl.concat([pairs["left"], pairs["right"]]).implode()))
    asked = named.select("row", "copy_no", "event_type", "words", "actor_ids", "rare_actors", "latin")
    return {
        row: Report(copy, kind, frozenset(words), frozenset(actors), frozenset(rare), latin)
        for row, copy, kind, words, actors, rare, latin in asked.iter_rows()
    }


def _rows(candidates: pl.DataFrame) -> pl.DataFrame:
    """The candidates with their row number, days, cast (actors but towns), and telling words as numbers.

    `own` is the first day as told; `first` lies before it where only the day of publication stands for it.
    """
    guessed = pl.col("start_at").is_null() | (pl.col("date_basis") == "publication").fill_null(False)
    own = pl.coalesce(pl.col("start_at").dt.date(), pl.col("published_at").dt.date())
    ordered = candidates.with_columns(
        own=own,
        first=pl.when(guessed).then(own - pl.duration(days=_FRESH)).otherwise(own),
        last=pl.coalesce(
            (pl.col("end_at") - pl.duration(microseconds=1)).dt.date(),
            pl.col("start_at").dt.date(),
            pl.col("published_at").dt.date(),
        ),
        latin=pl.col("text").str.count_matches("[a-z]") > pl.col("text").str.len_chars() / 2,
        cast=pl.col("actor_ids").list.eval(pl.element().filter(~pl.element().str.starts_with("g."))),
    ).with_row_index("row")
    kind = pl.concat_str("event_type", pl.col("own").cast(pl.String)).rank("dense")
    spread = ordered.select("row", "text", "actor_ids", kind=kind)
    kinds = spread["kind"].n_unique()
    telling = _uncommon(_numbered(spread), "words", max(_FEW_WORD, kinds * _COMMON_WORD))
    people = spread.select("row", "kind", rare_actors="actor_ids").explode("rare_actors").drop_nulls("rare_actors")
    rare = _uncommon(people, "rare_actors", max(_FEW_ACTOR, kinds * _COMMON_ACTOR))
    return (
        ordered.drop("text")
        .join(telling, on="row", how="left", maintain_order="left")
        .join(rare, on="row", how="left", maintain_order="left")
        .with_columns(pl.col("words").fill_null([]), pl.col("rare_actors").fill_null([]))
    )


def _numbered(told: pl.DataFrame) -> pl.DataFrame:
    """(row, kind, words): each word of `text` by its place in the order of all of them.

    Some rows at a time, for spelled out a word takes many times the memory of its number.
    """
    word = pl.col("text").str.split(" ").list.unique()
    parts = (part.select("row", "kind", word=word).explode("word") for part in told.iter_slices(_ROWS))
    words = pl.concat([part.with_columns(pl.col("word").cast(pl.Categorical)) for part in parts])
    order = pl.Enum(words["word"].unique().cast(pl.String).sort())
    return words.select("row", "kind", words=pl.col("word").cast(order).to_physical().cast(pl.UInt32))


def _uncommon(told: pl.DataFrame, column: str, most: float) -> pl.DataFrame:
    """(row, `column` as a list): the values that stand in no more than `most` types and days."""
    usual = told.group_by(column).agg(pl.col("kind").n_unique()).filter(pl.col("kind") > most)
    return told.join(usual, on=column, how="anti").group_by("row").agg(column)


def _actor_keys(rows: pl.DataFrame) -> pl.DataFrame:
    """(row, key, at): one key for each actor and day."""
    return _with_days(rows, "actor_ids").select("row", key=_key("actor_ids"), at="published_at")


def _rarest_words(rows: pl.DataFrame) -> pl.DataFrame:
    """(row, rare): the few rarest words of each row that more than one row has."""
    words = rows.select("row", "words").explode("words")
    frequency = words.group_by("words").len()
    return (
        words.join(frequency.filter(pl.col("len").is_between(*_WORD_IN)), on="words")
        .sort("row", "len", "words")
        .group_by("row", maintain_order=True)
        .head(_RARE_WORDS)
        .group_by("row")
        .agg(rare=pl.col("words").cast(pl.String))
    )


def _summit_keys(rows: pl.DataFrame) -> pl.DataFrame:
    """(row, key, at): summits among the meetings, a day to each side: what one paper calls a summit, others may not."""
    summits = rows.filter(pl.col("event_type") == "summit").with_columns(
        event_type=pl.lit("meeting"),
        first=pl.col("own") - pl.duration(days=1),
        last=pl.col("own") + pl.duration(days=1),
    )
    return _actor_keys(summits)


def _word_keys(rows: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """(row, key, at): one key for each of the rarest words and day; undated and actorless reports meet here."""
    return _with_days(rows.join(words, on="row"), "rare").select("row", key=_key("rare"), at="published_at")


def _copy_keys(rows: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """(row, key, at): one key for each of the rarest words of what copies of one text tell."""
    copied = rows.filter(pl.col("document_no").n_unique().over("copy_no") > 1)
    chosen = copied.join(words, on="row").explode("rare")
    key = pl.concat_str("event_type", pl.col("copy_no").cast(pl.String), "rare", separator="|").hash()
    return chosen.select("row", key=key, at="published_at")


def _with_days(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """One row for each value of `column` and each of the first days of the interval; long ones go by their month."""
    days = pl.date_ranges("first", pl.min_horizontal("last", pl.col("first") + pl.duration(days=3)))
    short = (pl.col("last") - pl.col("first")).dt.total_days() < 4
    when = pl.when(pl.col("first").is_null()).then(pl.lit([], pl.List(pl.String)))
    days_or_month = (
        when.when(short)
        .then(days.cast(pl.List(pl.String)))
        .otherwise(pl.concat_list(pl.col("first").dt.strftime("%Y-%m")))
    )
    chosen = rows.select("row", "event_type", "published_at", column, day=days_or_month)
    return chosen.explode("day").explode(column).drop_nulls(column)


def _key(column: str) -> pl.Expr:
    return pl.concat_str("event_type", pl.col("day").fill_null("-"), column, separator="|").hash()


def _pairs(keys: pl.DataFrame) -> pl.DataFrame:
    """(left, right), left before right: every row with its next neighbours in each block."""
    shared = keys.filter(pl.col("key").is_duplicated())
    blocks = shared.unique(["row", "key"]).sort("key", "at", "row", nulls_last=True)
    row, key = blocks["row"].to_numpy(), blocks["key"].to_numpy()
    lefts, rights = [], []
    for step in range(1, _NEIGHBOURS + 1):
        hit = key[:-step] == key[step:]
        lefts.append(row[:-step][hit])
        rights.append(row[step:][hit])
    left, right = np.concatenate(lefts), np.concatenate(rights)
    pairs = pl.DataFrame({"left": np.minimum(left, right), "right": np.maximum(left, right)})
    return pairs.unique().sort("left", "right")


def _summit_links(rows: pl.DataFrame) -> pl.DataFrame:
    """(left, right): all reports of one edition as a summit are one event."""
    summits = rows.filter((pl.col("event_type") == "summit") & pl.col("summit_id").is_not_null())
    first = pl.col("row").min().over("summit_id")
    return summits.select(left=first, right="row").filter(pl.col("left") != pl.col("right"))


def _document_links(rows: pl.DataFrame) -> pl.DataFrame:
    """(left, right): what was agreed at one summit on one day is one event, told by articles that report the summit."""
    summits = rows.filter(pl.col("summit_id").is_not_null()).select("document_no", at="summit_id").unique()
    agreed = rows.filter((pl.col("event_type") == "agreement") & pl.col("own").is_not_null()).join(
        summits, on="document_no"
    )
    signed = agreed.select("row", "own", "at", "document_no", "actor_ids")
    pairs = signed.join(signed, on=["at", "own"], suffix="_2").filter(
        (pl.col("row") < pl.col("row_2"))
        & (pl.col("document_no") != pl.col("document_no_2"))
        & (pl.col("actor_ids").list.set_intersection("actor_ids_2").list.len() >= _SIGNERS)
    )
    return pairs.select(left="row", right="row_2").unique().sort("left", "right")
