"""Zeros that mean "no result"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dashboard.ingest.finding import Finding
from dashboard.ingest.layout.component_names import Component
from dashboard.ingest.layout.provinces_found import SECTION, label
from dashboard.ingest.publishers.scores import Key, Score


def without_zeros(
    scores: list[Score], known: Iterable[Component]
) -> tuple[list[Score], list[Finding]]:
    """Scores in which a zero that means "no result" is none.

    PAPI prints 0 for a province or a dimension that has no result. It means so where everything
    of a province is zero, or its total, or a component with all its parts; a zero alone on a scale
    that begins above zero cannot be a score either, and wants a second look. Any other zero stays.
    """
    components = {one.code: one for one in known}
    provinces: dict[str, list[Score]] = {}
    for score in scores:
        provinces.setdefault(score.province_code, []).append(score)
    meant: set[Key] = set()
    findings = []
    for own in provinces.values():
        zeros = [score for score in own if score.score == 0]
        grouped = set(_meant(own, zeros, components))
        alone = [zero for zero in zeros if zero.key not in grouped and _low(zero, components) > 0]
        meant |= grouped | {zero.key for zero in alone}
        findings += _told_zeros("note", "zero_no_result", [z for z in zeros if z.key in grouped])
        findings += _told_zeros("warning", "zero_impossible", alone)
    return [replace(one, score=None) if one.key in meant else one for one in scores], findings


def _low(score: Score, components: dict[str, Component]) -> float:
    known = components.get(score.component_code)
    return known.low if known else 0.0


def _meant(own: list[Score], zeros: list[Score], components: dict[str, Component]) -> Iterator[Key]:
    """The zeros of a province that surely mean "no result"."""
    parents = {code: component.parent_code for code, component in components.items()}
    stated = {score.component_code for score in own if score.score is not None}
    codes = {zero.component_code for zero in zeros}
    is_all = codes == stated or "TOTAL" in codes
    for zero in zeros:
        code = zero.component_code
        parts = {other for other in stated if parents.get(other) == code}
        is_whole = bool(parts) and parts <= codes
        if is_all or is_whole or parents.get(code) in codes:
            yield zero.key


def _told_zeros(level: str, rule: str, zeros: list[Score]) -> list[Finding]:
    if not zeros:
        return []
    first = zeros[0]
    return [
        Finding(
            "note" if level == "note" else "warning", SECTION, rule, first.sheet, first.line,
            first.column, value="0",
            facts={
                "province": label(first.province_code),
                "cells": ", ".join(zero.cell for zero in zeros),
            },
        )
    ]  # fmt: skip
