"""The rules of the house turn red: each on a small tree with the fault planted in it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import house

# Rooms that are one file, and where pages are.
ALONE = {
    "navigation": "dashboard/navigation.py",
    "frame": "dashboard/frame.py",
    "pages": "pages/lead/overview.py",
    "app": "app.py",
}
MARKS, TABLE = "dashboard/charts/marks.py", "dashboard/ui/table.py"
USE_OF_UI = "from dashboard.ui import table\n"
USE_OF_UI_INSIDE = f"def marks() -> None:\n    {USE_OF_UI}"

Rule = Callable[[], list[str]]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A tree with something in every room and nothing wrong."""
    rooms = [f"dashboard/{room}/one.py" for room in house.LAYERS if room not in ALONE]
    questions = [f"{folder}/one.sql" for folder in house.QUERIES]
    names = ["dashboard/__init__.py", *rooms, *ALONE.values(), *questions, MARKS, "house.toml"]
    for name in names:
        _write(tmp_path, name, "")
    _write(tmp_path, TABLE, "from dashboard.charts import marks\n")
    monkeypatch.setattr(house, "ROOT", tmp_path)
    monkeypatch.setattr(house, "LEDGER", tmp_path / "house.toml")
    _forget()
    yield tmp_path
    _forget()


def _write(tree: Path, name: str, text: str) -> None:
    (tree / name).parent.mkdir(parents=True, exist_ok=True)
    (tree / name).write_text(text, encoding="utf-8")
    _forget()


def _forget() -> None:
    house.modules.cache_clear()
    house.imports.cache_clear()


def _function(lines: int) -> str:
    return "def long() -> None:\n" + "    pass\n" * (lines - 1)


def test_nothing_is_wrong_with_the_tree_itself(tree: Path) -> None:
    rules = (house.empty, house.strangers, house.against_the_layers, house.passed, house.stale)
    assert [rule() for rule in rules] == [[]] * len(rules)
    assert house.circles() == []


@pytest.mark.parametrize("text", [USE_OF_UI, USE_OF_UI_INSIDE, "import dashboard.ui.table\n"])
def test_a_chart_that_imports_what_stands_after_it_is_found(tree: Path, text: str) -> None:
    _write(tree, TABLE, "")
    _write(tree, MARKS, text)
    line = text.count("\n")
    assert house.against_the_layers() == [f"{MARKS}:{line} imports {TABLE}"]


def test_modules_that_import_one_another_in_a_ring_are_found(tree: Path) -> None:
    _write(tree, MARKS, USE_OF_UI_INSIDE)
    assert house.circles() == [(MARKS, TABLE)]


@pytest.mark.parametrize("room", ["charts", "pages", "queries", "data/checks"])
def test_an_empty_room_is_found(tree: Path, room: str) -> None:
    folder = tree / ("dashboard/charts" if room == "charts" else room)
    shutil.rmtree(folder)
    # Only what makes a folder a package is left.
    _write(tree, f"{folder.relative_to(tree)}/__init__.py", "")
    assert house.empty() == [room]


def test_a_room_that_is_not_on_the_list_is_found(tree: Path) -> None:
    _write(tree, "dashboard/helpers/text.py", "")
    assert house.strangers() == ["dashboard/helpers/text.py"]


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("page", "pages/lead/overview.py", "pass\n"),
        ("module", MARKS, "pass\n"),
        ("query", "queries/one.sql", "select 1\n"),
    ],
)
def test_a_line_too_many_is_found(tree: Path, kind: str, name: str, text: str) -> None:
    most = house.LIMITS[kind]
    _write(tree, name, text * most)
    assert house.passed() == []
    _write(tree, name, text * (most + 1))
    assert house.passed() == [f"{kind} {name}: {most + 1}, at most {most}"]


def test_a_function_too_long_is_found(tree: Path) -> None:
    most = house.LIMITS["function"]
    _write(tree, MARKS, _function(most))
    assert house.passed() == []
    _write(tree, MARKS, _function(most + 1))
    assert house.passed() == [f"function {MARKS}:long: {most + 1}, at most {most}"]


def test_a_folder_too_full_is_found(tree: Path) -> None:
    most = house.LIMITS["folder"]
    # Two are there.
    for number in range(most - 1):
        _write(tree, f"dashboard/charts/dots_{number}.py", "")
    assert house.passed() == [f"folder dashboard/charts: {most + 1}, at most {most}"]


def test_the_ledger_allows_what_stands_in_it_and_no_more(tree: Path) -> None:
    most = house.LIMITS["module"]
    _write(tree, MARKS, "pass\n" * (most + 5))
    _write(tree, "house.toml", f'[module]\n"{MARKS}" = {most + 5}\n')
    assert (house.passed(), house.stale()) == ([], [])
    _write(tree, MARKS, "pass\n" * (most + 6))
    assert house.passed() == [f"module {MARKS}: {most + 6}, at most {most + 5}"]
    _write(tree, MARKS, "pass\n" * (most + 4))
    assert house.stale() == [f"module {MARKS}: {most + 5} in the ledger, {most + 4} now"]
    _write(tree, MARKS, "")
    assert house.stale() == [f"module {MARKS}: {most + 5} in the ledger, 0 now"]
