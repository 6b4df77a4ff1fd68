"""The rows of a preview: how many are new, corrected and gone, and which."""

from collections import Counter
from collections.abc import Sequence

from dashboard.ingest.grid import Value
from dashboard.ingest.preview.names import Names
from dashboard.ingest.preview.parts import Part, RowCount, Texts, part
from dashboard.ingest.preview.tables import Change
from dashboard.text import numbers
from dashboard.text.numbers import is_missing

KINDS = ("new", "corrected", "gone")


def counts(changes: Sequence[Change]) -> tuple[RowCount, ...]:
    """Rows by table, index or scheme, and year: tables as they come, the newest year first."""
    found = Counter((one.table, one.owner, one.year, one.kind) for one in changes)
    order = {table: at for at, table in enumerate(dict.fromkeys(one.table for one in changes))}
    groups = {group[:3] for group in found}
    return tuple(
        RowCount(*group, *(found[(*group, kind)] for kind in KINDS))
        for group in sorted(groups, key=lambda one: (order[one[0]], one[1], -(one[2] or 0)))
    )


def count_part(found: Sequence[RowCount], names: Names) -> Part:
    """How many rows of which table differ."""

    def row(one: RowCount) -> Texts:
        numbered = (one.n_new, one.n_corrected, one.n_gone)
        counted = (numbers.whole(count, names.language) for count in numbered)
        return (names.label("table", one.table), _edition(one, names), *counted)

    n_rows = sum(one.n_new + one.n_corrected + one.n_gone for one in found)
    return part("count", ("table", "edition", *KINDS), found, row, (), names.language, n_rows)


def _edition(one: RowCount, names: Names) -> str:
    """ "PAPI 2020"; the index or scheme alone, or a dash, where there is no more."""
    kind = "index" if one.owner in names.by_kind["index"] else "scheme"
    known = [names.of(kind, one.owner)] if one.owner else []
    return " ".join([*known, *([str(one.year)] if one.year else [])]) or numbers.MISSING


def new_part(changes: Sequence[Change], names: Names) -> Part:
    """Rows that are not on record yet."""
    return _listed("new", changes, names)


def gone_part(changes: Sequence[Change], names: Names) -> Part:
    """Rows that are on record and will not be."""
    return _listed("gone", changes, names)


def _listed(kind: str, changes: Sequence[Change], names: Names) -> Part:
    found = [one for one in changes if one.kind == kind]

    def row(one: Change) -> Texts:
        return (names.label("table", one.table), names.row(one), names.values(one))

    lines = (count_sentence(kind, len(found), names),)
    return part(kind, ("table", "row", "values"), found, row, lines, names.language)


def corrected_part(changes: Sequence[Change], names: Names) -> Part:
    """Cells with another value, the old beside the new; and how many lose theirs."""
    corrected = [one for one in changes if one.kind == "corrected"]
    cells = [(one, *cell) for one in corrected for cell in one.corrected()]

    def row(cell: tuple[Change, str, Value, Value]) -> Texts:
        one, column, old, new = cell
        pair = names.pair(column, old, new, one.owner)
        return (
            names.label("table", one.table),
            names.row(one),
            names.label("column", column),
            *pair,
        )

    lost = sum(is_missing(new) for _, _, _, new in cells)
    lines = [count_sentence("corrected", len(corrected), names)]
    lines += [count_sentence("lost", lost, names)] if lost else []
    heads = ("table", "row", "column", "old", "new_value")
    return part("corrected", heads, cells, row, tuple(lines), names.language, len(corrected))


def count_sentence(kind: str, count: int, names: Names, **given: object) -> str:
    """How many there are of something, in a sentence."""
    branch = "none" if count == 0 else "one" if count == 1 else "some"
    number = numbers.whole(count, names.language)
    return names.voice.say(f"load_preview.{kind}.{branch}", count=number, **given)
