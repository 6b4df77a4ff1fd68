"""What is measured: the two floor apps, our app, and the list of its pages (add a page here)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent


@dataclass(frozen=True)
class Page:
    """One page of ours: `controls` are pieces of widget keys, tried in this order."""

    name: str
    address: str
    query_string: str = ""
    controls: tuple[str, ...] = ("year", "index")


@dataclass(frozen=True)
class App:
    """How to start one server; `{port}` is filled in."""

    name: Literal["empty", "floor", "ours"]
    arguments: tuple[str, ...]
    folder: Path


# The one list of pages; a later page needs one line here and nothing else.
PAGES = (
    Page("overview", ""),
    Page("trend", "trend"),
    Page("ranking", "ranking"),
    Page("source", "source"),
    Page("method", "method"),
)

FLOOR_PAGE = Page("floor", "")

# A figure every reader may check: Kon Tum, PAPI 2020 (issue 2). One of each group must be there.
KNOWN_YEAR = "2020"
KNOWN_TEXTS = (("49/63",), ("41,63", "41,627"))

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
