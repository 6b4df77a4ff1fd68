"""Which schemes, years and blocks are on record for the units of a province; what is offered."""

import pandas as pd

from dashboard.catalog.provinces import Province, province_labels
from dashboard.store.ask import ask, per_version, today
from dashboard.text.messages import words
from dashboard.text.names import in_language
from dashboard.text.rows import records

# No edition has it: what stands beside the year where nothing was chosen.
NO_YEAR = 0
# A year's results come out the year after, so that such an old one may be the newest.
NEWEST_YEARS = 1
# As they are offered; "all" is a document that counts them together.
BLOCKS = ("department", "district", "commune", "vertical", "all")


@per_version
def schemes() -> pd.DataFrame:
    """All schemes in their order, one row each, by ``scheme``."""
    return ask("scheme_catalog").set_index("scheme", drop=False)


def default_scheme() -> str:
    """The scheme pages begin with."""
    return str(schemes().index[0])


def scheme_name(scheme: str, language: str) -> str:
    """What a scheme is called in headings."""
    rows = schemes()
    return in_language(rows[rows["scheme"] == scheme].iloc[0], "short_name", language)


def when(scheme: str, year: int, language: str) -> str:
    """A year of a scheme in a sentence; the scheme is named unless it is the first."""
    if scheme == default_scheme():
        return words(language)("units.when", year=year)
    return words(language)("units.when_of", scheme=scheme_name(scheme, language), year=year)


def age(scheme: str, year: int, language: str) -> str:
    """How old a year's results are, in a sentence; "" while there can be none newer."""
    years = today().year - year
    told = when(scheme, year, language)
    return words(language)("units.age", when=told, years=years) if years > NEWEST_YEARS else ""


@per_version
def editions(province_code: str) -> pd.DataFrame:
    """The editions of a province's units, one row per scheme, year and block, newest first."""
    frame = ask("unit_edition_list")
    return frame[frame["province_code"] == province_code]


@per_version
def province_codes() -> tuple[str, ...]:
    """The provinces with anything on record of their units."""
    return tuple(dict.fromkeys(str(code) for code in ask("unit_edition_list")["province_code"]))


@per_version
def province_options(language: str) -> dict[str, str]:
    """Labels of all provinces; those without units on record come last and say so."""
    say = words(language)
    labels = province_labels(language)
    known = set(province_codes())
    here = {code: label for code, label in labels.items() if code in known}
    absent = {
        code: say("unit_ranking.province_empty", province=label)
        for code, label in labels.items()
        if code not in known
    }
    return here | absent


def elsewhere(province: Province) -> tuple[str, ...]:
    """Where to look for the units of a province that has none: the provinces that went into it."""
    return tuple(code for code in province.predecessors if code in province_codes())


@per_version
def scheme_options(province_code: str, language: str) -> dict[str, str]:
    """The schemes on record of a province, in their order."""
    rows = editions(province_code).drop_duplicates("scheme")
    return {str(row["scheme"]): in_language(row, "scheme_name", language) for row in records(rows)}


def of_scheme(province_code: str, scheme: str) -> pd.DataFrame:
    """The editions of one scheme."""
    frame = editions(province_code)
    return frame[frame["scheme"] == scheme]


def years(province_code: str, scheme: str) -> list[int]:
    """The years on record, newest first."""
    return list(dict.fromkeys(int(year) for year in of_scheme(province_code, scheme)["year"]))


@per_version
def default_year(province_code: str, scheme: str) -> int:
    """The newest year of which the most is on record.

    The newest one with a whole block, class counts or a mean; where there is none, the year with
    most units named, the newest of equals.
    """
    frame = of_scheme(province_code, scheme)
    told = frame["has_counts"] | (frame["coverage"] == "full") | frame["published_mean"].notna()
    if told.any():
        return int(frame["year"][told].max())
    listed = {
        year: int(frame["n_listed"][frame["year"] == year].sum())
        for year in years(province_code, scheme)
    }
    return max(listed, key=lambda year: (listed[year], year))


def block_options(province_code: str, scheme: str, year: int, language: str) -> dict[str, str]:
    """The blocks on record of a year with their names."""
    frame = of_scheme(province_code, scheme)
    known = set(frame["block"][frame["year"] == year])
    return {block: words(language)(f"units.block.{block}") for block in BLOCKS if block in known}


def edition(province_code: str, scheme: str, year: int, block: str) -> pd.Series:
    """One edition of a block: what is listed, counted, and the means."""
    frame = of_scheme(province_code, scheme)
    return frame[(frame["year"] == year) & (frame["block"] == block)].iloc[0]


@per_version
def block_years(province_code: str, scheme: str, block: str) -> tuple[int, ...]:
    """The years in which a block is on record, newest first."""
    frame = of_scheme(province_code, scheme)
    return tuple(int(year) for year in frame["year"][frame["block"] == block])


def beside_options(
    province_code: str, scheme: str, block: str, year: int, language: str
) -> dict[str, str]:
    """The other years of a block that may stand beside a year; "0", none of them, first."""
    others = [other for other in block_years(province_code, scheme, block) if other != year]
    none = words(language)("unit_ranking.beside_none")
    return {str(NO_YEAR): none} | {str(other): str(other) for other in others}
