"""Where a unit lost points: its criteria, largest loss first, or the criteria known without any."""

from dataclasses import dataclass

import pandas as pd

from dashboard.figures.figure import Column
from dashboard.figures.my_unit.request import MyUnitRequest
from dashboard.figures.my_unit.rows import of_scheme, schemes
from dashboard.figures.unit_ranking.rows import rules
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.names import texts
from dashboard.text.numbers import is_missing


@dataclass(frozen=True, eq=False)
class Criteria:
    """The criteria of one scheme and year: what they say, a table of several or their names."""

    heading: str
    finding: str
    table: pd.DataFrame
    columns: tuple[Column, ...]
    names: tuple[str, ...]
    source_ids: tuple[str, ...]


@per_version
def criteria(request: MyUnitRequest) -> tuple[Criteria, ...]:
    """The newest criteria of every scheme the unit has results in."""
    return tuple(item for code in schemes(request) for item in _of_scheme(request, code))


def _of_scheme(request: MyUnitRequest, scheme_code: str) -> list[Criteria]:
    """The criteria with points, and those known without where the points are not of them."""
    scores = ask("unit_criterion_score_list", unit_id=request.unit_id)
    scores = scores[scores["scheme"] == scheme_code]
    scored = scores[scores["year"] == scores["year"].max()]
    known = [] if scored.empty else [_scored(scored, scheme_code, request)]
    stated = _stated(request, scheme_code)
    if len(stated) and not set(stated["code"]) & set(scored["criterion_code"]):
        known.insert(0, _unscored(stated, scheme_code, request))
    return known


def _stated(request: MyUnitRequest, scheme_code: str) -> pd.DataFrame:
    """The criteria known for the newest of the unit's years that has any, with that year."""
    for year in of_scheme(request, scheme_code)["year"]:
        known = rules(request.block(scheme_code, int(year)))
        known = known[known["kind"] == "criterion"]
        if len(known):
            return known.assign(year=int(year))
    return pd.DataFrame()


def _heading(frame: pd.DataFrame, scheme_code: str, request: MyUnitRequest) -> str:
    when = request.when(scheme_code, int(frame.iloc[0]["year"]))
    return request.voice.say("my_unit.criteria.heading", when=when)


def _names(stated: pd.DataFrame, language: str) -> list[str]:
    pairs = zip(texts(stated, "name", language), stated["name"], strict=True)
    return [name or str(original) for name, original in pairs]


def _scored(scores: pd.DataFrame, scheme_code: str, request: MyUnitRequest) -> Criteria:
    say, stated = request.voice.say, rules(request.block(scheme_code, int(scores.iloc[0]["year"])))
    names = dict(zip(stated["code"], _names(stated, request.language), strict=True))
    table = scores.assign(
        name=[
            names.get(code, str(name))
            for code, name in zip(scores["criterion_code"], scores["criterion_name"], strict=True)
        ]
    )
    columns = [
        Column("name", say("my_unit.criteria.name")),
        Column("score", say("phrases.score"), "score"),
    ]
    if table["max_points"].notna().any():
        columns += [
            Column("max_points", say("my_unit.criteria.most"), "score"),
            Column("lost_points", say("my_unit.criteria.lost"), "score"),
        ]
    return Criteria(
        heading=_heading(scores, scheme_code, request),
        finding=_finding(table, request),
        table=table,
        columns=tuple(columns),
        names=(),
        source_ids=tuple(str(key) for key in table["source_id"].unique()),
    )


def _unscored(stated: pd.DataFrame, scheme_code: str, request: MyUnitRequest) -> Criteria:
    return Criteria(
        heading=_heading(stated, scheme_code, request),
        finding=request.voice.say("my_unit.criteria.unscored", count=len(stated)),
        table=pd.DataFrame(),
        columns=(),
        names=tuple(_names(stated, request.language)),
        source_ids=tuple(str(key) for key in stated["source_id"].unique()),
    )


def _finding(table: pd.DataFrame, request: MyUnitRequest) -> str:
    """Where most was lost; or that nobody can tell without the maximum."""
    say, worst = request.voice.say, table.iloc[0]
    if is_missing(worst["lost_points"]):
        points = numbers.score(float(worst["score"]), request.language)
        kind = "several_open" if len(table) > 1 else "only_open"
        return say(f"my_unit.criteria.{kind}", name=worst["name"], points=points)
    return say(
        "my_unit.criteria.worst" if len(table) > 1 else "my_unit.criteria.only",
        name=worst["name"],
        lost=numbers.score(float(worst["lost_points"]), request.language),
        most=numbers.score(float(worst["max_points"]), request.language),
    )
