"""Part V: what is asked of whom, by which document, and what is due when."""

from collections.abc import Iterator

import pandas as pd

from dashboard.catalog.indices import TOTALS
from dashboard.export.report_content import Block, Heading, Paragraph
from dashboard.figures.component.request import names as component_names
from dashboard.report.scope import Asked
from dashboard.store.ask import ask
from dashboard.text import numbers
from dashboard.text.citation import day
from dashboard.text.numbers import is_missing

DUTY_WIDTHS = (6, 5, 6, 4)
DUE_WIDTHS = (3, 8, 3)
# What is asked for by a day; what was decided or announced is no task.
KINDS = ("report_deadline", "conference")


def blocks(asked: Asked) -> Iterator[Block]:
    """The duties on record of each index and of the units' scheme, then the days they are due."""
    say = asked.say
    yield Heading(2, "1.", say("report.tasks.duties"))
    tables = [block for code in _instruments(asked) for block in _duties(code, asked)]
    yield from tables or [Paragraph(say("component.whole_none", year=asked.year + 1))]
    yield Heading(2, "2.", say("report.tasks.due"))
    yield from _due(asked)


def _instruments(asked: Asked) -> tuple[str, ...]:
    return (*asked.scope.indices, asked.scope.scheme)


def _duties(index_code: str, asked: Asked) -> Iterator[Block]:
    rows = ask(
        "component_duty",
        province_code=asked.province_code,
        index_code=index_code,
        year=asked.year,
    )
    if rows.empty:
        return
    is_index = index_code in asked.scope.indices
    name = asked.voice.index(index_code) if is_index else asked.scheme_name
    names = component_names(index_code, asked.year, asked.language) if is_index else {}
    say = asked.say
    yield asked.table(
        say("report.tasks.caption", name=name, year=asked.year + 1),
        (
            say("phrases.component"),
            say("report.tasks.unit"),
            say("report.tasks.duty"),
            say("phrases.document_label"),
        ),
        (_duty(row, names, asked) for _, row in rows.iterrows()),
        DUTY_WIDTHS,
        rows["source_id"],
    )


def _duty(row: pd.Series, names: dict[str, str], asked: Asked) -> tuple[str, ...]:
    role = "lead" if row["role"] == "lead" else "co_operate"
    known = (
        "" if is_missing(row["document_no"]) else str(row["document_no"]),
        "" if is_missing(row["document_date"]) else _day(row["document_date"], asked),
        asked.cite([row["source_id"]]),
    )
    return (
        _subject(row, names, asked),
        asked.say(f"report.tasks.{role}", unit=row["unit_name"]),
        str(row["duty"]),
        ", ".join(part for part in known if part),
    )


def _subject(row: pd.Series, names: dict[str, str], asked: Asked) -> str:
    """A component by its name in the year, the whole, or a topic that cuts across."""
    if is_missing(row["component_code"]):
        return numbers.text(row["topic"], "text", asked.language)
    code = str(row["component_code"])
    if code in TOTALS:
        return asked.say("report.tasks.whole")
    return names.get(code, code)


def _day(value: object, asked: Asked) -> str:
    return day(f"{pd.Timestamp(str(value)):%Y-%m-%d}", asked.language)


def _due(asked: Asked) -> Iterator[Block]:
    say = asked.say
    rows = ask("province_milestone", province_code=asked.province_code, year=asked.year)
    rows = rows[rows["kind"].isin(KINDS)]
    if rows.empty:
        yield Paragraph(say("report.tasks.none_due", year=asked.year + 1))
        return
    yield asked.table(
        say("report.tasks.due_caption", year=asked.year + 1),
        (say("overview.next_date"), say("overview.next_what"), say("phrases.document_label")),
        (
            (
                say("overview.next_by", date=f"{row['due_on']:%d/%m}")
                if row["is_yearly"]
                else say("report.tasks.by", day=_day(row["due_on"], asked)),
                str(row["what"]),
                asked.cite([row["source_id"]]),
            )
            for _, row in rows.iterrows()
        ),
        DUE_WIDTHS,
        rows["source_id"],
    )
