"""Every component of an index over the years."""

import functools

import pandas as pd

from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.indices import component_names
from dashboard.catalog.labels import Voice, data_facts, voice
from dashboard.charts.palette import Scheme
from dashboard.charts.trend.component_lines import component_line, component_lines
from dashboard.figures.figure import Column, Figure
from dashboard.store.ask import ask, per_version
from dashboard.text.names import in_language


@functools.cache
def _component_columns(language: str) -> tuple[Column, ...]:
    say = voice(language).say
    return (
        Column("label", say("phrases.component")),
        Column("year", say("phrases.year"), "year"),
        Column("score", say("phrases.score"), "score"),
        Column("median", say("phrases.median"), "score"),
        Column("rank", say("phrases.place"), "rank"),
        Column("out_of", say("phrases.out_of"), "whole"),
        Column("reason", say("phrases.missing_label")),
    )


def _component_history(code: str, index_code: str, speaker: Voice) -> pd.DataFrame:
    history = ask("province_component_history", province_code=code, index_code=index_code)
    labels = component_names(index_code, speaker.language)
    scales = history[["min_score", "max_score"]].drop_duplicates()
    # Parts with different scales are drawn as shares of them, so that all stand on one.
    shares = len(scales) > 1
    return history.assign(
        label=[labels[str(part)] for part in history["component_code"]],
        name=[in_language(row, "name", speaker.language) for _, row in history.iterrows()],
        reason=[speaker.reason(reason) for reason in history["missing_reason"]],
        value=history["scale_share"] * 100 if shares else history["score"],
        median_value=history["median_share"] * 100 if shares else history["median"],
    )


def _below_median(history: pd.DataFrame) -> tuple[int, int, int]:
    """How many components of the newest edition with medians lie below them: (n, of, year)."""
    known = history[history["score"].notna() & history["median"].notna()]
    if known.empty:
        return 0, 0, 0
    newest = known[known["year"] == known["year"].max()]
    below = int((newest["score"] < newest["median"]).sum())
    return below, len(newest), int(newest["year"].iloc[0])


@per_version
def component_figure(code: str, index_code: str, language: str, scheme: Scheme) -> Figure | None:
    """Every component of an index in one picture; None where there are no component scores."""
    speaker = voice(language)
    history = _component_history(code, index_code, speaker)
    if history["score"].notna().sum() == 0:
        return None
    below, of, year = _below_median(history)
    given = {"province": speaker.short(code), "index": speaker.index(index_code)}
    title = (
        speaker.say("trend.components_title", below=below, of=of, year=year, **given)
        if of
        else speaker.say("trend.components_partial", **given)
    )
    version, date = data_facts()
    return Figure(
        key=f"{index_code}-{code}-components-trend",
        title=title,
        subtitle=speaker.say("trend.components_subtitle", **given),
        alt=title,
        chart=component_lines(history, component_domain(history), scheme),
        table=history,
        columns=_component_columns(language),
        sources=documents_of(source_ids(history["source_id"]), language),
        edition=f"{speaker.index(index_code)} {history['year'].min()}–{history['year'].max()}",
        language=language,
        data_version=version,
        data_date=date,
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
def component_parts(
    code: str, index_code: str, language: str, scheme: Scheme
) -> tuple[tuple[str, Figure], ...]:
    """The same picture in parts, one small figure per component with its label, for a screen."""
    whole = component_figure(code, index_code, language, scheme)
    if whole is None:
        return ()
    domain = component_domain(whole.table)
    parts = []
    for label in dict.fromkeys(whole.table["label"]):
        own = whole.table[whole.table["label"] == label]
        parts.append(
            (
                str(label),
                Figure(
                    key=f"{whole.key}-{own['component_code'].iloc[0]}",
                    title=str(label),
                    subtitle=whole.subtitle,
                    alt=f"{label}. {whole.title}",
                    chart=component_line(own, domain, scheme),
                    table=own,
                    columns=whole.columns,
                    sources=whole.sources,
                    edition=whole.edition,
                    language=language,
                    data_version=whole.data_version,
                    data_date=whole.data_date,
                ),
            )
        )
    return tuple(parts)
