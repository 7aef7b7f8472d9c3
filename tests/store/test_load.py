"""Documents are the same however many of them are put in order at once."""

from pathlib import Path

import pytest

from etl.store import Store, warehouse
from tests.articles import ARTICLES, write_articles
from tests.building import ask, everything, run


def test_texts_that_do_not_fit_into_memory_are_put_in_order_bit_by_bit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = write_articles(tmp_path / "articles.jsonl")
    whole, parts = Store(tmp_path / "whole"), Store(tmp_path / "parts")
    run(whole, articles)
    monkeypatch.setattr(warehouse, "_PER_TEXT", 1e7)  # of a gigabyte, a hundred bytes are left for each part
    run(parts, articles)
    assert everything(parts) == everything(whole)
    assert ask(parts, "select document_no from document") == [(number,) for number in range(len(ARTICLES))]
