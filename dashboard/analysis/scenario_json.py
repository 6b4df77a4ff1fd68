"""A scenario as a file: JSON out, and in again only where everything in it is as it should be.

A file that cannot be taken is refused with a ``ScenarioError`` that names the problem, never half
read.
"""

import datetime
import json
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from dashboard.analysis.scenario import (
    LARGEST,
    LONGEST_NAME,
    LONGEST_NOTE,
    Known,
    Scenario,
    ScenarioError,
    score_on_scale,
)
from dashboard.text.strict_json import Fault, StrictModel, Text, first_fault, object_of, shown

FORMAT = "dashboard-scenario"
FORMAT_VERSION = 1
# Problems that a field has of its own, and pydantic's names for what is no number.
OWN_PROBLEM = {"province": "unknown_province", "index": "unknown_index", "horizon": "bad_horizon"}
NO_NUMBER = frozenset({"int_type", "float_type", "finite_number"})


@dataclass(frozen=True)
class Limits:
    """The least and the most that a number may be."""

    low: float
    high: float

    def __call__(self, number: float) -> float:
        """The number itself; pydantic is told where it is beyond the limits."""
        if not self.low <= number <= self.high:
            limits = {"low": self.low, "high": self.high}
            raise PydanticCustomError("out_of_scale", "{low} to {high}", limits)
        return number


def iso_day(text: str) -> str:
    """A day as ISO 8601 writes it. Raises ``ValueError``."""
    return datetime.date.fromisoformat(text).isoformat()


Number = Annotated[float, Field(allow_inf_nan=False)]
Share = Annotated[Number, AfterValidator(Limits(0, 1))] | None
Result = Annotated[Number, AfterValidator(Limits(0, 1000))] | None


class InputFields(StrictModel):
    """What was put in, as the file has it. Either a rank or a score is the target."""

    province: str
    index: str
    year: int
    horizon: Literal[1, 2, 3]
    target_rank: Annotated[int, AfterValidator(Limits(1, 64))] | None = None
    target_score: Annotated[Number, AfterValidator(Limits(0, 100))] | None = None
    plan: dict[str, Number]


class ResultFields(StrictModel):
    """What came out: on the scale of the index, ranks, and probabilities from 0 to 1."""

    model_config = ConfigDict(extra="forbid")

    total_today: Result = None
    total: Result = None
    rank_today: Result = None
    naive_rank: Result = None
    out_of: Result = None
    chance: Share = None
    chance_without: Share = None
    median: Result = None
    low: Result = None
    high: Result = None
    needed_still: Result = None
    needed_half: Result = None
    needed_likely: Result = None
    n_cases: Result = None
    case_share: Share = None


class ScenarioFields(StrictModel):
    """A scenario as its file has it."""

    inputs: InputFields
    name: Annotated[Text, Field(max_length=LONGEST_NAME)] = ""
    note: Annotated[Text, Field(max_length=LONGEST_NOTE)] = ""
    results: ResultFields
    data_version: Annotated[str, Field(pattern=r"^[0-9A-Za-z_.-]{1,64}$")]
    made_on: Annotated[str, AfterValidator(iso_day)]


RESULTS = tuple(ResultFields.model_fields)


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
    file = _read(content)
    inputs = file.inputs
    if inputs.province not in known.provinces:
        raise ScenarioError("unknown_province", shown(inputs.province))
    if inputs.index not in known.editions:
        raise ScenarioError("unknown_index", shown(inputs.index))
    if inputs.year not in known.editions[inputs.index]:
        raise ScenarioError("unknown_year", str(inputs.year))
    if (inputs.target_rank is None) == (inputs.target_score is None):
        raise ScenarioError("missing_part", "target_rank / target_score")
    scales = known.scales(inputs.index, inputs.year)
    plan = {code: score_on_scale(code, score, scales) for code, score in inputs.plan.items()}
    results = file.results.model_dump()
    return Scenario(
        name=file.name.strip(),
        note=file.note.strip(),
        province_code=inputs.province,
        index_code=inputs.index,
        year=inputs.year,
        horizon=inputs.horizon,
        target_rank=inputs.target_rank,
        target_score=inputs.target_score,
        plan=tuple(sorted(plan.items())),
        results=tuple((name, results[name]) for name in RESULTS),
        data_version=file.data_version,
        made_on=file.made_on,
    )


def _read(content: bytes) -> ScenarioFields:
    if len(content) > LARGEST:
        raise ScenarioError("too_large", f"{len(content) / 1_000_000:.1f} MB")
    try:
        found = object_of(content)
    except ValueError as error:
        raise ScenarioError("not_json") from error
    if found is None or found.get("format") != FORMAT:
        raise ScenarioError("not_a_scenario")
    version = found.get("format_version")
    if version != FORMAT_VERSION or isinstance(version, bool):
        raise ScenarioError("other_format", shown(version))
    try:
        return ScenarioFields.model_validate(found)
    except ValidationError as error:
        raise _problem(first_fault(error)) from error


def _problem(fault: Fault) -> ScenarioError:
    """What readers are told of a field's fault."""
    name, value = fault.name, shown(fault.value)
    if fault.kind == "missing":
        return ScenarioError("missing_part", name)
    if name in OWN_PROBLEM:
        return ScenarioError(OWN_PROBLEM[name], value)
    if fault.kind == "out_of_scale":
        limits = "({low:g}-{high:g})".format(**fault.details)
        return ScenarioError("out_of_scale", f"{name}: {value} {limits}")
    if fault.kind == "too_long":
        count, most = fault.details["actual_length"], fault.details["max_length"]
        return ScenarioError("too_long", f"{name}: {count} > {most}")
    if fault.kind in NO_NUMBER:
        return ScenarioError("not_a_number", f"{name}: {value}")
    return ScenarioError(
        "unknown_result" if fault.kind == "extra_forbidden" else "missing_part", shown(name)
    )
