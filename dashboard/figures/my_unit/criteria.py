"""Where a unit lost points: its criteria, largest loss first, or the criteria known without any."""

from dataclasses import dataclass

import pandas as pd

from dashboard.figures.figure import Column
from dashboard.figures.my_unit.distance import rules
from dashboard.figures.my_unit.request import Asked, of_scheme, schemes, when
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.names import in_language
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
def criteria(asked: Asked) -> tuple[Criteria, ...]:
    """The newest criteria of every scheme the unit has results in."""
    return tuple(item for code in schemes(asked) for item in _of_scheme(asked, code))


def _of_scheme(asked: Asked, scheme_code: str) -> list[Criteria]:
    """The criteria with points, and those known without where the points are not of them."""
    scores = ask("unit_criterion_score_list", unit_id=asked.unit_id)
    scores = scores[scores["scheme"] == scheme_code]
    named_rules = _named(asked, scheme_code)
    scored = scores[scores["year"] == scores["year"].max()]
    known = [] if scored.empty else [_scored(scored, asked)]
    if len(named_rules) and not set(named_rules["code"]) & set(scored["criterion_code"]):
        known.insert(0, _unscored(named_rules, scheme_code, asked))
    return known


def _named(asked: Asked, scheme_code: str) -> pd.DataFrame:
    """The criteria known for the newest of the unit's years that has any, with that year."""
    for _, row in of_scheme(asked, scheme_code).iterrows():
        known = rules(row, asked)
        known = known[known["kind"] == "criterion"]
        if len(known):
            return known.assign(year=int(row["year"]))
    return pd.DataFrame()


def _heading(scheme_code: str, year: int, asked: Asked) -> str:
    return asked.voice.say("my_unit.criteria.heading", when=when(scheme_code, year, asked))


def _scored(scores: pd.DataFrame, asked: Asked) -> Criteria:
    say, first = asked.voice.say, scores.iloc[0]
    known = ask(
        "unit_rule_list",
        province_code=asked.unit.province_code,
        scheme=str(first["scheme"]),
        year=int(first["year"]),
    )
    names = {
        str(row["code"]): in_language(row, "name", asked.language) or str(row["name"])
        for _, row in known.iterrows()
    }
    table = scores.assign(
        name=[
            names.get(str(code), str(name))
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
        heading=_heading(str(first["scheme"]), int(first["year"]), asked),
        finding=_finding(table, asked),
        table=table,
        columns=tuple(columns),
        names=(),
        source_ids=tuple(str(key) for key in table["source_id"].unique()),
    )


def _finding(table: pd.DataFrame, asked: Asked) -> str:
    """Where most was lost; or that nobody can tell without the maximum."""
    say, worst = asked.voice.say, table.iloc[0]
    if is_missing(worst["lost_points"]):
        points = numbers.score(float(worst["score"]), asked.language)
        kind = "several_open" if len(table) > 1 else "only_open"
        return say(f"my_unit.criteria.{kind}", name=worst["name"], points=points)
    return say(
        "my_unit.criteria.worst" if len(table) > 1 else "my_unit.criteria.only",
        name=worst["name"],
        lost=numbers.score(float(worst["lost_points"]), asked.language),
        most=numbers.score(float(worst["max_points"]), asked.language),
    )


def _unscored(known: pd.DataFrame, scheme_code: str, asked: Asked) -> Criteria:
    return Criteria(
        heading=_heading(scheme_code, int(known.iloc[0]["year"]), asked),
        finding=asked.voice.say("my_unit.criteria.unscored", count=len(known)),
        table=pd.DataFrame(),
        columns=(),
        names=tuple(
            in_language(row, "name", asked.language) or str(row["name"])
            for _, row in known.iterrows()
        ),
        source_ids=tuple(str(key) for key in known["source_id"].unique()),
    )
