"""Old and new borders: the switch on ranking, map, trend and compare, and what the exports say."""

import duckdb
import pandas as pd
import pytest

from dashboard import navigation
from dashboard.export.figure.csv_file import csv_bytes
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.content import FigureView
from dashboard.figures.figure import Figure
from dashboard.figures.ranking.request import read
from tests.opened import open_page, said, texts
from tests.some import some

TODAY = "borders=today"
# Every view that has the switch, with the figures it shows.
VIEWS = {
    f"ranking?{TODAY}": 1,
    f"ranking?{TODAY}&view_ranking=map": 1,
    f"ranking?{TODAY}&view_ranking=bump": 1,
    f"ranking?{TODAY}&index=PCI&year=2021&province=67&compare=01&component=LAND": 1,
    f"trend?{TODAY}&compare=67": 2,
    f"trend?{TODAY}&view_trend=components": 1,
    f"component?{TODAY}&view_component=compare&compare=67": 2,
}


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Every page here answers from the real figures."""


def figures(address: str) -> list[Figure]:
    stem, _, query = address.partition("?")
    page = navigation.page(stem)
    views: list[FigureView] = list(navigation.figures(page, page.read(AddressChoices.of(query))))
    found = [view.figure_of() for view in views]
    return [figure for figure in found if figure is not None]


@pytest.mark.parametrize(("address", "count"), VIEWS.items())
def test_every_figure_says_that_it_is_computed_and_names_its_documents(
    address: str, count: int
) -> None:
    drawn = figures(address)
    assert len(drawn) == count
    for figure in some(drawn):
        assert figure.title.startswith("Tính theo địa giới hiện nay (không phải số công bố): ")
        assert figure.edition.endswith(", tính theo địa giới hiện nay")
        assert "gso-yearbook-2016" in [source.source_id for source in figure.sources]


@pytest.mark.parametrize("address", VIEWS)
def test_in_the_borders_as_published_nothing_is_computed_for_the_34(address: str) -> None:
    for figure in some(figures(address.replace(TODAY, "borders=published"))):
        assert "địa giới hiện nay" not in figure.title + figure.subtitle + figure.edition


def test_the_ranking_of_kon_tum_in_today_s_borders_is_that_of_quang_ngai() -> None:
    (figure,) = figures(f"ranking?{TODAY}&index=PAPI&year=2024")
    own = figure.table.set_index("province_code").loc["n51"]
    assert own[["rank", "out_of"]].tolist() == [24, 32]
    assert own[["score", "lowest", "highest"]].astype(float).round(4).tolist() == [
        42.2722,
        40.3083,
        43.0691,
    ]
    drawn = figure.chart.frames["rows"].set_index("province_code")
    assert "Các tỉnh hợp thành: 40,31–43,07" in drawn["told"]["n51"]
    assert len(drawn) == 32


def test_an_export_says_what_was_computed() -> None:
    (figure,) = figures(f"ranking?{TODAY}&index=PAPI&year=2024")
    written = csv_bytes(figure).decode("utf-8-sig")
    for words in (
        "Trung bình theo dân số (trang này tính)",
        "Thứ hạng (trang này tính)",
        "Tỉnh hợp thành thấp nhất",
        "PAPI 2024, tính theo địa giới hiện nay",
    ):
        assert words in written


def test_the_map_has_34_tiles_with_the_archipelagos() -> None:
    (figure,) = figures(f"ranking?{TODAY}&view_ranking=map&index=PAPI&year=2024")
    tiles, islands = figure.chart.frames["tiles"], figure.chart.frames["islands"]
    assert tiles[["tile_column", "tile_row"]].drop_duplicates().shape[0] == 34
    assert dict(zip(islands["words"], islands["province_code"], strict=True)) == {
        "Hoàng\nSa": "n48",
        "Trường\nSa": "n56",
    }
    groups = tiles.set_index("province_code")["group"]
    assert groups[["n22", "n51", "n25"]].tolist() == ["1", "3", "missing"]


def test_the_map_of_an_edition_for_the_34_has_its_archipelagos_too() -> None:
    (figure,) = figures("ranking?province=n48&index=DTI&year=2024&view_ranking=map")
    assert figure.chart.frames["islands"]["province_code"].tolist() == ["n48", "n56"]


def test_who_has_no_mean_is_told_with_the_part_that_has_no_score() -> None:
    at = open_page("ranking", borders="today", index="PAPI", year="2024")
    assert (
        "Không có trung bình vì một tỉnh hợp thành không có điểm (2 tỉnh): "
        "Đồng Tháp: Tiền Giang không có điểm (không công bố); "
        "Phú Thọ: Vĩnh Phúc không có điểm (không công bố)."
    ) in texts(at, "caption")
    assert "Do trang này tính, không phải số công bố" in said(at, "info")


def test_an_edition_of_some_provinces_has_means_and_no_ranks() -> None:
    (figure,) = figures(f"ranking?{TODAY}&index=PAR_INDEX&year=2023")
    assert figure.table["rank"].isna().all()
    assert int(figure.table["score"].notna().sum()) == 6
    at = open_page("ranking", borders="today", index="PAR_INDEX", year="2023")
    assert "không tính thứ hạng theo địa giới hiện nay" in said(at, "caption")


def test_what_was_published_for_the_34_stays_published_and_no_line_joins_it() -> None:
    score, rank = figures(f"trend?{TODAY}&index=DTI&province=n48")
    assert "không phải số công bố" not in score.title + rank.title
    rows = score.table.set_index("year")
    assert rows["rank_basis"][2024] == "published"
    assert not pd.isna(rows["score"][2024])
    assert rows["score_run"][2024] not in rows["score_run"][[2020, 2022, 2023]].tolist()


def test_the_switch_names_the_field_of_the_edition() -> None:
    at = open_page("ranking", index="PCI", year="2025", province="n68")
    (switch,) = [group for group in at.get("button_group") if group.key == "borders"]
    assert list(switch.options) == ["Như đã công bố (34)", "Địa giới hiện nay (34)"]
    at = open_page("ranking", language="en", index="PAPI", year="2024")
    (switch,) = [group for group in at.get("button_group") if group.key == "borders"]
    assert list(switch.options) == ["As published (63)", "Today's borders (34)"]


def test_those_compared_become_the_provinces_they_are_part_of() -> None:
    asked = read(AddressChoices.of(f"province=62&compare=67&compare=68&compare=51&{TODAY}"))
    assert (asked.home, asked.compared) == (("n51",), ("n68",))


def test_the_rule_is_told() -> None:
    told = said(open_page("method"), "markdown")
    assert "niên giám thống kê năm 2016" in told
