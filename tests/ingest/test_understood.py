"""What a clerk is told of a file: names and no codes, the worst first, where figures are shown."""

import pytest

from dashboard.ingest.finding import Finding, by_harm
from dashboard.ingest.preview.compare import size_of_change
from dashboard.ingest.reading import Count, Outcome, Question, Understood
from dashboard.ingest.understood import addresses, question, sentences

pytestmark = pytest.mark.usefixtures("real")
PCI = Understood("PCI", 2019, n_provinces=63, n_parts=10, has_total=True, n_ranks=63)
OPEN = (
    Question("year", answer="2019"),
    Question("total", {"none": "..."}),
    Question("source_address", is_optional=True),
)


def _outcome(
    understood: tuple[Understood, ...] = (),
    questions: tuple[Question, ...] = (),
    counts: tuple[Count, ...] = (),
) -> Outcome:
    return Outcome("tep.xlsx", "0" * 64, "0" * 12, questions=questions, counts=counts,
                   understood=understood)  # fmt: skip


def test_the_first_sentence_says_what_was_understood_and_what_must_be_answered() -> None:
    outcome = _outcome((PCI,), OPEN)
    assert [*sentences(outcome, "vi")] == [
        "PCI 2019: 63 tỉnh, điểm tổng hợp và 10 nội dung, thứ hạng công bố của 63 tỉnh; cần trả"
        " lời 1 câu hỏi."
    ]
    assert [*sentences(outcome, "en")] == [
        "PCI 2019: 63 provinces, total and 10 components, published ranks of 63 provinces;"
        " 1 questions must be answered."
    ]


def test_a_file_without_scores_of_provinces_has_a_first_sentence_too() -> None:
    units = _outcome(counts=(Count("unit_score", "DDCI", 2024, 12),))
    assert [*sentences(units, "vi")] == ["Điểm các đơn vị DDCI 2024: 12 dòng."]
    assert [*sentences(_outcome(questions=OPEN), "vi")] == [
        "Chưa lấy được số liệu nào từ tệp này; cần trả lời 1 câu hỏi."
    ]


def test_what_may_stay_open_says_so() -> None:
    assert question(OPEN[2], "vi") == "Địa chỉ trên mạng của tài liệu (không bắt buộc)"


def test_codes_are_told_by_their_names() -> None:
    facts = {"province": "Kon Tum", "component": "D3.2", "edition": "PAPI 2019", "rank": "1"}
    found = Finding("warning", "load_check", "rank_contradicts", facts=facts | {"computed": "2"})
    assert found.message("vi") == (
        "Kon Tum (D3.2 Giải đáp khiếu nại, tố cáo, khúc mắc của người dân, PAPI 2019): thứ hạng"
        " công bố là 1, nhưng theo điểm thì đứng thứ 2."
    )
    many = {"edition": "PAR_INDEX 2020", "count": "2", "provinces": "Kon Tum, Đắk Nông"}
    assert Finding("warning", "load_check", "provinces_absent", facts=many).message("vi") == (
        "PAR INDEX 2020: 2 tỉnh không có dòng nào: Kon Tum, Đắk Nông."
    )
    listed = {"column": "x", "options": "published, derived", "list_of": "rank_basis"}
    basis = Finding(
        "error", "load_check", "not_listed", value="y", facts=listed, suggestion="published"
    )
    assert "published" not in basis.message("vi") + basis.advice("vi")


def test_the_worst_comes_first_and_the_harmless_last() -> None:
    order = ("duplicate", "score_change", "rank_contradicts")
    warnings = [Finding("warning", "load_check", rule) for rule in order]
    given = [Finding("note", "load_check", "x"), *warnings, Finding("error", "load_check", "y")]
    assert [one.rule for one in by_harm(given)] == [
        "y", "rank_contradicts", "score_change", "duplicate", "x",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "size"),
    [
        (40.0, 50.0, 0.2),
        (None, 3.0, 1.0),
        (3.0, None, 1.0),
        ("a", "b", 0.0),
        (0.0, 0.0, 0.0),
        (5.0387, 5.038736343, 7.213e-6),
    ],
)
def test_a_change_is_as_large_as_its_share_of_the_value(
    old: object, new: object, size: float
) -> None:
    assert size_of_change(old, new) == pytest.approx(size, rel=1e-3)  # type: ignore[arg-type]


def test_each_page_with_the_new_figures_has_an_address() -> None:
    counts = (Count("unit_score", "DDCI", 2024, 12), Count("target", "", None, 1))
    assert [*addresses(_outcome((PCI,), counts=counts))] == [
        "/ranking?index=PCI&year=2019",
        "/component?index=PCI&year=2019",
        "/trend?index=PCI&year=2019",
        "/?year=2019",
        "/unit_ranking?scheme=DDCI&year=2024",
        "/target",
    ]
