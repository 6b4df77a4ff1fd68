"""Every promised rank against the rank that came, drawn."""

import pandas as pd

from dashboard.catalog.labels import data_facts
from dashboard.charts.palette import Scheme
from dashboard.charts.target.target_marks import target_marks
from dashboard.figures.figure import Column, Figure
from dashboard.figures.target import promise_words as said
from dashboard.figures.target.list import documents, issued
from dashboard.figures.target.promise import Promise
from dashboard.figures.target.request import Asked
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing


def drawn(asked: Asked) -> list[Promise]:
    """The promises that a rank can be drawn for."""
    return [one for one in asked.promises if not is_missing(one.row["target_rank"])]


@per_version
def marks_figure(asked: Asked, scheme: Scheme) -> Figure | None:
    """Every promised rank against the rank that came; None where no rank was promised."""
    shown = drawn(asked)
    if not shown:
        return None
    speaker = asked.voice
    say = speaker.say
    frame = pd.DataFrame([_mark(at, one, asked) for at, one in enumerate(shown)]).astype(
        {"base_rank": float, "actual_rank": float}
    )
    names = pd.DataFrame(
        [name for at, one in enumerate(shown) for name in _beside(at, one)],
        columns=["position", "rank", "text", "side", "is_target"],
    )
    undrawn = len(asked.promises) - len(shown)
    version, date = data_facts()
    title = _marks_title(shown, asked)
    years = [one.year for one in shown]
    return Figure(
        key=f"targets-{asked.province_code}-{asked.index_code}",
        title=title,
        subtitle=say("target.marks_subtitle")
        + (say("target.marks_left_out", count=undrawn) if undrawn else ""),
        alt=title,
        chart=target_marks(
            frame,
            names,
            {
                "rank": say("target.axis"),
                "base": say("target.base"),
                "target": say("phrases.target"),
                "result": say("target.result"),
                "document": say("phrases.document_label"),
            },
            scheme,
        ),
        table=frame,
        columns=(
            Column("label", say("target.subject")),
            Column("target_text", say("phrases.target")),
            Column("actual_text", say("target.result")),
            Column("verdict_text", say("target.verdict_label")),
            Column("document", say("phrases.document_label")),
        ),
        sources=documents(asked),
        edition=f"{min(years)}–{max(years)}",
        language=asked.language,
        data_version=version,
        data_date=date,
    )


def _mark(at: int, one: Promise, asked: Asked) -> dict[str, object]:
    row = one.row
    near = row["target_rank"]
    far = near if is_missing(row["stretch_rank"]) else row["stretch_rank"]
    return {
        "position": at,
        "label": said.label(one, asked.voice),
        "verdict_text": said.verdict(one, asked.voice),
        "is_met": one.verdict == "met",
        "base_rank": _float(row["base_value"]),
        "target_rank": float(near),
        "far_rank": float(far),
        "actual_rank": _float(row["actual_rank"]),
        "target_text": said.stated(one, asked.voice),
        "actual_text": said.result(one, asked.voice),
        "document": issued(row, asked),
    }


def _float(value: object) -> float | None:
    return None if is_missing(value) else float(str(value))


def _beside(at: int, one: Promise) -> list[tuple[int, float, str, str, bool]]:
    """The places written at a row's marks: the better one to the right, the other to the left."""
    row = one.row
    near, actual = float(row["target_rank"]), _float(row["actual_rank"])
    far = near if is_missing(row["stretch_rank"]) else float(row["stretch_rank"])
    is_better = actual is not None and actual < near
    own = (at, near if is_better else far, said.place_range(row))
    if actual is None:
        return [(*own, "right", True)]
    sides = ("left", "right") if is_better else ("right", "left")
    came = numbers.place(actual, row["actual_out_of"])
    return [(*own, sides[0], True), (at, actual, came, sides[1], False)]


def _marks_title(shown: list[Promise], asked: Asked) -> str:
    """How many of the ranks promised were reached, and which was missed by most."""
    say = asked.voice.say
    verdicts = [one.verdict for one in shown]
    judged = [one for one in shown if one.verdict in ("met", "missed")]
    given = {"who": asked.who, "met": verdicts.count("met"), "missed": verdicts.count("missed")}
    if not judged:
        return say("target.marks_title.open", who=asked.who)
    worst = min(judged, key=lambda one: float(one.row["gap"]))
    if worst.verdict == "met":
        return say("target.marks_title.met", who=asked.who, met=given["met"])
    distance = said.gap(worst.row, worst.row["gap"], asked.voice)
    name = said.label(worst, asked.voice)
    return say("target.marks_title.missed", subject=name, gap=distance, **given)
