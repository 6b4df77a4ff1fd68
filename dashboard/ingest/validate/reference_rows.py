"""What a row of a file may refer to: the rows that are held, and those the file itself brings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dashboard.build.csv_rows import Cell
from dashboard.build.source_tables import Key, Tables
from dashboard.ingest.finding import SECTION, Finding, Level, column_fact, shown
from dashboard.ingest.grid import Value
from dashboard.ingest.reading import Row
from dashboard.text.folding import fold

# By what else than its key a row may be named.
SPOKEN = ("name", "name_en", "short_name", "title", "title_en", "label", "document_no")


@dataclass
class Entry:
    """A row of a file on its way: as given, as typed so far, and the row that is held, if any.

    ``faulty`` are the columns of which something was said already, so that nothing follows from
    them: a score that is no number is not also missing.
    """

    given: Row
    values: dict[str, Cell] = field(default_factory=dict)
    held: Mapping[str, Cell] | None = None
    faulty: set[str] = field(default_factory=set)

    @property
    def complete(self) -> dict[str, Cell]:
        """The row as it will be: what is held, with what the file states in it."""
        return {**(self.held or {}), **self.values}

    def text(self, column: str) -> str:
        """A value as text; "" where there is none."""
        value = self.complete.get(column)
        return "" if value is None else str(value)

    def year(self) -> int | None:
        """The year of the row, where it has one."""
        value = self.complete.get("year")
        return value if isinstance(value, int) else None


def remark(
    entry: Entry,
    column: str,
    rule: str,
    facts: Mapping[str, str] | None = None,
    *,
    level: Level = "error",
    suggestion: str = "",
) -> Finding:
    """What is to be said of one value of an entry."""
    row = entry.given
    return Finding(
        level,
        SECTION,
        rule,
        sheet=row.sheet,
        row=row.line,
        column=row.columns.get(column, ""),
        value=shown(row.values.get(column)),
        facts={**column_fact(row.table, column), **(facts or {})},
        suggestion=suggestion,
    )


class ReferenceRows:
    """The tables of a version and the entries of a file, by table."""

    def __init__(self, base: Tables) -> None:
        self.base = base
        self.entries: dict[str, list[Entry]] = {}
        self._spoken: dict[str, dict[str, str]] = {}
        self._components: dict[str, dict[str, list[Mapping[str, Cell]]]] = {}

    def stated(self, table: str) -> list[Entry]:
        """The entries of a table that do not take a row out."""
        return [entry for entry in self.entries.get(table, []) if not entry.given.is_removal]

    def removed(self, table: str) -> set[Key]:
        """The keys of the rows of a table that a file takes out."""
        held = self.base[table]
        return {
            held.key_of(entry.values)
            for entry in self.entries.get(table, [])
            if entry.given.is_removal
        }

    def rows(self, table: str) -> Iterable[Mapping[str, Cell]]:
        """The rows of a table as they will be, those the file changes in their new form."""
        held = self.base[table]
        gone = self.removed(table)
        stated = {held.key_of(entry.values): entry.complete for entry in self.stated(table)}
        yield from (row for key, row in held.rows.items() if key not in gone and key not in stated)
        yield from stated.values()

    def keys(self, table: str, columns: tuple[str, ...]) -> set[Key]:
        """The values that these columns of a table will hold."""
        return {tuple(row.get(column) for column in columns) for row in self.rows(table)}

    def named(self, table: str, text: str) -> str | None:
        """The key of a row by any of its names, in any spelling; None where not exactly one."""
        if table not in self._spoken:
            self._spoken[table] = _names(self.rows(table), self.base[table].key[0])
        return self._spoken[table].get(fold(text))

    def components_of(self, index_code: str) -> list[Mapping[str, Cell]]:
        """The components of an index, of all years."""
        by_code = self._by_index().get(index_code, {})
        return [row for rows in by_code.values() for row in rows]

    def _by_index(self) -> dict[str, dict[str, list[Mapping[str, Cell]]]]:
        if not self._components:
            for row in self.rows("component"):
                by_code = self._components.setdefault(str(row["index_code"]), {})
                by_code.setdefault(str(row["component_code"]), []).append(row)
        return self._components

    def component(self, index_code: str, code: str, year: int | None) -> Mapping[str, Cell] | None:
        """A component as it is in a year; the latest without one.

        In an edition that is not held yet, components go on as they were last.
        """
        rows = self._by_index().get(index_code, {}).get(code, [])
        latest = max(rows, key=lambda row: _year(row["last_year"]), default=None)
        if year is None or latest is None:
            return latest
        for row in rows:
            if _year(row["first_year"]) <= year <= _year(row["last_year"]):
                return row
        is_held = any(key[:2] == (index_code, year) for key in self.base["edition"].rows)
        return latest if not is_held and _year(latest["last_year"]) < year else None


def _year(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _names(rows: Iterable[Mapping[str, Cell]], key: str) -> dict[str, str]:
    """Folded spelling -> key; keys before names, and nothing that two rows are called by."""
    codes: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for row in rows:
        code = str(row[key])
        codes.setdefault(fold(code), set()).add(code)
        for column in SPOKEN:
            if row.get(column) is not None:
                names.setdefault(fold(str(row[column])), set()).add(code)
    return {name: next(iter(one)) for name, one in {**names, **codes}.items() if len(one) == 1}
