"""Part III: what is on record of the departments and districts, block by block."""

from collections.abc import Iterator

from dashboard.catalog import unit_editions
from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.export.report_content import Block, Heading, Item, Paragraph
from dashboard.figures.overview.overview import DOWN, UP
from dashboard.figures.unit_ranking.dots import table
from dashboard.figures.unit_ranking.finding import finding, movers
from dashboard.figures.unit_ranking.notes import notes
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import class_sources, unit_sources
from dashboard.report.scope import Asked, sentence
from dashboard.text.numbers import text

# Shares of the breadth by column: place, unit, score, class, change.
WIDTHS = {"place": 2, "unit": 7, "score": 2, "class": 3, "beside": 5}


def editions(asked: Asked) -> tuple[UnitRankingRequest, ...]:
    """The blocks of the year, or of the newest year before it; none where none is on record."""
    code, scheme = asked.province_code, asked.scope.scheme
    years = [year for year in unit_editions.years(code, scheme) if year <= asked.year]
    if not years:
        return ()
    year = max(years)
    blocks = unit_editions.block_options(code, scheme, year, asked.language)
    return tuple(
        UnitRankingRequest(code, scheme, year, block, NO_YEAR, asked.language) for block in blocks
    )


def blocks(asked: Asked) -> Iterator[Block]:
    """A finding per block and who moved; that nothing is on record where that is so."""
    say, found = asked.say, editions(asked)
    given = {"scheme": asked.scheme_name, "year": asked.year}
    if not found:
        yield Paragraph(say("report.units.none", **given))
        return
    if found[0].year < asked.year:
        yield Paragraph(say("report.units.older", known=found[0].year, **given))
    for number, of_block in enumerate(found, start=1):
        yield Heading(2, f"{number}.", say(f"units.block.{of_block.block}"))
        yield Paragraph(_finding(of_block, asked))
        yield from (Item(_bare(line, asked)) for line in movers(of_block))


def _finding(of_block: UnitRankingRequest, asked: Asked) -> str:
    keys = (*unit_sources(of_block), *class_sources(of_block))
    line = asked.source_line(keys)
    known = sentence(finding(of_block))
    return f"{known} ({line})" if line else known


def _bare(line: str, asked: Asked) -> str:
    """A sentence of the page without its bold marks, arrows in words."""
    for mark, way in ((UP, "up"), (DOWN, "down")):
        line = line.replace(mark, asked.say(f"report.units.{way}"))
    return sentence(line.replace("**", ""))


def tables(asked: Asked) -> Iterator[Block]:
    """Every unit on record of the blocks, for the annex."""
    for of_block in editions(asked):
        rows, columns = table(of_block)
        if rows.empty:
            continue
        yield asked.table(
            asked.say("report.units.caption", scheme=asked.scheme_name, scope=of_block.scope),
            (column.label for column in columns),
            (
                tuple(text(row[column.name], column.kind, asked.language) for column in columns)
                for _, row in rows.iterrows()
            ),
            tuple(WIDTHS[column.name] for column in columns),
            unit_sources(of_block),
            notes=notes(of_block),
            centred=tuple(
                at for at, column in enumerate(columns) if column.name in ("place", "score")
            ),
        )
