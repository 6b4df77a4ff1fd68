"""A cache that makes each thing once, however many sessions ask for it at the same moment.

``functools.lru_cache`` lets everybody who misses compute; two hundred readers opening a page
together would draw the same chart two hundred times.
"""

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

# One lock for all: makers call one another, and Python runs one of them at a time anyway.
_making = threading.RLock()
_forget: list[Callable[[], None]] = []


def once(
    most: int, also: Callable[[], Hashable] = lambda: None
) -> Callable[[Callable[Given, Answer]], Callable[Given, Answer]]:
    """Keep the answers of a function by its hashable arguments and what ``also`` says.

    The ``most`` recently made are kept. Answers are shared: nobody may change them. An answer that
    raises is not kept.
    """

    def decorate(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
        kept: OrderedDict[Hashable, Answer] = OrderedDict()
        _forget.append(kept.clear)

        @functools.wraps(function)
        def answer(*given: Given.args, **named: Given.kwargs) -> Answer:
            key = (also(), given, tuple(sorted(named.items())))
            try:
                return kept[key]
            except KeyError:
                pass
            with _making:
                if key not in kept:
                    kept[key] = function(*given, **named)
                    while len(kept) > most:
                        kept.popitem(last=False)
                return kept[key]

        return answer

    return decorate


def forget_all() -> None:
    """Drop everything that is kept."""
    with _making:
        for forget in _forget:
            forget()
