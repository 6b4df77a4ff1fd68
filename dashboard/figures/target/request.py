"""The target page's contents: whose targets on what, how many were kept, the record it makes."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog.indices import index_rows
from dashboard.catalog.labels import Spoken, voice
from dashboard.catalog.provinces import Province
from dashboard.figures.figure import Column
from dashboard.figures.target.promise import VERDICTS, Promise, promises
from dashboard.store.ask import ask, per_version

ALL, OTHER = "all", "other"


@dataclass(frozen=True)
class Asked(Spoken):
    """Whose targets, and on what: "all", an index, or "other" indicators."""

    province_code: str
    index_code: str
    language: str

    @property
    def promises(self) -> tuple[Promise, ...]:
        """What is asked for, by index and year."""
        return promises(self.province_code, self.index_code)

    @property
    def who(self) -> str:
        """The province, and the index where one is chosen: "Kon Tum, PCI"."""
        province = self.voice.short(self.province_code)
        if self.index_code == ALL:
            return province
        return f"{province}, {scopes(self.language)[self.index_code]}"


@per_version
def scopes(language: str) -> dict[str, str]:
    """What targets can be about, by address value: all, each index, other indicators."""
    speaker = voice(language)
    names = {str(code): speaker.index(str(code)) for code in index_rows().index}
    return {ALL: speaker.say("target.all"), **names, OTHER: speaker.say("target.other")}


@per_version
def provinces() -> tuple[str, ...]:
    """The codes of provinces with targets on record."""
    return tuple(str(code) for code in ask("target_province")["province_code"])


@per_version
def others(language: str) -> str:
    """Whose targets are on record, for readers who chose somebody else."""
    names = [voice(language).short(code) for code in provinces()]
    return voice(language).say("target.others", names=", ".join(names))


def subjects(province: Province) -> tuple[str, ...]:
    """Whose targets stand on a province's page: its own, and those of what went into it."""
    own = (province.code,) if province.code in provinces() or not province.predecessors else ()
    return own + province.predecessors


def count(asked: Asked) -> dict[str, int]:
    """How many promises came to each verdict."""
    verdicts = [one.verdict for one in asked.promises]
    return {verdict: verdicts.count(verdict) for verdict in VERDICTS}


@per_version
def finding(asked: Asked) -> str:
    """How many promises were kept, and how many nobody can judge yet, in a sentence."""
    say = asked.voice.say
    if not asked.promises:
        return say("target.finding.none", who=asked.who)
    counts = count(asked)
    met, judged = counts["met"], counts["met"] + counts["missed"]
    head = say(f"target.finding.{_kept(met, judged)}", who=asked.who, met=met, judged=judged)
    tail = [
        say(f"target.finding.{verdict}", count=counts[verdict])
        for verdict in VERDICTS[2:]
        if counts[verdict]
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
def record(asked: Asked) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """How many promises on each index came to each verdict; with the columns' labels."""
    say = asked.voice.say
    names = scopes(asked.language)
    rows = []
    for code in dict.fromkeys(one.index_code or OTHER for one in asked.promises):
        counts = count(Asked(asked.province_code, code, asked.language))
        rows.append({"index": names[code]} | counts)
    frame = pd.DataFrame(rows, columns=["index", *VERDICTS])
    frame["open"] = frame["no_result"] + frame["unjudged"]
    return frame, (
        Column("index", say("controls.index")),
        *(
            Column(verdict, say(f"target.count.{verdict}"), "whole")
            for verdict in ("met", "missed", "pending", "open")
        ),
    )
