"""The units of a preview: whose place or class changes, and how each is known."""

from collections.abc import Mapping, Sequence

from dashboard.ingest.grid import Value
from dashboard.ingest.preview.names import Names
from dashboard.ingest.preview.part import Part, Texts, part
from dashboard.ingest.preview.ranks import basis, place
from dashboard.ingest.preview.rows import told
from dashboard.ingest.preview.tables import Change
from dashboard.text import numbers
from dashboard.text.numbers import is_missing


def unit_part(results: Sequence[Change], names: Names) -> Part:
    """Units whose place or class changes."""
    shown = [one for one in results if _standing(one.old) != _standing(one.new)]
    shown.sort(key=lambda one: (one.owner, -(one.year or 0), str(one.key["unit_id"])))

    def row(one: Change) -> Texts:
        return (
            f"{names.of('scheme', one.owner)}, {one.year}",
            names.of("unit", one.key["unit_id"]),
            _standing(one.old),
            _standing(one.new),
            _unit_basis(one, names),
        )

    lines = (told("unit", len(shown), names),)
    heads = ("scheme", "unit", "old", "new_value", "basis")
    return part("unit", heads, shown, row, lines, names.language)


def _standing(row: Mapping[str, Value] | None) -> str:
    """ "3/20, Tốt"; a dash where there is neither place nor class."""
    if row is None:
        return numbers.MISSING
    known = [place(row)] if not is_missing(row["rank"]) else []
    known += [str(row["class"])] if not is_missing(row["class"]) else []
    return ", ".join(known) or numbers.MISSING


def _unit_basis(one: Change, names: Names) -> str:
    """How the place and the class are known."""
    say = names.voice.say
    row = one.new or one.old or {}
    known = [basis(one, names)] if not is_missing(row.get("rank")) else []
    if not is_missing(row.get("class_basis")):
        known.append(say(f"unit_ranking.class_basis.{row['class_basis']}"))
    return ", ".join(known) or numbers.MISSING
