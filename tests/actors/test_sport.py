"""Clubs that are called like cities: meant in texts of sport, and nowhere else."""

import pytest

from etl.actors import Knowledge
from etl.model import Language
from tests.actors.articles import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Liverpool beat Chelsea on Saturday. The coach praised the players, and the league goes on.",
            {"Liverpool": "o.club-liverpool"},
        ),
        (
            "Barcelona signed a striker. The coach said that the league would be hard for Barcelona's squad.",
            {"Barcelona": "o.club-barcelona"},
        ),
        (
            "Fans met in Barcelona before the match. The league asked the clubs and players to stay calm.",
            {"Barcelona": "g.3128760"},
        ),
        ("The mayor of Liverpool met residents of the city.", {"Liverpool": "g.2644210"}),
        (
            "The Miami Dolphins won. The quarterback threw a touchdown, and the coach told of playoffs in Chicago.",
            {"Chicago": "g.4887398"},
        ),
        (
            "The Tokyo Olympics opened with a match of football; the coach of the squad was proud.",
            {"Tokyo": "g.1850147"},
        ),
        (
            "Liverpool face Manchester United in the semi-final, and Manchester United are tired.",
            {"Liverpool": "o.club-liverpool"},
        ),
        ("Miami Dolphins fans filled the streets.", {"Miami": "g.4164138"}),  # too little is said of sport
    ],
)
def test_clubs_and_cities(knowledge: Knowledge, text: str, expected: dict[str, str]) -> None:
    mentions, _ = read(knowledge, text, "2023-05-06", language=Language.ENGLISH)
    clubs_and_places = {m.surface: m.actor_id for m in mentions if m.surface in expected or m.actor_id[:2] == "g."}
    assert clubs_and_places == expected
