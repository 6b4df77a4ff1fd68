"""What came of a file, as lines for a terminal."""

from collections.abc import Iterator

from dashboard.ingest.finding import Finding, alike
from dashboard.ingest.preview.parts import Preview
from dashboard.ingest.reading import Outcome
from dashboard.ingest.understood import cells, sentences
from dashboard.text import numbers
from dashboard.text.messages import Say, words

LEVELS = ("error", "warning", "note")
# Cells that are named besides the first one of the same finding.
MOST_CELLS = 5


def lines(
    tried: Outcome, changes: Preview | None, language: str, published: str | None
) -> Iterator[str]:
    """Sheets, questions, counts, findings, changes, and what was done, in this order."""
    say = words(language)
    yield say("load_command.file", name=tried.file_name, sha256=tried.sha256)
    yield from sentences(tried, language)
    yield from _sheets(tried, language, say)
    for question in tried.questions:
        yield say(
            "load_command.question",
            key=question.key,
            answer=question.answer or "?",
            options=", ".join(question.options) or "?",
        )
    for count in tried.counts:
        edition = " ".join(str(part) for part in (count.owner, count.year) if part)
        table = say(f"load_template.sheet.{count.table}")
        yield say(
            "load_command.count",
            table=f"{table} {edition}".strip(),
            count=numbers.whole(count.n_rows, language),
        )
    ordered = sorted(tried.findings, key=lambda found: LEVELS.index(found.level))
    for found, others in alike(ordered, language):
        yield _finding(found, others, language, say)
    if changes is not None:
        yield from changes.lines()
    yield say("load_command.found", errors=len(tried.errors), warnings=len(tried.warnings))
    yield _end(tried, published, say)


def _sheets(tried: Outcome, language: str, say: Say) -> Iterator[str]:
    for sheet in tried.recognised:
        kind = say(
            f"load_recognise.kind.{sheet.kind}",
            **{
                "table": sheet.table,
                "index": sheet.index_code,
                "year": sheet.year or "?",
                **sheet.facts,
            },
        )
        yield say(
            "load_command.sheet",
            sheet=sheet.sheet,
            kind=kind,
            count=numbers.whole(sheet.n_rows, language),
        )
        if sheet.cells.seen:
            yield f"  {cells(sheet.cells, language)}"


def _finding(found: Finding, others: tuple[str, ...], language: str, say: Say) -> str:
    place = "!".join(part for part in (found.sheet, found.cell) if part)
    head = f"{say(f'load_command.{found.level}')} {place}".strip()
    text = f"{head}: {found.message(language)}"
    if found.suggestion:
        text += " " + say("load_command.suggestion", suggestion=found.suggestion)
    if others:
        cells = ", ".join(others[:MOST_CELLS]) + (", …" if len(others) > MOST_CELLS else "")
        count = numbers.whole(len(others), language)
        text += " " + say("load_command.also", count=count, cells=cells)
    return text


def _end(tried: Outcome, published: str | None, say: Say) -> str:
    if published:
        return say("load_command.published", version=published, base=tried.base)
    if tried.errors:
        return say("load_command.has_errors")
    if not tried.is_publishable:
        return say("load_command.no_change", base=tried.base)
    return say("load_command.checked", version=tried.version, base=tried.base)
