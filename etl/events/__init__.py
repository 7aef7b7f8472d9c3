"""Articles with their dates and actors into summits and event candidates, and many reports into one story."""

from etl.events.attendance import find_attendance
from etl.events.check import check_event_facts
from etl.events.cues import Cues
from etl.events.entries import EventType
from etl.events.extract import extract_events
from etl.events.facts import EventFacts, load_event_facts
from etl.events.gathering import only_who_came
from etl.events.headlines import compose_headline
from etl.events.stories import fold_reports
from etl.events.summits import find_summits

__all__ = [
    "Cues",
    "EventFacts",
    "EventType",
    "check_event_facts",
    "compose_headline",
    "extract_events",
    "find_attendance",
    "find_summits",
    "fold_reports",
    "load_event_facts",
    "only_who_came",
]
