"""Event candidates of all articles into stories: candidates that report one event share a story number."""

import numpy as np
import polars as pl

from etl.events.groups import ACTS, CAST, COMMON_WORTH, SAME_WORDS, Report, join_groups

_NEIGHBOURS = 12  # rows of a block, in order of publication, that each row is compared with
_RARE_WORDS = 4  # of a report's words, the rarest ones block it
_WORD_IN = (2, 300)  # reports that a blocking word may stand in
_FRESH = 2  # days before publication in which news without a day can have happened
_LONGEST = 31  # days: a longer interval says too little about when
_COMMON_WORD, _COMMON_ACTOR = 0.25, 0.12  # share of all types on all days in which what says little stands
_FEW_WORD, _FEW_ACTOR = 40, 20  # types and days: in a small store nothing is common
_COPIES_ALIKE, _COPIES_APART = 0.5, 5  # likeness of sentences, and days, within which two copies tell one event
_LEAST_ALIKE = 0.15  # shared part of the words of two reports in one language that can be one event
_SAME_CAST = 0.6  # share of actors in common that makes one event of reports in two languages, which share no words
_SAID = ("statement", "speech", "other", "appeal")  # the same people say many things on one day
_NAMES = ("p.", "g.", "x.p.")  # ids of people and towns
_MANY_A_DAY = ("attack", "military_action", "arrest", "trial", "protest", "disaster")  # a country has several of these


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
    keys = pl.concat([_actor_keys(rows), _word_keys(rows, words), _copy_keys(rows, words)])
    same = _judged(rows, _pairs(keys))
    first = join_groups(rows.height, _reports(rows, same), _summit_links(rows).iter_rows(), same.iter_rows())
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
    """The candidates with their row number, days, and telling words as numbers.

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
    ).with_row_index("row")
    kind = pl.concat_str("event_type", pl.col("own").cast(pl.String)).rank("dense")
    spread = ordered.select("row", "text", "actor_ids", kind=kind)
    kinds = spread["kind"].n_unique()
    words = spread.select("row", "kind", word=pl.col("text").str.split(" ").list.unique()).explode("word")
    telling = _uncommon(_numbered(words), "words", max(_FEW_WORD, kinds * _COMMON_WORD))
    people = spread.select("row", "kind", rare_actors="actor_ids").explode("rare_actors").drop_nulls("rare_actors")
    rare = _uncommon(people, "rare_actors", max(_FEW_ACTOR, kinds * _COMMON_ACTOR))
    return (
        ordered.drop("text")
        .join(telling, on="row", how="left", maintain_order="left")
        .join(rare, on="row", how="left", maintain_order="left")
        .with_columns(pl.col("words").fill_null([]), pl.col("rare_actors").fill_null([]))
    )


def _numbered(words: pl.DataFrame) -> pl.DataFrame:
    """(row, kind, words): each word by its place in the order of all of them."""
    order = pl.Enum(words["word"].unique().sort())
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


def _judged(rows: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs that report one event."""
    left = rows.select(pl.all().name.suffix("_1"))[pairs["left"]]
    right = rows.select(pl.all().name.suffix("_2"))[pairs["right"]]
    both = pl.concat([pairs, left, right], how="horizontal")
    two_languages = pl.col("latin_1") != pl.col("latin_2")
    shared_words = pl.col("words_1").list.set_intersection("words_2").list.len()
    all_words = pl.col("words_1").list.len() + pl.col("words_2").list.len() - shared_words
    both = both.with_columns(alike=(shared_words / all_words).fill_nan(0.0))
    both = both.filter(two_languages | (pl.col("alike") >= _LEAST_ALIKE))
    shared = pl.col("actor_ids_1").list.set_intersection("actor_ids_2").list.len()
    rare = pl.col("rare_actors_1").list.set_intersection("rare_actors_2").list.len()
    actors_worth = rare + COMMON_WORTH * (shared.cast(pl.Float64) - rare)
    measured = both.with_columns(actors=actors_worth)
    said = pl.col("event_type_1").is_in(_SAID)
    elsewhere = (pl.col("place_id_1") != pl.col("place_id_2")).fill_null(False)
    other_summit = (pl.col("summit_id_1") != pl.col("summit_id_2")).fill_null(False)
    others = pl.col("event_type_1").is_in(list(ACTS)) & _only_in("1", "2") & _only_in("2", "1")
    alike, actors = pl.col("alike"), pl.col("actors")
    one_day = (pl.col("own_1") <= pl.col("last_2")) & (pl.col("own_2") <= pl.col("last_1"))
    all_actors = pl.col("actor_ids_1").list.set_union("actor_ids_2").list.len()
    one_cast = (actors >= 2) & (shared >= all_actors * _SAME_CAST)
    telling = ~pl.col("event_type_1").is_in(_MANY_A_DAY) | _shares_name()
    close = (
        pl.when(others)
        .then(alike >= SAME_WORDS)
        .when(two_languages & one_day & ~said & ~elsewhere)
        .then(one_cast)
        .when(said | elsewhere | ~one_day)
        .then(alike >= 0.45)
        .otherwise(
            (alike >= 0.45) | ((actors >= 1) & (alike >= 0.3)) | ((actors >= 2) & (alike >= _LEAST_ALIKE) & telling)
        )
    )
    one_event = (_days_meet() & close) | _copied()
    return measured.filter(one_event & ~other_summit & (pl.col("document_no_1") != pl.col("document_no_2"))).select(
        "left", "right"
    )


def _copied() -> pl.Expr:
    """Whether two copies of one text tell it in the same words."""
    apart = (pl.col("own_1") - pl.col("own_2")).dt.total_days().abs() <= _COPIES_APART
    return (
        (pl.col("copy_no_1") == pl.col("copy_no_2"))
        & (pl.col("alike") >= _COPIES_ALIKE)
        & (apart | pl.col("own_1").is_null() | pl.col("own_2").is_null())
    )


def _only_in(one: str, other: str) -> pl.Expr:
    """Whether one report names a known person or a country that the other does not."""
    people = pl.col(f"actor_ids_{one}").list.set_difference(f"actor_ids_{other}")
    return people.list.eval(pl.any_horizontal(pl.element().str.starts_with(kind) for kind in CAST)).list.any()


def _shares_name() -> pl.Expr:
    """Whether both reports name the same person or town: states and bodies alone meet in many incidents of a day."""
    both = pl.col("actor_ids_1").list.set_intersection("actor_ids_2")
    return both.list.eval(pl.any_horizontal(pl.element().str.starts_with(kind) for kind in _NAMES)).list.any()


def _days_meet() -> pl.Expr:
    """Whether both intervals meet and are short enough."""
    meet = (pl.col("first_1") <= pl.col("last_2")) & (pl.col("first_2") <= pl.col("last_1"))
    long_1 = (pl.col("last_1") - pl.col("first_1")).dt.total_days() > _LONGEST
    long_2 = (pl.col("last_2") - pl.col("first_2")).dt.total_days() > _LONGEST
    same_long = (pl.col("first_1") == pl.col("first_2")) & (pl.col("last_1") == pl.col("last_2"))
    return (meet & (~(long_1 | long_2) | same_long)).fill_null(False)


def _summit_links(rows: pl.DataFrame) -> pl.DataFrame:
    """(left, right): all reports of one edition as a summit are one event."""
    summits = rows.filter((pl.col("event_type") == "summit") & pl.col("summit_id").is_not_null())
    first = pl.col("row").min().over("summit_id")
    return summits.select(left=first, right="row").filter(pl.col("left") != pl.col("right"))
