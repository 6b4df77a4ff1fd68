"""Ready-made peer groups: one click on ranking, trend and component; the province is left out."""

import statistics

import duckdb
import pytest

from dashboard import navigation
from dashboard.catalog.peers import peers_of
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.figure import Figure
from dashboard.figures.trend.history import spread
from dashboard.figures.trend.request import read
from dashboard.store.ask import ask
from tests.opened import open_page, said
from tests.some import some

KINDS = ("region", "population", "income", "merged", "city")


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Every page here answers from the real figures."""


def figure(address: str) -> Figure:
    stem, _, query = address.partition("?")
    page = navigation.page(stem)
    found = next(navigation.figures(page, page.read(AddressChoices.of(query)))).figure_of()
    assert found is not None
    return found


@pytest.mark.parametrize("code", ["62", "67", "01", "46", "n51", "n68", "n01"])
def test_a_province_is_in_none_of_its_groups_and_all_are_of_its_era(code: str) -> None:
    groups = peers_of(code, "vi")
    assert tuple(groups) == KINDS
    for peers in some(groups.values()):
        assert code not in peers.codes
        assert {other.startswith("n") for other in peers.codes} == {code.startswith("n")}


@pytest.mark.parametrize(
    ("code", "kind", "codes"),
    [
        ("62", "region", ("64", "66", "67", "68")),
        ("01", "merged", ("04", "11", "12", "14", "20", "22", "38", "40", "42", "46")),
        ("01", "city", ("31", "48", "79", "92")),
        ("62", "city", ("01", "31", "48", "79", "92")),
        ("n46", "city", ("n01", "n31", "n48", "n79", "n92")),
    ],
)
def test_who_is_in_a_group(code: str, kind: str, codes: tuple[str, ...]) -> None:
    assert peers_of(code, "vi")[kind].codes == codes


def test_thirds_by_people_and_income_are_those_of_the_rows_held(
    real: duckdb.DuckDBPyConnection,
) -> None:
    rows = real.execute(
        "select province_code, population_thousand, monthly_income from population"
    ).fetchall()
    for place, kind in ((1, "population"), (2, "income")):
        ordered = [row[0] for row in sorted(rows, key=lambda row: (row[place], row[0]))]
        third = next(ordered[at : at + 21] for at in (0, 21, 42) if "62" in ordered[at : at + 21])
        assert set(peers_of("62", "vi")[kind].codes) == set(third) - {"62"}


def test_the_ranking_shows_the_group_and_keeps_the_places_in_the_country() -> None:
    shown = figure("ranking?index=PAPI&year=2024&group=region").table
    assert sorted(shown["province_code"]) == ["62", "64", "66", "67", "68"]
    assert shown.set_index("province_code")["rank"]["62"] == 60
    scores = ask("edition_score", index_code="PAPI", year=2024)
    of_total = scores[scores["component_code"] == "TOTAL"].set_index("province_code")["score"]
    median = statistics.median(of_total[["64", "66", "67", "68"]])
    told = said(open_page("ranking", index="PAPI", year="2024", group="region"), "caption")
    assert f"không kể Kon Tum: {median:.2f}".replace(".", ",") in told
    assert f"Kon Tum cách trung vị −{median - of_total['62']:.2f}".replace(".", ",") in told


def test_moves_are_those_of_the_group() -> None:
    drawn = figure("ranking?index=PAPI&year=2024&from_year=2020&view_ranking=bump&group=region")
    assert sorted(drawn.table["province_code"]) == ["62", "64", "66", "67", "68"]


def test_the_band_of_the_trend_is_the_group_s_without_the_province() -> None:
    asked = read(AddressChoices.of("index=PAPI&group=region"))
    rows = spread(asked).set_index("year")
    scores = ask("edition_score", index_code="PAPI", year=2020)
    of_total = scores[scores["component_code"] == "TOTAL"].set_index("province_code")["score"]
    own = of_total[["64", "66", "67", "68"]]
    assert rows["n_scored"][2020] == 4
    assert rows["median"][2020] == pytest.approx(statistics.median(own))
    assert (rows["lowest"][2020], rows["highest"][2020]) == (own.min(), own.max())
    drawn = figure("trend?index=PAPI&group=region")
    change = rows["median"][2024] - rows["median"][2021]
    assert drawn.title.endswith(f"trung vị của nhóm tăng {change:.2f}".replace(".", ","))
    assert "Nhóm “Cùng vùng”, 4 tỉnh, không kể Kon Tum" in drawn.subtitle


def test_the_gap_is_to_the_median_of_the_group_without_the_province() -> None:
    drawn = figure("component?view_component=gap&index=PAPI&year=2024&group=income")
    assert drawn.title.startswith(
        "PAPI 2024: Kon Tum kém trung vị nhóm “Cùng mức thu nhập” 2,97 điểm"
    )
    assert "không kể tỉnh đang xem (Hòa Bình, Nghệ An)" in drawn.subtitle


def test_an_edition_of_some_provinces_has_no_median_of_a_group() -> None:
    told = said(open_page("ranking", index="PAR_INDEX", year="2023", group="region"), "caption")
    assert "Kỳ này không đủ các tỉnh nên không tính trung vị của nhóm." in told


@pytest.mark.parametrize("stem", ["ranking", "trend", "component"])
def test_a_group_is_one_click_away(stem: str) -> None:
    at = open_page(stem, view_component="gap")
    (switch,) = [group for group in at.get("button_group") if group.key == "group"]
    assert list(switch.options) == [
        "Cả nước",
        "Cùng vùng (4)",
        "Cùng cỡ dân số (20)",
        "Cùng mức thu nhập (20)",
        "Cùng diện sáp nhập (51)",
        "Thành phố trực thuộc trung ương (5)",
    ]
