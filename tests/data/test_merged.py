"""The provinces of today in editions for the 63: means recomputed by hand from the rows held."""

import duckdb
import pytest

from tests.some import some

PART = tuple[str, float, float]
# By hand from data/papi/2024.csv, data/pci/2021.csv and data/reference/population.csv: the parts
# with their scores and thousands of people, the place among those with a mean, and of how many.
BY_HAND: list[tuple[str, int, str, list[PART], int, int]] = [
    ("PAPI", 2024, "n51", [("51", 43.069082438, 1251.5), ("62", 40.308261066, 507.8)], 24, 32),
    (
        "PAPI",
        2024,
        "n68",
        [("60", 47.126646845, 1222.7), ("67", 40.537382366, 605.4), ("68", 41.017929881, 1288.2)],
        18,
        32,
    ),
    ("PAPI", 2024, "n46", [("46", 45.095046224, 1149.8)], 4, 32),
    (
        "PAPI",
        2024,
        "n79",
        [("74", 45.391145408, 1995.8), ("77", 45.532098027, 1092), ("79", 42.81316805, 8297.5)],
        16,
        32,
    ),
    ("PAPI", 2024, "n91", [("89", 42.89168489, 2159.9), ("91", 39.912187517, 1776.7)], 30, 32),
    ("PCI", 2021, "n51", [("51", 62.965, 1251.5), ("62", 58.9541, 507.8)], 32, 34),
    (
        "PCI",
        2021,
        "n68",
        [("60", 65.9624, 1222.7), ("67", 61.9508, 605.4), ("68", 67.1737, 1288.2)],
        10,
        34,
    ),
    ("PCI", 2021, "n46", [("46", 69.2365, 1149.8)], 2, 34),
    (
        "PCI",
        2021,
        "n37",
        [("35", 63.2772, 803.7), ("36", 64.9935, 1852.6), ("37", 60.5319, 953.1)],
        23,
        34,
    ),
    ("PCI", 2021, "n91", [("89", 66.4774, 2159.9), ("91", 59.7329, 1776.7)], 22, 34),
]
ONE = """
select score, lowest, highest, rank, out_of from merged_year
where index_code = ? and year = ? and component_code = 'TOTAL' and province_code = ?
"""


@pytest.mark.parametrize(("index_code", "year", "code", "parts", "rank", "out_of"), BY_HAND)
def test_ten_means_recomputed_by_hand(
    index_code: str,
    year: int,
    code: str,
    parts: list[PART],
    rank: int,
    out_of: int,
    real: duckdb.DuckDBPyConnection,
) -> None:
    people = sum(number for *_, number in parts)
    mean = sum(score * number for _, score, number in parts) / people
    scores = [score for _, score, _ in parts]
    (found,) = real.execute(ONE, [index_code, year, code]).fetchall()
    assert found == (pytest.approx(mean), min(scores), max(scores), rank, out_of)


def test_without_a_part_s_score_there_is_no_mean_and_the_part_is_named(
    real: duckdb.DuckDBPyConnection,
) -> None:
    rows = real.execute(
        "select province_code, score, rank, missing_codes, missing_reasons from merged_year"
        " where index_code = 'PAPI' and year = 2024 and component_code = 'TOTAL'"
        " and score is null order by province_code"
    ).fetchall()
    assert rows == [
        ("n25", None, None, ["26"], ["not_published"]),
        ("n82", None, None, ["82"], ["not_published"]),
    ]


def test_no_rank_is_computed_for_an_edition_of_some_provinces(
    real: duckdb.DuckDBPyConnection,
) -> None:
    rows = real.execute(
        "select rank, quartile, out_of from merged_year where coverage = 'partial'"
    ).fetchall()
    assert set(some(rows)) == {(None, None, None)}


def test_what_we_compute_is_in_no_table_of_published_results(
    real: duckdb.DuckDBPyConnection,
) -> None:
    """A province of the 34 has a row of its own only where an edition was published for the 34."""
    (fields,) = real.execute(
        "select list(distinct field) from province_year where province_code like 'n%'"
    ).fetchall()
    assert fields == ([34],)
