"""The charts of every page: their text is their kind's, and their marks say and do what is right.

What the browser makes of it (hovering, clicking) is in tests/e2e.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlencode

import duckdb
import pytest

from dashboard import navigation
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.content import FigureView, flat
from dashboard.figures.figure import Figure
from dashboard.store.ask import ask

INDICES = ("PAPI", "PAR_INDEX", "SIPAS", "PCI")
LANGUAGES = ("vi", "en")
PROVINCES = (
    "01", "04", "08", "12", "17", "22", "24", "31", "35", "40",
    "45", "48", "51", "56", "62", "64", "67", "75", "79", "92",
)  # fmt: skip
# Pages and views that show an index, with what else is chosen there.
VIEWS = (
    ("overview", {}),
    ("trend", {"view_trend": "total", "compare": "67"}),
    ("trend", {"view_trend": "components"}),
    ("ranking", {"view_ranking": "dots", "compare": "67"}),
    ("ranking", {"view_ranking": "map"}),
    ("ranking", {"view_ranking": "bump", "compare": "67"}),
    ("component", {"view_component": "tree"}),
    ("component", {"view_component": "gap"}),
    ("component", {"view_component": "change"}),
    ("component", {"view_component": "compare", "compare": "67"}),
    ("component", {"view_component": "theme"}),
    ("what_if", {}),
)
# What a kind says itself: the measure, and on the map how many rows the map of the era has.
SAID = ("measure", "n_rows")


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


def figures(stem: str, **address: str) -> Iterator[tuple[str, Figure]]:
    """The figures of a page at an address, each by its kind; those of small parts too."""
    page = navigation.page(stem)
    for view in flat(page.content(page.read(AddressChoices.of(urlencode(address))))):
        figure = view.figure_of() if isinstance(view, FigureView) else None
        if figure is None:
            continue
        yield view.kind, figure
        for _, part in view.parts_of() if view.parts_of is not None else ():
            yield f"{view.kind} part", part


def turns(index_code: str) -> list[tuple[str, str]]:
    """Twenty provinces and all years of an index, in turn."""
    editions = ask("edition_catalog")
    years = sorted(editions[editions["index_code"] == index_code]["year"].astype(int))
    count = max(len(PROVINCES), len(years))
    return [(PROVINCES[at % len(PROVINCES)], str(years[at % len(years)])) for at in range(count)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("index_code", INDICES)
@pytest.mark.parametrize(
    ("stem", "chosen"),
    VIEWS,
    ids=lambda value: value if isinstance(value, str) else "-".join(value.values()),
)
def test_the_text_of_a_chart_is_that_of_its_kind_for_any_province_and_year(
    stem: str, chosen: dict[str, str], index_code: str, language: str
) -> None:
    found = defaultdict(set)
    for province, year in turns(index_code):
        address = {"province": province, "index": index_code, "year": year, "language": language}
        for kind, figure in figures(stem, **address, **chosen):
            options = json.loads(figure.chart.options)
            said = tuple((name, options[name]) for name in SAID if name in options)
            found[kind, said].add(json.dumps(figure.chart.specification("light", language)))
    assert {key: len(texts) for key, texts in found.items()} == dict.fromkeys(found, 1)
