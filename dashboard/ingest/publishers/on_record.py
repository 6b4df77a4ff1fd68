"""The figures on record, against which a file's are held."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.ingest.finding import Finding, component_fact
from dashboard.ingest.grid import Grid
from dashboard.ingest.layout.headings import Heading
from dashboard.ingest.layout.provinces_found import SECTION
from dashboard.ingest.layout.tables import Block
from dashboard.ingest.reader import plain
from dashboard.store.ask import ask

Key = tuple[str, str]
# Publishers print two to four decimals.
SAME = 0.0051
# From this share of equal figures on, columns are of the same thing; so many must be compared.
SAME_SHARE = 0.95
FEWEST = 15


def held(index_code: str, year: int) -> dict[Key, float]:
    """The scores of an edition by component and province; none where it is not held."""
    frame = ask("edition_score", index_code=index_code, year=year)
    keys = zip(frame["component_code"], frame["province_code"], strict=True)
    return dict(zip(keys, map(float, frame["score"]), strict=True))


def equal_share(own: Mapping[Key, float], other: Mapping[Key, float], fewest: int) -> float:
    """The share of the figures of both that are equal; 0 where too few can be compared."""
    common = [key for key in own if key in other]
    if len(common) < fewest:
        return 0.0
    return sum(abs(own[key] - other[key]) <= SAME for key in common) / len(common)


def known_by_figures(
    grid: Grid, block: Block, found: Iterable[Heading], index_code: str, year: int
) -> tuple[tuple[Heading, ...], list[Finding]]:
    """Columns whose heading nobody knows, as the component whose figures on record they hold."""
    found = tuple(found)
    record = held(index_code, year)
    left = {code for code, _ in record} - {one.code for one in found}
    told, findings = [], []
    for heading in found:
        code = ""
        if left and heading.meaning == "unknown":
            code = _of_figures(_figures(grid, block, heading), record, left)
        if code:
            left.discard(code)
            findings.append(_told(grid, heading, code))
        told.append(replace(heading, meaning="score", code=code) if code else heading)
    return tuple(told), findings


def _figures(grid: Grid, block: Block, heading: Heading) -> dict[str, float]:
    values = {}
    for line, province in block.provinces.items():
        value = grid.at(line, heading.column).value
        try:
            number = plain.number(value, highest=100)
        except plain.NotPlainError:
            continue
        if number is not None:
            values[province] = number
    return values


def _of_figures(own: Mapping[str, float], record: Mapping[Key, float], left: Iterable[str]) -> str:
    for code in sorted(left):
        keyed = {(code, province): value for province, value in own.items()}
        if equal_share(keyed, record, FEWEST) > SAME_SHARE:
            return code
    return ""


def _told(grid: Grid, heading: Heading, code: str) -> Finding:
    return Finding(
        "note", SECTION, "known_by_figures", grid.sheet,
        *grid.reference(heading.line or 1, heading.column), value=heading.text[:80],
        facts=component_fact(code),
    )  # fmt: skip
