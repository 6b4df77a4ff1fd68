"""How far a province is from a benchmark, and in which components: a benchmark is never itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.analysis import decomposition
from dashboard.catalog.documents import documents_of, source_ids
from dashboard.charts.component.waterfall import waterfall
from dashboard.charts.palette import Scheme
from dashboard.figures.component import points
from dashboard.figures.component import request as component
from dashboard.figures.component.request import Asked
from dashboard.figures.component.waterfall_bars import bars, listed, notes
from dashboard.figures.figure import Column, Figure
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.messages import words

# Those that need all provinces of the edition.
OF_ALL = ("best", "median")


@dataclass(frozen=True)
class Benchmark:
    """Whom a province is held against: ``members`` by code, and their mean profile in points."""

    key: str
    members: tuple[str, ...]
    profile: Mapping[str, float]


def choices(has_compared: bool, language: str) -> dict[str, str]:
    """The benchmarks that can be chosen, with their names."""
    keys = ["median", "best", "region", "merged", *(["chosen"] if has_compared else [])]
    return {key: words(language)(f"component.benchmark_{key}") for key in keys}


def benchmark(asked: Asked, key: str) -> Benchmark | None:
    """The benchmark by its key; None where the edition or the province has nobody for it."""
    return _benchmark(asked if key == "chosen" else replace(asked, compared=()), key)


@per_version
def _benchmark(asked: Asked, key: str) -> Benchmark | None:
    root = asked.component_code
    others = {
        code: profile
        for code, profile in points.profiles(asked).items()
        if code != asked.province_code and root in profile
    }
    if key in OF_ALL and not asked.is_full:
        return None
    totals = {code: profile[root] for code, profile in others.items()}
    members = _members(asked, key, totals)
    if not members:
        return None
    return Benchmark(key, members, decomposition.mean([others[code] for code in members]))


def _members(asked: Asked, key: str, totals: Mapping[str, float]) -> tuple[str, ...]:
    pick: dict[str, Callable[[], tuple[str, ...]]] = {
        "best": lambda: decomposition.leading(totals),
        "median": lambda: decomposition.middle(totals),
        "region": lambda: _alike(asked, "region"),
        "merged": lambda: _alike(asked, "successor_code"),
        "chosen": lambda: asked.compared,
    }
    return tuple(code for code in pick[key]() if code in totals)


def _alike(asked: Asked, column: str) -> tuple[str, ...]:
    """Provinces of the same era with the same ``column`` as the asked one."""
    rows = ask("province_catalog").set_index("province_code")
    own = rows.loc[asked.province_code]
    same = rows[(rows[column] == own[column]) & (rows["is_current"] == own["is_current"])]
    return tuple(str(code) for code in same.index)


@per_version
def gaps(asked: Asked) -> dict[str, dict[str, float]]:
    """For "median" and "best": every component's points more (or, negative, less) than theirs."""
    own = points.profiles(asked).get(asked.province_code, {})
    found: dict[str, dict[str, float]] = {}
    for key in ("median", "best"):
        known = benchmark(asked, key)
        other = {} if known is None or asked.component_code not in own else known.profile
        found[key] = {code: own[code] - other[code] for code in own if code in other}
    return found


@per_version
def split(asked: Asked, key: str) -> decomposition.Split | None:
    """The gap to a benchmark by part; None where it cannot be split."""
    known = benchmark(asked, key)
    own = points.profiles(asked).get(asked.province_code)
    if known is None or own is None or not points.is_additive(asked):
        return None
    parts = [str(code) for code in component.parts_of(component.tree(asked)).index]
    return decomposition.split(own, known.profile, asked.component_code, parts)


@per_version
def figure(asked: Asked, key: str, scheme: Scheme) -> Figure | None:
    """The gap to a benchmark as a waterfall, the largest loss first; None where it has no parts."""
    found, known = split(asked, key), benchmark(asked, key)
    if found is None or known is None:
        return None
    say = asked.voice.say
    rows = component.tree(asked)
    whose, root = _whose(asked, known), asked.component_code
    names = {str(code): str(name) for code, name in rows["label"].items()} | {
        "first": whose[:1].upper() + whose[1:],
        "last": asked.province,
        "rest": say("component.remainder"),
        "whole": say("component.whole"),
    }
    drawn = bars(found, known.profile[root], names, asked.language)
    own = points.profiles(asked)[asked.province_code]
    return component.figure(
        asked,
        f"gap-{key}",
        title(asked, found, names, whose),
        say(
            f"component.gap_subtitle_{key}",
            component=asked.opened,
            year=asked.year,
            unit=asked.voice.unit(asked.index_code),
            names=", ".join(asked.voice.province(code) for code in known.members),
        )
        + points.note(asked),
        chart=waterfall(drawn, {"value": asked.voice.score(asked.index_code)}, scheme),
        table=listed(found, names, own, known.profile, root),
        columns=_columns(asked, whose),
        sources=documents_of(_sources(asked, known, rows), asked.language),
    )


def _sources(asked: Asked, known: Benchmark, rows: pd.DataFrame) -> tuple[str, ...]:
    scores = ask("edition_score", index_code=asked.index_code, year=asked.year)
    whose = scores["province_code"].isin([asked.province_code, *known.members])
    used = scores[whose & scores["component_code"].isin(list(rows.index))]
    return source_ids(used["source_id"])


def _whose(asked: Asked, known: Benchmark) -> str:
    """The benchmark in words: its province's name where it is one, else what it is."""
    if len(known.members) == 1 and known.key != "median":
        return asked.voice.province(known.members[0])
    return asked.voice.say(f"component.whose_{known.key}")


def title(asked: Asked, found: decomposition.Split, names: Mapping[str, str], whose: str) -> str:
    """How far, and where most is lost, in a sentence."""
    say = asked.voice.say
    code, amount = found.largest_loss_first()[0]
    shown = round(found.whole, 2)
    direction = "behind" if shown < 0 else "ahead" if shown > 0 else "level"
    sentence = say(
        f"component.gap_title_{direction}",
        province=asked.province,
        component=asked.opened,
        year=asked.year,
        whose=whose,
        points=numbers.score(abs(found.whole), asked.language),
    )
    if round(amount, 2) >= 0:
        return sentence + say("component.gap_title_nothing")
    return sentence + say(
        "component.gap_title_most",
        part=names[code],
        points=numbers.score(abs(amount), asked.language),
    )


def _columns(asked: Asked, whose: str) -> tuple[Column, ...]:
    say = asked.voice.say
    return (
        Column("name", say("phrases.component")),
        Column("own", asked.province, "score"),
        Column("other", whose[:1].upper() + whose[1:], "score"),
        Column("amount", say("component.difference"), "score_change"),
    )


def note(asked: Asked, key: str) -> str:
    """What a reader must know to add the figures up."""
    return notes(split(asked, key), asked, (asked.year,))


def why_not(asked: Asked, key: str) -> str:
    """Why the gap cannot be split, in a sentence."""
    say = asked.voice.say
    given = {"component": asked.opened, "year": asked.year, "province": asked.province}
    if key in OF_ALL and not asked.is_full:
        return say("component.gap_partial", **given)
    if asked.component_code not in points.profiles(asked).get(asked.province_code, {}):
        return say("component.gap_no_score", **given)
    if benchmark(asked, key) is None:
        return say(f"component.gap_nobody_{key}", **given)
    if not len(component.parts_of(component.tree(asked))):
        return say("component.no_parts", **given)
    if not points.is_additive(asked):
        return say("component.not_a_sum", **given)
    return say("component.gap_parts_missing", **given)
