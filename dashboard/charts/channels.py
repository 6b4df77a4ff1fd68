"""Channels given as the very objects Altair would otherwise infer.

A channel written as text ("label:N"), as a bare value or as ``alt.when`` makes Altair look through
all its classes, two to five milliseconds each time it is drawn, and a chart has a dozen of them. So
charts name their channels (``alt.Text("label:N")``); fixed places and conditions are made here.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

import altair as alt

Channel = TypeVar("Channel")
Position = TypeVar("Position", alt.X, alt.Y)


def at(channel: Callable[..., Channel], value: float | str) -> Channel:
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


def fixed(channel: type[Position], field: str, domain: Sequence[float]) -> Position:
    """A place on a scale that is given whole and has no axis: ``fixed(alt.X, "side", [0, 1])``."""
    scaled = channel(f"{field}:Q").scale(domain=list(domain), nice=False, zero=False)
    return scaled.axis(None)


def named_colours(field: str, colours: Mapping[str, str]) -> alt.Color:
    """Colour by a field whose values all have theirs, without a legend."""
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    return alt.Color(f"{field}:N").scale(scale).legend(None)


def tooltip(labels: Mapping[str, str], **fields: str) -> list[alt.Tooltip]:
    """What a mark tells, by the keys of its labels: texts ("name:N"), whole numbers ("year:Q")."""
    return [
        alt.Tooltip(field, title=labels[key], format="d")
        if field.endswith(":Q")
        else alt.Tooltip(field, title=labels[key])
        for key, field in fields.items()
    ]


def worded(words: Mapping[str, str]) -> str:
    """A Vega expression that turns a key into words; keys stay ASCII in data and exports."""
    expression = "datum.label"
    for key, word in words.items():
        escaped = word.replace("'", "\\'")
        expression = f"datum.label === '{key}' ? '{escaped}' : ({expression})"
    return expression
