"""What-if for a unit: its criteria, where all of them are on record and add up to its total."""

from dataclasses import dataclass, replace

import pandas as pd

from dashboard.analysis.forecast.ranks import naive_rank
from dashboard.analysis.scenario import PlanScores, Scales
from dashboard.catalog import units
from dashboard.catalog.documents import documents_of, source_ids
from dashboard.figures.choices import Choices, Request
from dashboard.figures.figure import Column
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.citation import citation
from dashboard.text.messages import LANGUAGES
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

# Printed in hundredths, so a sum of parts may be a hundredth off.
ROUNDING = 0.011
FEWEST_CRITERIA = 2


@dataclass(frozen=True)
class Criterion:
    """A criterion that can be moved, from none to all of its points."""

    code: str
    label: str
    today: float
    high: float


@dataclass(frozen=True)
class UnitBaseline:
    """What a unit's plan starts from. ``others`` are the totals of its block by unit, its own
    among them; empty where not all units of the block are on record.
    """

    unit_id: str
    scheme: str
    year: int
    total: float
    criteria: tuple[Criterion, ...]
    others: tuple[tuple[str, float], ...]
    source_ids: tuple[str, ...]

    @property
    def scope(self) -> str:
        """What a plan belongs to."""
        return f"{self.unit_id}-{self.scheme}-{self.year}"

    @property
    def scales(self) -> Scales:
        """The criteria's scales."""
        return {one.code: (0.0, one.high) for one in self.criteria}

    def total_with(self, plan: PlanScores) -> float:
        """The total with the plan: criteria are added."""
        today = {one.code: one.today for one in self.criteria}
        gains = [score - today[code] for code, score in plan if code in today]
        return round(self.total + sum(gains), 6)


@dataclass(frozen=True)
class UnitPlanRequest(Request):
    """A plan of a unit: the scores it changes, by criterion."""

    unit_id: str
    language: str
    plan: PlanScores = ()

    @property
    def name(self) -> str:
        """The unit with its province; its key where there is no such unit."""
        unit = units.units(self.language).get(self.unit_id)
        return units.full_name(unit, self.language) if unit else self.unit_id


def complete(request: UnitPlanRequest, choices: Choices) -> UnitPlanRequest:
    """With the plan, where one can be made."""
    base = unit_baseline(request.unit_id)
    if base is None:
        return request
    plan = choices.plan("plan", "what_if.plan", base.scope, base.scales)
    return replace(request, plan=plan)


def obstacle(request: UnitPlanRequest) -> str:
    """Why no plan can be made for the unit; "" where one can."""
    say = request.voice.say
    if request.unit_id not in units.units(request.language):
        return say("what_if.unit_unknown", unit=request.unit_id)
    return "" if unit_baseline(request.unit_id) else say("what_if.unit_none", unit=request.name)


@per_version
def unit_baseline(unit_id: str) -> UnitBaseline | None:
    """The newest scheme and year whose criteria are whole; None where there is none."""
    scores = ask("unit_criterion_score_list", unit_id=unit_id)
    for row in records(ask("unit_history", unit_id=unit_id)):
        own = scores[(scores["scheme"] == row["scheme"]) & (scores["year"] == row["year"])]
        if _is_whole(own, row["score"]):
            return _baseline(unit_id, row, own)
    return None


def _is_whole(criteria: pd.DataFrame, total: object) -> bool:
    """Whether the criteria, all with a maximum, add up to the total."""
    if len(criteria) < FEWEST_CRITERIA or criteria["max_points"].isna().any() or is_missing(total):
        return False
    return abs(float(criteria["score"].sum()) - float(str(total))) < ROUNDING


def _baseline(unit_id: str, row: Row, criteria: pd.DataFrame) -> UnitBaseline:
    names = ("criterion_code", "criterion_name", "score", "max_points")
    columns = (criteria[name] for name in names)
    return UnitBaseline(
        unit_id=unit_id,
        scheme=str(row["scheme"]),
        year=int(row["year"]),
        total=float(row["score"]),
        criteria=tuple(
            Criterion(str(code), str(name), float(score), float(most))
            for code, name, score, most in zip(*columns, strict=True)
        ),
        others=_block(unit_id, row) if row["coverage"] == "full" else (),
        source_ids=source_ids(criteria["source_id"]),
    )


def _block(unit_id: str, row: Row) -> tuple[tuple[str, float], ...]:
    """The totals of the unit's block by unit; none where one of them is not on record."""
    rows = ask(
        "unit_ranking",
        scheme=str(row["scheme"]),
        year=int(row["year"]),
        province_code=units.units(LANGUAGES[0])[unit_id].province_code,
        block=str(row["block"]),
    )
    if rows["score"].isna().any():
        return ()
    return tuple(zip(rows["unit_id"].astype(str), rows["score"].astype(float), strict=True))


def finding(request: UnitPlanRequest, base: UnitBaseline) -> str:
    """The total and the naive place, in a sentence."""
    say, total = request.voice.say, base.total_with(request.plan)
    first = say(
        "what_if.unit_heading",
        unit=request.name,
        year=base.year,
        total=numbers.score(total, request.language),
        change=numbers.signed(total - base.total, request.language),
    )
    if not base.others:
        return f"{first}; {say('what_if.unit_no_rank')}"
    rank = naive_rank(dict(base.others), base.unit_id, total)
    rank_text = numbers.rank(rank, len(base.others))
    return f"{first}; {say('what_if.unit_rank', rank=rank_text)}"


def table(request: UnitPlanRequest, base: UnitBaseline) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """One row per criterion: label, today, plan, gain, the most there is; with columns."""
    say, plan = request.voice.say, dict(request.plan)
    rows = [
        {
            "label": one.label,
            "today": one.today,
            "plan": plan.get(one.code, one.today),
            "gain": plan.get(one.code, one.today) - one.today,
            "high": one.high,
        }
        for one in base.criteria
    ]
    return pd.DataFrame(rows), (
        Column("label", say("my_unit.criteria.name")),
        Column("today", say("what_if.today"), "score"),
        Column("plan", say("what_if.plan_column"), "score"),
        Column("gain", say("phrases.score_change"), "score_change"),
        Column("high", say("my_unit.criteria.most"), "score"),
    )


def origin(request: UnitPlanRequest, base: UnitBaseline) -> str:
    """The documents that today's scores are from, in a line."""
    found = documents_of(base.source_ids, request.language)
    listed = "; ".join(citation(source, request.language) for source in found)
    return request.voice.say("what_if.unit_source", documents=listed)
