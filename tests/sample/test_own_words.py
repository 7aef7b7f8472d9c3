"""No sentence of the demonstration is taken from a real outlet: it shares no run of eight words with the corpora."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.text import fold
from tests.sample.samples import CORPORA, samples

RUN = 8


def runs(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", fold(text).text)
    return (" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the real articles are not beside the project: ../shared/corpora")
@pytest.mark.parametrize("corpus", sorted(CORPORA.glob("*.jsonl.gz")), ids=lambda path: path.name)
def test_shares_no_run_of_eight_words(corpus: Path) -> None:
    ours = {run: sample.title for sample in samples() for run in runs(sample.text)}
    taken: set[str] = set()
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            taken.update(ours.keys() & runs(f"{row.get('title') or ''}\n{row.get('body') or ''}"))
    assert {run: ours[run] for run in taken} == {}
