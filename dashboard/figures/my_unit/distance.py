"""What it would take a unit to move: to the next class, to the next places, or down."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import units
from dashboard.catalog.documents import reference
from dashboard.figures.my_unit.request import MyUnitRequest
from dashboard.figures.my_unit.rows import of_scheme
from dashboard.figures.ranking.rows import rounded_up
from dashboard.figures.unit_ranking.rows import class_name, rules
from dashboard.figures.unit_ranking.rows import rows as block_rows
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

# Kinds of unit_rule_list by which a class is known: its threshold, or only that it is used.
THRESHOLD, IN_USE = "threshold", "class_in_use"


@dataclass(frozen=True)
class Distance:
    """Sentences of one scheme for its year, and the keys of the documents they rest on."""

    year: int
    to_class: tuple[str, ...]
    ranks: tuple[str, ...]
    source_ids: tuple[str, ...]


@per_version
def distance(request: MyUnitRequest, scheme_code: str) -> Distance:
    """How far a unit with results in the scheme is from the next class and places."""
    rows = of_scheme(request, scheme_code)
    newest = rows.iloc[0]
    sentences, keys = to_class(newest, request)
    return Distance(int(newest["year"]), sentences, prices(request, scheme_code), keys)


def to_class(row: Row, request: MyUnitRequest) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The way to the next class in sentences, and the documents' keys."""
    say, year = request.voice.say, int(row["year"])
    if is_missing(row["class"]):
        return (say("my_unit.to_class.unclassed", year=year),), ()
    wanted = _next_class(row, request)
    if wanted is None:
        return (say("my_unit.to_class.top", **{"class": row["class_name"]}),), ()
    stated = rules(request.block(str(row["scheme"]), year))
    stated = stated[stated["kind"].isin([THRESHOLD, IN_USE])]
    bounds = stated[stated["kind"] == THRESHOLD]
    bound = _bound(bounds, str(wanted["class"]), str(row["class"]))
    if bound is not None:
        return (_threshold(row, wanted, bound, request),), (str(bound["source_id"]),)
    sentences = [say("my_unit.to_class.unknown", wanted=wanted["name"], year=year)]
    # Where a document shows classes without saying where they begin, nothing seen stands in for it.
    if stated.empty:
        sentences += _seen(row, wanted, request)
    return tuple(sentences), tuple(str(key) for key in stated["source_id"].unique())


def _next_class(row: Row, request: MyUnitRequest) -> pd.Series | None:
    """The class above a result's, with its name and the lowest score seen in it."""
    block = request.block(str(row["scheme"]), int(row["year"]))
    classes = ask(
        "unit_class_list",
        province_code=block.province_code,
        scheme=block.scheme,
        year=block.year,
        block=block.block,
    )
    above = classes[classes["step"] < row["class_step"]]
    if above.empty:
        return None
    wanted: pd.Series = above.iloc[-1].copy()
    wanted["name"] = class_name(block, wanted["class"])
    return wanted


def _bound(bounds: pd.DataFrame, wanted: str, own: str) -> pd.Series | None:
    """The rule that says where the wanted class begins: its own lower end, or this one's upper."""
    for word, column in ((wanted, "min_score"), (own, "max_score")):
        found = bounds[(bounds["class"] == word) & bounds[column].notna()]
        if len(found):
            return found.iloc[0].rename(column)
    return None


def _threshold(row: Row, wanted: pd.Series, bound: pd.Series, request: MyUnitRequest) -> str:
    """The exact points to a threshold on record, and its rule."""
    say = request.voice.say
    needed = float(bound[str(bound.name)])
    given = {
        "wanted": wanted["name"],
        "threshold": numbers.score(needed, request.language),
        "rule": rule(bound, request.language),
    }
    if is_missing(row["score"]):
        return say("my_unit.to_class.threshold_unscored", **given)
    gap = needed - float(row["score"])
    if gap <= 0:
        return say("my_unit.to_class.threshold_passed", **given)
    points = numbers.score(rounded_up(gap), request.language)
    return say("my_unit.to_class.threshold", points=points, **given)


def rule(row: Row, language: str) -> str:
    """A rule with its document: "Xếp loại Tốt (474/QĐ-UBND)"; its publisher without a number."""
    name = in_language(row, "name", language) or str(row["name"])
    return f"{name} ({reference(row, language)})"


def _seen(row: Row, wanted: pd.Series, request: MyUnitRequest) -> list[str]:
    """The lowest score on record in the next class: an observation, labelled so."""
    if is_missing(wanted["lowest_score"]) or is_missing(row["score"]):
        return []
    lowest = float(wanted["lowest_score"])
    gap = lowest - float(row["score"])
    return [
        request.voice.say(
            f"my_unit.to_class.{'seen' if gap > 0 else 'seen_below'}",
            wanted=wanted["name"],
            year=int(row["year"]),
            lowest=numbers.score(lowest, request.language),
            unit=units.units(request.language)[str(wanted["lowest_unit_id"])].name,
            points=numbers.score(abs(gap), request.language),
        )
    ]


@per_version
def prices(request: MyUnitRequest, scheme_code: str) -> tuple[str, ...]:
    """What the next places cost and how the unit would fall; or why that cannot be told.

    Of the newest year in which the whole block has scores. Points to gain are rounded up, so
    that adding what is printed gives the place; points to lose are exact.
    """
    say = request.voice.say
    rows = of_scheme(request, scheme_code)
    full = rows[(rows["coverage"] == "full") & rows["score"].notna()]
    if full.empty:
        year = int(rows.iloc[0]["year"])
        return (say("my_unit.price.partial", year=year),)
    year = int(full.iloc[0]["year"])
    steps = ask(
        "rank_price",
        scored_by=scheme_code,
        year=year,
        component_code="",
        subject_code=request.unit_id,
    )
    if steps.empty and len(block_rows(request.block(scheme_code, year))) > 1:
        return (say("my_unit.price.differs", year=year),)
    up, down = steps[steps["ranks"] > 0].iloc[::-1], steps[steps["ranks"] < 0]
    sentences = [_price(step, request) for step in (*records(up), *records(down))]
    if up.empty:
        sentences.insert(0, say("my_unit.price.first", year=year))
    return (*dict.fromkeys(sentences), say("my_unit.price.note", year=year))


def _price(step: Row, request: MyUnitRequest) -> str:
    # Into a tie it is further than asked: what is told is the way really gone.
    ranks = int(step["own_rank"]) - int(step["wanted_rank"])
    say, given = request.voice.say, {"ranks": abs(ranks), "wanted": int(step["wanted_rank"])}
    points = float(step["points"])
    if ranks > 0:
        # What is printed is enough.
        enough = numbers.score(rounded_up(points), request.language)
        return say("my_unit.price.rise", points=enough, **given)
    if points == 0:
        return say("my_unit.price.fall_any", **given)
    return say("my_unit.price.fall", points=numbers.exact(points, request.language), **given)
