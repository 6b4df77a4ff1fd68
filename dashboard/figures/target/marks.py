"""Every promised rank against the rank that came, drawn."""

import pandas as pd

from dashboard.catalog.labels import Voice
from dashboard.charts.target.target_marks import target_marks
from dashboard.figures.figure import Column, Figure, make_figure, way
from dashboard.figures.findings import promise_words
from dashboard.figures.findings.promise import Promise, counts, furthest
from dashboard.figures.target.request import TargetRequest
from dashboard.figures.target.tables import document_ids
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing


def drawn(request: TargetRequest) -> list[Promise]:
    """The promises that a rank can be drawn for."""
    return [one for one in request.promises if not is_missing(one.row["target_rank"])]


@per_version
def marks_figure(request: TargetRequest) -> Figure | None:
    """Every promised rank against the rank that came; None where no rank was promised."""
    shown = drawn(request)
    if not shown:
        return None
    frame = pd.DataFrame([_mark(at, one, request) for at, one in enumerate(shown)]).astype(
        {"base_rank": float, "actual_rank": float}
    )
    years = [one.year for one in shown]
    return make_figure(
        request,
        f"targets-{request.province_code}-{request.index_code}",
        title=_marks_title(shown, request),
        subtitle=_subtitle(len(request.promises) - len(shown), request.voice),
        chart=target_marks(frame, _names(shown), _field(shown), request.voice.say("target.axis")),
        table=frame,
        columns=_columns(request.voice),
        source_ids=document_ids(request),
        edition=f"{min(years)}–{max(years)}",
    )


def _subtitle(undrawn: int, speaker: Voice) -> str:
    """What is drawn, and how many promises have no rank to be drawn at."""
    left_out = speaker.say("target.marks_left_out", count=undrawn) if undrawn else ""
    return speaker.say("target.marks_subtitle") + left_out


def _field(shown: list[Promise]) -> int:
    """The size of the largest field that a promise or a result is about."""
    sizes = [one.row[name] for one in shown for name in ("out_of", "actual_out_of")]
    ranks = [one.row[name] for one in shown for name in ("target_rank", "base_value")]
    known = [int(value) for value in (*sizes, *ranks) if not is_missing(value)]
    return max(known)


def _columns(speaker: Voice) -> tuple[Column, ...]:
    """The columns of the figure's table."""
    keys = {
        "label": "target.subject",
        "target_text": "phrases.target",
        "actual_text": "target.result",
        "verdict_text": "target.verdict_label",
        "document": "phrases.document_label",
    }
    return tuple(Column(name, speaker.say(key)) for name, key in keys.items())


def _mark(at: int, one: Promise, request: TargetRequest) -> dict[str, object]:
    row, speaker = one.row, request.voice
    near = row["target_rank"]
    far = near if is_missing(row["stretch_rank"]) else row["stretch_rank"]
    return {
        "position": at,
        "label": promise_words.label(one, speaker),
        "verdict_text": promise_words.verdict(one, speaker),
        "is_met": one.verdict == "met",
        "base_rank": _float(row["base_value"]),
        "target_rank": float(near),
        "far_rank": float(far),
        "actual_rank": _float(row["actual_rank"]),
        "target_text": promise_words.stated(one, speaker),
        "actual_text": promise_words.result(one, speaker),
        "document": promise_words.issued(row, speaker),
        "told": "\n".join(
            (
                f"{promise_words.label(one, speaker)}: {promise_words.stated(one, speaker)}",
                f"{speaker.say('target.result')}: {promise_words.result(one, speaker)}",
                promise_words.issued(row, speaker),
            )
        ),
        "click": _to_passport(one, request),
        "add": way("trend", index=row["index_code"], province=request.province_code),
    }


def _to_passport(one: Promise, request: TargetRequest) -> str:
    """The way to the passport of the result; to the promise's document while there is none."""
    if is_missing(one.row["actual_rank"]):
        return way("source", view_source="documents", document=one.row["source_id"])
    chosen = {"index": one.index_code, "province": request.province_code, "year": one.year}
    return way("source", view_source="passport", **chosen)


def _float(value: object) -> float | None:
    return None if is_missing(value) else float(str(value))


def _names(shown: list[Promise]) -> pd.DataFrame:
    """The places written beside the marks."""
    rows = [name for at, one in enumerate(shown) for name in _beside(at, one)]
    return pd.DataFrame(rows, columns=["position", "rank", "text", "side", "is_target"])


def _beside(at: int, one: Promise) -> list[tuple[int, float, str, str, bool]]:
    """The places written at a row's marks: the better one to the right, the other to the left."""
    row = one.row
    near, actual = float(row["target_rank"]), _float(row["actual_rank"])
    far = near if is_missing(row["stretch_rank"]) else float(row["stretch_rank"])
    is_better = actual is not None and actual < near
    own = (at, near if is_better else far, promise_words.rank_range(row))
    if actual is None:
        return [(*own, "right", True)]
    sides = ("left", "right") if is_better else ("right", "left")
    came = numbers.rank(actual, row["actual_out_of"])
    return [(*own, sides[0], True), (at, actual, came, sides[1], False)]


def _marks_title(shown: list[Promise], request: TargetRequest) -> str:
    """How many of the ranks promised were reached, and which was missed by most."""
    say = request.voice.say
    count = counts(shown)
    given = {"who": request.who, "met": count["met"], "missed": count["missed"]}
    if not count["met"] + count["missed"]:
        return say("target.marks_title.open", who=request.who)
    worst = furthest(shown)
    if worst is None:
        return say("target.marks_title.met", who=request.who, met=given["met"])
    distance = promise_words.gap(worst.row, worst.row["gap"], request.voice)
    name = promise_words.label(worst, request.voice)
    return say("target.marks_title.missed", subject=name, gap=distance, **given)
