"""Warm-up before the first visitor: open the data, import the pages' modules, draw the first views.

What is made here is frozen out of the collector's reach afterwards (serve/lifespan.py).
"""

from collections.abc import Iterator

from dashboard import catalog, db, screen, units, versions
from dashboard.figure import Figure
from dashboard.figures import component_tree, overview, ranking, trend, what_if, what_if_result
from dashboard.figures.component import Asked, default_year
from dashboard.menu import HOME_PROVINCE
from dashboard.words import LANGUAGES


def warm_up() -> None:
    """Do once what a first visit would otherwise wait for. Raises what a page would raise."""
    db.connection(versions.current())
    for language in LANGUAGES:
        catalog.province_labels(language)
        catalog.find_province("")
        units.unit_labels(language)
    for figure in _first_views(LANGUAGES[0]):
        if figure is not None:
            screen.drawn(figure, "light")


def _first_views(language: str) -> Iterator[Figure | None]:
    """The charts of overview, trend and ranking as they open."""
    home = (HOME_PROVINCE,)
    first = str(catalog.indices().index[0])
    year = catalog.newest_year(home)
    overview.targets(HOME_PROVINCE, year, year + 1, language)
    overview.milestones(HOME_PROVINCE, year, language)
    for card in overview.cards(HOME_PROVINCE, year, language):
        if card.result_year is not None:
            overview.weak_components(HOME_PROVINCE, card.index_code, card.result_year, language)
            yield overview.sparkline(
                HOME_PROVINCE, card.index_code, card.result_year, language, "light"
            )
    yield trend.score_figure(home, 1, first, "TOTAL", language, "light")
    yield trend.rank_figure(home, 1, first, "TOTAL", language, "light")
    yield ranking.dots_figure(ranking.Asked(first, year, "TOTAL", home, (), "", language), "light")
    latest = default_year(first, home)
    yield component_tree.figure(
        Asked(first, latest, "TOTAL", latest - 1, HOME_PROVINCE, (), language), "light"
    )
    # The draws of a forecast are made once and serve every slider.
    trial = what_if.Asked(HOME_PROVINCE, first, what_if.years(first, HOME_PROVINCE)[1], language)
    what_if_result.outcome(trial, what_if_result.Goal(1, rank=what_if.default_rank(trial, 1)), ())
