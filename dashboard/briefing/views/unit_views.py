"""The views of the pages on a province's own units: a block of them, and one of them."""

import functools
from collections.abc import Iterator

from dashboard.briefing.views import native_chart
from dashboard.briefing.views.choices import Chosen
from dashboard.briefing.views.view import Listed, View
from dashboard.catalog import unit_editions, units
from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.figures.figure import Figure
from dashboard.figures.my_unit import history
from dashboard.figures.my_unit import request as my_unit
from dashboard.figures.unit_ranking import change, classes, notes, ranking
from dashboard.figures.unit_ranking import request as unit_block


def _block(chosen: Chosen) -> unit_block.Asked | None:
    """The block that the page asks for; None where the province has no units on record."""
    code, language = chosen.province.code, chosen.language
    if code not in unit_editions.province_codes():
        return None
    schemes = unit_editions.scheme_options(code, language)
    scheme = chosen.one("scheme", schemes, next(iter(schemes)))
    years = unit_editions.years(code, scheme)
    year = chosen.year(years, unit_editions.default_year(code, scheme))
    blocks = unit_editions.block_options(code, scheme, year, language)
    block = chosen.one("block", blocks, next(iter(blocks)))
    others = unit_editions.beside_options(code, scheme, block, year, language)
    beside = int(chosen.one("compare_year", others, str(NO_YEAR)))
    return unit_block.Asked(code, scheme, year, block, beside, language)


def unit_ranking_views(chosen: Chosen) -> Iterator[View]:
    """The units of a block, then how many are in each class; nothing where none is on record."""
    asked = _block(chosen)
    if asked is None:
        return
    marked = tuple(
        name for unit_id, name in unit_block.unit_links(asked) if unit_id in chosen.step.highlight
    )
    yield View(
        "units",
        functools.partial(ranking.dots_figure, asked),
        notes=functools.partial(_block_notes, asked),
        marked=marked,
    )
    yield View(
        "classes",
        functools.partial(classes.classes_figure, asked),
        native=functools.partial(native_chart.classes_chart, asked),
        notes=functools.partial(_block_notes, asked),
    )


def _block_notes(asked: unit_block.Asked) -> tuple[str, ...]:
    head = asked.voice.say("briefing.note.units", scheme=asked.scheme_name)
    return (head, *notes.notes(asked), *change.afterwards(asked))


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


def block_units(chosen: Chosen) -> dict[str, str]:
    """The units of the block that a step shows, key -> name."""
    asked = _block(chosen)
    return {} if asked is None else dict(unit_block.unit_links(asked))
