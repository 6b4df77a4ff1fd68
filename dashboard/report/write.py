"""A report written from its parts, in the order of the state's rules."""

from collections.abc import Callable, Iterator

from dashboard.catalog.labels import data_facts, voice
from dashboard.export.report_content import Block, Foot, Head, Heading, Paragraph, Report
from dashboard.report.draft import ROMAN, Draft
from dashboard.report.profiles import PROFILES
from dashboard.report.sections import components, promises, results, tasks, unit_results
from dashboard.report.sections.annexes import annexes
from dashboard.store.ask import per_version
from dashboard.text.folding import file_name
from dashboard.text.messages import words

# Letters of a version that tell files of different data apart.
SHORT = 6


@per_version
def report(template: str, province_code: str, year: int, language: str) -> Report:
    """The report of a province on a year's results. Raises ``KeyError`` for another template."""
    draft = Draft(PROFILES[template], province_code, year, language)
    blocks = tuple(_blocks(draft))
    version, newest = data_facts()
    head = _head(draft)
    return Report(
        template=template,
        language=language,
        file_stem=file_stem(template, province_code, year, language),
        title=f"{head.kind}: {head.subject}",
        head=head,
        blocks=blocks,
        foot=_foot(draft),
        annexes=annexes(draft),
        data_version=version,
        data_date=newest,
    )


def file_stem(template: str, province_code: str, year: int, language: str) -> str:
    """The name of its file: whose report of which year on what, on which data."""
    say, version = words(language), data_facts()[0]
    about = say(f"report.{PROFILES[template].key}.file")
    return file_name(voice(language).short(province_code), year, about, version[:SHORT])


def _head(draft: Draft) -> Head:
    say, key = draft.say, draft.profile.key
    return Head(
        superior=say("report.head.superior", area=draft.area).upper(),
        agency=draft.agency.upper(),
        nation=say("report.head.nation"),
        motto=say("report.head.motto"),
        number=say(f"report.{key}.number"),
        place_and_date=say("report.head.date", province=draft.province, year=draft.year + 1),
        kind=say("report.head.kind"),
        subject=say(f"report.{key}.subject", year=draft.year, area=draft.area),
        addressee=say("report.head.addressee", area=draft.area),
    )


def _foot(draft: Draft) -> Foot:
    say = draft.say
    return Foot(
        recipients_label=say("report.foot.recipients"),
        recipients=(say("report.foot.as_above"), say("report.foot.archive")),
        signer=say("report.foot.signer"),
    )


def _blocks(draft: Draft) -> Iterator[Block]:
    say, key = draft.say, draft.profile.key
    opening = say(f"report.{key}.opening", year=draft.year, area=draft.area, agency=draft.agency)
    yield Paragraph(opening)
    yield Paragraph(say("report.missing"))
    parts: tuple[tuple[str, Callable[[Draft], Iterator[Block]]], ...] = (
        ("results", _results),
        ("parts", components.blocks),
        ("units", unit_results.blocks),
        ("next", promises.upcoming),
        ("tasks", tasks.blocks),
    )
    for number, (name, made) in zip(ROMAN, parts, strict=False):
        title = say(f"report.part.{name}", year=draft.year, next=draft.year + 1)
        yield Heading(1, f"{number}.", title.upper())
        yield from made(draft)
    yield Paragraph(say("report.closing", agency=draft.agency, area=draft.area))


def _results(draft: Draft) -> Iterator[Block]:
    yield from results.blocks(draft)
    yield from promises.kept(draft)
