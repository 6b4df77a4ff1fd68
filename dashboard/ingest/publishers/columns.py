"""What is asked and said of the columns that are no scores."""

from collections.abc import Iterable

from dashboard.ingest.finding import Finding
from dashboard.ingest.grid import Grid
from dashboard.ingest.layout.headings import SKIP, Heading
from dashboard.ingest.layout.provinces_found import SECTION
from dashboard.ingest.layout.tables import Block
from dashboard.ingest.publishers.edition import Edition
from dashboard.ingest.reading import Question
from dashboard.text.messages import words

# Headings are shown so far.
SHOWN = 80
# Columns that are left out are named so far, and so many of them.
SHORT, NAMED = 40, 8
BESIDE = ("indicator", "aside", "other_year")


def ask_columns(
    grid: Grid, block: Block, found: Iterable[Heading], edition: Edition
) -> tuple[list[Finding], list[Question]]:
    """Ask what columns of figures are that no component fits; say by name what is left out.

    Where every component has its column, or the others are more than the known ones, they are
    indicators below the components, or something beside them.
    """
    found = tuple(found)
    known = [heading for heading in found if heading.meaning == "score"]
    unsure = [one for one in found if one.meaning == "unknown" and _is_figures(grid, block, one)]
    absent = {one.code for one in edition.known} - {one.code for one in known}
    likely = [one for one in unsure if one.is_numbered or one.nearest in absent]
    # Without a name that is near, few are asked; many are indicators.
    vague = [one for one in unsure if absent and one not in likely and not one.nearest]
    asked = likely + (vague if len(unsure) <= max(len(known), 1) else [])
    findings = [_unknown(grid, heading, edition) for heading in asked]
    answered = [heading for heading in found if heading.is_asked]
    questions = [_question(grid, heading, edition) for heading in (*asked, *answered)]
    skipped = [one for one in unsure if one not in asked]
    skipped += [one for one in found if one.meaning in BESIDE and not one.is_asked]
    if skipped and known:
        findings.append(_skipped(grid, skipped))
    return findings, questions


def _skipped(grid: Grid, skipped: list[Heading]) -> Finding:
    """Which columns (or rows, where provinces stand side by side) are left out."""
    named = [
        f"{grid.reference(1, one.column)[not grid.is_turned]} {one.text[:SHORT]}".strip()
        for one in skipped[:NAMED]
    ]
    more = "; …" if len(skipped) > NAMED else ""
    return Finding(
        "note", SECTION, "rows_skipped" if grid.is_turned else "columns_skipped", grid.sheet,
        facts={"columns": "; ".join(named) + more, "count": str(len(skipped))},
    )  # fmt: skip


def _is_figures(grid: Grid, block: Block, heading: Heading) -> bool:
    """Whether most provinces have a number there."""
    cells = [grid.at(line, heading.column).value for line in block.provinces]
    return sum(isinstance(value, int | float) for value in cells) * 2 > len(cells)


def _label(code: str, edition: Edition) -> str:
    return next((f"{one.code} {one.label}" for one in edition.known if one.code == code), code)


def _unknown(grid: Grid, heading: Heading, edition: Edition) -> Finding:
    row, letter = grid.reference(heading.line or 1, heading.column)
    return Finding(
        "error", SECTION, "component_unknown", grid.sheet, row if heading.line else None, letter,
        value=heading.text[:SHOWN],
        facts={"index": edition.index_code, "year": str(edition.year), "key": heading.key},
        suggestion=_label(heading.nearest, edition) if heading.nearest else "",
    )  # fmt: skip


def _question(grid: Grid, heading: Heading, edition: Edition) -> Question:
    codes = [heading.nearest, *(one.code for one in edition.known)]
    options = {code: _label(code, edition) for code in codes if code}
    return Question(
        heading.key,
        {**options, SKIP: words("vi")("load_recognise.skip_column")},
        edition.answers.get(heading.key) if heading.is_asked else None,
        {
            "heading": heading.text[:SHOWN],
            "sheet": grid.sheet,
            "column": str(grid.reference(1, heading.column)[not grid.is_turned]),
        },
    )
