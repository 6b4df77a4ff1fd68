"""Every query with the parameters of its first case, on the real figures and on a hundred times as many."""

import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
import yaml

from bench.report import QUERY_GOAL_HUNDREDFOLD_MS, QUERY_GOAL_MS, Part, Row, median

# 20 further indices over 5 spans of years: a hundred times the rows, and no two alike in key.
INDEX_COPIES = 20
YEAR_SPANS = 5
YEARS_PER_SPAN = 30
# As the app opens it: sealed, one thread.
CONFIG = {"enable_external_access": False, "lock_configuration": True, "threads": 1}
# What belongs to one index and would join across copies if it kept its name.
RENAMED = ("index_code", "series", "target_id", "duty_id")
SHIFTED = ("year", "first_year", "last_year")
SORTED_BY = ("index_code", "year", "component_code", "province_code")
WARM_UP = 3


@dataclass(frozen=True)
class Question:
    name: str
    sql: str
    params: dict[str, object]


def queries(root: Path, runs: int) -> Part:
    part = Part("queries", f"each query with its first case's parameters, median of {runs}")
    path = database(root)
    asked = questions(root, part)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "hundredfold.duckdb"
        started = time.perf_counter()
        rows = multiply(path, copy, root / "data")
        seconds = time.perf_counter() - started
        part.notes.append(
            f"copy: {rows[1]:,} rows of province_score ({rows[0]:,} in the real file), "
            f"{copy.stat().st_size / 1e6:.0f} MB, made in {seconds:.0f} s; no keys, sorted"
        )
        for question in asked:
            real, many = (_time(file, question, runs, part) for file in (path, copy))
            part.rows.append(
                Row(f"{question.name}", real, "ms", None, QUERY_GOAL_MS, is_absolute=True)
            )
            part.rows.append(
                Row(f"{question.name}, x100", many, "ms", real, QUERY_GOAL_HUNDREDFOLD_MS, True)
            )
    return part


def database(root: Path) -> Path:
    """The current DuckDB file, as `make -s data-path` says."""
    command = [sys.executable, "-m", "dashboard.versions", "path"]
    answer = subprocess.run(  # noqa: S603  # our own command, no shell
        command, cwd=root, capture_output=True, text=True, check=True, timeout=120
    )
    return root / answer.stdout.strip().splitlines()[-1]


def questions(root: Path, part: Part) -> list[Question]:
    found = []
    for path in sorted((root / "queries").glob("*.sql")):
        cases = sorted((root / "tests" / "cases" / path.stem).glob("*.yaml"))
        if not cases:
            part.notes.append(f"{path.stem}: skipped, it has no case")
            continue
        case = yaml.safe_load(cases[0].read_text(encoding="utf-8"))
        found.append(
            Question(path.stem, path.read_text(encoding="utf-8"), case.get("params") or {})
        )
    return found


def _time(path: Path, question: Question, runs: int, part: Part) -> float | None:
    times = []
    with duckdb.connect(str(path), read_only=True, config=CONFIG) as connection:
        try:
            for _ in range(WARM_UP + runs):
                started = time.perf_counter()
                connection.cursor().execute(question.sql, question.params).df()
                times.append((time.perf_counter() - started) * 1000)
        except duckdb.Error as error:
            part.notes.append(f"{question.name} on {path.name}: {str(error).splitlines()[0]}")
            return None
    return median(times[WARM_UP:])


def multiply(source: Path, target: Path, data: Path) -> tuple[int, int]:
    """A copy with a hundred times the scores; returns the rows of province_score before and after.

    Every table with an index_code is repeated for further index codes, and over further spans of
    years where it has years. Without keys and checks; views and macros are the real ones.
    """
    with duckdb.connect(str(target)) as connection:
        connection.execute(f"attach '{source}' as original (read_only)")
        for name, columns in _tables(connection):
            connection.execute(f"create table {_quoted(name)} as {_copy(name, columns)}")
        _create_views(connection, data)
        count = "select count(*) from {}province_score"  # noqa: S608  # a constant, both ways
        before, after = (
            connection.execute(count.format(where)).fetchall()[0][0] for where in ("original.", "")
        )
        connection.execute("detach original")
        connection.execute("checkpoint")
    return before, after


def _tables(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, list[str]]]:
    return connection.execute(
        """
        select table_name, list(column_name order by column_index)
        from duckdb_columns()
        where database_name = 'original' and not internal
            and table_name in (select table_name from duckdb_tables()
                               where database_name = 'original')
        group by table_name
        order by table_name
        """
    ).fetchall()


def _copy(name: str, columns: list[str]) -> str:
    """The select that repeats one table."""
    source = f"original.{_quoted(name)}"
    if "index_code" not in columns:
        return f"select * from {source}"  # noqa: S608  # names come from the database's catalogue
    shifted = [column for column in SHIFTED if column in columns]
    spans = YEAR_SPANS if {"year", "first_year"} & set(shifted) else 1
    changes = [
        f"case copy when 0 then {column} else {column} || '_' || copy end as {column}"
        for column in RENAMED
        if column in columns
    ]
    changes += [f"{column} - span * {YEARS_PER_SPAN} as {column}" for column in shifted]
    order = ", ".join(column for column in SORTED_BY if column in columns)
    return f"""
        select * exclude (copy, span) replace ({", ".join(changes)})
        from (
            select original_rows.*, copy, span
            from {source} as original_rows,
                range({INDEX_COPIES}) as copies (copy),
                range({spans}) as spans (span)
            where original_rows.index_code is not null or copy = 0
        )
        order by {order}
    """  # noqa: S608  # names come from the database's catalogue


def _create_views(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Views and macros as the real database has them, read from where they are written."""
    for path in sorted(data.glob("*.sql")):
        for statement in connection.extract_statements(path.read_text(encoding="utf-8")):
            if re.match(r"(--.*\n|\s)*create\s+(or\s+replace\s+)?(view|macro)", statement.query, re.I):
                connection.execute(statement.query)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
