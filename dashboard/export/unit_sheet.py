"""Everything known of a unit, for a page to print: the same facts as on the screen."""

from collections.abc import Iterator

from dashboard.catalog.labels import data_facts
from dashboard.export import qr_code
from dashboard.export.pdf.typesetting import Part, Sheet
from dashboard.export.pdf.typesetting import sheet_pdf as typeset
from dashboard.figures.figure import cell_texts
from dashboard.figures.my_unit.block import blocks
from dashboard.figures.my_unit.content import documents
from dashboard.figures.my_unit.criteria import Criteria, criteria
from dashboard.figures.my_unit.distance import distance
from dashboard.figures.my_unit.duties import Answered, answered
from dashboard.figures.my_unit.request import MyUnitRequest
from dashboard.figures.my_unit.rows import (
    columns,
    existence,
    findings,
    marks,
    of_scheme,
    schemes,
)
from dashboard.text import numbers
from dashboard.text.citation import citation, day, web_address
from dashboard.text.source import Source

HISTORY_WIDTHS = (2, 3, 3, 3, 7)
CRITERIA_WIDTHS = (8, 2, 2, 2)
SCOPES = ("unit", "block", "all")
DUTY_WIDTHS = (5, 4, 9)


def sheet_pdf(request: MyUnitRequest, address: str) -> bytes:
    """The sheet of a unit as PDF; ``address`` is what its QR code holds, "" for none."""
    return typeset(sheet(request, address))


def sheet(request: MyUnitRequest, address: str) -> Sheet:
    """What the sheet of a unit says."""
    say = request.voice.say
    version, date = data_facts()
    return Sheet(
        language=request.language,
        title=request.name,
        subtitle=existence(request),
        findings=findings(request),
        parts=tuple(_parts(request)),
        sources_heading=say("my_unit.documents"),
        sources=tuple(source_line(source, request) for source in documents(request)),
        more=say("my_unit.sheet.more", count="{count}"),
        foot=say("my_unit.sheet.foot", version=version, date=day(date, request.language)),
        address=address,
        code=qr_code.svg(address) if address else "",
    )


def source_line(source: Source, request: MyUnitRequest) -> str:
    """A document in full: title, publisher, number, date, address."""
    dated = day(source.published_on, request.language) if source.published_on else ""
    parts = (citation(source, request.language), dated, web_address(source.address))
    return ", ".join(part for part in parts if part)


def _parts(request: MyUnitRequest) -> Iterator[Part]:
    """The sections in the order of the page; what has nothing to say is left out."""
    say = request.voice.say
    yield from (_history(code, request) for code in schemes(request))
    for code in schemes(request):
        found = distance(request, code)
        yield Part(
            say("my_unit.distance", when=request.when(code, found.year)),
            # Without the bold marks of the screen.
            tuple(line.replace("**", "") for line in (*found.to_class, *found.ranks)),
        )
    yield from (_criteria(item, request.language) for item in criteria(request))
    for scope in SCOPES:
        duties = [item for item in answered(request) if item.scope == scope]
        if duties:
            yield _duties(scope, duties, request)
    yield from (Part(block.heading, block.lines) for block in blocks(request))


def _history(scheme_code: str, request: MyUnitRequest) -> Part:
    known = columns(request)
    return Part(
        request.scheme_name(scheme_code),
        marks(request, scheme_code),
        is_whole=True,
        header=tuple(column.label for column in known),
        rows=cell_texts(of_scheme(request, scheme_code), known, request.language),
        widths=HISTORY_WIDTHS,
    )


def _criteria(item: Criteria, language: str) -> Part:
    if item.names:
        return Part(item.heading, (item.finding, "; ".join(item.names)))
    if len(item.table) == 1:
        return Part(item.heading, (item.finding,))
    return Part(
        item.heading,
        (item.finding,),
        header=tuple(column.label for column in item.columns),
        rows=cell_texts(item.table, item.columns, language),
        widths=CRITERIA_WIDTHS[: len(item.columns)],
    )


def _duties(scope: str, duties: list[Answered], request: MyUnitRequest) -> Part:
    say = request.voice.say
    return Part(
        say("my_unit.duty.sheet", scope=say(f"my_unit.duty.{scope}", count=len(duties))),
        is_whole=scope == "unit",
        header=(say("phrases.component"), say("my_unit.duty.result"), say("my_unit.duty.duty")),
        rows=tuple(
            (item.name, item.result or numbers.MISSING, "; ".join(item.duties)) for item in duties
        ),
        widths=DUTY_WIDTHS,
    )
