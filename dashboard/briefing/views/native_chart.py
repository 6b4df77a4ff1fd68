"""Figures of pages as charts that PowerPoint has: the same rows, the same order, the same words."""

from collections.abc import Callable, Iterable
from typing import Literal, cast

import pandas as pd

from dashboard.briefing.slide import Chart, Series
from dashboard.catalog.indices import decimals_of, promised_ranks
from dashboard.catalog.labels import voice
from dashboard.figures.choices import Request
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.component.rows import parts_of, tree_rows
from dashboard.figures.component.tree import share
from dashboard.figures.content import FigureView
from dashboard.figures.figure import Figure
from dashboard.figures.trend.request import TrendRequest
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import shown_counts
from dashboard.store.ask import ask
from dashboard.text.numbers import is_missing
from dashboard.text.rows import records


def native(view: FigureView) -> Chart | None:
    """The chart of PowerPoint's that says what a page's figure says; None where it has no such."""
    make = NATIVE.get((type(view.subject), view.kind))
    return None if make is None else make(view)


def _trend(view: FigureView) -> Chart | None:
    request, figure = cast("TrendRequest", view.subject), view.figure_of()
    subject = (request.index_code, request.component_code)
    return None if figure is None else trend_chart(figure, view.kind, request.home[0], subject)


def trend_chart(figure: Figure, measure: str, home: str, subject: tuple[str, str]) -> Chart:
    """Lines over the years, a series per stretch that may be joined: score or rank.

    ``subject`` is the index and the component; the first line is the province ``home``'s.
    """
    rows, say = figure.table, voice(figure.language).say
    targets = _targets(home, *subject) if measure == "rank" else {}
    years = sorted({int(year) for year in rows["year"]} | set(targets))
    series = [
        Series(name, _over(years, values), "home" if code == home else "other")
        for code, name, values in _stretches(rows, measure)
    ]
    if measure == "score":
        series.append(_median(*subject, years, say("phrases.median")))
    if targets:
        series.append(Series(say("phrases.target"), _over(years, targets), "target"))
    label = {column.name: column.label for column in figure.columns}[measure]
    decimals = decimals_of(subject[0]) if measure == "score" else 0
    names = tuple(map(str, years))
    return Chart("line", names, tuple(series), label, decimals, is_rank=measure == "rank")


def _stretches(rows: pd.DataFrame, measure: str) -> Iterable[tuple[str, str, dict[int, float]]]:
    """(province, its name, values by year) for each stretch that a line may join."""
    known = rows[rows[measure].notna()]
    found: dict[tuple[str, str, int], dict[int, float]] = {}
    for row in records(known):
        key = (str(row["province_code"]), str(row["short_name"]), int(row[f"{measure}_run"]))
        found.setdefault(key, {})[int(row["year"])] = float(row[measure])
    return ((code, name, values) for (code, name, _), values in found.items())


def _over(years: list[int], values: dict[int, float]) -> tuple[float | None, ...]:
    return tuple(values.get(year) for year in years)


def _median(index_code: str, component_code: str, years: list[int], name: str) -> Series:
    """The median of all provinces, edition by edition."""
    spread = ask("edition_spread", index_code=index_code, component_code=component_code)
    values = {
        int(year): float(value)
        for year, value in zip(spread["year"], spread["median"], strict=True)
        if not is_missing(value)
    }
    return Series(name, _over(years, values), "median")


def _targets(code: str, index_code: str, component_code: str) -> dict[int, float]:
    """The ranks promised by the year they are for."""
    rows = promised_ranks(code, index_code, component_code)
    return {
        int(year): float(rank)
        for year, rank in zip(rows["target_year"], rows["target_rank"], strict=True)
    }


def _split(view: FigureView) -> Chart | None:
    """The parts of a difference as bars, in the order of the page, with the whole."""
    decimals = _decimals(view)
    return _bars(view, "name", "amount", "home", lambda value: round(value, decimals))


def _decimals(view: FigureView) -> int:
    """The decimals of the index that a view is about."""
    return decimals_of(str(getattr(view.subject, "index_code", "")))


def _bars(
    view: FigureView,
    names: str,
    values: str,
    role: Literal["home", "other"],
    shown: Callable[[float], float] = float,
) -> Chart | None:
    """One series of bars, a bar per row of the figure's table."""
    figure = view.figure_of()
    if figure is None:
        return None
    label = {column.name: column.label for column in figure.columns}[values]
    heights = tuple(shown(float(value)) for value in figure.table[values])
    categories = tuple(str(name) for name in figure.table[names])
    return Chart("bar", categories, (Series(label, heights, role),), label, _decimals(view))


def _tree(view: FigureView) -> Chart | None:
    """The parts of the opened component as shares of their scales, beside the medians."""
    request = cast("ComponentRequest", view.subject)
    own = parts_of(tree_rows(request))
    own = own[own["score"].notna() & own["max_score"].notna()]
    if own.empty:
        return None
    say = request.voice.say
    series = [Series(request.province, _shares(own, "score"), "home")]
    if own["median"].notna().any():
        series.append(Series(say("phrases.median"), _shares(own, "median"), "median"))
    names = tuple(str(name) for name in own["label"])
    return Chart("bar", names, tuple(series), say("component.share"), 1)


def _shares(rows: pd.DataFrame, column: str) -> tuple[float | None, ...]:
    shares = share(rows, column)
    return tuple(None if is_missing(value) else round(float(value), 1) for value in shares)


def _beside(view: FigureView) -> Chart | None:
    """Scores part by part, a series per province."""
    figure = view.figure_of()
    if figure is None:
        return None
    rows = figure.table
    names = tuple(dict.fromkeys(str(label) for label in rows["label"]))
    series = []
    for position, province in enumerate(dict.fromkeys(rows["province"])):
        own = rows[rows["province"] == province].set_index("label")["score"]
        values = tuple(
            None if name not in own.index or is_missing(own[name]) else float(own[name])
            for name in names
        )
        series.append(Series(str(province), values, "home" if position == 0 else "other"))
    label = {column.name: column.label for column in figure.columns}["score"]
    return Chart("bar", names, tuple(series), label, _decimals(view))


def _similar(view: FigureView) -> Chart | None:
    """How far away each of the most similar provinces is."""
    return _bars(view, "province", "value", "other")


def _classes(view: FigureView) -> Chart:
    """Units by class, a bar per year, the best class first."""
    request = cast("UnitRankingRequest", view.subject)
    rows = shown_counts(request)
    years = sorted({int(year) for year in rows["year"]})
    series = []
    for step in sorted(set(rows["step"])):
        own = rows[rows["step"] == step]
        counts = {
            int(year): float(count) for year, count in zip(own["year"], own["count"], strict=True)
        }
        series.append(Series(str(own["class_name"].iloc[0]), _over(years, counts)))
    axis = request.voice.say("briefing.units_axis")
    return Chart("stacked", tuple(map(str, years)), tuple(series), axis)


NATIVE: dict[tuple[type[Request], str], Callable[[FigureView], Chart | None]] = {
    (TrendRequest, "score"): _trend,
    (TrendRequest, "rank"): _trend,
    (ComponentRequest, "tree"): _tree,
    (ComponentRequest, "gap"): _split,
    (ComponentRequest, "change"): _split,
    (ComponentRequest, "beside"): _beside,
    (ComponentRequest, "similar"): _similar,
    (UnitRankingRequest, "classes"): _classes,
}
