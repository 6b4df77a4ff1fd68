"""Every component of an index over the years."""

from dataclasses import replace

import pandas as pd

from dashboard.catalog.indices import component_names
from dashboard.charts.trend.component_lines import component_line, component_lines
from dashboard.figures.figure import Column, Figure, common_columns, make_figure, way
from dashboard.figures.findings import merged
from dashboard.figures.trend.request import TrendRequest
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.messages import Say
from dashboard.text.names import texts
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records


def _columns(say: Say) -> tuple[Column, ...]:
    return (
        Column("label", say("phrases.component")),
        *common_columns(say, "year", "score", "median", "rank", "out_of", "reason"),
    )


def _history(request: TrendRequest) -> pd.DataFrame:
    voice = request.voice
    rows = ask(
        "merged_component_history" if request.is_merged else "province_component_history",
        province_code=request.home[0],
        index_code=request.index_code,
    )
    labels = component_names(request.index_code, request.language)
    scales = rows[["min_score", "max_score"]].drop_duplicates()
    # Parts with different scales are drawn as shares of them, so that all stand on one.
    shares = len(scales) > 1
    return rows.assign(
        label=[labels[str(part)] for part in rows["component_code"]],
        name=texts(rows, "name", request.language),
        reason=[merged.why_none(row, voice) for row in records(rows)],
        value=rows["scale_share"] * 100 if shares else rows["score"],
        median_value=rows["median_share"] * 100 if shares else rows["median"],
        told=[_told(row, labels[str(row["component_code"])], request) for row in records(rows)],
        click=[
            way(
                "component",
                index=request.index_code,
                year=int(row["year"]),
                component=row["component_code"],
            )
            for row in records(rows)
        ],
    )


def _told(row: Row, label: str, request: TrendRequest) -> str:
    """A component's year in words: the score, the median of all, the rank."""
    say, language = request.voice.say, request.language
    if is_missing(row["score"]):
        return f"{label}, {int(row['year'])}: {merged.why_none(row, request.voice)}"
    parts = [numbers.score(float(row["score"]), language)]
    if not is_missing(row["rank"]):
        parts.append(numbers.rank(row["rank"], row["out_of"]))
    if not is_missing(row["median"]):
        median = numbers.score(float(row["median"]), language)
        parts.append(f"{say('phrases.median').lower()} {median}")
    of_parts = merged.parts_told(row, request.index_code, request.voice)
    return f"{label}, {int(row['year'])}: {', '.join(parts)}{of_parts}"


def _below_median(history: pd.DataFrame) -> tuple[int, int, int]:
    """How many components of the newest edition with medians lie below them: (n, of, year)."""
    known = history[history["score"].notna() & history["median"].notna()]
    if known.empty:
        return 0, 0, 0
    newest = known[known["year"] == known["year"].max()]
    below = int((newest["score"] < newest["median"]).sum())
    return below, len(newest), int(newest["year"].iloc[0])


@per_version
def component_figure(request: TrendRequest) -> Figure | None:
    """Every component of an index in one picture, of the first province.

    None where there are no component scores.
    """
    voice, rows = request.voice, _history(request)
    if rows["score"].notna().sum() == 0:
        return None
    below, of, year = _below_median(rows)
    name = voice.index(request.index_code)
    edition = f"{name} {rows['year'].min()}–{rows['year'].max()}"
    given = {
        "province": voice.short(request.home[0]),
        "index": name,
    }
    title = (
        voice.say("trend.components_title", below=below, of=of, year=year, **given)
        if of
        else voice.say("trend.components_partial", **given)
    )
    return make_figure(
        request,
        f"{request.index_code}-{request.home[0]}-components-trend",
        title=voice.say("merged.finding", finding=title) if request.is_merged else title,
        subtitle=voice.say("trend.components_subtitle", **given),
        chart=component_lines(rows, component_domain(rows)),
        table=rows,
        columns=_columns(voice.say),
        source_ids=merged.documents_in(rows, "source_id"),
        edition=voice.say("merged.edition", edition=edition) if request.is_merged else edition,
    )


def component_domain(history: pd.DataFrame) -> list[float]:
    """Lowest and highest value, first and last year, over all components."""
    values = pd.concat([history["value"], history["median_value"]]).dropna()
    room = max(float(values.max() - values.min()) * 0.06, 0.1)
    return [
        float(values.min() - room),
        float(values.max() + room),
        float(history["year"].min()),
        float(history["year"].max()),
    ]


@per_version
def component_parts(request: TrendRequest) -> tuple[tuple[str, Figure], ...]:
    """The same picture in parts, one small figure per component with its label, for a screen."""
    whole = component_figure(request)
    if whole is None:
        return ()
    domain = component_domain(whole.table)
    parts = []
    for label in dict.fromkeys(whole.table["label"]):
        own = whole.table[whole.table["label"] == label]
        part = replace(
            whole,
            key=f"{whole.key}-{own['component_code'].iloc[0]}",
            title=str(label),
            alt=f"{label}. {whole.title}",
            chart=component_line(own, domain),
            table=own,
        )
        parts.append((str(label), part))
    return tuple(parts)
