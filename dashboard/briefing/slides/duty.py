"""Whose it is: who leads on what, which of it is low or has fallen, and what nobody leads on."""

from dataclasses import dataclass, field

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import FactLedger
from dashboard.briefing.request import BriefingRequest, edition_request, standings
from dashboard.briefing.slide import Slide
from dashboard.briefing.slides import change, proposal
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
def weak(request: BriefingRequest) -> dict[tuple[str, str], str]:
    """Components low or fallen in the newest editions: (index, component) -> how."""
    found = {}
    for code in standings(request):
        edition = edition_request(request, code)
        if edition is None:
            continue
        for row in change.of_edition(edition):
            if row.weakness:
                found[code, row.component_code] = row.weakness
    return found


@per_version
def _leads(request: BriefingRequest) -> tuple[tuple[str, Duty], ...]:
    """Who leads on indices and components, each with the index, as known in the year after."""
    return tuple(
        (code, duty)
        for code in standings(request)
        for duty in duties(request.province_code, code, request.year)
        if duty.leads and duty.component_code is not None
    )


def _holders(request: BriefingRequest) -> dict[str, Holder]:
    """Who leads, those with most that is low or fallen first, then those with most in all."""
    known, found = weak(request), dict[str, Holder]()
    for code, row in _leads(request):
        part = str(row.component_code)
        holder = found.setdefault(row.unit_name, Holder())
        name = label(request, code, part)
        if name not in holder.leads:
            holder.leads.append(name)
            if (code, part) in known:
                holder.weak.append(name)
    order = sorted(found, key=lambda unit: (-len(found[unit].weak), -len(found[unit].leads), unit))
    return {unit: found[unit] for unit in order}


def label(request: BriefingRequest, index_code: str, component_code: str) -> str:
    """ "PAPI D2", "PAPI (cả chỉ số)", or a component's name where its code is ours."""
    name = request.voice.index(index_code)
    if component_code == TOTAL:
        return request.voice.say("briefing.whole_index", index=name)
    # "PAR1" already says whose it is.
    if component_code.startswith(index_code[:3]):
        return component_code
    if any(letter.isdigit() for letter in component_code):
        return f"{name} {component_code}"
    return request.voice.component(index_code, component_code)


def duty(request: BriefingRequest) -> Slide | None:
    """Who leads on what; None where no document says of anybody."""
    holders = _holders(request)
    if not holders:
        return None
    say, ledger = request.voice.say, FactLedger(request.language)
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
        request,
        "duty",
        "component",
        message(request, len(holders), ledger),
        ledger,
        tuple(dict.fromkeys(row.source_id for _, row in _leads(request))),
        table=table,
        caption=say("briefing.duty_shown", shown=count, of=len(rows), year=request.year + 1),
        notes=(*_weak_notes(request), *proposal.notes_of(request, _leads(request))),
    )


def unled(request: BriefingRequest) -> list[str]:
    """What is low or fallen and has nobody who leads on it on record."""
    led = {(code, row.component_code) for code, row in _leads(request)}
    return [label(request, *key) for key in weak(request) if key not in led]


def message(request: BriefingRequest, count: int, ledger: FactLedger) -> str:
    """How many lead, and how much of what is weak nobody leads on, in a sentence."""
    say, left, of = request.voice.say, unled(request), len(weak(request))
    given = {"province": request.province, "count": count, "left": len(left), "of": of}
    key = (("province_code", request.province_code), ("year", request.year))
    for what, number in (("holders", count), ("unled", len(left)), ("weak", of)):
        ledger.count(number, what, key)
    if not of:
        return say("briefing.duty_no_weak", **given)
    if not left:
        return say("briefing.duty_all_led", **given)
    names = ", ".join(left) if len(left) <= FEW else ""
    return say(f"briefing.duty_unled{'_named' if names else ''}", names=names, **given)


def _weak_notes(request: BriefingRequest) -> tuple[str, ...]:
    """What is low or fallen, and what of it nobody leads on."""
    say = request.voice.say
    found = [
        f"{label(request, *key)} ({say(f'overview.component_{how}')})"
        for key, how in weak(request).items()
    ]
    texts = [say("briefing.note.weak", names="; ".join(found))] if found else []
    left = unled(request)
    if left:
        texts.append(say("briefing.note.unled", names="; ".join(left)))
    return (say("overview.components_rule"), *texts)
