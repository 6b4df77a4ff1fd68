"""What was understood of a file, in a sentence an edition, and what became of its cells."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from dashboard.catalog import called
from dashboard.ingest.finding import TOTALS
from dashboard.ingest.reading import (
    CellCount,
    Count,
    Outcome,
    Question,
    Recognised,
    Row,
    Understood,
)
from dashboard.text import numbers
from dashboard.text.messages import catalogue, words


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
    """A sentence an edition: "PCI 2019: 63 provinces, total and 10 components, 63 places".

    Of a file without scores of provinces one says how many rows go where, or that nothing was
    taken from it.
    """
    say = words(language)
    n_open = sum(one.answer is None and not one.is_optional for one in outcome.questions)
    asked = say("load_recognise.understood.asked", count=n_open) if n_open else ""
    for one in outcome.understood:
        parts = "total" if one.has_total else "no_total"
        yield say(
            "load_recognise.understood.edition",
            index=called.owner(one.index_code, language),
            year=one.year,
            provinces=one.n_provinces,
            parts=say(f"load_recognise.understood.{parts}", count=one.n_parts),
            ranks=say(
                f"load_recognise.understood.{'ranks' if one.n_ranks else 'no_ranks'}",
                count=one.n_ranks,
            ),
            asked=asked,
        )
    if not outcome.understood:
        tables = "; ".join(_table(one, language) for one in outcome.counts)
        kind = "rows" if tables else "nothing"
        yield say(f"load_recognise.understood.{kind}", tables=tables, asked=asked)


def _table(one: Count, language: str) -> str:
    """ "Điểm các đơn vị DDCI 2024: 12 dòng"."""
    edition = (called.owner(one.owner, language) if one.owner else "", str(one.year or ""))
    name = words(language)(f"load_template.sheet.{one.table}")
    return words(language)(
        "load_recognise.understood.table",
        table=" ".join(filter(None, (name, *edition))),
        count=numbers.whole(one.n_rows, language),
    )


def question(asked: Question, language: str) -> str:
    """A question that a file leaves open, as a sentence; its key where it has no words."""
    key = f"load_recognise.question.{asked.key.split(':')[0]}"
    if key not in catalogue(language):
        return asked.key
    told = words(language)(key, **called.facts(asked.facts, language))
    optional = words(language)("load_recognise.understood.optional") if asked.is_optional else ""
    return f"{told}{optional}"


def taken(one: Recognised, language: str) -> str:
    """What a sheet was taken for, in words."""
    facts = {"index": one.index_code, "year": str(one.year or "?"), **one.facts}
    named = {"table": one.table, **called.facts(facts, language)}
    return words(language)(f"load_recognise.kind.{one.kind}", **named)


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


# The pages that show the figures of an edition of provinces, besides the overview.
PAGES = ("ranking", "component", "trend")
Link = tuple[str, str, dict[str, str]]


def links(outcome: Outcome) -> Iterator[Link]:
    """The pages that show a file's figures: page, index or scheme, parameters of the address."""
    for one in outcome.understood:
        for page in PAGES:
            yield page, one.index_code, {"index": one.index_code, "year": str(one.year)}
        yield "overview", one.index_code, {"year": str(one.year)}
    for count in outcome.counts:
        if count.table == "unit_score":
            yield "unit_ranking", count.owner, {"scheme": count.owner, "year": str(count.year)}
        if count.table == "target":
            yield "target", "", {}


def addresses(outcome: Outcome) -> Iterator[str]:
    """The same as addresses below the dashboard's own: "/ranking?index=PCI&year=2019"."""
    for page, _, asked in links(outcome):
        path = "" if page == "overview" else page
        query = f"?{urlencode(asked)}" if asked else ""
        yield f"/{path}{query}"
