from collections.abc import Iterator

import pytest

from dashboard.export import Source, opened
from etl.store import Store


@pytest.fixture(scope="session")
def source(small_store: Store) -> Iterator[Source]:
    live = small_store.live()
    assert live
    with opened(live) as source:
        yield source
