"""A visitor without a browser: speaks Streamlit's websocket protocol, opens pages, moves controls.

It does what the browser does for the server's work: offers the same subprotocol and compression,
sends the value of every select box, slider and number box with each rerun, names the fragment a
control stands in, tells the server which messages it still holds. It draws nothing.
"""

import asyncio
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import parse_qsl, urlencode

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from bench.controls import Control, default, read_control
from bench.servers import Server, running
from bench.subjects import App

TIME_LIMIT_SECONDS = 180.0
# Keys a reader's choice of appearance or place carries: not what the measurements change.
NOT_A_QUESTION = ("language", "theme", "province", "compare")
FLOOR_STARTS = 3
# How many runs back the browser keeps messages that the server need not send again.
CACHED_RUNS = 2


@dataclass
class Run:
    """One script run as the visitor sees it: from sending the wish to `script_finished`."""

    seconds: float = 0.0
    errors: list[str] = field(default_factory=list)
    wire_bytes: int = 0
    messages: int = 0
    delivered: list[bytes] = field(default_factory=list)
    is_fragment: bool = False

    def holds(self, text: str) -> bool:
        needle = text.encode()
        return any(needle in message for message in self.delivered)


class Session:
    """One visitor. `await open(...)`, `await change(...)`, `await close()`."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.controls: dict[str, Control] = {}
        self._connection: ClientConnection | None = None
        self._page_hash = ""
        self._page_name = ""
        self._query_string = ""
        self._runs = 0
        self._cached: dict[str, ForwardMsg] = {}
        self._recent: deque[set[str]] = deque(maxlen=CACHED_RUNS)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self, address: str = "", query_string: str = "") -> Run:
        """Connect and open a page; the time includes the connection."""
        self._page_name, self._query_string = address, query_string
        started = time.perf_counter()
        try:
            self._connection = await connect(
                f"ws://{self.server.address.removeprefix('http://')}/_stcore/stream",
                subprotocols=["streamlit"],
                origin=self.server.address,
                max_size=None,
                ping_interval=None,
                open_timeout=TIME_LIMIT_SECONDS,
            )
        except (OSError, TimeoutError, InvalidHandshake) as error:
            return Run(time.perf_counter() - started, [f"not connected: {error!r}"])
        return await self._rerun("", started)

    def control(self, wanted: tuple[str, ...]) -> Control | None:
        """The control to change: the first whose key holds a wanted word, else any question."""
        usable = [
            c
            for c in self.controls.values()
            if c.is_movable and not any(word in c.key for word in NOT_A_QUESTION)
        ]
        for word in wanted:
            for found in usable:
                if word in found.key:
                    return found
        return usable[0] if usable else None

    async def change(self, moved: Control, value: str | float) -> Run:
        """Choose another option, or release the slider at another place."""
        moved.value = value
        if moved.widget.query_param_key:
            self._set_address(moved)
        run = await self._rerun(moved.fragment_id, time.perf_counter())
        if not run.errors and moved.widget.id not in self.controls:
            run.errors.append(f"the control {moved.key} is gone after its change")
        return run

    async def close(self) -> None:
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    async def _rerun(self, fragment_id: str, started: float) -> Run:
        run = Run()
        self._runs += 1
        try:
            async with asyncio.timeout(TIME_LIMIT_SECONDS):
                await self._connection.send(self._wish(fragment_id))
                await self._read_to_end(run)
        except TimeoutError:
            run.errors.append(f"not finished within {TIME_LIMIT_SECONDS:.0f} s")
        except ConnectionClosed as error:
            run.errors.append(f"socket closed: {error}")
        run.seconds = time.perf_counter() - started
        if not run.is_fragment and not run.errors:
            self.controls = {k: c for k, c in self.controls.items() if c.run == self._runs}
        return run

    def _wish(self, fragment_id: str) -> bytes:
        message = BackMsg()
        wish = message.rerun_script
        wish.query_string = self._query_string
        wish.page_script_hash = self._page_hash
        wish.page_name = "" if self._page_hash else self._page_name
        wish.fragment_id = fragment_id
        wish.context_info.locale = "vi-VN"
        wish.context_info.timezone = "Asia/Ho_Chi_Minh"
        wish.context_info.timezone_offset = -420
        wish.context_info.url = f"{self.server.address}/{self._page_name}"
        wish.context_info.color_scheme = "light"
        wish.cached_message_hashes.extend(h for hashes in self._recent for h in hashes)
        known = (c.state() for c in self.controls.values() if c.value is not None)
        wish.widget_states.widgets.extend(known)
        self._recent.append(set())
        return message.SerializeToString()

    async def _read_to_end(self, run: Run) -> None:
        while True:
            frame = await self._connection.recv()
            run.wire_bytes += len(frame)
            run.messages += 1
            message = ForwardMsg.FromString(frame)
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                status = message.script_finished
                if status == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue  # the script asked for another run: the reader waits for that one
                run.is_fragment = status == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
                if status == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    run.errors.append("script finished with failure")
                return
            self._take(self._whole(message), run)

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """The message itself, or the kept one that a reference stands for."""
        if message.WhichOneof("type") == "ref_hash":
            self._recent[-1].add(message.ref_hash)
            return self._cached[message.ref_hash]
        if message.metadata.cacheable and message.hash:
            self._cached[message.hash] = message
            self._recent[-1].add(message.hash)
        return message

    def _take(self, message: ForwardMsg, run: Run) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._page_hash = message.new_session.page_script_hash
        elif kind == "navigation":  # the page that was really chosen; the frame's own hash before
            self._page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query_string = message.page_info_changed.query_string
        elif kind == "page_not_found":
            run.errors.append(f"page not found: {message.page_not_found.page_name!r}")
        elif kind == "session_event":
            if message.session_event.WhichOneof("type") == "script_compilation_exception":
                run.errors.append(message.session_event.script_compilation_exception.message)
        elif kind == "delta":
            run.delivered.append(message.SerializeToString())
            self._take_delta(message.delta, run)

    def _take_delta(self, delta: Delta, run: Run) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            run.errors.append(f"{element.exception.type}: {element.exception.message}")
        elif kind == "alert" and element.alert.format == Alert.ERROR:
            run.errors.append(f"error box: {element.alert.body[:200]}")
        else:
            found = read_control(delta, self.controls, self._runs)
            if found is not None:
                self.controls[found.widget.id] = found

    def _set_address(self, moved: Control) -> None:
        """What the browser writes into the address for a bound control."""
        key = moved.widget.query_param_key
        pairs = [(k, v) for k, v in parse_qsl(self._query_string) if k != key]
        if moved.value != default(moved.widget):
            pairs.append((key, str(moved.value)))
        self._query_string = urlencode(pairs)


@contextmanager
def visited(app: App) -> Iterator[Server]:
    """The app after its first visit, which imports and fills caches.

    A floor that came up broken (seen once: its page failed for the life of the process) would make
    every ratio wrong, so it is started again. Ours gets no second chance: its errors are counted.
    """
    for start in range(FLOOR_STARTS):
        with running(app) as server:
            faults = asyncio.run(_first_faults(server))
            if app.name != "ours" and faults and start < FLOOR_STARTS - 1:
                print(f"{app.name}: started again, {faults[0]}", file=sys.stderr)
                continue
            yield server
            return


async def _first_faults(server: Server) -> list[str]:
    async with Session(server) as visitor:
        run = await visitor.open()
        return run.errors or ([] if visitor.controls else ["no control"])
