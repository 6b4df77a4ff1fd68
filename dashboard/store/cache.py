"""A cache that makes each answer once, however many sessions ask for it at the same moment.

No lock is held while an answer is made: who wants the same one waits for its maker, everybody else
goes on. ``functools.lru_cache`` lets all who miss compute: two hundred readers opening a page
together would draw the same chart two hundred times (docs/decisions/0016-one-cache.md).
"""

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError, Future
from typing import Any, Generic, ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class _Pending(Future[Answer]):
    """An answer that the thread ``maker`` makes and that others may wait for."""

    def __init__(self) -> None:
        super().__init__()
        self.maker = threading.get_ident()


_caches: "list[Cache[Any]]" = []
# Whose answer a thread waits for, by the thread.
_waits_for: dict[int, _Pending[Any]] = {}
_waits = threading.Lock()


class Cache(Generic[Answer]):
    """The ``most`` answers that were last asked for, by key. Answers are shared: never change one.

    Safe to use from several threads; a maker may ask for other answers.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._pending: dict[Hashable, _Pending[Answer]] = {}
        # Held to look something up, never while an answer is made.
        self._lock = threading.Lock()
        _caches.append(self)

    def get(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer that is kept under a key, else what ``make`` makes.

        Of several who ask together one makes it; the others get the same, or what it raised. What
        was raised is not kept.
        """
        with self._lock:
            try:
                self._kept.move_to_end(key)
                return self._kept[key]
            except KeyError:
                pending = self._pending.get(key)
            if pending is None:
                own = self._pending[key] = _Pending()
        if pending is None:
            return self._made(key, make, own)
        if not _begin_to_wait(pending):
            # Its maker waits for this very thread: one of the two must go on.
            return make()
        try:
            return pending.result()
        except CancelledError:
            return self.get(key, make)
        finally:
            _end_to_wait()

    def peek(self, key: Hashable) -> Answer | None:
        """The answer where it is kept already; None while it is not. Never waits for a maker."""
        with self._lock:
            return self._kept.get(key)

    def drop(self, key: Hashable) -> None:
        """Make the answer anew when it is next asked for."""
        with self._lock:
            self._kept.pop(key, None)

    def clear(self) -> None:
        """Drop everything, also what is being made: whoever waits for it still gets it."""
        with self._lock:
            self._kept.clear()
            self._pending.clear()

    def _made(self, key: Hashable, make: Callable[[], Answer], own: _Pending[Answer]) -> Answer:
        try:
            answer = make()
        except Exception as error:
            self._settle(key, own)
            own.set_exception(error)
            raise
        except BaseException:
            # Only this thread is to end (Streamlit stops a run so): another makes it instead.
            self._settle(key, own)
            own.cancel()
            raise
        self._settle(key, own, answer)
        own.set_result(answer)
        return answer

    def _settle(self, key: Hashable, own: _Pending[Answer], *made: Answer) -> None:
        """It is not being made any more; keep what was made unless all was dropped meanwhile."""
        with self._lock:
            if self._pending.get(key) is not own:
                return
            del self._pending[key]
            for answer in made:
                self._kept[key] = answer
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)


def _begin_to_wait(pending: _Pending[Answer]) -> bool:
    """Note what this thread waits for; False where that would never come, as it waits for us."""
    here = threading.get_ident()
    with _waits:
        other: _Pending[Any] | None = pending
        while other is not None and not other.done():
            if other.maker == here:
                return False
            other = _waits_for.get(other.maker)
        _waits_for[here] = pending
    return True


def _end_to_wait() -> None:
    with _waits:
        del _waits_for[threading.get_ident()]


def cached(
    most: int, also: Callable[[], Hashable] = lambda: None
) -> Callable[[Callable[Given, Answer]], Callable[Given, Answer]]:
    """Keep the answers of a function by its hashable arguments and what ``also`` says.

    The ``most`` that were last asked for are kept, and shared: nobody may change them.
    """

    def decorate(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
        answers: Cache[Answer] = Cache(most)

        @functools.wraps(function)
        def answer(*given: Given.args, **named: Given.kwargs) -> Answer:
            key = (also(), given, tuple(sorted(named.items())) if named else ())
            return answers.get(key, lambda: function(*given, **named))

        return answer

    return decorate


def clear_all() -> None:
    """Drop everything that is kept."""
    for cache in _caches:
        cache.clear()
