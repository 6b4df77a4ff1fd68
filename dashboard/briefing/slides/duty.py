"""Whose it is: who leads on what, which of it is low or has fallen, and what nobody leads on."""

from dataclasses import dataclass, field

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import FactLedger
from dashboard.briefing.request import Asked, edition_asked, standings
from dashboard.briefing.slide import Slide
from dashboard.briefing.slides import change, request
from dashboard.briefing.table_fit import fitted
from dashboard.figures.findings.duty import TOTAL, Duty, duties
from dashboard.store.ask import per_version

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
        for row in change.of_edition(edition):
            if row.weakness:
                found[code, row.component_code] = row.weakness
    return found


@per_version
def _leads(asked: Asked) -> tuple[tuple[str, Duty], ...]:
    """Who leads on indices and components, each with the index, as known in the year after."""
    return tuple(
        (code, duty)
        for code in standings(asked)
        for duty in duties(asked.province_code, code, asked.year)
        if duty.leads and duty.component_code is not None
    )


def _holders(asked: Asked) -> dict[str, Holder]:
    """Who leads, those with most that is low or fallen first, then those with most in all."""
    known, found = weak(asked), dict[str, Holder]()
    for code, row in _leads(asked):
        part = str(row.component_code)
        holder = found.setdefault(row.unit_name, Holder())
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
    say, ledger = asked.voice.say, FactLedger(asked.language)
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
        message(asked, len(holders), ledger),
        ledger,
        tuple(dict.fromkeys(row.source_id for _, row in _leads(asked))),
        table=table,
        caption=say("briefing.duty_shown", shown=count, of=len(rows), year=asked.year + 1),
        notes=(*_weak_notes(asked), *request.notes_of(asked, _leads(asked))),
    )


def unled(asked: Asked) -> list[str]:
    """What is low or fallen and has nobody who leads on it on record."""
    led = {(code, row.component_code) for code, row in _leads(asked)}
    return [label(asked, *key) for key in weak(asked) if key not in led]


def message(asked: Asked, count: int, ledger: FactLedger) -> str:
    """How many lead, and how much of what is weak nobody leads on, in a sentence."""
    say, left, of = asked.voice.say, unled(asked), len(weak(asked))
    given = {"province": asked.province, "count": count, "left": len(left), "of": of}
    key = (("province_code", asked.province_code), ("year", asked.year))
    for what, number in (("holders", count), ("unled", len(left)), ("weak", of)):
        ledger.count(number, what, key)
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
