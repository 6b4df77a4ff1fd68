"""The annexes: every component, every unit on record, every document."""

from collections.abc import Callable, Iterator

from dashboard.catalog.labels import data_facts
from dashboard.export.report_content import Annex, Block, Paragraph, Table
from dashboard.figures.component import table
from dashboard.figures.component.rows import tree_rows
from dashboard.report.scope import ROMAN, Asked
from dashboard.report.sections import unit_results
from dashboard.report.sections.results import has_result
from dashboard.text import numbers
from dashboard.text.citation import day, reliability, web_address
from dashboard.text.source import Source

COMPONENT_WIDTHS = (12, 8, 8, 9, 8)
SOURCE_WIDTHS = (2, 12, 7, 12, 7)


def annexes(asked: Asked) -> tuple[Annex, ...]:
    """Those with content, numbered; the documents come last, when all have been cited."""
    kinds: tuple[tuple[str, Callable[[Asked], Iterator[Block]]], ...] = (
        ("components", _components),
        ("units", unit_results.tables),
        ("sources", _documents),
    )
    found: list[Annex] = []
    for key, made in kinds:
        blocks = tuple(made(asked))
        if blocks:
            found.append(
                Annex(
                    label=asked.say("report.annex.label", number=ROMAN[len(found)]),
                    title=asked.say(f"report.annex.{key}", year=asked.year).upper(),
                    attached=asked.say(f"report.{asked.scope.key}.attached", year=asked.year + 1),
                    blocks=blocks,
                )
            )
    return tuple(found)


def _components(asked: Asked) -> Iterator[Block]:
    """The whole tree of each index with a result of the year, then what cuts across it."""
    for index_code in asked.scope.indices:
        of_index = asked.component(index_code, asked.year)
        if not has_result(index_code, asked) or len(tree_rows(of_index)) < 2:
            continue
        tree = tree_rows(of_index)
        for heading, note, rows, columns in table.tables(of_index):
            yield asked.table(
                f"{of_index.edition}. {heading}",
                (column.label for column in columns),
                (tuple(str(row[column.name]) for column in columns) for _, row in rows.iterrows()),
                COMPONENT_WIDTHS[: len(columns)],
                [*tree["source_id"], *tree["rank_source_id"], *tree["from_source_id"]],
                notes=(note,),
                centred=tuple(range(1, len(columns))),
            )


def _documents(asked: Asked) -> Iterator[Block]:
    """Every document cited above by its number, and the version of the figures."""
    say = asked.say
    version, newest = data_facts()
    yield Paragraph(say("report.annex.version", version=version, date=day(newest, asked.language)))
    documents = asked.documents()
    if not documents:
        yield Paragraph(say("report.annex.none"))
        return
    yield Table(
        caption=say("report.annex.sources_caption"),
        header=tuple(
            say(f"report.annex.{column}")
            for column in ("number", "title", "published", "address", "reliability")
        ),
        rows=tuple(_row(at, source, asked) for at, source in enumerate(documents, start=1)),
        widths=SOURCE_WIDTHS,
        centred=(0,),
    )


def _row(at: int, source: Source, asked: Asked) -> tuple[str, ...]:
    dated = day(source.published_on, asked.language) if source.published_on else ""
    return (
        str(at),
        ", ".join(part for part in (source.title, source.publisher) if part),
        "; ".join(part for part in (source.document_no, dated) if part) or numbers.MISSING,
        web_address(source.address) or source.address or numbers.MISSING,
        reliability(source, asked.language),
    )
