"""The copy of a briefing that needs no server, opened from the disk as from a memory stick."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from dashboard.briefing.slide import Deck
from dashboard.briefing.template import deck
from dashboard.export.html.deck import deck_html
from tests.e2e.hall import HALL, OLD_PROJECTOR
from tests.some import some

SHOWN = [("conference", "62", 2020, "vi"), ("conference", "67", 2022, "en")]
# Every text on the screen with its size in pixels, and what is outside the screen or its slide.
MEASURE = """
() => {
  const slide = document.querySelector('.slide.on');
  const found = {heading: slide.querySelector('h2').innerText, sizes: [], outside: []};
  const room = slide.querySelector('.body').getBoundingClientRect();
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const element = text.parentElement;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (!text.data.trim() || !box.width || element.closest('.unseen')) continue;
    const svg = element.closest('svg');
    const scale = svg ? svg.getScreenCTM().d : 1;
    found.sizes.push([parseFloat(getComputedStyle(element).fontSize) * scale, text.data]);
    const inside = svg ? svg.getBoundingClientRect()
      : element.closest('.body') ? room : slide.getBoundingClientRect();
    if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1
      || box.left < inside.left - 2 || box.right > inside.right + 2
      || box.top < inside.top - 2 || box.bottom > inside.bottom + 2) found.outside.push(text.data);
  }
  found.scrolls = document.documentElement.scrollHeight > innerHeight
    || document.documentElement.scrollWidth > innerWidth;
  return found;
}
"""


@pytest.fixture(params=SHOWN, ids=lambda asked: "-".join(map(str, asked)))
def shown(request: pytest.FixtureRequest, real: None) -> Deck:
    """A ready-made briefing."""
    return deck(*request.param)


@dataclass
class Copy:
    """The file in a window, and what it should not have done."""

    page: Page
    wrong: list[str] = field(default_factory=list)

    def at(self) -> int:
        """The number of the slide that is shown."""
        return int(str(self.page.locator(".slide.on").get_attribute("id"))[1:])

    def press(self, *keys: str) -> int:
        """Press keys; the number of the slide then."""
        for key in keys:
            self.page.keyboard.press(key)
        return self.at()


Opened = Callable[[Deck, ViewportSize], Copy]


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens a briefing's file without any network; at the end none may have complained or asked."""
    copies: list[Copy] = []
    file = tmp_path / "briefing.html"

    def open_copy(shown: Deck, size: ViewportSize) -> Copy:
        file.write_bytes(deck_html(shown))
        copy = Copy(context.new_page())
        copies.append(copy)
        copy.page.set_viewport_size(size)
        copy.page.on("console", lambda message: copy.wrong.append(message.text))
        copy.page.on("pageerror", lambda error: copy.wrong.append(str(error)))
        copy.page.on("request", lambda request: copy.wrong.extend(_strays(request.url, file)))
        copy.page.goto(file.as_uri())
        copy.page.locator("html[data-ready]").wait_for(state="attached")
        return copy

    with chromium.new_context(offline=True) as context:
        yield open_copy
    assert [copy.wrong for copy in copies if copy.wrong] == []


def _strays(address: str, file: Path) -> list[str]:
    is_own = address.split("#")[0] == file.as_uri() or address.startswith("data:")
    return [] if is_own else [address]


@pytest.mark.parametrize("size", [HALL, OLD_PROJECTOR], ids=["1920x1080", "1024x768"])
def test_page_down_leads_through_every_step_large_and_whole(
    opened: Opened, shown: Deck, size: ViewportSize
) -> None:
    copy = opened(shown, size)
    least = 24.0 if size == HALL else 14.0
    for number, slide in some(enumerate(shown.slides, start=1)):
        found: dict[str, Any] = copy.page.evaluate(MEASURE)
        assert (copy.at(), found["heading"].split()) == (number, slide.message.split())
        assert [text for text_size, text in found["sizes"] if text_size < least - 0.01] == []
        assert (slide.key, found["outside"]) == (slide.key, [])
        assert not found["scrolls"]
        copy.press("PageDown")
    assert copy.at() == len(shown.slides)


def test_every_key_does_what_the_clicker_expects(opened: Opened, real: None) -> None:
    shown = deck("conference", "62", 2020, "vi")
    copy = opened(shown, HALL)
    last = len(shown.slides)
    steps = [
        ("ArrowRight", 2), ("ArrowDown", 3), ("Space", 4), ("PageDown", 5), ("Enter", 6),
        ("ArrowLeft", 5), ("ArrowUp", 4), ("PageUp", 3), ("Backspace", 2),
        ("End", last), ("PageDown", last), ("Home", 1), ("PageUp", 1),
    ]  # fmt: skip
    for key, place in steps:
        assert (key, copy.press(key)) == (key, place)
    assert copy.press("1", "1", "Enter") == 11
    assert copy.press("9", "9", "Enter") == last


def test_black_screen_notes_and_the_step_after_opening_again(opened: Opened, real: None) -> None:
    copy = opened(deck("short", "62", 2020, "vi"), HALL)
    page = copy.page
    black, notes = page.locator("#black"), page.locator(".slide.on .notes")
    page.keyboard.press("b")
    assert black.is_visible()
    # Whatever wakes it only wakes it.
    page.keyboard.press("PageDown")
    assert (black.is_visible(), copy.at()) == (False, 1)
    assert not notes.is_visible()
    page.keyboard.press("n")
    assert notes.is_visible()
    page.keyboard.press("PageDown")
    assert notes.is_visible()
    page.keyboard.press("Escape")
    assert not notes.is_visible()
    page.keyboard.press("PageDown")
    page.reload()
    assert copy.at() == 3
    page.mouse.click(1900, 500)
    assert copy.at() == 4
    page.mouse.click(20, 500)
    assert copy.at() == 3


def test_it_prints_one_slide_to_a_page(opened: Opened, real: None) -> None:
    shown = deck("conference", "62", 2020, "vi")
    copy = opened(shown, HALL)
    printed = pypdf.PdfReader(io.BytesIO(copy.page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == len(shown.slides)
    for sheet, slide in some(zip(printed.pages, shown.slides, strict=True)):
        assert slide.message.split()[0] in sheet.extract_text()
