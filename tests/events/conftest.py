from pathlib import Path

import pytest

from etl import knowledge_folder
from etl.actors import Knowledge, load_knowledge
from etl.events import EventFacts, load_event_facts


@pytest.fixture(scope="session")
def folder() -> Path:
    return knowledge_folder()


@pytest.fixture(scope="session")
def knowledge(folder: Path) -> Knowledge:
    return load_knowledge(folder)


@pytest.fixture(scope="session")
def facts(folder: Path, knowledge: Knowledge) -> EventFacts:
    return load_event_facts(folder, None, knowledge)
