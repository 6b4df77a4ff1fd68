"""Every page through the frame, on the real figures: what a reader sees, word for word.

The browser's part (address bar, drawing, downloads) is in tests/e2e.
"""

import io
import json
import logging
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import navigation
from dashboard.catalog.indices import edition_rows, index_rows
from dashboard.charts.palette import PALETTES
from dashboard.store import versions
from dashboard.store.ask import ask, current_version
from dashboard.text.citation import day
from dashboard.text.messages import catalogue, words
from tests import official
from tests.opened import at_page, move, open_page, run, said, tables, texts
from tests.some import some

LANGUAGES = ("vi", "en")
NEWEST_SOURCE = max(row["published_on"] for row in official.rows("reference/source.csv"))[:7]
# What is on record of these is told here word for word; an index more changes nothing of it.
INDICES = ("PAPI", "PAR_INDEX", "SIPAS", "PCI")
NAMES = ("PAPI", "PAR INDEX", "SIPAS", "PCI")
FULL_EDITIONS = (
    [("PAPI", year) for year in range(2011, 2025)]
    + [("PCI", year) for year in range(2005, 2022)]
    + [("SIPAS", 2015)]
)
PARTIAL_EDITIONS = (
    [("PAR_INDEX", year) for year in range(2012, 2025)]
    + [("SIPAS", year) for year in range(2017, 2025)]
    + [("PCI", year) for year in range(2022, 2026)]
)


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Every page here answers from the real figures, unless a test names another folder."""


class Chart:
    """A chart as it was sent: its specification, its frames, its text alternative."""

    def __init__(self, element: Any) -> None:
        self.spec = json.loads(element.proto.spec)
        self.alt = element.proto.alt
        self.frames = {
            dataset.name: pa.ipc.open_stream(io.BytesIO(dataset.data.data)).read_pandas()
            for dataset in element.proto.datasets
        }

    def layers(self, mark: str, **wanted: object) -> list[tuple[dict[str, Any], pd.DataFrame]]:
        """The layers of a mark, as (layer, its frame); ``wanted`` are properties of the mark."""
        return [
            (layer, self.frames[layer["data"]["name"]])
            for layer in _flat(self.spec)
            if layer["mark"]["type"] == mark and wanted.items() <= layer["mark"].items()
        ]


def _flat(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All layers with their data and encoding, what they inherit included."""
    if "mark" in spec:
        yield spec
    for layer in spec.get("layer", []):
        inherited = {"data": layer.get("data") or spec.get("data")}
        yield from _flat({**layer, **inherited})


def charts(at: AppTest) -> list[Chart]:
    return [Chart(element) for element in at.get("vega_lite_chart")]


# Every page


PAGES = [
    # page, address, heading in Vietnamese, heading in English, number of charts
    ("overview", {}, "Kon Tum năm 2024", "Kon Tum in 2024", 4),
    ("overview", {"year": "2020"}, "Kon Tum năm 2020", "Kon Tum in 2020", 3),
    ("overview", {"province": "67", "year": "2022"}, "Đắk Nông năm 2022", "Dak Nong in 2022", 4),
    ("trend", {}, "Diễn biến của Kon Tum", "Trend of Kon Tum", 2),
    (
        "trend",
        {"province": "22"},
        "Diễn biến của Quảng Ninh (đến 6/2025)",
        "Trend of Quang Ninh (until 6/2025)",
        2,
    ),
    ("trend", {"view_trend": "components"}, "Diễn biến của Kon Tum", "Trend of Kon Tum", 8),
    ("ranking", {}, "PAPI 2024: xếp hạng các tỉnh", "PAPI 2024: ranking of provinces", 1),
    (
        "ranking",
        {"index": "PCI", "year": "2023"},
        "PCI 2023: xếp hạng các tỉnh",
        "PCI 2023: ranking of provinces",
        1,
    ),
    (
        "ranking",
        {"view_ranking": "map", "index": "PAR_INDEX", "year": "2012"},
        "PAR INDEX 2012: xếp hạng các tỉnh",
        "PAR INDEX 2012: ranking of provinces",
        1,
    ),
    (
        "ranking",
        {"view_ranking": "bump", "index": "PCI", "year": "2021", "from_year": "2006"},
        "PCI 2021: xếp hạng các tỉnh",
        "PCI 2021: ranking of provinces",
        1,
    ),
    ("source", {}, "Số liệu này lấy từ đâu?", "Where does this figure come from?", 0),
    (
        "method",
        {},
        "Số liệu được tính thế nào, tin được đến đâu?",
        "How is this computed, and how good is it?",
        0,
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("stem", "address", "vi", "en", "count"),
    PAGES,
    ids=lambda value: "-".join(value.values()) or "plain" if isinstance(value, dict) else None,
)
def test_a_page_opens_in_the_frame_with_its_heading_and_charts(
    stem: str, address: dict[str, str], vi: str, en: str, count: int, language: str
) -> None:
    at = open_page(stem, language=language, **address)
    assert texts(at, "title") == [{"vi": vi, "en": en}[language]]
    assert texts(at, "warning") == []
    assert len(charts(at)) == count + (further(address) if stem == "overview" else 0)
    version = current_version()
    newest = day(NEWEST_SOURCE, language)
    assert [caption.value for caption in at.sidebar.caption] == [
        words(language)("frame.data_version", version=version, date=newest)
    ]


def further(address: dict[str, str]) -> int:
    """How many indices more than those of ``INDICES`` have a place on the overview."""
    province, year = address.get("province", "62"), int(address.get("year", 2024))
    rows = ask("province_standing", province_code=province, year=year)
    return int(rows[~rows["index_code"].isin(INDICES)]["rank"].notna().sum())


@pytest.mark.parametrize("entry", navigation.PUBLIC, ids=lambda entry: entry.stem)
def test_the_menu_leads_from_a_page_to_every_other(entry: navigation.Page) -> None:
    at = open_page(entry.stem)
    for other in navigation.PUBLIC:
        at.switch_page(f"../pages/{other.section}/{other.stem}.py")


def test_the_default_province_is_the_same_on_the_next_page() -> None:
    at = open_page("overview")
    assert texts(move(at, "trend"), "title") == ["Diễn biến của Kon Tum"]


def test_what_the_address_named_is_kept_when_the_page_changes() -> None:
    at = open_page("ranking", province="67", index="PCI", year="2020", compare=["01", "22"])
    assert texts(move(at, "trend"), "title") == ["Diễn biến của Đắk Nông"]
    assert at.selectbox(key="index").value == "PCI"
    assert at.multiselect(key="compare").value == ["01", "22"]
    assert texts(move(at, "overview"), "title") == ["Đắk Nông năm 2020"]
    assert texts(move(at, "ranking"), "title") == ["PCI 2020: xếp hạng các tỉnh"]
    assert at.query_params["province"] == "67"


def test_what_a_reader_chose_is_kept_when_the_page_changes() -> None:
    at = open_page("overview")
    at.selectbox(key="province").set_value("67").run()
    assert texts(move(at, "trend"), "title") == ["Diễn biến của Đắk Nông"]


@pytest.mark.parametrize("entry", navigation.PUBLIC, ids=lambda entry: entry.stem)
def test_every_chart_says_its_finding_and_offers_its_table(entry: navigation.Page) -> None:
    at = open_page(entry.stem)
    drawn = charts(at)
    # Present draws on its stage, source and method in views of theirs; a checked text has no chart.
    undrawn = ("present", "source", "method", "check_text")
    assert (len(drawn) > 0) == (entry.stem not in undrawn)
    assert [chart.alt for chart in drawn if len(chart.alt) <= 10] == []
    assert [chart for chart in drawn if chart.alt == "Vega visualization"] == []
    # A table of what no chart can show has one too.
    offered = [expander.label for expander in at.expander]
    assert offered.count("Bảng số liệu và tải về") >= len(drawn)


# Overview


def cards(at: AppTest) -> dict[str, tuple[str, str]]:
    """What the cards say, by title ("PAPI 2020"): the large place, and the lines below it."""
    # A list of sentences stands above the cards; each card has a number and a text.
    written = texts(at, "markdown")
    above = next(place for place, text in enumerate(written) if text.startswith("- **"))
    lines = written[above + 1 :]
    return {
        metric.label: (metric.value, text) for metric, text in zip(at.metric, lines, strict=False)
    }


def test_overview_opens_on_the_newest_year_with_each_index_s_own() -> None:
    shown = cards(open_page("overview"))
    shown = {title: card for title, card in shown.items() if title[: -len(" 2024")] in NAMES}
    assert {title: place for title, (place, _) in shown.items()} == {
        "PAPI 2024": "60/61",
        "PAR INDEX 2023": "43/63",
        "SIPAS 2023": "35/63",
        "PCI 2022": "37/63",
    }
    is_older = ["Kết quả mới nhất đến 2024" in lines for _, lines in shown.values()]
    assert is_older == [False, True, True, True]


def test_overview_2020_says_what_the_directive_of_2021_was_about() -> None:
    at = open_page("overview", year="2020")
    assert "- **Kon Tum đứng thứ 49/63 về PAPI 2020, tăng 4 bậc dù điểm giảm 0,23**" in said(at)
    assert cards(at)["PAPI 2020"][0] == "49/63"
    assert "điểm −0,23 so với 2019" in cards(at)["PAPI 2020"][1]
    assert cards(at)["PCI 2020"][0] == "56/63"
    assert "giữ nguyên thứ hạng" in cards(at)["PCI 2020"][1]


def test_overview_2020_shows_the_targets_of_2021_and_what_became_of_them() -> None:
    table = tables(open_page("overview", year="2020"))[0]
    shown = table[["Chỉ số, năm", "Mục tiêu", "Kết quả"]].to_numpy().tolist()
    gain = "; tăng 10 bậc so với năm 2019 (hạng {})"
    assert shown == [
        [
            "PAPI 2021",
            "43/63" + gain.format("53/63, suy từ tài liệu"),
            "54/60 (tính lại từ điểm) :red-badge[✗ Không đạt, thiếu 11 bậc]",
        ],
        [
            "PAR INDEX 2021",
            "49/63" + gain.format("59/63, suy từ tài liệu"),
            "– :gray-badge[Chưa có kết quả trong tài liệu]",
        ],
        [
            "PCI 2021",
            "46/63" + gain.format("56/63"),
            "61/63 (công bố) :red-badge[✗ Không đạt, thiếu 15 bậc]",
        ],
        [
            "Biên chế hành chính (giảm) 2021",
            "10%",
            "11% :green-badge[✓ Đạt, vượt 1 điểm phần trăm]",
        ],
    ]


def test_overview_2022_shows_a_jump_of_rank_and_no_score_difference_across_the_break() -> None:
    at = open_page("overview", year="2022")
    place, lines = cards(at)["PCI 2022"]
    assert place == "37/63"
    assert ":green[**▲ tăng 24 bậc**]" in lines
    assert "**64,89 điểm**" in lines
    assert "Không so điểm với 2021: " in lines
    assert "so với 2021" not in lines
    assert "- **Kon Tum đứng thứ 37/63 về PCI 2022, tăng 24 bậc**" in said(at)
    table = tables(at)[0]
    (met,) = table[table["Chỉ số, năm"] == "PCI 2022"].to_numpy().tolist()
    assert met[1:3] == ["43/63", "37/63 (công bố) :green-badge[✓ Đạt, vượt 6 bậc]"]


def test_overview_of_dak_nong_2022_says_that_a_score_was_derived() -> None:
    shown = cards(open_page("overview", province="67", year="2022"))
    assert shown["PAR INDEX 2022"][0] == "37/63"
    assert shown["SIPAS 2022"][0] == "31/63"
    assert shown["PCI 2022"][0] == "38/63"
    # The document prints the points gained and not the score.
    assert "**64,87 điểm**" in shown["PCI 2022"][1]
    assert "Điểm suy ra: 61,95 điểm năm 2021 cộng 2,92 điểm" in shown["PCI 2022"][1]


# Trend


TREND_PROVINCES = ["01", "22", "35", "60", "62", "67", "79", "95"]


@pytest.mark.parametrize("index_code", ["PAPI", "PAR_INDEX", "SIPAS", "PCI"])
def test_no_line_joins_what_is_not_comparable(index_code: str) -> None:
    series = edition_rows(index_code)["series"]
    for province in TREND_PROVINCES:
        for chart in some(charts(open_page("trend", province=province, index=index_code))):
            lines = chart.layers("line")
            assert lines
            for layer, frame in lines:
                assert_comparable(layer, frame, series)


def assert_comparable(layer: dict[str, Any], frame: pd.DataFrame, series: pd.Series) -> None:
    """Each line, as Vega-Lite parts them, has consecutive years of one series."""
    parted = [part["field"] for part in layer["encoding"]["detail"]]
    assert {"province_code"} < set(parted)
    value = layer["encoding"]["y"]["field"]
    for _, line in some(frame[frame[value].notna()].groupby(parted)):
        years = sorted(int(year) for year in line["year"])
        assert years == [*range(years[0], years[-1] + 1)]
        assert len({series[year] for year in years}) == 1


def test_breaks_between_series_are_marked_and_explained() -> None:
    at = open_page("trend", index="PAPI")
    for chart in some(charts(at)):
        rules = [frame for layer, frame in chart.layers("rule", strokeDash=[2, 3])]
        assert list(rules[0]["year"]) == [2015.5, 2017.5, 2018.5, 2020.5]
    subtitle = next(text for text in texts(at, "caption") if "Chuỗi mới từ" in text)
    assert [f"({letter})" in subtitle for letter in "abcd"] == [True] * 4


def test_gaps_carry_their_reasons() -> None:
    """PAPI printed no total for Quảng Ninh in 2018, 2021 and 2023."""
    score, rank = charts(open_page("trend", province="22", index="PAPI"))
    for chart in (score, rank):
        gaps = pd.concat(frame for _, frame in chart.layers("text", angle=270))
        assert dict(zip(gaps["year"], gaps["reason"], strict=True)) == {
            float(year): "không công bố" for year in (2018, 2021, 2023)
        }
        lines = chart.layers("line")[0][1]
        assert {2018, 2021, 2023}.isdisjoint(lines["year"])


def test_a_province_with_every_result_has_no_gap() -> None:
    for chart in some(charts(open_page("trend", province="62", index="PAPI"))):
        assert [frame for _, frame in chart.layers("text", angle=270) if len(frame)] == []


def test_at_most_five_provinces_are_compared() -> None:
    at = open_page("trend", index="PAPI", compare=["01", "04", "22", "48", "67", "79", "92"])
    assert at.multiselect(key="compare").value == ["01", "04", "22", "48", "67"]
    drawn = charts(at)[0].layers("line")[0][1]
    assert set(drawn["province_code"]) == {"62", "01", "04", "22", "48", "67"}
    assert at.multiselect(key="compare").proto.max_selections == 5


def test_every_compared_province_has_a_colour_of_its_own() -> None:
    at = open_page("trend", index="PCI", compare=["01", "22", "48", "67", "79"])
    for chart in some(charts(at)):
        ((layer, frame),) = chart.layers("line")
        colour = layer["encoding"]["color"]
        scale = dict(zip(colour["scale"]["domain"], colour["scale"]["range"], strict=True))
        shown = frame[["province_code", colour["field"]]].drop_duplicates()
        colours = {
            code: scale[key]
            for code, key in zip(shown["province_code"], shown[colour["field"]], strict=True)
        }
        assert set(colours) == {"62", "01", "22", "48", "67", "79"}
        assert len(set(colours.values())) == len(shown) == 6
        assert colours["62"] == PALETTES["light"].home


def test_a_province_keeps_its_colour_on_the_next_page() -> None:
    at = open_page("trend", index="PCI", compare=["01", "67"])
    ((layer, drawn),) = charts(at)[0].layers("line")
    field = layer["encoding"]["color"]["field"]
    known = pd.concat(frame for _, frame in charts(at)[0].layers("point", filled=True))
    names = dict(zip(known["province_code"], known["name"], strict=True))
    on_trend = {
        names[code]: slot for code, slot in zip(drawn["province_code"], drawn[field], strict=True)
    }
    at = open_page("ranking", index="PCI", year="2021", compare=["01", "67"])
    dots = dots_of(charts(at)[0])
    on_ranking = dict(zip(dots["name"], dots[field], strict=True))
    assert set(on_trend) == {"Kon Tum", "Hà Nội", "Đắk Nông"}
    assert {name: on_ranking[name] for name in on_trend} == on_trend


@pytest.mark.parametrize(
    ("index_code", "promised"),
    [
        ("PAPI", {(2021, 43)}),
        ("PAR_INDEX", {(2021, 49)}),
        ("PCI", {(2021, 46), (2022, 43)}),
    ],
)
def test_targets_are_open_diamonds_at_year_and_place(
    index_code: str, promised: set[tuple[int, int]]
) -> None:
    # The rank's chart is the last: PAR INDEX has so few scores that it stands alone.
    rank = charts(open_page("trend", index=index_code))[-1]
    ((_, frame),) = rank.layers("point", shape="diamond", filled=False)
    drawn = {(int(row["year"]), int(row["rank"])) for _, row in frame.iterrows()}
    assert promised <= drawn
    told = [text.split("\n", 1) for text in frame["told"]]
    assert [said for said, _ in told] == [
        f"Mục tiêu {int(row['year'])}: {said.split(': ')[1]}"
        for (said, _), (_, row) in zip(told, frame.iterrows(), strict=True)
    ]
    assert all(len(document) > 10 for _, document in some(told))


def test_component_charts_share_one_scale_and_join_only_comparable_years() -> None:
    at = open_page("trend", index="PAPI", view_trend="components")
    series = edition_rows("PAPI")["series"]
    scales = set()
    for chart in some(charts(at)):
        for layer, frame in some(chart.layers("line")):
            for _, line in some(frame.groupby(layer["encoding"]["detail"]["field"])):
                known = line[line[layer["encoding"]["y"]["field"]].notna()]
                assert len({series[year] for year in known["year"]}) <= 1
        (ends,) = chart.frames["ends"].to_dict("records")
        scales.add((ends["low"], ends["high"], ends["first"], ends["last"]))
    assert len(scales) == 1


# Ranking


@pytest.mark.parametrize(("index_code", "year"), FULL_EDITIONS)
def test_a_full_edition_shows_every_scored_province(
    index_code: str, year: int, real: duckdb.DuckDBPyConnection
) -> None:
    at = open_page("ranking", index=index_code, year=str(year))
    name = "PAR INDEX" if index_code == "PAR_INDEX" else index_code
    assert texts(at, "title") == [f"{name} {year}: xếp hạng các tỉnh"]
    scored = ask("edition_catalog").set_index(["index_code", "year"])["n_scored"]
    (chart,) = charts(at)
    assert len(dots_of(chart)) == scored[(index_code, year)]
    places = dots_of(chart)["label"].str.split("  ").str[0].astype(int)
    assert places.is_monotonic_increasing
    assert texts(at, "info") == []


def dots_of(chart: Chart) -> pd.DataFrame:
    layer, frame = chart.layers("point", filled=True)[0]
    assert layer["encoding"]["y"]["axis"]["labelOverlap"] is False
    return frame


def test_the_editions_tried_here_are_all_on_record() -> None:
    editions = ask("edition_catalog").set_index(["index_code", "year"])["coverage"]
    tried = dict.fromkeys(FULL_EDITIONS, "full") | dict.fromkeys(PARTIAL_EDITIONS, "partial")
    assert editions[editions.index.isin(INDICES, level="index_code")].to_dict() == tried


@pytest.mark.parametrize(("index_code", "year"), PARTIAL_EDITIONS)
def test_a_partial_edition_shows_published_places_only_and_says_so(
    index_code: str, year: int, real: duckdb.DuckDBPyConnection
) -> None:
    # Since 2025 an edition is of the 34.
    province = "62" if year < 2025 else "n51"
    at = open_page("ranking", province=province, index=index_code, year=str(year))
    ranked = real.execute(
        "select count(rank) from province_rank where index_code = ? and year = ?"
        " and component_code = 'TOTAL' and rank_basis <> 'computed'",
        [index_code, year],
    ).fetchall()[0][0]
    assert [len(dots_of(chart)) for chart in charts(at)] == ([ranked] if ranked else [])
    assert any("chưa có" in text.lower() for text in texts(at, "info")) == (not ranked)
    told = [text for text in texts(at, "caption") if f"chỉ có {ranked} tỉnh" in text]
    assert ["không tính lại" in text for text in told] == ([True] if ranked else [])
    assert "thêm **" not in said(at)


def test_pci_2023_has_fourteen_published_places() -> None:
    (chart,) = charts(open_page("ranking", index="PCI", year="2023"))
    assert len(dots_of(chart)) == 14


PRICE = re.compile(r"- \*\*(\d+) bậc\*\* \(lên hạng (\d+)\): thêm \*\*([\d.,]+)\*\* điểm")


@pytest.mark.parametrize(
    ("index_code", "year", "province"),
    [
        ("PAPI", 2020, "62"),
        ("PAPI", 2024, "62"),
        ("PAPI", 2011, "01"),
        ("PAPI", 2022, "67"),
        ("PCI", 2021, "62"),
        ("PCI", 2005, "01"),
        ("PCI", 2012, "67"),
        ("PCI", 2019, "79"),
        ("PCI", 2016, "60"),
    ],
)
def test_adding_the_printed_points_gives_the_printed_place(
    index_code: str, year: int, province: str, real: duckdb.DuckDBPyConnection
) -> None:
    at = open_page("ranking", index=index_code, year=str(year), province=province)
    steps = PRICE.findall(said(at))
    scores = {
        code: Decimal(str(score))
        for code, score in real.execute(
            "select province_code, score from province_rank where index_code = ? and year = ?"
            " and component_code = 'TOTAL' and score is not null",
            [index_code, year],
        ).fetchall()
    }
    own = place(scores, province, scores[province])
    assert len(steps) == sum(own > step for step in (1, 3, 5))
    for places, wanted, points in some(steps):
        added = Decimal(points.replace(".", "").replace(",", "."))
        assert own - int(places) == int(wanted)
        assert place(scores, province, scores[province] + added) <= int(wanted)
        # A hundredth less does not do: the price is not higher than it must be.
        assert place(scores, province, scores[province] + added - Decimal("0.01")) > int(wanted)


def place(scores: dict[str, Decimal], province: str, score: Decimal) -> int:
    return 1 + sum(other > score for code, other in scores.items() if code != province)


@pytest.mark.parametrize(("year", "province"), [(2020, "62"), (2007, "04")])
def test_the_price_counts_from_the_place_that_is_shown(year: int, province: str) -> None:
    """Cao Bằng 2007: the published 62/64 counts Hà Tây, which has no score in the data."""
    at = open_page("ranking", index="PCI", year=str(year), province=province)
    shown = re.search(r"đứng thứ (\d+)/", said(at))
    assert shown is not None
    told = [(int(wanted), int(places)) for places, wanted, _ in PRICE.findall(said(at))]
    assert (len(told) > 0) == (year == 2020)
    assert [wanted for wanted, _ in told] == [int(shown[1]) - places for _, places in told]


def test_the_best_province_has_no_place_above_it_to_buy() -> None:
    at = open_page("ranking", index="PCI", year="2021", province="22")
    assert "Giá của một bậc" not in said(at)


def test_survey_error_is_told_where_an_interval_was_published() -> None:
    at = open_page("ranking", index="PAPI", year="2019")
    (told,) = [text for text in texts(at, "caption") if text.startswith("Khoảng tin cậy 95%")]
    assert "không phân biệt được với 31 tỉnh" in told
    (chart,) = charts(at)
    assert dots_of(chart)["interval_low"].notna().sum() == 63


@pytest.mark.parametrize(("index_code", "year"), [("PAPI", 2018), ("PAPI", 2020), ("PCI", 2019)])
def test_no_group_is_called_alike_where_no_interval_was_published(
    index_code: str, year: int
) -> None:
    at = open_page("ranking", index=index_code, year=str(year))
    assert "không phân biệt được" not in said(at)
    assert "Kỳ này không công bố khoảng tin cậy" in said(at)


def test_a_region_shows_its_provinces_with_their_places_in_the_country() -> None:
    at = open_page("ranking", index="PCI", year="2021", region="Tây Nguyên")
    (chart,) = charts(at)
    assert set(dots_of(chart)["name"]) == {"Kon Tum", "Gia Lai", "Đắk Lắk", "Đắk Nông", "Lâm Đồng"}
    assert "61  Kon Tum" in set(dots_of(chart)["label"])


@pytest.mark.parametrize("year", [2006, 2012, 2021])
def test_the_map_has_a_tile_for_every_province_of_that_year(
    year: int, real: duckdb.DuckDBPyConnection
) -> None:
    at = open_page("ranking", index="PCI", year=str(year), view_ranking="map")
    (chart,) = charts(at)
    tiles = chart.layers("rect")[0][1]
    assert len(tiles) == len(tiles[["tile_column", "tile_row"]].drop_duplicates()) >= 63


def test_bump_joins_the_two_places_of_every_province_in_both_years() -> None:
    at = open_page("ranking", index="PCI", year="2021", view_ranking="bump", from_year="2006")
    (chart,) = charts(at)
    drawn = pd.concat(frame for _, frame in chart.layers("line"))
    assert (drawn.groupby("province_code")["side"].nunique() == 2).all()
    assert drawn["province_code"].nunique() == 63
    assert "Hai kỳ khác chuỗi" in said(at)


# Nothing to show, and what else an address may hold


MERGED = [
    ("n68", "Lâm Đồng (từ 7/2025)", ["Đắk Nông", "Bình Thuận", "Lâm Đồng (đến 6/2025)"]),
    ("n51", "Quảng Ngãi (từ 7/2025)", ["Kon Tum", "Quảng Ngãi (đến 6/2025)"]),
]


@pytest.mark.parametrize(("code", "name", "predecessors"), MERGED)
def test_a_merged_province_shows_its_predecessors_side_by_side(
    code: str, name: str, predecessors: list[str]
) -> None:
    at = open_page("overview", province=code, year="2022")
    assert texts(at, "title") == [f"{name} năm 2022"]
    assert set(texts(at, "header")) == set(predecessors)
    assert "không cộng hay lấy trung bình" in texts(at, "info")[0]
    assert sum(metric.label == "PAPI 2022" for metric in at.metric) == len(predecessors)


@pytest.mark.parametrize(("code", "name", "predecessors"), MERGED)
def test_the_trend_of_a_merged_province_draws_its_predecessors_not_a_mean(
    code: str, name: str, predecessors: list[str]
) -> None:
    at = open_page("trend", province=code, index="PCI")
    assert f"Trước 1/7/2025 chưa có {name}" in texts(at, "info")[0]
    for chart in some(charts(at)):
        drawn = pd.concat(frame for _, frame in chart.layers("point", filled=True))
        assert set(drawn["short_name"]) == set(predecessors)


@pytest.mark.parametrize(("code", "name", "predecessors"), MERGED)
def test_the_ranking_names_every_predecessor(code: str, name: str, predecessors: list[str]) -> None:
    at = open_page("ranking", province=code, index="PCI", year="2021")
    (chart,) = charts(at)
    chosen = dots_of(chart)
    # In an edition of the 63 the name alone says which.
    names = {name.removesuffix(" (đến 6/2025)") for name in predecessors}
    assert set(chosen.loc[chosen["is_chosen"], "name"]) == names
    for predecessor in some(predecessors):
        assert f"{predecessor} đứng thứ " in said(at)


def test_2005_is_the_first_year_and_says_what_is_not_there() -> None:
    at = open_page("overview", year="2005")
    assert texts(at, "title") == ["Kon Tum năm 2005"]
    assert charts(at) == []
    first_years = [edition_rows(str(code))["year"].min() for code in index_rows().index]
    later = sum(year > 2005 for year in first_years)
    assert said(at).count("Chưa có kỳ công bố nào đến năm 2005") == later
    assert "Chưa tìm thấy kết quả của Kon Tum đến năm 2005" in said(at)
    assert "Không có mục tiêu năm 2005 hoặc 2006" in said(at, "info")


def test_a_province_without_any_result_on_an_index_is_told_so() -> None:
    at = open_page("trend", province="17", index="SIPAS")
    assert charts(at) == []
    assert texts(at, "info") == [
        "Chưa có điểm SIPAS của Hòa Bình",
        "Chưa có thứ hạng SIPAS của Hòa Bình",
    ]


def test_a_component_without_figures_is_told_so() -> None:
    at = open_page("ranking", index="PAR_INDEX", year="2014", view_ranking="bump")
    assert len(charts(at)) + len(texts(at, "info")) == 1


NOISE = "Đ<%\x00`[]()$\u202e" * 1000
BAD_VALUES = [
    ("overview", "province", "99", "Kon Tum năm 2024"),
    ("overview", "province", NOISE, "Kon Tum năm 2024"),
    ("overview", "year", "abc", "Kon Tum năm 2024"),
    ("overview", "year", "1999", "Kon Tum năm 2024"),
    ("overview", "year", "２０２０", "Kon Tum năm 2024"),
    ("overview", "language", "fr", "Kon Tum năm 2024"),
    ("trend", "index", "<script>alert(1)</script>", "Diễn biến của Kon Tum"),
    ("trend", "component", "'; drop table score; --", "Diễn biến của Kon Tum"),
    ("trend", "compare", "zz", "Diễn biến của Kon Tum"),
    ("trend", "view_trend", "x", "Diễn biến của Kon Tum"),
    ("ranking", "province", "99", "PAPI 2024: xếp hạng các tỉnh"),
    ("ranking", "index", "<script>", "PAPI 2024: xếp hạng các tỉnh"),
    ("ranking", "year", "-1", "PAPI 2024: xếp hạng các tỉnh"),
    ("ranking", "region", "Mặt Trăng", "PAPI 2024: xếp hạng các tỉnh"),
    ("ranking", "view_ranking", "[]", "PAPI 2024: xếp hạng các tỉnh"),
    ("ranking", "compare", "62", "PAPI 2024: xếp hạng các tỉnh"),
]


@pytest.mark.parametrize(
    ("stem", "parameter", "value", "heading"),
    BAD_VALUES,
    ids=[f"{stem}-{parameter}-{number}" for number, (stem, parameter, *_) in enumerate(BAD_VALUES)],
)
def test_a_bad_value_in_the_address_gets_a_message_and_the_default(
    stem: str, parameter: str, value: str, heading: str
) -> None:
    at = open_page(stem, **{parameter: value})
    assert texts(at, "title") == [heading]
    (warning,) = texts(at, "warning")
    assert warning.startswith("Địa chỉ có ")
    assert "không có trong danh sách" in warning
    assert len(warning) < 250
    assert at.query_params.get(parameter) != value


@pytest.mark.parametrize("spelling", ["dak nong", "Đắk Nông", "Daknong", "ĐẮK NÔNG"])
def test_the_address_may_name_a_province_under_any_spelling(spelling: str) -> None:
    at = open_page("overview", province=spelling, year="2022")
    assert texts(at, "title") == ["Đắk Nông năm 2022"]
    assert texts(at, "warning") == []
    assert at.query_params["province"] == "67"


def test_a_province_of_before_2009_leads_to_the_one_it_joined_with_a_note() -> None:
    at = open_page("overview", province="ha tay", year="2022")
    assert texts(at, "title") == ["Hà Nội (đến 6/2025) năm 2022"]
    (warning,) = texts(at, "warning")
    assert "Hà Tây nhập vào ngày 01/08/2008" in warning
    assert at.query_params["province"] == "01"


def test_a_year_of_the_other_era_is_told_on_the_page_and_the_newest_own_one_shown() -> None:
    at = open_page("ranking", province="62", index="PCI", year="2025")
    assert texts(at, "title") == ["PCI 2024: xếp hạng các tỉnh"]
    (warning,) = texts(at, "warning")
    assert "kỳ 2025 công bố cho 34 tỉnh, thành phố; Kon Tum từ 7/2025 là Quảng Ngãi" in warning
    assert at.query_params["year"] == "2024"


@pytest.mark.parametrize("value", ["99", "x' or 1=1", ""])
def test_theme_and_unknown_parameters_do_no_harm(value: str) -> None:
    at = open_page("overview", theme=value, something=value, embed=value)
    assert texts(at, "title") == ["Kon Tum năm 2024"]


# Language


EVERY_VIEW = [
    ("overview", {"year": "2020"}),
    ("overview", {"year": "2022", "province": "67"}),
    ("overview", {"year": "2022", "province": "n51"}),
    ("overview", {"year": "2005"}),
    ("trend", {"index": "PCI"}),
    ("trend", {"index": "SIPAS", "province": "17"}),
    ("trend", {"index": "PAPI", "view_trend": "components"}),
    ("ranking", {"index": "PCI", "year": "2023"}),
    ("ranking", {"index": "PAPI", "year": "2019"}),
    ("ranking", {"index": "PAPI", "year": "2021", "view_ranking": "map"}),
    ("ranking", {"index": "PCI", "year": "2012", "view_ranking": "bump"}),
    ("ranking", {"index": "nonsense", "year": "abc", "compare": "zz"}),
    ("ranking", {"index": "PAPI", "year": "2024", "borders": "today", "group": "city"}),
    ("trend", {"index": "PAPI", "borders": "today", "group": "income"}),
]


def everything_said(at: AppTest) -> list[str]:
    """All texts of a page with what its charts and tables hold, names of documents left out."""
    said = texts(at, "title", "header", "subheader", "markdown", "caption", "info", "warning")
    said += [expander.label for expander in at.expander]
    said += [link.proto.label for link in at.get("page_link")]
    for kind in ("selectbox", "multiselect"):
        said += [widget.label for widget in at.get(kind)]
    for control in at.get("button_group"):
        # The switch of languages names each in itself.
        said += [control.proto.label] + (list(control.options) if control.key != "language" else [])
    for table in tables(at):
        shown = table.drop(columns=[name for name in table if name in DOCUMENT_COLUMNS])
        said += [*shown.columns, *(str(value) for value in shown.to_numpy().ravel())]
    for chart in charts(at):
        said += [chart.alt, *_in_spec(chart.spec)]
        for frame in chart.frames.values():
            # What a click does is an address; what is told of a target names its document.
            shown = frame.drop(columns=["click", "add"], errors="ignore")
            said += [value for value in shown.to_numpy().ravel() if isinstance(value, str)]
    return said


DOCUMENT_COLUMNS = {
    words(language)(key)
    for language in LANGUAGES
    for key in (
        "overview.target_document",
        "overview.next_source",
        "overview.next_what",
        "overview.component_lead",
    )
}


def _in_spec(spec: object) -> Iterator[str]:
    """Titles of axes and tooltips, and the words of expressions."""
    if isinstance(spec, dict):
        for key, value in spec.items():
            if key in ("title", "labelExpr", "text") and isinstance(value, str):
                yield value
            else:
                yield from _in_spec(value)
    elif isinstance(spec, list):
        for part in spec:
            yield from _in_spec(part)


def phrases(language: str) -> set[str]:
    """What a catalogue says between its placeholders, where that is at least two words."""
    found = {
        part.strip(" .,;:()*·-\"'“”")
        for text in catalogue(language).values()
        for part in re.split(r"\{\w*\}", text)
    }
    return {part for part in found if " " in part and len(part) >= 8}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("stem", "address"),
    EVERY_VIEW,
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else value,
)
def test_a_page_speaks_one_language(stem: str, address: dict[str, str], language: str) -> None:
    said = everything_said(open_page(stem, language=language, **address))
    own, other = ("vi", "en") if language == "vi" else ("en", "vi")
    foreign = phrases(other) - phrases(own)
    assert [(text, phrase) for text in said for phrase in foreign if phrase in text] == []


ENGLISH = re.compile(
    r"\b(the|and|score|rank|year|province|source|target|result|place|points|none|null|nan|missing"
    r"|not|published|first|quarter|loading|table)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("stem", "address"),
    EVERY_VIEW,
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else value,
)
def test_no_english_stands_on_a_vietnamese_page(stem: str, address: dict[str, str]) -> None:
    said = everything_said(open_page(stem, **address))
    # Keys stay ASCII; an expression turns them into words.
    codes = re.compile(r"^[a-z0-9_-]+$|`[^`]*`|datum\.\w+( === '\w+')?")
    assert [text for text in said if ENGLISH.search(codes.sub("", text))] == []


# Data that cannot be opened


PROBLEM = "Chưa mở được số liệu"


def _broken(kind: str, folder: Path, good: Path) -> None:
    """Leave in ``folder`` what ``kind`` names: versions.VersionError's problems."""
    file = folder / good.name
    shutil.copy(good, file)
    (folder / "current").write_text(f"{file.name}\n", encoding="utf-8")
    if kind == "file_missing":
        file.unlink()
    elif kind == "file_unreadable":
        file.write_bytes(good.read_bytes()[:5000])
    elif kind == "foreign_file":
        file.unlink()
        with duckdb.connect(file) as connection:
            connection.execute("create table something (answer integer)")
    elif kind == "bad_pointer":
        (folder / "current").write_text("../../etc/passwd\n", encoding="utf-8")


KINDS = ["file_missing", "file_unreadable", "foreign_file", "bad_pointer"]


@pytest.mark.parametrize("entry", navigation.PUBLIC, ids=lambda entry: entry.stem)
@pytest.mark.parametrize("kind", KINDS)
def test_data_that_cannot_be_opened_get_a_clear_page_and_a_log_line(
    kind: str,
    entry: navigation.Page,
    tmp_path: Path,
    real_version: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    _broken(kind, tmp_path, real_version)
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path))
    with caplog.at_level(logging.ERROR, logger="dashboard"):
        at = run(at_page(entry.stem))
    assert texts(at, "header") == [PROBLEM]
    assert texts(at, "error") == [words("vi")(f"frame.problem.{kind}")]
    assert "tải lại trang" in said(at)
    assert texts(at, "code") == ["make data"]
    assert texts(at, "title") == []
    assert [
        record.message
        for record in caplog.records
        if record.message.startswith(f"data version: {kind}")
    ]


def test_the_path_of_the_data_is_in_the_log_and_not_on_the_screen(
    tmp_path: Path,
    real_version: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    _broken("file_unreadable", tmp_path, real_version)
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path))
    at = run(at_page("overview"))
    shown = "\n".join([*texts(at, "header", "error", "markdown", "code", "caption")])
    assert str(tmp_path) not in shown
    assert str(tmp_path) in caplog.text


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"dashboard-../../x.duckdb", b"x" * 100_000]
)
def test_any_nonsense_in_the_pointer_is_a_bad_pointer(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "current").write_bytes(content)
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path))
    at = run(at_page("overview", language="en"))
    assert texts(at, "header") == ["The data cannot be opened"]
    assert texts(at, "error") == [words("en")("frame.problem.bad_pointer")]


def test_a_pointer_that_is_a_folder_is_a_bad_pointer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "current").mkdir()
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path))
    assert texts(run(at_page("overview")), "error") == [words("vi")("frame.problem.bad_pointer")]


def test_the_page_stands_again_once_the_data_are_back(
    tmp_path: Path, real_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _broken("file_missing", tmp_path, real_version)
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path))
    at = run(at_page("overview"))
    assert texts(at, "header") == [PROBLEM]
    shutil.copy(real_version, tmp_path / real_version.name)
    run(at)
    assert texts(at, "error") == []
    assert texts(at, "title") == ["Kon Tum năm 2024"]


def test_the_first_visit_without_data_builds_them_and_shows_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path))
    at = open_page("overview")
    assert texts(at, "title") == ["Kon Tum năm 2024"]
    assert versions.current().parent == tmp_path
    assert len(versions.versions()) == 1


@pytest.mark.parametrize(
    ("language", "missing", "told"),
    [
        ("vi", "tranking", "Không có trang “tranking”. Dưới đây là trang đầu"),
        ("en", "tranking", "There is no page “tranking”. This is the first page"),
        ("vi", "update", "Trang “update” chỉ mở khi máy chủ có đăng nhập"),
        ("vi", "[x](http://a)", "Không có trang “\\[x\\]"),
    ],
)
@pytest.mark.usefixtures("real")
def test_who_asked_for_no_page_is_told_on_the_first(language: str, missing: str, told: str) -> None:
    at = open_page("overview", missing=missing, language=language)
    assert [text.startswith(told) for text in texts(at, "warning")] == [True]
    assert "missing" not in at.query_params
