"""The house measured: lines, layers, circles and sizes, read from the code itself.

``python -m tests.house`` (``make house``) prints what is counted beside its goal and exits 1 when
a page, module, function or folder has passed its limit, or a room is empty. Those that are over
their limit today stand in ``house.toml`` with their size; such a size may only fall.
"""

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEDGER = Path(__file__).with_name("house.toml")
# A room may import only what stands before it.
LAYERS = (
    "text", "charts", "store", "access", "build", "catalog", "analysis", "claims", "figures",
    "navigation", "briefing", "export", "report", "ingest", "ui", "commands", "serve", "frame",
    "pages", "app",
)  # fmt: skip
LIMITS = {"page": 60, "module": 250, "function": 40, "folder": 14, "query": 120}
QUERIES = ("queries", "data/derive", "data/checks")
PRODUCT_LINES = 28_500
ROOT_MODULES = 3
UPDATE_MODULES = 120


def product() -> list[Path]:
    """Every Python file of the product."""
    found = [ROOT / "app.py", *sorted((ROOT / "dashboard").rglob("*.py"))]
    return [*found, *sorted((ROOT / "pages").rglob("*.py"))]


def name_of(file: Path) -> str:
    """A file's path in the checkout."""
    return file.relative_to(ROOT).as_posix()


def room_of(name: str) -> str:
    """The room of a file; whatever starts a command belongs to the commands."""
    parts = name.removesuffix(".py").split("/")
    if parts[-1] == "__main__" or parts[:3] == ["dashboard", "commands", "former"]:
        return "commands"
    return parts[1] if parts[0] == "dashboard" and len(parts) > 1 else parts[0]


@cache
def modules() -> dict[str, str]:
    """The product's modules by dotted name, each with its file."""
    found = {}
    for file in product():
        name = name_of(file)
        found[name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")] = name
    return found


@cache
def imports() -> dict[str, dict[str, int]]:
    """By file, the files of the product that it imports, anywhere in it, and in which line."""
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in product()}
    return {name_of(file): dict(_imported(file, ast.walk(tree))) for file, tree in trees.items()}


def _imported(file: Path, nodes: Iterable[ast.AST]) -> Iterator[tuple[str, int]]:
    known = modules()
    own = name_of(file)
    for node in nodes:
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            full = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name in known else node.module for name in full]
        for name in names:
            if name in known and known[name] != own:
                yield known[name], node.lineno


def against_the_layers() -> list[str]:
    """Imports of a room that stands later, as file:line."""
    return sorted(
        f"{name}:{line} imports {other}"
        for name, others in imports().items()
        for other, line in others.items()
        if room_of(other) in LAYERS and LAYERS.index(room_of(other)) > LAYERS.index(room_of(name))
    )


def strangers() -> list[str]:
    """Files of the package in no room of the list."""
    return sorted(
        name
        for name in imports()
        if room_of(name) not in LAYERS and name != "dashboard/__init__.py"
    )


def empty() -> list[str]:
    """Rooms, and folders of queries, with nothing in them: a rule about them would say nothing."""
    rooms = {room_of(name) for name in imports() if not name.endswith("__init__.py")}
    folders = [folder for folder in QUERIES if not any((ROOT / folder).glob("*.sql"))]
    return [*(room for room in LAYERS if room not in rooms), *folders]


def circles() -> list[tuple[str, ...]]:
    """Groups of files that import one another in a ring (Tarjan's strongly connected parts)."""
    graph, order, low, stack, found = imports(), {}, {}, [], []

    def visit(node: str) -> None:
        order[node] = low[node] = len(order)
        stack.append(node)
        for other in graph[node]:
            if other not in order:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == order[node]:
            at = stack.index(node)
            if len(stack) - at > 1:
                found.append(tuple(sorted(stack[at:])))
            del stack[at:]

    sys.setrecursionlimit(10_000)
    for node in graph:
        if node not in order:
            visit(node)
    return found


def _lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def _functions(file: Path) -> Iterator[tuple[str, int]]:
    """Every function with its lines, those of functions inside it not counted again."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name_of(file)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def sizes() -> dict[str, dict[str, int]]:
    """What is measured, by kind of thing and its name."""
    files = product()
    folders = {file.parent for file in files if file.parent != ROOT}
    return {
        "page": {
            name_of(file): _lines(file) for file in files if room_of(name_of(file)) == "pages"
        },
        "module": {name_of(file): _lines(file) for file in files},
        "function": {name: size for file in files for name, size in _functions(file)},
        "folder": {name_of(one): len(list(one.glob("*.py"))) for one in folders},
        "query": {
            name_of(file): _lines(file)
            for folder in QUERIES
            for file in (ROOT / folder).glob("*.sql")
        },
    }


def over() -> dict[str, dict[str, int]]:
    """What is over its limit, by kind."""
    return {
        kind: {name: size for name, size in sorted(found.items()) if size > LIMITS[kind]}
        for kind, found in sizes().items()
    }


def ledger() -> dict[str, dict[str, int]]:
    """What may be over its limit, and by how much at most."""
    return tomllib.loads(LEDGER.read_text(encoding="utf-8"))


def passed() -> list[str]:
    """What has passed its limit, or the size that the ledger allows it."""
    allowed = ledger()
    return [
        f"{kind} {name}: {size}, at most {allowed.get(kind, {}).get(name, LIMITS[kind])}"
        for kind, found in over().items()
        for name, size in found.items()
        if size > allowed.get(kind, {}).get(name, LIMITS[kind])
    ]


def stale() -> list[str]:
    """Entries of the ledger that are larger than what is there: write the smaller size."""
    now = over()
    return [
        f"{kind} {name}: {size} in the ledger, {now[kind].get(name, 0)} now"
        for kind, found in ledger().items()
        for name, size in found.items()
        if size > now[kind].get(name, 0)
    ]


def imported_by(name: str) -> int:
    """How many files of the product are loaded when a file is imported, itself included.

    Only what stands outside functions: an import inside one is made when somebody asks for what
    the function does. The files of the packages around a module are loaded with it. A test holds
    the count against a process that does import it.
    """
    seen, open_ = {name}, [name]
    while open_:
        for other in _loaded_with(ROOT / open_.pop()):
            if other not in seen:
                seen.add(other)
                open_.append(other)
    return len(seen)


@cache
def _loaded_with(file: Path) -> frozenset[str]:
    found = set()
    for other, _ in _imported(file, _outside_functions(ast.parse(file.read_text("utf-8")))):
        around = (ROOT / other).parents
        packages = [folder / "__init__.py" for folder in around if ROOT in folder.parents]
        found |= {other, *(name_of(one) for one in packages if one.is_file())}
    return frozenset(found - {name_of(file)})


def _outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run when a module is imported."""
    yield node
    is_typing = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    for child in () if is_typing else ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _outside_functions(child)


@dataclass(frozen=True)
class Count:
    """A line of the table: what is counted, how many there are, how many there should be."""

    what: str
    now: int
    goal: int


def counts() -> list[Count]:
    """The table of the house."""
    files = product()
    found = over()
    at_root = [file for file in (ROOT / "dashboard").glob("*.py") if file.name != "__init__.py"]
    return [
        Count("product Python, lines", sum(map(_lines, files)), PRODUCT_LINES),
        Count("product Python, modules", len(files), len(files)),
        Count("imports against the layers", len(against_the_layers()), 0),
        Count("circles of modules", len(circles()), 0),
        Count("modules at the root of dashboard/", len(at_root), ROOT_MODULES),
        Count(f"pages over {LIMITS['page']} lines", len(found["page"]), 0),
        Count(f"modules over {LIMITS['module']} lines", len(found["module"]), 0),
        Count(f"functions over {LIMITS['function']} lines", len(found["function"]), 0),
        Count(f"folders over {LIMITS['folder']} files", len(found["folder"]), 0),
        Count("modules of pages/data/update", imported_by("pages/data/update.py"), UPDATE_MODULES),
        Count("tests, lines", sum(map(_lines, (ROOT / "tests").rglob("*.py"))), 18_000),
    ]


def write_ledger() -> None:
    """Write down what is over its limit today; read the diff: sizes may only fall."""
    lines = ["# What is over its limit (tests/house.py), and by how much: these may only fall."]
    for kind, found in over().items():
        lines += ["", f"[{kind}]", *(f'"{name}" = {size}' for name, size in found.items())]
    LEDGER.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Print the table; exit 1 where something has passed its limit. ``--write``: the ledger."""
    if sys.argv[1:] == ["--write"]:
        write_ledger()
    print(f"{'':<38}{'now':>8}{'goal':>8}")
    for count in counts():
        print(f"{count.what:<38}{count.now:>8,}{count.goal:>8,}")
    faults = [*empty(), *passed(), *against_the_layers(), *strangers(), *map(str, circles())]
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
