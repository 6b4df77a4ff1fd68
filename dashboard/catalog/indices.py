"""Indices, their editions and components by code."""

import pandas as pd

from dashboard.catalog.provinces import Province, provinces_by_code
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.messages import words
from dashboard.text.names import in_language, texts
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

PILOT = "PILOT_TOTAL"
# The names under which editions have their total.
TOTALS = ("TOTAL", PILOT)
WEIGHTED = "weighted_mean"
MISSION, FURTHER = "mission", "further"
FORMER_FIELD, CURRENT_FIELD = 63, 34
# In whose borders an edition is shown: those it was published in, or those of the 34 of today.
PUBLISHED, TODAY = BORDERS = ("published", "today")


@per_version
def index_rows() -> pd.DataFrame:
    """The indices, one row each, by ``index_code``."""
    return ask("index_catalog").set_index("index_code", drop=False)


@per_version
def index_row(index_code: str) -> pd.Series:
    """An index: name, title, unit and so on."""
    return index_rows()[index_rows()["index_code"] == index_code].iloc[0]


def aggregation_of(index_code: str) -> str:
    """How an index makes a score of its parts: "sum", "weighted_mean"; "" where it is not said."""
    rule = index_row(index_code)["aggregation"]
    return "" if is_missing(rule) else str(rule)


def decimals_of(index_code: str) -> int:
    """How many decimals the scores of an index have: as many as its publisher prints.

    Two where no index is meant, as of an indicator of a province's own.
    """
    known = index_rows()["decimals"]
    return int(known[index_code]) if index_code in known.index else numbers.DECIMALS


def subjects_in(index_code: str, year: int, province: Province) -> tuple[str, ...]:
    """Whose results stand for a province in an edition: its own where the index was published for
    its borders that year, else those of its predecessors.
    """
    field = int(edition_row(index_code, year, province.code)["field"])
    is_own = field == field_of(province.code) or not province.predecessors
    return (province.code,) if is_own else province.predecessors


@per_version
def subjects_of(
    index_code: str, province: Province, component_code: str = TOTALS[0]
) -> tuple[str, ...]:
    """Whose results stand for a province over the years: its own first, once there are some, then
    those of its predecessors; of a province of the 63 its own.
    """
    if not province.predecessors:
        return (province.code,)
    rows = ask(
        "province_history",
        province_codes=None,
        index_code=index_code,
        component_code=component_code,
    )
    rows = rows[rows["province_code"] == province.code]
    has_own = bool((rows["score"].notna() | rows["rank"].notna()).any())
    return ((province.code,) if has_own else ()) + province.predecessors


@per_version
def years_of(index_code: str, province: Province) -> tuple[int, ...]:
    """The editions of an index that can be read for a province, first to last.

    Those of the 63 for a province of theirs; all for one of the 34, which is read through its
    predecessors before. Of an index that was never published for the province's field all.
    """
    rows = edition_rows(index_code, province.code)
    own = rows["year"][rows["field"] == field_of(province.code)]
    years = rows["year"] if province.predecessors or own.empty else own
    return tuple(int(year) for year in years)


@per_version
def newest_held(index_code: str, province: Province) -> int:
    """The newest edition to read for a province with a total or place of any; else the newest."""
    held = ask("edition_coverage")
    held = held[(held["index_code"] == index_code) & (held["n_scored"] + held["n_ranked"] > 0)]
    known = set(zip(held["year"], held["field"], strict=True))
    read = edition_rows(index_code, province.code)["field"]
    years = years_of(index_code, province)
    return max((year for year in years if (year, read[year]) in known), default=years[-1])


def is_merged(index_code: str, year: int, province_code: str) -> bool:
    """Whether an edition says of a province of the 34 only what is computed from its parts."""
    field = int(edition_row(index_code, year, province_code)["field"])
    return field == FORMER_FIELD and field_of(province_code) == CURRENT_FIELD


def score_text(index_code: str, value: float | None, language: str) -> str:
    """A score of an index as its publisher prints it: "0,7024"; a missing one is a dash."""
    return numbers.score(value, language, decimals_of(index_code))


def change_text(index_code: str, value: float | None, language: str) -> str:
    """A difference of scores of an index with its sign and the index's decimals: "−0,0049"."""
    return numbers.signed(value, language, decimals_of(index_code))


@per_version
def edition_row(index_code: str, year: int, province_code: str = "") -> pd.Series:
    """One edition of an index, in the field in which it is read for a province."""
    rows = edition_rows(index_code, province_code)
    return rows[rows["year"] == year].iloc[0]


@per_version
def edition_rows(index_code: str, province_code: str = "") -> pd.DataFrame:
    """The editions of an index, one row for each ``year``.

    Of a year that was published for 63 and for 34 provinces that of the province's own field; of
    the 63 for nobody.
    """
    frame = ask("edition_catalog")
    rows = frame[frame["index_code"] == index_code]
    is_other = rows["field"] != field_of(province_code)
    ordered = rows.assign(is_other=is_other).sort_values(["year", "is_other"])
    return ordered.drop(columns="is_other").drop_duplicates("year").set_index("year", drop=False)


def new_series(index_code: str, after: int, language: str) -> dict[int, str]:
    """Where an index begins anew after a year: its first year -> the label of the series, and that
    its provinces are others from then on.
    """
    rows = edition_rows(index_code)
    is_merged = (rows["field"] != rows["field"].shift(1)) & (rows["field"] == CURRENT_FIELD)
    rows = rows.assign(label=texts(rows, "series_label", language), is_merged=is_merged)
    starts = rows[(rows["is_series_start"] | is_merged) & (rows["year"] > after)]
    merger = words(language)("phrases.merger")
    return {
        int(row["year"]): "; ".join(
            ([str(row["label"])] if row["is_series_start"] else [])
            + ([merger] if row["is_merged"] else [])
        )
        for row in records(starts)
    }


def field_of(province_code: str) -> int:
    """Of which field a province is: the 63 to 30 June 2025, or the 34 since then."""
    known = provinces_by_code("vi").get(province_code)
    return CURRENT_FIELD if known is not None and known.is_current else FORMER_FIELD


def index_choices(language: str) -> dict[str, str]:
    """The indices for a picker, code -> name; those of the mission first, further ones say so."""
    say = words(language)
    return {
        str(code): say("phrases.further_index", name=row["name"])
        if row["circle"] == FURTHER
        else str(row["name"])
        for code, row in index_rows().iterrows()
    }


def edition_component(index_code: str, year: int, component_code: str = TOTALS[0]) -> str:
    """A component; the total by the name that the edition gives it."""
    if component_code not in TOTALS:
        return component_code
    return str(edition_row(index_code, year)["headline_code"])


@per_version
def edition_years(province: Province | None = None) -> tuple[int, ...]:
    """All years with an edition, first to last; those that can be read for a province."""
    rows = ask("edition_catalog")
    if province is not None and not province.predecessors:
        rows = rows[rows["field"] == field_of(province.code)]
    return tuple(sorted({int(year) for year in rows["year"]}))


@per_version
def component_names(index_code: str, language: str) -> dict[str, str]:
    """Components with figures on record: code -> label, the total first."""
    frame = ask("component_catalog", index_code=index_code)
    return {
        str(row["component_code"]): words(language)("phrases.total")
        if row["is_total"]
        else component_label(row, language)
        for row in records(frame)
        # The headline of a pilot edition is its total; it is no choice of its own.
        if row["component_code"] != PILOT
    }


@per_version
def edition_components(index_code: str, year: int, language: str) -> dict[str, str]:
    """The components of an edition, code -> name in that year, the total first."""
    rows = ask("component_name", index_code=index_code, year=year)
    whole = words(language)("phrases.total")
    found = {
        str(row["component_code"]): whole
        if row["component_code"] in TOTALS
        else component_label(row, language)
        for row in records(rows)
    }
    return dict(sorted(found.items(), key=lambda entry: entry[0] not in TOTALS))


def component_label(row: Row, language: str) -> str:
    """The component of a row by name, as ``coded_name`` gives it."""
    return coded_name(str(row["component_code"]), in_language(row, "name", language))


def coded_name(code: str, name: str) -> str:
    """ "D4 Kiểm soát tham nhũng ...": the name, and the code where it is the publisher's number.

    Codes without a digit (LABOR) or with a line (PAR8_SIPAS) are ours and say nothing to readers.
    """
    is_printed = "_" not in code and any(letter.isdigit() for letter in code)
    return f"{code} {name}" if is_printed else name


@per_version
def promised_ranks(
    province_code: str, index_code: str, component_code: str = "TOTAL"
) -> pd.DataFrame:
    """The ranks promised, one per year and rank; a gain and the rank it means are one promise."""
    promised = ask("province_target", province_code=province_code)
    return promised[
        (promised["index_code"] == index_code)
        & (promised["component_code"] == component_code)
        & promised["target_rank"].notna()
    ].drop_duplicates(["target_year", "target_rank"])
