"""No word of English stands on an Arabic page outside names and quotations."""

import re

from dashboard.views import VIEWS
from tests.browser.conftest import Opener, rerun

_VISIBLE_LATIN = """() => {
  const found = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement
    if (!parent || parent.closest("script, style, noscript, code, pre, td.t-headline, [translate=no]")) continue
    if (/[A-Za-z]{2,}/.test(node.nodeValue) && parent.checkVisibility()) found.push(node.nodeValue.trim())
  }
  for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
    for (const name of ["aria-label", "placeholder", "title"]) {
      const told = element.getAttribute(name)
      if (told && /[A-Za-z]{2,}/.test(told)) found.push(told)
    }
  }
  return [...new Set(found)]
}"""
_NAMES = re.compile(r"English|CSV|PNG|SVG|\b(nile|najd|thames|carthage|TN|GB)\b|a\.txt|broken JSON")


def test_no_english_stands_on_arabic_pages(opened: Opener) -> None:
    page = opened("?lang=ar", locale="ar")
    for group in page.locator("[data-testid=stSidebar] summary").all():
        group.click()
    left = {}
    for link in page.locator(".st-key-views a").all():
        if link.get_attribute("aria-current") != "page":
            with rerun(page):
                link.click()
        seen = (re.sub(_NAMES, "", text) for text in page.evaluate(_VISIBLE_LATIN))
        left[link.inner_text()] = [text for text in seen if re.search("[A-Za-z]{2,}", text)]
    assert len(left) == len(VIEWS)
    assert not {view: texts for view, texts in left.items() if texts}
