"""What is measured: the two floor apps, our app, and its pages, which follow the menu."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bench.report import RERUN_GOAL, SIMULATION_GOAL
from dashboard import navigation

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
# More visitors at once than any run asks for.
LARGEST_CROWD = 10_000


@dataclass(frozen=True)
class Page:
    """One page of ours: `controls` are pieces of widget keys, tried in this order.

    `rerun_goal` is a ratio to the floor; `crowd` is how many visitors at once `load` may bring.
    """

    name: str
    address: str
    query_string: str = ""
    controls: tuple[str, ...] = ("year", "index")
    rerun_goal: float = RERUN_GOAL
    crowd: int = 0


@dataclass(frozen=True)
class App:
    """How to start one server; `{port}` is filled in."""

    name: Literal["empty", "floor", "ours"]
    arguments: tuple[str, ...]
    folder: Path


# What differs for a page; every other is measured as it opens, by its year or index.
_OVERVIEW = {"address": "", "crowd": LARGEST_CROWD}
_WHAT_IF = {
    "query_string": "index=PAPI&year=2020",
    "controls": ("slider",),
    "rerun_goal": SIMULATION_GOAL,
    "crowd": 50,
}
DIFFERENCES: Mapping[str, Mapping[str, Any]] = {
    "overview": _OVERVIEW,
    "check_text": {"controls": ("province",)},
    "my_unit": {"controls": ("unit",)},
    "target": {"controls": ("index",)},
    "what_if": _WHAT_IF,
}
# Views that draw more than the page they belong to, by their query.
LARGE_VIEWS = ("view_component=gap", "view_component=change")


def _pages() -> Iterator[Page]:
    """Every public page of the menu, each large view of it beside it."""
    for entry in navigation.PUBLIC:
        yield Page(entry.stem, **{"address": entry.stem, **DIFFERENCES.get(entry.stem, {})})
        for view in entry.views:
            if view in LARGE_VIEWS:
                yield Page(f"{entry.stem}_{view.partition('=')[2]}", entry.stem, view)


PAGES = tuple(_pages())

FLOOR_PAGE = Page("floor", "")

# Figures every reader may check: Kon Tum, PAPI 2020 (issue 2). One of each group must be there. A
# slider of that edition moves the total by as much as the component.
KNOWN_YEAR = "2020"
KNOWN_TEXTS = (("49/63",), ("41,63", "41,627"))
KNOWN_TOTAL = 41.627

_STOCK = (
    "--server.headless=true",
    "--browser.gatherUsageStats=false",
    "--server.address=127.0.0.1",
    "--server.port={port}",
)


def floor() -> App:
    return App("floor", ("streamlit", "run", "floor.py", *_STOCK), BENCH / "floor")


def empty() -> App:
    return App("empty", ("streamlit", "run", "empty.py", *_STOCK), BENCH / "floor")


def ours(root: Path = ROOT) -> App:
    """The command of `make run`, on a port of our own."""
    return App("ours", ("uvicorn", "app:app", "--host", "127.0.0.1", "--port", "{port}"), root)
