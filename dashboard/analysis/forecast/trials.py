"""Forecasts from past editions with what was known then, beside what came: how good they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from dashboard.analysis.forecast.cases import Model
from dashboard.analysis.forecast.draws import probability, range_of
from dashboard.analysis.forecast.panel import Panel
from dashboard.analysis.forecast.simulate import NoForecast, simulate

# The gains in places that forecasts are judged on.
GAINS = (5, 10)


@dataclass(frozen=True)
class Trial:
    """One province's forecast from one base edition, and the place it really got.

    ``chances`` are forecasts of gaining ``GAINS`` places or more.
    """

    base_year: int
    start: int
    actual: int
    low: int
    high: int
    chances: tuple[float, ...]

    @property
    def is_covered(self) -> bool:
        """Whether the 80 % range held the place."""
        return self.low <= self.actual <= self.high


@dataclass(frozen=True)
class Asked:
    """One forecast of a gain: how likely it was said to be, and whether it came.

    ``known_rate`` is how often it had come in earlier editions.
    """

    base_year: int
    chance: float
    came: bool
    known_rate: float


def trials(known: Panel, model: Model, horizon: int) -> list[Trial]:
    """Every forecast that can be judged: the end is comparable with the base, and on record."""
    return [
        trial
        for base, end in known.pairs(known.years[-1], horizon)
        for trial in _trials_of(known, base, end, model)
    ]


def _trials_of(known: Panel, base: int, end: int, model: Model) -> Iterator[Trial]:
    year = known.years[base]
    drawn = simulate(known, year, known.years[end] - year, model)
    if isinstance(drawn, NoForecast):
        return
    for code in drawn.codes:
        column = known.codes.index(code)
        start, actual = int(known.ranks[base][column]), int(known.ranks[end][column])
        if actual > 0:
            ranks = drawn.rank_of(code)
            chances = tuple(probability(ranks, start - gain) for gain in GAINS)
            yield Trial(year, start, actual, *range_of(ranks), chances)


def asked(known: Panel, judged: Iterable[Trial], gain: int, horizon: int) -> list[Asked]:
    """The forecasts of one gain, of provinces with so many places above them."""
    rates = _known_rates(known, gain, horizon)
    return [
        Asked(
            trial.base_year,
            trial.chances[GAINS.index(gain)],
            trial.actual <= trial.start - gain,
            rates[trial.base_year],
        )
        for trial in judged
        if trial.start > gain
    ]


def _known_rates(known: Panel, gain: int, horizon: int) -> dict[int, float]:
    """How often the gain had come by each edition, of all that could have made it."""
    rates = {}
    for year in known.years:
        came: list[bool] = []
        for base, end in known.pairs(year, horizon):
            could = (known.ranks[base] > gain) & (known.ranks[end] > 0)
            came += (known.ranks[base] - known.ranks[end] >= gain)[could].tolist()
        rates[year] = fmean(came) if came else 0.0
    return rates


def _brier(chances: Iterable[float], came: Sequence[bool]) -> float:
    """The mean squared distance of probabilities from what came: 0 is perfect."""
    return fmean((chance - seen) ** 2 for chance, seen in zip(chances, came, strict=True))


def score(judged: Sequence[Trial], questions: Sequence[Asked]) -> dict[str, float]:
    """The judgement of forecasts of one gain; coverage is over ``judged``, the rest over all asked.

    ``brier_base`` is that of saying the period's own frequency every time, which nobody could have
    known; ``brier_base_known`` that of saying the frequency known by then; ``brier_naive`` that of
    others and us standing still, which never expects a gain.
    """
    came = [question.came for question in questions]
    frequency = fmean(came)
    return {
        "coverage_80": fmean(trial.is_covered for trial in judged),
        "mean_forecast": fmean(question.chance for question in questions),
        "frequency": frequency,
        "brier": _brier((question.chance for question in questions), came),
        "brier_base": _brier([frequency] * len(came), came),
        "brier_naive": _brier([0.0] * len(came), came),
        "brier_base_known": _brier((question.known_rate for question in questions), came),
    }
