"""Cold start, opening a page and changing a control, without a browser and without load."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from bench import report
from bench.controls import Control
from bench.protocol import Run, Session, visited
from bench.report import Part, Row, median, percentile
from bench.servers import Server, running
from bench.subjects import FLOOR_PAGE, App, Page

# A reader pauses between two wishes; without a pause the collector of the last run is counted too.
PAUSE_SECONDS = 0.25
CHANGES_PER_TURN = 5


@dataclass
class Times:
    """What was measured of one page, in milliseconds."""

    page: Page
    opened: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    hurried: list[float] = field(default_factory=list)
    cpu_per_rerun: float | None = None
    errors: list[str] = field(default_factory=list)
    control: str = ""
    bytes_opened: int = 0

    def count(self, run: Run, where: list[float]) -> None:
        where.append(run.seconds * 1000)
        self.errors.extend(run.errors)


def cold(apps: Sequence[App], runs: int) -> Part:
    """Process start to a healthy answer, then the very first visit, the apps in turn."""
    part = Part("cold", f"process start to /_stcore/health `ok`, median of {runs}, apps in turn")
    starts: dict[str, list[float]] = {app.name: [] for app in apps}
    visits: dict[str, list[float]] = {app.name: [] for app in apps}
    for _ in range(runs):
        for app in apps:
            with running(app) as server:
                starts[app.name].append(server.start_seconds * 1000)
                first = asyncio.run(_first_visit(server))
                visits[app.name].append(first.seconds * 1000)
                part.notes += [f"{app.name}, first visit: {error}" for error in first.errors]
    both = {
        name: [a + b for a, b in zip(starts[name], visits[name], strict=True)] for name in starts
    }
    for name, values in (("to health", starts), ("first visit after it", visits), ("both", both)):
        base, ours, bare = (median(values[app]) for app in ("floor", "ours", "empty"))
        part.rows.append(Row(f"cold start, {name}", ours, "ms", base))
        part.rows.append(Row(f"empty app: cold start, {name}", bare, "ms", base))
    return part


async def _first_visit(server: Server) -> Run:
    async with Session(server) as visitor:
        return await visitor.open()


def single(floor: App, empty: App, ours: App, pages: Sequence[Page], runs: int) -> Part:
    """One visitor at a time, floor and pages in turn."""
    changes = max(20, 2 * runs)
    part = Part(
        "protocol",
        f"one visitor; opening with its connection, median of {runs}; control changed to "
        f"`script_finished`, median of {changes} with {PAUSE_SECONDS} s between; server CPU over "
        f"{changes} changes without a pause",
    )
    with ExitStack() as stack:
        servers = {app.name: stack.enter_context(visited(app)) for app in (floor, empty, ours)}
        subjects = [(servers["floor"], Times(FLOOR_PAGE)), (servers["empty"], Times(FLOOR_PAGE))]
        subjects += [(servers["ours"], Times(page)) for page in pages]
        asyncio.run(_measure(subjects, runs, changes))
    base = subjects[0][1]
    part.rows.extend(_rows(base, subjects[1][1], "empty app", goals=False))
    for _, times in subjects[2:]:
        part.rows.extend(_rows(base, times, times.page.name, goals=True))
    part.notes.extend(_note(server.app.name, times) for server, times in subjects)
    return part


async def _measure(subjects: list[tuple[Server, Times]], runs: int, changes: int) -> None:
    for turn in range(runs + 1):  # the first turn imports and fills caches: not counted
        for server, times in subjects:
            await _open(server, times, is_counted=turn > 0)
    for server, times in subjects:
        async with Session(server) as visitor:
            first = await visitor.open(times.page.address, times.page.query_string)
            times.bytes_opened = first.wire_bytes
    for turn in range(-(-changes // CHANGES_PER_TURN)):
        for server, times in subjects:
            await _change(server, times, turn * CHANGES_PER_TURN)
    for server, times in subjects:
        await _hurry(server, times, changes)


async def _open(server: Server, times: Times, *, is_counted: bool) -> None:
    await asyncio.sleep(PAUSE_SECONDS)
    async with Session(server) as visitor:
        run = await visitor.open(times.page.address, times.page.query_string)
    times.count(run, times.opened if is_counted else [])


async def _change(server: Server, times: Times, first_step: int) -> None:
    async with Session(server) as visitor:
        await visitor.open(times.page.address, times.page.query_string)
        control = visitor.control(times.page.controls)
        if control is None:
            return
        times.control = control.note
        for step in range(CHANGES_PER_TURN):
            await asyncio.sleep(PAUSE_SECONDS)
            times.count(await _step(visitor, control, first_step + step), times.changed)


async def _hurry(server: Server, times: Times, changes: int) -> None:
    async with Session(server) as visitor:
        await visitor.open(times.page.address, times.page.query_string)
        control = visitor.control(times.page.controls)
        if control is None:
            return
        await asyncio.sleep(PAUSE_SECONDS)
        # A slider comes to places where it has not been, a select box to options seen before.
        first_step = changes if control.is_slider else 0
        before = server.cpu_seconds()
        for step in range(changes):
            times.count(await _step(visitor, control, first_step + step), times.hurried)
        await asyncio.sleep(PAUSE_SECONDS)  # the last run's collector belongs to it
        times.cpu_per_rerun = (server.cpu_seconds() - before) / changes * 1000


async def _step(visitor: Session, control: Control, step: int) -> Run:
    """Change the control as it stands now (a rerun may have replaced it)."""
    current = visitor.controls.get(control.widget.id, control)
    return await visitor.change(current, current.another_value(step))


def _rows(floor: Times, ours: Times, name: str, *, goals: bool) -> list[Row]:
    rerun, opening = (ours.page.rerun_goal, report.OPEN_GOAL) if goals else (None, None)
    rows = [Row(f"{name}: opened", median(ours.opened), "ms", median(floor.opened), opening)]
    if not ours.changed:
        return rows
    p95 = percentile(ours.changed, 0.95), percentile(floor.changed, 0.95)
    return [
        *rows,
        Row(f"{name}: control changed", median(ours.changed), "ms", median(floor.changed), rerun),
        Row(f"{name}: control changed, p95", p95[0], "ms", p95[1]),
        Row(f"{name}: changed, no pause", median(ours.hurried), "ms", median(floor.hurried)),
        Row(f"{name}: CPU per rerun", ours.cpu_per_rerun, "ms", floor.cpu_per_rerun, rerun),
    ]


def _note(app: str, times: Times) -> str:
    errors = f"; {len(times.errors)} errors, first: {times.errors[0]}" if times.errors else ""
    control = f"changed {times.control}" if times.control else "no control"
    return f"{app}, {times.page.name}: {control}; {times.bytes_opened:,} bytes to open{errors}"
