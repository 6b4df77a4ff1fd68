"""What must be said below a table of units: bases, missing scores, thresholds, what came after."""

from dataclasses import replace

import pandas as pd

from dashboard.catalog import units
from dashboard.catalog.provinces import provinces_by_code
from dashboard.figures.findings.contradiction import of_units, told
from dashboard.figures.unit_ranking.derived import by_names, by_rank
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import (
    COMPUTED,
    DERIVED,
    bounds,
    cited,
    class_name,
    counts,
    rows,
    rules,
)
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.citation import day
from dashboard.text.numbers import is_missing
from dashboard.text.rows import records

# The day on which provinces were merged and districts ended.
MERGED_ON = "2025-07-01"


@per_version
def notes(request: UnitRankingRequest) -> tuple[str, ...]:
    """What must be said below the table: bases, missing scores, thresholds, why no differences."""
    say, shown = request.voice.say, rows(request)
    found = [say("unit_ranking.note_all")] if request.block == "all" else []
    found += [
        say(f"unit_ranking.note_rank_{basis}", mark=COMPUTED)
        for basis in ("published", "computed")
        if (shown["rank_basis"] == basis).any()
    ]
    found += _derived(request)
    found += [
        say(
            "unit_ranking.note_missing", reason=reason, count=int((shown["reason"] == reason).sum())
        )
        for reason in dict.fromkeys(shown["reason"])
        if reason
    ]
    if shown["class"].notna().any() or not counts(request).empty:
        found.append(_threshold_note(request))
    if shown["score"].notna().any():
        found.append(say("unit_ranking.note_scores"))
    return (*found, *contradicted(request))


def contradicted(request: UnitRankingRequest) -> tuple[str, ...]:
    """What documents contradict one another in about these units."""
    found = of_units(request.province_code, request.scheme, request.year)
    return tuple(told(one, request.voice) for one in found)


def _derived(request: UnitRankingRequest) -> list[str]:
    """By which rule each derived class was given, and what follows for those without one."""
    shown = rows(request)
    keys = dict.fromkeys(shown["class_rule_id"][shown["class_basis"] == "derived"].dropna())
    stated = rules(request).loc[[str(key) for key in keys]]
    documents = cited(stated["source_id"], request.language)
    found = [
        request.voice.say("unit_ranking.note_derived", mark=DERIVED, rule=name, document=document)
        for name, document in zip(stated["name"], documents, strict=True)
    ]
    return found + [note for note in (by_rank(request), by_names(request)) if note]


def _threshold_note(request: UnitRankingRequest) -> str:
    """Where classes begin, and by which documents; or that none says so."""
    say, listed = request.voice.say, "; ".join(thresholds(request)["label"])
    if not listed:
        return say("unit_ranking.note_no_threshold", province=request.province)
    documents = dict.fromkeys(cited(bounds(request)["source_id"], request.language))
    return say("unit_ranking.note_threshold", listed=listed, document="; ".join(documents))


@per_version
def thresholds(request: UnitRankingRequest) -> pd.DataFrame:
    """Where the province's own document says that classes begin in that year: value, label."""
    found: dict[float, list[str]] = {}
    for rule in records(bounds(request)):
        for key, column in (("below", "max_score"), ("above", "min_score")):
            if not is_missing(rule[column]):
                value = float(rule[column])
                text = request.voice.say(
                    f"unit_ranking.threshold_{key}",
                    name=class_name(request, rule["class"]) or rule["class"],
                    score=numbers.score(value, request.language, 0 if value.is_integer() else 2),
                )
                found.setdefault(value, []).append(text)
    return pd.DataFrame(
        {"value": found.keys(), "label": [" · ".join(texts) for texts in found.values()]}
    )


@per_version
def afterwards(request: UnitRankingRequest) -> tuple[str, ...]:
    """What became of the block's units since: mergers of departments, the end of the districts."""
    say, date = request.voice.say, day(MERGED_ON, request.language)
    successions = _successions(request)
    found = []
    if successions:
        found.append(say("unit_ranking.note_successors", listed="; ".join(successions)))
    if request.block in ("district", "all"):
        found.append(say("unit_ranking.note_districts", date=date))
    # Into which province one of the older era went, where others went with it.
    found += [
        say("unit_ranking.note_merged", province=request.province, into=after.name, date=date)
        for after in provinces_by_code(request.language).values()
        if request.province_code in after.predecessors and len(after.predecessors) > 1
    ]
    return tuple(found)


def _successions(request: UnitRankingRequest) -> list[str]:
    """Units and what they went into: "Sở Nội vụ → Sở Nội vụ (từ 28/02/2025)"."""
    known = units.units(request.language)
    found = []
    for before in (known[str(key)] for key in rows(request)["unit_id"]):
        if before.successor:
            after = known[before.successor]
            since = units.validity(replace(after, valid_to=None), request.language)
            found.append(f"{before.name} → {after.name}{f' ({since})' if since else ''}")
    return found
