"""The charts of every page: their text is their kind's, and their marks say and do what is right.

What the browser makes of it (hovering, clicking) is in tests/e2e.
"""

import json
from collections import defaultdict
from urllib.parse import urlencode

import duckdb
import pytest

from dashboard import navigation
from dashboard.briefing.slide import Chart, Series, Slide
from dashboard.briefing.stage import chart as stage_chart
from dashboard.briefing.template import deck
from dashboard.figures import figure as making
from dashboard.figures.address_choices import AddressChoices
from dashboard.store.ask import ask
from tests.drawn import figures

INDICES = ("PAPI", "PAR_INDEX", "SIPAS", "PCI")
PROVINCES = (
    "01", "04", "08", "12", "17", "22", "24", "31", "35", "40",
    "45", "48", "51", "56", "62", "64", "67", "75", "79", "92",
)  # fmt: skip
# Pages and views that show an index, with what else is chosen there.
VIEWS = (
    ("trend", {"view_trend": "total", "compare": "67"}),
    ("trend", {"view_trend": "components"}),
    ("ranking", {"view_ranking": "dots", "compare": "67"}),
    ("ranking", {"view_ranking": "map"}),
    ("ranking", {"view_ranking": "bump", "compare": "67"}),
    ("component", {"view_component": "tree"}),
    ("component", {"view_component": "gap"}),
    ("component", {"view_component": "change"}),
    ("component", {"view_component": "compare", "compare": "67"}),
    ("what_if", {}),
)
# Of no single index.
OF_PROVINCES = (
    ("overview", {}),
    ("component", {"view_component": "theme"}),
    ("target", {"index": "all"}),
)
# What a kind says itself: the measure, and on the map how many rows the map of the era has.
SAID = ("measure", "n_rows")


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


def turns(index_code: str) -> list[dict[str, str]]:
    """Addresses of twenty provinces and all years of an index, in turn."""
    editions = ask("edition_catalog")
    years = sorted(editions[editions["index_code"] == index_code]["year"].astype(int))
    count = max(len(PROVINCES), len(years))
    return [
        {
            "province": PROVINCES[at % len(PROVINCES)],
            "index": index_code,
            "year": str(years[at % len(years)]),
        }
        for at in range(count)
    ]


def blocks() -> list[dict[str, str]]:
    """Addresses of the newest block of units of every province and scheme that has one."""
    editions = ask("unit_edition_list").drop_duplicates(["scheme", "province_code"], keep="last")
    return [
        {
            "scheme": str(row["scheme"]),
            "province": str(row["province_code"]),
            "year": str(row["year"]),
        }
        for _, row in editions.iterrows()
    ]


def texts_of(stem: str, addresses: list[dict[str, str]], **chosen: str) -> dict[object, int]:
    """How many texts the charts of a page have, by what their kinds say."""
    found = defaultdict(set)
    for address in addresses:
        for kind, figure in figures(stem, **{**address, **chosen}):
            options = json.loads(figure.chart.options)
            said = tuple((name, options[name]) for name in SAID if name in options)
            found[kind, said].add(json.dumps(figure.chart.specification("light", "vi")))
    return {key: len(texts) for key, texts in found.items()}


def named(value: object) -> str | None:
    """The name of a test's page and view."""
    return "-".join(value.values()) if isinstance(value, dict) else None


@pytest.mark.parametrize("index_code", INDICES)
@pytest.mark.parametrize(("stem", "chosen"), VIEWS, ids=named)
def test_the_text_of_a_chart_is_that_of_its_kind_for_any_province_and_year(
    stem: str, chosen: dict[str, str], index_code: str
) -> None:
    found = texts_of(stem, turns(index_code), **chosen)
    assert found == dict.fromkeys(found, 1)


@pytest.mark.parametrize(("stem", "chosen"), OF_PROVINCES, ids=named)
def test_the_text_of_a_chart_of_all_indices_is_that_of_its_kind(
    stem: str, chosen: dict[str, str]
) -> None:
    found = texts_of(stem, turns("PCI"), **chosen)
    assert len(found) > 0
    assert found == dict.fromkeys(found, 1)


def test_the_text_of_a_chart_of_units_is_that_of_its_kind() -> None:
    found = texts_of("unit_ranking", blocks())
    assert {kind for kind, _ in found} == {"units", "classes"}
    # Where no unit of a block has a score there is no axis of scores.
    assert found == dict.fromkeys(found, 1) | {("units", ()): 2}


DECKS = (("conference", "62", 2020), ("short", "67", 2022), ("conference", "01", 2021))


def test_the_text_of_a_chart_of_a_slide_alone_names_no_series_and_no_category() -> None:
    slides = [
        (asked, slide)
        for asked in DECKS
        for slide in deck(*asked, "vi").slides
        if slide.chart is not None
    ]
    assert len(slides) > len(DECKS)
    told = []
    for asked, slide in slides:
        spec, frames = stage_chart.drawing(slide.chart, stage_chart.room(slide), "light", "vi")
        text = json.dumps(spec, ensure_ascii=False)
        words = {*frames["series"]["name"], *frames["categories"]["category"]}
        told += [(asked, slide.key, word) for word in words if f'"{word}"' in text]
    assert told == []


def test_years_under_the_bars_of_a_slide_stay_in_order_where_home_lacks_one() -> None:
    chart = Chart(
        "bar",
        ("2018", "2019", "2020"),
        (Series("Kon Tum", (42, None, 49), "home"), Series("Gia Lai", (12, 23, 32))),
        "",
    )
    _, frames = stage_chart.drawing(
        chart, stage_chart.room(Slide("x", "y", chart=chart)), "light", "vi"
    )
    categories = frames["categories"].sort_values("order")["category"]
    assert list(categories) == ["2018", "2019", "2020"]


# Those that show the table of their figure beside it.
WITH_TABLE = ("gap", "change")


@pytest.mark.parametrize(
    ("stem", "chosen"),
    [one for one in (*VIEWS, *OF_PROVINCES) if one[1].get("view_component") not in WITH_TABLE],
    ids=named,
)
def test_no_figure_is_made_to_learn_whether_there_is_one(
    stem: str, chosen: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A figure is made once it is drawn; an address nobody else opens, so that none is kept."""

    def refuse() -> tuple[str, str]:
        raise AssertionError("a figure was made")

    monkeypatch.setattr(making, "data_facts", refuse)
    page = navigation.page(stem)
    asked = {"province": "33", "index": "PAPI", "year": "2017", **chosen, "compare": "14"}
    parts = list(page.content(page.read(AddressChoices.of(urlencode(asked)))))
    assert len(parts) > 1
