"""Whose it is: who leads on what, which of it is low or has fallen, and what nobody leads on."""

from dataclasses import dataclass, field

import pandas as pd

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import Told
from dashboard.briefing.request import Asked, edition_asked, standings
from dashboard.briefing.slide import Slide
from dashboard.briefing.slides import change, request
from dashboard.briefing.table_fit import fitted
from dashboard.catalog.documents import source_ids
from dashboard.store.ask import ask, per_version

LEAD, TOTAL = "lead", "TOTAL"
# Names that a sentence still takes.
FEW = 3


@dataclass
class Holder:
    """A unit with what it leads on, and what of that is low or has fallen, as readers see it."""

    leads: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)


@per_version
def weak(asked: Asked) -> dict[tuple[str, str], str]:
    """Components low or fallen in the newest editions: (index, component) -> how."""
    found = {}
    for code in standings(asked):
        edition = edition_asked(asked, code)
        if edition is None:
            continue
        for _, row in change.standing(edition).iterrows():
            if row["is_low"] or row["has_fallen"]:
                both = row["is_low"] and row["has_fallen"]
                key = "both" if both else "low" if row["is_low"] else "fallen"
                found[code, str(row["component_code"])] = key
    return found


@per_version
def _leads(asked: Asked) -> pd.DataFrame:
    """Who leads on indices and components, by what was on record in the year after."""
    found = [
        ask(
            "component_duty", province_code=asked.province_code, index_code=code, year=asked.year
        ).assign(index_code=code)
        for code in standings(asked)
    ]
    rows = pd.concat(found, ignore_index=True)
    return rows[(rows["role"] == LEAD) & rows["component_code"].notna()]


def _holders(asked: Asked) -> dict[str, Holder]:
    """Who leads, those with most that is low or fallen first, then those with most in all."""
    known, found = weak(asked), dict[str, Holder]()
    for _, row in _leads(asked).iterrows():
        code, part = str(row["index_code"]), str(row["component_code"])
        holder = found.setdefault(str(row["unit_name"]), Holder())
        name = label(asked, code, part)
        if name not in holder.leads:
            holder.leads.append(name)
            if (code, part) in known:
                holder.weak.append(name)
    order = sorted(found, key=lambda unit: (-len(found[unit].weak), -len(found[unit].leads), unit))
    return {unit: found[unit] for unit in order}


def label(asked: Asked, index_code: str, component_code: str) -> str:
    """ "PAPI D2", "PAPI (cả chỉ số)", or a component's name where its code is ours."""
    name = asked.voice.index(index_code)
    if component_code == TOTAL:
        return asked.voice.say("briefing.whole_index", index=name)
    # "PAR1" already says whose it is.
    if component_code.startswith(index_code[:3]):
        return component_code
    if any(letter.isdigit() for letter in component_code):
        return f"{name} {component_code}"
    return asked.voice.component(index_code, component_code)


def duty(asked: Asked) -> Slide | None:
    """Who leads on what; None where no document says of anybody."""
    holders = _holders(asked)
    if not holders:
        return None
    say, told = asked.voice.say, Told(asked.language)
    columns: tuple[str, ...] = (say("briefing.who"), say("briefing.leads_on"))
    rows: list[tuple[str, ...]] = [
        (unit, ", ".join(holder.leads)) for unit, holder in holders.items()
    ]
    if any(holder.weak for holder in holders.values()):
        columns += (say("briefing.weak_of_it"),)
        rows = [
            (*row, ", ".join(holder.weak) or say("briefing.none_of_it"))
            for row, holder in zip(rows, holders.values(), strict=True)
        ]
    table = fitted(columns, rows)
    count = 0 if table is None else len(table.rows)
    return slide(
        asked,
        "duty",
        "component",
        message(asked, len(holders), told),
        told,
        source_ids(_leads(asked)["source_id"]),
        table=table,
        caption=say("briefing.duty_shown", shown=count, of=len(rows), year=asked.year + 1),
        notes=(*_weak_notes(asked), *request.notes_of(asked, _leads(asked))),
    )


def unled(asked: Asked) -> list[str]:
    """What is low or fallen and has nobody who leads on it on record."""
    rows = _leads(asked)
    led = set(zip(rows["index_code"], rows["component_code"], strict=True))
    return [label(asked, *key) for key in weak(asked) if key not in led]


def message(asked: Asked, count: int, told: Told) -> str:
    """How many lead, and how much of what is weak nobody leads on, in a sentence."""
    say, left, of = asked.voice.say, unled(asked), len(weak(asked))
    given = {"province": asked.province, "count": count, "left": len(left), "of": of}
    key = (("province_code", asked.province_code), ("year", asked.year))
    for what, number in (("holders", count), ("unled", len(left)), ("weak", of)):
        told.count(number, what, key)
    if not of:
        return say("briefing.duty_no_weak", **given)
    if not left:
        return say("briefing.duty_all_led", **given)
    names = ", ".join(left) if len(left) <= FEW else ""
    return say(f"briefing.duty_unled{'_named' if names else ''}", names=names, **given)


def _weak_notes(asked: Asked) -> tuple[str, ...]:
    """What is low or fallen, and what of it nobody leads on."""
    say = asked.voice.say
    found = [
        f"{label(asked, *key)} ({say(f'overview.component_{how}')})"
        for key, how in weak(asked).items()
    ]
    texts = [say("briefing.note.weak", names="; ".join(found))] if found else []
    left = unled(asked)
    if left:
        texts.append(say("briefing.note.unled", names="; ".join(left)))
    return (say("overview.components_rule"), *texts)
