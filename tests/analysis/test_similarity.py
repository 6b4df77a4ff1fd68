"""Similar profiles and provinces side by side: the arithmetic on anything, the figures on ours."""

import math
from itertools import pairwise
from statistics import fmean, pstdev

import duckdb
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.analysis.similarity import MOST_SIMILAR, distance, nearest, standardised
from dashboard.figures.component import profile, similar
from dashboard.figures.component.request import PEERS, ComponentRequest
from tests.opened import open_page, tables
from tests.some import some

SCORE = st.integers(0, 400).map(lambda hundredths: hundredths / 100)
PROFILES = st.lists(st.tuples(SCORE, SCORE, SCORE), min_size=2, max_size=9).map(
    lambda drawn: {f"p{at}": scores for at, scores in enumerate(drawn)}
)


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


def _asked(
    province: str,
    index: str,
    year: int,
    compared: tuple[str, ...] = (),
    component: str = "TOTAL",
    language: str = "vi",
    peers: str = "all",
) -> ComponentRequest:
    return ComponentRequest(
        index, year, component, year - 1, province, compared, language, peers=peers
    )


def test_two_profiles_worked_out_by_hand() -> None:
    # Means 2 and 5; population deviations 1 and 3. a is (-1, -1), b is (1, 1): 2 apart.
    assert standardised({"a": (1, 2), "b": (3, 8)}) == {"a": (-1.0, -1.0), "b": (1.0, 1.0)}
    assert nearest("a", {"a": (1, 2), "b": (3, 8)}, ["a", "b"]) == [("b", 2.0)]


def test_a_province_that_lacks_a_part_is_left_out_but_counts_where_it_has_a_score() -> None:
    profiles = {"a": (1.0, 2.0), "b": (3.0, 8.0), "c": (5.0, None)}
    known = standardised(profiles)
    assert sorted(known) == ["a", "b"]
    # The mean of the first part is 3, c's score among them.
    assert known["b"][0] == 0.0
    assert nearest("c", profiles, profiles) == []


def test_a_part_on_which_all_are_alike_tells_nobody_apart() -> None:
    assert standardised({"a": (1, 7), "b": (3, 7)}) == {"a": (-1.0, 0.0), "b": (1.0, 0.0)}


def test_of_nobody_nobody_is_similar() -> None:
    assert standardised({}) == {}
    assert nearest("a", {}, ["a"]) == []


@given(PROFILES)
def test_distance_is_symmetric_and_zero_to_itself(profiles: dict[str, tuple[float, ...]]) -> None:
    known = standardised(profiles)
    for one in known.values():
        assert distance(one, one) == 0
        for other in known.values():
            assert distance(one, other) == distance(other, one) >= 0


@given(PROFILES)
def test_the_nearest_are_others_in_order_and_at_most_five(
    profiles: dict[str, tuple[float, ...]],
) -> None:
    found = nearest("p0", profiles, profiles)
    assert "p0" not in [code for code, _ in found]
    assert len(found) == min(MOST_SIMILAR, len(profiles) - 1)
    assert all(one[1] <= other[1] for one, other in pairwise(found))


@given(PROFILES, st.sampled_from([0.1, 2, 10]), st.integers(-5, 5), st.integers(0, 2))
def test_rescaling_a_component_changes_no_distance(
    profiles: dict[str, tuple[float, ...]], factor: float, shift: int, part: int
) -> None:
    assume(all(len(set(column)) > 1 for column in zip(*profiles.values(), strict=True)))
    rescaled = {
        code: tuple(
            score * factor + shift if at == part else score for at, score in enumerate(scores)
        )
        for code, scores in profiles.items()
    }
    before, after = standardised(profiles), standardised(rescaled)
    for one in profiles:
        for other in profiles:
            assert math.isclose(
                distance(before[one], before[other]),
                distance(after[one], after[other]),
                abs_tol=1e-9,
            )


def test_any_two_provinces_are_about_1_4_apart() -> None:
    known = standardised(profile_of("PAPI", 2020))
    squares = [
        distance(one, other) ** 2
        for code, one in known.items()
        for another, other in known.items()
        if code < another
    ]
    # Exactly 2n / (n - 1) on average, whatever the scores.
    assert fmean(squares) == pytest.approx(2 * 63 / 62)


def profile_of(index: str, year: int) -> dict[str, tuple[float | None, ...]]:
    """The profiles of an edition."""
    return similar.profiles(index, year)


def test_kon_tum_was_most_like_gia_lai_in_papi_2020() -> None:
    found = similar.nearest(_asked("62", "PAPI", 2020))
    assert [code for code, _ in found] == ["64", "37", "31", "20", "01"]
    own, other = (profile_of("PAPI", 2020)[code] for code in ("62", "64"))
    columns = list(zip(*profile_of("PAPI", 2020).values(), strict=True))
    by_hand = math.sqrt(
        fmean(
            ((a - b) / pstdev(column)) ** 2
            for a, b, column in zip(own, other, columns, strict=True)
        )
    )
    assert found[0][1] == pytest.approx(by_hand) == pytest.approx(0.60456, abs=1e-5)


@pytest.mark.parametrize("group", PEERS)
def test_no_group_of_peers_contains_the_province_itself(group: str) -> None:
    for code in ("01", "51", "62", "67", "n51"):
        assert code not in similar.peers_of(code, group, "vi")


def test_groups_of_peers_are_of_one_era() -> None:
    assert similar.peers_of("62", "merged", "vi") == ("51",)
    assert sorted(similar.peers_of("62", "region", "vi")) == ["64", "66", "67", "68"]
    assert len(similar.peers_of("62", "all", "vi")) == 62
    assert similar.peers_of("01", "merged", "vi") == ()


def test_a_partial_edition_or_profile_or_an_empty_group_says_why_there_is_nobody() -> None:
    for asked, why in (
        (_asked("62", "PCI", 2023, language="en"), "PCI 2023 lacks provinces"),
        (_asked("22", "PAPI", 2021, language="en"), "Quang Ninh (until 6/2025) lacks scores"),
        (
            _asked("01", "PAPI", 2020, language="en", peers="merged"),
            "No other province of this group",
        ),
    ):
        assert similar.figure(asked) is None
        assert why in similar.why_not(asked)


def test_those_who_lack_a_score_are_counted() -> None:
    figure = similar.figure(_asked("62", "PAPI", 2021))
    assert figure is not None
    assert figure.subtitle.endswith("Bỏ qua 3 tỉnh thiếu điểm.")


def test_side_by_side_gives_differences_to_the_home_province() -> None:
    figure = profile.figure(_asked("62", "PAPI", 2020, ("67",)))
    assert figure is not None
    assert figure.title == "Kon Tum hơn Đắk Nông ở 4/8 nội dung, kém ở 4"
    rows = figure.table.set_index(["component_code", "province_code"])
    assert rows.loc[("D4", "62"), "score"] == 6.060162425
    assert rows.loc[("D4", "67"), "difference"] == pytest.approx(
        rows.loc[("D4", "67"), "score"] - 6.060162425
    )
    assert rows.loc[("D4", "62"), "difference"] != rows.loc[("D4", "62"), "difference"]


def test_the_opened_component_is_compared_by_its_parts() -> None:
    figure = profile.figure(_asked("62", "PAPI", 2020, ("67",), "D4"))
    assert figure is not None
    assert list(dict.fromkeys(figure.table["component_code"])) == ["D4.1", "D4.2", "D4.3", "D4.4"]
    assert figure.title == "Kon Tum kém Đắk Nông ở cả 4 nội dung so được"
    assert figure.subtitle.startswith("Các phần của PAPI D4 Kiểm soát tham nhũng")


def test_a_component_without_parts_is_compared_by_those_of_the_index() -> None:
    figure = profile.figure(_asked("62", "PAPI", 2020, ("67",), "D4.1"))
    assert figure is not None
    assert list(dict.fromkeys(figure.table["component_code"])) == [f"D{n}" for n in range(1, 9)]
    assert figure.subtitle.startswith("Các phần của PAPI 2020")


@pytest.mark.parametrize(
    ("province", "compared", "title"),
    [
        ("67", ("62",), "Dak Nong is ahead of Kon Tum on all 4 components that compare"),
        ("62", ("67",), "Kon Tum is behind Dak Nong on all 4 components that compare"),
    ],
)
def test_ahead_or_behind_on_everything_is_said_so(
    province: str, compared: tuple[str, ...], title: str
) -> None:
    figure = profile.figure(_asked(province, "PAPI", 2020, compared, "D4", "en"))
    assert figure is not None
    assert figure.title == title


@pytest.mark.parametrize(("index", "language"), [("PCI", "vi"), ("PAPI", "en")])
def test_provinces_beside_their_nearest_have_a_title(index: str, language: str) -> None:
    for code in some(similar.peers_of("62", "all", "vi")[::4]):
        nearest_codes = tuple(peer for peer, _ in similar.nearest(_asked(code, index, 2020)))
        asked = _asked(code, index, 2020, nearest_codes, language=language)
        figure = profile.figure(asked)
        assert figure is not None
        assert "{" not in figure.title


def test_the_screen_has_five_columns_and_the_exports_have_everybody() -> None:
    compared = ("67", "64", "66", "68", "51")
    asked = _asked("62", "PCI", 2020, compared)
    frame, columns = profile.table(asked)
    assert [column.label for column in columns] == [
        "Nội dung",
        "Kon Tum",
        "Đắk Nông",
        "Gia Lai (đến 6/2025)",
        "Đắk Lắk (đến 6/2025)",
    ]
    assert len(frame) == 10
    assert "bảng tải về" in profile.table_note(asked)
    figure = profile.figure(asked)
    assert figure is not None
    assert sorted(set(figure.table["province_code"])) == sorted(["62", *compared])


def test_where_parts_are_not_on_record_nothing_is_drawn_and_reasons_are_shown() -> None:
    assert profile.figure(_asked("62", "SIPAS", 2019, ("67",))) is None
    partial = profile.figure(_asked("62", "PAR_INDEX", 2023, ("67",)))
    assert partial is not None
    assert partial.title == "Không có nội dung nào cả Kon Tum và tỉnh được chọn đều có điểm"
    assert set(partial.table["reason"][partial.table["score"].isna()]) == {"chưa tìm thấy tài liệu"}


def open_side_by_side(**address: str | list[str]) -> AppTest:
    """The page's view of provinces side by side."""
    return open_page("component", view_component="compare", index="PAPI", year="2020", **address)


def test_the_page_asks_whom_to_compare_and_names_the_similar() -> None:
    at = open_side_by_side(province="62")
    assert [info.value.split(" ở ô ")[0] for info in at.info] == ["Chọn đến năm tỉnh"]
    assert any("giống Gia Lai (đến 6/2025) nhất" in text.value for text in at.markdown)


def test_the_page_shows_the_chosen_side_by_side_and_looks_in_the_chosen_group() -> None:
    at = open_side_by_side(province="62", compare=["67", "64"], peers="merged", language="en")
    assert len(at.get("vega_lite_chart")) == 2
    assert [list(table.columns) for table in tables(at)] == [
        ["Component", "Kon Tum", "Dak Nong", "Gia Lai (until 6/2025)"]
    ]
    assert any("most like Quang Ngai (until 6/2025)" in text.value for text in at.markdown)


def test_the_page_shows_both_predecessors_of_a_province_of_the_34() -> None:
    at = open_side_by_side(province="n51", compare="67")
    assert len(at.get("vega_lite_chart")) == 4
