"""What the overview shows: results, promises, weak components, what is due."""

import functools
from dataclasses import replace

from dashboard.catalog.indices import FURTHER, MISSION
from dashboard.figures.content import (
    Box,
    Columns,
    Content,
    FigureView,
    Link,
    Metric,
    Part,
    TableView,
    Text,
    eras,
)
from dashboard.figures.findings import fact, milestone
from dashboard.figures.overview import tables
from dashboard.figures.overview.answer import answer
from dashboard.figures.overview.cards import Card, cards, has_ranks, in_rows, sparkline
from dashboard.figures.overview.request import OverviewRequest
from dashboard.store.ask import ask, today
from dashboard.text.citation import day
from dashboard.text.markdown import plain
from dashboard.text.rows import records


def content(request: OverviewRequest) -> Content:
    """The sections, under the page's title, for each province that stands for the one chosen."""
    say, province = request.voice.say, request.province
    name, subjects = request.voice.short(province.code), request.subjects
    yield Text(say("overview.title", province=name, year=request.year), "title")
    shown = [own.province_code for own in subjects]
    if province.predecessors and province.code not in shown:
        yield Text(say("overview.predecessors", province=name, year=request.year), "note")
    else:
        yield from eras(province, "overview", shown, request.language)
    yield from _expected(request)
    for position, own in enumerate(subjects):
        if province.predecessors:
            yield Text(own.voice.short(own.province_code), "section")
        yield from _standing(own, f"-{position}" if position else "")
        for section in (_promises, _facts, _weaknesses, _agenda):
            yield from section(own)


def _standing(request: OverviewRequest, suffix: str) -> Content:
    """Headline sentences and a card per index; ``suffix`` tells a second province's figures."""
    entries, told = cards(request), answer(request)
    if told:
        yield Text(plain(told), "finding")
    yield Text("\n".join(f"- **{plain(entry.sentence)}**" for entry in entries if entry.sentence))
    for circle in (MISSION, FURTHER):
        own = tuple(entry for entry in entries if entry.circle == circle)
        if own and circle == FURTHER:
            yield Text(request.voice.say("overview.further_heading"), "subsection")
        for row in in_rows(own):
            yield Columns(tuple(_card(entry, request, suffix) for entry in row))


def _card(card: Card, request: OverviewRequest, suffix: str) -> Box:
    """One index: the rank large, what moved, the ranks over the years."""
    parts: list[Part] = [Metric(card.title, card.rank), Text("  \n".join(card.lines))]
    if card.result_year is not None and has_ranks(request, card):
        year, code = str(card.result_year), request.province_code
        view = FigureView(
            "ranks",
            functools.partial(sparkline, request, card),
            request,
            passport={"index": card.index_code, "year": year, "province": code},
            suffix=card.index_code + suffix,
            is_small=True,
        )
        parts.append(view)
    return Box(tuple(parts), is_framed=True, is_tall=True)


def _promises(request: OverviewRequest) -> Content:
    """Targets of this year and the next, and what became of them."""
    say, (rows, columns) = request.voice.say, tables.targets(request)
    yield Text(say("overview.targets_heading"), "subsection")
    if rows.empty:
        none = say("overview.targets_none", first=request.year, last=request.year + 1)
        yield Text(none, "note")
    else:
        yield TableView(say("overview.targets_heading"), rows, columns)


def _facts(request: OverviewRequest) -> Content:
    """What else the documents state of the province, up to the year; nothing where they do not."""
    rows = ask("province_fact", province_code=request.province_code, year=request.year)
    if len(rows):
        heading = request.voice.say("overview.facts_heading")
        yield Text(heading, "subsection")
        yield TableView(heading, *fact.table(rows, request.voice))


def _weaknesses(request: OverviewRequest) -> Content:
    """Components that are low or fell in each index's newest edition."""
    say = request.voice.say
    yield Text(say("overview.components_heading"), "subsection")
    yield Text(say("overview.components_rule"), "caption")
    for card in cards(request):
        if card.result_year is None:
            continue
        of_edition = replace(request, year=card.result_year)
        (rows, columns), instead = tables.weak_components(of_edition, card.index_code)
        if instead:
            yield Text(instead, "caption")
        else:
            yield Text(f"**{plain(card.title)}**")
            yield TableView(say("overview.components_heading"), rows, columns)


def _agenda(request: OverviewRequest) -> Content:
    """What is to come, then the deadlines and events that the year after the results had."""
    say, province = request.voice.say, request.province
    yield Text(say("overview.next_heading"), "subsection")
    for standing in milestone.STANDINGS:
        rows, columns = tables.milestones(request, standing)
        heading = say(f"overview.next_{standing}", year=request.year + 1)
        if len(rows):
            yield Text(f"**{heading}**")
            yield TableView(heading, rows, columns)
        elif standing == milestone.COMING:
            key = "overview.next_none" if province.is_current else "overview.next_none_former"
            date = day(f"{today()}", request.language)
            yield Text(say(key, date=date, province=province.name), "note")


def _expected(request: OverviewRequest) -> Content:
    """Which editions should be out by now and are not loaded, with the way to load them."""
    say, found = request.voice.say, ask("edition_expected", day=today())
    if found.empty:
        return
    names = [
        say(
            "overview.expected_one",
            edition=request.voice.edition(str(row["index_code"]), int(row["year"])),
            month=day(f"{row['expected_on']:%Y-%m}", request.language),
        )
        for row in records(found)
    ]
    yield Text(say("overview.expected", names=", ".join(names)), "note")
    yield Link("method", say("overview.expected_rule"), {"view_method": "rules"})
