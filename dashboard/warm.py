"""Warm-up before the first visitor: open the data, import the pages' modules, draw one chart."""

from dashboard import catalog, db, versions
from dashboard.charts.theme import specification
from dashboard.figures import trend
from dashboard.menu import HOME_PROVINCE
from dashboard.words import LANGUAGES


def warm_up() -> None:
    """Do once what a first visit would otherwise wait for. Raises what a page would raise."""
    db.connection(versions.current())
    for language in LANGUAGES:
        catalog.province_labels(language)
        figure = trend.rank_figure((HOME_PROVINCE,), 1, "PAPI", "TOTAL", language, "light")
        if figure is not None:
            specification(figure.chart, "light", language)
