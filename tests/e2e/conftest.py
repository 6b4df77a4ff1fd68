"""What browser tests share: one server and one Chromium for all tests of a worker.

Each worker of a run (``-n 2 --dist loadfile``) has its own, on ports of its own.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.e2e.browser import (
    ARGUMENTS,
    LAPTOP,
    PATIENCE_MS,
    ROOT,
    Server,
    Tab,
    Visitor,
    serve,
    visitors,
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder carry the marker, so that ``-m "not e2e"`` is a quick run."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def data_folder(real_version: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real figures in a folder that no other test touches."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copy(real_version, folder / real_version.name)
    (folder / "current").write_text(f"{real_version.name}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def server(data_folder: Path) -> Iterator[Server]:
    """One server for all tests that do not need their own, started as ``make run`` does."""
    with serve(data_folder) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all; contexts keep visitors apart."""
    found = shutil.which("chromium")
    if found is None:
        script = (ROOT / "tests" / "install_browser.sh").read_text(encoding="utf-8")
        pytest.fail("\n".join(re.findall(r'echo "(.*)" >&2', script)), pytrace=False)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Visitor]:
    """Tabs for one test: ``visitor(server, viewport=..., scheme=...)``."""
    with visitors(chromium) as visit:
        yield visit


@pytest.fixture(scope="session")
def laptop(chromium: Browser) -> Iterator[BrowserContext]:
    """A context that keeps the program's files, so that each further tab opens fast."""
    with chromium.new_context(viewport=LAPTOP, color_scheme="light", locale="vi-VN") as context:
        context.set_default_timeout(PATIENCE_MS)
        yield context


@pytest.fixture
def tab(laptop: BrowserContext, server: Server) -> Iterator[Tab]:
    """A fresh tab on the common server; tests that choose a look take a ``visitor`` instead."""
    opened = Tab(laptop.new_page(), server.address)
    yield opened
    opened.page.close()
    opened.check()
