"""How good the totals are: recomputed from their parts, with what each part weighs."""

from collections.abc import Mapping

import pandas as pd

from dashboard.catalog.indices import WEIGHTED, aggregation_of, index_row, index_rows
from dashboard.catalog.labels import Voice, voice
from dashboard.charts.method.deviation_dots import deviation_dots
from dashboard.figures.figure import Column, Figure, edition_way, make_figure
from dashboard.figures.method.request import MethodRequest
from dashboard.figures.method.series import total_sources, years
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.markdown import plain
from dashboard.text.names import in_language, texts
from dashboard.text.numbers import is_missing
from dashboard.text.rows import records

# Parts are printed with four decimals: ten of them can be off by this much, and no more.
ROUNDING = 0.0005
PRINTED = 4


def _totals(speaker: Voice) -> pd.DataFrame:
    """Recomputed totals, one row per edition, with why they are apart where that is known."""
    language = speaker.language
    rows = ask("total_recomputed")
    # Of a year held for both fields the 63, which come last.
    held = ask("edition_catalog").drop_duplicates(["index_code", "year"], keep="last")
    coverage = held.set_index(["index_code", "year"])["coverage"]
    editions = list(zip(rows["index_code"], rows["year"], strict=True))
    return rows.assign(
        label=[speaker.edition(*edition) for edition in editions],
        is_full=[coverage[edition] == "full" for edition in editions],
        difference=rows["largest_difference"],
        difference_text=[
            numbers.score(value, language, PRINTED) for value in rows["largest_difference"]
        ],
        mean_text=[numbers.score(value, language, PRINTED) for value in rows["mean_difference"]],
        is_beyond=rows["largest_difference"] > rows["index_code"].map(index_rows()["rounding"]),
        furthest=texts(rows, "furthest_name", language),
        why=_reasons(rows, language),
    )


def _reasons(rows: pd.DataFrame, language: str) -> list[str]:
    """Why each edition's totals are apart: what holds for the edition, then for its province."""
    known = ask("total_exception_list")
    reasons = []
    for row in records(rows):
        own = known[
            (known["index_code"] == row["index_code"])
            & (known["year"] == row["year"])
            & (
                known["province_code"].isna()
                | (known["province_code"] == row["furthest_province_code"])
            )
        ]
        reasons.append("; ".join(texts(own, "note", language)))
    return reasons


@per_version
def stated(language: str) -> str:
    """How far recomputed totals are from published ones, in a sentence."""
    return totals_title(_totals(voice(language)), language)


def totals_title(totals: pd.DataFrame, language: str) -> str:
    """How many editions add up, and which are furthest off: among full ones, among partial ones."""
    say = voice(language).say
    counted = {"editions": len(totals), "exact": int((~totals["is_beyond"]).sum())}
    found = [
        say(
            f"method.largest_{kind}",
            points=numbers.score(row["difference"], language),
            edition=row["label"],
        )
        for kind, row in _largest(totals)
    ]
    if not found:
        return say("method.totals_exact", **counted)
    return say("method.totals_beyond", found=say("method.largest_and").join(found), **counted)


def _largest(totals: pd.DataFrame) -> list[tuple[str, pd.Series]]:
    """The edition furthest off among the full ones, and among the partial ones."""
    found = []
    for kind, rows in (
        ("full", totals[totals["is_full"]]),
        ("partial", totals[~totals["is_full"]]),
    ):
        beyond = rows[rows["is_beyond"]]
        if len(beyond):
            found.append((kind, beyond.sort_values("difference").iloc[-1]))
    return found


@per_version
def deviation_figure(request: MethodRequest) -> Figure:
    """The largest difference between a published and a recomputed total, edition by edition."""
    voice, language = request.voice, request.language
    say, totals = voice.say, _totals(voice)
    codes = tuple(dict.fromkeys(str(code) for code in totals["index_code"]))
    indices = ", ".join(voice.index(code) for code in codes)
    labels = {
        "difference": say("method.difference"),
        "edition": say("method.edition"),
        "furthest": say("method.furthest"),
        "n_provinces": say("method.n_provinces"),
    }
    return make_figure(
        request,
        "totals-recomputed",
        title=totals_title(totals, language),
        subtitle=say("method.totals_subtitle", rounding=numbers.score(ROUNDING, language, PRINTED)),
        chart=deviation_dots(_with_told(totals, labels), ROUNDING, labels["difference"]),
        table=totals,
        columns=(
            Column("label", labels["edition"]),
            Column("n_provinces", labels["n_provinces"], "whole"),
            Column("difference_text", labels["difference"]),
            Column("mean_text", say("method.mean_difference")),
            Column("furthest", labels["furthest"]),
            Column("why", say("method.why")),
        ),
        source_ids=total_sources(codes, request),
        edition=f"{indices} {years(int(totals['year'].min()), int(totals['year'].max()))}",
    )


def _with_told(totals: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    """With what hovering over an edition says, and the way to its ranking."""
    told = [
        f"{row['label']}: {labels['difference'].lower()} {row['difference_text']}\n"
        f"{labels['furthest']}: {row['furthest']}"
        for row in records(totals)
    ]
    ways = [edition_way(str(row["index_code"]), int(row["year"])) for row in records(totals)]
    return totals.assign(told=told, click=ways)


@per_version
def exceptions(language: str) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """The totals known not to follow from their parts, with why."""
    speaker = voice(language)
    say = speaker.say
    rows = ask("total_exception_list")
    table = rows.assign(
        edition=list(map(speaker.edition, rows["index_code"], rows["year"])),
        whose=[name or say("method.whole_edition") for name in texts(rows, "name", language)],
        limit=[numbers.score(value, language, PRINTED) for value in rows["largest_difference"]],
        why=texts(rows, "note", language),
    )
    return table, (
        Column("edition", say("method.edition")),
        Column("whose", say("phrases.province")),
        Column("limit", say("method.allowed")),
        Column("why", say("method.why")),
    )


@per_version
def formulas(language: str) -> tuple[tuple[str, str], ...]:
    """How each index makes its total: its name, and its own words or those of its rule."""
    say = voice(language).say
    return tuple(
        (
            str(row["name"]),
            plain(in_language(row, "formula", language))
            or say(f"method.formula.{aggregation_of(str(code)) or 'unknown'}"),
        )
        for code, row in index_rows().iterrows()
    )


def weighted_indices() -> tuple[str, ...]:
    """The indices with weights on record."""
    return tuple(
        str(code)
        for code in index_rows().index
        if aggregation_of(str(code)) == WEIGHTED
        and len(ask("component_weight", index_code=str(code)))
    )


def weights_note(index_code: str, language: str) -> str:
    """What a reader must know of an index's weights."""
    known = plain(in_language(index_row(index_code), "weight_note", language))
    return known or voice(language).say("method.weights_explain")


@per_version
def weights(index_code: str, language: str) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """What each part of an index weighs in its total, in per cent, one column per period."""
    rows = ask("component_weight", index_code=index_code)
    periods = _periods(rows)
    table = pd.DataFrame(
        [
            {"name": in_language(own.iloc[-1], "name", language)}
            | {years(*period): _weight(own, period, language) for period in periods}
            for _, own in rows.groupby("component_code", sort=True)
        ]
    )
    say = voice(language).say
    return table, (
        Column("name", say("method.part")),
        *(Column(years(*period), years(*period)) for period in periods),
    )


def _periods(rows: pd.DataFrame) -> list[tuple[int, int]]:
    """The stretches of years in which no weight changed."""
    starts = sorted({int(year) for year in rows["first_year"]})
    ends = sorted({int(year) for year in rows["last_year"]})
    return [(start, min(year for year in ends if year >= start)) for start in starts]


def _weight(own: pd.DataFrame, period: tuple[int, int], language: str) -> str:
    held = own[(own["first_year"] <= period[0]) & (own["last_year"] >= period[1])]
    if held.empty:
        return numbers.MISSING
    value = held["weight"].iloc[0]
    if is_missing(value):
        return numbers.MISSING
    value = float(value)
    return numbers.score(value, language, 0 if value.is_integer() else 1) + "%"
