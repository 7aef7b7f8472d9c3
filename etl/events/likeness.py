"""Pairs of reports that may be one event into those that are: by their days, words, actors and places."""

import polars as pl

from etl.events.groups import ACTS, CAST, COMMON_WORTH, SAME_TELEGRAM, SAME_WORDS, STATES

_PAIRS = 20_000
_ASKED = (
    "document_no", "copy_no", "event_type", "own", "first", "last", "place_id", "summit_id", "latin", "words",
    "actor_ids", "rare_actors", "cast",
)  # fmt: skip
_LONGEST = 31  # days: a longer interval says too little about when
_COPIES_ALIKE, _COPIES_APART = 0.5, 5  # likeness of sentences, and days, within which two copies tell one event
_LEAST_ALIKE = 0.15  # shared part of the words of two reports in one language that can be one event
_SAME_CAST = 0.6  # share of actors in common that makes one event of reports in two languages, which share no words
_FULL_CAST = 0.75  # the same where they name two places, or a meeting and a summit on two days
_MANY, _A_DAY = 3, 1  # actors that such a cast has at least, and days by which papers differ
_SAID = ("statement", "speech", "other", "appeal")  # the same people say many things on one day
_NAMES = ("p.", "g.", "x.p.")  # ids of people and towns
_MANY_A_DAY = ("attack", "military_action", "arrest", "trial", "protest", "disaster")  # a country has several of these


def judged(rows: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs (left, right) of numbers of `rows` that report one event."""
    asked = rows.select(_ASKED)
    return pl.concat([pairs.clear(), *(_judged(asked, part) for part in pairs.iter_slices(_PAIRS))])


def _judged(rows: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """The same for a few pairs, all that is known of both side by side."""
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
    acts = pl.col("event_type_1").is_in(list(ACTS))
    others = acts & _only_in("1", "2", CAST) & _only_in("2", "1", CAST)
    other_states = acts & _only_in("1", "2", STATES) & _only_in("2", "1", STATES)
    alike, actors = pl.col("alike"), pl.col("actors")
    one_day = (pl.col("own_1") <= pl.col("last_2")) & (pl.col("own_2") <= pl.col("last_1"))
    whole_cast = pl.col("cast_1").list.set_union("cast_2").list.len()
    both_name = pl.col("cast_1").list.set_intersection("cast_2").list.len()
    one_cast = (actors >= 2) & (both_name >= whole_cast * _SAME_CAST)
    full_cast = (both_name >= _MANY) & (both_name >= whole_cast * _FULL_CAST)
    two_kinds = pl.col("event_type_1") != pl.col("event_type_2")
    telling = ~pl.col("event_type_1").is_in(_MANY_A_DAY) | _shares_name()
    close = (
        pl.when(two_kinds)
        .then(full_cast & ~elsewhere)
        .when(other_states)
        .then(alike >= SAME_TELEGRAM)
        .when(others)
        .then(alike >= SAME_WORDS)
        .when(two_languages & one_day & ~said)
        .then(pl.when(elsewhere).then(full_cast).otherwise(one_cast))
        .when(said | elsewhere | ~one_day)
        .then(alike >= 0.45)
        .otherwise(
            (alike >= 0.45) | ((actors >= 1) & (alike >= 0.3)) | ((actors >= 2) & (alike >= _LEAST_ALIKE) & telling)
        )
    )
    days = pl.when(two_kinds).then(_days_apart() <= _A_DAY).otherwise(_days_meet())
    one_event = (days & close) | (_copied() & ~two_kinds)
    return measured.filter(one_event & ~other_summit & (pl.col("document_no_1") != pl.col("document_no_2"))).select(
        "left", "right"
    )


def _copied() -> pl.Expr:
    """Whether two copies of one text tell it in the same words."""
    return (
        (pl.col("copy_no_1") == pl.col("copy_no_2"))
        & (pl.col("alike") >= _COPIES_ALIKE)
        & (_days_apart() <= _COPIES_APART).fill_null(True)
    )


def _days_apart() -> pl.Expr:
    """Days between the first days that two reports tell; null where one tells none."""
    return (pl.col("own_1") - pl.col("own_2")).dt.total_days().abs()


def _only_in(one: str, other: str, kinds: tuple[str, ...]) -> pl.Expr:
    """Whether one report names an actor of these kinds of ids that the other does not."""
    named = pl.col(f"actor_ids_{one}").list.set_difference(f"actor_ids_{other}")
    return named.list.eval(pl.any_horizontal(pl.element().str.starts_with(kind) for kind in kinds)).list.any()


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
