"""A report written from its parts, in the order of the state's rules."""

from collections.abc import Callable, Iterator

from dashboard.catalog.labels import data_facts
from dashboard.export.report_content import Block, Foot, Head, Heading, Paragraph, Report
from dashboard.report.par import PAR
from dashboard.report.pci import PCI
from dashboard.report.scope import ROMAN, Asked
from dashboard.report.sections import components, promises, results, tasks, unit_results
from dashboard.report.sections.annexes import annexes
from dashboard.store.ask import per_version

TEMPLATES = {"report_par": PAR, "report_pci": PCI}


@per_version
def report(template: str, province_code: str, year: int, language: str) -> Report:
    """The report of a province on a year's results. Raises ``KeyError`` for another template."""
    asked = Asked(TEMPLATES[template], province_code, year, language)
    blocks = tuple(_blocks(asked))
    version, newest = data_facts()
    head = _head(asked)
    return Report(
        template=template,
        language=language,
        file_stem=f"{template.replace('_', '-')}-{province_code}-{year}-{language}",
        title=f"{head.kind}: {head.subject}",
        head=head,
        blocks=blocks,
        foot=_foot(asked),
        annexes=annexes(asked),
        data_version=version,
        data_date=newest,
    )


def _head(asked: Asked) -> Head:
    say, key = asked.say, asked.scope.key
    return Head(
        superior=say("report.head.superior", area=asked.area).upper(),
        agency=asked.agency.upper(),
        nation=say("report.head.nation"),
        motto=say("report.head.motto"),
        number=say(f"report.{key}.number"),
        place_and_date=say("report.head.date", province=asked.province, year=asked.year + 1),
        kind=say("report.head.kind"),
        subject=say(f"report.{key}.subject", year=asked.year, area=asked.area),
        addressee=say("report.head.addressee", area=asked.area),
    )


def _foot(asked: Asked) -> Foot:
    say = asked.say
    return Foot(
        recipients_label=say("report.foot.recipients"),
        recipients=(say("report.foot.as_above"), say("report.foot.archive")),
        signer=say("report.foot.signer"),
    )


def _blocks(asked: Asked) -> Iterator[Block]:
    say, key = asked.say, asked.scope.key
    opening = say(f"report.{key}.opening", year=asked.year, area=asked.area, agency=asked.agency)
    yield Paragraph(opening)
    yield Paragraph(say("report.missing"))
    parts: tuple[tuple[str, Callable[[Asked], Iterator[Block]]], ...] = (
        ("results", _results),
        ("parts", components.blocks),
        ("units", unit_results.blocks),
        ("next", promises.upcoming),
        ("tasks", tasks.blocks),
    )
    for number, (name, made) in zip(ROMAN, parts, strict=False):
        title = say(f"report.part.{name}", year=asked.year, next=asked.year + 1)
        yield Heading(1, f"{number}.", title.upper())
        yield from made(asked)
    yield Paragraph(say("report.closing", agency=asked.agency, area=asked.area))


def _results(asked: Asked) -> Iterator[Block]:
    yield from results.blocks(asked)
    yield from promises.kept(asked)
