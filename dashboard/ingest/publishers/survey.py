"""What each sheet of an official workbook seems to be, by its whole shape."""

from dataclasses import dataclass, replace

from dashboard.ingest.finding import TOTALS
from dashboard.ingest.grid import Grid
from dashboard.ingest.layout.component_names import components, words_of
from dashboard.ingest.layout.headings import (
    INDICES,
    headings,
    is_total,
    sub_index,
    title_texts,
    year_in,
)
from dashboard.ingest.layout.provinces_found import spellings
from dashboard.ingest.layout.tables import MOST_COLUMNS, Block, blocks, upright
from dashboard.text.folding import fold

# Fewer headings of an index are a coincidence.
FEWEST_COMPONENTS = 2


@dataclass(frozen=True)
class Survey:
    """A sheet and what it seems to be.

    ``kind`` is "papi", "papi_dimension", "pci_summary", "pci_component", "unsure" (headings fit
    two indices alike), "unknown" (provinces, but no headings we know) or "none" (no provinces).
    ``n_components`` counts the components it has columns of; ``years`` are those that it states
    itself, the likeliest first: more than one contradict each other. ``other_kind`` is what it may
    be as well.
    """

    grid: Grid
    kind: str
    index_code: str = ""
    years: tuple[int, ...] = ()
    n_provinces: int = 0
    n_components: int = 0
    other_kind: str = ""

    @property
    def year(self) -> int | None:
        """The likeliest year."""
        return next(iter(self.years), None)


def survey(given: Grid, index_code: str | None) -> Survey:
    """Look at a sheet; ``index_code`` is the index a person said it is of."""
    names = spellings(is_current=False)
    grid = upright(given, names)
    found = blocks(grid, names)
    if not found:
        return Survey(given, "none")
    base = Survey(given, "unknown", n_provinces=max(len(block.provinces) for block in found))
    codes = {
        code: _codes(grid, found, code) for code in INDICES if not index_code or code == index_code
    }
    if _is_component_sheet(grid, found, codes.get("PCI")):
        other = "pci_summary" if "TOTAL" in codes["PCI"] else ""
        return replace(_of(base, "pci_component", "PCI", grid, found, 1), other_kind=other)
    counts = {code: len(own - set(TOTALS)) for code, own in codes.items()}
    most = max(counts.values(), default=0)
    likely = [code for code, count in counts.items() if count == most]
    if most < FEWEST_COMPONENTS:
        # A list of totals alone is told by the index's name above them.
        likely = [code for code in codes if _names_total(grid, found, code)]
        most = max((counts[code] for code in likely), default=0)
        if len(likely) != 1:
            return base
    if len(likely) > 1:
        return replace(base, kind="unsure", n_components=most)
    return _of(base, _kind(likely[0], codes[likely[0]]), likely[0], grid, found, most)


def _of(
    base: Survey, kind: str, index_code: str, grid: Grid, found: tuple[Block, ...], count: int
) -> Survey:
    years = _stated(grid, found, index_code)
    return replace(base, kind=kind, index_code=index_code, years=years, n_components=count)


def _is_component_sheet(grid: Grid, found: tuple[Block, ...], codes: set[str] | None) -> bool:
    """Whether it is of one sub-index of PCI, and its other columns are the indicators.

    A sheet that numbers several, or has others by name and the total too, is a summary.
    """
    numbers = {sub_index(text)[0] for text in _headed(grid, found)} - {""}
    if len(numbers) != 1 or codes is None:
        return False
    return "TOTAL" not in codes or len(codes - {"TOTAL"}) < FEWEST_COMPONENTS


def _headed(grid: Grid, found: tuple[Block, ...]) -> list[str]:
    """Every text above the columns of tables."""
    return [
        value
        for block in found
        for line in block.heads
        for column in range(block.column + 1, block.last + 1)
        if isinstance(value := grid.at(line, column).value, str)
    ]


def _names_total(grid: Grid, found: tuple[Block, ...], index_code: str) -> bool:
    return any(
        index_code.lower() in fold(text) and is_total(words_of(text), index_code)
        for text in _headed(grid, found)
    )


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
    families = {code.split(".")[0] for code in codes - set(TOTALS)}
    return "papi_dimension" if len(families) == 1 else "papi"


def _stated(grid: Grid, found: tuple[Block, ...], index_code: str) -> tuple[int, ...]:
    """The years in the sheet's titles and its name; else those in the headings of its total."""
    heads = found[0].heads
    titles = [text for _, text in sorted(title_texts(grid, heads))]
    # Of a turned sheet the titles stand before the tables.
    titles += [
        cell.value
        for row in grid.rows[: heads[0] if heads else 0]
        for cell in row[: found[0].column - 1]
        if isinstance(cell.value, str)
    ]
    totals = [
        cell.value
        for line in heads
        for cell in grid.rows[line - 1][:MOST_COLUMNS]
        if isinstance(cell.value, str) and is_total(words_of(cell.value), index_code)
    ]
    said = tuple(dict.fromkeys(year for text in [*titles, grid.sheet] if (year := year_in(text))))
    return said or tuple(dict.fromkeys(year for text in totals if (year := year_in(text))))
