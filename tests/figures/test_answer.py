"""The overview's first sentence is counted from the promises on record."""

import pytest

from dashboard.figures.overview.answer import answer
from dashboard.figures.overview.request import OverviewRequest


@pytest.mark.parametrize(
    ("province", "year", "language", "said"),
    [
        (
            "62", 2024, "vi",
            "Đạt 2/10 mục tiêu đã có kết quả (còn 3 mục tiêu chưa có kết quả)."
            " Xa nhất: PAPI D1 2019, thiếu 41 bậc.",
        ),
        (
            "67", 2024, "en",
            "Kept 2 of 5 targets that have a result. Furthest off: PCI 2019, short by 12 ranks."
            " No target for 2025 or later is on record.",
        ),
        ("51", 2024, "vi", "Đến 2024 chưa có mục tiêu nào; sau đó có 2 mục tiêu."),
        ("01", 2024, "vi", ""),
    ],
)  # fmt: skip
def test_the_answer_comes_first(real, province, year, language, said) -> None:
    assert answer(OverviewRequest(province, year, language)) == said
