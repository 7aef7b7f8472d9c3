"""What the demonstration says of offices, summits and attendance is what data/knowledge says."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from etl.text import fold
from tests.sample.annotation import facts
from tests.sample.samples import Sample, records, samples
from tests.sample.test_claims import LYING_CLOCKS, published_on

# How an office is written before the adjective of a country, and before its name.
OFFICES = {
    "head-of-state": ["الرئيس", "العاهل"],
    "head-of-government": ["رئيس الوزراء", "رئيسة الوزراء", "رئيس الحكومة", "الوزير الأول"],
    "foreign-minister": ["وزير الخارجية"],
}
CEREMONY = "(?: الملك| الشيخ| الامير| السيد| الدكتور)*"
ARAB_LEAGUE = "o.las"


def key(text: str) -> str:
    """Folded text in which the joined and the parted spelling of عبد are one."""
    return fold(text).text.replace("عبد ", "عبد")


def spellings() -> dict[str, str]:
    """Person by every folded Arabic name that stands alone."""
    rows = [(row["name_ar"], row["actor_id"]) for row in facts("actors.csv") if row["kind"] == "person"]
    rows += [(row["alias"], row["actor_id"]) for row in facts("aliases.csv") if row["kind"] == "name"]
    return {key(name): actor for name, actor in rows if actor.startswith("p.") and " " in name}


PEOPLE = spellings()
NATIONS = {
    key(word): row["actor_id"][2:] for row in facts("countries.csv") for word in row["nisba_ar"].split("|") if word
}
NATION = "|".join(sorted(NATIONS, key=len, reverse=True))
TITLED = {
    role: re.compile(
        rf"(?<!\w)(?<!مساعد )(?<!نائب )(?<!مبعوث )(?:و|ب|ل)?(?:{'|'.join(map(key, words))}) ال({NATION})ه?"
        rf"{CEREMONY} ((?:\w+ ?){{2,6}})"
    )
    for role, words in OFFICES.items()
}


def titled(sample: Sample) -> Iterator[tuple[str, str, str]]:
    """(role, country, person) of each "the Egyptian president, N.N." of the text."""
    for role, pattern in TITLED.items():
        for found in pattern.finditer(key(sample.text)):
            words = found[2].split()
            names = [" ".join(words[:length]) for length in range(len(words), 1, -1)]
            if person := next((PEOPLE[name] for name in names if name in PEOPLE), None):
                yield role, NATIONS[found[1]], person


def held(role: str, country: str, person: str, on: date | None) -> bool:
    """Whether the facts give that office to that person on that day, or at any time where the day is not known."""
    terms = [
        row for row in facts("offices.csv") if (row["role"], row["country"], row["actor_id"]) == (role, country, person)
    ]
    return any(on is None or row["start_on"] <= str(on) <= (row["end_on"] or "9999") for row in terms)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.external_id or sample.title[:40])
def test_who_bears_a_title_held_the_office(sample: Sample) -> None:
    on = None if sample.file in LYING_CLOCKS else published_on(sample)
    assert [told for told in titled(sample) if not held(*told, on)] == []


def test_titles_are_seen() -> None:
    assert len([told for sample in samples() for told in titled(sample)]) >= 120


def heads_of_delegation() -> str:
    return next(sample.text for sample in records() if sample.external_id == "najd-1444-1101")


def test_every_state_of_the_league_is_told_at_jeddah() -> None:
    text = key(heads_of_delegation())
    members = {row["actor_id"] for row in facts("memberships.csv") if row["organization_id"] == ARAB_LEAGUE}
    words = {row["actor_id"]: [row["name_ar"]] for row in facts("actors.csv") if row["actor_id"] in members}
    for row in facts("countries.csv"):
        words.get(row["actor_id"], []).extend(row["nisba_ar"].split("|"))
    for row in facts("aliases.csv"):
        words.get(row["actor_id"], []).append(row["alias"])
    assert len(members) == 22
    untold = [actor for actor, names in words.items() if not any(key(name) in text for name in names if name)]
    assert untold == ["c.SA"]  # the host: its crown prince presides
    assert "ورأس القمة نيابة عن خادم الحرمين" in heads_of_delegation()


def test_attendance_at_jeddah_is_that_of_the_facts() -> None:
    text = key(heads_of_delegation())
    names = {actor: name for name, actor in PEOPLE.items()}
    told = {actor for name, actor in PEOPLE.items() if name in text}
    known = {row["actor_id"]: row["status"] for row in facts("attendance.csv") if row["summit_id"] == "las-2023-05-19"}
    guests = {"p.volodymyr-zelensky", "p.ahmed-aboul-gheit"}
    assert {actor for actor, status in known.items() if status == "attended" and actor in names} - told <= guests
    assert {actor for actor, status in known.items() if status == "represented"} & told == set()
