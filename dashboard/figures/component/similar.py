"""Which provinces have a similar profile of components in one edition, as a figure."""

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis import similarity
from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.labels import voice
from dashboard.catalog.provinces import provinces_by_code
from dashboard.charts.component.grouped_dots import grouped_dots
from dashboard.charts.palette import Scheme
from dashboard.figures.component import request as component
from dashboard.figures.component.profile import TOTAL, standing
from dashboard.figures.component.request import Asked
from dashboard.figures.figure import Column, Figure
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing

PEERS = ("all", "region", "merged")


def peer_groups(language: str) -> dict[str, str]:
    """The groups in which similar provinces may be looked for, by key."""
    say = voice(language).say
    return {peers: say(f"profile.peers_{peers}") for peers in PEERS}


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
def profiles(index_code: str, year: int) -> dict[str, tuple[float | None, ...]]:
    """Every province's scores on the main components of an edition, in one order."""
    rows = standing(index_code, year, TOTAL).sort_values(["province_code", "component_code"])
    found: dict[str, list[float | None]] = {}
    for code, score in zip(rows["province_code"], rows["score"], strict=True):
        found.setdefault(str(code), []).append(None if is_missing(score) else float(score))
    return {code: tuple(scores) for code, scores in found.items()}


@per_version
def nearest(asked: Asked, group: str) -> tuple[tuple[str, float], ...]:
    """The most similar provinces of a group with their distances; none in a partial edition."""
    if not asked.is_full:
        return ()
    peers = peers_of(asked.province_code, group, asked.language)
    return tuple(
        similarity.nearest(asked.province_code, profiles(asked.index_code, asked.year), peers)
    )


def why_not(asked: Asked) -> str:
    """Why no similar province is named."""
    say = asked.voice.say
    if not asked.is_full:
        return say("profile.no_partial", edition=asked.edition)
    if None in profiles(asked.index_code, asked.year).get(asked.province_code, (None,)):
        return say("profile.no_profile", province=asked.province, edition=asked.edition)
    return say("profile.no_peers")


@per_version
def figure(asked: Asked, group: str, scheme: Scheme) -> Figure | None:
    """The provinces with the most similar profile and how far away; None: ``why_not``."""
    found = nearest(asked, group)
    if not found:
        return None
    say = asked.voice.say
    known = profiles(asked.index_code, asked.year)
    left_out = len(known) - len(similarity.standardised(known))
    rows = pd.DataFrame(
        {
            "position": range(len(found)),
            "province": [asked.voice.short(code) for code, _ in found],
            "region": [provinces_by_code(asked.language)[code].region for code, _ in found],
            "value": [distance for _, distance in found],
            "heading": None,
            "slot": None,
            "is_open": False,
        }
    )
    rows["text"] = [
        say("profile.dot", province=name, score=numbers.score(distance, asked.language))
        for name, distance in zip(rows["province"], rows["value"], strict=True)
    ]
    whole = standing(asked.index_code, asked.year, TOTAL)
    return component.figure(
        asked,
        f"similar-{group}",
        say(
            "profile.similar_title",
            province=asked.province,
            other=rows["province"][0],
            edition=asked.edition,
            distance=numbers.score(found[0][1], asked.language),
        ),
        say("profile.similar_subtitle", count=whole["component_code"].nunique())
        + (say("profile.similar_left_out", count=left_out) if left_out else ""),
        chart=grouped_dots(rows, [0.0, _end(found)], say("profile.distance"), scheme),
        table=rows,
        columns=(
            Column("province", say("phrases.province")),
            Column("region", say("phrases.region")),
            Column("value", say("profile.distance"), "score3"),
        ),
        sources=documents_of(source_ids(whole["source_id"]), asked.language),
    )


def _end(found: Sequence[tuple[str, float]]) -> float:
    """The axis's end: room beyond the furthest, in halves."""
    furthest = max(distance for _, distance in found)
    return max(1.0, (int(furthest * 2) + 1) / 2)
