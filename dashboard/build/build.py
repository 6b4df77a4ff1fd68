"""data/**/*.csv -> one DuckDB file per data version: schema, load, derive, check, switch.

The new file is written beside the old one under a name of its own and only then named by the
pointer, so a build killed at any moment leaves the old version current (docs/decisions/0003).
"""

import hashlib
import os
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import duckdb

from dashboard.build import load_rows
from dashboard.store import versions
from dashboard.store.ask import SEALED

Progress = Callable[[str], None]
Connection = duckdb.DuckDBPyConnection
Accept = Callable[[Connection], None]
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
    data: Path = versions.DATA,
    progress: Progress = lambda _: None,
    *,
    rules: Path | None = None,
    into: Path | None = None,
    accept: Accept = lambda _: None,
    warn: Progress = lambda text: print(text, file=sys.stderr),  # noqa: T201 - where warnings belong
) -> Path:
    """Build the version of the rows in ``data`` and leave the current one current.

    ``rules`` is the folder with the schema, derivations and checks (that of the rows by default),
    ``into`` the folder of the new file (that of all versions by default). ``accept`` is called
    between derivation and checks; it may list what was seen and accepted on purpose. ``warn`` is
    told what a check only warns of. Raises
    ``BuildError`` and leaves everything as it was when a row or a check fails.
    """
    folder = into or versions.folder()
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    draft = folder / f"draft-{os.getpid()}.building"
    draft.unlink(missing_ok=True)
    try:
        version = _fill(draft, data, rules or data, progress, accept, warn)
        file = folder / versions.file_of(version).name
        if not is_sound(file, version):
            draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
        Path(f"{draft}.wal").unlink(missing_ok=True)
    return file


def program_hash(data: Path = versions.DATA) -> str:
    """What shapes a version besides its rows: a version made by another shape is built anew."""
    digest = hashlib.sha256()
    for file in [data / "schema.sql", *sorted((data / "derive").glob("*.sql"))]:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_outdated(file: Path) -> bool:
    """Whether a version file was made by another version of this program."""
    try:
        with duckdb.connect(file, read_only=True, config=SEALED) as connection:
            found = connection.execute("select program_hash from data_version").fetchall()
    except duckdb.BinderException:
        # A version from before the hash was kept.
        return True
    except duckdb.Error:
        # Damaged or foreign: for a person to look at, not to be built over.
        return False
    return found != [(program_hash(),)]


def _sweep(folder: Path) -> None:
    """Remove what builds that were killed left behind."""
    for left in folder.glob("*.building*"):
        found = re.fullmatch(r"(?:draft-|current\.)(\d+)\.building.*", left.name)
        if found and not _is_alive(int(found[1])):
            left.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    if os.name == "nt":
        # There, signal 0 would end the process; an old draft is then left for the next one.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def is_sound(file: Path, version: str) -> bool:
    """Whether ``file`` can be opened and holds this version."""
    if not file.is_file():
        return False
    try:
        with duckdb.connect(file, read_only=True, config=SEALED) as connection:
            found = connection.execute("select version from data_version").fetchall()
    except duckdb.Error:
        return False
    return found == [(version,)]


def _fill(
    draft: Path, data: Path, rules: Path, progress: Progress, accept: Accept, warn: Progress
) -> str:
    # Small blocks: the tables are small and their keys many, so large ones would be mostly empty.
    # One thread: sums of fractions depend on the order of adding, and the version's name on them.
    with duckdb.connect(
        draft, config={"default_block_size": BLOCK_SIZE, "threads": 1}
    ) as connection:
        progress("schema")
        connection.execute((rules / "schema.sql").read_text(encoding="utf-8"))
        types = column_types(connection)
        _describe(connection, rules, types)
        progress("load")
        faults = load_rows.load(connection, data, rules / "rules")
        if faults:
            raise BuildError(load_rows.grouped(faults))
        progress("derive")
        for step in sorted((rules / "derive").glob("*.sql")):
            connection.execute(step.read_text(encoding="utf-8"))
        progress("check")
        accept(connection)
        _check(connection, rules, warn)
        progress("write")
        version = _stamp(connection, rules, types)
        connection.execute("checkpoint")
    return version


def column_types(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """The type of every column, by table and column, in the order of the schema."""
    rows = connection.execute(
        "select table_name, column_name, data_type from duckdb_columns()"
        " where not internal and schema_name = 'main' order by table_oid, column_index"
    ).fetchall()
    types: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        types.setdefault(table, {})[column] = kind
    return types


def _describe(
    connection: duckdb.DuckDBPyConnection, data: Path, types: dict[str, dict[str, str]]
) -> None:
    """Comment every table and column from data/dictionary.toml; none may be without words."""
    meanings = tomllib.loads((data / "dictionary.toml").read_text(encoding="utf-8"))
    common = meanings.pop("common")
    views = {
        row[0] for row in connection.execute("select view_name from duckdb_views()").fetchall()
    }
    missing = [
        f"data/dictionary.toml: no table [{table}]" for table in types if table not in meanings
    ]
    missing += [f"data/dictionary.toml: [{table}] is no table" for table in meanings.keys() - types]
    for table, columns in types.items():
        own = meanings.get(table, {})
        kind = "view" if table in views else "table"
        connection.execute(f"comment on {kind} \"{table}\" is '{_quoted(own.get('', ''))}'")
        for column in columns:
            meaning = own.get(column, common.get(column))
            if meaning is None:
                missing.append(f"data/dictionary.toml: no words for {table}.{column}")
                continue
            connection.execute(f'comment on column "{table}"."{column}" is \'{_quoted(meaning)}\'')
    if missing:
        raise BuildError(missing)


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _check(connection: Connection, data: Path, warn: Progress) -> None:
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
    if failed:
        raise BuildError(failed)


def _stamp(
    connection: duckdb.DuckDBPyConnection, data: Path, types: dict[str, dict[str, str]]
) -> str:
    """Name the content by its hash: the same rows give the same version, whenever built."""
    program = program_hash(data)
    digest = hashlib.sha256(program.encode())
    tables = {
        row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()
    }
    for table in sorted(tables - {"data_version"}):
        columns = list(types[table])
        digest.update(f"\n{table}:{','.join(columns)}\n".encode())
        order = ", ".join(f'"{column}"' for column in columns)
        for row in connection.execute(f'select * from "{table}" order by {order}').fetchall():
            digest.update(repr(row).encode())
    content_hash = digest.hexdigest()
    connection.execute(
        "insert into data_version select $version, $hash, $program, max(published_on),"
        " (select count(*) from province_score) from source",
        {"version": content_hash[:12], "hash": content_hash, "program": program},
    )
    return content_hash[:12]


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
        return not is_outdated(versions.current())
    except versions.VersionError as error:
        return error.problem != "no_data"
