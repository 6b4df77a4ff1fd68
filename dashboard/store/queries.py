"""Load a question from queries/*.sql, check its parameters, run it. Knows DuckDB, not Streamlit."""

import functools
from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard import ROOT

QUERIES = ROOT / "queries"


class QueryError(RuntimeError):
    """A question does not exist, is not one select, or was asked with other parameters."""


@dataclass(frozen=True)
class Query:
    """One question: the name of its file, its select, and the names of its parameters."""

    name: str
    sql: str
    parameters: frozenset[str]

    def run(self, connection: duckdb.DuckDBPyConnection, **values: object) -> pd.DataFrame:
        """The answer, one row per the file's grain. Raises ``QueryError`` for other parameters."""
        if values.keys() != self.parameters:
            raise QueryError(
                f"{self.name}.sql takes {sorted(self.parameters)}, not {sorted(values)}"
            )
        # A cursor of its own: threads that share a connection get each other's rows.
        with connection.cursor() as cursor:
            return cursor.execute(self.sql, values).df()


def names() -> list[str]:
    """All questions."""
    return sorted(file.stem for file in QUERIES.glob("*.sql"))


@functools.cache
def load(name: str) -> Query:
    """The question ``name``. Raises ``QueryError`` when there is none or it is not one select."""
    file = QUERIES / f"{name}.sql"
    if not file.is_file():
        raise QueryError(f"no question {name!r}; known: {', '.join(names())}")
    sql = file.read_text(encoding="utf-8")
    statements = duckdb.extract_statements(sql)
    if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
        raise QueryError(f"{file.name} must hold exactly one select")
    return Query(name, sql, frozenset(statements[0].named_parameters))
