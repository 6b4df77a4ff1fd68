"""Part V: what is asked of whom, by which document, and what is due when."""

from collections.abc import Iterator

import pandas as pd

from dashboard.catalog.indices import TOTALS
from dashboard.catalog.indices import edition_components as component_names
from dashboard.export.report_content import Block, Heading, Paragraph
from dashboard.figures.findings.duty import Duty, duties
from dashboard.figures.findings.milestone import due, when
from dashboard.report.draft import Draft
from dashboard.text import numbers
from dashboard.text.citation import day

DUTY_WIDTHS = (6, 5, 6, 4)
DUE_WIDTHS = (3, 8, 3)


def blocks(draft: Draft) -> Iterator[Block]:
    """The duties on record of each index and of the units' scheme, then the days they are due."""
    say = draft.say
    yield Heading(2, "1.", say("report.tasks.duties"))
    codes = (*draft.profile.indices, draft.profile.scheme)
    tables = [block for code in codes for block in _duties(code, draft)]
    yield from tables or [Paragraph(say("component.whole_none", year=draft.year + 1))]
    yield Heading(2, "2.", say("report.tasks.due"))
    yield from _due(draft)


def _duties(index_code: str, draft: Draft) -> Iterator[Block]:
    known = duties(draft.province_code, index_code, draft.year)
    if not known:
        return
    is_index = index_code in draft.profile.indices
    name = draft.voice.index(index_code) if is_index else draft.scheme_name
    names = component_names(index_code, draft.year, draft.language) if is_index else {}
    say = draft.say
    yield draft.table(
        say("report.tasks.caption", name=name, year=draft.year + 1),
        draft.says(
            "phrases.component", "report.tasks.unit", "report.tasks.duty", "phrases.document_label"
        ),
        (_duty(row, names, draft) for row in known),
        DUTY_WIDTHS,
        [row.source_id for row in known],
    )


def _duty(row: Duty, names: dict[str, str], draft: Draft) -> tuple[str, ...]:
    role = "lead" if row.leads else "co_operate"
    known = (
        row.document_no or "",
        "" if row.document_date is None else _day(row.document_date, draft),
        draft.cite([row.source_id]),
    )
    return (
        _subject(row, names, draft),
        draft.say(f"report.tasks.{role}", unit=row.unit_name),
        row.duty,
        ", ".join(part for part in known if part),
    )


def _subject(row: Duty, names: dict[str, str], draft: Draft) -> str:
    """A component by its name in the year, the whole, or a topic that cuts across."""
    if row.component_code is None:
        return numbers.text(row.topic, "text", draft.language)
    if row.component_code in TOTALS:
        return draft.say("report.tasks.whole")
    return names.get(row.component_code, row.component_code)


def _day(value: object, draft: Draft) -> str:
    return day(f"{pd.Timestamp(str(value)):%Y-%m-%d}", draft.language)


def _due(draft: Draft) -> Iterator[Block]:
    say = draft.say
    found = [one for one in due(draft.province_code, draft.year) if one.is_of_year]
    if not found:
        yield Paragraph(say("report.tasks.none_due", year=draft.year + 1))
        return
    yield draft.table(
        say("report.tasks.due_caption", year=draft.year + 1),
        draft.says("overview.next_date", "overview.next_what", "phrases.document_label"),
        ((when(one, draft.voice), one.what, draft.cite([one.source_id])) for one in found),
        DUE_WIDTHS,
        [one.source_id for one in found],
    )
