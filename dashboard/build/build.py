"""data/**/*.csv -> one DuckDB file per data version: schema, load, derive, check, switch.

The new file is written beside the old one under a name of its own and only then named by the
pointer, so a build killed at any moment leaves the old version current (docs/decisions/0003).
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb

from dashboard.build import data_dictionary, load_rows, version_file
from dashboard.build.csv_rows import Rows
from dashboard.store import versions
from dashboard.store.atomic_write import draft_beside, put_in_place, sweep

Progress = Callable[[str], None]
Connection = duckdb.DuckDBPyConnection
Accept = Callable[[Connection], None]
Source = Path | Mapping[str, Rows]
MOST_SHOWN = 50
BLOCK_SIZE = "16384"
PENDING = (
    "{rows}: not yet written since the last publishing; run `python -m dashboard.versions write`"
)


class BuildError(RuntimeError):
    """The sources cannot become a version; ``faults`` says what is wrong, one line each."""

    def __init__(self, faults: list[str]) -> None:
        more = len(faults) - MOST_SHOWN
        shown = faults[:MOST_SHOWN] + ([f"... and {more} more"] if more > 0 else [])
        super().__init__("\n".join(shown))
        self.faults = faults


# Whatever can end a build: faults in the sources, a full disk, a folder that cannot be written.
FAILURES = (BuildError, duckdb.Error, OSError)


def build(data: Path | None = None, progress: Progress = lambda _: None) -> Path:
    """Build the version of ``data``, else of the project's rows, and make it current; its file.

    ``progress`` is told the steps by key: "schema", "load", "derive", "check", "write". Raises
    ``BuildError`` and leaves everything as it was when a row or a check fails, or when the rows
    are older than what was published last.
    """
    if data is None and versions.pending().exists():
        # Or what two people published would silently be taken back.
        raise BuildError([PENDING.format(rows=versions.rows_folder())])
    rules = versions.DATA if data is None else data
    file = prepare(data or versions.rows_folder(), progress, rules=rules)
    versions.switch(file)
    return file


def prepare(
    data: Source = versions.DATA,
    progress: Progress = lambda _: None,
    *,
    rules: Path | None = None,
    into: Path | None = None,
    accept: Accept = lambda _: None,
    warn: Progress = lambda text: print(text, file=sys.stderr),  # noqa: T201 - where warnings belong
) -> Path:
    """Build the version of the rows in ``data`` and leave the current one current.

    ``data`` is a folder of CSV files, or the rows by table. ``rules`` is the folder with the
    schema, derivations and checks (that of the rows, if they have one, by default),
    ``into`` the folder of the new file (that of all versions by default). ``accept`` is called
    between derivation and checks; it may list what was seen and accepted on purpose. ``warn`` is
    told what a check only warns of. Raises
    ``BuildError`` and leaves everything as it was when a row or a check fails.
    """
    folder = into or versions.folder()
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder)
    draft = draft_beside(folder / "draft")
    draft.unlink(missing_ok=True)
    try:
        version = _fill(draft, data, rules or _rules_of(data), progress, accept, warn)
        file = folder / versions.file_of(version).name
        if not version_file.is_sound(file, version):
            put_in_place(draft, file)
    finally:
        draft.unlink(missing_ok=True)
        Path(f"{draft}.wal").unlink(missing_ok=True)
    return file


def _rules_of(data: Source) -> Path:
    return data if isinstance(data, Path) else versions.DATA


def _fill(
    draft: Path, data: Source, rules: Path, progress: Progress, accept: Accept, warn: Progress
) -> str:
    # Small blocks: the tables are small and their keys many, so large ones would be mostly empty.
    # One thread: sums of fractions depend on the order of adding, and the version's name on them.
    with duckdb.connect(
        draft, config={"default_block_size": BLOCK_SIZE, "threads": 1}
    ) as connection:
        # One transaction: else every one of some thousand statements waits for the disk.
        connection.begin()
        progress("schema")
        connection.execute((rules / "schema.sql").read_text(encoding="utf-8"))
        types = version_file.column_types(connection)
        _refuse(data_dictionary.describe(connection, rules, types))
        progress("load")
        _refuse(load_rows.grouped(load_rows.load(connection, data, rules / "rules")))
        progress("derive")
        for step in sorted((rules / "derive").glob("*.sql")):
            connection.execute(step.read_text(encoding="utf-8"))
        progress("check")
        accept(connection)
        _refuse(_check(connection, rules, warn))
        progress("write")
        version = version_file.stamp(connection, rules, types)
        connection.commit()
        connection.execute("checkpoint")
    return version


def _refuse(faults: list[str]) -> None:
    if faults:
        raise BuildError(faults)


def _check(connection: Connection, data: Path, warn: Progress) -> list[str]:
    """Run data/checks/*.sql: each returns the rows that offend; a rule marked warn only warns."""
    failed: list[str] = []
    for file in sorted((data / "checks").glob("*.sql")):
        text = file.read_text(encoding="utf-8")
        result = connection.execute(text)
        columns = [column[0] for column in result.description or []]
        rows = result.fetchmany(6)
        if not rows:
            continue
        rule = text.splitlines()[0].removeprefix("--").strip()
        lines = [
            "; ".join(f"{name}={value}" for name, value in zip(columns, row, strict=True))
            for row in rows[:5]
        ]
        message = f"data/checks/{file.name}: {rule}\n  " + "\n  ".join(lines)
        if rule.startswith("warn"):
            warn(message)
        else:
            failed.append(message + ("\n  ..." if len(rows) > 5 else ""))
    return failed


def main() -> None:
    """``python -m dashboard.build [--if-needed]``: build, switch, say what happened.

    Exit 1 with the faults. With ``--if-needed`` nothing is done when a version of this program is
    current; a damaged one is left for a person to look at.
    """
    if "--if-needed" in sys.argv[1:] and _is_current():
        return
    try:
        file = build(progress=lambda step: print(f"data: {step}"))  # noqa: T201 - command's output
    except BuildError as error:
        sys.exit(f"The data were not built; the current version stays.\n{error}")
    print(f"data: {file.name} is current")  # noqa: T201 - a command's output


def _is_current() -> bool:
    try:
        return not version_file.is_outdated(versions.current())
    except versions.VersionError as error:
        return error.problem != "no_data"
