"""The cache: each answer is made once, and nobody waits for another's."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.store.cache import cached, clear_all
from tests.some import some

# Only so that a fault ends the test: nothing here is measured by a clock.
PATIENCE = 20.0


class Gate:
    """Where a maker stands until it is let go on."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()

    def stand(self) -> None:
        self.reached.set()
        if not self.opened.wait(PATIENCE):
            raise TimeoutError("nobody opened the gate")


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


def test_a_slow_maker_holds_no_reader_of_another_key(threads: ThreadPoolExecutor) -> None:
    gate = Gate()

    @cached(8)
    def page(name: str) -> str:
        if name == "report":
            gate.stand()
        return name.upper()

    report = threads.submit(page, "report")
    assert gate.reached.wait(PATIENCE)
    # The report goes on only after the other reader has both answers.
    assert threads.submit(lambda: [page("trend"), page("trend")]).result(PATIENCE) == ["TREND"] * 2
    assert not report.done()
    gate.opened.set()
    assert report.result(PATIENCE) == "REPORT"


def test_two_hundred_who_ask_together_have_it_made_once() -> None:
    made: list[int] = []
    together = threading.Barrier(200)

    @cached(8)
    def answer(number: int) -> list[int]:
        made.append(number)
        return [number]

    def ask(_: int) -> list[int]:
        together.wait(PATIENCE)
        return answer(7)

    with ThreadPoolExecutor(200) as pool:
        found = list(pool.map(ask, range(200)))
    assert made == [7]
    assert all(one is found[0] for one in some(found))


def test_who_waits_for_a_maker_that_fails_is_told_and_nothing_is_kept(
    threads: ThreadPoolExecutor,
) -> None:
    gate, made = Gate(), []

    @cached(8)
    def answer() -> str:
        made.append("try")
        if len(made) == 1:
            gate.stand()
            raise OSError("no disk")
        return "there"

    asked = [threads.submit(answer)]
    assert gate.reached.wait(PATIENCE)
    asked += [threads.submit(answer) for _ in range(3)]
    gate.opened.set()
    # Each of the others either waited for the first or came after it.
    outcomes = [one.exception(PATIENCE) or one.result() for one in asked]
    assert str(outcomes[0]) == "no disk"
    assert {str(outcome) for outcome in outcomes} <= {"no disk", "there"}
    assert answer() == "there"
    assert len(made) == 2


class Stop(BaseException):
    """As Streamlit ends a run whose reader has gone on."""


def test_a_maker_that_is_stopped_stops_nobody_else(threads: ThreadPoolExecutor) -> None:
    gate, made = Gate(), []

    @cached(8)
    def answer() -> str:
        made.append("try")
        if len(made) == 1:
            gate.stand()
            raise Stop
        return "there"

    first = threads.submit(answer)
    assert gate.reached.wait(PATIENCE)
    others = [threads.submit(answer) for _ in range(3)]
    gate.opened.set()
    assert isinstance(first.exception(PATIENCE), Stop)
    assert [other.result(PATIENCE) for other in others] == ["there"] * 3
    assert len(made) == 2


def test_what_was_not_asked_for_longest_goes_first() -> None:
    made: list[str] = []

    @cached(2)
    def answer(name: str) -> str:
        made.append(name)
        return name

    for name in ("a", "b", "a", "c", "a", "b"):
        answer(name)
    # "b" made room for "c", though "a" is older; then "c" for "b".
    assert made == ["a", "b", "c", "b"]


def test_arguments_and_what_else_counts_tell_answers_apart() -> None:
    season = ["spring"]
    made: list[tuple[object, ...]] = []

    @cached(8, also=lambda: season[0])
    def answer(*given: object, **named: object) -> str:
        made.append((given, tuple(named.items())))
        return f"{season[0]} {given} {named}"

    first = answer(1, language="vi", year=2020)
    assert answer(1, year=2020, language="vi") is first
    season[0] = "autumn"
    assert answer(1, language="vi", year=2020).startswith("autumn")
    assert answer(1, language="en", year=2020) != first
    assert len(made) == 3


def test_makers_ask_one_another(threads: ThreadPoolExecutor) -> None:
    @cached(64)
    def sum_to(number: int) -> int:
        return number + sum_to(number - 1) if number else 0

    assert list(threads.map(sum_to, [40] * 8)) == [820] * 8


def _crossing(threads: ThreadPoolExecutor, ask: Callable[[str], str]) -> list[str]:
    return [one.result(PATIENCE) for one in [threads.submit(ask, name) for name in ("a", "b")]]


def test_two_makers_that_need_each_other_s_answer_do_not_wait_for_ever(
    threads: ThreadPoolExecutor,
) -> None:
    both = threading.Barrier(2)
    inside = threading.local()
    other = {"a": "b", "b": "a"}

    @cached(8)
    def answer(name: str) -> str:
        if getattr(inside, "yes", False):
            return name
        inside.yes = True
        both.wait(PATIENCE)
        return name + answer(other[name])

    assert set(_crossing(threads, answer)) <= {"ab", "ba", "aba", "bab"}
    assert answer("a") in ("ab", "aba")


def test_a_maker_that_needs_its_own_answer_fails_and_does_not_hang(
    threads: ThreadPoolExecutor,
) -> None:
    @cached(8)
    def answer() -> int:
        return answer() + 1

    with pytest.raises(RecursionError):
        threads.submit(answer).result(PATIENCE)


def test_what_is_made_while_all_is_dropped_is_not_kept(threads: ThreadPoolExecutor) -> None:
    gate, made = Gate(), []

    @cached(8)
    def answer() -> int:
        made.append(len(made))
        if len(made) == 1:
            gate.stand()
        return made[-1]

    first = threads.submit(answer)
    assert gate.reached.wait(PATIENCE)
    clear_all()
    gate.opened.set()
    assert first.result(PATIENCE) == 0
    assert answer() == 1
