"""Many visitors at once: all open one page, then all change a control of it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.controls import Control
from bench.protocol import Run, Session, visited
from bench.report import Part, Row, percentile
from bench.servers import Server
from bench.subjects import FLOOR_PAGE, KNOWN_TEXTS, KNOWN_TOTAL, KNOWN_YEAR, App, Page

SETTLE_SECONDS = 1.0
# A second round of changes shows what the caches filled by the first are worth; not for the
# largest crowd, where the floor alone would take another half minute.
AGAIN_UP_TO = 50


@dataclass
class Load:
    """What so many visitors saw and cost."""

    opened: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cpu_opening: float = 0.0
    cpu_per_rerun: float = 0.0
    kilobytes_per_session: float = 0.0
    again: list[float] = field(default_factory=list)
    cpu_again: float = 0.0
    checked: int = 0
    wrong: int = 0


def load(floor: App, ours: App, pages: Sequence[Page], sizes: Sequence[int]) -> Part:
    part = Part(
        "load",
        "visitors at once, each opening the page, then all changing its control; "
        "a fresh server for each row, one client process; CPU and memory of the server",
    )
    for size in sizes:
        base = _measured(floor, FLOOR_PAGE, size)
        part.notes.extend(_notes("floor", size, base))
        for page in pages:
            if size <= page.crowd:
                result = _measured(ours, page, size)
                part.rows.extend(_rows(page, size, base, result))
                part.notes.extend(_notes(page.name, size, result))
    return part


def _measured(app: App, page: Page, size: int) -> Load:
    with visited(app) as server:
        return asyncio.run(_crowd(server, page, size))


async def _crowd(server: Server, page: Page, size: int) -> Load:
    result = Load()
    await asyncio.sleep(SETTLE_SECONDS)
    rss, cpu = server.rss_bytes(), server.cpu_seconds()
    visitors = [Session(server) for _ in range(size)]
    try:
        wishes = (visitor.open(page.address, page.query_string) for visitor in visitors)
        _count(await asyncio.gather(*wishes), result.opened, result)
        await asyncio.sleep(SETTLE_SECONDS)
        result.cpu_opening = (server.cpu_seconds() - cpu) / size * 1000
        cpu = server.cpu_seconds()
        await _all_change(visitors, page, 0, result.changed, result)
        result.cpu_per_rerun = (server.cpu_seconds() - cpu) / size * 1000
        result.kilobytes_per_session = (server.rss_bytes() - rss) / size / 1000
        if size <= AGAIN_UP_TO:
            cpu = server.cpu_seconds()
            await _all_change(visitors, page, 1, result.again, result)
            result.cpu_again = (server.cpu_seconds() - cpu) / size * 1000
    finally:
        await asyncio.gather(*(visitor.close() for visitor in visitors))
    return result


async def _all_change(
    visitors: Sequence[Session], page: Page, turn: int, where: list[float], result: Load
) -> None:
    first = turn * len(visitors)
    wishes = (_change(visitor, page, first + i, result) for i, visitor in enumerate(visitors))
    runs = await asyncio.gather(*wishes)
    _count([run for run in runs if run is not None], where, result)
    await asyncio.sleep(SETTLE_SECONDS)


async def _change(visitor: Session, page: Page, number: int, result: Load) -> Run | None:
    control = visitor.control(page.controls)
    if control is None:
        result.errors.append("no control to change")
        return None
    # The first visitor asks for the year with the known figure, the others for any.
    known = [o for o in control.options if KNOWN_YEAR in o and o != control.value]
    value = known[0] if known and number == 0 else control.another_value(number)
    run = await visitor.change(control, value)
    expected = () if page is FLOOR_PAGE else _expected(control, value)
    result.checked += bool(expected)
    result.wrong += not all(any(run.holds(text) for text in group) for group in expected)
    return run


def _expected(control: Control, value: str | float) -> tuple[tuple[str, ...], ...]:
    """What must be seen after the change, one text of each group; none where nothing is known."""
    if isinstance(value, str):
        return KNOWN_TEXTS if KNOWN_YEAR in value else ()
    total = KNOWN_TOTAL + value - float(control.first_value or 0.0)
    return ((f"{total:.3f}".replace(".", ","),),)


def _count(runs: Sequence[Run], where: list[float], result: Load) -> None:
    for run in runs:
        where.append(run.seconds * 1000)
        result.errors.extend(run.errors)


def _rows(page: Page, size: int, floor: Load, ours: Load) -> list[Row]:
    rows = []
    who = f"{page.name}, {size}"
    for name, mine, base in (
        ("opened", ours.opened, floor.opened),
        ("control changed", ours.changed, floor.changed),
    ):
        for share in (0.5, 0.95):
            values = percentile(mine, share), percentile(base, share)
            rows.append(Row(f"{who}: {name}, p{share * 100:.0f}", values[0], "ms", values[1]))
    # CPU time is counted in ticks of 10 ms: over a single change it says nothing.
    goal = page.rerun_goal if size > 1 else None
    memory = ours.kilobytes_per_session, floor.kilobytes_per_session
    if ours.again and floor.again:
        again = percentile(ours.again, 0.5), percentile(floor.again, 0.5)
        rows += [
            Row(f"{who}: changed a second time, p50", again[0], "ms", again[1]),
            Row(f"{who}: CPU per second change", ours.cpu_again, "ms", floor.cpu_again),
        ]
    return [
        *rows,
        Row(f"{who}: CPU per opening", ours.cpu_opening, "ms", floor.cpu_opening),
        Row(f"{who}: CPU per change", ours.cpu_per_rerun, "ms", floor.cpu_per_rerun, goal),
        Row(f"{who}: memory per session", memory[0], "kB", memory[1]),
        Row(f"{who}: errors", len(ours.errors), "", len(floor.errors), 0, is_absolute=True),
        Row(
            f"{who}: wrong figures",
            ours.wrong,
            "",
            goal=0,
            is_absolute=True,
            note=f"{ours.checked} checked",
        ),
    ]


def _notes(name: str, size: int, result: Load) -> list[str]:
    return [f"{size} sessions, {name}: {error}" for error in result.errors[:1]]
