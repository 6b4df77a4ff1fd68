"""What the method page shows: the rules in words, and how well they hold."""

import functools
from collections.abc import Callable

import pandas as pd

from dashboard.figures.content import Box, Content, FigureView, Link, Part, TableView, Text
from dashboard.figures.figure import Column
from dashboard.figures.method import agreement, backtest, calibration, series, totals
from dashboard.figures.method.request import MethodRequest

TEXT_WIDTH = 860
# Rules in the order in which they are told; titles and texts are in the catalogues.
RULES = (
    "rank",
    "field",
    "tie",
    "change",
    "quartile",
    "missing",
    "series",
    "coverage",
    "borders",
    "day",
)
ARROW = ":material/arrow_forward:"


def content(request: MethodRequest) -> Content:
    """The view chosen, under the page's title."""
    yield Text(request.voice.say("method.title"), "title")
    yield from VIEWS[request.view](request)


def _to_source(request: MethodRequest, label: str, view: str) -> Link:
    return Link("source", request.voice.say(label), {"view_source": view}, ARROW)


def _table(title: str, made: tuple[pd.DataFrame, tuple[Column, ...]]) -> TableView:
    return TableView(title, *made)


def _rules(request: MethodRequest) -> Content:
    """The rules in words, the formulas of the totals, and how well both hold."""
    say, language = request.voice.say, request.language
    told = (f"{totals.stated(language)}.", agreement.stated(language))
    rules = (
        f"**{say(f'method.rule.{key}.title')}.** {say(f'method.rule.{key}.text')}" for key in RULES
    )
    parts: tuple[Part, ...] = (
        Text(say("method.quality_heading"), "subsection"),
        Text("\n".join(f"- {sentence}" for sentence in told)),
        _to_source(request, "method.see_coverage", "coverage"),
        _to_source(request, "method.see_contradictions", "contradictions"),
        Text(say("method.rules_heading"), "subsection"),
        *(Text(rule) for rule in rules),
        Text(say("method.formulas_heading"), "subsection"),
        *(Text(f"**{name}.** {text}") for name, text in totals.formulas(language)),
    )
    yield Box(parts, width=TEXT_WIDTH)


def _series(request: MethodRequest) -> Content:
    """Which editions may be compared, and what changed where a series begins."""
    heading = request.voice.say("method.series_table")
    figure = series.series_figure(request)
    yield FigureView("series", functools.partial(series.series_figure, request), request)
    yield Text(heading, "heading")
    yield TableView(heading, figure.table, figure.columns)


def _totals(request: MethodRequest) -> Content:
    """Totals and ranks, recomputed and published."""
    say, language = request.voice.say, request.language
    yield FigureView("totals", functools.partial(totals.deviation_figure, request), request)
    yield Text(say("method.exceptions_heading"), "subsection")
    yield Text(say("method.exceptions_explain"), "caption")
    yield _table(say("method.exceptions_heading"), totals.exceptions(language))
    for code in totals.weighted_indices():
        heading = say("method.weights_heading", index=request.voice.index(code))
        yield Text(heading, "subsection")
        yield Text(totals.weights_note(code, language), "caption")
        yield _table(heading, totals.weights(code, language))
    yield Text(say("method.ranks_heading"), "subsection")
    yield Text(agreement.stated(language))
    yield _table(say("method.ranks_heading"), agreement.by_edition(language))
    yield _to_source(request, "method.see_differences", "contradictions")


def _forecast(request: MethodRequest) -> Content:
    """How places are forecast, and how good forecasts would have been."""
    say, language, made_on = request.voice.say, request.language, backtest.made_on()
    older = (Text(say("forecast.older", version=made_on), "warning"),)
    stated = (backtest.stated(part, language) for part in ("all", "late"))
    parts = (
        Text(say("forecast.model_heading"), "subsection"),
        *(Text(say(f"forecast.{part}_text")) for part in ("model", "recent", "scale")),
        Text(say("forecast.quality_heading"), "subsection"),
        Text(say("forecast.quality_explain")),
        *(older if backtest.is_older() else ()),
        *(Text("\n".join(f"- {line}" for line in lines)) for lines in stated),
        Text(say("forecast.made_on", version=made_on), "caption"),
    )
    yield Box(parts, width=TEXT_WIDTH)
    figure_of = functools.partial(calibration.calibration_figure, request)
    yield FigureView("forecast", figure_of, request)
    for part, explain_key in backtest.EXPLAINED.items():
        heading = say(f"forecast.part.{part}")
        yield Text(heading, "heading")
        if explain_key:
            yield Text(say(explain_key), "caption")
        yield _table(heading, backtest.table(part, language))


VIEWS: dict[str, Callable[[MethodRequest], Content]] = {
    "rules": _rules,
    "series": _series,
    "totals": _totals,
    "forecast": _forecast,
}
