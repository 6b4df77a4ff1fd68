"""What kind of sheet it is, before a year is known: by its provinces, headings and titles."""

import re
from dataclasses import dataclass, replace

from dashboard.ingest.grid import Grid
from dashboard.ingest.publishers.component_names import components, words_of
from dashboard.ingest.publishers.headings import headings, is_total, sub_index, title_texts
from dashboard.ingest.publishers.provinces_found import MOST_COLUMNS, Block, blocks, spellings

YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
INDICES = ("PAPI", "PCI")
# Fewer headings of an index are a coincidence.
FEWEST_COMPONENTS = 2


@dataclass(frozen=True)
class Survey:
    """A sheet and what it seems to be.

    ``kind`` is "papi", "papi_dimension", "pci_summary", "pci_component", "unsure" (headings fit
    two indices alike), "unknown" (provinces, but no headings we know) or "none" (no provinces).
    ``n_components`` counts the components it has columns of; ``year`` is what it states itself.
    """

    grid: Grid
    kind: str
    index_code: str = ""
    year: int | None = None
    n_provinces: int = 0
    n_components: int = 0


def survey(grid: Grid, index_code: str | None) -> Survey:
    """Look at a sheet; ``index_code`` is the index a person said it is of."""
    found = blocks(grid, spellings(is_current=False))
    if not found:
        return Survey(grid, "none")
    n_provinces = max(len(block.places) for block in found)
    if _is_component_sheet(grid, found):
        base = Survey(grid, "pci_component", "PCI", None, n_provinces, 1)
        return replace(base, year=_stated(grid, found, "PCI"))
    wanted = [code for code in INDICES if not index_code or code == index_code]
    codes = {code: _codes(grid, found, code) - {"TOTAL"} for code in wanted}
    most = max((len(own) for own in codes.values()), default=0)
    likely = [code for code, own in codes.items() if len(own) == most]
    if most < FEWEST_COMPONENTS:
        return Survey(grid, "unknown", "", None, n_provinces)
    if len(likely) > 1:
        return Survey(grid, "unsure", "", None, n_provinces, most)
    year = _stated(grid, found, likely[0])
    kind = _kind(likely[0], codes[likely[0]])
    return Survey(grid, kind, likely[0], year, n_provinces, most)


def _is_component_sheet(grid: Grid, found: tuple[Block, ...]) -> bool:
    """Whether it is of one sub-index of PCI, and its other columns are the indicators.

    A sheet that numbers several, or has others by name and the total too, is a summary.
    """
    numbers = {
        sub_index(grid.at(line, column).value)[0]
        for block in found
        for line in block.heads
        for column in range(block.column + 1, block.last + 1)
    } - {""}
    if len(numbers) != 1:
        return False
    codes = _codes(grid, found, "PCI")
    return "TOTAL" not in codes or len(codes - {"TOTAL"}) < FEWEST_COMPONENTS


def _codes(grid: Grid, found: tuple[Block, ...], index_code: str) -> set[str]:
    """The components of an index that columns are headed with."""
    known = components(index_code, None)
    return {
        heading.code
        for block in found
        for heading in headings(grid, block, index_code, known, {})
        if heading.meaning == "score" and heading.code
    }


def _kind(index_code: str, codes: set[str]) -> str:
    if index_code == "PCI":
        return "pci_summary"
    return "papi" if len({code.split(".")[0] for code in codes}) > 1 else "papi_dimension"


def _stated(grid: Grid, found: tuple[Block, ...], index_code: str) -> int | None:
    """The year in the sheet's titles, in the heading of its total, or in its name."""
    heads = found[0].heads
    texts = [text for _, text in sorted(title_texts(grid, heads))]
    texts += [
        cell.value
        for line in heads
        for cell in grid.rows[line - 1][:MOST_COLUMNS]
        if isinstance(cell.value, str) and is_total(words_of(cell.value), index_code)
    ]
    return next((year for text in [*texts, grid.sheet] if (year := year_in(text))), None)


def year_in(text: str) -> int | None:
    """The one year that a text names; None where it names none, or several."""
    years = {int(year) for year in YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None
