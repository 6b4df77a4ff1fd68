"""How far a province is from a benchmark, and in which components: a benchmark is never itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.analysis import decomposition
from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import decimals_of, score_text
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.component.rows import (
    is_additive,
    labels,
    measure,
    parts_of,
    point_profiles,
    tree_rows,
)
from dashboard.figures.component.waterfall import Side, notes, split_figure
from dashboard.figures.figure import Figure
from dashboard.store.ask import ask, per_version

# Those that need all provinces of the edition.
OF_ALL = ("best", "median")


@dataclass(frozen=True)
class Benchmark:
    """Whom a province is held against: ``members`` by code, and their mean profile in points."""

    members: tuple[str, ...]
    profile: Mapping[str, float]


@per_version
def benchmark(request: ComponentRequest) -> Benchmark | None:
    """The benchmark; None where the edition or the province has nobody for it."""
    root = request.component_code
    others = {
        code: profile
        for code, profile in point_profiles(request).items()
        if code != request.province_code and root in profile
    }
    if _needs_all(request) and not request.is_full:
        return None
    members = _members(request, {code: profile[root] for code, profile in others.items()})
    if not members:
        return None
    return Benchmark(members, decomposition.mean([others[code] for code in members]))


def _needs_all(request: ComponentRequest) -> bool:
    """Whether the benchmark is known only where all provinces are on record."""
    return request.benchmark in OF_ALL or request.group is not None


def _members(request: ComponentRequest, totals: Mapping[str, float]) -> tuple[str, ...]:
    if request.group is not None:
        own = {code: totals[code] for code in request.group.codes if code in totals}
        return decomposition.middle(own)
    pick: dict[str, Callable[[], tuple[str, ...]]] = {
        "best": lambda: decomposition.leading(totals),
        "median": lambda: decomposition.middle(totals),
        "region": lambda: _alike(request, "region"),
        "merged": lambda: _alike(request, "successor_code"),
        "chosen": lambda: request.compared,
    }
    return tuple(code for code in pick[request.benchmark]() if code in totals)


def _alike(request: ComponentRequest, column: str) -> tuple[str, ...]:
    """Provinces of the same era with the same ``column`` as the one asked for."""
    rows = ask("province_catalog").set_index("province_code")
    own = rows.loc[request.province_code]
    same = rows[(rows[column] == own[column]) & (rows["is_current"] == own["is_current"])]
    return tuple(str(code) for code in same.index)


@per_version
def gaps(request: ComponentRequest) -> dict[str, dict[str, float]]:
    """For "median" and "best": every component's points more (or, negative, less) than theirs."""
    own = point_profiles(request).get(request.province_code, {})
    found: dict[str, dict[str, float]] = {}
    for key in ("median", "best"):
        known = benchmark(request.against(key))
        other = {} if known is None or request.component_code not in own else known.profile
        found[key] = {code: own[code] - other[code] for code in own if code in other}
    return found


@per_version
def split(request: ComponentRequest) -> decomposition.Split | None:
    """The gap to the benchmark by part; None where it cannot be split."""
    known = benchmark(request)
    own = point_profiles(request).get(request.province_code)
    if known is None or own is None or not is_additive(request):
        return None
    parts = [str(code) for code in parts_of(tree_rows(request)).index]
    return decomposition.split(own, known.profile, request.component_code, parts)


@per_version
def figure(request: ComponentRequest) -> Figure | None:
    """The gap as a waterfall, the largest loss first; None where it has no parts."""
    found, known = split(request), benchmark(request)
    if found is None or known is None:
        return None
    whose, group = _whose(request, known), request.group
    other = whose[:1].upper() + whose[1:]
    own = point_profiles(request)[request.province_code]
    return split_figure(
        request,
        f"gap-{request.benchmark}",
        found,
        Side(other, other, known.profile),
        Side(request.province, request.province, own),
        title=title(request, found, labels(request), whose),
        subtitle=request.voice.say(
            "peers.gap_subtitle" if group else f"component.gap_subtitle_{request.benchmark}",
            name=group.name if group else "",
            component=request.opened,
            year=request.year,
            unit=request.voice.unit(request.index_code),
            names=", ".join(request.voice.province(code) for code in known.members),
        ),
        source_ids=_sources(request, known),
    )


def _sources(request: ComponentRequest, known: Benchmark) -> tuple[str, ...]:
    scores = ask("edition_score", index_code=request.index_code, year=request.year)
    whose = scores["province_code"].isin([request.province_code, *known.members])
    used = scores[whose & scores["component_code"].isin(list(tree_rows(request).index))]
    return source_ids(used["source_id"])


def _whose(request: ComponentRequest, known: Benchmark) -> str:
    """The benchmark in words: its province's name where it is one, else what it is."""
    if request.group is not None:
        return request.voice.say("peers.whose", name=request.group.name)
    if len(known.members) == 1 and request.benchmark != "median":
        return request.voice.province(known.members[0])
    return request.voice.say(f"component.whose_{request.benchmark}")


def title(
    request: ComponentRequest, found: decomposition.Split, names: Mapping[str, str], whose: str
) -> str:
    """How far, and where most is lost, in a sentence."""
    say = request.voice.say
    code, amount = found.largest_loss_first()[0]
    decimals = decimals_of(request.index_code)
    shown = round(found.whole, decimals)
    direction = "behind" if shown < 0 else "ahead" if shown > 0 else "level"
    sentence = say(
        f"component.gap_title_{direction}",
        province=request.province,
        component=request.opened,
        year=request.year,
        whose=whose,
        points=score_text(request.index_code, abs(found.whole), request.language),
    )
    if round(amount, decimals) >= 0:
        return sentence + say("component.gap_title_nothing")
    return sentence + say(
        "component.gap_title_most",
        part=names[code],
        points=score_text(request.index_code, abs(amount), request.language),
        measure=measure(request),
    )


def note(request: ComponentRequest) -> str:
    """What a reader must know to add the figures up."""
    return notes(split(request), request, (request.year,))


def _nobody(request: ComponentRequest, given: Mapping[str, object]) -> str:
    """Why there is nobody to be held against."""
    if request.group is not None:
        return request.voice.say("peers.nobody", name=request.group.name, **given)
    return request.voice.say(f"component.gap_nobody_{request.benchmark}", **given)


def why_not(request: ComponentRequest) -> str:
    """Why the gap cannot be split, in a sentence."""
    say = request.voice.say
    given = {"component": request.opened, "year": request.year, "province": request.province}
    if _needs_all(request) and not request.is_full:
        return say("component.gap_partial", **given)
    if request.component_code not in point_profiles(request).get(request.province_code, {}):
        return say("component.gap_no_score", **given)
    if benchmark(request) is None:
        return _nobody(request, given)
    if not len(parts_of(tree_rows(request))):
        return say("component.no_parts", **given)
    if not is_additive(request):
        return say("component.not_a_sum", **given)
    return say("component.gap_parts_missing", **given)
