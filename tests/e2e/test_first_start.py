"""A server without data: ten readers at once wait for one build, and all get their page."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import UVICORN, Server, Tab, serve, visitors

READERS = 10
BUILDING = "Đang chuẩn bị số liệu lần đầu"
PROBLEM = "Chưa mở được số liệu"

# The app as `make run` starts it, but each build says so in a file and waits at a gate (a named
# pipe) until the test opens it: all readers are there before the data are, on any machine.
GATED = """
import os, sys
import uvicorn
from dashboard.build import build
folder = os.environ["GATE"]
real = build.build
def gated(*given, **named):
    with open(os.path.join(folder, "builds"), "a") as counted:
        counted.write("build\\n")
    with open(os.path.join(folder, "gate")) as gate:
        gate.read()
    return real(*given, **named)
build.build = gated
uvicorn.main(sys.argv[1:])
"""


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """A folder with the gate, and the count of builds."""
    folder = tmp_path / "gate"
    folder.mkdir()
    os.mkfifo(folder / "gate")
    return folder


@contextmanager
def gated_server(build: Path, gate: Path) -> Iterator[Server]:
    arguments = ("-c", GATED, *UVICORN[2:])
    with serve(build, arguments, {"GATE": str(gate)}) as running:
        yield running


def open_gate(gate: Path) -> None:
    """Let the build go on; from a thread, since opening a pipe waits for its reader."""
    threading.Thread(target=(gate / "gate").write_text, args=("go",), daemon=True).start()


def test_ten_readers_wait_for_one_build_and_all_get_their_page(
    chromium: Browser, tmp_path: Path, gate: Path
) -> None:
    build = tmp_path / "build"
    with gated_server(build, gate) as running, visitors(chromium) as visit:
        first = visit(running)
        # The others of the same context find the program's files in its cache: all are soon there.
        others = [Tab(first.page.context.new_page(), running.address) for _ in range(READERS - 1)]
        tabs = [first, *others]
        for tab in tabs:
            tab.page.goto(tab.address, wait_until="commit")
        for tab in tabs:
            expect(tab.page.get_by_role("heading", name=BUILDING)).to_be_visible()
            expect(tab.page.get_by_text("Tạo cấu trúc bảng")).to_be_visible()
        open_gate(gate)
        for tab in tabs:
            expect(tab.heading).to_have_text("Kon Tum năm 2024")
            expect(tab.page.get_by_text(BUILDING)).to_have_count(0)
        assert first.rest().charts.count() == 5
        assert [complaint for tab in tabs for complaint in tab.complaints] == []
        assert (gate / "builds").read_text() == "build\n"
        assert len(list(build.glob("*.duckdb"))) == 1
        assert list(build.glob("*.building*")) == []
        assert "Traceback" not in running.said()


def test_the_first_start_needs_nobody_to_do_anything(chromium: Browser, tmp_path: Path) -> None:
    with serve(tmp_path / "build") as running, visitors(chromium) as visit:
        tab = visit(running)
        tab.page.goto(f"{tab.address}/ranking?index=PCI&year=2021", wait_until="commit")
        expect(tab.heading).to_have_text("PCI 2021: xếp hạng các tỉnh")
        assert tab.rest().charts.count() == 1
        assert (tmp_path / "build" / "current").is_file()


def test_data_cut_short_get_a_clear_page_and_a_line_in_the_log(
    chromium: Browser, data_folder: Path, tmp_path: Path
) -> None:
    good = next(data_folder.glob("*.duckdb"))
    (tmp_path / good.name).write_bytes(good.read_bytes()[:5000])
    (tmp_path / "current").write_text(f"{good.name}\n", encoding="utf-8")
    with serve(tmp_path) as running, visitors(chromium) as visit:
        tab = visit(running)
        tab.page.goto(f"{tab.address}/trend", wait_until="commit")
        main = tab.page.get_by_test_id("stMain")
        expect(main.get_by_role("heading", name=PROBLEM)).to_be_visible()
        expect(main).to_contain_text("bị hỏng hoặc bị cắt cụt")
        expect(main).to_contain_text("make data")
        expect(main.get_by_test_id("stException")).to_have_count(0)
        assert str(tmp_path) not in main.inner_text()
        assert "data version: file_unreadable" in running.said()


def test_data_that_go_away_while_a_page_is_open_get_a_clear_page_until_they_are_back(
    chromium: Browser, data_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "build"
    shutil.copytree(data_folder, folder)
    pointer = folder / "current"
    named = pointer.read_text(encoding="utf-8")
    with serve(folder) as running, visitors(chromium) as visit:
        tab = visit(running).open("/")
        menu = tab.page.get_by_test_id("stSidebarNav")
        pointer.write_text("nothing of ours\n", encoding="utf-8")
        menu.get_by_role("link", name="Cách tính").click()
        expect(tab.page.get_by_role("heading", name=PROBLEM)).to_be_visible()
        pointer.write_text(named, encoding="utf-8")
        menu.get_by_role("link", name="Tổng quan").click()
        expect(tab.heading).to_have_text("Kon Tum năm 2024")
