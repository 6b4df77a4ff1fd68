"""Channels given as the very objects Altair would otherwise infer.

A channel written as text ("label:N"), as a bare value or as ``alt.when`` makes Altair look through
all its classes, two to five milliseconds each time it is drawn, and a chart has a dozen of them. So
charts name their channels (``alt.Text("label:N")``); fixed places and conditions are made here.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import altair as alt

Channel = TypeVar("Channel")


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
