"""The PAPI workbook: one sheet of all dimensions, and sheets that repeat parts of it."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from openpyxl.utils import column_index_from_string

from dashboard.ingest.finding import TOTALS, Finding
from dashboard.ingest.grid import Grid
from dashboard.ingest.layout.provinces_found import SECTION, label
from dashboard.ingest.publishers.edition import Edition
from dashboard.ingest.publishers.scores import Gathered, Score
from dashboard.ingest.publishers.sheet import Sheet, read_sheet
from dashboard.ingest.publishers.zeros import without_zeros

# The groups of provinces that the workbook tells by the colour of a cell, from the lowest scores.
GROUPS = ("low", "mid-low", "mid-high", "high")
TOTAL = "TOTAL"


def read(grid: Grid, edition: Edition) -> Sheet:
    """A sheet of dimensions: zeros without a result are none."""
    sheet = read_sheet(grid, edition)
    coloured = _grouped(sheet.scores, grid)
    sheet.scores, findings = without_zeros(coloured, edition.known)
    sheet.findings += findings
    return sheet


def read_dimension(grid: Grid, edition: Edition) -> Sheet:
    """A sheet of one dimension: what is called a total there may be the dimension's own."""
    sheet = read(grid, edition)
    totals = [one for one in sheet.scores if one.component_code in TOTALS]
    sheet.scores = [one for one in sheet.scores if one.component_code not in TOTALS]
    sheet.findings += [
        Finding("warning", SECTION, "total_left_out", grid.sheet, one.line, one.column)
        for one in totals[:1]
    ]
    return sheet


def _grouped(scores: list[Score], grid: Grid) -> list[Score]:
    """Scores with the group that the colour of their cell stands for."""
    columns: dict[str, list[Score]] = {}
    for score in scores:
        columns.setdefault(score.component_code, []).append(score)
    return [one for column in columns.values() for one in _grouped_column(column, grid)]


def _grouped_column(column: list[Score], grid: Grid) -> list[Score]:
    """The four colours in the order of their scores; nothing where they do not order them.

    The colours themselves differ from year to year and from the workbook's own legend.
    """
    fills = {score.cell: _fill(grid, score) for score in column}
    groups: dict[str, list[float]] = {}
    for score in column:
        if score.score and fills[score.cell]:
            groups.setdefault(fills[score.cell], []).append(score.score)
    order = sorted(groups, key=lambda fill: min(groups[fill]))
    follows = pairwise(order)
    if len(order) != len(GROUPS) or any(max(groups[a]) > min(groups[b]) for a, b in follows):
        return column
    names = dict(zip(order, GROUPS, strict=True))
    return [
        replace(one, published_class=names[fills[one.cell]])
        if one.score and fills[one.cell]
        else one
        for one in column
    ]


def _fill(grid: Grid, score: Score) -> str:
    return grid.at(score.line, column_index_from_string(score.column)).fill


def with_total(gathered: Gathered, edition: Edition, *, is_held: bool) -> None:
    """The total of a year not held yet whose workbook has none: the sum of its dimensions."""
    codes = {code for code, _ in gathered.scores}
    if TOTAL in codes:
        gathered.findings += _incomplete(gathered, edition)
        return
    parts = [one.code for one in edition.known if one.parent_code == TOTAL]
    if is_held or not parts or set(parts) - codes:
        return
    provinces = {province for _, province in gathered.scores}
    gathered.add(_sum(gathered, parts, province) for province in sorted(provinces))
    gathered.findings.append(
        Finding("warning", SECTION, "total_computed", facts={"components": ", ".join(parts)})
    )


def _sum(gathered: Gathered, parts: Iterable[str], province_code: str) -> Score:
    own = [
        gathered.scores[part, province_code]
        for part in parts
        if (part, province_code) in gathered.scores
    ]
    values = [one.score for one in own]
    is_whole = len(own) == len(list(parts)) and None not in values
    total = sum(value for value in values if value is not None) if is_whole else None
    return Score(TOTAL, province_code, total, own[0].sheet, own[0].line, {})


def _incomplete(gathered: Gathered, edition: Edition) -> list[Finding]:
    """A total although a dimension has no result: it cannot be compared with the others."""
    parts = {one.code for one in edition.known if one.parent_code == TOTAL}
    lacking: dict[str, list[str]] = {}
    for (code, province), score in gathered.scores.items():
        if code in parts and score.score is None:
            lacking.setdefault(province, []).append(code)
    findings = []
    for province, codes in lacking.items():
        total = gathered.scores.get((TOTAL, province))
        if total is not None and total.score is not None:
            findings.append(
                Finding(
                    "warning", SECTION, "total_without_part", total.sheet, total.line, total.column,
                    facts={"province": label(province), "components": ", ".join(codes)},
                )
            )  # fmt: skip
    return findings
