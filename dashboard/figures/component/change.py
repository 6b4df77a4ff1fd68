"""What a change of score since a base year is made of, inside one series."""

from collections.abc import Mapping

from dashboard.analysis import decomposition
from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import decimals_of, score_text
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.component.rows import (
    is_additive,
    labels,
    measure,
    no_change,
    parts_of,
    tree_rows,
    weights,
)
from dashboard.figures.component.waterfall import Side, notes, split_figure
from dashboard.figures.figure import Figure
from dashboard.store.ask import per_version


@per_version
def _profiles(request: ComponentRequest) -> tuple[dict[str, float], dict[str, float]]:
    """The province's scores in the edition and in the base year, in points of the opened component.

    Weights are the edition's: inside one series they do not change (tested on every edition).
    """
    now: dict[str, float] = {}
    before: dict[str, float] = {}
    for code, row in tree_rows(request).iterrows():
        weight = weights(request)[str(code)]
        for profile, column in ((now, "score"), (before, "from_score")):
            if row[column] == row[column]:
                profile[str(code)] = decomposition.in_points(float(row[column]), weight)
    return now, before


@per_version
def split(request: ComponentRequest) -> decomposition.Split | None:
    """The change of score since the base year by part; None where it cannot be split."""
    if not request.is_one_series or not is_additive(request):
        return None
    now, before = _profiles(request)
    parts = [str(code) for code in parts_of(tree_rows(request)).index]
    return decomposition.split(now, before, request.component_code, parts)


@per_version
def figure(request: ComponentRequest) -> Figure | None:
    """The change as a waterfall, the largest loss first; None where it cannot be split."""
    found = split(request)
    if found is None:
        return None
    rows, (now, before) = tree_rows(request), _profiles(request)
    since = f"{request.voice.index(request.index_code)} {request.from_year}"
    return split_figure(
        request,
        f"change-{request.from_year}",
        found,
        Side(since, str(request.from_year), before),
        Side(request.edition, str(request.year), now),
        title=title(request, found, labels(request)),
        subtitle=request.voice.say(
            "component.change_subtitle",
            component=request.opened,
            first=request.from_year,
            last=request.year,
            unit=request.voice.unit(request.index_code),
        ),
        source_ids=source_ids(rows["source_id"], rows["from_source_id"]),
    )


def title(request: ComponentRequest, found: decomposition.Split, names: Mapping[str, str]) -> str:
    """How the score moved, and which part fell or rose most, in a sentence."""
    say = request.voice.say
    decimals = decimals_of(request.index_code)
    shown = round(found.whole, decimals)
    direction = "rise" if shown > 0 else "fall" if shown < 0 else "same"
    sentence = say(
        f"component.change_title_{direction}",
        province=request.province,
        component=request.opened,
        first=request.from_year,
        last=request.year,
        points=score_text(request.index_code, abs(found.whole), request.language),
    )
    ordered = found.largest_loss_first()
    ends = (("fell", ordered[0]), ("rose", ordered[-1]))
    for kind, (code, amount) in ends if shown < 0 else reversed(ends):
        if (amount < 0) == (kind == "fell") and round(amount, decimals) != 0:
            return sentence + say(
                f"component.change_title_{kind}",
                part=names[code],
                points=score_text(request.index_code, abs(amount), request.language),
                measure=measure(request),
            )
    return sentence


def note(request: ComponentRequest) -> str:
    """What a reader must know to add the figures up."""
    return notes(split(request), request, (request.from_year, request.year))


def why_not(request: ComponentRequest) -> str:
    """Why the change cannot be split, in a sentence."""
    say = request.voice.say
    given = {
        "component": request.opened,
        "province": request.province,
        "first": request.from_year,
        "last": request.year,
    }
    if not request.is_one_series:
        return no_change(request)
    if not len(parts_of(tree_rows(request))):
        return say("component.no_parts", component=request.opened, year=request.year)
    if not is_additive(request):
        return say("component.not_a_sum", component=request.opened, year=request.year)
    return say("component.change_parts_missing", **given)
