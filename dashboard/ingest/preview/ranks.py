"""The ranks of a preview: whose place changes where, and how each place is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.catalog.provinces import HOME_PROVINCE
from dashboard.ingest.grid import Value
from dashboard.ingest.preview.changed_rows import Change
from dashboard.ingest.preview.names import Names
from dashboard.ingest.preview.parts import Part, Texts, part
from dashboard.store.ask import ask_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing

# The provinces whose every component is of interest: Kon Tum and Đắk Nông.
HOMES = (HOME_PROVINCE, "67")
Edition = tuple[str, int]


@dataclass(frozen=True)
class Editions:
    """The editions of both versions, each with the component that is the index itself.

    ``order``: the indices' places, as menus list them.
    """

    before: Mapping[Edition, str]
    after: Mapping[Edition, str]
    order: Mapping[str, int]

    def is_in_both(self, edition: Edition) -> bool:
        """Whether a place in it can change, rather than come or go with the edition."""
        return edition in self.before and edition in self.after

    def is_total(self, change: Change) -> bool:
        """Whether a result is of the index itself, not of a component."""
        edition = (change.owner, change.year or 0)
        code = self.after.get(edition, self.before.get(edition))
        return change.key["component_code"] == code


def editions(before: Path, after: Path) -> Editions:
    """The editions on record in each version."""
    known = []
    order: dict[str, int] = {}
    for file in (before, after):
        frame = ask_version(file, "edition_catalog")
        pairs = zip(frame["index_code"], frame["year"], frame["headline_code"], strict=True)
        known.append({(str(code), int(year)): str(headline) for code, year, headline in pairs})
        for code in ask_version(file, "index_catalog")["index_code"]:
            order.setdefault(str(code), len(order))
    return Editions(known[0], known[1], order)


def rank(row: Mapping[str, Value] | None) -> str:
    """ "49/63"; a dash where there is no place."""
    if row is None or is_missing(row["rank"]):
        return numbers.MISSING
    return numbers.rank(float(str(row["rank"])), _number(row["out_of"]))


def _number(value: Value) -> float | None:
    return None if value is None else float(str(value))


def _is_moved(change: Change) -> bool:
    """Whether the place itself is another, not only out of how many."""
    old, new = change.old or {}, change.new or {}
    return old.get("rank") != new.get("rank")


def basis(change: Change, names: Names) -> str:
    """How the place is known; "công bố → tính lại" where that changes too."""
    known = [
        names.voice.basis(row["rank_basis"])
        for row in (change.old, change.new)
        if row is not None and not is_missing(row["rank"])
    ]
    return " → ".join(dict.fromkeys(known)) or numbers.MISSING


def rank_part(results: Sequence[Change], known: Editions, names: Names) -> Part:
    """Places on totals, of every province; on components, of the home provinces.

    Of an edition that is new or goes as a whole only the home provinces' places are listed.
    """
    moved = [one for one in results if _is_moved(one)]
    shown = [
        one for one in moved if _is_home(one) or (known.is_total(one) and _is_kept(one, known))
    ]
    shown.sort(key=lambda one: _position_in_list(one, known))

    def row(one: Change) -> Texts:
        return (
            _measured(one, known, names),
            names.of("province", one.key["province_code"]),
            rank(one.old),
            rank(one.new),
            basis(one, names),
        )

    heads = ("edition", "province", "old_rank", "new_rank", "basis")
    return part("rank", heads, shown, row, _counted(results, known, names), names.language)


def _counted(results: Sequence[Change], known: Editions, names: Names) -> Texts:
    """How many places change, also of those that are not listed."""
    moved = [one for one in results if _is_moved(one)]
    kept = [one for one in moved if _is_kept(one, known)]
    others = {
        "parts": sum(not known.is_total(one) and not _is_home(one) for one in kept),
        "fields": sum(_is_field_only(one, known) for one in results),
        "arrived": len(moved) - len(kept),
    }
    totals = names.count_sentence("rank", sum(known.is_total(one) for one in kept))
    return (totals, *(names.count_sentence(key, count) for key, count in others.items() if count))


def _is_home(one: Change) -> bool:
    return one.key["province_code"] in HOMES


def _is_kept(one: Change, known: Editions) -> bool:
    return known.is_in_both((one.owner, one.year or 0))


def _is_field_only(one: Change, known: Editions) -> bool:
    """Whether the same total's place is out of another number of provinces."""
    if one.old is None or one.new is None or _is_moved(one) or not known.is_total(one):
        return False
    return one.old["out_of"] != one.new["out_of"]


def _position_in_list(one: Change, known: Editions) -> tuple[object, ...]:
    """Totals before components, the newest year first, the home provinces before others."""
    new = (one.new or {}).get("rank")
    return (
        not known.is_total(one),
        known.order.get(one.owner, len(known.order)),
        -(one.year or 0),
        str(one.key["component_code"]),
        not _is_home(one),
        float("inf") if new is None else float(str(new)),
        str(one.key["province_code"]),
    )


def _measured(one: Change, known: Editions, names: Names) -> str:
    """ "PAPI 2020", "PAPI 2020, D4 Kiểm soát ..."."""
    edition = f"{names.of('index', one.owner)} {one.year}"
    if known.is_total(one):
        return edition
    return f"{edition}, {names.component(one.owner, one.key['component_code'])}"


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

    lines = (names.count_sentence("unit", len(shown)),)
    heads = ("scheme", "unit", "old", "new_value", "basis")
    return part("unit", heads, shown, row, lines, names.language)


def _standing(row: Mapping[str, Value] | None) -> str:
    """ "3/20, Tốt"; a dash where there is neither place nor class."""
    if row is None:
        return numbers.MISSING
    known = [rank(row)] if not is_missing(row["rank"]) else []
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
