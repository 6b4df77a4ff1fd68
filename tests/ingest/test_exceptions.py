"""Many exceptions of a kind are accepted with their number, never unseen."""

from dashboard.ingest.finding import Finding
from dashboard.ingest.validate import exceptions
from dashboard.text.messages import LANGUAGES


def _odd(count: int, rule: str = "total_differs") -> list[Finding]:
    return [Finding("warning", "load_check", rule, "S", line, "C") for line in range(count)]


def test_a_few_are_read_one_by_one() -> None:
    assert exceptions.many(_odd(exceptions.MANY - 1), {}) == ((), ())


def test_many_keep_a_file_back_until_their_number_is_accepted() -> None:
    (question,), (found,) = exceptions.many(_odd(58), {})
    assert (question.key, list(question.options), question.answer) == (
        "accept:total_differs", ["58"], None,
    )  # fmt: skip
    assert (found.level, found.rule, found.facts) == (
        "error", "many_total_differs", {"count": "58"},
    )  # fmt: skip
    assert ["58" in found.message(language) for language in LANGUAGES] == [True, True]
    _, (accepted,) = exceptions.many(_odd(58), {"accept:total_differs": "58"})
    assert accepted.level == "warning"


def test_another_number_is_asked_about_anew() -> None:
    _, (found,) = exceptions.many(_odd(59), {"accept:total_differs": "58"})
    assert found.level == "error"
