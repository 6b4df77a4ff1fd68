"""Rows, goals and where they are written: the screen, bench/results/latest.json and latest.md."""

import json
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results"

# Ratios to the floor (issue 2; of a slider with a simulation behind it, issue 4); the last two are
# milliseconds. A rerun: control changed to `script_finished`, and the server's CPU for it.
RERUN_GOAL = 0.3
SIMULATION_GOAL = 0.6
OPEN_GOAL = 0.6
BROWSER_OPEN_GOAL = 1.3
BROWSER_CHANGE_GOAL = 1.5
BYTES_GOAL = 0.6
QUERY_GOAL_MS = 5.0
QUERY_GOAL_HUNDREDFOLD_MS = 50.0

PACKAGES = ("streamlit", "starlette", "uvicorn", "duckdb", "altair", "pandas", "playwright")


@dataclass(frozen=True)
class Row:
    """One measured thing. With a goal it counts; without one it is said for information."""

    name: str
    ours: float | None
    unit: str
    floor: float | None = None
    goal: float | None = None  # for the ratio; for `ours` itself when `is_absolute`
    is_absolute: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        if not self.floor or self.ours is None:
            return None
        return self.ours / self.floor

    @property
    def reached(self) -> bool | None:
        value = self.ours if self.is_absolute else self.ratio
        if self.goal is None:
            return None
        return value is not None and value <= self.goal


@dataclass
class Part:
    """One part of the benchmark: what it measured, how long that took, its rows."""

    name: str
    what: str
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0


def median(values: Sequence[float]) -> float | None:
    return statistics.median(values) if values else None


def percentile(values: Sequence[float], share: float) -> float | None:
    """The nearest-rank percentile: a value that was really measured."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]


def machine() -> dict[str, object]:
    """Where this was measured."""
    return {
        "taken_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "cpus": len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count(),
        "system": platform.platform(terse=True),
        **{package: version(package) for package in PACKAGES},
    }


def load_average() -> float | None:
    """How busy the machine is with other things; high means: read ratios, not milliseconds."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def table(part: Part) -> list[str]:
    """One part as a Markdown table."""
    lines = [
        f"## {part.name}",
        "",
        f"{part.what} ({part.seconds:.0f} s)",
        "",
        "| what | floor | ours | ratio | goal | reached |",
        "|---|---|---|---|---|---|",
    ]
    for row in part.rows:
        name = f"{row.name} ({row.note})" if row.note else row.name
        cells = (name, shown(row.floor, row.unit), shown(row.ours, row.unit), _ratio(row))
        lines.append(f"| {' | '.join(cells)} | {_goal(row)} | {_reached(row)} |")
    lines += ["", *(f"- {note}" for note in part.notes), ""]
    return lines


def shown(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    digits = 0 if abs(value) >= 100 or unit == "" else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {unit}".rstrip()


def write(where: dict[str, object], parts: Sequence[Part], folder: Path = RESULTS) -> str:
    """Both files; returns the Markdown."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["# Benchmark", "", ", ".join(f"{k} {v}" for k, v in where.items()), ""]
    for part in parts:
        lines += table(part)
    text = "\n".join([*lines, *_summary(parts)])
    (folder / "latest.md").write_text(text + "\n", encoding="utf-8")
    content = {"machine": where, "parts": [_as_json(part) for part in parts]}
    (folder / "latest.json").write_text(
        json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return text


def _summary(parts: Sequence[Part]) -> list[str]:
    rows = [(part.name, row) for part in parts for row in part.rows if row.goal is not None]
    missed = [f"- not reached: {part}, {row.name}" for part, row in rows if not row.reached]
    return [f"{len(rows) - len(missed)} of {len(rows)} goals reached.", "", *missed]


def _as_json(part: Part) -> dict[str, object]:
    rows = [{**asdict(row), "ratio": row.ratio, "reached": row.reached} for row in part.rows]
    return {**asdict(part), "rows": rows}


def _ratio(row: Row) -> str:
    return "–" if row.ratio is None else f"{row.ratio:.2f}"


def _goal(row: Row) -> str:
    if row.goal is None:
        return "–"
    return shown(row.goal, row.unit) if row.is_absolute else f"{row.goal:g}"


def _reached(row: Row) -> str:
    return {None: "–", True: "yes", False: "**no**"}[row.reached]
