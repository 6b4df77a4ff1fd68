"""What was understood of a file, in a sentence an edition, and what became of its cells."""

from collections.abc import Iterator, Sequence

from dashboard.catalog.indices import index_row, index_rows
from dashboard.ingest.finding import TOTALS
from dashboard.ingest.reading import CellCount, Outcome, Row, Understood
from dashboard.text import numbers
from dashboard.text.messages import words


def understood(rows: Sequence[Row]) -> tuple[Understood, ...]:
    """The editions of provinces' scores that rows are of."""
    found: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        index_code, year = row.values.get("index_code"), row.values.get("year")
        if row.table == "province_score" and isinstance(index_code, str) and isinstance(year, int):
            found.setdefault((index_code, year), []).append(row)
    return tuple(_edition(*key, own) for key, own in sorted(found.items()))


def _edition(index_code: str, year: int, rows: Sequence[Row]) -> Understood:
    codes = {row.values.get("component_code") for row in rows}
    return Understood(
        index_code,
        year,
        n_provinces=len({row.values.get("province_code") for row in rows}),
        n_parts=len(codes - {*TOTALS}),
        has_total=bool(codes & {*TOTALS}),
        n_ranks=sum(row.values.get("published_rank") is not None for row in rows),
    )


def sentences(outcome: Outcome, language: str) -> Iterator[str]:
    """A sentence an edition: "PCI 2019: 63 provinces, total and 10 components, 63 places"."""
    say = words(language)
    n_open = sum(question.answer is None for question in outcome.questions)
    asked = say("load_recognise.understood.asked", count=n_open) if n_open else ""
    for one in outcome.understood:
        parts = "total" if one.has_total else "no_total"
        yield say(
            "load_recognise.understood.edition",
            index=_name(one.index_code),
            year=one.year,
            provinces=one.n_provinces,
            parts=say(f"load_recognise.understood.{parts}", count=one.n_parts),
            ranks=say("load_recognise.understood.ranks", count=one.n_ranks),
            asked=asked,
        )


def _name(index_code: str) -> str:
    """An index's name; the code of one that the file itself brings."""
    if index_code not in index_rows().index:
        return index_code
    return str(index_row(index_code)["name"])


def cells(count: CellCount, language: str) -> str:
    """The sum: "845 cells = 819 read + 26 left out (13 headings, 13 repeated) + 0 told"."""
    say = words(language)
    reasons = ", ".join(
        f"{numbers.whole(n, language)} {say(f'load_recognise.cells.{reason}')}"
        for reason, n in sorted(count.left_out.items(), key=lambda item: -item[1])
    )
    return say(
        "load_recognise.understood.cells",
        seen=numbers.whole(count.seen, language),
        read=numbers.whole(count.read, language),
        left_out=numbers.whole(sum(count.left_out.values()), language),
        reasons=f" ({reasons})" if reasons else "",
        told=numbers.whole(count.told, language),
    )
