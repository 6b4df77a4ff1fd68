"""What-if for a unit: its criteria, where all of them are on record and add up to its total."""

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.forecast.others_unchanged import rank_still
from dashboard.analysis.scenario import Scales
from dashboard.catalog import units
from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.labels import Spoken
from dashboard.figures.figure import Column
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.citation import citation
from dashboard.text.numbers import is_missing

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
class UnitPlan:
    """What a unit's plan starts from. ``others`` are the totals of its block by unit, its own
    among them; empty where not all units of the block are on record.
    """

    scheme: str
    year: int
    total: float
    criteria: tuple[Criterion, ...]
    others: tuple[tuple[str, float], ...]
    source_ids: tuple[str, ...]

    @property
    def scales(self) -> Scales:
        """The criteria's scales."""
        return {one.code: (0.0, one.high) for one in self.criteria}

    def total_with(self, plan: dict[str, float]) -> float:
        """The total with the plan: criteria are added."""
        gains = [plan[one.code] - one.today for one in self.criteria if one.code in plan]
        return round(self.total + sum(gains), 6)


@dataclass(frozen=True)
class Asked(Spoken):
    """Which unit."""

    unit_id: str
    language: str

    @property
    def name(self) -> str:
        """The unit with its province; its key where there is no such unit."""
        unit = units.units(self.language).get(self.unit_id)
        return units.full_name(unit, self.language) if unit else self.unit_id


def title(asked: Asked) -> str:
    """The page's title for a unit."""
    return asked.voice.say("what_if.unit_title", unit=asked.name)


def obstacle(asked: Asked) -> str:
    """Why no plan can be made for the unit; "" where one can."""
    say = asked.voice.say
    if asked.unit_id not in units.units(asked.language):
        return say("what_if.unit_unknown", unit=asked.unit_id)
    return "" if beginning(asked) else say("what_if.unit_none", unit=asked.name)


@per_version
def beginning(asked: Asked) -> UnitPlan | None:
    """The newest scheme and year whose criteria are whole; None where there is none."""
    scores = ask("unit_criterion_score_list", unit_id=asked.unit_id)
    for _, row in ask("unit_history", unit_id=asked.unit_id).iterrows():
        own = scores[(scores["scheme"] == row["scheme"]) & (scores["year"] == row["year"])]
        if _is_whole(own, row["score"]):
            return _beginning(row, own, asked)
    return None


def _is_whole(criteria: pd.DataFrame, total: object) -> bool:
    """Whether the criteria, all with a maximum, add up to the total."""
    if len(criteria) < FEWEST_CRITERIA or criteria["max_points"].isna().any() or is_missing(total):
        return False
    return abs(float(criteria["score"].sum()) - float(str(total))) < ROUNDING


def _beginning(row: pd.Series, criteria: pd.DataFrame, asked: Asked) -> UnitPlan:
    return UnitPlan(
        scheme=str(row["scheme"]),
        year=int(row["year"]),
        total=float(row["score"]),
        criteria=tuple(
            Criterion(str(code), str(name), float(score), float(most))
            for code, name, score, most in zip(
                criteria["criterion_code"],
                criteria["criterion_name"],
                criteria["score"],
                criteria["max_points"],
                strict=True,
            )
        ),
        others=_block(row, asked) if row["coverage"] == "full" else (),
        source_ids=source_ids(criteria["source_id"]),
    )


def _block(row: pd.Series, asked: Asked) -> tuple[tuple[str, float], ...]:
    rows = ask(
        "unit_ranking",
        scheme=str(row["scheme"]),
        year=int(row["year"]),
        province_code=units.units(asked.language)[asked.unit_id].province_code,
        block=str(row["block"]),
    )
    if rows["score"].isna().any():
        return ()
    return tuple(zip(rows["unit_id"].astype(str), rows["score"].astype(float), strict=True))


def finding(asked: Asked, known: UnitPlan, plan: dict[str, float]) -> str:
    """The total and the naive place, in a sentence."""
    say, total = asked.voice.say, known.total_with(plan)
    first = say(
        "what_if.unit_heading",
        unit=asked.name,
        year=known.year,
        total=numbers.score(total, asked.language),
        change=numbers.signed(total - known.total, asked.language),
    )
    if not known.others:
        return f"{first}; {say('what_if.unit_no_rank')}"
    rank = rank_still(dict(known.others), asked.unit_id, total)
    place = numbers.place(rank, len(known.others))
    return f"{first}; {say('what_if.unit_rank', rank=place)}"


def table(known: UnitPlan, plan: dict[str, float]) -> pd.DataFrame:
    """One row per criterion: label, today, plan, gain, the most there is."""
    return pd.DataFrame(
        [
            {
                "label": one.label,
                "today": one.today,
                "plan": plan.get(one.code, one.today),
                "gain": plan.get(one.code, one.today) - one.today,
                "high": one.high,
            }
            for one in known.criteria
        ]
    )


def columns(asked: Asked) -> tuple[Column, ...]:
    """The columns of ``table``."""
    say = asked.voice.say
    return (
        Column("label", say("my_unit.criteria.name")),
        Column("today", say("what_if.today"), "score"),
        Column("plan", say("what_if.plan_column"), "score"),
        Column("gain", say("phrases.score_change"), "score_change"),
        Column("high", say("my_unit.criteria.most"), "score"),
    )


def origin(asked: Asked, known: UnitPlan) -> str:
    """The documents that today's scores are from, in a line."""
    found = documents_of(known.source_ids, asked.language)
    listed = "; ".join(citation(source, asked.language) for source in found)
    return asked.voice.say("what_if.unit_source", documents=listed)
