"""Chromium: page open to something to see, control to something changed, bytes, requests.

The clock is the page's own: a script put into every page looks once per frame whether the text
stands or the chart has marks, so the driver's round trips are not counted.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Locator, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page as Tab

from bench.protocol import visited
from bench.report import (
    BROWSER_CHANGE_GOAL,
    BROWSER_OPEN_GOAL,
    BYTES_GOAL,
    Part,
    Row,
    median,
)
from bench.servers import HOST, Server
from bench.subjects import FLOOR_PAGE, App, Page

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
VIEWPORT = {"width": 1366, "height": 768}
TIME_LIMIT_SECONDS = 20.0
CHANGE_LIMIT_SECONDS = 8.0
POLL_MS = 50
KINDS = ("[data-testid=stSelectbox]", "[data-testid=stSlider]")
QUIET_MS = 500
WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")


@dataclass
class Seen:
    """What was measured of one page; times in milliseconds."""

    page: Page
    turn: int = 0
    shows: str = "text"  # what "to see" means here: a chart where the page has one
    opened: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)
    opened_again: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    change_settled: list[float] = field(default_factory=list)
    kilobytes: list[float] = field(default_factory=list)
    socket_kilobytes: list[float] = field(default_factory=list)
    requests: list[float] = field(default_factory=list)
    kilobytes_again: list[float] = field(default_factory=list)
    other_hosts: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    control: str = ""


@dataclass
class Wire:
    """What one tab fetched."""

    bytes: int = 0
    socket_bytes: int = 0
    requests: int = 0
    hosts: set[str] = field(default_factory=set)

    def listen(self, channel: CDPSession) -> None:
        channel.on("Network.requestWillBeSent", self._request)
        channel.on("Network.loadingFinished", self._finished)
        channel.on("Network.webSocketFrameReceived", self._frame)
        channel.send("Network.enable")

    def _request(self, event: dict) -> None:
        address = urlsplit(event["request"]["url"])
        if address.scheme in ("http", "https"):
            self.requests += 1
            self.hosts.add(address.hostname or "")

    def _finished(self, event: dict) -> None:
        self.bytes += int(event["encodedDataLength"])

    def _frame(self, event: dict) -> None:
        # Binary frames arrive as base64; before the socket's own compression.
        self.socket_bytes += len(event["response"]["payloadData"]) * 3 // 4


def browser(floor: App, ours: App, pages: Sequence[Page], runs: int) -> Part:
    part = Part(
        "browser",
        f"Chromium, fresh context per run, floor and pages in turn, median of {runs}; floor: text "
        "visible; ours: first chart with marks in it",
    )
    with ExitStack() as stack:
        servers = {app.name: stack.enter_context(visited(app)) for app in (floor, ours)}
        seen = [(servers["floor"], Seen(FLOOR_PAGE))]
        seen += [(servers["ours"], Seen(page)) for page in pages]
        driver = stack.enter_context(sync_playwright())
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        stack.callback(chromium.close)
        part.notes.append(f"Chromium {chromium.version}, {VIEWPORT['width']}x{VIEWPORT['height']}")
        for turn in range(runs + 1):  # the first turn warms servers and disk: not counted
            for server, measured in seen:
                measured.turn = turn
                _visit(chromium, server, measured if turn else Seen(measured.page))
    base = seen[0][1]
    part.rows.extend(_floor_rows(base))
    for _, measured in seen[1:]:
        part.rows.extend(_rows(base, measured))
    part.notes.extend(_note(measured) for _, measured in seen)
    return part


def _visit(chromium: Browser, server: Server, seen: Seen) -> None:
    """First visit, control, second visit, all in one fresh context."""
    address = f"{server.address}/{seen.page.address}"
    if seen.page.query_string:
        address += f"?{seen.page.query_string}"
    with _context(chromium) as context:
        for step in (_first_visit, _second_visit):
            try:
                step(context, address, seen)
            except PlaywrightError as error:
                seen.failures.append(f"{step.__name__}: {str(error).splitlines()[0]}")


@contextmanager
def _context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport=VIEWPORT, locale="vi-VN")
    context.set_default_timeout(TIME_LIMIT_SECONDS * 1000)
    context.add_init_script(WATCH)
    try:
        yield context
    finally:
        context.close()


def _first_visit(context: BrowserContext, address: str, seen: Seen) -> None:
    tab, wire = _open(context, address, seen)
    state = tab.evaluate("bench.state()")
    seen.opened.append(state["shown"])
    seen.settled.append(state["changed"])
    seen.kilobytes.append(wire.bytes / 1000)
    seen.socket_kilobytes.append(wire.socket_bytes / 1000)
    seen.requests.append(wire.requests)
    seen.other_hosts |= wire.hosts - {HOST}
    _change(tab, seen)
    tab.close()


def _second_visit(context: BrowserContext, address: str, seen: Seen) -> None:
    tab, wire = _open(context, address, seen)
    seen.opened_again.append(tab.evaluate("bench.state()")["shown"])
    seen.kilobytes_again.append(wire.bytes / 1000)
    tab.close()


def _open(context: BrowserContext, address: str, seen: Seen) -> tuple[Tab, Wire]:
    tab, wire = context.new_page(), Wire()
    wire.listen(context.new_cdp_session(tab))
    tab.goto(address, wait_until="commit")
    _await_quiet(tab, TIME_LIMIT_SECONDS)
    seen.shows = tab.evaluate("bench.kind")
    return tab, wire


def _change(tab: Tab, seen: Seen) -> None:
    """Change a control by keyboard; the clock starts at the key press that changes it."""
    controls = _controls(tab, seen.page)
    if controls is None:
        return
    seen.control = controls.first.get_attribute("aria-label") or ""
    if controls.first.get_attribute("type") == "range":
        _slide(tab, controls.nth(seen.turn // 2 % controls.count()), is_up=seen.turn % 2 == 1)
    else:
        _choose(tab, controls.first)
    _await_quiet(tab, CHANGE_LIMIT_SECONDS)
    state = tab.evaluate("bench.state()")
    seen.changed.append(state["first_change"] - state["started"])
    seen.change_settled.append(state["changed"] - state["started"])


def _choose(tab: Tab, box: Locator) -> None:
    """Choose the option beside the one chosen."""
    value = box.input_value()
    box.click()
    options = tab.locator("[role=option]")
    options.first.wait_for()
    box.press("ArrowDown" if options.first.inner_text() == value else "ArrowUp")
    tab.evaluate("bench.arm()")
    box.press("Enter")


def _slide(tab: Tab, slider: Locator, *, is_up: bool) -> None:
    """Move a slider by a tenth of its scale, which also releases it.

    Another slider or direction each turn: a plan that the server has not seen.
    """
    slider.focus()
    tab.evaluate("bench.arm()")
    slider.press("Shift+ArrowRight" if is_up else "Shift+ArrowLeft")


def _await_quiet(tab: Tab, limit_seconds: float) -> None:
    """Until the page has come to rest. Not `wait_for_function`: our content policy forbids eval."""
    end = time.monotonic() + limit_seconds
    while not tab.evaluate(f"bench.quiet({QUIET_MS})"):
        if time.monotonic() > end:
            state = tab.evaluate("JSON.stringify({...bench.state(), armed: undefined})")
            raise PlaywrightError(f"not at rest after {limit_seconds:.0f} s: {state}")
        tab.wait_for_timeout(POLL_MS)


def _controls(tab: Tab, page: Page) -> Locator | None:
    """The select boxes or sliders whose keys hold the first wanted word that any has."""
    words = ("year",) if page is FLOOR_PAGE else page.controls
    for word in words:
        place = f'[class*="st-key-"][class*="{word}"]'
        boxes = tab.locator(", ".join(f"{place} {kind} input" for kind in KINDS))
        if boxes.count():
            return boxes
    return None


def _floor_rows(floor: Seen) -> list[Row]:
    return [
        Row("page open to text", None, "ms", median(floor.opened)),
        Row("control to changed text", None, "ms", median(floor.changed)),
    ]


def _rows(floor: Seen, ours: Seen) -> list[Row]:
    name = ours.page.name
    opened = f"{name}: page open to {ours.shows}"
    rows = [
        _row(opened, ours.opened, floor.opened, "ms", BROWSER_OPEN_GOAL),
        _row(f"{name}: all of it settled", ours.settled, floor.settled, "ms"),
        _row(f"{opened}, second visit", ours.opened_again, floor.opened_again, "ms"),
        _row(f"{name}: bytes, first visit", ours.kilobytes, floor.kilobytes, "kB", BYTES_GOAL),
        _row(f"{name}: bytes, second visit", ours.kilobytes_again, floor.kilobytes_again, "kB"),
        _row(f"{name}: socket bytes", ours.socket_kilobytes, floor.socket_kilobytes, "kB"),
        _row(f"{name}: requests", ours.requests, floor.requests, ""),
    ]
    if ours.changed:
        control = f"{name}: control to changed {ours.shows}"
        rows += [
            _row(control, ours.changed, floor.changed, "ms", BROWSER_CHANGE_GOAL),
            _row(f"{control}, settled", ours.change_settled, floor.change_settled, "ms"),
        ]
    return rows


def _row(
    name: str, ours: list[float], floor: list[float], unit: str, goal: float | None = None
) -> Row:
    return Row(name, median(ours), unit, median(floor), goal)


def _note(seen: Seen) -> str:
    control = f"changed {seen.control!r}" if seen.control else "no control"
    hosts = f"other hosts: {', '.join(sorted(seen.other_hosts)) or 'none'}"
    failed = f"; {len(seen.failures)} failed, first: {seen.failures[0]}" if seen.failures else ""
    return f"{seen.page.name}: shows {seen.shows}; {control}; {hosts}{failed}"
