"""What page ``update`` tells of findings, drafts, versions and the log: rows of plain texts.

Knows no Streamlit. What comes from a file stays as it is: tables are drawn with
``text_table``, which reads nothing as markdown; sentences come with their facts made plain.
"""

import datetime
from collections.abc import Sequence
from pathlib import Path

from dashboard.catalog import called
from dashboard.ingest.audit_log import Entry
from dashboard.ingest.drafts import Draft
from dashboard.ingest.finding import Finding, alike
from dashboard.ingest.publish import refusal_text
from dashboard.ingest.reading import Outcome
from dashboard.ingest.understood import cells, taken
from dashboard.store.versions import VersionError
from dashboard.text import numbers
from dashboard.text.citation import day
from dashboard.text.markdown import unlinked
from dashboard.text.messages import catalogue, words
from dashboard.text.numbers import MISSING

# All of Vietnam; no summer time.
LOCAL = datetime.timezone(datetime.timedelta(hours=7))
SHOWN_OF_A_VALUE = 80
SHOWN_OF_A_HASH = 12

Rows = tuple[tuple[str, ...], ...]


def moment(at: str, language: str) -> str:
    """A time of the log (ISO, UTC) as the clock in Vietnam shows it; other text unchanged."""
    try:
        local = datetime.datetime.fromisoformat(at).astimezone(LOCAL)
    except ValueError:
        return at or MISSING
    return f"{day(local.date().isoformat(), language)} {local:%H:%M}"


def short(text: str) -> str:
    """A text cut to what a table has room for."""
    return text if len(text) <= SHOWN_OF_A_VALUE else f"{text[: SHOWN_OF_A_VALUE - 1]}…"


def word(section: str, key: str, language: str, **facts: object) -> str:
    """A text of a section by a key that data name; the key itself where there is no such text."""
    path = f"{section}.{key}"
    return words(language)(path, **facts) if path in catalogue(language) else key


def recognised(outcome: Outcome, language: str) -> Rows:
    """What each sheet was taken for: sheet, what it is, rows, and what became of its cells."""
    return tuple(
        (
            short(one.sheet),
            taken(one, language),
            _count(one.n_rows, language),
            cells(one.cells, language) if one.cells.seen else MISSING,
        )
        for one in outcome.recognised
    )


def _count(rows: int, language: str) -> str:
    return numbers.whole(rows, language) if rows else MISSING


def counts(outcome: Outcome, language: str) -> Rows:
    """How many rows go where: table, index or scheme, year, rows."""
    return tuple(
        (
            word("load_template.sheet", one.table, language),
            called.owner(one.owner, language) if one.owner else MISSING,
            str(one.year or MISSING),
            _count(one.n_rows, language),
        )
        for one in outcome.counts
    )


def findings(found: Sequence[Finding], language: str) -> Rows:
    """Remarks in a table: where, the value there, what is expected, what to do.

    What is the same in other cells of the column is told once.
    """
    return tuple(
        (
            _cells(one, len(others), language),
            short(one.value) or MISSING,
            one.message(language),
            short(one.advice(language)) or MISSING,
        )
        for one, others in alike(found, language)
    )


def _cells(one: Finding, n_others: int, language: str) -> str:
    """Where a remark belongs, and in how many cells more."""
    cell = _cell(one, language)
    if not n_others:
        return cell
    count = numbers.whole(n_others, language)
    return words(language)("update.findings.also", cell=cell, count=count)


def _cell(one: Finding, language: str) -> str:
    """Where a remark belongs: sheet and cell, or row, as far as it is about one."""
    cell = one.cell
    if one.row is not None and not one.column:
        cell = words(language)("update.findings.row", row=one.row)
    return " ".join(part for part in (short(one.sheet), cell) if part) or MISSING


def state(one: Draft, language: str) -> str:
    """Where a draft stands."""
    return word("update.state", one.state, language)


def draft(one: Draft, language: str) -> tuple[str, ...]:
    """A draft in a row: file, state, who brought it in, when, the beginning of its SHA-256."""
    return (
        short(one.file_name),
        state(one, language),
        one.made_by,
        moment(one.made_at, language),
        one.sha256[:SHOWN_OF_A_HASH],
    )


def draft_label(one: Draft, language: str) -> str:
    """A draft where one of them is chosen: never the same for two, and the same in every state."""
    ending = one.draft_id.rsplit("-", 1)[-1]
    return " · ".join((short(one.file_name), moment(one.made_at, language), ending))


def draft_steps(one: Draft, language: str) -> Rows:
    """Who did what with a draft, when."""
    say = words(language)
    steps = (
        ("drafted", one.made_by, one.made_at),
        ("checked", one.checked_by, one.checked_at),
        ("published", one.published_by, one.published_at),
    )
    return tuple(
        (say(f"update.action.{name}"), who, moment(at, language)) for name, who, at in steps if who
    )


def entries(found: Sequence[Entry], language: str) -> Rows:
    """Lines of the log: when, who, what, about what."""
    return tuple(
        (
            moment(one.at, language),
            f"{one.person} ({word('update.means', one.means, language)})",
            word("update.action", one.action, language),
            "; ".join(_fact(name, value, language) for name, value in one.facts.items() if value)
            or MISSING,
        )
        for one in found
    )


def _fact(name: str, value: str, language: str) -> str:
    cut = value[:SHOWN_OF_A_HASH] if name == "sha256" else short(value)
    return f"{word('update.fact', name, language)}: {cut}"


def problem(error: Exception, language: str) -> str:
    """Why something was not done, as a sentence."""
    if isinstance(error, VersionError):
        return words(language)(f"frame.problem.{error.problem}")
    return unlinked(refusal_text(error, language))


def origin(version: str, drafts: Sequence[Draft], language: str) -> str:
    """Which file a version came from, as far as drafts tell; "" where none does."""
    made = [one for one in drafts if one.version == version and one.state == "published"]
    if not made:
        return ""
    return words(language)("update.versions.origin", file=unlinked(short(made[0].file_name)))


def made_at(file: Path, language: str) -> str:
    """When a version's file was written."""
    written = datetime.datetime.fromtimestamp(file.stat().st_mtime, datetime.UTC)
    return moment(written.isoformat(), language)
