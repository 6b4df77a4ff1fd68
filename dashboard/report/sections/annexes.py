"""The annexes: every component, every unit on record, every document."""

from collections.abc import Callable, Iterator

from dashboard.catalog.labels import data_facts
from dashboard.export.report_content import Annex, Block, Paragraph, Table
from dashboard.figures.component import table
from dashboard.figures.component.rows import tree_rows
from dashboard.figures.figure import cell_texts
from dashboard.report.draft import ROMAN, Draft
from dashboard.report.sections import unit_results
from dashboard.report.sections.results import has_result
from dashboard.text import numbers
from dashboard.text.citation import day, reliability, web_address
from dashboard.text.source import Source

COMPONENT_WIDTHS = (12, 8, 8, 9, 8)
SOURCE_COLUMNS = ("number", "title", "published", "address", "reliability")
SOURCE_WIDTHS = (2, 12, 7, 12, 7)


def annexes(draft: Draft) -> tuple[Annex, ...]:
    """Those with content, numbered; the documents come last, when all have been cited."""
    kinds: tuple[tuple[str, Callable[[Draft], Iterator[Block]]], ...] = (
        ("components", _components),
        ("units", unit_results.tables),
        ("sources", _documents),
    )
    found: list[Annex] = []
    for key, made in kinds:
        blocks = tuple(made(draft))
        if blocks:
            found.append(
                Annex(
                    label=draft.say("report.annex.label", number=ROMAN[len(found)]),
                    title=draft.say(f"report.annex.{key}", year=draft.year).upper(),
                    attached=draft.say(f"report.{draft.profile.key}.attached", year=draft.year + 1),
                    blocks=blocks,
                )
            )
    return tuple(found)


def _components(draft: Draft) -> Iterator[Block]:
    """The whole tree of each index with a result of the year, then what cuts across it."""
    for index_code in draft.profile.indices:
        if not has_result(index_code, draft):
            continue
        of_index = draft.component(index_code, draft.year)
        tree = tree_rows(of_index)
        if len(tree) < 2:
            continue
        for heading, note, rows, columns in table.tables(of_index):
            yield draft.table(
                f"{of_index.edition}. {heading}",
                (column.label for column in columns),
                cell_texts(rows, columns, draft.language),
                COMPONENT_WIDTHS[: len(columns)],
                [*tree["source_id"], *tree["rank_source_id"], *tree["from_source_id"]],
                notes=(note,),
                centred=tuple(range(1, len(columns))),
            )


def _documents(draft: Draft) -> Iterator[Block]:
    """Every document cited above by its number, and the version of the figures."""
    say = draft.say
    version, newest = data_facts()
    yield Paragraph(say("report.annex.version", version=version, date=day(newest, draft.language)))
    documents = draft.documents()
    if not documents:
        yield Paragraph(say("report.annex.none"))
        return
    yield Table(
        caption=say("report.annex.sources_caption"),
        header=draft.says(*(f"report.annex.{column}" for column in SOURCE_COLUMNS)),
        rows=tuple(_row(at, source, draft) for at, source in enumerate(documents, start=1)),
        widths=SOURCE_WIDTHS,
        centred=(0,),
    )


def _row(at: int, source: Source, draft: Draft) -> tuple[str, ...]:
    dated = day(source.published_on, draft.language) if source.published_on else ""
    return (
        str(at),
        ", ".join(part for part in (source.title, source.publisher) if part),
        "; ".join(part for part in (source.document_no, dated) if part) or numbers.MISSING,
        web_address(source.address) or source.address or numbers.MISSING,
        reliability(source, draft.language),
    )
