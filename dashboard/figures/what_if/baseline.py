"""What a plan starts from: a province's results in an edition, and how far each can be moved."""

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.decomposition import in_points
from dashboard.analysis.forecast.panel import panel
from dashboard.analysis.forecast.plan import weight
from dashboard.analysis.scenario import Scales
from dashboard.catalog.indices import (
    TOTALS,
    WEIGHTED,
    aggregation_of,
    component_label,
)
from dashboard.catalog.labels import OfEdition
from dashboard.figures.choices import Request
from dashboard.figures.component.request import NO_YEAR
from dashboard.figures.findings.component import main_components
from dashboard.store.ask import ask, ask_province, per_version
from dashboard.text.numbers import is_missing
from dashboard.text.rows import records


class OfBaseline(OfEdition, Request):
    """What is asked of a province's results in one edition."""

    province_code: str

    @property
    def province(self) -> str:
        """The province's name."""
        return self.voice.short(self.province_code)

    @property
    def scope(self) -> str:
        """What a plan belongs to."""
        return f"{self.province_code}-{self.index_code}-{self.year}"


@dataclass(frozen=True)
class Baseline(OfBaseline):
    """Whose plan, of which index, from which edition."""

    province_code: str
    index_code: str
    year: int
    language: str


@dataclass(frozen=True)
class Lever:
    """A component that can be moved: its score today and what is known of its scale.

    ``median`` and ``best`` are of the base edition, ``ever`` the best of any province on the same
    subject and scale up to it; None where the edition is partial. ``weight`` as in ``Part``.
    """

    code: str
    label: str
    today: float
    low: float
    high: float
    weight: float | None
    median: float | None
    best: float | None
    ever: float | None
    lead: str
    source_id: str

    @property
    def short(self) -> str:
        """The publisher's number; the name where it has none."""
        return self.code if any(letter.isdigit() for letter in self.code) else self.label


@per_version
def levers(base: Baseline) -> tuple[Lever, ...]:
    """The main components of the edition, all of them; none where ``obstacle`` says why."""
    if obstacle(base):
        return ()
    leads = _leads(base)
    whole = float(_rows(base, None)["max_score"].iloc[0])
    return tuple(
        Lever(
            code=str(row["component_code"]),
            label=component_label(row, base.language),
            today=float(row["score"]),
            low=float(row["min_score"]),
            high=float(row["max_score"]),
            weight=weight(base.index_code, row, whole),
            median=_known(row["median"]) if base.is_full else None,
            best=_known(row["highest"]) if base.is_full else None,
            ever=best_ever(base.index_code, str(row["component_code"]), base.year),
            lead=leads.get(str(row["component_code"]), ""),
            source_id=str(row["source_id"]),
        )
        for row in records(_rows(base, TOTALS))
    )


def _rows(base: Baseline, under: tuple[str, ...] | None) -> pd.DataFrame:
    """The components under the total as of the base edition; with None the totals themselves."""
    rows = ask_province(
        "component_tree",
        base.province_code,
        index_code=base.index_code,
        year=base.year,
        from_year=NO_YEAR,
    )
    return rows[
        rows["component_code"].isin(TOTALS) if under is None else rows["parent_code"].isin(under)
    ]


def _known(value: object) -> float | None:
    return None if is_missing(value) else float(str(value))


def _leads(base: Baseline) -> dict[str, str]:
    """The departments that lead each component, by code; only where an assignment is on record."""
    rows = main_components(base.province_code, base.index_code, base.year)
    return {row.component_code: row.lead_units for row in rows if row.lead_units}


@per_version
def best_ever(index_code: str, component_code: str, year: int) -> float | None:
    """The best score of any province on the component as it is in ``year``, up to that year."""
    known = panel(index_code, component_code)
    at = known.row(year)
    if at is None:
        return None
    scales = ask("component_weight", index_code=index_code)
    scales = scales[scales["component_code"] == component_code]
    subject = known.series[at].partition("/")[2]
    alike = [
        row
        for row, other in enumerate(known.years)
        if other <= year
        and known.series[row].partition("/")[2] == subject
        and _scale(scales, other) == _scale(scales, year)
    ]
    return float(pd.DataFrame(known.scores[alike]).max().max())


def _scale(scales: pd.DataFrame, year: int) -> tuple[float, ...]:
    of_year = scales[(scales["first_year"] <= year) & (scales["last_year"] >= year)]
    return tuple(of_year[["min_score", "max_score"]].to_numpy().ravel())


@per_version
def obstacle(base: Baseline) -> str:
    """Why no plan can be made: "score", "weights", "components" or "scale"; "" where one can."""
    if published_total(base) is None:
        return "score"
    rows = _rows(base, TOTALS)
    if rows.empty or rows["score"].isna().any():
        return "components"
    if not _is_known(base.index_code, rows):
        return "weights"
    return "scale" if rows["max_score"].isna().any() else ""


def _is_known(index_code: str, rows: pd.DataFrame) -> bool:
    """Whether it is known how the components make the total."""
    rule = aggregation_of(index_code)
    return bool(rule) and (rule != WEIGHTED or bool(rows["weight"].notna().all()))


@per_version
def published_total(base: Baseline) -> float | None:
    """The province's total of the base edition; None where it has none."""
    known = _rows(base, None)["score"].dropna()
    return None if known.empty else float(known.iloc[0])


def total(base: Baseline, plan: dict[str, float]) -> float:
    """The total with the plan: the published one and what the plan adds by the index's rule."""
    published = published_total(base)
    added = sum(
        in_points(plan[lever.code] - lever.today, lever.weight)
        for lever in levers(base)
        if lever.code in plan
    )
    return round((published or 0.0) + added, 6)


@per_version
def offset(base: Baseline) -> float:
    """The published total less the formula's on published components: mostly rounding."""
    formula = sum(in_points(lever.today, lever.weight) for lever in levers(base))
    return (published_total(base) or 0.0) - formula


def scales(index_code: str, year: int) -> Scales:
    """The main components of an edition and their scales, for checking what was put in."""
    rows = ask("component_weight", index_code=index_code)
    rows = rows[(rows["first_year"] <= year) & (rows["last_year"] >= year)]
    return {
        str(row["component_code"]): (float(row["min_score"]), float(row["max_score"]))
        for row in records(rows)
        if not is_missing(row["max_score"])
    }


def own_scales(base: Baseline) -> Scales:
    """The scales of the levers."""
    return {lever.code: (lever.low, lever.high) for lever in levers(base)}


@per_version
def computed_rank(base: Baseline) -> tuple[int, int]:
    """The computed place in the base edition and its field; full editions only."""
    known = panel(base.index_code)
    at = known.years.index(base.year)
    return int(known.ranks[at][known.codes.index(base.province_code)]), int(known.n[at])
