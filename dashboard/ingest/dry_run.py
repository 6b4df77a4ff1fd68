"""Try a file: read it, check it, build the version it would make, and judge its figures."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from dashboard.build import build, source_tables
from dashboard.build.build import Accept, BuildError, Connection
from dashboard.ingest import detect_format
from dashboard.ingest.finding import Finding, by_harm
from dashboard.ingest.merge import Edition
from dashboard.ingest.preview.changed_rows import adds_only_documents
from dashboard.ingest.reader.book import read_book
from dashboard.ingest.reading import Count, Outcome, Progress, Reading, Row
from dashboard.ingest.understood import understood
from dashboard.ingest.validate import check, exceptions, plausibility
from dashboard.ingest.validate.check import Checked
from dashboard.store import versions
from dashboard.store.ask import as_of
from dashboard.store.versions import version_of

LONGEST_FAULT = 500
UNUSED = ("skipped", "unknown")
OWNERS = ("index_code", "scheme")


def dry_run(
    content: bytes,
    name: str,
    answers: Mapping[str, str],
    progress: Progress = lambda _: None,
    *,
    into: Path,
    base: Path | None = None,
) -> Outcome:
    """What comes of a file on top of a version, the current one by default.

    The version it would make is written to the folder ``into``, for the caller to keep or to
    throw away; nothing else is stored. ``progress`` is told the steps by key: "read", "check",
    those of the build, "judge". Raises ``RefusalError`` for a file that is not read at all and
    ``VersionError`` where there is no version to try it on.
    """
    base = base or versions.current()
    progress("read")
    book = read_book(content, name)
    with as_of(base):
        reading = detect_format.read(book, answers)
        progress("check")
        checked = check.checked(reading.rows, answers)
    outcome = Outcome(
        file_name=book.name,
        sha256=book.sha256,
        base=version_of(base),
        recognised=reading.recognised,
        questions=reading.questions,
        findings=by_harm(
            (*_of_used_sheets(book.findings, reading), *reading.findings, *checked.findings)
        ),
        counts=_counts(checked.rows),
        answers=dict(answers),
        understood=understood(checked.rows),
    )
    if not checked.rows or outcome.errors:
        return _nothing_read(outcome) if not checked.rows else outcome
    return _tried(outcome, checked, progress, into, base)


def _of_used_sheets(findings: Sequence[Finding], reading: Reading) -> Iterator[Finding]:
    """Without the faulty cells of sheets that nothing is taken from."""
    unused = {sheet.sheet for sheet in reading.recognised if sheet.kind in UNUSED}
    for found in findings:
        if found.level != "error" or found.sheet not in unused:
            yield found


def _tried(
    outcome: Outcome, checked: Checked, progress: Progress, into: Path, base: Path
) -> Outcome:
    """Build the version with the rows in it, and say what is odd about its figures."""
    try:
        file = build.prepare(
            source_tables.rows_of(checked.merged.tables),
            progress,
            into=into,
            accept=accepting(checked.merged.editions),
            # What the checks only warn of is judged below, in the reader's words.
            warn=lambda _: None,
        )
    except BuildError as error:
        return replace(outcome, findings=(*outcome.findings, *map(_unbuilt, error.faults)))
    progress("judge")
    odd = plausibility.implausible(base, file, checked.rows)
    asked, told = exceptions.many(odd, outcome.answers)
    return replace(
        outcome,
        version=version_of(file),
        file=file,
        questions=(*outcome.questions, *asked),
        findings=by_harm((*outcome.findings, *told, *odd, *_without_figures(base, file))),
    )


def _without_figures(base: Path, file: Path) -> list[Finding]:
    """An error for a file that brings a document or an edition and no figure."""
    if not adds_only_documents(base, file):
        return []
    return [Finding("error", "load_attempt", "no_figures")]


def _nothing_read(outcome: Outcome) -> Outcome:
    """A file without a single row of ours is an error of its own, unless others say why."""
    if outcome.errors:
        return outcome
    return replace(
        outcome, findings=(*outcome.findings, Finding("error", "load_attempt", "no_rows"))
    )


def _unbuilt(fault: str) -> Finding:
    return Finding("error", "load_attempt", "not_built", facts={"fault": fault[:LONGEST_FAULT]})


def _counts(rows: Sequence[Row]) -> tuple[Count, ...]:
    counted = Counter((row.table, _owner(row), _year(row)) for row in rows)
    order = sorted(counted, key=lambda key: (key[0], key[1], key[2] or 0))
    return tuple(Count(*key, counted[key]) for key in order)


def _owner(row: Row) -> str:
    return next((str(row.values[name]) for name in OWNERS if row.values.get(name)), "")


def _year(row: Row) -> int | None:
    year = row.values.get("year")
    return int(year) if isinstance(year, int) else None


TOUCHED = pa.schema([("index_code", pa.string()), ("year", pa.int32())])


def accepting(editions: Sequence[Edition]) -> Accept:
    """What the build is to accept of the editions that a file touched, and of units' places.

    The scripts of data/accept/ write the exceptions. They find the editions in ``touched``, and in
    ``sum_of_parts`` what that check has against them.
    """

    def accept(connection: Connection) -> None:
        rows = [dict(zip(TOUCHED.names, edition, strict=True)) for edition in editions]
        connection.register("touched", pa.Table.from_pylist(rows, schema=TOUCHED))
        check = (versions.DATA / "checks" / "sum_of_parts.sql").read_text(encoding="utf-8")
        connection.execute(f"create temporary table sum_of_parts as {check}")
        for script in sorted((versions.DATA / "accept").glob("*.sql")):
            connection.execute(script.read_text(encoding="utf-8"))
        connection.execute("drop table sum_of_parts")
        connection.unregister("touched")

    return accept
