"""Provinces side by side on every component of one edition."""

import textwrap

import pandas as pd

from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.indices import component_label
from dashboard.charts.component.grouped_dots import BETWEEN, grouped_dots
from dashboard.charts.palette import Scheme, slots
from dashboard.figures.component import request as component
from dashboard.figures.component.rank_move import opened
from dashboard.figures.component.request import Asked
from dashboard.figures.figure import Column, Figure
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing

TOTAL = "TOTAL"
# Letters of a heading in a line of the narrowest screen.
HEADING = 44
# Columns beside the component's name that a phone has room for.
MOST_COLUMNS = 4
PER_CENT = 100.0


@per_version
def standing(index_code: str, year: int, component_code: str) -> pd.DataFrame:
    """Every province on the parts of the opened component; of the index where it has none."""
    for parent in (component_code, TOTAL):
        rows = ask("part_standing", index_code=index_code, year=year, parent_code=parent)
        if len(rows):
            break
    return rows


@per_version
def beside(asked: Asked) -> pd.DataFrame:
    """The province and those compared, one row per part and province, in their order.

    Columns of ``part_standing`` with label, province, difference (to the home province) and reason;
    only parts on which one of them has a score.
    """
    rows = standing(asked.index_code, asked.year, asked.component_code)
    codes = (asked.province_code, *asked.compared)
    chosen = rows[rows["province_code"].isin(codes)].copy()
    known = set(chosen["component_code"][chosen["score"].notna()])
    chosen = chosen[chosen["component_code"].isin(known)]
    chosen["order"] = [codes.index(str(code)) for code in chosen["province_code"]]
    chosen = chosen.sort_values(["component_code", "order"])
    home = chosen[chosen["order"] == 0].set_index("component_code")["score"]
    return chosen.assign(
        label=[component_label(row, asked.language) for _, row in chosen.iterrows()],
        province=[asked.voice.short(str(code)) for code in chosen["province_code"]],
        difference=[
            round(score - home[part], 6) if order else float("nan")
            for score, part, order in zip(
                chosen["score"], chosen["component_code"], chosen["order"], strict=True
            )
        ],
        reason=[asked.voice.reason(reason) for reason in chosen["missing_reason"]],
        basis=[asked.voice.basis(basis) for basis in chosen["rank_basis"]],
    )


def _lines(rows: pd.DataFrame, measure: str, asked: Asked) -> pd.DataFrame:
    """The chart's lines: each part's heading, then a dot for every province."""
    colour = slots((asked.province_code,), asked.compared)
    lines: list[dict[str, object]] = []
    position = 0.0
    for label in dict.fromkeys(rows["label"]):
        heading = textwrap.wrap(str(label), HEADING)
        lines.append({"position": position, "heading": "\n".join(heading)})
        position += len(heading) - 1
        for _, row in rows[rows["label"] == label].iterrows():
            position += 1
            slot = colour[str(row["province_code"])]
            lines.append({"position": position, "slot": slot} | _dot(row, measure, asked))
        position += BETWEEN
    return pd.DataFrame(lines).assign(is_open=False)


def _dot(row: pd.Series, measure: str, asked: Asked) -> dict[str, object]:
    say = asked.voice.say
    if is_missing(row["score"]):
        return {"text": say("profile.missing", province=row["province"], reason=row["reason"])}
    score = numbers.score(float(row["score"]), asked.language)
    value = row["score"] if measure == "score" else row["scale_share"] * PER_CENT
    return {
        "value": None if is_missing(value) else float(value),
        "text": say("profile.dot", province=row["province"], score=score),
    }


@per_version
def figure(asked: Asked, scheme: Scheme) -> Figure | None:
    """The chosen provinces part by part; None where nobody has a score or nobody is chosen."""
    rows = beside(asked)
    if rows.empty or not asked.compared:
        return None
    say = asked.voice.say
    measure = "share" if rows["scale_share"].notna().any() else "score"
    domain = [0.0, PER_CENT if measure == "share" else float(rows["score"].max())]
    axis = say("profile.share") if measure == "share" else asked.voice.score(asked.index_code)
    return component.figure(
        asked,
        "beside-" + "-".join(asked.compared),
        _title(rows, asked),
        say(
            f"profile.subtitle_{measure}",
            component=_opened(asked),
            year=asked.year,
            province=asked.province,
        ),
        chart=grouped_dots(_lines(rows, measure, asked), domain, axis, scheme),
        table=rows,
        columns=(
            Column("label", say("phrases.component")),
            Column("province", say("phrases.province")),
            Column("score", asked.voice.score(asked.index_code), "score"),
            Column(
                "difference", say("profile.difference", province=asked.province), "score_change"
            ),
            Column("rank", say("phrases.place"), "rank"),
            Column("out_of", say("phrases.out_of"), "whole"),
            Column("basis", say("phrases.basis_label")),
            Column("reason", say("phrases.missing_label")),
        ),
        sources=documents_of(source_ids(rows["source_id"], rows["rank_source_id"]), asked.language),
    )


def _opened(asked: Asked) -> str:
    """What the parts are parts of: the opened component, or the index where it has no parts."""
    parts = standing(asked.index_code, asked.year, asked.component_code)["component_code"]
    whole = standing(asked.index_code, asked.year, TOTAL)["component_code"]
    return asked.voice.index(asked.index_code) if set(parts) == set(whole) else opened(asked)


def _title(rows: pd.DataFrame, asked: Asked) -> str:
    """On how many parts the province is ahead of all the chosen, and behind them all."""
    say = asked.voice.say
    others = rows[(rows["order"] > 0) & rows["difference"].notna()]
    if others.empty:
        return say("profile.title_alone", province=asked.province)
    spans = others.groupby("component_code")["difference"].agg(["min", "max"])
    given = {
        "province": asked.province,
        "above": int((spans["max"] < 0).sum()),
        "below": int((spans["min"] > 0).sum()),
        "of": len(spans),
    }
    whole = {given["above"]: "_above_all", given["below"]: "_below_all"}.get(given["of"], "")
    if len(asked.compared) == 1:
        other = asked.voice.short(asked.compared[0])
        return say(f"profile.title_one{whole}", other=other, **given)
    between = "" if given["above"] or given["below"] else "_between"
    return say(f"profile.title_several{between}", count=len(asked.compared), **given)


@per_version
def table(asked: Asked) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Parts by provinces for the screen, the first three of those chosen, with differences."""
    rows = beside(asked)
    codes = (asked.province_code, *asked.compared)[:MOST_COLUMNS]
    texts = {
        (str(row["component_code"]), str(row["province_code"])): _cell(row, asked)
        for _, row in rows.iterrows()
    }
    parts = dict(zip(rows["component_code"], rows["label"], strict=True))
    frame = pd.DataFrame(
        {"label": list(parts.values())}
        | {code: [texts[str(part), code] for part in parts] for code in codes}
    )
    columns = [Column(code, asked.voice.short(code)) for code in codes]
    return frame, (Column("label", asked.voice.say("phrases.component")), *columns)


def _cell(row: pd.Series, asked: Asked) -> str:
    if is_missing(row["score"]):
        return str(row["reason"])
    score = numbers.score(float(row["score"]), asked.language)
    if is_missing(row["difference"]):
        return score
    difference = numbers.signed(float(row["difference"]), asked.language)
    return asked.voice.say("profile.cell", score=score, difference=difference)


def table_note(asked: Asked) -> str:
    """What the brackets mean, and where those are who found no room."""
    is_all = len(asked.compared) < MOST_COLUMNS
    key = "profile.table_short_note" if is_all else "profile.table_note"
    return asked.voice.say(key, province=asked.province)
