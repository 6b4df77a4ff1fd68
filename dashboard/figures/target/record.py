"""How many of the promises were kept: in a sentence, and index by index."""

import pandas as pd

from dashboard.catalog.labels import voice
from dashboard.figures.figure import Column
from dashboard.figures.findings.promise import VERDICTS, counts
from dashboard.figures.target.request import OTHER, TargetRequest, provinces, scopes
from dashboard.store.ask import per_version


@per_version
def finding(request: TargetRequest) -> str:
    """How many promises were kept, and how many nobody can judge yet, in a sentence."""
    say = request.voice.say
    if not request.promises:
        return say("target.finding.none", who=request.who)
    count = counts(request.promises)
    met, judged = count["met"], count["met"] + count["missed"]
    head = say(f"target.finding.{_kept(met, judged)}", who=request.who, met=met, judged=judged)
    tail = [
        say(f"target.finding.{verdict}", count=count[verdict])
        for verdict in VERDICTS[2:]
        if count[verdict]
    ]
    return "; ".join([head, *tail])


def _kept(met: int, judged: int) -> str:
    """Which template says it."""
    if judged == 0:
        return "not_judged"
    if judged == 1:
        return "one_met" if met else "one_missed"
    return {0: "none_met", judged: "all_met"}.get(met, "some_met")


@per_version
def others(language: str) -> str:
    """Whose targets are on record, for readers who chose somebody else."""
    names = [voice(language).short(code) for code in provinces()]
    return voice(language).say("target.others", names=", ".join(names))


@per_version
def record(request: TargetRequest) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """How many promises on each index came to each verdict; with the columns' labels."""
    say = request.voice.say
    names = scopes(request.language)
    rows = []
    for code in dict.fromkeys(one.index_code or OTHER for one in request.promises):
        own = TargetRequest(request.province_code, code, request.language)
        rows.append({"index": names[code]} | counts(own.promises))
    frame = pd.DataFrame(rows, columns=["index", *VERDICTS])
    frame["open"] = frame["no_result"] + frame["unjudged"]
    return frame, (
        Column("index", say("controls.index")),
        *(
            Column(verdict, say(f"target.count.{verdict}"), "whole")
            for verdict in ("met", "missed", "pending", "open")
        ),
    )
