"""Every edition in every layout it is published in: exactly the figures on record come of it."""

import pytest

from dashboard import ROOT
from tests import official
from tests.ingest.reading import assert_accounted, held, read, rows_of, rules, scores

pytestmark = pytest.mark.usefixtures("real")
PAPI_YEARS, PCI_YEARS = range(2011, 2025), range(2005, 2025)


@pytest.mark.parametrize("is_english", [False, True], ids=["vi", "en"])
@pytest.mark.parametrize("layout", [official.papi_in_columns, official.papi_in_rows])
@pytest.mark.parametrize("year", PAPI_YEARS)
def test_papi(year: int, layout: official.Layout, is_english: bool) -> None:
    reading = read(layout(year, is_english=is_english))
    assert scores(reading) == held("PAPI", year)
    assert rules(reading) == {}
    assert {row.values["year"] for row in rows_of(reading).values()} == {year}
    assert_accounted(reading)


@pytest.mark.parametrize(("is_english", "is_numbered"), [(False, False), (True, True)])
@pytest.mark.parametrize("year", PCI_YEARS)
def test_pci(year: int, is_english: bool, is_numbered: bool) -> None:
    book = official.pci_table(year, is_english=is_english, is_numbered=is_numbered)
    reading = read(book)
    assert scores(reading) == held("PCI", year)
    # Of some editions not every province is on record.
    assert set(rules(reading)) <= {"provinces_some", "provinces_absent"}
    ranks = {
        key[1]: int(row["published_rank"])
        for key, row in official.held("PCI", year).items()
        if key[0] == "TOTAL" and row["published_rank"]
    }
    found = rows_of(reading).items()
    assert {
        key[1]: row.values["published_rank"] for key, row in found if "published_rank" in row.values
    } == ranks
    assert_accounted(reading)


def test_the_table_of_official_files_is_that_of_these_tests() -> None:
    """Write it anew with ``python -m tests.official``, then read the diff."""
    written = (ROOT / "docs" / "official-files.md").read_text(encoding="utf-8")
    assert written == official.document()
