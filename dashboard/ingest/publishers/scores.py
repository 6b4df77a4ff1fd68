"""The scores that sheets of one edition state, each with its cell, brought together into rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.ingest.finding import Finding, component_fact
from dashboard.ingest.grid import Cell, Grid, Value
from dashboard.ingest.layout.component_names import Component
from dashboard.ingest.layout.headings import Heading
from dashboard.ingest.layout.provinces_found import SECTION, label
from dashboard.ingest.layout.tables import Block
from dashboard.ingest.reader import plain
from dashboard.ingest.reader.plain import AmbiguousNumberError, NotPlainError
from dashboard.ingest.reading import Row

DECIMALS = 4
# Past nine there is only what binary fractions leave.
MOST_DECIMALS = 9
SAME = 0.0001
# Told one by one; the rest is counted.
MOST_TOLD = 20
NOT_PUBLISHED = "not_published"

Key = tuple[str, str]


@dataclass(frozen=True)
class Score:
    """What a sheet says of a province on a component, unrounded; None where there is no result.

    ``columns`` are the letters of its cells by column of ours.
    """

    component_code: str
    province_code: str
    score: float | None
    sheet: str
    line: int
    columns: dict[str, str]
    rank: int | None = None
    published_class: str | None = None

    @property
    def key(self) -> Key:
        return self.component_code, self.province_code

    @property
    def column(self) -> str:
        return self.columns.get("score", "")

    @property
    def cell(self) -> str:
        return f"{self.column}{self.line}"


@dataclass
class Gathered:
    """Scores by component and province, with remarks; the first sheet that states one has it."""

    scores: dict[Key, Score] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, sheet: Iterable[Score]) -> tuple[int, int]:
        """Take the scores of a sheet; returns how many are new and how many confirm or deny."""
        new = 0
        told = 0
        confirmed = 0
        for one in sheet:
            held = self.scores.setdefault(one.key, one)
            new += held is one
            confirmed += held is not one
            if held is not one and not _is_same(held, one):
                told += 1
                if told <= MOST_TOLD:
                    self.findings.append(_disagreement(held, one))
        if told > MOST_TOLD:
            self.findings.append(
                Finding(
                    "warning", SECTION, "sheets_disagree_more", one.sheet,
                    facts={"count": str(told - MOST_TOLD)},
                )
            )  # fmt: skip
        return new, confirmed


def _is_same(held: Score, other: Score) -> bool:
    if held.score is None or other.score is None:
        return held.score is other.score
    return abs(held.score - other.score) < SAME


def _disagreement(held: Score, other: Score) -> Finding:
    return Finding(
        "warning", SECTION, "sheets_disagree", other.sheet, other.line, other.column,
        value=shown(other.score),
        facts={
            "province": label(other.province_code),
            **component_fact(other.component_code),
            "taken": shown(held.score),
            "sheet": held.sheet,
            "cell": held.cell,
        },
    )  # fmt: skip


def shown(score: float | None) -> str:
    """A score as the sheet would print it; "–" for none."""
    return "–" if score is None else f"{score:.{DECIMALS}f}".rstrip("0").rstrip(".")


def scores_of(
    grid: Grid, block: Block, columns: Iterable[Heading], known: Iterable[Component]
) -> tuple[list[Score], list[Finding]]:
    """The scores in a block's columns, and what is no number."""
    highest = {one.code: one.high for one in known}
    scores: list[Score] = []
    findings: list[Finding] = []
    for heading in columns:
        for line, province_code in block.provinces.items():
            cell = grid.at(line, heading.column)
            try:
                score = plain.number(cell.value, highest.get(heading.code))
            except NotPlainError as problem:
                findings.append(_no_number(grid, line, heading, cell, problem))
                continue
            row, letter = grid.reference(line, heading.column)
            cells = dict.fromkeys(("score", "missing_reason", "component_code"), letter)
            # Of a turned sheet the name stands in another row than the score.
            cells["province_code"] = (
                letter if grid.is_turned else grid.reference(1, block.column)[1]
            )
            scores.append(Score(heading.code, province_code, score, grid.sheet, row, cells))
    return scores, findings


def _no_number(
    grid: Grid, line: int, heading: Heading, cell: Cell, problem: NotPlainError
) -> Finding:
    is_either = isinstance(problem, AmbiguousNumberError)
    return Finding(
        "error", SECTION, "two_numbers" if is_either else "no_number", grid.sheet,
        *grid.reference(line, heading.column), value=plain.text(cell.value) or "",
        facts=component_fact(heading.code),
    )  # fmt: skip


def blank_findings(scores: Iterable[Score]) -> list[Finding]:
    """A note for each province without some results, with the cells."""
    provinces: dict[str, list[Score]] = {}
    for score in scores:
        if score.score is None:
            provinces.setdefault(score.province_code, []).append(score)
    return [
        Finding(
            "note", SECTION, "no_result", own[0].sheet, own[0].line, own[0].column,
            facts={
                "province": label(code),
                "count": str(len(own)),
                "cells": ", ".join(score.cell for score in own),
            },
        )
        for code, own in provinces.items()
    ]  # fmt: skip


def rounded(score: float | None, through: int | None = None) -> float | None:
    """A score with the decimals we keep, after ``through`` decimals if it was kept so before.

    Found by comparison with all rows held: PAPI's were rounded at once, PCI's had six decimals
    first, since its workbooks carry single-precision figures (66.39044952392578 is 66.39045).
    """
    if score is None:
        return None
    return (
        round(score, MOST_DECIMALS) if through is None else round(round(score, through), DECIMALS)
    )


def row_of(score: Score, index_code: str, year: int, source_id: str, through: int | None) -> Row:
    """A score as a row for our table; places and classes only where the sheet states them."""
    values: dict[str, Value] = {
        "index_code": index_code,
        "year": year,
        "component_code": score.component_code,
        "province_code": score.province_code,
        "score": rounded(score.score, through),
        "missing_reason": NOT_PUBLISHED if score.score is None else None,
        "source_id": source_id,
    }
    if score.rank is not None:
        values |= {
            "published_rank": score.rank,
            "rank_basis": "published",
            "rank_source_id": source_id,
        }
    if score.published_class is not None:
        values["published_class"] = score.published_class
    return Row("province_score", values, score.sheet, score.line, score.columns)
