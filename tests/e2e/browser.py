"""Servers started as a reader would start them, and Chromium to look at them.

Waits are for states (health, a script that has ended, a page that has come to rest), never for a
time. The content policy forbids eval, so Playwright's ``wait_for_function`` does not work here:
``Tab.rest`` waits inside the page instead.
"""

import http.client
import itertools
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    ViewportSize,
    WebSocket,
    expect,
)

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
START_LIMIT_SECONDS = 120.0
PATIENCE_MS = 20_000
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
LAPTOP: ViewportSize = {"width": 1366, "height": 768}

expect.set_options(timeout=PATIENCE_MS)


# Servers


UVICORN = ("-m", "uvicorn", "app:app", "--host", HOST, "--port", "{port}", "--log-level", "warning")
STREAMLIT = ("-m", "streamlit", "run", "app.py", "--server.port", "{port}")


@dataclass(frozen=True)
class Server:
    """A running server: its address and what it has said."""

    address: str
    log: IO[bytes]

    def said(self) -> str:
        return Path(f"/proc/self/fd/{self.log.fileno()}").read_text("utf-8", "replace")


# Below the ports that the system hands out to whatever connects. Each worker counts on from a place
# of its own, so that two that look at the same moment do not find the same.
_PORTS = itertools.count(random.randint(20_000, 30_000))


def free_port() -> int:
    """A port that nobody listens on."""
    return next(port for port in _PORTS if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) != 0


@contextmanager
def serve(
    build: Path,
    arguments: Sequence[str] = UVICORN,
    variables: Mapping[str, str] | None = None,
    port: int | None = None,
) -> Iterator[Server]:
    """The app with its data versions in ``build``, on a free port unless one is named.

    It is stopped whatever happens.
    """
    port = free_port() if port is None else port
    inherited = {key: value for key, value in os.environ.items() if "STREAMLIT" not in key}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, *(part.format(port=port) for part in arguments)],
            cwd=ROOT,
            env=inherited
            | {"DASHBOARD_BUILD": str(build), "DASHBOARD_AHEAD": "off"}
            | dict(variables or {}),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        server = Server(f"http://{HOST}:{port}", log)
        try:
            _await_health(process, port, server)
            yield server
        finally:
            _stop(process)


def _await_health(process: subprocess.Popen[bytes], port: int, server: Server) -> None:
    step = 0.05
    for _ in range(int(START_LIMIT_SECONDS / step)):
        if _is_healthy(port):
            return
        try:
            process.wait(step)
        except subprocess.TimeoutExpired:
            continue
        pytest.fail(f"the server ended with {process.returncode}:\n{server.said()}")
    pytest.fail(f"no health within {START_LIMIT_SECONDS:.0f} s:\n{server.said()}")


def _is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().read().strip() == b"ok"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


# Browser


# The page has come to rest: the script has ended, every chart is drawn, nothing has changed for a
# moment. A promise, because the content policy forbids what wait_for_function does.
REST = """
(limit) => new Promise((resolve, reject) => {
  const quiet = 200;
  const began = performance.now();
  let changed = began;
  const watcher = new MutationObserver(() => { changed = performance.now(); });
  watcher.observe(
    document, {subtree: true, childList: true, attributes: true, characterData: true});
  const unrest = () => {
    const app = document.querySelector('[data-testid=stApp]');
    if (!app) return 'no app';
    const {testScriptState, testConnectionState} = app.dataset;
    if (testScriptState !== 'notRunning') return 'script ' + testScriptState;
    if (testConnectionState !== 'CONNECTED') return 'not connected';
    if (!document.querySelector('[data-testid=stMain] :is(h1, h2)')) return 'no heading';
    if (document.querySelector('[data-stale=true], [data-testid=stSkeleton]')) return 'stale';
    for (const chart of document.querySelectorAll('[data-testid=stVegaLiteChart]')) {
      if (!chart.querySelector('svg.marks .mark-group')) return 'chart not drawn';
    }
    if (document.fonts.status !== 'loaded') return 'fonts';
    return performance.now() - changed < quiet ? 'still changing' : '';
  };
  const look = () => {
    const why = unrest();
    if (!why) { watcher.disconnect(); resolve(); }
    else if (performance.now() - began > limit) { watcher.disconnect(); reject(new Error(why)); }
    else setTimeout(look, 25);
  };
  look();
})
"""


@dataclass
class Tab:
    """A page of the browser on a server, with what went over the network and onto the console.

    ``n_sent`` counts the messages to the server.
    """

    page: Page
    address: str
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)
    n_sent: int = 0

    def __post_init__(self) -> None:
        self.page.on("request", self._request)
        self.page.on("websocket", self._websocket)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).scheme in ("http", "https"):
            self.hosts.add(_host(request.url))

    def _websocket(self, socket: WebSocket) -> None:
        self.hosts.add(_host(socket.url))
        socket.on("framesent", lambda _: self._sent())

    def _sent(self) -> None:
        self.n_sent += 1

    def _console(self, message: ConsoleMessage) -> None:
        # Looking for its server, Streamlit asks below the page's address first: a 404 by design.
        is_probe = "/_stcore/" in message.location.get("url", "") and "404" in message.text
        if message.type == "error" and not is_probe:
            self.complaints.append(f"console: {message.text} ({message.location.get('url')})")

    def open(self, path: str = "/") -> "Tab":
        """Go to an address and wait until the page has come to rest."""
        self.page.goto(self.address + path, wait_until="commit")
        return self.rest()

    def rest(self) -> "Tab":
        """Wait until the page has come to rest."""
        expect(self.page.locator("[data-testid=stApp]")).to_be_attached()
        self.page.evaluate(REST, PATIENCE_MS)
        return self

    @property
    def heading(self) -> Locator:
        """The page's title; a card's large place is a heading too."""
        return self.page.locator("[data-testid=stMain] [data-testid=stHeading] h1")

    @property
    def finding(self) -> Locator:
        """The title over the first chart."""
        return self.page.locator("[data-testid=stMain] h4").first

    @property
    def charts(self) -> Locator:
        return self.page.locator("[data-testid=stVegaLiteChart]")

    def check(self) -> None:
        """Nothing but this machine was asked, nothing was refused, no script failed."""
        assert self.hosts <= {HOST}
        assert self.complaints == []

    def asked(self, parameter: str) -> list[str]:
        """What the address says of a parameter."""
        return parse_qs(urlsplit(self.page.url).query, keep_blank_values=True).get(parameter, [])

    def colour(self, selector: str, name: str) -> str:
        """A computed style of the first element that matches."""
        element = self.page.locator(selector).first
        return str(element.evaluate("(element, name) => getComputedStyle(element)[name]", name))

    def is_dark(self) -> bool:
        """Whether the ground is darker than it is light."""
        channels = re.findall(r"\d+", self.colour("[data-testid=stApp]", "backgroundColor"))[:3]
        return sum(int(channel) for channel in channels) < 3 * 80


def choose(tab: Tab, label: str, typed: str) -> None:
    """Type into a select box and take what it offers first, by keyboard alone."""
    tab.page.get_by_role("combobox", name=label, exact=True).focus()
    tab.page.keyboard.type(typed)
    expect(tab.page.get_by_role("option").first).to_be_visible()
    tab.page.keyboard.press("Enter")


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


Visitor = Callable[..., Tab]


@contextmanager
def visitors(chromium: Browser) -> Iterator[Visitor]:
    """Makes tabs in contexts of their own; at the end none may have complained or strayed."""
    tabs: list[Tab] = []
    with ExitStack() as stack:

        def visit(server: Server, viewport: ViewportSize = LAPTOP, scheme: str = "light") -> Tab:
            context: BrowserContext = stack.enter_context(
                chromium.new_context(viewport=viewport, color_scheme=scheme, locale="vi-VN")
            )
            context.set_default_timeout(PATIENCE_MS)
            tabs.append(Tab(context.new_page(), server.address))
            return tabs[-1]

        yield visit
    for tab in tabs:
        tab.check()
