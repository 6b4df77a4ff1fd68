"""Warm-up before the first visitor: open the data, import the pages' modules, draw the first views.

What is made here is frozen out of the collector's reach afterwards (serve/lifespan.py).
"""

from collections.abc import Iterator

from dashboard import navigation
from dashboard.catalog import units
from dashboard.catalog.provinces import find_province, province_labels
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.figure import Figure
from dashboard.store import versions
from dashboard.store.connection import version_connection
from dashboard.text.messages import LANGUAGES
from dashboard.ui import figure_panel


def warm_up() -> None:
    """Do once what a first visit would otherwise wait for. Raises what a page would raise."""
    version_connection(versions.current())
    for language in LANGUAGES:
        province_labels(language)
        find_province("")
        units.unit_labels(language)
    for figure in _first_views(LANGUAGES[0]):
        if figure is not None:
            figure.chart.specification("light", LANGUAGES[0])
            figure_panel.datasets(figure.chart)


def _first_views(language: str) -> Iterator[Figure | None]:
    """The charts of the pages on indices as they open."""
    # Of the last: the draws of a forecast are made once and serve every slider.
    for stem in ("overview", "trend", "ranking", "component", "what_if"):
        for view in navigation.figures(navigation.page(stem), AddressChoices({}, language)):
            yield view.figure_of()
