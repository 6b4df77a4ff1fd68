"""Claims that somebody printed, held against a version: ``python -m dashboard claims FILE``.

FILE is a CSV with the columns index_code, year, province, component, what, value: ``province`` in
any spelling, ``component`` empty for the total, ``what`` one of score, rank, score_change,
rank_change, ``value`` as printed ("41,62", "49/63", "+4"). Each line comes back with a verdict of
the judge of drafts: agrees, agrees_cut (by cutting digits), differs (with what is held), not_held.
"""

import argparse
import csv
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from dashboard.catalog.indices import index_rows
from dashboard.catalog.provinces import find_province
from dashboard.claims.claim import Judgement, Subject
from dashboard.claims.grammar.figure import Figure, Kind
from dashboard.claims.judging.judge import against
from dashboard.text import numbers

COLUMNS = ("index_code", "year", "province", "component", "what", "value")
WHAT = ("score", "rank", "score_change", "rank_change")


class ClaimError(ValueError):
    """A claim that cannot be read, with its line."""


def main() -> int:
    """Print a line per claim and how many agree; 1 where one differs, 2 for a file of no claims."""
    parser = argparse.ArgumentParser(prog="python -m dashboard claims", description=__doc__)
    parser.add_argument("file", type=Path)
    try:
        found = list(judged(parser.parse_args().file))
    except (ClaimError, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for claim, judged_as in found:
        held = "" if judged_as.held is None else f"{judged_as.held:g}"
        cells = [claim[name] for name in COLUMNS]
        sys.stdout.write(" | ".join([*cells, judged_as.verdict, held]) + "\n")
    kinds = [judged_as.verdict for _, judged_as in found]
    counted = ", ".join(f"{kind} {kinds.count(kind)}" for kind in dict.fromkeys(sorted(kinds)))
    sys.stdout.write(f"{len(found)}: {counted}\n")
    return int("differs" in kinds)


def judged(file: Path) -> Iterator[tuple[Mapping[str, str], Judgement]]:
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


def judge(claim: Mapping[str, str]) -> Judgement:
    """A claim against the version. Raises ``ValueError`` for what no figure could be."""
    what, component = claim["what"], claim["component"]
    if what not in WHAT:
        raise ValueError(f"what is {what!r}, not one of {', '.join(WHAT)}")
    if claim["index_code"] not in index_rows().index:
        raise ValueError(f"no index {claim['index_code']!r}")
    printed, _, field = claim["value"].partition("/")
    value, decimals = _number(printed)
    figure = Figure(
        cast("Kind", what), value, 0, 0, what, decimals, out_of=int(field) if field else None
    )
    province = find_province(claim["province"])
    subject = Subject(claim["index_code"], int(claim["year"]), province, component)
    return against(figure, subject)


def _number(text: str) -> tuple[float, int]:
    """A printed number and its decimals; a comma is a point, a minus may be the typographic one."""
    plain = text.strip().replace(numbers.MINUS, "-").replace(",", ".").rstrip("%").strip()
    return float(plain), len(plain.partition(".")[2])
