import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from tests.sample.samples import SAMPLE, files, plain_text, records, samples

FIELDS = ["id", "url", "title", "published", "source", "author", "category", "keywords", "body"]


@pytest.mark.parametrize("path", files("*/*"), ids=lambda path: path.name)
def test_file_is_text_of_ours(path: Path) -> None:
    text = plain_text(path)
    assert text.strip()
    assert "\ufffd" not in text
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("path", files("articles/*.jsonl*"), ids=lambda path: path.name)
def test_every_line_is_a_record_with_the_same_fields(path: Path) -> None:
    for line in plain_text(path).splitlines():
        assert list(json.loads(line)) == FIELDS


def test_ids_are_ascii_and_unique() -> None:
    ids = [sample.external_id for sample in records()]
    assert [id_ for id_ in ids if not re.fullmatch(r"[A-Za-z0-9_.:-]+", id_ or "")] == []
    assert [id_ for id_, count in Counter(ids).items() if count > 1] == []


def test_addresses_are_unique_and_lead_nowhere() -> None:
    addresses = [sample.url for sample in samples() if sample.url]
    assert [url for url in addresses if not re.match(r"https://[a-z0-9-]+\.example/", url)] == []
    assert [url for url, count in Counter(addresses).items() if count > 1] == []


def announced() -> dict[str, int]:
    """What the README's table says: how many articles the files of a pattern hold."""
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    return {pattern: int(count) for pattern, count in re.findall(r"^\| ([\w/*.-]+) \| (\d+) \|", readme, re.M)}


def test_readme_counts_the_articles_of_every_file() -> None:
    held = Counter(next(p for p in announced() if Path(sample.file).match(p)) for sample in samples())
    assert held == announced()


def test_readme_announces_the_whole() -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert f"\n{len(samples())} short articles" in readme
    assert len(samples()) >= 150
