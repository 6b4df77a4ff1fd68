"""The stage of page present on the screens of a hall: its addresses, sizes and what is measured."""

from typing import Any

from playwright.sync_api import Page, ViewportSize, expect

from dashboard.briefing.slide import Deck
from tests.e2e.browser import Tab

HALL: ViewportSize = {"width": 1920, "height": 1080}
OLD_PROJECTOR: ViewportSize = {"width": 1024, "height": 768}
KON_TUM = "/present?template=conference&province=62&year=2020"
SHORT = "/present?template=short&province=62&year=2020"
ON_STAGE = "&stage=1&step="

# Sizes are those on the screen: a drawing is scaled as a whole, so its letters are too. What is
# hidden until a keyboard finds it (clipped, transparent) is no text of the slide.
MEASURE = """
() => {
  const found = {smallest: Infinity, outside: [], texts: 0};
  const isSeen = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.clipPath !== 'none' || style.opacity === '0') return false;
      if (style.display === 'none' || style.visibility === 'hidden') return false;
    }
    return true;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (!text.textContent.trim() || element.closest('script, style, noscript')) continue;
    if (!isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    let size = parseFloat(getComputedStyle(element).fontSize);
    if (element.ownerSVGElement) {
      const matrix = element.getScreenCTM();
      size *= Math.min(Math.hypot(matrix.a, matrix.b), Math.hypot(matrix.c, matrix.d));
    }
    found.texts += 1;
    found.smallest = Math.min(found.smallest, size);
    const isOutside = box.left < -1 || box.top < -1
      || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
    if (isOutside) found.outside.push(text.textContent.trim().slice(0, 60));
  }
  const body = document.querySelector('.st-key-stage-body');
  found.hidden = [body.scrollHeight - body.clientHeight, body.scrollWidth - body.clientWidth];
  const main = document.querySelector('[data-testid=stMain]');
  found.scrolls = [main, document.documentElement].some(
    (one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
  return found;
}
"""


def place(page: Page) -> Any:
    """How far the talk is: "3/15"."""
    # Streamlit leaves what a run has not reached yet in place, marked as stale.
    return page.locator(".st-key-stage-place p").last


def at_step(tab: Tab, deck: Deck, step: int) -> None:
    """The slide of a step is on the screen, and the address says so."""
    expect(place(tab.page)).to_have_text(f"{step}/{len(deck.slides)}")
    expect(tab.page.locator("h1")).to_have_text(deck.slides[step - 1].message)
    tab.rest()
    assert tab.asked("step") == [str(step)]
