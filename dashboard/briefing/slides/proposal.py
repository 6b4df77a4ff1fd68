"""What is asked of whom until when: the yearly report, conferences, and duties on record."""

import pandas as pd

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import Cell, FactLedger
from dashboard.briefing.request import BriefingRequest, standings
from dashboard.briefing.slide import Slide
from dashboard.briefing.table_fit import fitted
from dashboard.catalog.documents import source_ids
from dashboard.figures.findings.duty import Duty, duties
from dashboard.figures.findings.milestone import REPORT, Milestone, coming, when
from dashboard.store.ask import per_version
from dashboard.text.citation import day
from dashboard.text.numbers import MISSING

MOST_DATED, MOST = 4, 6


def proposal(request: BriefingRequest) -> Slide | None:
    """Dated tasks first, then duties on whole indices; None where nothing is on record."""
    say, ledger = request.voice.say, FactLedger(request.language)
    dated, tasks = coming(request.province_code, request.year), whole_duties(request)
    # First what the message names.
    first = sorted(dated, key=lambda one: not one.is_yearly_report)
    rows = [_dated(one, request, ledger) for one in first][:MOST_DATED]
    rows += [_duty(code, row, request) for code, row in _undated(tasks, dated)][: MOST - len(rows)]
    columns = (say("briefing.task"), say("briefing.who"), say("briefing.due"))
    named = [*(one.source_id for one in dated), *(row.source_id for _, row in tasks)]
    keys = source_ids(pd.Series(named, dtype=object))
    if not rows:
        return None
    return slide(
        request,
        "request",
        "overview",
        message(request, dated, tasks, ledger),
        ledger,
        keys,
        table=fitted(columns, rows),
        caption=say("component.duty_note", year=request.year + 1),
        notes=notes_of(request, tasks),
    )


@per_version
def whole_duties(request: BriefingRequest) -> tuple[tuple[str, Duty], ...]:
    """Who leads on whole indices and on topics that cut across, a task once, with its index."""
    found = [
        (code, duty)
        for code in standings(request)
        for duty in duties(request.province_code, code, request.year)
        if duty.is_of_whole
    ]
    once = {(duty.unit_name, duty.duty): (code, duty) for code, duty in reversed(found)}
    kept = sorted(once.values(), key=found.index)
    return tuple(sorted(kept, key=lambda pair: not pair[1].leads))


def _undated(
    tasks: tuple[tuple[str, Duty], ...], dated: tuple[Milestone, ...]
) -> list[tuple[str, Duty]]:
    """The duties that are not the dated tasks said again ("báo cáo trước 20/02 ...")."""
    days = {f"{one.due_on:%d/%m}" for one in dated if one.is_yearly}
    return [(code, row) for code, row in tasks if not any(day in row.duty for day in days)]


def _dated(one: Milestone, request: BriefingRequest, ledger: FactLedger) -> tuple[str, ...]:
    """ "Sở Nội vụ: báo cáo ..." is a task and who is to do it."""
    who, colon, task = one.what.partition(": ")
    is_named = bool(colon) and one.kind == REPORT
    return (
        task[:1].upper() + task[1:] if is_named else one.what,
        who if is_named else MISSING,
        _due_on(one, request, ledger),
    )


def _due_on(one: Milestone, request: BriefingRequest, ledger: FactLedger) -> str:
    """When it is due: a yearly one by its next day."""
    key = (("milestone_id", one.milestone_id),)
    cell = Cell("milestone", key, one.what)
    if not one.is_yearly:
        return ledger.put(when(one, request.voice), cell, "date", one)
    return request.voice.say("briefing.before", date=_next_day(one, ledger))


def _next_day(one: Milestone, ledger: FactLedger) -> str:
    key = (("milestone_id", one.milestone_id),)
    text = day(one.next_day, ledger.language)
    return ledger.put(text, Cell("milestone", key, one.what), "yearly_by", one)


def _duty(index_code: str, row: Duty, request: BriefingRequest) -> tuple[str, ...]:
    return (f"{row.duty} ({request.voice.index(index_code)})", row.unit_name, MISSING)


def message(
    request: BriefingRequest,
    dated: tuple[Milestone, ...],
    tasks: tuple[tuple[str, Duty], ...],
    ledger: FactLedger,
) -> str:
    """The next yearly report and who is asked; else how much is asked of how many."""
    say = request.voice.say
    reports = [one for one in dated if one.is_yearly_report]
    if not reports:
        key = "briefing.request_dates" if dated else "briefing.request_duties"
        units = len({row.unit_name for _, row in tasks})
        about = (("province_code", request.province_code), ("year", request.year))
        for what, number in (("dated", len(dated)), ("units", units)):
            ledger.count(number, what, about)
        return say(key, province=request.province, units=units, count=len(dated))
    first = reports[0]
    who = [one.what.partition(": ")[0] for one in reports if one.due_on == first.due_on]
    return say(
        "briefing.request",
        province=request.province,
        date=_next_day(first, ledger),
        who=", ".join(dict.fromkeys(who)),
    )


def notes_of(request: BriefingRequest, tasks: tuple[tuple[str, Duty], ...]) -> tuple[str, ...]:
    """Every duty on whole indices in full, with its document."""
    say = request.voice.say
    return tuple(
        say(
            "briefing.note.duty",
            index=request.voice.index(code),
            unit=row.unit_name,
            duty=row.duty,
            document=row.source_title,
        )
        for code, row in tasks
    )
