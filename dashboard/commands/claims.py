"""Claims that somebody printed, held against a version: ``python -m dashboard claims FILE``.

FILE is a CSV with the columns index_code, year, province, component, what, value: ``province`` in
any spelling, ``component`` empty for the total, ``what`` one of score, rank, score_change,
rank_change, ``value`` as printed ("41,62", "49/63", "+4"). Each line comes back with a verdict:
equal, cut (equal by cutting digits), differs (with what is held), not_held.
"""

import argparse
import csv
import math
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.catalog.indices import TOTALS, index_rows
from dashboard.catalog.provinces import find_province
from dashboard.figures.findings.history import history
from dashboard.text import numbers
from dashboard.text.rows import records

COLUMNS = ("index_code", "year", "province", "component", "what", "value")
WHAT = ("score", "rank", "score_change", "rank_change")


class ClaimError(ValueError):
    """A claim that cannot be read, with its line."""


@dataclass(frozen=True)
class Verdict:
    """What became of a claim: equal, cut, differs or not_held; ``held`` as it is held."""

    verdict: str
    held: str


def main() -> int:
    """Print a line per claim and how many agree; 1 where one differs, 2 for a file of no claims."""
    parser = argparse.ArgumentParser(prog="python -m dashboard claims", description=__doc__)
    parser.add_argument("file", type=Path)
    try:
        found = list(judged(parser.parse_args().file))
    except (ClaimError, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for claim, verdict in found:
        cells = [claim[name] for name in COLUMNS]
        sys.stdout.write(" | ".join([*cells, verdict.verdict, verdict.held]) + "\n")
    kinds = [verdict.verdict for _, verdict in found]
    counted = ", ".join(f"{kind} {kinds.count(kind)}" for kind in dict.fromkeys(sorted(kinds)))
    sys.stdout.write(f"{len(found)}: {counted}\n")
    return int("differs" in kinds)


def judged(file: Path) -> Iterator[tuple[Mapping[str, str], Verdict]]:
    """Every claim of a file with its verdict. Raises ``ClaimError`` with the line."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = csv.DictReader(text)
        missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            raise ClaimError(f"{file}: no column {', '.join(missing)}")
        for number, row in enumerate(rows, 2):
            try:
                yield row, judge(row)
            except ValueError as error:
                raise ClaimError(f"{file}:{number}: {error}") from error


def judge(claim: Mapping[str, str]) -> Verdict:
    """A claim against the version. Raises ``ValueError`` for what no figure could be."""
    code, what = find_province(claim["province"]), claim["what"]
    if what not in WHAT:
        raise ValueError(f"what is {what!r}, not one of {', '.join(WHAT)}")
    if claim["index_code"] not in index_rows().index:
        raise ValueError(f"no index {claim['index_code']!r}")
    component = claim["component"] or TOTALS[0]
    rows = records(history((code,), claim["index_code"], component))
    row = next((one for one in rows if int(one["year"]) == int(claim["year"])), None)
    if row is None or numbers.is_missing(row[what]):
        return Verdict("not_held", "")
    held = float(row[what])
    printed, _, field = claim["value"].partition("/")
    if field and not numbers.is_missing(row["out_of"]) and int(field) != int(row["out_of"]):
        return Verdict("differs", numbers.place(row["rank"], row["out_of"]))
    value, decimals = _number(printed)
    if round(held, decimals) == value or abs(round(held, decimals) - value) < 1e-9:
        return Verdict("equal", f"{held:g}")
    cut = math.trunc(held * 10**decimals + math.copysign(1e-9, held)) / 10**decimals
    return Verdict("cut" if abs(cut - value) < 1e-9 else "differs", f"{held:g}")


def _number(text: str) -> tuple[float, int]:
    """A printed number and its decimals; a comma is a point, a minus may be the typographic one."""
    plain = text.strip().replace(numbers.MINUS, "-").replace(",", ".").rstrip("%").strip()
    return float(plain), len(plain.partition(".")[2])
