"""Channels and selections that charts share: ends of axes from the data, conditions, gestures."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar, cast

import altair as alt

from dashboard.charts.chart import BRUSHED, DRAGGED, ENDS, TO_TOUCH

Channel = TypeVar("Channel")
Position = TypeVar("Position", alt.X, alt.Y)
# What hovering says: one text in readers' words.
TOLD = alt.Tooltip("told:N")


def at(channel: Callable[..., Channel], value: float | str | alt.ExprRef) -> Channel:
    """A place in pixels, or "width" or "height" of the picture: ``at(alt.XValue, 0)``."""
    return channel(value)


def where(
    channel: Callable[..., Channel],
    test: str,
    then: alt.Color | str | float,
    otherwise: str | float,
) -> Channel:
    """``then`` for the marks of which ``test`` (a Vega expression) is true, else ``otherwise``."""
    if not isinstance(then, alt.Color):
        return channel(otherwise, condition={"test": test, "value": then})
    field = cast("dict[str, Any]", then.to_dict())
    return channel(otherwise, condition={"test": test, **field})


def end(field: str, otherwise: float = 0) -> alt.ExprRef:
    """An end of an axis: what the dataset of the ends says of ``field``, once it is there."""
    return alt.ExprRef(expr=f"length(data('{ENDS}')) ? data('{ENDS}')[0].{field} : {otherwise}")


def between(low: str, high: str) -> alt.Scale:
    """A scale from one end to the other, both from the data; the first may be the larger."""
    return alt.Scale(domain=[end(low), end(high, 1)], nice=False, zero=False)


def values_of(dataset: str, field: str = "value") -> alt.ExprRef:
    """The values of a field of a dataset, as ticks of an axis."""
    return alt.ExprRef(expr=f"pluck(data('{dataset}'), '{field}')")


def rows(dataset: str) -> alt.Chart:
    """A chart of a dataset that is poured in by name."""
    return alt.Chart(alt.NamedData(dataset))


def unseen(*datasets: str) -> list[alt.Chart]:
    """Nothing to see: keeps the datasets that only expressions read, the ends first of all."""
    return [
        rows(dataset)
        .mark_text(text="", aria=False)
        .encode(x=at(alt.XValue, 0), y=at(alt.YValue, 0))
        for dataset in (ENDS, *datasets)
    ]


def touched(chart: alt.Chart, *fields: str) -> alt.Chart:
    """``chart`` whose marks tell what they are when hovered (``told``) and can be clicked.

    ``fields`` tell marks apart that are of one thing: all of them are in front while one is under
    the pointer (``in_front``). ``click`` and ``add`` of a mark go to the page (chart.Chart).
    """
    hover = alt.selection_point(
        name="hover", on="pointerover", clear="pointerout", fields=list(fields), empty=False
    )
    chosen, added = (
        alt.selection_point(
            name=name, on=clicked(f"{shift}event.shiftKey", field), fields=[field], toggle="true",
            clear=False, empty=False,
        )
        for name, field, shift in (("chosen", "click", "!"), ("added", "add", ""))
    )  # fmt: skip
    return telling(chart).add_params(hover, chosen, added)


def to_touch(chart: alt.Chart, *fields: str, shade: float = 0.06) -> alt.Chart:
    """``touched``, of marks that lie wide over others and are seen as a shade, while touched."""
    wide = touched(chart.encode(opacity=in_front(alt.OpacityValue, shade, 0)), *fields)
    wide.mark["style"] = TO_TOUCH
    return wide


def brushed(chart: alt.Chart) -> alt.Chart:
    """``chart`` whose rows can be brushed by a mouse, from one to another (``span``)."""
    return chart.add_params(_dragging(BRUSHED, "y"))


def dragged(chart: alt.Chart, row: alt.Chart, field: str) -> tuple[alt.Chart, alt.Chart]:
    """``chart`` and ``row``, on which a mouse drags along from where ``field`` tells which it is.

    The page hears from where to where the drag was, in the units of ``chart``'s x.
    """
    part, along = DRAGGED
    begun = alt.selection_point(
        name=part, on="pointerdown", fields=[field], toggle=False, clear=False, empty=False
    )
    return chart.add_params(_dragging(along, "x")), row.add_params(begun)


def _dragging(name: str, channel: Literal["x", "y"]) -> alt.Parameter:
    """A drag of a mouse along a channel; a finger's is for the page, which it moves.

    What it covers lets the pointer through (serve/static/dashboard.css).
    """
    return alt.selection_interval(
        name=name,
        encodings=[channel],
        on="[pointerdown[event.pointerType === 'mouse'], window:pointerup] > window:pointermove!",
        translate=False,
        zoom=False,
        clear=False,
        empty=False,
        mark=alt.BrushConfig(fillOpacity=0.08, strokeOpacity=0),
    )


def clicked(test: str, field: str) -> str:
    """A click for which ``test`` is true, on a mark of which ``field`` is known.

    A selection of one layer hears the clicks on all of them.
    """
    known = f"event.item && event.item.datum && event.item.datum.{field}"
    return f"click[{test} && {known}]"


def telling(chart: alt.Chart) -> alt.Chart:
    """``chart`` whose marks say ``told`` when hovered, and to those who do not see them."""
    said = chart.encode(tooltip=TOLD, description=alt.Description("told:N"))
    said.mark["aria"] = True
    return said


def in_front(
    channel: Callable[..., Channel], then: str | float, otherwise: str | float, test: str = "false"
) -> Channel:
    """``then`` for marks under the pointer and those of which ``test`` is true."""
    either = {"or": [{"param": "hover", "empty": False}, test]}
    return channel(otherwise, condition={"test": either, "value": then})


def named_colours(field: str, colours: Mapping[str, str]) -> alt.Color:
    """Colour by a field whose values all have theirs, without a legend."""
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    return alt.Color(f"{field}:N").scale(scale).legend(None)


def worded(words: Mapping[str, str]) -> str:
    """A Vega expression that turns a key into words; keys stay ASCII in data and exports."""
    expression = "datum.label"
    for key, word in words.items():
        escaped = word.replace("'", "\\'")
        expression = f"datum.label === '{key}' ? '{escaped}' : ({expression})"
    return expression
