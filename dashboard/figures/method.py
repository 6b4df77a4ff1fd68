"""The method page's figures: comparable series, and recomputed totals against published ones."""

import string

import pandas as pd

from dashboard import catalog, db, numbers
from dashboard.catalog import named, named_sources
from dashboard.charts.deviation_dots import deviation_dots
from dashboard.charts.palette import Scheme
from dashboard.charts.series_bars import series_bars
from dashboard.figure import Column, Figure, Source
from dashboard.figures.documents import plain
from dashboard.figures.phrases import Voice, data_facts, voice
from dashboard.numbers import is_missing

# The rules in the order in which they are told; each has a title and a text in the catalogues.
RULES = ("rank", "field", "tie", "change", "quartile", "missing", "series", "coverage")
FORMULAS = ("papi", "pci", "par_index", "sipas")
# Parts are printed with four decimals: ten of them can be off by this much, and no more.
ROUNDING = 0.0005
PRINTED = 4


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _series(speaker: Voice) -> pd.DataFrame:
    """Series with the letter by which a chart names them, counted anew for each index."""
    rows = db.ask("series_catalog")
    place = rows.groupby("index_code").cumcount()
    return rows.assign(
        index=[speaker.index(str(code)) for code in rows["index_code"]],
        letter=[string.ascii_lowercase[number] for number in place],
        label=[named(row, "label", speaker.language) for _, row in rows.iterrows()],
        years=[
            _years(int(first), int(last))
            for first, last in zip(rows["first_year"], rows["last_year"], strict=True)
        ],
    )


@db.per_version
def series_figure(language: str, scheme: Scheme) -> Figure:
    """Which editions may be compared, and what changed where a series begins."""
    speaker = voice(language)
    say = speaker.say
    series = _series(speaker)
    indices = list(dict.fromkeys(series["index"]))
    title = say("method.series_title", series=len(series), indices=len(indices))
    version, date = data_facts()
    return Figure(
        key="series",
        title=title,
        subtitle=say("method.series_subtitle"),
        alt=title,
        chart=series_bars(
            series,
            indices,
            {
                "index": say("controls.index"),
                "series": say("phrases.series_label"),
                "first_year": say("method.first_year"),
                "last_year": say("method.last_year"),
            },
            scheme,
        ),
        table=series,
        columns=series_columns(language),
        sources=_total_sources(tuple(str(code) for code in catalog.indices().index), language),
        edition=_years(int(series["first_year"].min()), int(series["last_year"].max())),
        language=language,
        data_version=version,
        data_date=date,
    )


def series_columns(language: str) -> tuple[Column, ...]:
    """The columns of the series' table."""
    say = voice(language).say
    return (
        Column("index", say("controls.index")),
        Column("letter", say("method.letter")),
        Column("years", say("method.years")),
        Column("n_editions", say("method.n_editions"), "whole"),
        Column("label", say("method.what_changed")),
    )


def _total_sources(index_codes: tuple[str, ...], language: str) -> tuple[Source, ...]:
    """The documents of the totals of all provinces on these indices."""
    codes = tuple(sorted(catalog.provinces(language)))
    keys: set[str] = set()
    for index_code in index_codes:
        history = db.ask(
            "province_history",
            province_codes=codes,
            index_code=index_code,
            component_code="TOTAL",
        )
        keys |= set(named_sources(history["source_id"]))
    return catalog.documents(tuple(sorted(keys)), language)


def _totals(speaker: Voice) -> pd.DataFrame:
    """Recomputed totals, one row per edition, with why they are apart where that is known."""
    language = speaker.language
    rows = db.ask("total_recomputed")
    coverage = {
        (str(index_code), int(year)): str(kind)
        for index_code, year, kind in zip(
            *(db.ask("edition_catalog")[name] for name in ("index_code", "year", "coverage")),
            strict=True,
        )
    }
    editions = list(zip(rows["index_code"], rows["year"], strict=True))
    return rows.assign(
        label=[f"{speaker.index(str(code))} {year}" for code, year in editions],
        is_full=[coverage[str(code), int(year)] == "full" for code, year in editions],
        difference=rows["largest_difference"],
        difference_text=[
            numbers.score(value, language, PRINTED) for value in rows["largest_difference"]
        ],
        mean_text=[numbers.score(value, language, PRINTED) for value in rows["mean_difference"]],
        is_beyond=rows["largest_difference"] > ROUNDING,
        furthest=[named(row, "furthest_name", language) for _, row in rows.iterrows()],
        why=_reasons(rows, language),
    )


def _reasons(rows: pd.DataFrame, language: str) -> list[str]:
    """Why each edition's totals are apart: what holds for the edition, then for its province."""
    known = db.ask("total_exception_list")
    reasons = []
    for _, row in rows.iterrows():
        own = known[
            (known["index_code"] == row["index_code"])
            & (known["year"] == row["year"])
            & (
                known["province_code"].isna()
                | (known["province_code"] == row["furthest_province_code"])
            )
        ]
        reasons.append("; ".join(named(exception, "note", language) for _, exception in own.iterrows()))
    return reasons


@db.per_version
def agreement(language: str) -> tuple[str, str]:
    """How good the figures are, in two sentences: totals, and ranks."""
    speaker = voice(language)
    compared = db.ask("edition_rank_agreement")
    n, different = int(compared["n_compared"].sum()), int(compared["n_different"].sum())
    return _totals_title(_totals(speaker), speaker), speaker.say(
        "method.ranks_title",
        same=numbers.whole(n - different, language),
        compared=numbers.whole(n, language),
        editions=len(compared),
    )


def _totals_title(totals: pd.DataFrame, speaker: Voice) -> str:
    say, language = speaker.say, speaker.language
    exact = int((~totals["is_beyond"]).sum())
    counted = say("method.totals_counted", editions=len(totals), exact=exact)
    if exact == len(totals):
        return counted
    found = [
        say(
            f"method.largest_{kind}",
            points=numbers.score(row["difference"], language),
            edition=row["label"],
        )
        for kind, row in _largest(totals)
    ]
    return counted + "; ".join(found)


def _largest(totals: pd.DataFrame) -> list[tuple[str, pd.Series]]:
    """The edition furthest off among the full ones, and among the partial ones."""
    found = []
    for kind, rows in (("full", totals[totals["is_full"]]), ("partial", totals[~totals["is_full"]])):
        beyond = rows[rows["is_beyond"]]
        if len(beyond):
            found.append((kind, beyond.loc[beyond["difference"].idxmax()]))
    return found


@db.per_version
def totals_figure(language: str, scheme: Scheme) -> Figure:
    """The largest difference between a published and a recomputed total, edition by edition."""
    speaker = voice(language)
    say = speaker.say
    totals = _totals(speaker)
    title = _totals_title(totals, speaker)
    version, date = data_facts()
    return Figure(
        key="totals-recomputed",
        title=title,
        subtitle=say("method.totals_subtitle", rounding=numbers.score(ROUNDING, language, PRINTED)),
        alt=title,
        chart=deviation_dots(
            totals,
            ROUNDING,
            {
                "difference": say("method.difference"),
                "edition": say("method.edition"),
                "furthest": say("method.furthest"),
                "n_provinces": say("method.n_provinces"),
            },
            scheme,
        ),
        table=totals,
        columns=_totals_columns(speaker),
        sources=_total_sources(("PAPI", "PCI"), language),
        edition=f"PAPI, PCI {_years(int(totals['year'].min()), int(totals['year'].max()))}",
        language=language,
        data_version=version,
        data_date=date,
    )


def _totals_columns(speaker: Voice) -> tuple[Column, ...]:
    say = speaker.say
    return (
        Column("label", say("method.edition")),
        Column("n_provinces", say("method.n_provinces"), "whole"),
        Column("difference_text", say("method.difference")),
        Column("mean_text", say("method.mean_difference")),
        Column("furthest", say("method.furthest")),
        Column("why", say("method.why")),
    )


@db.per_version
def exceptions(language: str) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """The totals known not to follow from their parts, with why."""
    speaker = voice(language)
    say = speaker.say
    rows = db.ask("total_exception_list")
    table = rows.assign(
        edition=[
            f"{speaker.index(str(code))} {year}"
            for code, year in zip(rows["index_code"], rows["year"], strict=True)
        ],
        whose=[
            say("method.whole_edition")
            if is_missing(row["province_code"])
            else plain(named(row, "name", language))
            for _, row in rows.iterrows()
        ],
        limit=[numbers.score(value, language, PRINTED) for value in rows["largest_difference"]],
        why=[plain(named(row, "note", language)) for _, row in rows.iterrows()],
    )
    return table, (
        Column("edition", say("method.edition")),
        Column("whose", say("phrases.province")),
        Column("limit", say("method.allowed")),
        Column("why", say("method.why")),
    )


@db.per_version
def weights(language: str) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """What each part of PCI weighs in the total, in per cent, one column per period."""
    rows = db.ask("component_weight", index_code="PCI")
    periods = _periods(rows)
    table = pd.DataFrame(
        [
            {"name": plain(named(own.iloc[-1], "name", language))}
            | {_years(*period): _weight(own, period, language) for period in periods}
            for _, own in rows.groupby("component_code", sort=True)
        ]
    )
    say = voice(language).say
    return table, (
        Column("name", say("method.part")),
        *(Column(_years(*period), _years(*period)) for period in periods),
    )


def _periods(rows: pd.DataFrame) -> list[tuple[int, int]]:
    """The stretches of years in which no weight changed."""
    starts = sorted({int(year) for year in rows["first_year"]})
    ends = sorted({int(year) for year in rows["last_year"]})
    return [
        (start, min(year for year in ends if year >= start)) for start in starts
    ]


def _weight(own: pd.DataFrame, period: tuple[int, int], language: str) -> str:
    held = own[(own["first_year"] <= period[0]) & (own["last_year"] >= period[1])]
    if held.empty:
        return numbers.MISSING
    value = float(held["weight"].iloc[0])
    return numbers.score(value, language, 0 if value.is_integer() else 1) + "%"
