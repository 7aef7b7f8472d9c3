"""What readers do, in a real browser: find, narrow, drill, go back, check, share, take away; in both languages."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.database import Database
from dashboard.filters import Filters
from dashboard.queries.events import events_page
from etl.store import Store
from tests.browser.conftest import Opener, rerun


def shown(page: Page) -> str:
    """The line above the page that says what is shown."""
    return page.locator(".t-shown").inner_text()


def press(page: Page, name: str | re.Pattern[str], exact: bool = False) -> None:
    with rerun(page):
        page.get_by_role("button", name=name, exact=exact).first.click()


def choose(page: Page, name: str) -> None:
    """Take one of a row of options."""
    with rerun(page):
        page.get_by_role("radio", name=name, exact=True).click()


def write_into(page: Page, label: str, text: str) -> None:
    with rerun(page):
        page.get_by_label(label, exact=True).fill(text)
        page.keyboard.press("Enter")


def back(page: Page) -> None:
    with rerun(page):
        page.go_back()


def open_group(page: Page, name: str) -> None:
    """Open a group of the sidebar."""
    page.get_by_test_id("stSidebar").locator("summary", has_text=name).click()


@pytest.mark.parametrize(("locale", "direction", "word"), [("ar", "rtl", "نظرة عامة"), ("en-GB", "ltr", "Overview")])
def test_it_opens_in_the_language_of_the_browser(opened: Opener, locale: str, direction: str, word: str) -> None:
    page = opened("", locale=locale)
    expect(page.locator("html")).to_have_attribute("dir", direction)
    expect(page.get_by_role("link", name=word)).to_be_visible()


def test_find_an_actor_by_another_spelling_then_drill_go_back_and_on(opened: Opener) -> None:
    page = opened("timeline", locale="en-GB")
    assert shown(page).startswith("10 events")
    write_into(page, "Search", "السيسى")
    press(page, re.compile("Abdel Fattah el-Sisi – 2 events"))
    assert "actors_all=p.sisi" in page.url
    assert shown(page).startswith("2 events")
    back(page)
    back(page)
    assert shown(page).startswith("10 events")
    for _ in range(2):
        with rerun(page):
            page.go_forward()
    assert shown(page).startswith("2 events")


def test_a_spelling_is_searched_exactly_when_asked(opened: Opener) -> None:
    page = opened("events?lang=ar&q=السيسى", locale="ar")
    assert shown(page).startswith("حدثان")
    with rerun(page):
        page.get_by_test_id("stCheckbox").get_by_text("كما كُتبت تمامًا").click()
    assert "exact=1" in page.url
    assert shown(page).startswith("لا أحداث")


def test_drag_over_a_stretch_of_the_timeline_goes_into_it(opened: Opener) -> None:
    page = opened("timeline?lang=ar", locale="ar")
    area = page.locator(".js-plotly-plot .nsewdrag").first
    area.wait_for()
    box = area.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.60, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.99, middle + 5, steps=6)
    with rerun(page):
        page.mouse.up()
    assert "from=2023-" in page.url or "from=2024-" in page.url
    assert not shown(page).startswith("10 ")
    back(page)
    assert shown(page).startswith("10 أحداث")


def test_a_circle_of_a_lane_leads_to_its_events(opened: Opener) -> None:
    """What a mark counts is what its click shows: its period and its lane."""
    page = opened("timeline?lang=en&with=c.EG&lanes=country")
    mark = page.locator(".st-key-timeline-over_lanes .scatterlayer .point:not([display])").first
    mark.wait_for()
    with rerun(page):
        mark.click(force=True)
    assert re.search("actors_all=c\\.(EG|SA)", page.url)
    assert "from=" in page.url
    assert shown(page).startswith("1 event ")


def test_a_row_opens_its_evidence_by_keyboard_and_the_article_behind_it(opened: Opener) -> None:
    page = opened("events?lang=en")
    row = page.get_by_role("button", name="Arab leaders meet in Jeddah").first
    row.focus()
    with rerun(page):
        page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer.locator("mark.m-when", has_text="19 May 2023")).to_be_visible()
    expect(drawer.locator("mark.m-who", has_text="عبد الفتاح السيسي")).to_be_visible()
    expect(drawer.get_by_text("Reports disagree")).to_be_visible()
    assert "event=ev_summit" in page.url
    press(page, "Whole article")
    expect(page.get_by_role("dialog").get_by_text("وقال مصدر إن الوفود وصلت.")).to_be_visible()
    back(page)
    with rerun(page):
        page.keyboard.press("Escape")
    assert "event=" not in page.url


def test_the_permalink_of_an_event_opens_it_for_another_reader(opened: Opener, app_url: str) -> None:
    page = opened("timeline?lang=en&types=summit&event=ev_summit")
    link = page.get_by_role("dialog").locator("code", has_text="http").last.inner_text().strip()
    assert link == f"{app_url}/timeline?lang=en&event=ev_summit"
    other = opened(link.removeprefix(f"{app_url}/"), locale="ar")
    expect(other.get_by_role("dialog").locator("mark.m-when", has_text="19 May 2023")).to_be_visible()
    with rerun(other):
        other.get_by_role("dialog").get_by_role("link", name="Abdel Fattah el-Sisi").click()
    assert "/actors" in other.url
    assert "actor=p.sisi" in other.url


@pytest.mark.parametrize("query", ["types=summit&types=visit", "q=Egypt", ""])
def test_the_file_equals_the_view(opened: Opener, store: Store, query: str) -> None:
    page = opened(f"events?lang=ar&{query}", locale="ar")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="تنزيل CSV").first.click()
    text = Path(waiting.value.path()).read_text("utf-8-sig")
    filters, _ = Filters.parse(query)
    asked = Database(store).ask(events_page, filters, limit=100)
    assert sorted(row["event_id"] for row in csv.DictReader(io.StringIO(text))) == sorted(asked["event_id"])
    assert asked.height


def test_the_language_switch_keeps_the_state(opened: Opener) -> None:
    page = opened("events?lang=en&types=summit&columns=status")
    press(page, "العربية")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert "lang=ar" in page.url
    assert {"types=summit", "columns=status"} <= set(page.url.split("?")[1].split("&"))
    assert shown(page).startswith("حدثان")


def test_a_shared_address_shows_the_same_to_another_reader_in_other_views_too(opened: Opener) -> None:
    page = opened("events?lang=en")
    press(page, "Summit (2)")
    other = opened(page.url.split("/", 3)[3], locale="ar")
    assert shown(other) == shown(page)
    assert shown(page).startswith("2 events")
    with rerun(page):
        page.get_by_role("link", name="Timeline").click()
    assert "/timeline" in page.url
    assert shown(page).startswith("2 events")


def test_a_view_is_saved_by_name_and_opened_again(opened: Opener) -> None:
    page = opened("events?lang=ar&types=summit&status=happened&axis=hijri", locale="ar")
    before = shown(page)
    open_group(page, "مشاهد محفوظة")
    write_into(page, "احفظ هذا المشهد باسم", "قمم العرب")
    press(page, "إزالة كل المرشّحات")
    assert shown(page) != before
    with rerun(page):
        page.get_by_role("link", name="قمم العرب").click()
    assert shown(page) == before
    assert {"types=summit", "axis=hijri"} <= set(page.url.split("?")[1].split("&"))
    back(page)
    assert shown(page) != before


def test_a_sign_of_the_attendance_opens_its_sentence(opened: Opener) -> None:
    page = opened("summits?lang=ar", locale="ar")
    assert page.locator("mark.m-who").count() == 0
    sign = page.locator(".st-key-summits-attendance .scatterlayer .point").first
    sign.scroll_into_view_if_needed()
    with rerun(page):
        sign.click(force=True)
    assert "cell=las-32" in page.url
    expect(page.locator("mark.m-who", has_text="السيسي").first).to_be_visible()
    back(page)
    expect(page.locator("mark.m-who")).to_have_count(0)


def test_a_pair_of_the_network_leads_to_its_events_and_their_evidence(opened: Opener) -> None:
    page = opened("network?lang=en")
    press(page, re.compile("^(Egypt – United Nations|United Nations – Egypt)$"))
    assert "pair=" in page.url
    rows = page.locator(".st-key-network-events tbody tr")
    expect(rows).to_have_count(1)
    with rerun(page):
        rows.get_by_role("button").first.click()
    expect(page.get_by_role("dialog").locator("mark.m-who", has_text="Egypt").first).to_be_visible()


def test_a_circle_of_the_map_leads_to_its_events_and_their_evidence(opened: Opener) -> None:
    page = opened("map?lang=ar", locale="ar")
    circle = page.locator(".st-key-map-places .scatterlayer .point").first
    circle.wait_for(state="attached")
    with rerun(page):
        circle.click(force=True)
    assert "place=g.jeddah" in page.url
    press(page, "القمة العربية تختتم أعمالها في جدة")
    expect(page.get_by_role("dialog").locator("mark.m-where").first).to_be_attached()


def test_an_empty_answer_says_which_filter_emptied_it(opened: Opener) -> None:
    page = opened("events?lang=en&types=visit&status=denied")
    assert shown(page).startswith("0 events")
    press(page, re.compile("Without “Denied”: 1 event"))
    assert shown(page).startswith("1 event")


def test_dates_are_chosen_in_words_and_in_the_hijri_calendar(opened: Opener) -> None:
    page = opened("events?lang=ar", locale="ar")
    write_into(page, "تاريخ بالكلمات", "شوال 1444")
    assert {"from=2023-04-21", "to=2023-05-20"} <= set(page.url.split("?")[1].split("&"))
    assert shown(page).startswith("حدثان")
    write_into(page, "تاريخ بالكلمات", "نوفمبر 2023")
    assert {"from=2023-11-01", "to=2023-11-30"} <= set(page.url.split("?")[1].split("&"))
    choose(page, "الهجري")
    choose(page, "آخر رمضان")  # the newest article is of 1 May 2024
    assert {"from=2024-03-11", "to=2024-04-09"} <= set(page.url.split("?")[1].split("&"))
    assert "1 – 30 رمضان 1445" in page.get_by_test_id("stSidebar").inner_text()


def test_digits_are_chosen_once_for_every_page(opened: Opener) -> None:
    page = opened("events?lang=ar", locale="ar")
    open_group(page, "طريقة العرض")
    choose(page, "مشرقية (١٢٣)")
    assert "digits=arabic" in page.url
    assert shown(page).startswith("١٠ أحداث")
    with rerun(page):
        page.get_by_role("link", name="الخط الزمني").click()
    assert shown(page).startswith("١٠ أحداث")
    page.locator(".js-plotly-plot .xtick text").first.wait_for()
    assert not re.search("[0-9]", page.locator(".js-plotly-plot").first.inner_text())


def test_nothing_spills_over_a_phone_and_its_filters_open(opened: Opener) -> None:
    page = opened("events?lang=ar", locale="ar", width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    page.get_by_test_id("stExpandSidebarButton").get_by_role("button").or_(
        page.get_by_test_id("stExpandSidebarButton")
    ).first.click()
    expect(page.get_by_label("ابحث", exact=True)).to_be_visible()


def test_a_hand_made_address_is_told_what_was_ignored(opened: Opener) -> None:
    page = opened(
        "events?lang=en&actors_any=x'%20or%201=1--&types=%3Cb%3Ebold%3C/b%3E&from=2024-05-01&to=2024-01-01&no=1"
    )
    told = page.get_by_test_id("stAlert").first.inner_text()
    assert all(part in told for part in ("x' or 1=1--", "<b>bold</b>", "swapped", "no"))
    assert page.locator("text=Traceback").count() == 0


def test_texts_are_shown_as_text(opened: Opener) -> None:
    page = opened("events?lang=en&document=d5")
    expect(page.get_by_role("dialog").get_by_text("<b>Egypt</b> promised help.")).to_be_visible()
    page = opened("events?lang=en&document=d7")
    assert "\u202e" not in page.locator("body").inner_text()


@pytest.mark.parametrize("ids", [1_500, 10_000])
def test_an_address_that_the_server_drops_is_told(opened: Opener, ids: int) -> None:
    page = opened("events?lang=en&" + "&".join(f"actors_any=p.{number}" for number in range(ids)))
    expect(page.get_by_test_id("stAlert").first).to_contain_text("nothing is filtered")
