"""What the what-if page is asked for: a plan of a province or unit, and what it is to reach."""

from dataclasses import dataclass, replace

import pandas as pd

from dashboard.analysis.forecast.panel import panel
from dashboard.analysis.scenario import HORIZONS, PlanScores
from dashboard.catalog.indices import (
    edition_rows,
    promised_ranks,
    subjects_in,
    subjects_of,
    years_of,
)
from dashboard.catalog.provinces import Province, dated_names, provinces_by_code
from dashboard.figures.choices import Choices
from dashboard.figures.component.request import default_year
from dashboard.figures.what_if import unit
from dashboard.figures.what_if.baseline import (
    Baseline,
    OfBaseline,
    computed_rank,
    levers,
    obstacle,
    own_scales,
    published_total,
    total,
)
from dashboard.figures.what_if.unit import UnitPlanRequest
from dashboard.store.ask import per_version

# A target nobody stated: so many places better than now.
DEFAULT_GAIN = 5
NARROW = 130


@dataclass(frozen=True)
class Goal:
    """What is wanted, ``horizon`` years after the base edition: a place or a score."""

    horizon: int = HORIZONS[0]
    rank: int | None = None
    score: float | None = None


@dataclass(frozen=True)
class WhatIfRequest(OfBaseline):
    """A plan of a province: from which results, what is wanted, and the scores it changes.

    ``chosen_code`` is the province that was chosen where another stands for it.
    """

    province_code: str
    index_code: str
    year: int
    language: str
    goal: Goal = Goal()
    plan: PlanScores = ()
    chosen_code: str = ""

    @property
    def base(self) -> Baseline:
        """What the plan starts from."""
        given = (self.province_code, self.index_code, self.year, self.language)
        return Baseline(*given, version=self.version)

    @property
    def target_year(self) -> int:
        """The year that is looked at."""
        return self.year + self.goal.horizon


def read(choices: Choices) -> WhatIfRequest | UnitPlanRequest:
    """The request of an address; of a unit where it names one."""
    unit_id = choices.raw("unit")
    if unit_id:
        return unit.complete(UnitPlanRequest(unit_id, choices.language), choices)
    return complete(begin(choices), choices)


def begin(choices: Choices) -> WhatIfRequest:
    """What the plan starts from: the newest edition of which one can be made by default."""
    with choices.row():
        province = choices.province()
        index_code = choices.index()
        code, subjects = province.code, subjects_of(index_code, province)
        if province.predecessors:
            names = {one: dated_names(choices.language)[one] for one in subjects}
            code = choices.one("former", "what_if.predecessor", names, subjects[0])
        of = provinces_by_code(choices.language)[code]
        newest = newest_base(index_code, of, choices.language)
        year = choices.year_of(of, index_code, newest, "what_if.base_year")
    return WhatIfRequest(code, index_code, year, choices.language, chosen_code=province.code)


@per_version
def newest_base(index_code: str, province: Province, language: str) -> int:
    """The newest edition of which a plan can be made, one with chances before one without; else the
    newest with components of the province.
    """
    years = [
        year
        for year in years_of(index_code, province)
        if subjects_in(index_code, year, province) == (province.code,)
        and not obstacle(Baseline(province.code, index_code, year, language))
    ]
    rows = edition_rows(index_code, province.code)["coverage"]
    full = [year for year in years if rows[year] == "full"]
    return max(full or years, default=default_year(index_code, province))


def complete(request: WhatIfRequest, choices: Choices) -> WhatIfRequest:
    """With the goal and the plan, where a plan can be made."""
    if obstacle(request.base):
        return request
    goal = _goal(request.base, choices)
    scales = own_scales(request.base)
    plan = choices.plan("plan", "what_if.plan", request.scope, scales)
    return replace(request, goal=goal, plan=plan)


def _goal(base: Baseline, choices: Choices) -> Goal:
    """How far ahead, and which place or score; of a partial edition only a score."""
    say = choices.say
    lengths = {str(years): say("what_if.years", count=years) for years in HORIZONS}
    kinds = {
        kind: say(f"what_if.goal_{kind}")
        for kind in (("rank", "score") if base.is_full else ("score",))
    }
    shortest, likeliest = next(iter(lengths)), next(iter(kinds))
    with choices.row():
        chosen = choices.one("horizon", "what_if.horizon", lengths, shortest, width=NARROW)
        horizon, scope = int(chosen), f"{base.scope}-{chosen}"
        kind = choices.one("goal", "what_if.goal", kinds, likeliest, width=NARROW)
        label = f"what_if.target_{kind}"
        if kind == "score":
            limits, default = score_limits(base), default_score(base)
            return Goal(
                horizon, score=choices.number("target_score", label, limits, default, scope)
            )
        field, wanted = (1, computed_rank(base)[1]), default_rank(base, horizon)
        return Goal(horizon, rank=choices.number("target_rank", label, field, wanted, scope))


@per_version
def promised_rank(base: Baseline, horizon: int) -> int | None:
    """The best rank promised for the year that is looked at; None where none is on record."""
    promised = promised_ranks(base.province_code, base.index_code)
    promised = promised[promised["target_year"] == base.year + horizon]
    return None if promised.empty else int(promised["target_rank"].min())


def default_rank(base: Baseline, horizon: int) -> int:
    """The promised rank, else five places better than in the base edition."""
    rank, _ = computed_rank(base)
    return promised_rank(base, horizon) or max(1, rank - DEFAULT_GAIN)


def score_limits(base: Baseline) -> tuple[float, float]:
    """The least and the greatest total that the components' scales allow."""
    ends = [
        round(total(base, {lever.code: getattr(lever, end) for lever in levers(base)}), 2)
        for end in ("low", "high")
    ]
    return ends[0], ends[1]


def default_score(base: Baseline) -> float:
    """A target score nobody stated: the base edition's median, or today's total if it is more."""
    now = published_total(base) or 0.0
    known = panel(base.index_code)
    at = known.row(base.year)
    median = now if at is None else float(pd.Series(known.scores[at]).median())
    return round(max(median, now), 2)
