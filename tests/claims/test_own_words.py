"""From the other side: what the product writes itself goes through the same check.

Slides with their notes, reports, and the texts and headlines of all pages, in both languages: no
figure of ours differs from our data. Left out is what quotes documents against one
another, wherever it stands, and of the unit pages what documents say of units' duties.
"""

from collections.abc import Iterator

import pytest

from dashboard import navigation
from dashboard.briefing import template
from dashboard.catalog.labels import voice
from dashboard.claims.check import check
from dashboard.export.report_content import Item, Paragraph
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.content import FigureView, Metric, Text, flat
from dashboard.figures.findings.contradiction import contradictions, told
from dashboard.report.profiles import PROFILES
from dashboard.report.write import report
from dashboard.text.markdown import plain

QUOTED = ("view_source=contradictions", "view_source=documents")
OURS = [("62", 2020), ("62", 2022), ("67", 2022)]


def _own(text: str, language: str) -> str:
    """The text without the contradictions it tells: there documents differ, not we."""
    for one in contradictions():
        quoted = told(one, voice(language))
        for form in (quoted, plain(quoted)):
            text = text.replace(form, "")
    return text


def _pages(province: str, year: int, language: str) -> Iterator[str]:
    for page in navigation.PUBLIC:
        for view in page.views if not page.not_presented and page.stem != "my_unit" else ():
            if view in QUOTED:
                continue
            query = f"language={language}&province={province}&year={year}&{view}"
            yield from _texts(page, AddressChoices.of(query))


def _texts(page: navigation.Page, choices: AddressChoices) -> Iterator[str]:
    lines = []
    for part in flat(page.content(page.read(choices))):
        if isinstance(part, Text):
            lines.append(part.text)
        elif isinstance(part, Metric):
            lines.append(f"{part.label} {part.value}.")
        elif isinstance(part, FigureView) and part.figure_of() is not None:
            lines += [part.figure_of().title, part.figure_of().subtitle]
    yield "\n".join(lines)


def _slides(province: str, year: int, language: str) -> Iterator[str]:
    for name in template.TEMPLATES:
        for slide in template.deck(name, province, year, language).slides:
            yield "\n".join([slide.message, *slide.lines, *slide.notes])


def _reports(province: str, year: int, language: str) -> Iterator[str]:
    for name in PROFILES:
        blocks = report(name, province, year, language).blocks
        yield "\n".join(one.text for one in blocks if isinstance(one, Paragraph | Item))


@pytest.mark.parametrize("written", [_pages, _slides, _reports], ids=lambda one: one.__name__)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_figure_of_ours_differs_from_our_data(real, written, language) -> None:
    found = [
        (text[max(0, one.start - 80) : one.end + 20], one)
        for province, year in OURS
        for text in (_own(one, language) for one in written(province, year, language))
        for one in check(text, province)
    ]
    verdicts = [one.judgement.verdict for _, one in found]
    assert verdicts.count("agrees") > 20
    wrong = [
        (around, one.judgement.held) for around, one in found if one.judgement.verdict == "differs"
    ]
    assert wrong == []
