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
from dashboard.views import VIEWS
from etl.store import Store
from tests.browser.conftest import Opener, settled


def shown(page: Page) -> str:
    """The line above the page that says what is shown."""
    return page.locator(".t-shown").inner_text()


def press(page: Page, name: str | re.Pattern[str], exact: bool = False) -> None:
    page.get_by_role("button", name=name, exact=exact).first.click()
    settled(page)


@pytest.mark.parametrize(("locale", "direction", "word"), [("ar", "rtl", "نظرة عامة"), ("en-GB", "ltr", "Overview")])
def test_it_opens_in_the_language_of_the_browser(opened: Opener, locale: str, direction: str, word: str) -> None:
    page = opened("", locale=locale)
    expect(page.locator("html")).to_have_attribute("dir", direction)
    expect(page.get_by_role("link", name=word)).to_be_visible()


def test_find_an_actor_by_another_spelling_then_drill_go_back_and_on(opened: Opener) -> None:
    page = opened("timeline", locale="en-GB")
    assert shown(page).startswith("10 events")
    page.get_by_label("Search", exact=True).fill("السيسى")
    page.keyboard.press("Enter")
    settled(page)
    press(page, re.compile("Abdel Fattah el-Sisi – 2 events"))
    assert "actors_all=p.sisi" in page.url
    assert shown(page).startswith("2 events")
    page.go_back()
    settled(page)
    page.go_back()
    settled(page)
    assert shown(page).startswith("10 events")
    page.go_forward()
    page.go_forward()
    settled(page)
    assert shown(page).startswith("2 events")


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
    page.mouse.up()
    page.wait_for_url("**from=**")
    settled(page)
    assert "from=2023-" in page.url or "from=2024-" in page.url
    assert not shown(page).startswith("10 ")
    page.go_back()
    settled(page)
    assert shown(page).startswith("10 أحداث")


def test_a_row_opens_its_evidence_and_the_article_behind_it(opened: Opener) -> None:
    page = opened("events?lang=en")
    press(page, "Arab leaders meet in Jeddah")
    drawer = page.get_by_role("dialog")
    expect(drawer.locator("mark.m-when", has_text="19 May 2023")).to_be_visible()
    expect(drawer.locator("mark.m-who", has_text="عبد الفتاح السيسي")).to_be_visible()
    expect(drawer.get_by_text("Reports disagree")).to_be_visible()
    assert "event=ev_summit" in page.url
    press(page, "Whole article")
    expect(page.get_by_role("dialog").get_by_text("وقال مصدر إن الوفود وصلت.")).to_be_visible()
    page.go_back()
    settled(page)
    page.keyboard.press("Escape")
    settled(page)
    assert "event=" not in page.url


@pytest.mark.parametrize("query", ["types=summit&types=visit", "actors_any=c.EG", "q=Egypt", ""])
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


def test_a_shared_address_shows_the_same_to_another_reader(opened: Opener) -> None:
    page = opened("events?lang=en")
    page.get_by_role("button", name="Summit (2)").click()
    settled(page)
    other = opened(page.url.split("/", 3)[3], locale="ar")
    assert shown(other) == shown(page)
    assert shown(page).startswith("2 events")


def test_other_views_keep_the_filters(opened: Opener) -> None:
    page = opened("events?lang=en&types=summit")
    page.get_by_role("link", name="Timeline").click()
    settled(page)
    assert "/timeline" in page.url
    assert shown(page).startswith("2 events")


def test_a_sign_of_the_attendance_opens_its_sentence(opened: Opener) -> None:
    page = opened("summits?lang=ar", locale="ar")
    assert page.locator("mark.m-who").count() == 0
    sign = page.locator(".st-key-summits-attendance .scatterlayer .point").first
    sign.scroll_into_view_if_needed()
    sign.click(force=True)
    page.wait_for_url("**cell=las-32**")
    settled(page)
    expect(page.locator("mark.m-who", has_text="السيسي").first).to_be_visible()
    page.go_back()
    settled(page)
    expect(page.locator("mark.m-who")).to_have_count(0)


def test_a_pair_of_the_network_leads_to_its_events_and_their_evidence(opened: Opener) -> None:
    page = opened("network?lang=en")
    press(page, re.compile("^(Egypt – United Nations|United Nations – Egypt)$"))
    assert "pair=" in page.url
    rows = page.locator(".st-key-network-events tbody tr")
    expect(rows).to_have_count(1)
    rows.get_by_role("button").first.click()
    settled(page)
    expect(page.get_by_role("dialog").locator("mark.m-who", has_text="Egypt").first).to_be_visible()


def test_an_empty_answer_says_which_filter_emptied_it(opened: Opener) -> None:
    page = opened("events?lang=en&types=visit&status=denied")
    assert shown(page).startswith("0 events")
    press(page, re.compile("Without “Denied”: 1 event"))
    assert shown(page).startswith("1 event")


def test_a_date_in_words_sets_the_days(opened: Opener) -> None:
    page = opened("events?lang=ar", locale="ar")
    page.get_by_label("تاريخ بالكلمات").fill("شوال 1444")
    page.keyboard.press("Enter")
    page.wait_for_url("**from=2023-04-21**")
    settled(page)
    assert "to=2023-05-20" in page.url
    assert shown(page).startswith("حدثان")


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


_VISIBLE_LATIN = """() => {
  const found = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement
    if (!parent || parent.closest("script, style, noscript, code, pre, td, [translate=no]")) continue
    if (/[A-Za-z]{2,}/.test(node.nodeValue) && parent.checkVisibility()) found.push(node.nodeValue.trim())
  }
  for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
    for (const name of ["aria-label", "placeholder", "title"]) {
      const told = element.getAttribute(name)
      if (told && /[A-Za-z]{2,}/.test(told) && !element.closest("td")) found.push(told)
    }
  }
  return [...new Set(found)]
}"""
_NAMES = re.compile(r"English|CSV|PNG|SVG|\b(nile|najd|thames|carthage)\b")


def test_no_english_stands_on_arabic_pages(opened: Opener) -> None:
    page = opened("?lang=ar", locale="ar")
    for group in page.locator("[data-testid=stSidebar] summary").all():
        group.click()
    left = {}
    for link in page.locator(".st-key-views a").all():
        link.click()
        settled(page)
        seen = (re.sub(_NAMES, "", text) for text in page.evaluate(_VISIBLE_LATIN))
        left[link.inner_text()] = [text for text in seen if re.search("[A-Za-z]{2,}", text)]
    assert len(left) == len(VIEWS)
    assert not {view: texts for view, texts in left.items() if texts}


def test_an_address_that_the_server_drops_is_told(opened: Opener) -> None:
    page = opened("events?lang=en&" + "&".join(f"actors_any=p.{number}" for number in range(1_500)))
    expect(page.get_by_test_id("stAlert").first).to_contain_text("nothing is filtered")
