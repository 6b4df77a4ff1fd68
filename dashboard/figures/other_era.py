"""What an address says of another era than that of its province, in words."""

from dashboard.catalog.indices import edition_rows, edition_years, years_of
from dashboard.catalog.provinces import (
    JOINED,
    Province,
    dated_names,
    find_province,
    former_name,
    joined,
)
from dashboard.text.citation import day
from dashboard.text.messages import words


def readable_years(province: Province, index_code: str) -> tuple[int, ...]:
    """The years that can be read for a province: of an index, or of any for ""."""
    return years_of(index_code, province) if index_code else edition_years(province)


def other_years(province: Province, index_code: str, language: str) -> dict[str, str]:
    """The years with editions of the other era only, each with what is to be said of it."""
    every = edition_rows(index_code)["year"] if index_code else edition_years()
    names = dated_names(language)
    given = {"province": names[province.code], "into": names.get(province.successor, "")}
    known = readable_years(province, index_code)
    return {
        str(year): words(language)("controls.other_era", year=year, **given)
        for year in every
        if year not in known
    }


def spelled(said: str) -> str:
    """The code of a province, or of the one that it joined before there were 63."""
    return JOINED[joined(said)][0] if joined(said) else find_province(said)


def joined_note(said: str, language: str) -> str:
    """The province that one of before the 63 joined, and when; "" of any other spelling."""
    key = joined(said)
    if not key:
        return ""
    code, date = JOINED[key]
    given = {"into": dated_names(language)[code], "day": day(date, language)}
    return words(language)("controls.joined", name=former_name(key), **given)
