"""The views of the pages on indices: trend, ranking, component."""

import functools
from collections.abc import Callable, Iterator

from dashboard.briefing import notes
from dashboard.briefing.slide import Chart
from dashboard.briefing.views import native_chart
from dashboard.briefing.views.choices import Chosen
from dashboard.briefing.views.view import FigureOf, View, no_chart
from dashboard.catalog.indices import edition_rows
from dashboard.charts.palette import Scheme
from dashboard.figures.component import change, gap, profile, rank_move, similar, theme, tree
from dashboard.figures.component import request as component

PAPER: Scheme = "light"
TOTAL = "TOTAL"


def _of_index(chosen: Chosen, code: str, year: int, *first: str) -> Callable[[], tuple[str, ...]]:
    """What to say of an index and a province, after what is to be said of the figure."""

    def told() -> tuple[str, ...]:
        about = chosen.about(code, year, chosen.index_code)
        return (*(text for text in first if text), *notes.of_index(about, chosen.index_code))

    return told


def named(name: str, code: str, codes: tuple[str, ...]) -> str:
    """The name of a figure that stands on the page once for each of ``codes``."""
    return name if len(codes) == 1 else f"{name}-{code}"


def component_views(chosen: Chosen) -> Iterator[View]:
    """The components of an edition in the view chosen, for each province that stands for it."""
    province, index_code, language = chosen.province, chosen.index_code, chosen.language
    years = [int(year) for year in edition_rows(index_code)["year"]]
    year = chosen.year(years, component.default_year(index_code, province.subjects))
    earlier = [other for other in years if other < year]
    last = max(earlier, default=component.NO_YEAR)
    since = chosen.year(earlier, last, "from_year") if earlier else last
    nodes = component.openable(index_code, year, language)
    opened = chosen.one("component", nodes, next(iter(nodes)))
    headline = component.headline(index_code, year, opened)
    view = chosen.one("view_component", tuple(COMPONENT_VIEWS), "tree")
    for code in province.subjects:
        asked = component.Asked(index_code, year, headline, since, code, chosen.compared, language)
        for name, figure_of, native, told in COMPONENT_VIEWS[view](asked, chosen):
            yield View(
                named(name, code, province.subjects),
                figure_of,
                native=native,
                notes=_of_index(chosen, code, year, *told),
                leaves_out=view == "theme",
            )


Part = tuple[str, FigureOf, Callable[[], Chart | None], tuple[str, ...]]


def _tree(asked: component.Asked, _: Chosen) -> Iterator[Part]:
    native = functools.partial(native_chart.tree_chart, asked)
    yield (
        "tree",
        functools.partial(tree.figure, asked),
        native,
        tree.notes(asked),
    )


def _gap(asked: component.Asked, chosen: Chosen) -> Iterator[Part]:
    choices = gap.choices(bool(asked.compared), asked.language)
    benchmark = chosen.one("benchmark", choices, "median")
    figure_of = functools.partial(gap.figure, asked, benchmark)
    told = () if figure_of(PAPER) is None else (gap.note(asked, benchmark),)
    yield "gap", figure_of, lambda: native_chart.split_chart(figure_of(PAPER)), told


def _change(asked: component.Asked, _: Chosen) -> Iterator[Part]:
    figure_of = functools.partial(change.figure, asked)
    told = () if figure_of(PAPER) is None else (change.note(asked),)
    yield "change", figure_of, lambda: native_chart.split_chart(figure_of(PAPER)), told
    yield "move", functools.partial(rank_move.figure, asked), no_chart, ()


def _compare(asked: component.Asked, chosen: Chosen) -> Iterator[Part]:
    group = chosen.one("peers", similar.peer_groups(asked.language), "all")
    beside = functools.partial(profile.figure, asked)
    yield "beside", beside, lambda: native_chart.beside_chart(beside(PAPER)), ()
    alike = functools.partial(similar.figure, asked, group)
    yield "similar", alike, lambda: native_chart.similar_chart(alike(PAPER)), ()


def _theme(asked: component.Asked, _: Chosen) -> Iterator[Part]:
    figure_of = functools.partial(theme.figure, asked.province_code, asked.year, asked.language)
    yield "theme", figure_of, no_chart, ()


COMPONENT_VIEWS: dict[str, Callable[[component.Asked, Chosen], Iterator[Part]]] = {
    "tree": _tree,
    "gap": _gap,
    "change": _change,
    "compare": _compare,
    "theme": _theme,
}
