"""What a rule or a loop of asserts runs over, of which there must be some."""

from collections.abc import Iterable
from typing import TypeVar

Item = TypeVar("Item")


def some(items: Iterable[Item]) -> list[Item]:
    """The items as a list; an assertion fails where there are none.

    ``for one in some(found): assert ...`` and ``all(... for one in some(found))`` cannot pass on
    nothing (held by tests/test_tests.py).
    """
    found = list(items)
    assert found, "nothing to look at"
    return found
