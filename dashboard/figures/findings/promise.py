"""What a province promised, one promise after the other, with its verdict.

A gain and the rank it means, printed in one document for one year, are one promise.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.store.ask import ask, per_version
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

# Of a promise, in the order in which they are counted.
VERDICTS = ("met", "missed", "pending", "no_result", "unjudged")
RANKS = ("rank", "rank_gain")


# Compared by identity: made once per version and shared; rows have no hash.
@dataclass(frozen=True, eq=False)
class Promise:
    """One promise: the rows of ``province_target`` that state it, the rank before the gain."""

    province_code: str
    rows: tuple[Row, ...]

    @property
    def row(self) -> Row:
        """The row that says most: the one with the rank where there is one."""
        return self.rows[0]

    @property
    def key(self) -> str:
        """The promise's key, as addresses name it."""
        return str(self.row["promise_id"])

    @property
    def index_code(self) -> str:
        """The index; "" for another indicator."""
        return "" if is_missing(self.row["index_code"]) else str(self.row["index_code"])

    @property
    def is_of_total(self) -> bool:
        """Whether it is about an index as a whole."""
        return bool(self.row["component_code"] == "TOTAL")

    @property
    def year(self) -> int:
        """The year it is for."""
        return int(self.row["target_year"])

    @property
    def verdict(self) -> str:
        """Met, missed, pending, no_result; unjudged where a result is known and no verdict."""
        status = str(self.row["status"])
        if status != "no result":
            return status
        is_known = not (
            is_missing(self.row["actual_value"]) and is_missing(self.row["actual_rank"])
        )
        return "unjudged" if is_known else "no_result"


@per_version
def promises(province_code: str, index_code: str) -> tuple[Promise, ...]:
    """A province's promises by index and year; ``index_code``: "all", an index, or "other"."""
    stated: dict[str, list[Row]] = {}
    for row in records(ask("province_target", province_code=province_code)):
        stated.setdefault(str(row["promise_id"]), []).append(row)
    order = {
        str(code): position for position, code in enumerate(ask("index_catalog")["index_code"])
    }
    found = [
        Promise(
            province_code, tuple(sorted(rows, key=lambda row: str(row["target_kind"]) != "rank"))
        )
        for rows in stated.values()
    ]
    found.sort(
        key=lambda one: (
            order.get(one.index_code, len(order)),
            not one.is_of_total,
            one.year,
            one.key,
        )
    )
    return tuple(one for one in found if index_code in ("all", one.index_code or "other"))


def counts(found: Iterable[Promise]) -> dict[str, int]:
    """How many of the promises came to each verdict."""
    verdicts = [one.verdict for one in found]
    return {verdict: verdicts.count(verdict) for verdict in VERDICTS}


def furthest(found: Iterable[Promise]) -> Promise | None:
    """The missed promise of a rank that is furthest off; None where none was missed."""
    missed = [
        one
        for one in found
        if one.verdict == "missed"
        and str(one.row["target_kind"]) in RANKS
        and not is_missing(one.row["gap"])
    ]
    return min(missed, key=lambda one: float(one.row["gap"]), default=None)
