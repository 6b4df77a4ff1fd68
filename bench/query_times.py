"""Every query with its first case's parameters, on the real figures and a hundred times as many."""

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
VIEW_OR_MACRO = re.compile(r"(--.*\n|\s)*create\s+(or\s+replace\s+)?(view|macro)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Question:
    name: str
    sql: str
    params: dict[str, object]


@dataclass(frozen=True)
class Answer:
    """How long one question took, how many rows came, or why none."""

    milliseconds: float | None
    rows: int
    fault: str

    @property
    def note(self) -> str:
        return self.fault or f"{self.rows} rows"


def queries(root: Path, runs: int) -> Part:
    part = Part("queries", f"each query with its first case's parameters, median of {runs}")
    path = database(root)
    asked = questions(root / "queries", root / "tests" / "cases", part)
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
            real, many = (measure(file, question, runs) for file in (path, copy))
            part.rows += [
                _row(question.name, real, QUERY_GOAL_MS),
                _row(f"{question.name}, x100", many, QUERY_GOAL_HUNDREDFOLD_MS),
            ]
    return part


def _row(name: str, answer: Answer, goal: float) -> Row:
    return Row(name, answer.milliseconds, "ms", None, goal, is_absolute=True, note=answer.note)


def database(root: Path) -> Path:
    """The current DuckDB file, as `make -s data-path` says."""
    command = [sys.executable, "-m", "dashboard.versions", "path"]
    answer = subprocess.run(  # our own command, no shell
        command, cwd=root, capture_output=True, text=True, check=True, timeout=120
    )
    return root / answer.stdout.strip().splitlines()[-1]


def questions(queries: Path, cases: Path, part: Part) -> list[Question]:
    """The queries that have a case; the others are named in the part's notes."""
    found, skipped = [], []
    for path in sorted(queries.glob("*.sql")):
        files = sorted((cases / path.stem).glob("*.yaml"))
        if not files:
            skipped.append(path.stem)
            continue
        case = yaml.safe_load(files[0].read_text(encoding="utf-8"))
        sql = path.read_text(encoding="utf-8")
        found.append(Question(path.stem, sql, case.get("params") or {}))
    if skipped:
        part.notes.append(f"skipped, without a case: {', '.join(skipped)}")
    return found


def measure(path: Path, question: Question, runs: int) -> Answer:
    """Asked again and again on one connection, a cursor each time, as the app does."""
    times, rows = [], 0
    with duckdb.connect(str(path), read_only=True, config=CONFIG) as connection:
        try:
            for _ in range(WARM_UP + runs):
                started = time.perf_counter()
                with connection.cursor() as cursor:
                    rows = len(cursor.execute(question.sql, question.params).df())
                times.append((time.perf_counter() - started) * 1000)
        except duckdb.Error as error:
            return Answer(None, 0, str(error).splitlines()[0])
    return Answer(median(times[WARM_UP:]), rows, "")


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
        count = "select count(*) from {}province_score"  # a constant, both ways
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
        return f"select * from {source}"  # names come from the database's catalogue
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
    """  # names come from the database's catalogue


def _create_views(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Views and macros as the real database has them, read from where they are written."""
    for path in sorted(data.glob("*.sql")):
        for statement in connection.extract_statements(path.read_text(encoding="utf-8")):
            if VIEW_OR_MACRO.match(statement.query):
                connection.execute(statement.query)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
