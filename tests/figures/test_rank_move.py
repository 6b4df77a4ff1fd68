"""Why a rank moved: the parts add up, on every province and pair of years, and on made-up ones."""

import functools
from fractions import Fraction
from itertools import combinations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.rank_decomposition import RankMove, rank_in, shown, split
from dashboard.catalog.indices import edition_rows
from dashboard.figures.component import rank_move as figures
from dashboard.figures.component.request import ComponentRequest
from dashboard.store.ask import ask
from tests.some import some

# Many ties, and provinces in one edition only.
EDITION = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 4).map(float), max_size=6)
EDITIONS = st.tuples(EDITION, EDITION, st.integers(0, 4), st.integers(0, 4)).map(
    lambda drawn: ({**drawn[0], "home": drawn[2]}, {**drawn[1], "home": drawn[3]})
)
# First and last year of every series of full editions of all provinces.
SERIES = {
    "PAPI": [(2011, 2015), (2016, 2017), (2018, 2018), (2019, 2020), (2021, 2024)],
    "PCI": [(2005, 2005), (2006, 2008), (2009, 2012), (2013, 2016), (2017, 2021)],
}
PAIRS = [
    (index, *pair)
    for index, stretches in SERIES.items()
    for first, last in stretches
    for pair in combinations(range(first, last + 1), 2)
]


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


@functools.cache
def _edition(index: str, year: int) -> tuple[dict[str, float], dict[str, int]]:
    """Scores and the computed ranks that the data hold, by province."""
    rows = ask(
        "edition_pair", index_code=index, component_code="TOTAL", from_year=year, to_year=year
    )
    known = rows[rows["score"].notna()]
    codes = known["province_code"]
    return (
        dict(zip(codes, known["score"], strict=True)),
        dict(zip(codes, known["computed_rank"].astype(int), strict=True)),
    )


@pytest.mark.parametrize("index", sorted(SERIES))
def test_the_pairs_are_all_there_are(index: str) -> None:
    editions = edition_rows(index)
    full = editions[editions["coverage"] == "full"].groupby("series", sort=False)["year"]
    found = [(int(first), int(last)) for first, last in full.agg(["min", "max"]).to_numpy()]
    assert found == SERIES[index]


@pytest.mark.parametrize(("index", "first", "last"), PAIRS)
def test_parts_sum_to_the_change_of_the_computed_rank(index: str, first: int, last: int) -> None:
    (old, old_ranks), (new, new_ranks) = _edition(index, first), _edition(index, last)
    both = old.keys() & new.keys()
    moves = {code: split(code, old, new) for code in both}
    assert {code: (move.before, move.after) for code, move in moves.items()} == {
        code: (old_ranks[code], new_ranks[code]) for code in both
    }
    assert [code for code, move in moves.items() if sum(move.parts) != move.gained] == []
    stood_still = [code for code in both if old[code] == new[code]]
    assert [code for code in stood_still if moves[code].own != 0] == []
    back = {code: split(code, new, old) for code in both}
    assert {code: move.parts for code, move in back.items()} == {
        code: tuple(-part for part in move.parts) for code, move in moves.items()
    }


def test_kon_tum_rose_four_places_while_its_score_fell() -> None:
    old, new = _edition("PAPI", 2019)[0], _edition("PAPI", 2020)[0]
    assert (old["62"], new["62"]) == (41.8557, 41.626957686)
    # By hand: 53rd; with only its own score moved 55th, with only the others' 47th; 49th.
    assert rank_in("62", new["62"], old, old) == 55
    assert rank_in("62", old["62"], new, new) == 47
    assert split("62", old, new) == RankMove(53, 49, Fraction(-2), Fraction(6), Fraction(0))


def test_a_change_of_field_moves_a_rank() -> None:
    # 63 provinces have a PAPI total of 2015 and 61 one of 2014; the parts are exact sixths.
    old, new = _edition("PAPI", 2014)[0], _edition("PAPI", 2015)[0]
    assert (len(old), len(new)) == (61, 63)
    moves = [split(code, old, new) for code in sorted(old.keys() & new.keys())]
    assert any(move.field != 0 for move in moves)
    assert {6 % part.denominator for move in moves for part in move.parts} == {0}


def test_three_provinces_worked_out_by_hand() -> None:
    # a passes b by its own rise, whether b falls or not; c, ahead of both scores of a, leaves.
    old, new = {"a": 1.0, "b": 3.0, "c": 5.0}, {"a": 4.0, "b": 2.0}
    assert split("a", old, new) == RankMove(3, 1, Fraction(1), Fraction(0), Fraction(1))


def test_a_tie_shares_the_better_place() -> None:
    assert rank_in("a", 2.0, {"a": 2.0, "b": 2.0, "c": 3.0}, ["a", "b", "c"]) == 2


def test_a_province_without_a_score_in_both_editions_cannot_be_split() -> None:
    with pytest.raises(KeyError, match="home"):
        split("home", {"a": 1.0}, {"home": 1.0})


@given(EDITIONS)
def test_parts_always_sum_to_the_whole(editions: tuple[dict[str, float], dict[str, float]]) -> None:
    move = split("home", *editions)
    assert sum(move.parts) == move.gained


@given(EDITIONS)
def test_exchanging_the_editions_turns_every_sign(
    editions: tuple[dict[str, float], dict[str, float]],
) -> None:
    old, new = editions
    there, back = split("home", old, new), split("home", new, old)
    assert back.parts == tuple(-part for part in there.parts)


@given(EDITIONS)
def test_own_part_has_the_sign_of_the_own_change(
    editions: tuple[dict[str, float], dict[str, float]],
) -> None:
    old, new = editions
    move = split("home", old, new)
    change = new["home"] - old["home"]
    assert move.own == 0 if change == 0 else move.own * Fraction(change) >= 0


@given(EDITIONS)
def test_causes_that_did_not_happen_have_no_part(
    editions: tuple[dict[str, float], dict[str, float]],
) -> None:
    old, new = editions
    same_field = {code: new.get(code, score) for code, score in old.items()}
    assert split("home", old, same_field).field == 0
    others_still = {code: old.get(code, score) for code, score in new.items()}
    assert split("home", old, others_still | {"home": new["home"]}).others == 0


@given(st.lists(st.integers(-400, 400).map(lambda sixths: Fraction(sixths, 6)), min_size=1))
def test_shown_parts_add_up_and_are_near(parts: list[Fraction]) -> None:
    whole = sum(parts).__floor__()
    parts = [*parts, whole - sum(parts)]
    rounded = shown(parts)
    assert sum(round(part * 100) for part in rounded) == whole * 100
    assert all(
        abs(Fraction(round(seen * 100), 100) - part) < Fraction(1, 100)
        for seen, part in zip(rounded, parts, strict=True)
    )


def _asked(
    province: str, index: str, from_year: int, year: int, language: str = "vi"
) -> ComponentRequest:
    return ComponentRequest(index, year, "TOTAL", from_year, province, (), language)


def test_the_figure_states_the_split() -> None:
    figure = figures.figure(_asked("62", "PAPI", 2019, 2020))
    assert figure is not None
    assert figure.title == (
        "Kon Tum tăng 4 bậc về PAPI 2020 (53 lên 49): điểm của tỉnh giảm làm mất 2 bậc, "
        "điểm các tỉnh khác thay đổi đem lại 6 bậc"
    )
    assert list(figure.table["exact"]) == ["-2", "6", "0", "4"]
    assert list(figure.table["value_text"]) == ["−2", "+6", "0", "+4"]
    assert "45 tỉnh giảm điểm, 17 tỉnh tăng" in figure.subtitle


def test_parts_that_are_not_whole_are_shown_with_few_decimals() -> None:
    figure = figures.figure(_asked("51", "PAPI", 2021, 2024, "en"))
    assert figure is not None
    assert list(figure.table["exact"]) == ["37/2", "-11", "-5/2", "5"]
    assert list(figure.table["value_text"]) == ["+18.5", "−11", "−2.5", "+5"]


def test_across_a_break_there_is_no_split_but_a_reason() -> None:
    asked = _asked("62", "PAPI", 2018, 2019)
    assert figures.figure(asked) is None
    assert figures.why_not(asked) == (
        "Không tách được vì sao thứ hạng đổi: 2018 và 2019 thuộc hai chuỗi khác nhau "
        "(Tám nội dung, thang 10–80; Thêm D8.3), điểm không so được."
    )


@pytest.mark.parametrize(
    ("province", "index", "from_year", "year", "reason"),
    [
        ("62", "PAPI", 0, 2011, "There is no earlier edition to compare with."),
        ("62", "PAR_INDEX", 2022, 2023, "the edition of 2022 lacks provinces"),
        ("22", "PAPI", 2021, 2022, "Quang Ninh (until 6/2025) has no score in 2021."),
    ],
)
def test_what_cannot_be_split_says_why(
    province: str, index: str, from_year: int, year: int, reason: str
) -> None:
    asked = _asked(province, index, from_year, year, "en")
    assert figures.figure(asked) is None
    assert reason in figures.why_not(asked)


def test_a_published_rank_that_differs_is_told() -> None:
    figure = figures.figure(_asked("08", "PCI", 2006, 2007, "en"))
    assert figure is not None
    assert "The published rank (42) differs from the computed one (41)" in figure.subtitle


@pytest.mark.parametrize(
    ("index", "first", "last", "language"), [("PAPI", 2021, 2024, "vi"), ("PCI", 2006, 2008, "en")]
)
def test_every_province_has_a_sentence_for_its_move(
    index: str, first: int, last: int, language: str
) -> None:
    for code in some(sorted(_edition(index, first)[0].keys() & _edition(index, last)[0].keys())):
        figure = figures.figure(_asked(code, index, first, last, language))
        assert figure is not None
        assert str(last) in figure.title
        assert "{" not in figure.title
