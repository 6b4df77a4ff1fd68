"""The tree of components: a chart of the main ones, a table of all, from figures of one edition."""

import pandas as pd

from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import edition_row, score_text
from dashboard.charts.component.component_profile import component_profile
from dashboard.figures.component import table
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.component.rows import lines, no_change, parts_of, tree_rows
from dashboard.figures.figure import Figure, make_figure, way
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

SPREAD = {
    "lowest_share": "lowest",
    "lower_share": "lower_quartile",
    "median_share": "median",
    "upper_share": "upper_quartile",
    "highest_share": "highest",
}


def share(rows: pd.DataFrame, column: str) -> pd.Series:
    """Scores as a share of their scales, 0 to 100."""
    low, high = rows["min_score"], rows["max_score"]
    return 100 * (rows[column] - low) / (high - low)


@per_version
def figure(request: ComponentRequest) -> Figure | None:
    """The parts of the opened component (itself where it has none); None where nothing is known."""
    rows = tree_rows(request)
    own = parts_of(rows)
    own = own if len(own) else rows[rows["depth"] == 0]
    own = own[own["score"].notna() & own["max_score"].notna()]
    if own.empty:
        return None
    shown = own.assign(
        label=[lines(str(name)) for name in own["label"]],
        value_text=[_value_text(row, request) for row in records(own)],
        share=share(own, "score"),
        told=[_told(row, request) for row in records(own)],
        click=[way(component=code) for code in own.index],
        **{name: share(own, column) for name, column in SPREAD.items()},
    )
    say = request.voice.say
    return make_figure(
        request,
        request.figure_key("tree"),
        title=title(request),
        subtitle=say(
            "component.tree_subtitle" if request.is_full else "component.tree_subtitle_partial",
            component=request.opened,
            year=request.year,
            unit=request.voice.unit(request.index_code),
        ),
        chart=component_profile(shown, say("component.share")),
        table=table.exported(request),
        columns=table.columns(request),
        source_ids=source_ids(rows["source_id"], rows["rank_source_id"]),
    )


def _told(row: Row, request: ComponentRequest) -> str:
    """A component in words: its score and rank, the median of all."""
    told = f"{row['label']}: {_value_text(row, request)}"
    if is_missing(row["median"]):
        return told
    median = score_text(request.index_code, float(row["median"]), request.language)
    return f"{told}\n{request.voice.say('phrases.median')}: {median}"


def _value_text(row: Row, request: ComponentRequest) -> str:
    score = score_text(request.index_code, row["score"], request.language)
    rank = "" if is_missing(row["rank"]) else numbers.rank(row["rank"], row["out_of"])
    return " · ".join(part for part in (score, rank) if part)


@per_version
def title(request: ComponentRequest) -> str:
    """How many parts are in the last quarter, and which is the lowest, in a sentence."""
    say = request.voice.say
    own = parts_of(tree_rows(request))
    known = own[own["score"].notna()]
    given = {"province": request.province, "component": request.opened, "year": request.year}
    if known.empty:
        return say("component.tree_title_none", **given)
    if not request.is_full:
        return say("component.tree_title_partial", known=len(known), of=len(own), **given)
    low = known[known["is_low"]]
    worst = known.sort_values(["quartile", "rank"], ascending=False).iloc[0]
    part = say("component.tree_known", known=len(known), of=len(own))
    told = say(
        "component.tree_title" if len(low) else "component.tree_title_no_low",
        low=len(low),
        of=len(known),
        worst=worst["label"],
        rank=numbers.rank(worst["rank"], worst["out_of"]),
        **given,
    )
    return told if len(known) == len(own) else told + part


def notes(request: ComponentRequest) -> tuple[str, ...]:
    """What the edition does not allow: no median, no change of score; and how places are known."""
    say = request.voice.say
    found = []
    if not request.is_full:
        edition = edition_row(request.index_code, request.year, request.province_code)
        found.append(
            say(
                "component.partial",
                edition=request.edition,
                known=int(edition["n_scored"]),
                of=int(edition["n_provinces"]),
            )
        )
    if not request.is_one_series:
        found.append(no_change(request))
    return (*found, _basis_note(request))


def _basis_note(request: ComponentRequest) -> str:
    """How the places of the tree are known: published, or computed from scores."""
    rows = tree_rows(request)
    speaker = request.voice
    found: dict[str, list[str]] = {}
    for basis, name in zip(rows["rank_basis"], rows["label"], strict=True):
        if not is_missing(basis):
            found.setdefault(str(basis), []).append(str(name))
    if not found:
        return speaker.say("component.basis_none")
    if len(found) == 1:
        return speaker.say("component.basis_one", basis=speaker.basis(next(iter(found))))
    ordered = sorted(found, key=lambda basis: len(found[basis]))
    return speaker.say(
        "component.basis_two",
        basis=speaker.basis(ordered[0]),
        names=", ".join(found[ordered[0]]),
        others=", ".join(speaker.basis(basis) for basis in ordered[1:]),
    )
