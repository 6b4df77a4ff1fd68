"""A split as a waterfall and as a list, the largest loss first."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis import decomposition
from dashboard.catalog.indices import change_text, score_text
from dashboard.charts.component.waterfall import waterfall
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.component.rows import labels, lines, weights_note
from dashboard.figures.figure import Column, Figure, make_figure, way
from dashboard.store.ask import ask
from dashboard.text.names import texts

SHOWN = 2


@dataclass(frozen=True)
class Side:
    """One of the totals between which a split lies: its bar, its column, its points by part."""

    bar: str
    column: str
    profile: Mapping[str, float]


def split_figure(
    request: ComponentRequest,
    kind: str,
    found: decomposition.Split,
    other: Side,
    own: Side,
    *,
    title: str,
    subtitle: str,
    source_ids: tuple[str, ...],
) -> Figure:
    """How the points of ``other`` become those of ``own``, part by part."""
    say, root = request.voice.say, request.component_code
    names = labels(request) | {
        "first": other.bar,
        "last": own.bar,
        "rest": say("component.remainder"),
        "whole": say("component.whole"),
    }
    drawn = _bars(found, other.profile[root], names, request)
    return make_figure(
        request,
        request.figure_key(kind),
        title=title,
        subtitle=subtitle + weights_note(request),
        chart=waterfall(drawn, request.voice.score(request.index_code)),
        table=_listed(found, names, own.profile, other.profile, root),
        columns=(
            Column("name", say("phrases.component")),
            Column("own", own.column, "score"),
            Column("other", other.column, "score"),
            Column("amount", say("component.difference"), "score_change"),
        ),
        source_ids=source_ids,
    )


def _bars(
    found: decomposition.Split, first: float, names: Mapping[str, str], request: ComponentRequest
) -> pd.DataFrame:
    """One row per bar: the first total, every part, what is in no part, the last total.

    Columns as ``charts.waterfall`` wants them; ``names`` has also "first", "last" and "rest".
    """
    last = first + found.whole
    remainder = found.remainder if found.has_remainder else None
    steps = decomposition.steps(first, found.largest_loss_first(), remainder, "rest")
    rows = [
        ("first", "first", first, first, score_text(request.index_code, first, request.language)),
        *(
            (
                step.code,
                _kind(step),
                step.start,
                step.end,
                change_text(request.index_code, step.amount, request.language),
            )
            for step in steps
        ),
        ("last", "last", last, last, score_text(request.index_code, last, request.language)),
    ]
    return pd.DataFrame(
        [
            {
                "label": lines(names[code]),
                "kind": kind,
                "start": start,
                "end": end,
                "value_text": text,
                "told": f"{names[code]}: {text}",
                "click": None if code in ("first", "last", "rest") else way(component=code),
            }
            for code, kind, start, end, text in rows
        ]
    )


def _kind(step: decomposition.Step) -> str:
    """Whether a bar is a gain or a loss, by what is printed."""
    if step.code == "rest":
        return "rest"
    shown = round(step.amount, SHOWN)
    return "gain" if shown > 0 else "loss" if shown < 0 else "same"


def _listed(
    found: decomposition.Split,
    names: Mapping[str, str],
    own: Mapping[str, float],
    other: Mapping[str, float],
    whole: str,
) -> pd.DataFrame:
    """The same as a list: name, own and other points, amount; then the remainder and the whole."""
    rows: list[dict[str, object]] = [
        {"name": names[code], "own": own[code], "other": other[code], "amount": amount}
        for code, amount in found.largest_loss_first()
    ]
    if found.has_remainder:
        rows.append({"name": names["rest"], "own": None, "other": None, "amount": found.remainder})
    rows.append(
        {"name": names["whole"], "own": own[whole], "other": other[whole], "amount": found.whole}
    )
    return pd.DataFrame(rows)


def notes(
    found: decomposition.Split | None, request: ComponentRequest, years: tuple[int, ...]
) -> str:
    """How the printed figures add up, and why a total is not the sum of its parts."""
    say = request.voice.say
    rounding = say("component.rounding")
    if found is None or not found.has_remainder:
        return rounding
    known = ask("total_exception_list")
    known = known[(known["index_code"] == request.index_code) & known["year"].isin(list(years))]
    own = known[known["province_code"].isna()]
    reasons = dict.fromkeys(texts(own, "note", request.language))
    reason = "; ".join(reasons) or say("component.remainder_unknown")
    return (
        say("component.remainder_note", component=request.edition, reason=reason) + f" {rounding}"
    )
