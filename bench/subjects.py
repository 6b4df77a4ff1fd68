"""What is measured: the two floor apps, our app, and the list of its pages (add a page here)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bench.report import RERUN_GOAL, SIMULATION_GOAL

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


# The one list of pages; a later page needs one line here and nothing else.
PAGES = (
    Page("overview", "", crowd=LARGEST_CROWD),
    Page("present", "present"),
    Page("trend", "trend"),
    Page("ranking", "ranking"),
    Page("component", "component"),
    Page("component_gap", "component", "view_component=gap"),
    Page("component_change", "component", "view_component=change"),
    Page("unit_ranking", "unit_ranking"),
    Page("my_unit", "my_unit", controls=("unit",)),
    Page("target", "target", controls=("index",)),
    Page(
        "what_if",
        "what_if",
        "index=PAPI&year=2020",
        controls=("slider",),
        rerun_goal=SIMULATION_GOAL,
        crowd=50,
    ),
    Page("source", "source"),
    Page("method", "method"),
)

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
