"""Warm-up before the first visitor: open the data, import the pages' modules, draw the first views.

What is made here is frozen out of the collector's reach afterwards (serve/lifespan.py).
"""

from collections.abc import Iterator

from dashboard import navigation
from dashboard.catalog import units
from dashboard.catalog.indices import index_rows, newest_year
from dashboard.catalog.provinces import HOME_PROVINCE, find_province, province_labels
from dashboard.figures.choices import AddressChoices
from dashboard.figures.component import tree
from dashboard.figures.component.request import Asked, default_year
from dashboard.figures.figure import Figure
from dashboard.figures.overview import overview
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
            figure_panel.drawn(figure, "light")


def _first_views(language: str) -> Iterator[Figure | None]:
    """The charts of overview, trend and ranking as they open."""
    home = (HOME_PROVINCE,)
    first = str(index_rows().index[0])
    year = newest_year(home)
    overview.targets(HOME_PROVINCE, year, year + 1, language)
    overview.milestones(HOME_PROVINCE, year, language)
    for card in overview.cards(HOME_PROVINCE, year, language):
        if card.result_year is not None:
            overview.weak_components(HOME_PROVINCE, card.index_code, card.result_year, language)
            yield overview.sparkline(
                HOME_PROVINCE, card.index_code, card.result_year, language, "light"
            )
    # The draws of a forecast are made once and serve every slider.
    for stem in ("trend", "ranking", "what_if"):
        for view in navigation.figures(navigation.page(stem), AddressChoices({}, language)):
            yield view.figure_of("light")
    latest = default_year(first, home)
    yield tree.figure(
        Asked(first, latest, "TOTAL", latest - 1, HOME_PROVINCE, (), language), "light"
    )
