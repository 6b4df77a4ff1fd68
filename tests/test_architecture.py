"""Which way things point, and what must never be: read from the code itself.

Each rule is a test whose name says it; what it finds is listed as file:line.
"""

import ast
import functools
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import house
from tests.house import ROOT
from tests.some import some

DASHBOARD = some(sorted((ROOT / "dashboard").rglob("*.py")))
PAGES = some(sorted((ROOT / "pages").rglob("*.py")))
CHARTS = some(sorted((ROOT / "dashboard" / "charts").rglob("*.py")))
FIGURES = some(sorted((ROOT / "dashboard" / "figures").rglob("*.py")))
UI = some(sorted((ROOT / "dashboard" / "ui").rglob("*.py")))
EXPORT = some(sorted((ROOT / "dashboard" / "export").rglob("*.py")))
ALL = [ROOT / "app.py", *DASHBOARD, *PAGES]

# Only these rooms know the database; everything else asks through dashboard/store/ask.py.
KNOW_DUCKDB = {"store", "build"}
# Only these rooms know Streamlit, apart from the pages and the server around it.
KNOW_STREAMLIT = {"access/sign_in.py", "frame", "serve", "ui"}
# What a question does in SQL (pandas' words for it).
AGGREGATION = {
    "agg", "aggregate", "apply", "crosstab", "groupby", "join", "melt", "merge", "pivot",
    "pivot_table", "rolling", "sort_values", "stack", "unstack",
}  # fmt: skip
# An XML namespace is a name, not a place anything is fetched from.
NAMESPACES = ("http://www.w3.org/",)
VIETNAMESE = re.compile(
    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE
)
SQL = re.compile(
    r"\bselect\b.+\bfrom\b|\binsert\s+into\b|\bdelete\s+from\b|\bupdate\s+\w+\s+set\b"
    r"|\bcreate\s+(or\s+replace\s+)?(table|view)\b",
    re.IGNORECASE | re.DOTALL,
)


@functools.cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _place(file: Path, node: ast.AST) -> str:
    return f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def _imported(file: Path) -> Iterator[tuple[str, str]]:
    """Every module (and name taken from one) that a file imports, with its place."""
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, _place(file, node)) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield f"{node.module}.{alias.name}", _place(file, node)


def _imports_of(files: list[Path], *modules: str) -> list[str]:
    """Where ``files`` import one of ``modules`` or something inside it."""
    return [
        f"{place} {name}"
        for file in files
        for name, place in _imported(file)
        if any(name == module or name.startswith(f"{module}.") for module in modules)
    ]


def _attributes(files: list[Path], *names: str) -> list[str]:
    return [
        f"{_place(file, node)} .{node.attr}"
        for file in files
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.Attribute) and node.attr in names
    ]


def _texts(file: Path) -> Iterator[tuple[str, str]]:
    """Every string of the code but docstrings, with its place."""
    tree = _tree(file)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node.value, _place(file, node)


@pytest.mark.parametrize("files", [DASHBOARD, PAGES, CHARTS, FIGURES, UI, EXPORT])
def test_what_the_rules_are_held_against_is_there(files: list[Path]) -> None:
    assert len(files) > 10


def test_every_room_has_something_in_it() -> None:
    assert house.empty() == []


def test_every_room_imports_only_what_stands_before_it() -> None:
    assert (house.strangers(), house.against_the_layers()) == ([], [])


def test_no_modules_import_one_another_in_a_ring() -> None:
    assert house.circles() == []


def test_nothing_grows_past_its_limit() -> None:
    assert house.passed() == []


def test_the_ledger_of_sizes_only_falls() -> None:
    assert house.stale() == []


def test_few_modules_stand_at_the_root() -> None:
    assert [count for count in house.counts() if "root" in count.what and count.now > 3] == []


def test_the_page_of_updates_loads_little_before_a_file_is_given() -> None:
    """Counted in a process that makes the page's imports, and by the house alike."""
    page = ROOT / "pages" / "data" / "update.py"
    imports = [node for node in _tree(page).body if isinstance(node, ast.Import | ast.ImportFrom)]
    code = "\n".join(map(ast.unparse, imports)) + (
        "\nimport sys; print(sum(name.split('.')[0] == 'dashboard' for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    # The page itself is no module of the package.
    loaded = int(done.stdout) + 1
    assert loaded == house.imported_by("pages/data/update.py")
    assert loaded <= house.UPDATE_MODULES


def test_pages_import_nothing_but_streamlit_and_the_dashboard() -> None:
    allowed = re.compile(r"(streamlit|functools|dashboard)(\.|$)")
    found = [f"{place} {name}" for file in PAGES for name, place in _imported(file)]
    assert [line for line in found if not allowed.match(line.split()[1])] == []


def test_pages_take_figures_and_never_charts() -> None:
    assert _imports_of(PAGES, "altair", "duckdb", "pandas", "dashboard.charts") == []


def test_no_page_is_imported_and_no_page_imports_the_server() -> None:
    assert _imports_of(ALL, "pages", "app", "tests", "bench") == []
    assert _imports_of(PAGES, "dashboard.serve", "dashboard.build", "dashboard.frame") == []


def test_pages_stand_one_folder_down() -> None:
    # A .py directly in pages/ would bring Streamlit's automatic menu back (docs/decisions).
    assert sorted(file.name for file in (ROOT / "pages").glob("*.py")) == []
    assert {len(file.relative_to(ROOT / "pages").parts) for file in PAGES} == {2}


def test_pages_and_charts_aggregate_nothing() -> None:
    frames = AGGREGATION - {"join", "stack"}
    assert _attributes([*PAGES, *CHARTS], *frames) == []


def test_charts_know_altair_and_frames_only() -> None:
    allowed = re.compile(
        r"(altair|pandas|collections|dataclasses|functools|itertools|json|math|re"
        r"|statistics|threading|typing"
        r"|dashboard\.charts)(\.|$)"
    )
    found = [f"{place} {name}" for file in CHARTS for name, place in _imported(file)]
    assert [line for line in found if not allowed.match(line.split()[1])] == []


def test_a_chart_is_returned_and_never_shown() -> None:
    shown = _attributes(CHARTS, "show", "display", "save", "interactive")
    assert shown == []


def test_figures_and_exports_know_no_streamlit_and_no_database() -> None:
    assert _imports_of([*FIGURES, *EXPORT], "streamlit", "duckdb", "dashboard.controls") == []
    assert _imports_of(EXPORT, "dashboard.store.queries") == []


def test_only_the_door_and_the_build_know_duckdb() -> None:
    others = [file for file in ALL if house.room_of(house.name_of(file)) not in KNOW_DUCKDB]
    assert _imports_of(others, "duckdb") == []


def test_only_the_door_and_the_build_open_a_database() -> None:
    opened = {line.split(":")[0] for line in _attributes(ALL, "connect")}
    assert opened == {
        "dashboard/build/build.py", "dashboard/build/version_file.py",
        "dashboard/store/connection.py",
    }  # fmt: skip


def test_questions_are_loaded_and_run_only_behind_the_door() -> None:
    others = [file for file in ALL if "store" not in file.parts]
    assert _imports_of(others, "dashboard.store.queries") == []


def test_only_what_draws_the_screen_knows_streamlit() -> None:
    others = [
        file
        for file in DASHBOARD
        if not {house.room_of(house.name_of(file)), house.name_of(file)[len("dashboard/") :]}
        & KNOW_STREAMLIT
    ]
    assert _imports_of(others, "streamlit") == []


def test_the_session_is_kept_in_one_room() -> None:
    controls = ROOT / "dashboard" / "ui" / "controls"
    others = [file for file in ALL if file.parent != controls]
    assert len(others) < len(ALL)
    assert _attributes(others, "session_state") == []


def test_what_runs_later_than_its_page_is_bound_to_the_page_s_version() -> None:
    """A rerun of a part, a press, a file: each may come after another version was published."""
    screen = [file for file in [*UI, *PAGES] if file.name != "deferred.py"]
    assert _attributes(screen, "fragment", "download_button", "dialog") == []
    presses = [
        (keyword.value, _place(file, keyword.value))
        for file in screen
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in ("on_click", "on_change", "on_select", "on_submit")
    ]
    assert len(presses) > 10
    free = [
        f"{place} {ast.unparse(value)}"
        for value, place in presses
        if not isinstance(value, ast.Constant) and not ast.unparse(value).startswith("bound(")
    ]
    assert free == []


def test_sql_is_written_in_files() -> None:
    others = [file for file in ALL if house.room_of(house.name_of(file)) not in KNOW_DUCKDB]
    found = [place for file in others for text, place in _texts(file) if SQL.search(text)]
    assert found == []


def test_a_query_s_text_is_never_formatted() -> None:
    others = [file for file in ALL if house.room_of(house.name_of(file)) != "build"]
    joined = [
        place
        for file in others
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.JoinedStr) and SQL.search(ast.unparse(node))
        for place in [_place(file, node)]
    ]
    assert joined == []


def test_nothing_points_to_another_host() -> None:
    address = re.compile(r"https?://[\w.-]+")
    found = [
        f"{place} {match[0]}"
        for file in ALL
        for text, place in _texts(file)
        for match in address.finditer(text)
        if not match[0].startswith(NAMESPACES)
        and not text.startswith(NAMESPACES)
        and not any(space in text[match.start() :] for space in NAMESPACES)
    ]
    assert found == []


@pytest.mark.parametrize("pattern", ["dashboard/**/*.js", "dashboard/**/*.css", "queries/*.sql"])
def test_no_script_style_or_question_points_to_another_host(pattern: str) -> None:
    found = {
        file.name: re.findall(r"https?://(?!www\.w3\.org/)\S+", file.read_text(encoding="utf-8"))
        for file in some(ROOT.glob(pattern))
    }
    assert {name: addresses for name, addresses in found.items() if addresses} == {}


def test_no_word_a_reader_sees_is_written_in_code() -> None:
    found = [
        f"{place} {text!r}"
        for file in ALL
        for text, place in _texts(file)
        # A letter on its own is an alphabet's, not a word's.
        if len(text) > 1 and VIETNAMESE.search(text)
    ]
    assert found == []


def test_no_page_writes_words_of_its_own() -> None:
    """What a page hands to Streamlit comes from a catalogue, a figure or the data."""
    spoken = {
        "button", "caption", "error", "expander", "header", "info", "markdown", "metric",
        "page_link", "subheader", "success", "tabs", "title", "toast", "warning", "write",
    }  # fmt: skip
    found = [
        f"{_place(file, node)} {ast.unparse(node.args[0])}"
        for file in PAGES
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in spoken
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and re.search(r"\w", str(node.args[0].value))
    ]
    assert found == []


def test_nothing_is_put_on_the_page_as_html() -> None:
    drawn = [file for file in ALL if "serve" not in file.parts]
    named = [
        f"{_place(file, node)} {node.arg}"
        for file in drawn
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html"
    ]
    assert named == []
    outside = [
        _place(file, node)
        for file in drawn
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.Attribute)
        and node.attr in {"html", "components", "iframe"}
        and ast.unparse(node.value) == "st"
    ]
    assert outside == []


def test_modules_and_functions_are_named_after_what_they_do() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "tools"}
    assert [str(file) for file in ALL if file.stem in vague] == []
    assert [str(file) for file in ALL if not re.fullmatch(r"[a-z_]+|case_2021", file.stem)] == []
    getters = [
        f"{_place(file, node)} {node.name}"
        for file in ALL
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.FunctionDef) and re.match(r"_?(get|do|handle)_", node.name)
    ]
    assert getters == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(file.relative_to(ROOT))
        for file in ALL
        if file.read_text(encoding="utf-8").strip() and not ast.get_docstring(_tree(file))
    ]
    assert silent == []


def test_no_fault_of_any_kind_is_swallowed() -> None:
    blind = [
        _place(file, node)
        for file in ALL
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
        and not any(isinstance(part, ast.Raise | ast.Call) for part in ast.walk(node))
    ]
    assert blind == []


def test_charts_name_their_channels() -> None:
    """Altair searches all its classes for a channel given as text, a bare value or ``alt.when``."""
    guessed = [
        f"{file.name}:{keyword.value.lineno} {keyword.arg}"
        for file in CHARTS
        for call in ast.walk(_tree(file))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "encode"
        for keyword in call.keywords
        if _called(keyword.value) == "value" or isinstance(keyword.value, ast.Constant)
    ]
    whens = [file.name for file in CHARTS if "alt.when(" in file.read_text(encoding="utf-8")]
    assert (guessed, whens) == ([], [])


def _called(node: ast.expr) -> str:
    """The name of the function a node calls; "" where it calls none."""
    function = node.func if isinstance(node, ast.Call) else None
    return function.attr if isinstance(function, ast.Attribute) else ""


def test_tests_stand_in_the_room_they_are_about() -> None:
    """`tests/<room>/` is about `dashboard/<room>/`, or about a folder at the top of the project."""
    about = {folder.parent.name for folder in some(sorted((ROOT / "tests").glob("*/test_*.py")))}
    rooms = {folder.name for folder in (ROOT / "dashboard").iterdir() if folder.is_dir()}
    assert about - rooms == {"bench", "data", "e2e", "pages"}
    loose = {file.name for file in (ROOT / "tests").glob("test_*.py")}
    assert loose == {"test_architecture.py", "test_docs.py", "test_house.py", "test_tests.py"}
