"""The method page through the frame, on the real figures: the rules, and how well they hold."""

import functools

import duckdb
import pandas as pd
import pytest

from dashboard.figures.method import totals as method
from dashboard.figures.method.request import MethodRequest
from tests import opened
from tests.official import rows
from tests.opened import said, tables

TITLES = {
    "vi": "Số liệu được tính thế nào, tin được đến đâu?",
    "en": "How is this computed, and how good is it?",
}
HEADINGS = {
    ("rules", "vi"): ["Tin được đến đâu", "Quy tắc", "Điểm tổng của từng chỉ số"],
    ("rules", "en"): ["How good it is", "Rules", "The total of each index"],
    ("series", "vi"): [],
    ("series", "en"): [],
    ("totals", "vi"): [
        "Những chỗ điểm tổng không khớp",
        "Trọng số PCI theo từng giai đoạn",
        "Thứ hạng công bố và thứ hạng tính lại",
    ],
    ("totals", "en"): [
        "Where totals do not add up",
        "Weights of PCI, period by period",
        "Published and computed ranks",
    ],
}


open_page = functools.partial(opened.open_page, "method")


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


@pytest.mark.parametrize(("view", "language"), HEADINGS)
def test_every_view_has_its_headings_in_both_languages(view: str, language: str) -> None:
    at = open_page(view_method=view, language=language)
    assert [title.value for title in at.title] == [TITLES[language]]
    assert [heading.value for heading in at.subheader] == HEADINGS[view, language]
    assert [warning.value for warning in at.warning] == []


@pytest.mark.parametrize("view", ["rules", "totals"])
@pytest.mark.parametrize(
    ("language", "finding"),
    [
        (
            "vi",
            (
                "Tính lại điểm tổng của 34 kỳ: 30 kỳ chỉ lệch do làm tròn; lệch nhiều nhất là"
                " 0,55 điểm ở PCI 2011 (kỳ đủ các tỉnh) và 0,70 điểm ở PCI 2023"
                " (kỳ chỉ có một số tỉnh)"
            ),
        ),
        (
            "en",
            (
                "Totals of 34 editions recomputed: 30 differ by rounding only; the largest"
                " differences are 0.55 points in PCI 2011 (all provinces) and 0.70 points in"
                " PCI 2023 (some provinces)"
            ),
        ),
    ],
)
def test_the_largest_differences_are_stated(view: str, language: str, finding: str) -> None:
    assert finding in said(open_page(view_method=view, language=language))


def test_how_many_ranks_are_reproduced_is_stated() -> None:
    at = open_page(view_method="totals")
    assert "đúng 952/994 thứ hạng tổng đã công bố của 20 kỳ; 42 thứ hạng khác đi" in said(at)
    ranks = tables(at)[-1]
    assert list(ranks.iloc[:, 0]) == [
        "PCI 2006",
        "PCI 2007",
        "PCI 2008",
        "PCI 2011",
        "PCI 2017",
        "PCI 2018",
        "SIPAS 2015",
    ]
    assert list(ranks.iloc[:, 2]) == ["2", "23", "9", "1", "2", "4", "1"]


def test_every_rule_and_formula_is_told() -> None:
    text = said(open_page())
    for title in ("Thứ hạng.", "Trên tổng số.", "Đồng hạng.", "Thay đổi.", "Thiếu số liệu."):
        assert f"**{title}**" in text
    for name in ("PAPI.", "PCI.", "PAR INDEX.", "SIPAS."):
        assert f"**{name}**" in text


def test_the_series_are_listed_with_what_changed() -> None:
    at = open_page(view_method="series")
    table = tables(at)[0]
    assert len(table) == len(rows("reference/series.csv"))
    assert list(table.iloc[4]) == [
        "PAPI",
        "e",
        "2021–2024",
        "4",
        "Nhiệm kỳ 2021–2026, bỏ cấp phép xây dựng",
    ]
    assert list(table.iloc[12])[:3] == ["PCI", "a", "2005"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_total_beyond_rounding_has_a_reason(language: str) -> None:
    table = method.deviation_figure(MethodRequest(language)).table
    assert len(table) == 34
    beyond = table[table["is_beyond"]]
    assert list(beyond["label"]) == ["PCI 2005", "PCI 2011", "PCI 2022", "PCI 2023"]
    assert (beyond["why"] != "").all()
    assert "0,70" in beyond["why"].iloc[3] or "0.70" in beyond["why"].iloc[3]


def test_weights_of_pci_add_up_in_every_period() -> None:
    table, columns = method.weights("PCI", "en")
    periods = [column.name for column in columns[1:]]
    assert periods == ["2005", "2006–2008", "2009–2012", "2013–2021", "2022–2024", "2025"]
    sums = {
        period: sum(float(cell.rstrip("%")) for cell in table[period] if cell.endswith("%"))
        for period in periods[:-1]
    }
    assert sums == pytest.approx(dict.fromkeys(periods[:-1], 100.0), abs=0.5)
    # No weight of 2025 was found: a dash, without a unit.
    assert set(table["2025"]) == {"–"}


def test_exceptions_are_listed_each_with_its_reason() -> None:
    table, _ = method.exceptions("vi")
    assert list(zip(table["edition"], table["whose"], table["limit"], strict=True)) == [
        ("PCI 2005", "cả kỳ", "0,1562"),
        ("PCI 2011", "cả kỳ", "0,5521"),
        ("PCI 2022", "cả kỳ", "0,0201"),
        ("PCI 2022", "Hòa Bình", "0,2751"),
        ("PCI 2023", "cả kỳ", "0,0201"),
        ("PCI 2023", "Thanh Hóa", "0,6951"),
        ("PCI 2024", "cả kỳ", "0,0201"),
        ("PGI 2022", "Hải Dương", "0,0301"),
    ]


def test_totals_that_are_all_exact_are_said_to_be() -> None:
    totals = pd.DataFrame({"is_beyond": [False, False], "is_full": [True, False]})
    assert method.totals_title(totals, "en") == (
        "Totals of 2 editions recomputed: all differ by rounding only"
    )


def test_a_bad_view_is_told_and_replaced() -> None:
    at = open_page(view_method="<script>")
    assert len(at.warning) == 1
    assert "`<script>`" in at.warning[0].value
    assert at.query_params["view_method"] in ("rules", ["rules"])
