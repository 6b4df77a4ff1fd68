"""What the target page shows: promises and what came of them, or how usual such a step is."""

import functools
from collections.abc import Callable

from dashboard.figures.content import (
    Content,
    FigureView,
    Inline,
    Link,
    Row,
    TableView,
    Text,
    eras,
)
from dashboard.figures.source.documents import short
from dashboard.figures.target import tables
from dashboard.figures.target.marks import drawn, marks_figure
from dashboard.figures.target.record import finding, others, record
from dashboard.figures.target.request import TargetRequest
from dashboard.text.markdown import plain

MARKS_WIDTH = 900
RECORD_WIDTH = 760


def content(request: TargetRequest) -> Content:
    """The view chosen of each whose targets stand here, under the page's title."""
    yield Text(request.voice.say("target.title", province=request.name), "title")
    if request.province.successor:
        yield from eras(request.province, "target", (), request.language)
    for one in request.subjects:
        yield from _of_one(request, one)
    if not any(one.promises for one in request.subjects):
        yield Text(others(request.language), "caption")


def _of_one(request: TargetRequest, one: TargetRequest) -> Content:
    """Whose they are, how many were kept, what has no year, the view."""
    if request.province.predecessors:
        yield Text(one.name, "section")
    yield Text(finding(one), "finding")
    undated = tables.undated(one)
    if undated:
        yield Text(undated, "note")
    if one.promises:
        yield from VIEWS[request.view](request, one)


def _suffix(request: TargetRequest, one: TargetRequest) -> str:
    return one.province_code if len(request.subjects) > 1 else ""


def _result(request: TargetRequest, one: TargetRequest) -> Content:
    """The record, the ranks drawn, every target in full, the documents."""
    say = one.voice.say
    yield TableView(finding(one), *record(one), width=RECORD_WIDTH)
    if drawn(one):
        yield FigureView(
            "result",
            functools.partial(marks_figure, one),
            one,
            suffix=_suffix(request, one),
            width=MARKS_WIDTH,
            remarks=lambda: (finding(one),),
        )
    yield Text(say("target.list_heading"), "finding")
    yield Text(say("target.list_note"), "caption")
    yield TableView(say("target.list_heading"), *tables.listing(one))
    yield from _documents(one)


def _documents(one: TargetRequest) -> Content:
    """The documents by their numbers, each a way to what is taken from it; what contradicts."""
    say = one.voice.say
    yield Text(say("source.documents_heading"), "finding")
    for number, document in enumerate(tables.documents(one), start=1):
        chosen = {
            "view_source": "documents",
            "reliability": "all",
            "document": document.source_id,
        }
        named = Text(f"\\[{number}\\] {short(document, one.language)}", "caption")
        yield Row((named, Link("source", say("target.see_document"), chosen)))
    contradicted = tables.contradictions(one)
    if contradicted:
        yield Text(say("target.contradictions_heading"), "finding")
        yield Text("\n".join(f"- {plain(subject)}" for subject in contradicted))
        label = say("target.see_contradictions")
        yield Link("source", label, {"view_source": "contradictions"})


def _step(request: TargetRequest, one: TargetRequest) -> Content:
    """How often such steps were managed; of the promise chosen, by whom: the first slide."""
    say, code = one.voice.say, one.province_code
    table_of = functools.partial(
        TableView,
        subtitle=say("target.step_rule"),
        sources=tables.documents(one),
        suffix=_suffix(request, one),
    )
    yield Text(say("target.step_rule"), "caption")
    yield table_of(finding(one), *tables.steps(one), kind="steps")
    promise = dict(request.chosen).get(code)
    if promise is None:
        yield Text(say("target.no_cases"), "note")
        return
    sentence, rows, columns = tables.cases(one, promise)
    yield Inline(request.parameter(code), "phrases.target", one.comparable)
    yield Text(f"**{sentence}**")
    if len(rows):
        yield table_of(sentence, rows, columns, kind="step", width=RECORD_WIDTH, leads=True)


VIEWS: dict[str, Callable[[TargetRequest, TargetRequest], Content]] = {
    "result": _result,
    "step": _step,
}
