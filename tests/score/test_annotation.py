import json
from datetime import date
from pathlib import Path

import pytest

from etl.errors import ReadError
from etl.score import annotation_folder, load_annotation

ARTICLE = {"id": "a1", "title": "لقاء", "body": "التقى الوزيران أمس."}
GOLD = {
    "id": "a1",
    "dates": [
        {"offset": 20, "length": 3, "kind": "relative", "start": "2024-05-15", "end": "2024-05-16", "grain": "day"}
    ],
    "people": [],
    "organisations": [{"name_ar": "الجامعة", "name_en": "League", "mentions": ["الجامعة"]}],
    "summits": [],
    "events": [{"type": "meeting", "start": None, "headline_en": "Ministers meet", "offset": 5}],
}


def write(folder: Path, articles: str, gold: str) -> Path:
    (folder / "articles.jsonl").write_text(articles, encoding="utf-8")
    (folder / "gold.jsonl").write_text(gold, encoding="utf-8")
    return folder


def test_reads_offsets_into_title_and_body(tmp_path: Path) -> None:
    (article,) = load_annotation(write(tmp_path, json.dumps(ARTICLE), json.dumps(GOLD)))
    assert article.text == "لقاء\nالتقى الوزيران أمس."
    assert (article.dates[0].surface, article.dates[0].end) == ("أمس", date(2024, 5, 16))
    assert article.organizations[0].mentions == ("الجامعة",)
    assert (article.events[0].start, article.events[0].event_type) == (None, "meeting")


def test_annotations_without_their_article_are_left_out(tmp_path: Path) -> None:
    assert load_annotation(write(tmp_path, json.dumps({**ARTICLE, "id": "a2"}), json.dumps(GOLD))) == []


@pytest.mark.parametrize(
    ("articles", "gold", "place"),
    [
        ("{", "", "articles.jsonl, line 1: {: write a JSON object with id"),
        (json.dumps(ARTICLE), "\n[1]", "gold.jsonl, line 2: "),
        (
            json.dumps(ARTICLE),
            json.dumps({**GOLD, "summits": [{"name_ar": "قمة"}]}),
            "gold.jsonl, article a1: KeyError",
        ),
        (json.dumps(ARTICLE), json.dumps({**GOLD, "people": None}), "gold.jsonl, article a1: TypeError"),
        (json.dumps(ARTICLE), json.dumps(GOLD).replace("2024-05-15", "15 May"), "gold.jsonl, article a1: ValueError"),
        (json.dumps(ARTICLE), '{"id": "a1"}', "with id, dates, people, organisations, summits, events"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, articles: str, gold: str, place: str) -> None:
    with pytest.raises(ReadError, match=place.replace("{", r"\{")):
        load_annotation(write(tmp_path, articles, gold))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        load_annotation(tmp_path / "nowhere")


def test_the_shipped_annotation_is_read_whole() -> None:
    articles = load_annotation(annotation_folder())
    assert len(articles) >= 45
    assert all(article.events for article in articles)
