"""Warm-up before the first visitor: open the data, import the pages' modules, draw the first views.

What is made here is frozen out of the collector's reach afterwards (serve/lifespan.py).
"""

from collections.abc import Iterator

from dashboard import catalog, db, screen, versions
from dashboard.figure import Figure
from dashboard.figures import overview, ranking, trend
from dashboard.menu import HOME_PROVINCE
from dashboard.words import LANGUAGES


def warm_up() -> None:
    """Do once what a first visit would otherwise wait for. Raises what a page would raise."""
    db.connection(versions.current())
    for language in LANGUAGES:
        catalog.province_labels(language)
        catalog.find_province("")
    for figure in _first_views(LANGUAGES[0]):
        if figure is not None:
            screen.drawn(figure, "light")


def _first_views(language: str) -> Iterator[Figure | None]:
    """The charts of overview, trend and ranking as they open."""
    home = (HOME_PROVINCE,)
    year = catalog.newest_year(home)
    overview.targets(HOME_PROVINCE, year, year + 1, language)
    overview.milestones(HOME_PROVINCE, year, language)
    for card in overview.cards(HOME_PROVINCE, year, language):
        if card.result_year is not None:
            overview.weak_components(HOME_PROVINCE, card.index_code, card.result_year, language)
            yield overview.sparkline(
                HOME_PROVINCE, card.index_code, card.result_year, language, "light"
            )
    yield trend.score_figure(home, 1, "PAPI", "TOTAL", language, "light")
    yield trend.rank_figure(home, 1, "PAPI", "TOTAL", language, "light")
    yield ranking.dots_figure(ranking.Asked("PAPI", year, "TOTAL", home, (), "", language), "light")
