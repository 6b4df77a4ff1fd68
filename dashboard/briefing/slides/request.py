"""What is asked of whom until when: the yearly report, conferences, and duties on record."""

import pandas as pd

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import Cell, FactLedger
from dashboard.briefing.request import Asked, standings
from dashboard.briefing.slide import Slide
from dashboard.briefing.table_fit import fitted
from dashboard.catalog.documents import source_ids
from dashboard.figures.findings.duty import Duty, duties
from dashboard.figures.findings.milestone import REPORT, Milestone, coming, when
from dashboard.store.ask import per_version
from dashboard.text.citation import day
from dashboard.text.numbers import MISSING

MOST_DATED, MOST = 4, 6


def request(asked: Asked) -> Slide | None:
    """Dated tasks first, then duties on whole indices; None where nothing is on record."""
    say, ledger = asked.voice.say, FactLedger(asked.language)
    dated, tasks = coming(asked.province_code, asked.year), whole_duties(asked)
    # First what the message names.
    first = sorted(dated, key=lambda one: not one.is_yearly_report)
    rows = [_dated(one, asked, ledger) for one in first][:MOST_DATED]
    rows += [_duty(code, row, asked) for code, row in _undated(tasks, dated)][: MOST - len(rows)]
    columns = (say("briefing.task"), say("briefing.who"), say("briefing.due"))
    named = [*(one.source_id for one in dated), *(row.source_id for _, row in tasks)]
    keys = source_ids(pd.Series(named, dtype=object))
    if not rows:
        return None
    return slide(
        asked,
        "request",
        "overview",
        message(asked, dated, tasks, ledger),
        ledger,
        keys,
        table=fitted(columns, rows),
        caption=say("component.duty_note", year=asked.year + 1),
        notes=notes_of(asked, tasks),
    )


@per_version
def whole_duties(asked: Asked) -> tuple[tuple[str, Duty], ...]:
    """Who leads on whole indices and on topics that cut across, a task once, with its index."""
    found = [
        (code, duty)
        for code in standings(asked)
        for duty in duties(asked.province_code, code, asked.year)
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


def _dated(one: Milestone, asked: Asked, ledger: FactLedger) -> tuple[str, ...]:
    """ "Sở Nội vụ: báo cáo ..." is a task and who is to do it."""
    who, colon, task = one.what.partition(": ")
    is_named = bool(colon) and one.kind == REPORT
    return (
        task[:1].upper() + task[1:] if is_named else one.what,
        who if is_named else MISSING,
        _due_on(one, asked, ledger),
    )


def _due_on(one: Milestone, asked: Asked, ledger: FactLedger) -> str:
    """When it is due: a yearly one by its next day."""
    key = (("milestone_id", one.milestone_id),)
    cell = Cell("milestone", key, one.what)
    if not one.is_yearly:
        return ledger.put(when(one, asked.voice), cell, "date", one)
    return asked.voice.say("briefing.before", date=_next_day(one, ledger))


def _next_day(one: Milestone, ledger: FactLedger) -> str:
    key = (("milestone_id", one.milestone_id),)
    text = day(one.next_day, ledger.language)
    return ledger.put(text, Cell("milestone", key, one.what), "yearly_by", one)


def _duty(index_code: str, row: Duty, asked: Asked) -> tuple[str, ...]:
    return (f"{row.duty} ({asked.voice.index(index_code)})", row.unit_name, MISSING)


def message(
    asked: Asked,
    dated: tuple[Milestone, ...],
    tasks: tuple[tuple[str, Duty], ...],
    ledger: FactLedger,
) -> str:
    """The next yearly report and who is asked; else how much is asked of how many."""
    say = asked.voice.say
    reports = [one for one in dated if one.is_yearly_report]
    if not reports:
        key = "briefing.request_dates" if dated else "briefing.request_duties"
        units = len({row.unit_name for _, row in tasks})
        about = (("province_code", asked.province_code), ("year", asked.year))
        for what, number in (("dated", len(dated)), ("units", units)):
            ledger.count(number, what, about)
        return say(key, province=asked.province, units=units, count=len(dated))
    first = reports[0]
    who = [one.what.partition(": ")[0] for one in reports if one.due_on == first.due_on]
    return say(
        "briefing.request",
        province=asked.province,
        date=_next_day(first, ledger),
        who=", ".join(dict.fromkeys(who)),
    )


def notes_of(asked: Asked, tasks: tuple[tuple[str, Duty], ...]) -> tuple[str, ...]:
    """Every duty on whole indices in full, with its document."""
    say = asked.voice.say
    return tuple(
        say(
            "briefing.note.duty",
            index=asked.voice.index(code),
            unit=row.unit_name,
            duty=row.duty,
            document=row.source_title,
        )
        for code, row in tasks
    )
