"""Components that are low or have fallen, and who answers for them by which document."""

from collections.abc import Iterator

import pandas as pd

from dashboard.figures.component import duty as component_duty
from dashboard.figures.component import request as component
from dashboard.figures.component.request import Asked
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.markdown import plain
from dashboard.text.numbers import is_missing


@per_version
def sections(asked: Asked) -> tuple[tuple[str, str], ...]:
    """What is low or fell and who answers for it, then for the whole index: heading, markdown."""
    say = asked.voice.say
    nothing = say("component.weak_none") if is_judged(asked) else ""
    found = [_rule(asked), "\n".join(_blocks(asked)) or nothing, _fallen_places(asked)]
    whole = [f"- {line}" for line in component_duty.of_whole(asked)]
    if not whole:
        whole = [say("component.whole_none", year=asked.year + 1)]
    return (
        (say("component.weak_heading"), "\n\n".join(part for part in found if part)),
        (say("component.whole_heading"), "\n".join(whole)),
        *component_duty.sources(asked),
    )


def is_judged(asked: Asked) -> bool:
    """Whether low components can be told: only where all provinces are on record."""
    return bool(component.tree(asked)["quartile"].notna().any())


def _rule(asked: Asked) -> str:
    """The rule by which components are low or fallen, with what this edition allows."""
    say = asked.voice.say
    if not is_judged(asked):
        return say("component.weak_unknown")
    if not asked.has_base:
        return say("component.rule_low")
    if not component.tree(asked)["median_change"].notna().any():
        return say("component.rule_low_only", first=asked.from_year)
    return say("component.rule", first=asked.from_year)


def _blocks(asked: Asked) -> Iterator[str]:
    """A block of markdown per main component that is low or fell, or has a part that is or did.

    Its line, the lines of such parts, then the duties on record, or that there is none. Where low
    cannot be told: every main component with a score or a duty.
    """
    rows = component.tree(asked)
    rows = rows[rows["depth"] >= 1]
    rows = rows.assign(is_weak=rows["is_low"] | rows["has_fallen"])
    judged = is_judged(asked)
    for code, row in rows[rows["depth"] == 1].iterrows():
        below = rows[(rows["parent_code"] == code) & rows["is_weak"]]
        duties = component_duty.of_component(asked, str(code))
        is_known = not judged and (bool(duties) or not is_missing(row["score"]))
        if row["is_weak"] or len(below) or is_known:
            yield "\n".join(
                (
                    f"- **{_line(row, asked)}**",
                    *(f"    - {_line(part, asked)}" for _, part in below.iterrows()),
                    *(f"    - {duty}" for duty in duties or (_nobody(asked),)),
                )
            )


def _nobody(asked: Asked) -> str:
    return asked.voice.say("component.no_duty")


def _line(row: pd.Series, asked: Asked) -> str:
    """ "D2 Công khai: 5,09 (−0,07), thứ 62/63 (−11): thấp"."""
    line = f"{plain(row['label'])}: {_result(row, asked)}"
    if not is_judged(asked):
        return line
    why = ("low" if row["is_low"] else "") + ("fallen" if row["has_fallen"] else "")
    return f"{line}: " + asked.voice.say(f"component.why_{why or 'neither'}")


def _result(row: pd.Series, asked: Asked) -> str:
    """Score and place with their changes, or why there is no score."""
    language = asked.language
    found = []
    if not is_missing(row["score"]):
        change = _in_brackets(row["score_change"], language, 2)
        found.append(numbers.score(row["score"], language) + change)
    if not is_missing(row["rank"]):
        change = _in_brackets(row["rank_change"], language, 0)
        place = numbers.place(row["rank"], row["out_of"]) + change
        found.append(asked.voice.say("component.placed", place=place))
    return ", ".join(found) or asked.voice.reason(row["missing_reason"])


def _in_brackets(change: float, language: str, decimals: int) -> str:
    return "" if is_missing(change) else f" ({numbers.signed(change, language, decimals)})"


def _fallen_places(asked: Asked) -> str:
    """Which main components lost places since the base year, in a sentence."""
    say = asked.voice.say
    rows = component.parts_of(component.tree(asked))
    known = rows[rows["rank_change"].notna()]
    if known.empty:
        return ""
    lost = known[known["rank_change"] < 0].sort_values("rank_change")
    if lost.empty:
        return say("component.places_none", first=asked.from_year)
    names = [
        f"{plain(row['label'])} ({numbers.signed(row['rank_change'], asked.language, 0)})"
        for _, row in lost.iterrows()
    ]
    return say("component.places_lost", first=asked.from_year, names="; ".join(names))
