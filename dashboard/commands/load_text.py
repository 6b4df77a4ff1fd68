"""What came of a file, as lines for a terminal."""

from collections.abc import Iterator

from dashboard.catalog import called
from dashboard.ingest.finding import Finding, alike
from dashboard.ingest.preview.parts import Preview
from dashboard.ingest.reading import Outcome, Question
from dashboard.ingest.understood import addresses, cells, question, sentences, taken
from dashboard.text import numbers
from dashboard.text.messages import Say, words

# Cells that are named besides the first one of the same finding.
MOST_CELLS = 5


def lines(
    tried: Outcome, changes: Preview | None, language: str, published: str | None
) -> Iterator[str]:
    """What was understood, questions, findings, sheets, changes, what was done, in this order."""
    say = words(language)
    yield say("load_command.file", name=tried.file_name, sha256=tried.sha256)
    yield from sentences(tried, language)
    yield from (_question(asked, language, say) for asked in tried.questions)
    for found, others in alike(tried.findings, language):
        yield _finding(found, others, language, say)
    yield from _sheets(tried, language, say)
    for count in tried.counts:
        owner = called.owner(count.owner, language) if count.owner else ""
        edition = " ".join(str(part) for part in (owner, count.year) if part)
        table = say(f"load_template.sheet.{count.table}")
        yield say(
            "load_command.count",
            table=f"{table} {edition}".strip(),
            count=numbers.whole(count.n_rows, language),
        )
    if changes is not None:
        yield from changes.lines()
    yield say("load_command.found", errors=len(tried.errors), warnings=len(tried.warnings))
    yield _end(tried, published, say)
    if published:
        yield from (say("load_command.page", address=one) for one in addresses(tried))


def _question(asked: Question, language: str, say: Say) -> str:
    """A question in words, what was taken for true, and how it is answered here."""
    options = "; ".join(
        code if label in (code, "") else f"{code} ({label})"
        for code, label in asked.options.items()
    )
    return say(
        "load_command.question",
        question=question(asked, language),
        key=asked.key,
        answer=asked.answer or say("load_command.open"),
        options=options or say("load_command.any"),
    )


def _sheets(tried: Outcome, language: str, say: Say) -> Iterator[str]:
    for sheet in tried.recognised:
        yield say(
            "load_command.sheet",
            sheet=sheet.sheet,
            kind=taken(sheet, language),
            count=numbers.whole(sheet.n_rows, language),
        )
        if sheet.cells.seen:
            yield f"  {cells(sheet.cells, language)}"


def _finding(found: Finding, others: tuple[str, ...], language: str, say: Say) -> str:
    cell = "!".join(part for part in (found.sheet, found.cell) if part)
    head = f"{say(f'load_command.{found.level}')} {cell}".strip()
    text = f"{head}: {found.message(language)}"
    if found.suggestion:
        text += " " + say("load_command.suggestion", suggestion=found.advice(language))
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
