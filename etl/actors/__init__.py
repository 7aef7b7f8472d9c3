"""Text and its day → the people, organizations, countries and places that it names."""

from etl.actors.check import check_knowledge
from etl.actors.find import find_actors
from etl.actors.knowledge import Knowledge, load_knowledge

__all__ = ["Knowledge", "check_knowledge", "find_actors", "load_knowledge"]
