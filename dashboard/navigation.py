"""The one list of pages: what stands in the menu, and what each page reads and shows.

Edit here to reorder, or to add a page: its inputs (``read``) and its content stand in
``figures/<stem>/request.py`` and ``content.py``, or both in ``figures/<stem>.py``. Slides, warm-up,
gallery, benchmark and browser tests follow from this list.
"""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from dashboard import ROOT
from dashboard.figures.choices import Choices, Request
from dashboard.figures.content import Content, FigureView, flat

HOMES = {"read": "request", "content": "content"}


@dataclass(frozen=True)
class Page:
    """A page: its section and stem (the address), and the icon in the menu.

    One that ``is_restricted`` is there only where people can sign in (access/sign_in.py).
    ``not_presented`` says why a page cannot be a step of a briefing; "" for one that can. ``views``
    are the queries of its views, the first as it opens: gallery, warm-up and benchmark go by them.
    """

    section: str
    stem: str
    icon: str
    is_restricted: bool = False
    not_presented: str = ""
    views: tuple[str, ...] = ("",)

    @property
    def file(self) -> Path:
        """The page's file."""
        return ROOT / "pages" / self.section / f"{self.stem}.py"

    @property
    def read(self) -> Callable[[Choices], Request]:
        """Reads choices into the page's request."""
        return cast("Callable[[Choices], Request]", self._named("read"))

    @property
    def content(self) -> Callable[[Request], Content]:
        """What the page shows for a request."""
        return cast("Callable[[Request], Content]", self._named("content"))

    def _named(self, name: str) -> Any:  # noqa: ANN401 - whatever stands there under the name
        """Imported when first asked for: the menu alone needs none of it."""
        package = f"dashboard.figures.{self.stem}"
        module = importlib.import_module(package)
        if hasattr(module, "__path__"):
            module = importlib.import_module(f"{package}.{HOMES[name]}")
        return getattr(module, name)


def figures(page: "Page", request: Request) -> Iterator[FigureView]:
    """The figures that a page shows for a request, also those one click away."""
    parts = flat(page.content(request))
    return (part for part in parts if isinstance(part, FigureView) and part.is_drawn)


PAGES = (
    Page("lead", "overview", ":material/dashboard:"),
    Page("lead", "present", ":material/slideshow:", not_presented="itself"),
    Page("analysis", "trend", ":material/timeline:", views=("", "view_trend=components")),
    Page(
        "analysis",
        "ranking",
        ":material/leaderboard:",
        views=("", "view_ranking=map", "view_ranking=bump"),
    ),
    Page(
        "analysis",
        "component",
        ":material/account_tree:",
        views=(
            "",
            "view_component=gap",
            "view_component=change",
            "view_component=compare",
            "view_component=theme",
        ),
    ),
    Page(
        "units",
        "unit_ranking",
        ":material/groups:",
        views=("", "province=46&year=2021&block=department"),
    ),
    Page(
        "units",
        "my_unit",
        ":material/apartment:",
        views=("", "unit=tayninh.so-noi-vu", "unit=hatinh.huyen-huong-khe"),
    ),
    Page("target", "target", ":material/flag:", views=("", "view_target=step")),
    Page("target", "what_if", ":material/tune:", views=("", "goal=score")),
    Page(
        "data",
        "source",
        ":material/description:",
        views=(
            "",
            "view_source=documents",
            "view_source=contradictions",
            "view_source=coverage",
        ),
    ),
    Page(
        "data",
        "method",
        ":material/function:",
        views=("", "view_method=series", "view_method=totals", "view_method=forecast"),
    ),
    Page("data", "check_text", ":material/fact_check:", not_presented="a draft"),
    Page("data", "update", ":material/upload_file:", is_restricted=True, not_presented="people"),
)
# What every reader finds, on every server.
PUBLIC = tuple(entry for entry in PAGES if not entry.is_restricted)


def page(stem: str) -> Page:
    """The page of a stem."""
    return next(entry for entry in PAGES if entry.stem == stem)
