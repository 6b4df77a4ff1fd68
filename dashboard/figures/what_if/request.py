"""What-if: what can be moved, from where, and why not where it cannot."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.decomposition import in_points
from dashboard.analysis.forecast.panel import panel
from dashboard.analysis.forecast.parts import weight
from dashboard.analysis.forecast.simulate import NoForecast, field_draws
from dashboard.analysis.scenario import STEP, Scales
from dashboard.catalog.indices import (
    TOTALS,
    WEIGHTED,
    aggregation_of,
    component_label,
    edition_row,
    edition_rows,
    promised_ranks,
)
from dashboard.catalog.labels import OfEdition
from dashboard.figures.component.request import NO_YEAR, default_year
from dashboard.store.ask import ask, per_version
from dashboard.text.numbers import is_missing

# A target nobody stated: so many places better than now.
DEFAULT_GAIN = 5


@dataclass(frozen=True)
class Asked(OfEdition):
    """Whose plan, of which index, from which edition."""

    province_code: str
    index_code: str
    year: int
    language: str

    @property
    def province(self) -> str:
        """The province's name."""
        return self.voice.short(self.province_code)

    @property
    def scope(self) -> str:
        """What a plan belongs to."""
        return f"{self.province_code}-{self.index_code}-{self.year}"


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
def levers(asked: Asked) -> tuple[Lever, ...]:
    """The main components of the edition, all of them; none where ``obstacle`` says why."""
    if obstacle(asked):
        return ()
    leads = _leads(asked)
    whole = float(_rows(asked, None)["max_score"].iloc[0])
    return tuple(
        Lever(
            code=str(row["component_code"]),
            label=component_label(row, asked.language),
            today=float(row["score"]),
            low=float(row["min_score"]),
            high=float(row["max_score"]),
            weight=weight(asked.index_code, row, whole),
            median=_known(row["median"]) if asked.is_full else None,
            best=_known(row["highest"]) if asked.is_full else None,
            ever=best_ever(asked.index_code, str(row["component_code"]), asked.year),
            lead=leads.get(str(row["component_code"]), ""),
            source_id=str(row["source_id"]),
        )
        for _, row in _rows(asked, TOTALS).iterrows()
    )


def _rows(asked: Asked, under: tuple[str, ...] | None) -> pd.DataFrame:
    """The components under the total as of the base edition; with None the totals themselves."""
    rows = ask(
        "component_tree",
        province_code=asked.province_code,
        index_code=asked.index_code,
        year=asked.year,
        from_year=NO_YEAR,
    )
    return rows[
        rows["component_code"].isin(TOTALS) if under is None else rows["parent_code"].isin(under)
    ]


def _known(value: object) -> float | None:
    return None if is_missing(value) else float(str(value))


def _leads(asked: Asked) -> dict[str, str]:
    """The departments that lead each component, by code; only where an assignment is on record."""
    rows = ask(
        "component_standing",
        province_code=asked.province_code,
        index_code=asked.index_code,
        year=asked.year,
    )
    return {
        str(code): str(lead)
        for code, lead in zip(rows["component_code"], rows["lead_units"], strict=True)
        if not is_missing(lead)
    }


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
def obstacle(asked: Asked) -> str:
    """Why no plan can be made: "score", "weights", "components" or "scale"; "" where one can."""
    if published_total(asked) is None:
        return "score"
    rows = _rows(asked, TOTALS)
    if rows.empty or rows["score"].isna().any():
        return "components"
    if not _is_known(asked.index_code, rows):
        return "weights"
    return "scale" if rows["max_score"].isna().any() else ""


def _is_known(index_code: str, rows: pd.DataFrame) -> bool:
    """Whether it is known how the components make the total."""
    rule = aggregation_of(index_code)
    return bool(rule) and (rule != WEIGHTED or bool(rows["weight"].notna().all()))


@per_version
def published_total(asked: Asked) -> float | None:
    """The province's total of the base edition; None where it has none."""
    known = _rows(asked, None)["score"].dropna()
    return None if known.empty else float(known.iloc[0])


def total(asked: Asked, plan: dict[str, float]) -> float:
    """The total with the plan: the published one and what the plan adds by the index's rule."""
    published = published_total(asked)
    added = sum(
        in_points(plan[lever.code] - lever.today, lever.weight)
        for lever in levers(asked)
        if lever.code in plan
    )
    return round((published or 0.0) + added, 6)


@per_version
def offset(asked: Asked) -> float:
    """The published total less the formula's on published components: mostly rounding."""
    formula = sum(in_points(lever.today, lever.weight) for lever in levers(asked))
    return (published_total(asked) or 0.0) - formula


def scales(index_code: str, year: int) -> Scales:
    """The main components of an edition and their scales, for checking what was put in."""
    rows = ask("component_weight", index_code=index_code)
    rows = rows[(rows["first_year"] <= year) & (rows["last_year"] >= year)]
    return {
        str(row["component_code"]): (float(row["min_score"]), float(row["max_score"]))
        for _, row in rows.iterrows()
        if not is_missing(row["max_score"])
    }


def own_scales(asked: Asked) -> Scales:
    """The scales of the levers."""
    return {lever.code: (lever.low, lever.high) for lever in levers(asked)}


@per_version
def no_forecast(asked: Asked, horizon: int) -> NoForecast | None:
    """Why there are no probabilities; None where there are."""
    found = field_draws(asked.index_code, asked.year, horizon)
    return found if isinstance(found, NoForecast) else None


@per_version
def place_today(asked: Asked) -> tuple[int, int]:
    """The computed place in the base edition and its field; full editions only."""
    known = panel(asked.index_code)
    at = known.years.index(asked.year)
    return int(known.ranks[at][known.codes.index(asked.province_code)]), int(known.n[at])


@per_version
def promised_rank(asked: Asked, horizon: int) -> int | None:
    """The best rank promised for the year that is looked at; None where none is on record."""
    promised = promised_ranks(asked.province_code, asked.index_code)
    promised = promised[promised["target_year"] == asked.year + horizon]
    return None if promised.empty else int(promised["target_rank"].min())


def default_rank(asked: Asked, horizon: int) -> int:
    """The promised rank, else five places better than in the base edition."""
    rank, _ = place_today(asked)
    return promised_rank(asked, horizon) or max(1, rank - DEFAULT_GAIN)


@per_version
def earlier_plans(asked: Asked) -> dict[int, dict[str, float]]:
    """The province's own scores of earlier years of the same series, newest first."""
    rows = ask(
        "province_component_history",
        province_code=asked.province_code,
        index_code=asked.index_code,
    )
    series = str(edition_row(asked.index_code, asked.year)["series"])
    rows = rows[(rows["series"] == series) & (rows["year"] < asked.year) & rows["score"].notna()]
    codes = {lever.code for lever in levers(asked)}
    found = {
        int(year): {
            str(code): float(score)
            for code, score in zip(own["component_code"], own["score"], strict=True)
            if code in codes
        }
        for year, own in ((year, rows[rows["year"] == year]) for year in rows["year"].unique())
    }
    whole = {year: plan for year, plan in found.items() if set(plan) == codes}
    return dict(sorted(whole.items(), reverse=True))


def years(index_code: str, province_code: str) -> tuple[list[int], int]:
    """The editions to start from, and the one to begin with: full and with components if any."""
    found = [int(year) for year in edition_rows(index_code)["year"]]
    return found, default_year(index_code, (province_code,))


def score_limits(asked: Asked) -> tuple[float, float]:
    """The least and the greatest total that the components' scales allow."""
    ends = [
        round(total(asked, {lever.code: getattr(lever, end) for lever in levers(asked)}), 2)
        for end in ("low", "high")
    ]
    return ends[0], ends[1]


def default_score(asked: Asked) -> float:
    """A target score nobody stated: the base edition's median, or today's total if it is more."""
    now = published_total(asked) or 0.0
    known = panel(asked.index_code)
    at = known.row(asked.year)
    median = now if at is None else float(pd.Series(known.scores[at]).median())
    return round(max(median, now), 2)


def rounded(asked: Asked, scores: Mapping[str, float]) -> dict[str, float]:
    """A plan in steps of the sliders, rounded up so that it still reaches what it was made for."""
    today = {lever.code: lever for lever in levers(asked)}
    return {
        code: min(math.ceil(score / STEP - 1e-9) * STEP, today[code].high)
        for code, score in scores.items()
        if score > today[code].today
    }
