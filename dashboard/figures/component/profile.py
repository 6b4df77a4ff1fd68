"""Provinces side by side on every component of one edition."""

import textwrap

import pandas as pd

from dashboard.catalog.indices import change_text, component_label, score_text
from dashboard.charts.component.grouped_dots import grouped_dots
from dashboard.charts.palette import slots
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.figure import Column, Figure, common_columns, make_figure, way
from dashboard.figures.findings import merged
from dashboard.store.ask import ask, per_version
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

TOTAL = "TOTAL"
# Letters of a heading in a line of the narrowest screen.
HEADING = 44
# Columns beside the component's name that a phone has room for.
MOST_COLUMNS = 4
PER_CENT = 100.0


@per_version
def standing(
    index_code: str, year: int, component_code: str, is_merged: bool = False
) -> pd.DataFrame:
    """Every province on the parts of the opened component; of the index where it has none.

    If ``is_merged`` the provinces of today, computed from those that went into them.
    """
    question = "merged_standing" if is_merged else "part_standing"
    for parent in (component_code, TOTAL):
        rows = ask(question, index_code=index_code, year=year, parent_code=parent)
        if len(rows):
            break
    return rows


@per_version
def beside(request: ComponentRequest) -> pd.DataFrame:
    """The province and those compared, one row per part and province, in their order.

    Columns of ``part_standing`` with label, province, difference (to the home province) and reason;
    only parts on which one of them has a score.
    """
    rows = standing(request.index_code, request.year, request.component_code, request.is_merged)
    codes = (request.province_code, *request.compared)
    chosen = rows[rows["province_code"].isin(codes)].copy()
    known = set(chosen["component_code"][chosen["score"].notna()])
    chosen = chosen[chosen["component_code"].isin(known)]
    chosen["order"] = [codes.index(str(code)) for code in chosen["province_code"]]
    chosen = chosen.sort_values(["component_code", "order"])
    home = chosen[chosen["order"] == 0].set_index("component_code")["score"]
    return chosen.assign(
        label=[component_label(row, request.language) for row in records(chosen)],
        province=[request.voice.short(str(code)) for code in chosen["province_code"]],
        difference=[
            round(score - home[part], 6) if order else float("nan")
            for score, part, order in zip(
                chosen["score"], chosen["component_code"], chosen["order"], strict=True
            )
        ],
        reason=[merged.why_none(row, request.voice) for row in records(chosen)],
        basis=[request.voice.basis(basis) for basis in chosen["rank_basis"]],
    )


def _lines(rows: pd.DataFrame, measure: str, request: ComponentRequest) -> pd.DataFrame:
    """The chart's lines: each part's heading, then a dot for every province."""
    colour = slots((request.province_code,), request.compared)
    lines: list[dict[str, object]] = []
    for label, own in rows.groupby("label", sort=False):
        lines.append({"heading": "\n".join(textwrap.wrap(str(label), HEADING))})
        for row in records(own):
            slot = colour[str(row["province_code"])]
            lines.append({"slot": slot, "heading": None} | _dot(row, measure, request))
    return pd.DataFrame(lines).assign(is_open=False)


def _dot(row: Row, measure: str, request: ComponentRequest) -> dict[str, object]:
    say = request.voice.say
    if is_missing(row["score"]):
        missing = say("profile.missing", province=row["province"], reason=row["reason"])
        return {"value": None, "text": missing, "told": missing}
    score = score_text(request.index_code, float(row["score"]), request.language)
    value = row["score"] if measure == "score" else row["scale_share"] * PER_CENT
    return {
        "value": None if is_missing(value) else float(value),
        "text": say("profile.dot", province=row["province"], score=score),
        "told": f"{row['label']}\n{row['province']}: {_cell(row, request)}"
        + merged.parts_told(row, request.index_code, request.voice),
        "click": way(province=row["province_code"]),
    }


def has_figure(request: ComponentRequest) -> bool:
    """Whether somebody is chosen and somebody has a score."""
    return bool(request.compared) and not beside(request).empty


@per_version
def figure(request: ComponentRequest) -> Figure | None:
    """The chosen provinces part by part; None where nobody has a score or nobody is chosen."""
    if not has_figure(request):
        return None
    rows = beside(request)
    say = request.voice.say
    measure = "share" if rows["scale_share"].notna().any() else "score"
    domain = [0.0, PER_CENT if measure == "share" else float(rows["score"].max())]
    axis = say("profile.share") if measure == "share" else request.voice.score(request.index_code)
    return make_figure(
        request,
        request.figure_key("beside-" + "-".join(request.compared)),
        title=request.marked(_title(rows, request)),
        subtitle=say(
            f"profile.subtitle_{measure}",
            component=_opened(request),
            year=request.year,
            province=request.province,
        ),
        chart=grouped_dots(_lines(rows, measure, request), domain, axis),
        table=rows,
        columns=_columns(request),
        source_ids=merged.documents_in(rows, "source_id", "rank_source_id"),
    )


def _columns(request: ComponentRequest) -> tuple[Column, ...]:
    say = request.voice.say
    difference = say("profile.difference", province=request.province)
    return (
        Column("label", say("phrases.component")),
        *common_columns(say, "province"),
        *merged.score_columns(request.voice, request.index_code, request.is_merged),
        Column("difference", difference, "score_change"),
        *common_columns(say, "rank", "out_of", "basis", "reason"),
    )


def _opened(request: ComponentRequest) -> str:
    """What the parts are parts of: the opened component, or the index where it has no parts."""
    parts = standing(request.index_code, request.year, request.component_code)["component_code"]
    whole = standing(request.index_code, request.year, TOTAL)["component_code"]
    return request.voice.index(request.index_code) if set(parts) == set(whole) else request.opened


def _title(rows: pd.DataFrame, request: ComponentRequest) -> str:
    """On how many parts the province is ahead of all the chosen, and behind them all."""
    say = request.voice.say
    others = rows[(rows["order"] > 0) & rows["difference"].notna()]
    if others.empty:
        return say("profile.title_alone", province=request.province)
    spans = others.groupby("component_code")["difference"].agg(["min", "max"])
    given = {
        "province": request.province,
        "above": int((spans["max"] < 0).sum()),
        "below": int((spans["min"] > 0).sum()),
        "of": len(spans),
    }
    whole = {given["above"]: "_above_all", given["below"]: "_below_all"}.get(given["of"], "")
    if len(request.compared) == 1:
        other = request.voice.short(request.compared[0])
        return say(f"profile.title_one{whole}", other=other, **given)
    between = "" if given["above"] or given["below"] else "_between"
    return say(f"profile.title_several{between}", count=len(request.compared), **given)


@per_version
def table(request: ComponentRequest) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Parts by provinces for the screen, the first three of those chosen, with differences."""
    rows = beside(request)
    codes = (request.province_code, *request.compared)[:MOST_COLUMNS]
    texts = {
        (str(row["component_code"]), str(row["province_code"])): _cell(row, request)
        for row in records(rows)
    }
    parts = dict(zip(rows["component_code"], rows["label"], strict=True))
    frame = pd.DataFrame(
        {"label": list(parts.values())}
        | {code: [texts[str(part), code] for part in parts] for code in codes}
    )
    columns = [Column(code, request.voice.short(code)) for code in codes]
    return frame, (Column("label", request.voice.say("phrases.component")), *columns)


def _cell(row: Row, request: ComponentRequest) -> str:
    if is_missing(row["score"]):
        return str(row["reason"])
    score = score_text(request.index_code, float(row["score"]), request.language)
    if is_missing(row["difference"]):
        return score
    difference = change_text(request.index_code, float(row["difference"]), request.language)
    return request.voice.say("profile.cell", score=score, difference=difference)


def table_note(request: ComponentRequest) -> str:
    """What the brackets mean, and where those are who found no room."""
    is_all = len(request.compared) < MOST_COLUMNS
    key = "profile.table_short_note" if is_all else "profile.table_note"
    return request.voice.say(key, province=request.province)
