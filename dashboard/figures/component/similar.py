"""Which provinces have a similar profile of components in one edition, as a figure."""

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis import similarity
from dashboard.catalog.provinces import provinces_by_code
from dashboard.charts.component.grouped_dots import grouped_dots
from dashboard.figures.component.profile import TOTAL, standing
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.figure import Column, Figure, common_columns, make_figure, way
from dashboard.figures.findings import merged
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing


def peers_of(province_code: str, group: str, language: str) -> tuple[str, ...]:
    """The other provinces of a group: the country, the same region, or what it merged with."""
    provinces = provinces_by_code(language)
    own = provinces[province_code]
    if group == "merged":
        merged = [other.predecessors for other in provinces.values()]
        found: Sequence[str] = next((codes for codes in merged if province_code in codes), ())
    else:
        found = [
            code
            for code, other in provinces.items()
            if other.is_current == own.is_current and (group == "all" or other.region == own.region)
        ]
    return tuple(code for code in found if code != province_code)


@per_version
def profiles(
    index_code: str, year: int, is_merged: bool = False
) -> dict[str, tuple[float | None, ...]]:
    """Every province's scores on the main components of an edition, in one order."""
    rows = standing(index_code, year, TOTAL, is_merged)
    rows = rows.sort_values(["province_code", "component_code"])
    found: dict[str, list[float | None]] = {}
    for code, score in zip(rows["province_code"], rows["score"], strict=True):
        found.setdefault(str(code), []).append(None if is_missing(score) else float(score))
    return {code: tuple(scores) for code, scores in found.items()}


@per_version
def nearest(request: ComponentRequest) -> tuple[tuple[str, float], ...]:
    """The most similar of the peers with their distances; none in a partial edition."""
    if not request.is_full:
        return ()
    peers = peers_of(request.province_code, request.peers, request.language)
    known = profiles(request.index_code, request.year, request.is_merged)
    return tuple(similarity.nearest(request.province_code, known, peers))


def why_not(request: ComponentRequest) -> str:
    """Why no similar province is named."""
    say = request.voice.say
    if not request.is_full:
        return say("profile.no_partial", edition=request.edition)
    known = profiles(request.index_code, request.year, request.is_merged)
    if None in known.get(request.province_code, (None,)):
        return say("profile.no_profile", province=request.province, edition=request.edition)
    return say("profile.no_peers")


@per_version
def figure(request: ComponentRequest) -> Figure | None:
    """The provinces with the most similar profile and how far away; None: ``why_not``."""
    found = nearest(request)
    if not found:
        return None
    say, rows = request.voice.say, _rows(request)
    # The axis ends beyond the furthest, in halves.
    end = max(1.0, (int(rows["value"].max() * 2) + 1) / 2)
    whole = standing(request.index_code, request.year, TOTAL, request.is_merged)
    return make_figure(
        request,
        request.figure_key(f"similar-{request.peers}"),
        title=request.marked(
            say(
                "profile.similar_title",
                province=request.province,
                other=rows["province"][0],
                edition=request.voice.edition(request.index_code, request.year),
                distance=numbers.score(found[0][1], request.language),
            )
        ),
        subtitle=_subtitle(whole["component_code"].nunique(), request),
        chart=grouped_dots(rows, [0.0, end], say("profile.distance")),
        table=rows,
        columns=(
            *common_columns(say, "province", "region"),
            Column("value", say("profile.distance"), "score3"),
        ),
        source_ids=merged.documents_in(whole, "source_id"),
    )


def _rows(request: ComponentRequest) -> pd.DataFrame:
    """The chart's lines, the most similar province first."""
    found, voice = nearest(request), request.voice
    provinces = provinces_by_code(request.language)
    return pd.DataFrame(
        {
            "province": [voice.short(code) for code, _ in found],
            "region": [provinces[code].region for code, _ in found],
            "value": [distance for _, distance in found],
            "heading": None,
            "slot": None,
            "is_open": False,
            "told": [
                f"{voice.short(code)} ({provinces[code].region}): "
                f"{voice.say('profile.distance').lower()} "
                f"{numbers.score(distance, request.language)}"
                for code, distance in found
            ],
            "click": [_click(code, request) for code, _ in found],
            "text": [
                voice.say(
                    "profile.dot",
                    province=voice.short(code),
                    score=numbers.score(distance, request.language),
                )
                for code, distance in found
            ],
        }
    )


def _click(code: str, request: ComponentRequest) -> str:
    """Compare it; go to it where it is one of the 34, which are not offered to compare with."""
    return way(province=code) if request.is_merged else way(compare=code)


def _subtitle(n_components: int, request: ComponentRequest) -> str:
    """On how many components profiles are held together, and who is left out."""
    say = request.voice.say
    known = profiles(request.index_code, request.year, request.is_merged)
    left_out = len(known) - len(similarity.standardised(known))
    told = say("profile.similar_subtitle", count=n_components)
    return told + (say("profile.similar_left_out", count=left_out) if left_out else "")
