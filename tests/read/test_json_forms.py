"""JSON as services and databases write it: where the records lie, and what their fields are called."""

import json
from pathlib import Path
from typing import Any

import pytest

from etl.read import reasons
from tests.read.reading import articles, read, why
from tests.read.web import AT, BODY, PARAGRAPHS, TITLE, paragraphs

URL = "https://alrasid.example/1"
RECORD = {"title": TITLE, "body": BODY, "date": AT, "source": "الراصد", "url": URL}
WORDPRESS = {
    "id": 7,
    "date": AT,
    "date_gmt": "2024-05-14T06:30:00",
    "modified": "2024-05-16T00:00:00",
    "link": URL,
    "title": {"rendered": TITLE},
    "content": {"rendered": paragraphs(), "protected": False},
    "excerpt": {"rendered": "<p>x</p>"},
    "categories": [1, 2],
}


@pytest.mark.parametrize(
    "document",
    [
        pytest.param([RECORD], id="list"),
        pytest.param({"articles": [RECORD]}, id="articles"),
        pytest.param({"status": "ok", "data": {"total": 1, "items": [RECORD]}}, id="items of data"),
        pytest.param({"response": {"docs": [RECORD], "numFound": 1}}, id="Solr"),
        pytest.param({"hits": {"total": {"value": 1}, "hits": [{"_id": "7", "_source": RECORD}]}}, id="Elasticsearch"),
        pytest.param({"articles": {"results": [RECORD], "totalResults": 1}}, id="results of articles"),
        pytest.param({"data": [{"type": "article", "id": "7", "attributes": RECORD}]}, id="JSON:API"),
        pytest.param([WORDPRESS], id="WordPress"),
        pytest.param([{"title": TITLE, "paragraphs": PARAGRAPHS, "pubDate": AT, "link": URL}], id="paragraphs"),
        pytest.param(
            {
                "response": {
                    "results": [
                        {
                            "id": "w/1",
                            "webTitle": TITLE,
                            "webUrl": URL,
                            "webPublicationDate": AT,
                            "fields": {"bodyText": BODY},
                        }
                    ]
                }
            },
            id="fields",
        ),
        pytest.param(
            {"_id": {"$oid": "66aa"}, "title": TITLE, "text": BODY, "published_at": {"$date": AT}, "url": URL},
            id="MongoDB",
        ),
        pytest.param(
            [{"title": TITLE, "body": BODY, "dateTimePub": AT, "date": "2024-05-15", "url": URL}], id="two days"
        ),
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_records_are_found_wherever_they_lie(document: Any, indent: int | None, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(document, indent=indent))
    found = read(path)
    assert why(found) == []
    assert [(one.title, one.body, one.published_raw, one.url) for one in articles(found)] == [(TITLE, BODY, AT, URL)]


@pytest.mark.parametrize(
    ("lines", "count", "reason"),
    [
        (["{}", "{}"], 2, []),
        (["{},", "{},"], 2, []),
        (["[{},", "{}]"], 2, []),
        (["{}", "", "{broken", "{}"], 2, [reasons.NOT_JSON]),
        (["{}", '"words"', "[1, 2]", "{}"], 2, [reasons.NOT_RECORD] * 2),
        (["{}", '{"title": "cut off', "{}"], 2, [reasons.NOT_JSON]),
    ],
)
def test_lines_of_json(lines: list[str], count: int, reason: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(line.replace("{}", json.dumps(RECORD)) for line in lines))
    found = read(path)
    assert [one.title for one in articles(found)] == [TITLE] * count
    assert why(found) == reason
