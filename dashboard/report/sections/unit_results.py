"""Part III: what is on record of the departments and districts, block by block."""

from collections.abc import Iterator

from dashboard.catalog import unit_editions
from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.export.report_content import Block, Heading, Item, Paragraph
from dashboard.figures.figure import cell_texts
from dashboard.figures.overview.cards import DOWN, UP
from dashboard.figures.unit_ranking.dots import table
from dashboard.figures.unit_ranking.finding import finding, movers
from dashboard.figures.unit_ranking.notes import notes
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import class_sources, unit_sources
from dashboard.report.draft import Draft, sentence
from dashboard.text.markdown import unescaped

# Shares of the page's width by column.
WIDTHS = {"rank_text": 2, "unit": 7, "score": 2, "class": 3, "beside": 5}


def editions(draft: Draft) -> tuple[UnitRankingRequest, ...]:
    """The blocks of the year, or of the newest year before it; none where none is on record."""
    code, scheme = draft.province_code, draft.profile.scheme
    years = [year for year in unit_editions.years(code, scheme) if year <= draft.year]
    if not years:
        return ()
    year = max(years)
    blocks = unit_editions.block_options(code, scheme, year, draft.language)
    return tuple(
        UnitRankingRequest(code, scheme, year, block, NO_YEAR, draft.language) for block in blocks
    )


def blocks(draft: Draft) -> Iterator[Block]:
    """A finding per block and who moved; that nothing is on record where that is so."""
    say, found = draft.say, editions(draft)
    given = {"scheme": draft.scheme_name, "year": draft.year}
    if not found:
        yield Paragraph(say("report.units.none", **given))
        return
    if found[0].year < draft.year:
        yield Paragraph(say("report.units.older", known=found[0].year, **given))
    for number, of_block in enumerate(found, start=1):
        yield Heading(2, f"{number}.", say(f"units.block.{of_block.block}"))
        yield Paragraph(_finding(of_block, draft))
        yield from (Item(_bare(line, draft)) for line in movers(of_block))


def _finding(of_block: UnitRankingRequest, draft: Draft) -> str:
    keys = (*unit_sources(of_block), *class_sources(of_block))
    line = draft.source_line(keys)
    known = sentence(finding(of_block))
    return f"{known} ({line})" if line else known


def _bare(line: str, draft: Draft) -> str:
    """A sentence of the page without its marks of markdown, arrows in words."""
    for mark, way in ((UP, "up"), (DOWN, "down")):
        line = line.replace(mark, draft.say(f"report.units.{way}"))
    return sentence(unescaped(line.replace("**", "")))


def tables(draft: Draft) -> Iterator[Block]:
    """Every unit on record of the blocks, for the annex."""
    for of_block in editions(draft):
        rows, columns = table(of_block)
        if rows.empty:
            continue
        yield draft.table(
            draft.say("report.units.caption", scheme=draft.scheme_name, scope=of_block.scope),
            (column.label for column in columns),
            cell_texts(rows, columns, draft.language),
            tuple(WIDTHS[column.name] for column in columns),
            unit_sources(of_block),
            notes=notes(of_block),
            centred=tuple(
                at for at, column in enumerate(columns) if column.name in ("rank_text", "score")
            ),
        )
