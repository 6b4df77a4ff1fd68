"""Kon Tum's targets of 2021: what the forecasts would have said then, into docs/case-2021.md.

The text of the document is written by hand; the table between its marks is made here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import ROOT
from dashboard.analysis.forecast.panel import Panel, panel
from dashboard.analysis.forecast.plan import balanced_plan, province_parts, smallest_plans
from dashboard.analysis.forecast.plausibility import plausibility
from dashboard.analysis.forecast.ranks import (
    Draws,
    median,
    naive_score_needed,
    probability,
    range_of,
    score_needed,
)
from dashboard.analysis.forecast.simulate import field_draws

DOCUMENT = ROOT / "docs" / "case-2021.md"
FIGURES = re.compile(r"(?<=<!-- figures: make backtest -->\n).*?(?=<!-- end of figures -->)", re.S)
KON_TUM = "62"
TARGET_YEAR = 2021


@dataclass(frozen=True)
class Question:
    """One target as seen from one base edition."""

    index_code: str
    base_year: int
    target: int

    @property
    def horizon(self) -> int:
        """Years from the base edition to the target's."""
        return TARGET_YEAR - self.base_year


# PAR INDEX is not here: too few provinces are on record for a place to be computed.
QUESTIONS = (
    Question("PAPI", 2020, 43),
    Question("PAPI", 2019, 43),
    Question("PCI", 2020, 46),
    Question("PCI", 2019, 46),
)


def answers(question: Question) -> dict[str, str]:
    """The lines of the table on one question, in order."""
    known = panel(question.index_code)
    at, end = known.row(question.base_year), known.row(TARGET_YEAR)
    drawn = field_draws(question.index_code, question.base_year, question.horizon)
    reference = field_draws(
        question.index_code, question.base_year, question.horizon, model="reference"
    )
    if (
        at is None
        or end is None
        or not isinstance(drawn, Draws)
        or not isinstance(reference, Draws)
    ):
        raise ValueError(f"nothing can be said of {question}")
    column = known.codes.index(KON_TUM)
    rank, n = int(known.ranks[at][column]), int(known.n[at])
    ranks = drawn.rank_of(KON_TUM)
    low, high = range_of(ranks)
    reached = reference.rank_of(KON_TUM)
    return {
        "asked, of 63": str(question.target),
        "place then": f"{rank}/{n}",
        "total then": f"{known.scores[at][column]:.2f}",
        "chance of the target with no special effort": _share(probability(ranks, question.target)),
        "the same by the reference model": _share(probability(reached, question.target)),
        "middle of the forecast, 80 % range": f"{median(ranks)}, {low} to {high}",
        "such a gain from about there before": _before(question, rank, n),
        **_needed(question, known, at, drawn),
        "what came": f"{known.ranks[end][column]}/{known.n[end]}",
        "was that inside the range": "yes" if low <= known.ranks[end][column] <= high else "no",
    }


def _share(value: float) -> str:
    return f"{100 * value:.0f} %"


def _before(question: Question, rank: int, n: int) -> str:
    """How often such a step had been made."""
    found = plausibility(
        question.index_code,
        question.base_year,
        question.horizon,
        rank,
        n,
        rank - question.target,
    )
    if found.share is None:
        return f"{len(found.done)} of {found.n_cases}, too few to say"
    return f"{len(found.done)} of {found.n_cases} ({_share(found.share)})"


def _needed(question: Question, known: Panel, at: int, drawn: Draws) -> dict[str, str]:
    """The totals that the target would have needed, and the plans for the likely one."""
    totals = {
        known.codes[column]: float(known.scores[at][column])
        for column in known.field(question.base_year)
    }
    likely = score_needed(drawn, KON_TUM, question.target, 0.8)
    return {
        "total needed if others stand still": _points(
            naive_score_needed(totals, KON_TUM, question.target)
        ),
        "total needed for an even chance": _points(
            score_needed(drawn, KON_TUM, question.target, 0.5)
        ),
        "total needed for 80 %": _points(likely),
        "balanced plan for 80 %": _balanced(question, likely),
        "smallest plan for 80 %": _smallest(question, likely),
    }


def _points(value: float | None) -> str:
    return "any" if value is None else f"{value:.2f}"


def _balanced(question: Question, needed: float | None) -> str:
    own = province_parts(question.index_code, question.base_year, KON_TUM)
    plan = None if needed is None else balanced_plan(own, needed)
    if plan is None or plan.quantile is None:
        return "not within past gains"
    return f"every component by its {_share(plan.quantile)} quantile of past gains"


def _smallest(question: Question, needed: float | None) -> str:
    own = province_parts(question.index_code, question.base_year, KON_TUM)
    plans = () if needed is None else smallest_plans(own, needed)
    if not plans:
        return "not within past gains"
    size = len(plans[0].scores)
    ways = "the one way" if len(plans) == 1 else f"{len(plans)} ways, of most reach"
    return f"{size} component{'s' * (size > 1)}; {ways}: {', '.join(plans[0].scores)}"


def table(questions: Sequence[Question] = QUESTIONS) -> str:
    """The figures as a Markdown table: a column per question."""
    told = [answers(question) for question in questions]
    heads = [
        f"{question.index_code} {question.base_year}, {question.horizon} "
        + ("year" if question.horizon == 1 else "years")
        for question in questions
    ]
    lines = [["seen from", *heads], ["---"] * (len(heads) + 1)]
    lines += [[name, *(answer[name] for answer in told)] for name in told[0]]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def with_figures(text: str) -> str:
    """The document with the table as it is now."""
    return FIGURES.sub(lambda _: table(), text)


def write() -> None:
    """Put the table into the document."""
    DOCUMENT.write_text(with_figures(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
