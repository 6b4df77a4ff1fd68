"""The views of the page of one unit."""

import functools
from collections.abc import Iterator

from dashboard.briefing.views.choices import Chosen
from dashboard.briefing.views.view import Listed, View
from dashboard.catalog import units
from dashboard.figures.figure import Figure
from dashboard.figures.my_unit import history
from dashboard.figures.my_unit import request as my_unit


def my_unit_views(chosen: Chosen) -> Iterator[View]:
    """A unit's years in each scheme: drawn where there are two, else as a table."""
    unit_id = chosen.one("unit", units.units(chosen.language), "", units.find_unit)
    if not unit_id:
        return
    asked = my_unit.Asked(unit_id, chosen.language)
    for scheme in my_unit.schemes(asked):
        told = functools.partial(my_unit.marks, asked, scheme)
        if history.is_drawn(asked, scheme):
            figure_of = functools.partial(history.history_figure, asked, scheme)
            yield View(scheme, figure_of, notes=told)
        else:
            listed_of = functools.partial(_years, asked, scheme)
            yield View(scheme, listed_of=listed_of, notes=told)


def _years(asked: my_unit.Asked, scheme: str) -> Listed:
    """The table that the page shows instead of a picture of one year."""
    figure: Figure = history.history_figure(asked, scheme, "light")
    columns = my_unit.columns(asked)
    return Listed(figure.title, figure.edition, figure.table, columns, figure.sources)
