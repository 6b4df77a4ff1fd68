"""What is asked of whom until when: the yearly report, conferences, and duties on record."""

import pandas as pd

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import Cell, Told
from dashboard.briefing.request import Asked, standings
from dashboard.briefing.slide import Slide
from dashboard.briefing.table_fit import fitted
from dashboard.catalog.documents import source_ids
from dashboard.store.ask import ask, per_version
from dashboard.text.citation import day
from dashboard.text.numbers import MISSING

# What is due, as against what was decided or announced.
DUE = ("report_deadline", "conference")
MOST_DATED, MOST = 4, 6


def request(asked: Asked) -> Slide | None:
    """Dated tasks first, then duties on whole indices; None where nothing is on record."""
    say, told = asked.voice.say, Told(asked.language)
    dated, duties = due(asked), whole_duties(asked)
    rows = [_dated(row, asked, told) for _, row in dated.iterrows()][:MOST_DATED]
    rows += [_duty(row, asked) for _, row in _undated(duties, dated)][: MOST - len(rows)]
    columns = (say("briefing.task"), say("briefing.who"), say("briefing.due"))
    keys = source_ids(dated["source_id"], duties["source_id"])
    if not rows:
        return None
    return slide(
        asked,
        "request",
        "overview",
        message(asked, dated, duties, told),
        told,
        keys,
        table=fitted(columns, rows),
        caption=say("component.duty_note", year=asked.year + 1),
        notes=notes_of(asked, duties),
    )


@per_version
def due(asked: Asked) -> pd.DataFrame:
    """What is due in the year after the results, the earliest first."""
    rows = ask("province_milestone", province_code=asked.province_code, year=asked.year)
    return rows[rows["kind"].isin(DUE)]


@per_version
def whole_duties(asked: Asked) -> pd.DataFrame:
    """Who leads on whole indices and on topics that cut across, a task once."""
    found = [
        ask(
            "component_duty",
            province_code=asked.province_code,
            index_code=code,
            year=asked.year,
        ).assign(index_code=code)
        for code in standings(asked)
    ]
    rows = pd.concat(found, ignore_index=True)
    rows = rows[rows["component_code"].isna() | (rows["component_code"] == "TOTAL")]
    rows = rows.drop_duplicates(["unit_name", "duty"])
    leads = rows["role"] == "lead"
    return pd.concat([rows[leads], rows[~leads]])


def _undated(duties: pd.DataFrame, dated: pd.DataFrame) -> list[tuple[object, pd.Series]]:
    """The duties that are not the dated tasks said again ("báo cáo trước 20/02 ...")."""
    days = {f"{due:%d/%m}" for due in dated["due_on"]}
    return [
        (at, row) for at, row in duties.iterrows() if not any(day in row["duty"] for day in days)
    ]


def _dated(row: pd.Series, asked: Asked, told: Told) -> tuple[str, ...]:
    """ "Sở Nội vụ: báo cáo ..." is a task and who is to do it."""
    who, colon, task = str(row["what"]).partition(": ")
    is_named = bool(colon) and row["kind"] == "report_deadline"
    cell = Cell("milestone", (("milestone_id", str(row["milestone_id"])),))
    date = told.put(day(f"{row['due_on']:%Y-%m-%d}", asked.language), cell, "due_on")
    return (
        task[:1].upper() + task[1:] if is_named else str(row["what"]),
        who if is_named else MISSING,
        asked.voice.say("briefing.before", date=date) if row["is_yearly"] else date,
    )


def _duty(row: pd.Series, asked: Asked) -> tuple[str, ...]:
    name = asked.voice.index(str(row["index_code"]))
    return (f"{row['duty']} ({name})", str(row["unit_name"]), MISSING)


def message(asked: Asked, dated: pd.DataFrame, duties: pd.DataFrame, told: Told) -> str:
    """The next date and who is asked, in a sentence."""
    say = asked.voice.say
    reports = dated[dated["kind"] == "report_deadline"]
    if reports.empty:
        key = "briefing.request_duties" if dated.empty else "briefing.request_dates"
        units = len(set(duties["unit_name"]))
        about = (("province_code", asked.province_code), ("year", asked.year))
        for what, number in (("dated", len(dated)), ("units", units)):
            told.count(number, what, about)
        return say(key, province=asked.province, units=units, count=len(dated))
    row = reports.iloc[0]
    cell = Cell("milestone", (("milestone_id", str(row["milestone_id"])),))
    date = told.put(day(f"{row['due_on']:%Y-%m-%d}", asked.language), cell, "due_on")
    who = [
        str(what).partition(": ")[0] for what in reports["what"][reports["due_on"] == row["due_on"]]
    ]
    return say(
        "briefing.request", province=asked.province, date=date, who=", ".join(dict.fromkeys(who))
    )


def notes_of(asked: Asked, duties: pd.DataFrame) -> tuple[str, ...]:
    """Every duty on whole indices in full, with its document."""
    say = asked.voice.say
    return tuple(
        say(
            "briefing.note.duty",
            index=asked.voice.index(str(row["index_code"])),
            unit=row["unit_name"],
            duty=row["duty"],
            document=row["source_title"],
        )
        for _, row in duties.iterrows()
    )
