"""What a change of score since a base year is made of, inside one series."""

from collections.abc import Mapping

from dashboard.analysis import decomposition
from dashboard.catalog.documents import documents_of, source_ids
from dashboard.charts.component.waterfall import waterfall
from dashboard.charts.palette import Scheme
from dashboard.figures.component import points
from dashboard.figures.component import request as component
from dashboard.figures.component.request import Asked
from dashboard.figures.component.waterfall_bars import bars, listed, notes
from dashboard.figures.figure import Column, Figure
from dashboard.store.ask import per_version
from dashboard.text import numbers


@per_version
def _profiles(asked: Asked) -> tuple[dict[str, float], dict[str, float]]:
    """The province's scores in the edition and in the base year, in points of the opened component.

    Weights are the edition's: inside one series they do not change (tested on every edition).
    """
    now: dict[str, float] = {}
    before: dict[str, float] = {}
    for code, row in component.tree(asked).iterrows():
        weight = points.weights(asked)[str(code)]
        for profile, column in ((now, "score"), (before, "from_score")):
            if row[column] == row[column]:
                profile[str(code)] = decomposition.in_points(float(row[column]), weight)
    return now, before


@per_version
def split(asked: Asked) -> decomposition.Split | None:
    """The change of score since the base year by part; None where it cannot be split."""
    if not asked.is_one_series or not points.is_additive(asked):
        return None
    now, before = _profiles(asked)
    parts = [str(code) for code in component.parts_of(component.tree(asked)).index]
    return decomposition.split(now, before, asked.component_code, parts)


@per_version
def figure(asked: Asked, scheme: Scheme) -> Figure | None:
    """The change as a waterfall, the largest loss first; None where it cannot be split."""
    found = split(asked)
    if found is None:
        return None
    say = asked.voice.say
    rows = component.tree(asked)
    now, before = _profiles(asked)
    root = asked.component_code
    names = {str(code): str(name) for code, name in rows["label"].items()} | {
        "first": f"{asked.voice.index(asked.index_code)} {asked.from_year}",
        "last": asked.edition,
        "rest": say("component.remainder"),
        "whole": say("component.whole"),
    }
    return component.figure(
        asked,
        f"change-{asked.from_year}",
        title(asked, found, names),
        say(
            "component.change_subtitle",
            component=asked.opened,
            first=asked.from_year,
            last=asked.year,
            unit=asked.voice.unit(asked.index_code),
        )
        + points.note(asked),
        chart=waterfall(
            bars(found, before[root], names, asked.language),
            {"value": asked.voice.score(asked.index_code)},
            scheme,
        ),
        table=listed(found, names, now, before, root),
        columns=_columns(asked),
        sources=documents_of(source_ids(rows["source_id"], rows["from_source_id"]), asked.language),
    )


def title(asked: Asked, found: decomposition.Split, names: Mapping[str, str]) -> str:
    """How the score moved, and which part fell or rose most, in a sentence."""
    say = asked.voice.say
    shown = round(found.whole, 2)
    direction = "rise" if shown > 0 else "fall" if shown < 0 else "same"
    sentence = say(
        f"component.change_title_{direction}",
        province=asked.province,
        component=asked.opened,
        first=asked.from_year,
        last=asked.year,
        points=numbers.score(abs(found.whole), asked.language),
    )
    ordered = found.largest_loss_first()
    ends = (("fell", ordered[0]), ("rose", ordered[-1]))
    for kind, (code, amount) in ends if shown < 0 else reversed(ends):
        if (amount < 0) == (kind == "fell") and round(amount, 2) != 0:
            return sentence + say(
                f"component.change_title_{kind}",
                part=names[code],
                points=numbers.score(abs(amount), asked.language),
            )
    return sentence


def _columns(asked: Asked) -> tuple[Column, ...]:
    say = asked.voice.say
    return (
        Column("name", say("phrases.component")),
        Column("own", str(asked.year), "score"),
        Column("other", str(asked.from_year), "score"),
        Column("amount", say("component.difference"), "score_change"),
    )


def note(asked: Asked) -> str:
    """What a reader must know to add the figures up."""
    return notes(split(asked), asked, (asked.from_year, asked.year))


def why_not(asked: Asked) -> str:
    """Why the change cannot be split, in a sentence."""
    say = asked.voice.say
    given = {
        "component": asked.opened,
        "province": asked.province,
        "first": asked.from_year,
        "last": asked.year,
    }
    if not asked.is_one_series:
        return component.no_change(asked)
    if not len(component.parts_of(component.tree(asked))):
        return say("component.no_parts", component=asked.opened, year=asked.year)
    if not points.is_additive(asked):
        return say("component.not_a_sum", component=asked.opened, year=asked.year)
    return say("component.change_parts_missing", **given)
