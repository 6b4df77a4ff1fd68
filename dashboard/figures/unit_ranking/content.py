"""What the ranking of units shows: the classes year beside year, then unit by unit."""

import functools

from dashboard.catalog import unit_editions
from dashboard.catalog.provinces import provinces_by_code
from dashboard.figures.content import Content, FigureView, Folded, Link, TableView, Text
from dashboard.figures.unit_ranking.agreement import agreement
from dashboard.figures.unit_ranking.classes import classes_figure
from dashboard.figures.unit_ranking.dots import dots_figure, has_dots, table
from dashboard.figures.unit_ranking.finding import finding, movers
from dashboard.figures.unit_ranking.notes import afterwards, notes
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import document_list, rows, unit_links
from dashboard.text.markdown import plain


def content(request: UnitRankingRequest) -> Content:
    """What is on record of the block, under the page's title; or that nothing is."""
    if not request.scheme:
        yield from _empty(request)
        return
    say = request.voice.say
    yield Text(say("unit_ranking.title", province=request.province, year=request.year), "title")
    yield Text(plain(finding(request)), "finding")
    old = unit_editions.age(request.scheme, request.year, request.language)
    if old:
        yield Text(old, "caption")
    yield from _classes(request)
    yield Text(say("unit_ranking.units_heading"), "subsection")
    yield from _units(request)
    yield from _around(request)
    yield Text(say("unit_ranking.documents_heading"), "subsection")
    yield Text(document_list(request))


def _empty(request: UnitRankingRequest) -> Content:
    """A province without units on record: say so, and where there are some."""
    say, name = request.voice.say, request.province
    provinces = provinces_by_code(request.language)
    yield Text(say("unit_ranking.title_empty", province=name), "title")
    yield Text(say("unit_ranking.empty", province=name), "note")
    former = unit_editions.elsewhere(provinces[request.province_code])
    if former:
        yield Text(say("unit_ranking.empty_predecessors", province=name))
    for code in former:
        yield Link("unit_ranking", provinces[code].name, {"province": code})
    known = [request.voice.short(code) for code in unit_editions.province_codes()]
    listed = ", ".join(known)
    yield Text(say("unit_ranking.empty_others", count=len(known), names=listed), "caption")


def _remarks(request: UnitRankingRequest) -> tuple[str, ...]:
    head = request.voice.say("briefing.note.units", scheme=request.scheme_name)
    return (head, *notes(request), *afterwards(request))


def _classes(request: UnitRankingRequest) -> Content:
    """The classes year beside year, then published figures beside computed ones."""
    figure_of = functools.partial(classes_figure, request)
    if figure_of() is not None:
        yield FigureView(
            "classes", figure_of, request, remarks=functools.partial(_remarks, request)
        )
    compared = agreement(request)
    if compared is not None:
        yield Text(request.voice.say("unit_ranking.pairs_heading"), "subsection")
        yield Text(compared.title)
        yield compared


def _units(request: UnitRankingRequest) -> Content:
    """Dots where there are scores, and the table; that no unit is named where that is so."""
    say = request.voice.say
    if rows(request).empty:
        yield Text(say("unit_ranking.none_listed"), "note")
        return
    view = FigureView(
        "units",
        functools.partial(dots_figure, request),
        request,
        is_titled=False,
        is_drawn=has_dots(request),
        leads=True,
        remarks=functools.partial(_remarks, request),
        marked=tuple(name for key, name in unit_links(request) if key in request.marked),
    )
    listed = TableView(finding(request), *table(request))
    yield from (view, listed) if has_dots(request) else (listed, view)


def _around(request: UnitRankingRequest) -> Content:
    """What must be said of the units, who moved, and the way to each."""
    say = request.voice.say
    for note in (*notes(request), *afterwards(request)):
        yield Text(plain(note), "caption")
    lines = movers(request)
    if lines:
        yield Text(say("unit_ranking.movers_heading", year=request.year - 1), "subsection")
        yield Text("\n".join(f"- {line}" for line in lines))
    links = tuple(Link("my_unit", name, {"unit": key}) for key, name in unit_links(request))
    if links:
        yield Folded(say("unit_ranking.links"), links, key="unit_links")
