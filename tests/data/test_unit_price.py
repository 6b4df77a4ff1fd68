"""The price of a place among units: exact, up and down, in every full block and in any other."""

from decimal import Decimal

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.ranking.rows import rounded_up
from dashboard.store import queries
from dashboard.store.ask import ask
from tests.some import some

LEAST = Decimal("0.0001")
SCORES = st.lists(
    # Few different values, so that ties are common.
    st.integers(min_value=0, max_value=40).map(lambda value: Decimal(value) / 8 + 60),
    min_size=2,
    max_size=14,
)


def price(scheme: str, year: int, unit_id: str) -> pd.DataFrame:
    """What a unit's places cost."""
    given = {"scored_by": scheme, "component_code": "", "subject_code": unit_id}
    return ask("rank_price", year=year, **given)


def place(score: Decimal, others: list[Decimal]) -> int:
    return 1 + sum(other > score for other in others)


def assert_exact(steps: pd.DataFrame, own: Decimal, others: list[Decimal]) -> None:
    """What is stated must be so, with the others standing still."""
    for _, step in some(steps.iterrows()):
        places, wanted = int(step["ranks"]), int(step["wanted_rank"])
        points = Decimal(str(step["points"]))
        printed = Decimal(str(rounded_up(float(step["points"]))))
        assert printed >= points
        held = (
            (
                place(own + points, others) == wanted,
                place(own + points - LEAST, others) > wanted,
                place(own + printed, others) <= wanted,
            )
            if places > 0
            else (
                place(own - points, others) < wanted,
                place(own - points - LEAST, others) == wanted,
                place(own - printed - LEAST, others) >= wanted,
            )
        )
        assert held == (True, True, True)


def full_blocks(real: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    with real.cursor() as cursor:
        return cursor.execute(
            "select scheme, year, province_code, block, unit_id,"
            " score::decimal(10, 4)::varchar as score from unit_rank"
            " where coverage = 'full' and score is not null"
        ).df()


def test_every_price_in_every_full_block_is_exact(real: duckdb.DuckDBPyConnection) -> None:
    rows = full_blocks(real)
    keys = ["scheme", "year", "province_code", "block"]
    blocks = list(rows.groupby(keys))
    assert [(*key, len(block)) for key, block in blocks] == [
        ("DDCI", 2022, "48", "department", 16),
        ("DDCI", 2022, "48", "vertical", 5),
        ("PAR_UNIT", 2017, "74", "district", 9),
        ("PAR_UNIT", 2021, "46", "department", 21),
        ("PAR_UNIT", 2023, "72", "department", 19),
    ]
    for (scheme, year, _, _), block in some(blocks):
        for _, row in some(block.iterrows()):
            others = [
                Decimal(score) for score in block["score"][block["unit_id"] != row["unit_id"]]
            ]
            steps = price(str(scheme), int(year), str(row["unit_id"]))
            assert_exact(steps, Decimal(row["score"]), others)
            assert len(steps)


@pytest.mark.parametrize(
    ("places", "wanted", "points"),
    [(5, 1, "3.2500"), (3, 3, "0.8300"), (1, 5, "0.4000"), (-1, 7, "3.6000"), (-3, 9, "6.7600")],
)
@pytest.mark.usefixtures("real")
def test_the_prices_of_tay_ninh_s_home_affairs_in_2023(
    places: int, wanted: int, points: str
) -> None:
    steps = price("PAR_UNIT", 2023, "tayninh.so-noi-vu")
    step = steps[steps["ranks"] == places].iloc[0]
    assert (step["own_rank"], float(step["own_score"])) == (6, 93.6)
    assert (step["wanted_rank"], Decimal(str(step["points"]))) == (wanted, Decimal(points))


@pytest.mark.usefixtures("real")
def test_a_block_that_is_not_full_has_no_price() -> None:
    assert price("PAR_UNIT", 2023, "kontum.bql-khu-kinh-te").empty


def prices_in(scores: list[Decimal], own: int, published_rank: int | None = None) -> pd.DataFrame:
    """What the places of one of a block cost; ``published_rank`` is what its document prints."""
    better = sum(score > scores[own] for score in scores)
    with duckdb.connect() as connection:
        connection.execute(
            "create table unit_rank as select 'S' as scheme, 2020 as year, 'P' as province_code,"
            " 'department' as block, 'full' as coverage, unnest($keys) as unit_id,"
            " unnest($scores)::double as score, $published::integer as published_rank,"
            " $computed::integer as computed_rank",
            {
                "keys": [str(at) for at in range(len(scores))],
                "scores": [float(score) for score in scores],
                "published": published_rank,
                "computed": better + 1,
            },
        )
        connection.execute(
            "create table province_rank as"
            " select *, '' as index_code, '' as component_code from unit_rank where false"
        )
        given = {"scored_by": "S", "year": 2020, "component_code": "", "subject_code": str(own)}
        return connection.execute(queries.load("rank_price").sql, given).df()


@given(scores=SCORES, own=st.integers(min_value=0, max_value=13))
@settings(max_examples=150, deadline=None)
def test_prices_hold_in_any_block(scores: list[Decimal], own: int) -> None:
    own %= len(scores)
    others = [score for at, score in enumerate(scores) if at != own]
    assert_exact(prices_in(scores, own), scores[own], others)


def test_a_place_that_the_scores_do_not_give_has_no_price() -> None:
    scores = [Decimal(70), Decimal(80), Decimal(90)]
    assert len(prices_in(scores, own=1, published_rank=2)) == 2
    assert prices_in(scores, own=1, published_rank=1).empty


@given(points=st.integers(min_value=0, max_value=2_000_000).map(lambda value: value / 10_000))
def test_printed_points_are_never_less_than_needed_and_by_less_than_a_hundredth(
    points: float,
) -> None:
    assert 0 <= round(rounded_up(points) - points, 9) < 0.01
