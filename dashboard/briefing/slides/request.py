"""What is asked of whom until when: the yearly report, conferences, and duties on record."""

import pandas as pd

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import Cell, FactLedger
from dashboard.briefing.request import Asked, standings
from dashboard.briefing.slide import Slide
from dashboard.briefing.table_fit import fitted
from dashboard.catalog.documents import source_ids
from dashboard.figures.findings import agenda
from dashboard.figures.findings.duty import Duty, duties
from dashboard.store.ask import per_version
from dashboard.text.citation import day
from dashboard.text.numbers import MISSING
from dashboard.text.rows import Row, records

MOST_DATED, MOST = 4, 6


def request(asked: Asked) -> Slide | None:
    """Dated tasks first, then duties on whole indices; None where nothing is on record."""
    say, ledger = asked.voice.say, FactLedger(asked.language)
    dated, tasks = due(asked), whole_duties(asked)
    rows = [_dated(row, asked, ledger) for row in records(dated)][:MOST_DATED]
    rows += [_duty(code, row, asked) for code, row in _undated(tasks, asked)][: MOST - len(rows)]
    columns = (say("briefing.task"), say("briefing.who"), say("briefing.due"))
    keys = source_ids(
        dated["source_id"], pd.Series([row.source_id for _, row in tasks], dtype=object)
    )
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
def due(asked: Asked) -> pd.DataFrame:
    """What is due from today on, the earliest first."""
    rows = agenda.duties_due(asked.province_code, asked.year)
    return rows[rows["standing"] == agenda.COMING]


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


def _undated(tasks: tuple[tuple[str, Duty], ...], asked: Asked) -> list[tuple[str, Duty]]:
    """The duties that are not the dated tasks said again ("báo cáo trước 20/02 ...")."""
    dated = agenda.duties_due(asked.province_code, asked.year)
    days = {f"{due:%d/%m}" for due in dated["due_on"]}
    return [(code, row) for code, row in tasks if not any(day in row.duty for day in days)]


def _dated(row: Row, asked: Asked, ledger: FactLedger) -> tuple[str, ...]:
    """ "Sở Nội vụ: báo cáo ..." is a task and who is to do it."""
    who, colon, task = str(row["what"]).partition(": ")
    is_named = bool(colon) and row["kind"] == "report_deadline"
    date = _due_on(row, ledger)
    return (
        task[:1].upper() + task[1:] if is_named else str(row["what"]),
        who if is_named else MISSING,
        asked.voice.say("briefing.before", date=date) if row["is_yearly"] else date,
    )


def _due_on(row: Row, ledger: FactLedger) -> str:
    key = (("milestone_id", str(row["milestone_id"])),)
    date = day(f"{row['due_on']:%Y-%m-%d}", ledger.language)
    return ledger.put(date, Cell("milestone", key, str(row["what"])), "due_on", row)


def _duty(index_code: str, row: Duty, asked: Asked) -> tuple[str, ...]:
    return (f"{row.duty} ({asked.voice.index(index_code)})", row.unit_name, MISSING)


def message(
    asked: Asked, dated: pd.DataFrame, tasks: tuple[tuple[str, Duty], ...], ledger: FactLedger
) -> str:
    """The next date and who is asked, in a sentence."""
    say = asked.voice.say
    reports = dated[dated["kind"] == "report_deadline"]
    if reports.empty:
        key = "briefing.request_duties" if dated.empty else "briefing.request_dates"
        units = len({row.unit_name for _, row in tasks})
        about = (("province_code", asked.province_code), ("year", asked.year))
        for what, number in (("dated", len(dated)), ("units", units)):
            ledger.count(number, what, about)
        return say(key, province=asked.province, units=units, count=len(dated))
    row = reports.iloc[0]
    date = _due_on(row, ledger)
    who = [
        str(what).partition(": ")[0] for what in reports["what"][reports["due_on"] == row["due_on"]]
    ]
    return say(
        "briefing.request", province=asked.province, date=date, who=", ".join(dict.fromkeys(who))
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
