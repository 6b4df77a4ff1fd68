"""The menu: which pages there are, in which section, in which order. Edit here to reorder."""

from dataclasses import dataclass
from pathlib import Path

from dashboard import ROOT


@dataclass(frozen=True)
class MenuPage:
    """A page: its section and stem (the address), and the icon in the menu.

    One that ``is_restricted`` is there only where people can sign in (dashboard/access/sign_in.py).
    """

    section: str
    stem: str
    icon: str
    is_restricted: bool = False

    @property
    def file(self) -> Path:
        """The page's file."""
        return ROOT / "pages" / self.section / f"{self.stem}.py"


PAGES = (
    MenuPage("lead", "overview", ":material/dashboard:"),
    MenuPage("lead", "present", ":material/slideshow:"),
    MenuPage("analysis", "trend", ":material/timeline:"),
    MenuPage("analysis", "ranking", ":material/leaderboard:"),
    MenuPage("analysis", "component", ":material/account_tree:"),
    MenuPage("units", "unit_ranking", ":material/groups:"),
    MenuPage("units", "my_unit", ":material/apartment:"),
    MenuPage("target", "target", ":material/flag:"),
    MenuPage("target", "what_if", ":material/tune:"),
    MenuPage("data", "source", ":material/description:"),
    MenuPage("data", "method", ":material/function:"),
    MenuPage("data", "update", ":material/upload_file:", is_restricted=True),
)
# What every reader finds, on every server.
PUBLIC = tuple(entry for entry in PAGES if not entry.is_restricted)


def page(stem: str) -> MenuPage:
    """The page of a stem."""
    return next(entry for entry in PAGES if entry.stem == stem)
