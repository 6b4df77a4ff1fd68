"""Everything known of a unit, for a page to print: the same facts as on the screen."""

from dashboard.catalog.documents import documents_of
from dashboard.catalog.labels import data_facts
from dashboard.export import qr_code
from dashboard.export.pdf.typesetting import Part, Sheet
from dashboard.export.pdf.typesetting import sheet_pdf as typeset
from dashboard.figures.figure import cell_texts
from dashboard.figures.my_unit import request as my_unit
from dashboard.figures.my_unit.block import blocks
from dashboard.figures.my_unit.criteria import Criteria, criteria
from dashboard.figures.my_unit.distance import distance
from dashboard.figures.my_unit.duties import Answered, answered, duty_source_ids
from dashboard.figures.my_unit.finding import findings
from dashboard.figures.my_unit.request import Asked
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.citation import citation, day, web_address
from dashboard.text.source import Source

HISTORY_WIDTHS = (2, 3, 3, 3, 7)
CRITERIA_WIDTHS = (8, 2, 2, 2)
SCOPES = ("unit", "block", "all")
DUTY_WIDTHS = (5, 4, 9)


@per_version
def documents(asked: Asked) -> tuple[Source, ...]:
    """The documents behind everything that is said of the unit, its own results first."""
    keys = [str(key) for key in my_unit.history(asked)["source_id"]]
    keys += [key for code in my_unit.schemes(asked) for key in distance(asked, code).source_ids]
    keys += [key for item in criteria(asked) for key in item.source_ids]
    keys += [key for block in blocks(asked) for key in block.source_ids]
    keys += duty_source_ids(asked)
    return documents_of(tuple(dict.fromkeys(keys)), asked.language)


def sheet_pdf(asked: Asked, address: str) -> bytes:
    """The sheet of a unit as PDF; ``address`` is what its QR code holds, "" for none."""
    return typeset(sheet(asked, address))


def sheet(asked: Asked, address: str) -> Sheet:
    """What the sheet of a unit says."""
    say = asked.voice.say
    version, date = data_facts()
    return Sheet(
        language=asked.language,
        title=asked.name,
        subtitle=my_unit.existence(asked),
        findings=findings(asked),
        parts=tuple(_parts(asked)),
        sources_heading=say("my_unit.documents"),
        sources=tuple(source_line(source, asked) for source in documents(asked)),
        more=say("my_unit.sheet.more", count="{count}"),
        foot=say("my_unit.sheet.foot", version=version, date=day(date, asked.language)),
        address=address,
        code=qr_code.svg(address) if address else "",
    )


def source_line(source: Source, asked: Asked) -> str:
    """A document in full: title, publisher, number, date, address."""
    dated = day(source.published_on, asked.language) if source.published_on else ""
    parts = (citation(source, asked.language), dated, web_address(source.address))
    return ", ".join(part for part in parts if part)


def _parts(asked: Asked) -> list[Part]:
    """The sections in the order of the page; what has nothing to say is left out."""
    say = asked.voice.say
    parts = [_history(asked, code) for code in my_unit.schemes(asked)]
    parts += [
        Part(
            say("my_unit.distance", when=my_unit.when(code, found.year, asked)),
            tuple(_bare(line) for line in (*found.to_class, *found.places)),
        )
        for code in my_unit.schemes(asked)
        for found in [distance(asked, code)]
    ]
    parts += [_criteria(item, asked) for item in criteria(asked)]
    for scope in SCOPES:
        duties = [item for item in answered(asked) if item.scope == scope]
        parts += [_duties(scope, duties, asked)] if duties else []
    parts += [Part(block.heading, block.lines) for block in blocks(asked)]
    return parts


def _bare(line: str) -> str:
    """A sentence of the page without its bold marks."""
    return line.replace("**", "")


def _history(asked: Asked, scheme_code: str) -> Part:
    rows = my_unit.of_scheme(asked, scheme_code)
    columns = my_unit.columns(asked)
    return Part(
        my_unit.scheme_name(scheme_code, asked),
        my_unit.marks(asked, scheme_code),
        is_whole=True,
        header=tuple(column.label for column in columns),
        rows=cell_texts(rows, columns, asked.language),
        widths=HISTORY_WIDTHS,
    )


def _criteria(item: Criteria, asked: Asked) -> Part:
    if item.names:
        return Part(item.heading, (item.finding, "; ".join(item.names)))
    if len(item.table) == 1:
        return Part(item.heading, (item.finding,))
    return Part(
        item.heading,
        (item.finding,),
        header=tuple(column.label for column in item.columns),
        rows=cell_texts(item.table, item.columns, asked.language),
        widths=CRITERIA_WIDTHS[: len(item.columns)],
    )


def _duties(scope: str, duties: list[Answered], asked: Asked) -> Part:
    say = asked.voice.say
    return Part(
        say("my_unit.duty.sheet", scope=say(f"my_unit.duty.{scope}", count=len(duties))),
        is_whole=scope == "unit",
        header=(say("phrases.component"), say("my_unit.duty.result"), say("my_unit.duty.duty")),
        rows=tuple(
            (item.name, item.result or numbers.MISSING, "; ".join(item.duties)) for item in duties
        ),
        widths=DUTY_WIDTHS,
    )
