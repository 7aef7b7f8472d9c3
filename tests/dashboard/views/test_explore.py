"""Actors, network, summits, outlets, map, calendar, date lab and quality: each number leads to the words behind it."""

import json
import re
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from etl.store import Store
from tests.dashboard.app import KEYS, open_app, shown_text
from tests.dashboard.store import write_store

_ISOLATES = re.compile("[\u2066-\u2069]")
LANGUAGES = pytest.mark.parametrize("lang", ["ar", "en"])


@pytest.fixture(autouse=True)
def _on_the_small_store(small_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARIKH_STORE", str(small_store.root))


def sound(app: AppTest) -> AppTest:
    assert [error.value for error in app.exception] == []
    return app


def table(app: AppTest, key: str) -> list[list[str]]:
    """The texts of a table's cells; none when the table is not there."""
    element = next((part for part in app.get("bidi_component") if part.key == key), None)
    rows = json.loads(element.proto.json)["rows"] if element else []
    return [[_text(cell) for cell in row["cells"]] for row in rows]


def _text(cell: object) -> str:
    if isinstance(cell, list):
        return " ".join(map(_text, cell))
    return _ISOLATES.sub("", str(cell["text"] if isinstance(cell, dict) else cell or ""))


def said(app: AppTest) -> str:
    return _ISOLATES.sub("", re.sub("<[^>]+>", "", shown_text(app)))


@LANGUAGES
def test_the_network_counts_pairs_and_opens_one(lang: str) -> None:
    app = sound(open_app("network", lang, pair="c.EG,o.un"))
    pairs = table(app, "network.pairs")
    assert len(pairs) == 6
    assert {row[1] for row in pairs} == {"1"}
    assert len(app.get("echarts_chart")) == 1
    events = table(app, "network.events")
    assert len(events) == 1  # the appeal by the UN to Egypt
    assert app.get("plotly_chart")  # the pair over time


@LANGUAGES
def test_the_matrix_stands_in_for_the_network(lang: str) -> None:
    app = sound(open_app("network", lang, **{"as": "matrix"}))
    assert not app.get("echarts_chart")
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert spec["data"][0]["type"] == "heatmap"


def test_a_threshold_that_nobody_meets_is_said() -> None:
    app = sound(open_app("network", least="5"))
    assert "No two actors share that many events." in [info.value for info in app.info]


@pytest.mark.parametrize("pair", ["p.nobody", "p.nobody,c.EG", "<b>,", ",", "a,b,c,d"])
def test_a_made_up_pair_does_no_harm(pair: str) -> None:
    sound(open_app("network", pair=pair))


@LANGUAGES
def test_a_summit_has_its_editions_coverage_and_attendance(lang: str) -> None:
    app = sound(open_app("summits", lang, cell="las-32,p.sisi"))
    assert [row[2:] for row in table(app, "summits.editions")] == [["1", "1"], ["3", "2"]]
    assert '<mark class="m-who" title="">السيسي</mark>' in shown_text(app)
    assert len(app.get("plotly_chart")) == 3  # coverage, share of voice, attendance


def test_a_point_of_the_coverage_opens_its_articles() -> None:
    app = sound(open_app("summits", edition="las-32@1"))
    assert [row[2] for row in table(app, "summits.day")] == ["najd", "thames"]
    assert not table(sound(open_app("summits", edition="las-32@x")), "summits.day")


@LANGUAGES
def test_an_actor_has_a_page(lang: str) -> None:
    app = sound(open_app("actors", lang, actor="c.EG"))
    assert {row[2] for row in table(app, "actors.company")} == {"1"}
    assert len(table(app, "actors.company")) == 3
    assert len(table(app, "actors.events")) == 4
    assert ("مصر" if lang == "ar" else "Egypt") in said(app)


def test_an_actor_shows_offices_and_summits() -> None:
    app = sound(open_app("actors", actor="p.sisi", summit_cell="las-32"))
    assert table(app, "actors.summits") == [["32nd Arab League Summit", "Attended", "1"]]
    specs = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    assert any("President of Egypt" in str(spec["layout"]["yaxis"].get("ticktext")) for spec in specs)
    assert "السيسي</mark>" in shown_text(app)


def test_an_unknown_actor_leads_to_the_list() -> None:
    assert len(table(sound(open_app("actors", actor="p.nobody")), "actors.all")) == 7


def test_kinds_of_actors() -> None:
    assert [row[0] for row in table(open_app("actors", kind="country"), "actors.all")] == ["Egypt", "Saudi Arabia"]


@LANGUAGES
def test_outlets_are_compared(lang: str) -> None:
    rows = table(sound(open_app("outlets", lang, types="summit", status="happened")), "outlets.all")
    assert {row[0]: row[1:6] for row in rows}["nile"] == ["1", "3", "1", "1", "1"]


@pytest.mark.parametrize(("query", "shares"), [
    ({}, {"nile": 3 / 9, "carthage": 2 / 9, "thames": 2 / 9, "najd": 1 / 9}),
    ({"of": "own"}, {"nile": 1, "carthage": 1, "thames": 1, "najd": 1}),
    ({"types": "aid"}, {"thames": 1 / 2}),
    ({"types": "aid", "of": "all"}, {"thames": 1}),
])  # fmt: skip
def test_shares_are_of_the_outlets_own_articles_or_of_all(query: dict[str, str], shares: dict[str, float]) -> None:
    app = sound(open_app("outlets", "en", **query))
    (bars,) = json.loads(app.get("plotly_chart")[0].proto.spec)["data"]
    told = dict(zip(bars["y"], bars["x"], strict=True))
    assert {outlet: told[outlet] for outlet in shares} == {
        outlet: round(100 * share, 2) for outlet, share in shares.items()
    }


@LANGUAGES
def test_a_place_on_the_map_opens_its_events(lang: str) -> None:
    app = sound(open_app("map", lang, place="g.jeddah"))
    assert len(table(app, "map.events")) == 1
    assert len(table(sound(open_app("map", lang, place="g.nowhere")), "map.largest")) == 1


@LANGUAGES
@pytest.mark.parametrize("axis", ["gregorian", "hijri"])
def test_a_day_of_the_calendar_opens_its_events(lang: str, axis: str) -> None:
    app = sound(open_app("calendar", lang, axis=axis, day="2023-05-19"))
    assert len(table(app, "calendar.day")) == 2
    sound(open_app("calendar", lang, axis=axis, day="no day", month="99"))


@LANGUAGES
def test_the_lab_reads_a_text(lang: str) -> None:
    app = sound(open_app("dates", lang, text="وقع في 29 شوال 1444 هـ ثم الخميس الماضي", on="2024-02-15"))
    rows = table(app, "dates.readings")
    assert len(rows) == 2
    assert rows[0][1] == ("19 مايو 2023" if lang == "ar" else "19 May 2023")
    assert rows[1][1] == ("8 فبراير 2024" if lang == "ar" else "8 February 2024")
    assert shown_text(app).count("m-when") >= 2


def test_the_lab_says_what_else_a_date_may_mean() -> None:
    row = table(sound(open_app("dates", text="10/2/2024", read_as="whole", on="2024-02-15")), "dates.readings")[0]
    assert row[1] == "10 February 2024"
    assert row[3] == "Ambiguous"
    assert row[5] == "2 October 2024"
    assert row[6] == "2 October 2024"  # what dateparser takes it for


@pytest.mark.parametrize("text", ["hello", "<script>alert(1)</script>", "\u202e2024-01-01", "1" * 400])
def test_the_lab_bears_any_text(text: str) -> None:
    app = sound(open_app("dates", text=text))
    assert "<script>" not in shown_text(app)


def test_the_lab_without_a_reference_day() -> None:
    row = table(sound(open_app("dates", text="yesterday", on="-", read_as="whole")), "dates.readings")[0]
    assert row[3] == "Unresolved"


@LANGUAGES
def test_quality_shows_examples_of_a_rule(lang: str) -> None:
    app = sound(open_app("quality", lang, doubt="ambiguous", rule="rule"))
    assert len(table(app, "quality.certainties")) == 7
    assert ">هذا العام</mark>" in shown_text(app)
    assert [row[0] for row in table(app, "quality.rejects")] == ["broken JSON"]


@LANGUAGES
@pytest.mark.parametrize("view", ["network", "summits", "actors", "outlets", "map", "calendar", "quality"])
def test_hostile_addresses_do_no_harm(view: str, lang: str) -> None:
    bad = "'; drop table event; --<img src=x>"
    keys = ("pair", "cell", "edition", "series", "actor", "place", "day", "rule", "spelling", "kinds", "measure")
    app = sound(open_app(view, lang, **dict.fromkeys(keys, bad)))
    assert "<img" not in shown_text(app)


@pytest.mark.parametrize("view", KEYS)
def test_days_before_the_hijri_calendar_was_published_are_told_in_the_other(
    view: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = write_store(tmp_path / "store", 91)
    with duckdb.connect(str(store.live())) as con:
        con.execute("update event set start_at = '0091-01-01', end_at = '0092-01-01' where event_id = 'ev_visit'")
    monkeypatch.setenv("TARIKH_STORE", str(store.root))
    sound(open_app(view, "ar", axis="hijri"))
    sound(open_app(view, "en", axis="hijri", **{"from": "0091-01-01", "to": "2100-01-01", "with": "before"}))
    sound(open_app(view, "en", **{"from": "0001-01-01", "to": "9999-12-31", "with": "before"}))
