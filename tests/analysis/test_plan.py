"""Plans: which components would have to rise, by how much, and how often that has happened."""

import math

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.forecast.gains import (
    GainShare,
    component_gains,
    gains_of,
    share_of_gain,
    third,
)
from dashboard.analysis.forecast.panel import panel
from dashboard.analysis.forecast.plan import (
    CEILING,
    Part,
    Plan,
    balanced_plan,
    province_parts,
    raised,
    smallest_plans,
    total,
)
from dashboard.analysis.forecast.ranks import (
    Draws,
    naive_rank,
    naive_score_needed,
    probability,
    score_needed,
)
from dashboard.analysis.forecast.simulate import field_draws

SCORES = st.integers(0, 100).map(lambda tenths: tenths / 10)


@st.composite
def some_parts(draw: st.DrawFn) -> tuple[Part, ...]:
    """Up to six components on a scale of ten, plainly added or weighted, some without cases."""
    weighted = draw(st.booleans())
    return tuple(
        Part(
            component_code=f"C{number}",
            score=draw(SCORES),
            highest=10.0,
            weight=draw(st.sampled_from((5.0, 10.0, 20.0))) if weighted else None,
            gains=np.sort(draw(st.lists(st.integers(-20, 20), max_size=8))) / 10,
        )
        for number in range(draw(st.integers(1, 6)))
    )


def plain(parts_given: tuple[Part, ...], scores: list[float]) -> float:
    """The total of other scores, by the formulas of the publishers."""
    weighted = zip(parts_given, scores, strict=True)
    return sum(score * (part.weight / 10 if part.weight else 1) for part, score in weighted)


@given(some_parts())
def test_the_total_is_the_official_formula(given_parts: tuple[Part, ...]) -> None:
    scores = [part.score for part in given_parts]
    assert total(given_parts) == pytest.approx(plain(given_parts, scores))


@given(some_parts(), st.floats(0, 60))
def test_the_balanced_plan_is_the_least_quantile_that_reaches(
    given_parts: tuple[Part, ...], more: float
) -> None:
    needed = total(given_parts) + more
    plan = balanced_plan(given_parts, needed)
    if plan is None:
        assert total([raised(part, 1.0) for part in given_parts]) < needed
        return
    assert plan.quantile is not None
    assert plan.total >= needed
    less = plan.quantile - 0.0001
    if less >= 0 and total(given_parts) < needed:
        assert total([raised(part, less) for part in given_parts]) < needed
    for part in given_parts:
        assert part.score <= plan.scores[part.component_code] <= part.highest
        assert plan.gain(part) == plan.scores[part.component_code] - part.score


@given(some_parts(), st.floats(-5, 60))
def test_the_smallest_plans_are_those_of_trying_every_set(
    given_parts: tuple[Part, ...], more: float
) -> None:
    needed = total(given_parts) + more
    reaching = []
    for mask in range(2 ** len(given_parts)):
        chosen = [bool(mask >> at & 1) for at in range(len(given_parts))]
        pairs = list(zip(given_parts, chosen, strict=True))
        if total([raised(part, CEILING) if take else part for part, take in pairs]) >= needed:
            reaching.append(frozenset(part.component_code for part, take in pairs if take))
    fewest = min((len(chosen) for chosen in reaching), default=0)
    expected = {chosen for chosen in reaching if len(chosen) == fewest}
    plans = smallest_plans(given_parts, needed)
    assert len(plans) == len(expected)
    assert {frozenset(plan.scores) for plan in plans} == expected


@given(some_parts(), st.floats(0, 30))
def test_a_smallest_plan_reaches_and_keeps_to_its_ceilings(
    given_parts: tuple[Part, ...], more: float
) -> None:
    needed = total(given_parts) + more
    for plan in smallest_plans(given_parts, needed):
        scores = [plan.scores.get(part.component_code, part.score) for part in given_parts]
        assert plan.total >= needed
        assert plan.total == pytest.approx(plain(given_parts, scores))
        for part in given_parts:
            ceiling = raised(part, CEILING).score
            assert part.score <= part.score + plan.gain(part) <= ceiling + 1e-12


def test_nothing_need_rise_for_what_is_there() -> None:
    one = Part("C0", 5.0, 10.0, None, np.array([0.5]))
    assert smallest_plans([one], 5.0) == (Plan({}, 5.0),)
    assert balanced_plan([one], 5.0) == Plan({"C0": 5.0}, 5.0, 0.0)
    assert smallest_plans([one], 5.6) == ()
    assert balanced_plan([one], 5.6) is None


def test_a_plan_stays_on_the_scale_and_never_goes_down() -> None:
    assert raised(Part("C0", 9.8, 10.0, None, np.array([0.5])), 0.9).score == 10.0
    assert raised(Part("C0", 5.0, 10.0, None, np.array([-0.5])), 0.9).score == 5.0
    assert raised(Part("C0", 5.0, 10.0, None, np.array([])), 0.9).score == 5.0


def test_plans_by_hand() -> None:
    """Two components of PCI, 20 % and 5 %: the heavy one alone is enough for 60 + 1."""
    gains = np.array([0.0, 0.5, 1.0])
    heavy, light = Part("A", 6.0, 10.0, 20.0, gains), Part("B", 6.0, 10.0, 5.0, gains)
    assert total([heavy, light]) == 15.0
    (plan,) = smallest_plans([heavy, light], 16.0)
    assert list(plan.scores) == ["A"]
    assert plan.scores["A"] == pytest.approx(6.5)
    balanced = balanced_plan([heavy, light], 16.0)
    # 20 x g / 10 + 5 x g / 10 = 1 for g = 0.4, four fifths of the way to the median.
    assert balanced is not None
    assert balanced.quantile == 0.4
    assert balanced.scores == pytest.approx({"A": 6.4, "B": 6.4})


@pytest.mark.parametrize(
    ("gain", "found"),
    [
        (0.0, GainShare(40, 1.0, "usual")),
        (3.0, GainShare(40, 0.25, "usual")),
        (3.1, GainShare(40, 0.225, "ambitious")),
        (3.8, GainShare(40, 0.05, "ambitious")),
        (3.9, GainShare(40, 0.025, "rare")),
        (4.0, GainShare(40, 0.0, "never")),
    ],
)
def test_a_gain_is_called_by_how_often_it_happened(gain: float, found: GainShare) -> None:
    assert share_of_gain(np.arange(40) / 10, gain) == found


def test_with_fewer_than_thirty_cases_no_share_is_given() -> None:
    assert share_of_gain(np.zeros(29), 0.0) == GainShare(29, None, None)
    assert share_of_gain(np.zeros(30), 0.0) == GainShare(30, 1.0, "usual")


def test_gains_of_a_third_are_those_of_the_figures(real: duckdb.DuckDBPyConnection) -> None:
    """D8 has one comparable pair by 2020: 2019 and 2020, 21 provinces to a third."""
    known = panel("PAPI", "D8")
    best, middle, low = gains_of(known, 2020, 1).by_third
    assert [len(one) for one in (best, middle, low)] == [21, 21, 21]
    before, after = (known.scores[known.years.index(year)] for year in (2019, 2020))
    lowest = np.argsort(before)[:21]
    assert low.tolist() == sorted(np.round((after - before)[lowest], 6).tolist())
    assert [len(one) for one in component_gains("PAPI", "D1", 2020).by_third] == [126, 125, 123]
    assert third("PAPI", "TOTAL", 2020, "62") == 2
    assert third("PAPI", "TOTAL", 2010, "62") is None
    assert third("PAPI", "TOTAL", 2020, "n51") is None


def test_a_code_that_changes_its_meaning_has_no_gain(
    world: duckdb.DuckDBPyConnection,
) -> None:
    found = gains_of(panel("PAPI", "D2"), 2020, 1)
    assert [len(gains) for gains in found.by_third] == [0, 0, 0]
    # Four totals in 2019, three of them in 2020 as well: 43.2 to 42.1, 42.5 to 42.1, 41.9 to 41.6.
    totals = gains_of(panel("PAPI"), 2020, 1)
    assert [gains.tolist() for gains in totals.by_third] == [[-1.1], [-0.4], [-0.3]]


@pytest.mark.parametrize(
    ("index_code", "year", "published"), [("PAPI", 2020, 41.626957686), ("PCI", 2020, 62.0243)]
)
def test_kon_tums_parts_give_its_total(
    index_code: str, year: int, published: float, real: duckdb.DuckDBPyConnection
) -> None:
    own = province_parts(index_code, year, "62")
    assert len(own) == {"PAPI": 8, "PCI": 10}[index_code]
    assert total(own) == pytest.approx(published, abs=0.0005)


def test_parts_that_are_not_all_on_record_are_none(real: duckdb.DuckDBPyConnection) -> None:
    with real.cursor() as cursor:
        ((withheld,),) = cursor.execute(
            "select min(province_code) from province_score"
            " where index_code = 'PAPI' and year = 2018 and component_code = 'D2' and score is null"
        ).fetchall()
    assert province_parts("PAPI", 2018, withheld) == ()
    assert province_parts("PCI", 2022, "62") == ()


@pytest.mark.parametrize("target", [30, 43, 48])
def test_adding_the_stated_points_gives_the_stated_place(
    target: int, real: duckdb.DuckDBPyConnection
) -> None:
    known = panel("PAPI")
    at = known.years.index(2020)
    scores = {known.codes[one]: float(known.scores[at][one]) for one in known.field(2020)}
    own = province_parts("PAPI", 2020, "62")
    drawn = field_draws("PAPI", 2020, 1)
    assert isinstance(drawn, Draws)

    def reaches_if_still(total: float) -> bool:
        return naive_rank(scores, "62", total) <= target

    def reaches_likely(total: float) -> bool:
        return probability(drawn.rank_with("62", total), target) >= 0.8

    for score, reaches in (
        (naive_score_needed(scores, "62", target), reaches_if_still),
        (score_needed(drawn, "62", target, 0.8), reaches_likely),
    ):
        assert score is not None
        balanced = balanced_plan(own, score)
        assert balanced is not None
        for plan in (balanced, *smallest_plans(own, score)):
            assert reaches(plan.total)
            # Rounded up to what a slider can be set to, it still holds.
            steps = [
                math.ceil(100 * plan.scores.get(part.component_code, part.score)) / 100
                for part in own
            ]
            assert math.fsum(steps) >= score
