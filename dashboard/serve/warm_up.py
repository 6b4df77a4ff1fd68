"""Warm-up before the first visitor: open the data, import the pages' modules, draw the first views.

What is made here is frozen out of the collector's reach afterwards (serve/lifespan.py).
"""

import time
from collections.abc import Iterator
from itertools import product

from dashboard import navigation
from dashboard.catalog import units
from dashboard.catalog.indices import edition_rows, index_rows
from dashboard.catalog.provinces import find_province, province_labels
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.choices import Request
from dashboard.figures.figure import Figure
from dashboard.figures.target import request as target
from dashboard.store import readers, versions
from dashboard.store.ask import ahead, today
from dashboard.store.connection import version_connection
from dashboard.text.messages import LANGUAGES
from dashboard.ui import figure_panel

# What the home provinces open first.
HOME_PAGES = ("overview", "ranking", "component", "trend")
# So many editions of each index: more would push one another out of the caches.
NEWEST = 3
# Between two looks for a new version, for a quiet moment, and between two steps.
LOOK_SECONDS, WAIT_SECONDS, PAUSE_SECONDS = 5.0, 0.1, 0.05


def warm_up() -> None:
    """Do once what a first visit would otherwise wait for. Raises what a page would raise."""
    version_connection(versions.current())
    for language in LANGUAGES:
        province_labels(language)
        find_province("")
        units.unit_labels(language)
    for figure in _first_views(LANGUAGES[0]):
        if figure is not None:
            _poured(figure)


def keep_warm() -> None:
    """Make ahead what readers of the home provinces will ask for; anew for a version and a day."""
    made = None
    while True:
        wanted = versions.current(), today()
        if wanted != made:
            in_quiet(_home_views())
            made = wanted
        time.sleep(LOOK_SECONDS)


def in_quiet(steps: Iterator[object]) -> None:
    """Take the steps one by one, each only while nobody reads."""
    while True:
        while not readers.is_quiet():
            time.sleep(WAIT_SECONDS)
        with ahead():
            if next(steps, steps) is steps:
                return
        # Whoever comes meanwhile finds the interpreter free.
        time.sleep(PAUSE_SECONDS)


def _home_views() -> Iterator[None]:
    """The figures of the provinces with targets, page by page."""
    for page, request in home_requests():
        for view in navigation.figures(page, request):
            figure = view.figure_of()
            if figure is not None:
                _poured(figure)
            yield


def home_requests() -> Iterator[tuple[navigation.Page, Request]]:
    """What readers of the provinces with targets open: the newest editions, index by index."""
    editions = [
        (str(code), str(year))
        for code in index_rows().index
        for year in edition_rows(str(code))["year"].nlargest(NEWEST)
    ]
    for province, stem in product(target.provinces(), HOME_PAGES):
        page = navigation.page(stem)
        asked = [
            page.read(
                AddressChoices(
                    {"province": [province], "index": [code], "year": [year]}, LANGUAGES[0]
                )
            )
            for code, year in editions
        ]
        # A page without a choice of the index, or of the year, reads the same of several.
        for request in dict.fromkeys(asked):
            yield page, request


def _poured(figure: Figure) -> None:
    figure.chart.specification("light", figure.language)
    figure_panel.datasets(figure.chart)


def _first_views(language: str) -> Iterator[Figure | None]:
    """The charts of the pages on indices as they open."""
    # Of the last: the draws of a forecast are made once and serve every slider.
    for stem in ("overview", "trend", "ranking", "component", "what_if"):
        page = navigation.page(stem)
        for view in navigation.figures(page, page.read(AddressChoices({}, language))):
            yield view.figure_of()
