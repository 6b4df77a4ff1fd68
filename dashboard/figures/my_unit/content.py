"""What the page of a unit shows: its results, what it would take, what it answers for."""

import functools
from collections.abc import Iterable

from dashboard.catalog.documents import documents_of
from dashboard.figures.content import (
    Box,
    Content,
    FigureView,
    Folded,
    Link,
    Part,
    Row,
    TableView,
    Text,
)
from dashboard.figures.findings import fact
from dashboard.figures.my_unit import rows
from dashboard.figures.my_unit.block import blocks
from dashboard.figures.my_unit.criteria import criteria
from dashboard.figures.my_unit.distance import distance
from dashboard.figures.my_unit.duties import Answered, answered, duty_source_ids
from dashboard.figures.my_unit.history import history_figure, is_drawn
from dashboard.figures.my_unit.request import MyUnitRequest
from dashboard.figures.source.documents import entry
from dashboard.figures.what_if.unit import unit_baseline
from dashboard.store.ask import ask, per_version
from dashboard.text.markdown import plain
from dashboard.text.source import Source


def content(request: MyUnitRequest) -> Content:
    """All that is known of the unit."""
    yield from head(request)
    yield from results(request)
    yield from sources(request)


def head(request: MyUnitRequest) -> Content:
    """Who it is, its newest results in sentences, who was before and came after."""
    yield Text(plain(request.name), "title")
    yield Text(plain(rows.existence(request)), "caption")
    for sentence in rows.findings(request):
        yield Text(plain(sentence), "finding")
    for sentence in rows.ages(request):
        yield Text(plain(sentence), "caption")
    for sentence, key in rows.kinship(request):
        yield Link("my_unit", sentence, {"unit": key})
    if rows.remark(request):
        yield Text(plain(rows.remark(request)), "caption")


def results(request: MyUnitRequest) -> Content:
    """Scheme by scheme, then criteria, duties and the unit's block."""
    for code in rows.schemes(request):
        yield from _history(request, code)
        yield from _distance(request, code)
    yield from _criteria(request)
    yield from _facts(request)
    yield from _duties(request)
    for block in blocks(request):
        yield Text(plain(block.heading), "subsection")
        yield _listed(map(plain, block.lines))
        yield Link("unit_ranking", request.voice.say("my_unit.around.open"), dict(block.address))


def sources(request: MyUnitRequest) -> Content:
    """The documents behind all of it."""
    found = documents(request)
    label = request.voice.say("my_unit.document_list", count=len(found))
    listed = (Text(f"- {entry(source, request.language)}") for source in found)
    yield Folded(label, tuple(listed))


@per_version
def documents(request: MyUnitRequest) -> tuple[Source, ...]:
    """The documents behind everything that is said of the unit, its own results first."""
    keys = [str(key) for key in rows.history(request)["source_id"]]
    for code in rows.schemes(request):
        keys += distance(request, code).source_ids
    for item in criteria(request):
        keys += item.source_ids
    for block in blocks(request):
        keys += block.source_ids
    keys += duty_source_ids(request)
    keys += [str(key) for key in ask("unit_fact", unit_id=request.unit_id)["source_id"]]
    return documents_of(tuple(dict.fromkeys(keys)), request.language)


def _facts(request: MyUnitRequest) -> Content:
    """What else the documents state of the unit; nothing where they do not."""
    found = ask("unit_fact", unit_id=request.unit_id)
    if len(found):
        heading = request.voice.say("my_unit.facts_heading")
        yield Text(heading, "subsection")
        yield TableView(heading, *fact.table(found, request.voice))


def _listed(lines: Iterable[str]) -> Text:
    return Text("\n".join(f"- {line}" for line in lines))


def _history(request: MyUnitRequest, code: str) -> Content:
    """Classes and places of a scheme over the years: drawn where there are two, and as a table."""
    frame, drawn = rows.of_scheme(request, code), is_drawn(request, code)
    figure_of = functools.partial(history_figure, request, code)
    told = functools.partial(rows.marks, request, code)
    paper = figure_of()
    view = FigureView(
        code if drawn else "", figure_of, request, is_titled=False, is_drawn=drawn, remarks=told
    )
    yield Text(plain(request.scheme_name(code)), "subsection")
    if drawn:
        yield view
    yield TableView(
        paper.title,
        frame,
        rows.columns(request),
        kind="" if drawn else code,
        subtitle=paper.edition,
        sources=paper.sources,
        remarks=told,
    )
    for mark in told():
        yield Text(plain(mark), "caption")
    if len(frame) > 1:
        yield Text(request.voice.say("my_unit.never_compared"), "caption")
    if not drawn:
        yield view


def _distance(request: MyUnitRequest, code: str) -> Content:
    """The next class, the next places, and the fall."""
    say, found = request.voice.say, distance(request, code)
    yield Text(say("my_unit.distance", when=request.when(code, found.year)), "subsection")
    for heading, lines in (("next_class", found.to_class), ("ranks", found.ranks)):
        yield Text(f"**{say(f'my_unit.{heading}')}**")
        yield _listed(lines)


def _criteria(request: MyUnitRequest) -> Content:
    """Lost points, largest first; or the criteria known without any; the way to what-if."""
    for item in criteria(request):
        yield Text(plain(item.heading), "subsection")
        yield Text(plain(item.finding))
        if item.names:
            yield _listed(map(plain, item.names))
        elif len(item.table) > 1:
            yield TableView(item.heading, item.table, item.columns)
    if unit_baseline(request.unit_id) is not None:
        label = request.voice.say("my_unit.what_if")
        yield Link("what_if", label, {"unit": request.unit_id})


def _duties(request: MyUnitRequest) -> Content:
    """What the unit answers for: what names it in full, what it shares one click away."""
    say, found = request.voice.say, answered(request)
    yield Text(say("my_unit.duty.heading"), "subsection")
    if not found:
        yield Text(say("my_unit.duty.none"))
    by_scope: dict[str, list[Part]] = {}
    for item in found:
        by_scope.setdefault(item.scope, []).append(_duty(item, request))
    own = by_scope.pop("unit", [])
    yield from own
    for scope, parts in by_scope.items():
        count = sum(item.scope == scope for item in found)
        label = say(f"my_unit.duty.{scope}", count=count)
        yield Folded(label, tuple(parts), is_open=not own)


def _duty(item: Answered, request: MyUnitRequest) -> Box:
    """One component: its newest result, the way to its page, the duties with their documents."""
    known = f"  \n{item.result} {item.mark}" if item.result else ""
    parts: list[Part] = [Text(f"**{plain(item.name)}**{known}")]
    if item.address:
        parts.append(Link("component", request.voice.say("my_unit.duty.open"), dict(item.address)))
    duties = Text("\n\n".join(map(plain, item.duties)), "caption")
    return Box((Row(tuple(parts)), duties), is_tight=True)
