from datetime import date

from etl.score.annotation import GoldEvent
from etl.score.counts import Compared
from etl.score.events import compare_events
from etl.score.told import ToldEvent
from etl.score.words import align
from tests.score.building import TEXT, gold, told

MEETING = GoldEvent("meeting", date(2024, 5, 15), "King meets Fidan", TEXT.index("التقى"), "happened")
SUMMIT = GoldEvent("summit", None, "Summit next month", TEXT.index("وتنعقد"))


def stored(
    surface: str, event_type: str, on: str | None, event_id: str = "ev_1", status: str = "happened"
) -> ToldEvent:
    start = TEXT.index(surface)
    return ToldEvent(start, start + len(surface), event_type, date.fromisoformat(on) if on else None, event_id, status)


def compared(events: list[GoldEvent], found: list[ToldEvent], text: str = TEXT) -> Compared:
    return compare_events(gold(events=events), told(events=found, text=text), align(TEXT, text))


def counts(events: list[GoldEvent], found: list[ToldEvent], text: str = TEXT) -> dict[str, int]:
    return {name: number for name, number in compared(events, found, text).counts.items() if number}


def test_an_event_is_found_in_its_sentence_and_then_asked_for_type_and_day() -> None:
    assert counts([MEETING], [stored("التقى", "meeting", "2024-05-15")]) == {
        "event_n": 1,
        "event_found": 1,
        "event_type": 1,
        "event_dated_n": 1,
        "event_day": 1,
        "event_status_n": 1,
        "event_status": 1,
        "main_n": 1,
        "main_found": 1,
        "event_pred": 1,
        "event_on_gold": 1,
    }


def test_another_type_day_and_status_count_as_found_only() -> None:
    found = counts([MEETING], [stored("التقى", "visit", "2024-05-16", status="denied")])
    assert (found["event_found"], found.get("event_type"), found.get("event_day")) == (1, None, None)
    assert (found["event_status_n"], found.get("event_status")) == (1, None)


def test_an_event_of_another_sentence_is_not_it() -> None:
    far = stored("مشاورات", "meeting", "2024-05-15")
    found = compared([MEETING], [far])
    assert (found.counts["event_found"], found.counts["event_pred"], found.counts["event_on_gold"]) == (0, 1, 0)
    assert [(miss.matter, miss.expected) for miss in found.misses] == [("event", "King meets Fidan")]


def test_only_the_first_event_is_the_main_one_and_an_event_without_day_is_not_asked_for_it() -> None:
    found = counts([MEETING, SUMMIT], [stored("وتنعقد", "summit", None, "ev_2")])
    assert (found["main_n"], found.get("main_found")) == (1, None)
    assert (found["event_n"], found["event_found"], found.get("event_dated_n")) == (2, 1, None)
    assert "event_status_n" not in found


def test_events_in_dropped_text_are_missed() -> None:
    kept = TEXT.partition("\nالتقى")[0]
    assert counts([MEETING], [], kept) == {"event_n": 1, "main_n": 1}
