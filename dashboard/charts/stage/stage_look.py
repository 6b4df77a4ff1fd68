"""What the charts of the stage have in common: large text, the size of the drawing, colours.

A chart for the hall is drawn at one size and scaled as a picture (serve/static/stage.css), so its
text is large here: 30 px of a drawing as wide as the slide.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.channels import rows, values_of
from dashboard.charts.palette import MOST_COMPARED, PALETTES, Drawn, Scheme

TEXT_SIZE = 30
LETTER = 0.56 * TEXT_SIZE
LABEL_LIMIT = 900
# Roles with a colour of their own; of each and of the others as many as there are colours.
FIXED, OTHER = ("home", "target", "median"), "other"
MOST = MOST_COMPARED + 1
# The name of the series of a key.
NAME = "data('series')[indexof(pluck(data('series'), 'key'), datum.value)].name"


@dataclass(frozen=True)
class Room:
    """The drawing's size in its own pixels, labels included."""

    width: int
    height: int


def finished(chart: Drawn, width: int, height: int) -> Drawn:
    """A chart at the size and with the text of the stage."""
    text: dict[str, Any] = {"labelFontSize": TEXT_SIZE, "titleFontSize": TEXT_SIZE}
    return (
        chart.properties(width=width, height=height)
        .properties(autosize=alt.AutoSizeParams(type="fit", contains="padding"))
        .configure_axis(**text, labelLimit=LABEL_LIMIT, labelPadding=8)
        .configure_legend(
            **text,
            title=None,
            orient="top",
            direction="horizontal",
            labelLimit=LABEL_LIMIT,
            symbolSize=500,
            symbolStrokeWidth=4,
            columnPadding=36,
        )
        .configure_text(fontSize=TEXT_SIZE)
    )


def keyed(marks: pd.DataFrame) -> pd.DataFrame:
    """``marks`` with the place of each series, and the key of its colour ("home-0", "other-2")."""
    keys = _keys(marks)
    place = {name: at for at, name in enumerate(keys)}
    return marks.assign(
        place=marks["series"].map(place).astype(int),
        key=marks["series"].map(keys),
    )


def named(marks: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The datasets "categories" (category, order) and "series" (key, name), of keyed marks."""
    found = marks.drop_duplicates("series")[["key", "series"]]
    return {
        "categories": marks.drop_duplicates("category")[["category", "order"]],
        "series": found.rename(columns={"series": "name"}),
    }


def _keys(marks: pd.DataFrame) -> dict[str, str]:
    """The key of each series, in their order: its role, and which of that role it is."""
    found: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for series, role in marks[["series", "role"]].drop_duplicates("series").to_numpy():
        kind = role if role in FIXED else OTHER
        found[series] = f"{kind}-{counts[kind] % MOST}"
        counts[kind] += 1
    return found


def colours(scheme: Scheme) -> dict[str, str]:
    """The colour of every key: the accent for home, the targets' own, others apart."""
    palette = PALETTES[scheme]
    fixed = {"home": palette.home, "target": palette.target, "median": palette.muted}
    of_roles = {f"{role}-{at}": fixed[role] for role in FIXED for at in range(MOST)}
    free = (palette.rest, *palette.compared)
    return of_roles | {f"{OTHER}-{at}": colour for at, colour in enumerate(free)}


def coloured(known: Mapping[str, str], is_named: bool) -> alt.Color:
    """Colour by key; with the names of the dataset "series" above where they are to be read."""
    legend = alt.Legend(values=values_of("series", "key"), labelExpr=NAME) if is_named else None
    scale = alt.Scale(domain=list(known), range=list(known.values()))
    return alt.Color("key:N").scale(scale).legend(legend)


def all_categories(place: alt.X | alt.Y) -> alt.Chart:
    """Nothing to see: keeps the place of every category, of those without a mark too."""
    channel = "x" if isinstance(place, alt.X) else "y"
    return rows("categories").mark_text(text="", aria=False).encode(**{channel: place})
