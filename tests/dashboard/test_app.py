"""Every page under AppTest, in both languages, on the hand-counted store and where there is none."""

import re
import shutil
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.queries import periods
from dashboard.views import VIEWS
from etl.store import Store
from tests.dashboard.app import KEYS, open_app, shown_text
from tests.dashboard.store import write_store

_ISOLATES = re.compile("[\u2066-\u2069]")


@pytest.fixture(autouse=True)
def _on_the_small_store(small_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARIKH_STORE", str(small_store.root))


def sound(app: AppTest) -> AppTest:
    assert [error.value for error in app.exception] == []
    return app


def line(app: AppTest) -> str:
    """The line of what is shown, as text."""
    bodies = [element.proto.body for element in app.get("html")]
    told = next(body for body in bodies if 't-shown"' in body and "<style" not in body)
    return _ISOLATES.sub("", re.sub("<[^>]+>", "", told))


def table(app: AppTest, key: str) -> list[list[str]]:
    """The texts of a table's cells."""
    import json

    element = next(part for part in app.get("bidi_component") if part.key == key)
    rows = json.loads(element.proto.json)["rows"]
    return [[_text(cell) for cell in row["cells"]] for row in rows]


def _text(cell: object) -> str:
    if isinstance(cell, list):
        return " ".join(map(_text, cell))
    return _ISOLATES.sub("", str(cell["text"] if isinstance(cell, dict) else cell or ""))


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("view", KEYS)
def test_every_page_opens(view: str, lang: str) -> None:
    app = sound(open_app(view, lang))
    assert line(app).startswith("10 أحداث (كل الأحداث)" if lang == "ar" else "10 events (all events)")
    assert app.get("download_button")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("view", KEYS)
def test_every_page_explains_an_empty_answer(view: str, lang: str) -> None:
    app = sound(open_app(view, lang, types="trial"))
    assert line(app).startswith("لا أحداث" if lang == "ar" else "0 events")


def test_the_line_says_what_is_shown_and_from_which_build() -> None:
    told = line(open_app("events", actors_any="c.EG", types=["accusation", "aid"]))
    assert "2 events" in told
    assert "Egypt" in told
    assert "2 documents from 2 outlets" in told
    assert "Build 1, 1 June 2024" in told


def test_events_are_listed_the_latest_first_and_undated_ones_last() -> None:
    rows = table(open_app("events"), "events.table")
    assert [row[0] for row in rows][:2] == ["since 1 March 2024", "11 February 2024"]
    assert [row[0] for row in rows][-2:] == ["Undated", "Undated"]


def test_a_list_is_sorted_as_the_address_says() -> None:
    rows = table(open_app("events", sort="reports:desc"), "events.table")
    assert [row[-1] for row in rows] == sorted((row[-1] for row in rows), reverse=True)
    assert rows[0][-1] == "3"


def test_the_columns_of_the_address_are_shown() -> None:
    rows = table(open_app("events", columns="place,status,nonsense", types="summit"), "events.table")
    assert {row[-2] for row in rows} == {"Happened", "Postponed"}
    assert {row[-1] for row in rows} == {"Jeddah", ""}


def test_documents_without_events_are_listed_too() -> None:
    with_events = table(open_app("documents"), "documents.list")
    app = sound(open_app("documents", told="without"))
    assert len(with_events) == 9
    assert not [part for part in app.get("bidi_component") if part.key == "documents.list"]


@pytest.mark.parametrize("event", ["ev_summit", "ev_speech", "ev_open", "ev_blame", "ev_mandate"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_event_opens_its_evidence(event: str, lang: str) -> None:
    app = sound(open_app("events", lang, event=event))
    assert "<mark" in shown_text(app)


def test_the_evidence_names_each_aspect_and_the_contradiction() -> None:
    text = shown_text(open_app("events", event="ev_summit"))
    assert re.search('<mark class="m-when"[^>]*>19 May 2023</mark>', text)
    assert re.search('<mark class="m-who"[^>]*>عبد الفتاح السيسي</mark>', text)
    assert text.count('"t-side"') == 2


@pytest.mark.parametrize(("key", "value"), [("event", "ev_nobody"), ("document", "nothing"), ("event", "<script>")])
def test_unknown_ids_are_said_to_be_unknown(key: str, value: str) -> None:
    app = sound(open_app("events", **{key: value}))
    assert any("of that id" in info.value for info in app.info)


def test_texts_are_escaped() -> None:
    text = shown_text(open_app("events", document="d5"))
    assert "&lt;b&gt;Egypt&lt;/b&gt;" in text
    assert "<b>Egypt" not in text
    assert "\u202e" not in shown_text(open_app("events", document="d7"))


def test_what_is_ignored_is_named() -> None:
    app = sound(open_app("events", actors_any="p.nobody", types="x' or 1=1", **{"from": "2024-13-01"}))
    told = app.warning[0].value
    assert all(part in told for part in ("p.nobody", "x' or 1=1", "2024-13-01"))


def test_more_ids_than_are_read_are_refused_with_a_notice() -> None:
    app = sound(open_app("events", actors_any=[f"p.{number}" for number in range(400)]))
    assert "not read" in app.warning[0].value


def test_a_chip_drops_its_filter() -> None:
    app = open_app("events", types=["summit", "visit"])
    app.button(key="chip.types.visit").click().run()
    assert app.query_params["types"] == "summit"
    assert line(sound(app)).startswith("2 events")
    app.button(key="chip.types.summit").click().run()
    assert "types" not in app.query_params
    assert line(sound(app)).startswith("10 events")


def test_a_facet_narrows_and_the_others_follow() -> None:
    app = open_app("events")
    app.session_state["f.group.actors"] = True
    app.run()
    app.multiselect(key="f.actors_all").set_value(["c.EG"]).run()
    assert app.query_params["actors_all"] == "c.EG"
    assert line(sound(app)).startswith("4 events")
    assert not [option for option in app.button_group(key="f.types").options if "Speech" in str(option)]


def test_the_language_switch_keeps_the_filters() -> None:
    app = open_app("events", "en", types="summit")
    app.button(key="language").click().run()
    assert line(sound(app)).startswith("حدثان (من نوع: قمة)")


def test_digits_and_month_names_are_the_readers_choice() -> None:
    rows = table(open_app("events", "ar", digits="arabic", months="levant"), "events.table")
    assert "١١ شباط ٢٠٢٤" in [row[0] for row in rows]


def test_digits_are_chosen_on_the_page_and_kept_in_the_address() -> None:
    app = open_app("events", "ar")
    app.segmented_control(key="settings.digits").set_value("arabic").run()
    assert app.query_params["digits"] == "arabic"
    assert line(sound(app)).startswith("١٠ أحداث")


def test_the_calendar_is_chosen_beside_the_days_and_brings_its_own_presets() -> None:
    app = open_app("events")
    app.button_group(key="f.axis").set_value("hijri").run()
    assert app.query_params["axis"] == "hijri"
    app.button_group(key="f.preset").set_value("ramadan").run()  # the newest article is of 1 May 2024
    assert (app.query_params["from"], app.query_params["to"]) == ("2024-03-11", "2024-04-09")
    app.button_group(key="f.preset").set_value("hijri_year").run()
    assert (app.query_params["from"], app.query_params["to"]) == ("2023-07-19", "2024-07-06")


def test_the_hijri_calendar_can_come_first() -> None:
    rows = table(open_app("events", "en", axis="hijri"), "events.table")
    assert "1 Shaban 1445 AH" in [row[0] for row in rows]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_without_a_store_the_page_says_how_to_make_one(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TARIKH_STORE", str(tmp_path / "nothing"))
    app = sound(open_app(lang=lang))
    assert "tarikh ingest" in app.code[0].value
    assert ("لا مخزن" if lang == "ar" else "no store yet") in shown_text(app)


def test_a_store_swapped_or_deleted_under_the_app_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARIKH_STORE", str(tmp_path / "store"))
    write_store(tmp_path / "store")
    app = open_app("events")
    assert "Build 1," in line(app)
    write_store(tmp_path / "store", 2)
    app.run()
    assert "Build 2," in line(sound(app))
    shutil.rmtree(tmp_path / "store")
    app.run()
    assert "no store yet" in shown_text(sound(app))


def test_a_view_is_saved_opened_and_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARIKH_STORE", str(tmp_path / "store"))
    write_store(tmp_path / "store")
    app = open_app("events", types="summit")
    app.text_input(key="saved.name").set_value("قمم / <b>2024</b>").run()
    assert "feed?lang=" in "".join(element.proto.body for element in app.get("html"))
    assert len(list((tmp_path / "store" / "views").glob("*.json"))) == 1
    app.button(key="saved.forget.0").click().run()
    sound(app)
    assert not list((tmp_path / "store" / "views").glob("*.json"))


def test_every_view_has_a_title_in_both_languages() -> None:
    from dashboard.words import table as words

    assert all(words()[lang][f"view.{view.key}"] for view in VIEWS for lang in ("ar", "en"))


@pytest.mark.parametrize("lanes", ["none", "type", "actor", "organization", "country", "outlet"])
@pytest.mark.parametrize("by", ["type", "status", "certainty"])
def test_the_timeline_draws_every_grouping(by: str, lanes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.views.timeline._SINGLE", 0)  # else so few events stand as marks of their own
    app = sound(open_app("timeline", by=by, lanes=lanes))
    assert app.get("plotly_chart")


@pytest.mark.parametrize(("lanes", "names"), [("country", ["Egypt", "Saudi Arabia"]), ("outlet", ["nile", "thames"])])
def test_single_events_stand_on_lanes_too(lanes: str, names: list[str]) -> None:
    app = sound(open_app("timeline", "en", lanes=lanes))
    spec = app.get("plotly_chart")[0].proto.spec
    assert all(name in spec for name in names)
    assert '"ev_summit"' in spec


@pytest.mark.parametrize("query", [{"with": "c.EG"}, {"with": "before", "from": "2024-01-01", "to": "2024-06-30"}])
def test_the_timeline_draws_what_is_compared(query: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.views.timeline._SINGLE", 0)
    app = sound(open_app("timeline", "en", **query))
    assert '"mode":"lines+markers"' in app.get("plotly_chart")[0].proto.spec.replace(": ", ":")


def test_presets_end_with_the_newest_article() -> None:
    app = open_app("events")
    app.button_group(key="f.preset").set_value("month").run()
    assert (app.query_params["from"], app.query_params["to"]) == ("2024-04-02", "2024-05-01")


@pytest.mark.parametrize(("lang", "told"), [("ar", "ضيّق الفترة"), ("en", "choose a shorter period or fewer actors")])
def test_a_question_that_takes_too_long_says_what_to_narrow(
    lang: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_long(*_: object) -> None:
        raise duckdb.InterruptException("Interrupted!")

    monkeypatch.setattr(periods, "events_per_period", too_long)
    app = sound(open_app("timeline", lang, to="2031-07-01"))  # an address of its own: no answer to it is kept
    assert [told in warning.value for warning in app.warning] == [True]
    assert line(app)
