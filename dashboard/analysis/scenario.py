"""A hypothetical plan as a file: what was put in, what came out, and on which data.

Pure: what exists (provinces, editions, scales) is given by ``Known``. A file that cannot be taken
is refused with a ``ScenarioError`` that names the problem, never half read.
"""

import datetime
import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

FORMAT = "dashboard-scenario"
FORMAT_VERSION = 1
LARGEST = 1_000_000  # bytes
LONGEST_NAME, LONGEST_NOTE = 80, 1000
HORIZONS = (1, 2, 3)
# Side by side: with the names of the results five columns.
MOST_COMPARED = 4
# Sliders move in steps of this; a score of a plan is a whole number of them.
STEP = 0.01
VERSION = re.compile(r"[0-9A-Za-z_.-]{1,64}")

# What is kept of the results: on the scale of the index, places, and probabilities from 0 to 1.
RESULTS = (
    "total_today", "total", "rank_today", "naive_rank", "out_of", "chance", "chance_without",
    "median", "low", "high", "needed_still", "needed_half", "needed_likely", "n_cases",
    "case_share",
)  # fmt: skip

SHARES = frozenset({"chance", "chance_without", "case_share"})

Scales = Mapping[str, tuple[float, float]]
# The scores that a plan changes, by component in their order.
PlanScores = tuple[tuple[str, float], ...]


class ScenarioError(ValueError):
    """A file or plan that cannot be taken; ``detail`` is the part of it that is wrong."""

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(f"{problem}: {detail}")
        self.problem = problem
        self.detail = detail


@dataclass(frozen=True)
class Known:
    """What the data hold. ``scales`` gives the components of an edition with their scales."""

    provinces: frozenset[str]
    editions: Mapping[str, frozenset[int]]
    scales: Callable[[str, int], Scales]


@dataclass(frozen=True)
class Scenario:
    """A plan and what it would give. ``plan`` holds the components that were changed.

    Either ``target_rank`` or ``target_score`` is given. ``results`` are by the names in
    ``RESULTS``; None where nothing could be computed. ``made_on`` is an ISO date.
    """

    name: str
    note: str
    province_code: str
    index_code: str
    year: int
    horizon: int
    target_rank: int | None
    target_score: float | None
    plan: tuple[tuple[str, float], ...]
    results: tuple[tuple[str, float | None], ...]
    data_version: str
    made_on: str

    def result(self, name: str) -> float | None:
        """A kept result; None where there is none."""
        return dict(self.results).get(name)


def plan_text(plan: Mapping[str, float]) -> str:
    """A plan for the address, two to four decimals: "D1:5.20,D4:6.5602"."""
    return ",".join(f"{code}:{_shortest(score)}" for code, score in sorted(plan.items()))


def _shortest(score: float) -> str:
    text = f"{score:.4f}"
    return text.removesuffix("00") if text.endswith("00") else text.removesuffix("0")


def read_plan(text: str, scales: Scales) -> tuple[dict[str, float], list[str]]:
    """The plan an address states, and the parts of it that are wrong."""
    plan: dict[str, float] = {}
    wrong = []
    for part in filter(None, text.split(",")):
        code, _, number = part.partition(":")
        try:
            plan[code] = score_on_scale(code, _number(number), scales)
        except (ScenarioError, ValueError):
            wrong.append(part)
    return plan, wrong


def _number(text: str) -> float:
    if not re.fullmatch(r"\d{1,3}(\.\d{1,4})?", text):
        raise ScenarioError("not_a_number", text)
    return float(text)


def score_on_scale(code: str, score: object, scales: Scales) -> float:
    """A score of a plan, if it is a number on the component's scale."""
    if code not in scales:
        raise ScenarioError("unknown_component", code)
    number = _finite(code, score)
    low, high = scales[code]
    if not low <= number <= high:
        raise ScenarioError("out_of_scale", f"{code}: {number:g} ({low:g}-{high:g})")
    return round(number, 4)


def _finite(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ScenarioError("not_a_number", f"{name}: {str(value)[:40]}")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ScenarioError("not_a_number", f"{name}: {number}")
    return number


def to_json(scenario: Scenario, label: str) -> bytes:
    """The scenario as a file; ``label`` is the word that says it is hypothetical."""
    content = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "label": label,
        "name": scenario.name,
        "note": scenario.note,
        "made_on": scenario.made_on,
        "data_version": scenario.data_version,
        "inputs": {
            "province": scenario.province_code,
            "index": scenario.index_code,
            "year": scenario.year,
            "horizon": scenario.horizon,
            "target_rank": scenario.target_rank,
            "target_score": scenario.target_score,
            "plan": dict(scenario.plan),
        },
        "results": dict(scenario.results),
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False).encode()


def from_json(content: bytes, known: Known) -> Scenario:
    """The scenario of a file. Raises ``ScenarioError`` for anything that is not one."""
    if len(content) > LARGEST:
        raise ScenarioError("too_large", f"{len(content) / 1_000_000:.1f} MB")
    found = _content(content)
    inputs = _section(found, "inputs")
    index_code, year = _edition(inputs, known)
    target_rank, target_score = _target(inputs)
    scales = known.scales(index_code, year)
    plan = {
        str(code): score_on_scale(str(code), score, scales)
        for code, score in _section(inputs, "plan").items()
    }
    return Scenario(
        name=_text(found, "name", LONGEST_NAME),
        note=_text(found, "note", LONGEST_NOTE),
        province_code=_one_of(inputs, "province", known.provinces),
        index_code=index_code,
        year=year,
        horizon=_horizon(inputs),
        target_rank=target_rank,
        target_score=target_score,
        plan=tuple(sorted(plan.items())),
        results=_results(_section(found, "results")),
        data_version=_version(found),
        made_on=_day(found),
    )


def _content(content: bytes) -> Mapping[str, object]:
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise ScenarioError("not_json") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ScenarioError("not_a_scenario")
    version = found.get("format_version")
    if version != FORMAT_VERSION or isinstance(version, bool):
        raise ScenarioError("other_format", str(version)[:40])
    return found


def _section(found: Mapping[str, object], name: str) -> Mapping[str, object]:
    section = found.get(name)
    if not isinstance(section, dict):
        raise ScenarioError("missing_part", name)
    return section


def _one_of(inputs: Mapping[str, object], name: str, allowed: frozenset[str]) -> str:
    value = inputs.get(name)
    if not isinstance(value, str) or value not in allowed:
        raise ScenarioError(f"unknown_{name}", str(value)[:40])
    return value


def _edition(inputs: Mapping[str, object], known: Known) -> tuple[str, int]:
    index_code = _one_of(inputs, "index", frozenset(known.editions))
    year = _whole("year", inputs.get("year"))
    if year not in known.editions[index_code]:
        raise ScenarioError("unknown_year", str(year))
    return index_code, year


def _whole(name: str, value: object) -> int:
    number = _finite(name, value)
    if number != int(number):
        raise ScenarioError("not_a_number", f"{name}: {number:g}")
    return int(number)


def _horizon(inputs: Mapping[str, object]) -> int:
    horizon = _whole("horizon", inputs.get("horizon"))
    if horizon not in HORIZONS:
        raise ScenarioError("bad_horizon", str(horizon))
    return horizon


def _target(inputs: Mapping[str, object]) -> tuple[int | None, float | None]:
    rank, score = inputs.get("target_rank"), inputs.get("target_score")
    if (rank is None) == (score is None):
        raise ScenarioError("missing_part", "target_rank / target_score")
    if rank is None:
        found = _finite("target_score", score)
        if not 0 <= found <= 100:
            raise ScenarioError("out_of_scale", f"target_score: {found:g} (0-100)")
        return None, found
    place = _whole("target_rank", rank)
    if not 1 <= place <= 64:
        raise ScenarioError("out_of_scale", f"target_rank: {place} (1-64)")
    return place, None


def _text(found: Mapping[str, object], name: str, longest: int) -> str:
    text = found.get(name, "")
    if not isinstance(text, str):
        raise ScenarioError("missing_part", name)
    if len(text) > longest:
        raise ScenarioError("too_long", f"{name}: {len(text)} > {longest}")
    return clean(text)


def clean(text: str) -> str:
    """A text without what cannot be seen or would change how it is read."""
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n").strip()


def _results(found: Mapping[str, object]) -> tuple[tuple[str, float | None], ...]:
    strange = sorted(set(found) - set(RESULTS))
    if strange:
        raise ScenarioError("unknown_result", strange[0][:40])
    return tuple((name, _result(name, found.get(name))) for name in RESULTS)


def _result(name: str, value: object) -> float | None:
    if value is None:
        return None
    number = _finite(name, value)
    most = 1 if name in SHARES else 1000
    if not 0 <= number <= most:
        raise ScenarioError("out_of_scale", f"{name}: {number:g} (0-{most})")
    return number


def _version(found: Mapping[str, object]) -> str:
    version = found.get("data_version")
    if not isinstance(version, str) or not VERSION.fullmatch(version):
        raise ScenarioError("missing_part", "data_version")
    return version


def _day(found: Mapping[str, object]) -> str:
    try:
        return datetime.date.fromisoformat(str(found.get("made_on"))).isoformat()
    except ValueError as error:
        raise ScenarioError("missing_part", "made_on") from error
