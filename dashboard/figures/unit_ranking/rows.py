"""What is on record of a block of units: rows, classes, counts and rules in words, documents."""

import pandas as pd

from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.figures.source.documents import entry
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.citation import citation
from dashboard.text.names import column_in, texts
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

# What tells a computed place and a derived class from published ones, in a table's cells.
COMPUTED, DERIVED = "†", "‡"


@per_version
def classes(request: UnitRankingRequest) -> pd.DataFrame:
    """The classes the province uses in the scheme, best first, by ``class``: step, name."""
    frame = ask(
        "unit_class_list",
        province_code=request.province_code,
        scheme=request.scheme,
        year=NO_YEAR,
        block="",
    )
    names = frame[column_in("class", request.language)]
    return pd.DataFrame(
        {"class": frame["class"], "step": frame["step"].astype(int), "name": names}
    ).set_index("class")


def class_name(request: UnitRankingRequest, published: object) -> str:
    """A class in the reader's language; "" where there is none."""
    return "" if is_missing(published) else str(classes(request)["name"][str(published)])


def marked_rank(row: Row, mark: str = COMPUTED) -> str:
    """A unit's place, "6/19", with the mark where it was computed; "" where there is none."""
    if is_missing(row["rank"]):
        return ""
    rank = numbers.rank(row["rank"], row["out_of"])
    return f"{rank}{mark if row['rank_basis'] == 'computed' else ''}"


def class_text(row: Row, mark: str = DERIVED) -> str:
    """A unit's class, with the mark where it was derived from the score; "" where there is none."""
    return f"{row['class_name']}{mark if row['class_basis'] == 'derived' else ''}"


def way(change: object) -> str:
    """Which words say a change of place or class: up, down or same."""
    steps = float(str(change))
    return "up" if steps > 0 else "down" if steps < 0 else "same"


@per_version
def rows(request: UnitRankingRequest) -> pd.DataFrame:
    """The units on record of the block, best first, with words for readers; empty where none is.

    Adds unit_name, rank_text, class_name, prev_class_name, reason, basis, class_basis_name,
    document.
    """
    voice = request.voice
    frame = ask(
        "unit_ranking",
        scheme=request.scheme,
        year=request.year,
        province_code=request.province_code,
        block=request.block,
    )
    return frame.assign(
        unit_name=texts(frame, "name", request.language),
        rank_text=[numbers.rank(row["rank"], row["out_of"]) for row in records(frame)],
        class_name=[class_name(request, value) for value in frame["class"]],
        prev_class_name=[class_name(request, value) for value in frame["prev_class"]],
        reason=[voice.reason(value) for value in frame["missing_reason"]],
        basis=[voice.basis(value) for value in frame["rank_basis"]],
        class_basis_name=[
            "" if is_missing(value) else voice.say(f"unit_ranking.class_basis.{value}")
            for value in frame["class_basis"]
        ],
        document=cited(frame["source_id"], request.language),
    )


def cited(keys: pd.Series, language: str) -> list[str]:
    """The documents of rows, each in a line; "" where none is named."""
    found = {
        source.source_id: citation(source, language)
        for source in documents_of(source_ids(keys), language)
    }
    return [found.get(str(key), "") for key in keys]


@per_version
def rules(request: UnitRankingRequest) -> pd.DataFrame:
    """What is on record of how the province judges its units in the year, by ``criterion_id``."""
    frame = ask(
        "unit_rule_list",
        province_code=request.province_code,
        scheme=request.scheme,
        year=request.year,
    )
    return frame.set_index("criterion_id", drop=False)


def bounds(request: UnitRankingRequest) -> pd.DataFrame:
    """The rules that say where a class begins or ends."""
    stated = rules(request)
    return stated[stated["kind"] == "threshold"]


@per_version
def counts(request: UnitRankingRequest) -> pd.DataFrame:
    """Units by class in all years of the block, newest first, best class first.

    Adds count (published where there is one, else of the rows), class_name, step.
    """
    frame = ask("unit_class_count", scheme=request.scheme, province_code=request.province_code)
    known = frame["published_count"].fillna(frame["computed_count"])
    frame = frame.assign(count=known)[(frame["block"] == request.block) & known.notna()]
    return frame.assign(
        class_name=[class_name(request, value) for value in frame["class"]],
        step=[int(classes(request)["step"][str(value)]) for value in frame["class"]],
    )


def counts_of(request: UnitRankingRequest, *years: int) -> pd.DataFrame:
    """The counts of some years."""
    frame = counts(request)
    return frame[frame["year"].isin(years)]


def shown_counts(request: UnitRankingRequest) -> pd.DataFrame:
    """The counts the page shows: of all years, or of the year and the one beside it."""
    if request.compared_year == NO_YEAR:
        return counts(request)
    return counts_of(request, request.year, request.compared_year)


@per_version
def class_sources(request: UnitRankingRequest) -> tuple[str, ...]:
    """The documents of the classes' counts."""
    return source_ids(shown_counts(request)["source_id"])


@per_version
def unit_sources(request: UnitRankingRequest) -> tuple[str, ...]:
    """The documents of the units, of those in the year beside, of the mean and the thresholds."""
    columns = [rows(request)["source_id"]]
    if request.compared_year != NO_YEAR:
        columns.append(rows(request.of_year(request.compared_year))["source_id"])
    columns.append(pd.Series([request.summary["mean_source_id"]], dtype=object))
    return source_ids(*columns, bounds(request)["source_id"])


@per_version
def document_list(request: UnitRankingRequest) -> str:
    """Every document of the page in full, with how many of the units come from it."""
    named_units = rows(request)["source_id"]
    keys = tuple(dict.fromkeys(unit_sources(request) + class_sources(request)))
    lines = []
    for source in documents_of(keys, request.language):
        count = int((named_units == source.source_id).sum())
        text = entry(source, request.language)
        if count:
            text += f"  \n{request.voice.say('unit_ranking.from_document', count=count)}"
        lines.append(text.replace("\n", "\n   "))
    return "\n".join(f"{number}. {text}" for number, text in enumerate(lines, start=1))


def unit_links(request: UnitRankingRequest) -> tuple[tuple[str, str], ...]:
    """Every unit of the block with its name, for the way to its own page."""
    shown = rows(request)
    return tuple(zip(shown["unit_id"].astype(str), shown["unit_name"].astype(str), strict=True))
