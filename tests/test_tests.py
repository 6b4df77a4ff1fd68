"""The tests themselves: none can pass because there was nothing to look at.

An assertion in a branch is not reached when the branch is not taken; one in a loop, or in ``all``,
says nothing of an empty list. So loops run over what is there by its own text, or over
``some(...)``; what is expected is computed and compared instead of being branched on. Tests of
properties (``@given``) see many examples and may branch.
"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.some import some

TESTS = Path(__file__).resolve().parent
FILES = some(sorted(TESTS.rglob("*.py")))
# Built from what they are given, and as long.
AS_LONG = {"dict", "enumerate", "list", "product", "reversed", "set", "sorted", "tuple", "zip"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
BRANCHES = (ast.If, ast.IfExp, ast.While, ast.ExceptHandler, ast.Match)

Names = dict[str, list[ast.expr | None]]


def idle(tree: ast.Module) -> list[str]:
    """Assertions that may never be made, as line and reason."""
    return [*_idle(tree, _assigned(tree.body), ())]


def _idle(node: ast.AST, names: Names, around: tuple[str, ...]) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, FUNCTIONS):
            if not _is_of_a_property(child):
                own = _assigned(child.body) if not isinstance(child, ast.Lambda) else {}
                yield from _idle(child, names | own, ())
            continue
        if isinstance(child, ast.Assert):
            yield from (f"{child.lineno}: {reason}" for reason in around)
            yield from (f"{line}: all of what may be nothing" for line in _of_all(child, names))
        yield from _idle(child, names, (*around, *_reasons(child, names)))


def _reasons(node: ast.AST, names: Names) -> Iterator[str]:
    if isinstance(node, BRANCHES):
        yield f"in the branch of line {getattr(node, 'lineno', 0)}"
    if isinstance(node, ast.For | ast.AsyncFor) and not _is_some(node.iter, names):
        yield f"in the loop of line {node.lineno}, over what may be nothing"


def _is_of_a_property(function: ast.AST) -> bool:
    decorators = getattr(function, "decorator_list", [])
    return any(ast.unparse(one).startswith("given(") for one in decorators)


def _of_all(node: ast.Assert, names: Names) -> Iterator[int]:
    """The lines of ``all(...)`` in an assertion that run over what may be nothing."""
    for call in ast.walk(node.test):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "all":
            over = call.args[0]
            inner = over.generators if isinstance(over, ast.GeneratorExp | ast.ListComp) else None
            sure = (
                _is_some(over, names)
                if inner is None
                else all(_is_some(one.iter, names) and not one.ifs for one in inner)
            )
            if not sure:
                yield call.lineno


def _assigned(body: list[ast.stmt]) -> Names:
    """What is assigned to the names of a scope; None where it cannot be told."""
    found: Names = {}
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    whole = isinstance(target, ast.Name)
                    for name in _names(target):
                        found.setdefault(name, []).append(node.value if whole else None)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.setdefault(node.target.id, []).append(node.value)
            elif isinstance(node, ast.For | ast.comprehension | ast.AugAssign | ast.NamedExpr):
                for name in _names(node.target):
                    found.setdefault(name, []).append(None)
    return found


def _names(target: ast.expr) -> Iterator[str]:
    return (node.id for node in ast.walk(target) if isinstance(node, ast.Name))


def _is_some(node: ast.expr | None, names: Names) -> bool:
    """Whether an iterable has something in it, by its own text."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(
            _is_some(one.value, names) if isinstance(one, ast.Starred) else True
            for one in node.elts
        )
    if isinstance(node, ast.Dict):
        return any(key is not None for key in node.keys) or any(
            _is_some(value, names) for value in node.values
        )
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str | bytes) and len(node.value) > 0
    if isinstance(node, ast.Name):
        given = names.get(node.id, [])
        inner = {name: values for name, values in names.items() if name != node.id}
        return bool(given) and all(_is_some(one, inner) for one in given)
    if isinstance(node, ast.BinOp):
        return _is_some(node.left, names) or _is_some(node.right, names)
    if isinstance(node, ast.ListComp | ast.GeneratorExp | ast.SetComp | ast.DictComp):
        return all(_is_some(one.iter, names) and not one.ifs for one in node.generators)
    return isinstance(node, ast.Call) and _gives_some(node, names)


def _gives_some(call: ast.Call, names: Names) -> bool:
    function = call.func
    if isinstance(function, ast.Attribute):
        if function.attr == "split":
            return len(call.args) == 1
        return function.attr in ("items", "keys", "values") and _is_some(function.value, names)
    name = ast.unparse(function)
    if name == "range":
        given = [one.value for one in call.args if isinstance(one, ast.Constant)]
        return len(given) == len(call.args) and len(range(*given)) > 0
    if name == "some":
        return True
    return name in AS_LONG and bool(call.args) and all(_is_some(one, names) for one in call.args)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(TESTS).as_posix())
def test_no_more_assertions_may_be_left_out(file: Path) -> None:
    """``idle.toml`` holds how many of a file's may never be made: these numbers only fall."""
    found = idle(ast.parse(file.read_text(encoding="utf-8")))
    known = tomllib.loads((TESTS / "idle.toml").read_text(encoding="utf-8"))
    assert len(found) == known.get(file.relative_to(TESTS).as_posix(), 0), found


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("for one in found():\n    assert one", ["2"]),
        ("for one in some(found()):\n    assert one", []),
        ("for one in (1, 2):\n    assert one", []),
        ("for one in []:\n    assert one", ["2"]),
        ("for one in (*found(),):\n    assert one", ["2"]),
        ("for one in range(3):\n    assert one", []),
        ("for one in range(len(found())):\n    assert one", ["2"]),
        ("RULES = {'a': 1}\nfor name, rule in RULES.items():\n    assert rule", []),
        ("RULES = sorted(folder.glob('*'))\nfor rule in RULES:\n    assert rule", ["3"]),
        ("RULES = some(folder.glob('*'))\nfor rule in RULES:\n    assert rule", []),
        ("for one in (1, 2):\n    for other in one.parts:\n        assert other", ["3"]),
        ("if found:\n    assert found", ["2"]),
        ("if found:\n    assert found\nelse:\n    assert not found", ["2", "4"]),
        ("assert all(one for one in found)", ["1"]),
        ("assert all(found)", ["1"]),
        ("assert all(one for one in some(found))", []),
        ("assert all(one for one in some(found) if one)", ["1"]),
        ("assert not all(one for one in found)", ["1"]),
        ("def test():\n    for one in found():\n        assert one", ["3"]),
        ("@given(st.lists())\ndef test(found):\n    for one in found:\n        assert one", []),
    ],
)
def test_an_assertion_that_may_never_be_made_is_found(text: str, lines: list[str]) -> None:
    assert [fault.split(":")[0] for fault in idle(ast.parse(text))] == lines
