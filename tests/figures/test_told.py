"""What the marks of every chart say when they are hovered, and do when they are clicked."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qs

import duckdb
import pandas as pd
import pytest

from dashboard import navigation
from dashboard.charts.chart import GESTURES, Chart, Spec
from dashboard.figures.address_choices import AddressChoices
from tests.drawn import figures
from tests.some import some

LANGUAGES = ("vi", "en")
# Every page that draws, in all its views.
ADDRESSES: tuple[tuple[str, dict[str, str]], ...] = (
    ("overview", {"year": "2022"}),
    ("trend", {"index": "PAPI", "compare": "67"}),
    ("trend", {"index": "PCI", "view_trend": "components"}),
    ("ranking", {"index": "PAPI", "year": "2021", "compare": "67"}),
    ("ranking", {"index": "PAR_INDEX", "year": "2023"}),
    ("ranking", {"index": "PAPI", "year": "2021", "view_ranking": "map"}),
    ("ranking", {"index": "PCI", "year": "2021", "from_year": "2006", "view_ranking": "bump"}),
    ("component", {"index": "PAPI", "year": "2020"}),
    ("component", {"index": "PAPI", "year": "2020", "view_component": "gap"}),
    ("component", {"index": "PAPI", "year": "2020", "view_component": "change"}),
    ("component", {"index": "PAPI", "year": "2020", "view_component": "compare", "compare": "67"}),
    ("component", {"index": "PAPI", "year": "2024", "view_component": "theme"}),
    ("target", {"index": "all"}),
    ("what_if", {"index": "PAPI", "year": "2020", "target_rank": "40", "plan": "D1:5.20,D4:6.56"}),
    ("unit_ranking", {"scheme": "PAR_UNIT", "year": "2023", "block": "department"}),
    ("my_unit", {"unit": "kontum.so-noi-vu"}),
    ("source", {"view_source": "coverage"}),
    ("method", {"view_method": "series"}),
    ("method", {"view_method": "totals"}),
    ("method", {"view_method": "forecast"}),
)
NOT_WORDS = re.compile(r"\b(nan|None|null|undefined|NaN|NA|NaT|datum)\b|_")
# A number as the other language writes it; codes of parts (D4.1) and dates are none.
FOREIGN = {
    "vi": re.compile(r"(?<![\w.])\d+\.\d{1,2}(?![\w.])"),
    "en": re.compile(r"(?<![\w,])\d+,\d{1,2}(?![\w,])"),
}
LONG = re.compile(r"\d[.,]\d{5}")


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


class BriefingRequest(AddressChoices):
    """The choices of an address, which knows what was asked for."""

    def __init__(self, given: dict[str, list[str]], language: str = "") -> None:
        super().__init__(given, language)
        self.known: set[str] = {"language"}

    def said(self, parameter: str) -> Sequence[str]:
        self.known.add(parameter)
        return super().said(parameter)


def layers(spec: Spec, data: str = "") -> Iterator[tuple[str, Spec]]:
    """The layers of a specification, each with the dataset it is drawn from."""
    own = str(spec.get("data", {}).get("name", data))
    if "mark" in spec:
        yield own, spec
    for inner in (*spec.get("layer", ()), *([spec["spec"]] if "spec" in spec else ())):
        yield from layers(inner, own)


def hovered(chart: Chart) -> dict[str, pd.DataFrame]:
    """The datasets of which marks tell."""
    spec = chart.specification("light", "vi")
    return {
        name: shown(chart.frames[name], layer)
        for name, layer in layers(spec)
        if "tooltip" in layer["encoding"]
    }


def shown(frame: pd.DataFrame, layer: Spec) -> pd.DataFrame:
    """The rows that a layer draws; those of headings are left out of what answers."""
    is_without = any(
        part.get("filter") == "!isValid(datum.heading)" for part in layer.get("transform", ())
    )
    return frame[frame["heading"].isna()] if is_without else frame


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("stem", "address"),
    ADDRESSES,
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else value,
)
def test_every_mark_tells_in_words_of_the_reader(
    stem: str, address: dict[str, str], language: str
) -> None:
    found = some(figures(stem, **{"province": "62", **address, "language": language}))
    assert [kind for kind, figure in found if not hovered(figure.chart)] == []
    told = [
        (kind, row)
        for kind, figure in found
        for frame in hovered(figure.chart).values()
        for row in frame["told"]
    ]
    assert len(told) > 0
    assert [one for one in told if not isinstance(one[1], str) or not one[1].strip()] == []
    wrong = (NOT_WORDS, FOREIGN[language], LONG)
    assert [one for one in told if any(pattern.search(one[1]) for pattern in wrong)] == []


@pytest.mark.parametrize(
    ("stem", "address"),
    ADDRESSES,
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else value,
)
def test_what_a_touch_chooses_is_known_to_the_page_it_leads_to(
    stem: str, address: dict[str, str]
) -> None:
    here = {"province": "62", **address}
    ways = {
        way
        for _, figure in figures(stem, **here)
        for frame in hovered(figure.chart).values()
        for column in GESTURES.values()
        if column in frame
        for way in frame[column].dropna()
        if way
    }
    assert {way: wrong(way, stem, here) for way in sorted(ways)} == dict.fromkeys(sorted(ways), ())


def wrong(way: str, stem: str, here: dict[str, str]) -> tuple[object, ...]:
    """What of a way is no choice of the page it leads to, or a value that this does not have."""
    page, _, query = way.rpartition("?")
    chosen = parse_qs(query, strict_parsing=True)
    kept = {} if page else {name: [value] for name, value in here.items()}
    choices = BriefingRequest({**kept, **chosen})
    # A page lists what it is asked for while it is read.
    navigation.page(page or stem).read(choices)
    refused = [one for one in choices.complaints if one.parameter in chosen]
    return (*(set(chosen) - choices.known), *refused)
