"""A page keeps to its data version until it is run again: fragments, presses and files too.

The server runs as a reader meets it; the visitor is the benchmark's, which speaks its protocol.
"""

import asyncio
import itertools
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench import subjects
from bench.protocol import Run, Session
from bench.servers import Server, running
from dashboard.store import versions
from dashboard.store.ask import bound, current_file, current_version, pinned
from dashboard.store.versions import version_of
from tests.opened import open_page, press

NEW = "0123456789ab"
# Kon Tum, PAPI 2020: in the published figures, and in the version that the tests publish.
OLD_TOTAL, NEW_TOTAL = "41,63", "42,13"


@pytest.fixture
def old(lean_folder: Path) -> str:
    """The version that is current at first."""
    return version_of(versions.current())


def publish() -> None:
    """Make a version current in which Kon Tum's total of PAPI 2020 is half a point higher."""
    file = Path(shutil.copy(versions.current(), versions.file_of(NEW)))
    with duckdb.connect(file) as connection:
        connection.execute("update data_version set version = $new", {"new": NEW})
        connection.execute(
            "update province_year set score = score + 0.5 where index_code = 'PAPI'"
            " and year = 2020 and component_code = 'TOTAL' and province_code = '62'"
        )
    versions.switch(file)


class Reader(Session):
    """A visitor who also opens what is folded and takes files along."""

    def __init__(self, server: Server) -> None:
        super().__init__(server)
        self.unfolded: list[str] = []
        self.requests = itertools.count()
        self.session_id = ""

    def _take(self, message: ForwardMsg, run: Run) -> None:
        super()._take(message, run)
        if message.WhichOneof("type") == "new_session":
            self.session_id = message.new_session.initialize.session_id

    def _wish(self, fragment_id: str) -> bytes:
        message = BackMsg.FromString(super()._wish(fragment_id))
        states = [WidgetState(id=one, bool_value=True) for one in self.unfolded]
        message.rerun_script.widget_states.widgets.extend(states)
        return message.SerializeToString()

    async def unfold(self, page: Run, key: str) -> Run:
        """Open an expander of a page; what the part around it shows when it runs again."""
        found = next(
            delta
            for delta in deltas(page)
            if delta.add_block.expandable.id.endswith(key) and delta.fragment_id
        )
        self.unfolded.append(found.add_block.expandable.id)
        return await self.again(found.fragment_id)

    async def again(self, fragment_id: str = "") -> Run:
        """Run the page once more, or one part of it."""
        return await self._rerun(fragment_id, 0.0)

    async def file(self, shown: Run, key: str) -> tuple[str, str]:
        """A file that a part offers: its name and its text."""
        button = next(
            delta.new_element.download_button
            for delta in deltas(shown)
            if delta.new_element.download_button.id.endswith(key)
        )
        message = BackMsg()
        request = message.backend_operation_request
        request.request_id, request.session_id = f"file-{next(self.requests)}", self.session_id
        request.deferred_file.file_id = button.deferred_file_id
        assert self._connection is not None
        await self._connection.send(message.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(await self._connection.recv())
            if answer.WhichOneof("type") == "backend_operation_response":
                break
        url = answer.backend_operation_response.deferred_file.url
        return await asyncio.to_thread(fetched, self.server.address + url)


def fetched(url: str) -> tuple[str, str]:
    with urllib.request.urlopen(url) as answer:
        return str(answer.headers["content-disposition"]), answer.read().decode("utf-8-sig")


def deltas(run: Run) -> Iterator[Delta]:
    return (ForwardMsg.FromString(message).delta for message in run.delivered)


def names(run: Run, *texts: str) -> list[bool]:
    """Of each text whether it is on the page."""
    assert run.errors == []
    return [run.holds(text) for text in texts]


def test_a_page_keeps_to_its_version_until_it_is_run_again(old: str) -> None:
    with running(subjects.ours()) as server:
        asyncio.run(_read(server, old))


async def _read(server: Server, old: str) -> None:
    address = "province=62&index=PAPI&year=2020"
    async with Reader(server) as trend, Reader(server) as plan:
        chart = await trend.open("trend", address)
        assert names(chart, old, NEW) == [True, False]
        sliders = await plan.open("what_if", address)
        assert names(sliders, old, NEW) == [True, False]
        publish()

        table = await trend.unfold(chart, "tools-PAPI-TOTAL-score-trend")
        assert table.is_fragment
        assert names(table, OLD_TOTAL, NEW_TOTAL) == [True, False]
        name, text = await trend.file(table, "csv")
        assert (old in name, NEW in name) == (True, False)
        assert ("41,626958" in text, "42,126958" in text) == (True, False)
        lever = plan.control(("slider",))
        assert lever is not None
        moved = await plan.change(lever, lever.another_value(1))
        assert moved.is_fragment
        assert names(moved, old, NEW) == [True, False]

        anew = await trend.again()
        assert names(anew, old, NEW, OLD_TOTAL, NEW_TOTAL) == [False, True, False, True]
        name, text = await trend.file(anew, "csv")
        assert (old in name, NEW in name) == (False, True)
        assert ("41,626958" in text, "42,126958" in text) == (False, True)


def test_what_a_press_saves_is_of_the_version_of_the_page(old: str) -> None:
    at = open_page("what_if", province="62", index="PAPI", year="2020")
    at.text_input(key="scenario:0").set_value("Kế hoạch")
    publish()
    press(at, "Lưu kịch bản này")
    (kept,) = at.session_state["scenarios"]
    assert kept.data_version == old
    assert [NEW in one.value for one in at.sidebar.caption] == [True]


def test_what_is_bound_asks_the_version_it_was_bound_on(old: str) -> None:
    with pinned():
        later = bound(current_version)
    publish()
    assert (later(), current_version()) == (old, NEW)
    with pinned():
        assert (later(), current_version()) == (old, NEW)


def test_a_run_keeps_to_its_version_and_leaves_nothing_behind(old: str) -> None:
    with pinned():
        publish()
        assert current_version() == old
    assert version_of(current_file()) == NEW
