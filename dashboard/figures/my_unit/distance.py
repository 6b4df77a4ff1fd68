"""What it would take a unit to move: to the next class, to the next places, or down."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import units
from dashboard.catalog.documents import documents_of
from dashboard.figures.my_unit.request import Asked, class_word, of_scheme
from dashboard.figures.ranking.rows import rounded_up
from dashboard.figures.source.documents import imprint
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.citation import day
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing

# Kinds of unit_rule_list by which a class is known: its threshold, or only that it is used.
THRESHOLD, IN_USE = "threshold", "class_in_use"


@dataclass(frozen=True)
class Distance:
    """Sentences of one scheme for its year, and the keys of the documents they rest on."""

    year: int
    to_class: tuple[str, ...]
    places: tuple[str, ...]
    source_ids: tuple[str, ...]


@per_version
def distance(asked: Asked, scheme_code: str) -> Distance:
    """How far a unit with results in the scheme is from the next class and places."""
    rows = of_scheme(asked, scheme_code)
    newest = rows.iloc[0]
    sentences, keys = to_class(newest, asked)
    return Distance(int(newest["year"]), sentences, prices(asked, scheme_code), keys)


def rules(row: pd.Series, asked: Asked) -> pd.DataFrame:
    """The criteria, rules and thresholds on record for a result's scheme and year."""
    return ask(
        "unit_rule_list",
        province_code=asked.unit.province_code,
        scheme=str(row["scheme"]),
        year=int(row["year"]),
    )


def to_class(row: pd.Series, asked: Asked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The way to the next class in sentences, and the documents' keys."""
    say, given = asked.voice.say, {"year": int(row["year"])}
    if is_missing(row["class"]):
        return (say("my_unit.to_class.unclassed", **given),), ()
    classes = ask(
        "unit_class_list",
        province_code=asked.unit.province_code,
        scheme=str(row["scheme"]),
        year=int(row["year"]),
        block=str(row["block"]),
    )
    above = classes[classes["step"] < row["class_step"]]
    if above.empty:
        return (say("my_unit.to_class.top", **{"class": row["class_word"]}),), ()
    wanted = above.iloc[-1]
    known = rules(row, asked)
    known = known[known["kind"].isin([THRESHOLD, IN_USE])]
    bounds = known[known["kind"] == THRESHOLD]
    bound = _bound(bounds, str(wanted["class"]), str(row["class"]))
    if bound is not None:
        return (_threshold(row, wanted, bound, asked),), (str(bound["source_id"]),)
    word = class_word(wanted["class"], str(row["scheme"]), asked)
    sentences = [say("my_unit.to_class.unknown", wanted=word, **given)]
    # Where a document shows classes without saying where they begin, nothing seen stands in for it.
    if known.empty:
        sentences += _seen(row, wanted, asked)
    return tuple(sentences), tuple(str(key) for key in known["source_id"].unique())


def _bound(bounds: pd.DataFrame, wanted: str, own: str) -> pd.Series | None:
    """The rule that says where the wanted class begins: its own lower end, or this one's upper."""
    for word, column in ((wanted, "min_score"), (own, "max_score")):
        found = bounds[(bounds["class"] == word) & bounds[column].notna()]
        if len(found):
            return found.iloc[0].rename(column)
    return None


def _threshold(row: pd.Series, wanted: pd.Series, bound: pd.Series, asked: Asked) -> str:
    """The exact points to a threshold on record, and its rule."""
    say = asked.voice.say
    needed = float(bound[str(bound.name)])
    given = {
        "wanted": class_word(wanted["class"], str(row["scheme"]), asked),
        "threshold": numbers.score(needed, asked.language),
        "rule": rule(bound, asked),
    }
    if is_missing(row["score"]):
        return say("my_unit.to_class.threshold_unscored", **given)
    gap = needed - float(row["score"])
    if gap <= 0:
        return say("my_unit.to_class.threshold_passed", **given)
    points = numbers.score(rounded_up(gap), asked.language)
    return say("my_unit.to_class.threshold", points=points, **given)


def rule(row: pd.Series, asked: Asked) -> str:
    """A rule with its document: "Xếp loại Tốt (474/QĐ-UBND)"; its publisher without a number."""
    name = in_language(row, "name", asked.language) or str(row["name"])
    date = (
        "" if is_missing(row["document_date"]) else day(str(row["document_date"]), asked.language)
    )
    number = "" if is_missing(row["document_no"]) else str(row["document_no"])
    known = ", ".join(part for part in (number, date) if part)
    if not known:
        source = documents_of((str(row["source_id"]),), asked.language)[0]
        known = imprint(source, asked.language)
    return f"{name} ({known})"


def _seen(row: pd.Series, wanted: pd.Series, asked: Asked) -> list[str]:
    """The lowest score on record in the next class: an observation, labelled so."""
    if is_missing(wanted["lowest_score"]) or is_missing(row["score"]):
        return []
    lowest = float(wanted["lowest_score"])
    gap = lowest - float(row["score"])
    return [
        asked.voice.say(
            f"my_unit.to_class.{'seen' if gap > 0 else 'seen_below'}",
            wanted=class_word(wanted["class"], str(row["scheme"]), asked),
            year=int(row["year"]),
            lowest=numbers.score(lowest, asked.language),
            unit=units.units(asked.language)[str(wanted["lowest_unit_id"])].name,
            points=numbers.score(abs(gap), asked.language),
        )
    ]


@per_version
def prices(asked: Asked, scheme_code: str) -> tuple[str, ...]:
    """What the next places cost and how the unit would fall; or why that cannot be told.

    Of the newest year in which the whole block has scores. Points are rounded up to the decimals
    shown, so that adding what is printed gives the place.
    """
    say = asked.voice.say
    rows = of_scheme(asked, scheme_code)
    full = rows[(rows["coverage"] == "full") & rows["score"].notna()]
    if full.empty:
        year = int(rows.iloc[0]["year"])
        return (say("my_unit.price.partial", year=year),)
    own = full.iloc[0]
    year = int(own["year"])
    steps = ask("unit_price", scheme=scheme_code, year=year, unit_id=asked.unit_id)
    if len(steps) and steps.iloc[0]["own_place"] != own["rank"]:
        return (say("my_unit.price.differs", year=year),)
    up, down = steps[steps["places"] > 0].iloc[::-1], steps[steps["places"] < 0]
    sentences = [_price(step, asked) for _, step in [*up.iterrows(), *down.iterrows()]]
    if up.empty:
        sentences.insert(0, say("my_unit.price.first", year=year))
    return (*dict.fromkeys(sentences), say("my_unit.price.note", year=year))


def _price(step: pd.Series, asked: Asked) -> str:
    # Into a tie it is further than asked: what is told is the way really gone.
    places = int(step["own_place"]) - int(step["wanted_place"])
    return asked.voice.say(
        f"my_unit.price.{'rise' if places > 0 else 'fall'}",
        places=abs(places),
        wanted=int(step["wanted_place"]),
        points=numbers.score(rounded_up(float(step["points"])), asked.language),
    )
