"""The annotation keeps the form of its guide, names things alike, and agrees with the facts."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

import pytest

from tests.sample.annotation import facts, gold, rows, texts
from tests.sample.samples import samples

KINDS = {"absolute", "partial", "relative", "range", "hijri", "dual", "time", "recurrence", "duration"}
GRAINS = {"day", "week", "month", "quarter", "season", "year", "decade", "minute", "hour", "range"}
STATUSES = {"happened", "planned", "postponed", "cancelled", "denied"}
PLACES = {"country", "city", "region", "site"}
TYPES = {row["event_type"] for row in facts("event_types.csv")}
Article = dict[str, Any]

each_article = pytest.mark.parametrize("article", gold(), ids=lambda article: article["id"])


def text(article: Article) -> str:
    return texts()[article["id"]]


def day(value: str) -> date:
    return date.fromisoformat(value)


def test_at_least_45_articles_of_every_outlet_and_form() -> None:
    assert len(gold()) >= 45
    assert [article["id"] for article in gold()] == [row["id"] for row in rows("articles.jsonl")]
    assert {row["source"] for row in rows("articles.jsonl")} >= {"أوراق النيل", "مرايا بيروت", "The Leman Wire", None}
    annotated = {(row["title"], row["body"]) for row in rows("articles.jsonl")}
    forms = {sample.file.partition("/")[0] for sample in samples() if (sample.title, sample.body) in annotated}
    assert forms == {"articles", "feeds", "html", "pages"}


def test_every_annotated_article_is_one_of_the_demonstration() -> None:
    ours = {(sample.title, sample.body, sample.published, sample.url) for sample in samples()}
    articles = rows("articles.jsonl")
    assert [
        row["id"] for row in articles if (row["title"], row["body"], row["published"], row["url"]) not in ours
    ] == []


@each_article
def test_dates_are_stretches_of_the_text_in_order(article: Article) -> None:
    ends = 0
    for found in article["dates"]:
        stop = found["offset"] + found["length"]
        surface = text(article)[found["offset"] : stop]
        assert surface
        assert surface == surface.strip(" ،.\n")
        assert found["offset"] >= ends
        ends = stop


@each_article
def test_vocabularies(article: Article) -> None:
    assert {found["kind"] for found in article["dates"]} <= KINDS
    assert {found["grain"] for found in article["dates"]} <= GRAINS
    assert {found["calendar"] for found in article["dates"]} <= {"gregorian", "islamic"}
    assert {found["type"] for found in article["events"]} <= TYPES
    assert {found["kind"] for found in article["places"]} <= PLACES
    assert {found["status"] for found in article["events"]} <= STATUSES


@each_article
def test_intervals_fit_their_grain(article: Article) -> None:
    for found in [*article["dates"], *article["events"]]:
        if found["start"] is None:
            assert found["end"] is None
            continue
        start, end = day(found["start"]), day(found["end"])
        months = (end.year - start.year) * 12 + end.month - start.month
        assert start < end
        if found["grain"] in {"day", "hour", "minute"}:
            assert (end - start).days == 1
        elif found["grain"] in {"month", "year"} and found.get("calendar") != "islamic":
            assert (start.day, end.day) == (1, 1)
            assert months == {"month": 1, "year": 12}[found["grain"]]


@each_article
def test_mentions_and_roles_stand_in_the_text(article: Article) -> None:
    named = [*article["people"], *article["organisations"], *article["places"], *article["summits"]]
    surfaces = [surface for one in named for surface in (*one["mentions"], *one.get("roles", ()))]
    assert [surface for surface in surfaces if surface not in text(article)] == []
    assert [one["name_en"] for one in named if not (one["mentions"] or one.get("roles"))] == []


@each_article
def test_events_begin_a_sentence_and_have_actors(article: Article) -> None:
    assert 1 <= len(article["events"]) <= 4
    for event in article["events"]:
        assert re.search(r"(?:^|\n|[.؟!] ?)$", text(article)[: event["offset"]])
        assert event["actors"]
        assert len(event["headline_en"].split()) <= 12


def test_the_same_thing_has_the_same_name_everywhere() -> None:
    by_name: dict[str, set[str]] = defaultdict(set)
    for article in gold():
        for one in [*article["people"], *article["organisations"], *article["places"]]:
            by_name[one["name_en"]].add(one["name_ar"])
    assert {name: spelled for name, spelled in by_name.items() if len(spelled) > 1} == {}


def test_known_names_are_those_of_the_facts() -> None:
    known = {row["name_en"]: row["name_ar"] for row in facts("actors.csv")}
    named = [one for article in gold() for one in [*article["people"], *article["organisations"]]]
    assert [one for one in named if known.get(one["name_en"], one["name_ar"]) != one["name_ar"]] == []


def told_since(article: Article) -> str:
    """The first day whose offices the article may still use: a death is told on the morrow."""
    return str(day(article["published"]) - timedelta(days=2))


def test_who_is_named_by_an_office_held_one_on_that_day() -> None:
    names = {row["actor_id"]: row["name_en"] for row in facts("actors.csv")}
    terms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in facts("offices.csv"):
        terms[names[row["actor_id"]]].append((row["start_on"] or "0001-01-01", row["end_on"] or "9999-12-31"))
    wrong = [
        (article["id"], one["name_en"], role)
        for article in gold()
        if article["published"]
        for one in article["people"]
        for role in one["roles"]
        if not re.search("المنتخب|الراحل", role)
        if not any(start <= article["published"] and told_since(article) <= end for start, end in terms[one["name_en"]])
    ]
    assert wrong == []


def test_known_summits_were_on_the_days_and_in_the_city_of_the_facts() -> None:
    known = {row["name_en"]: row for row in facts("summits.csv")}
    named = [summit for article in gold() for summit in article["summits"] if summit["name_en"] in known]
    assert len(named) >= 20
    for summit in named:
        row = known[summit["name_en"]]
        assert (summit["name_ar"], summit["start"], summit["city"]) == (row["name_ar"], row["start_on"], row["city_en"])
        assert (day(summit["end"]) - day(row["end_on"])).days == 1


def test_every_status_is_annotated() -> None:
    statuses = Counter(event["status"] for article in gold() for event in article["events"])
    assert statuses.keys() == STATUSES
    assert min(statuses.values()) >= 2


def test_every_kind_of_date_is_annotated_several_times() -> None:
    kinds = Counter(found["kind"] for article in gold() for found in article["dates"])
    assert kinds.keys() == KINDS
    assert sum(kinds.values()) >= 150
