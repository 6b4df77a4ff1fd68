"""What the component page shows: one of its views for each province that stands for the one chosen.

Where points are lost and who answers; the gap to a benchmark; the change since a base year;
provinces side by side; the same theme in several instruments.
"""

import functools
from collections.abc import Callable
from dataclasses import replace

from dashboard.figures.component import (
    change,
    gap,
    profile,
    rank_move,
    similar,
    table,
    theme,
    tree,
    weak,
)
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.content import (
    Content,
    FigureView,
    TableView,
    Text,
    eras,
    no_remarks,
)
from dashboard.figures.figure import Figure


def content(request: ComponentRequest) -> Content:
    """The view chosen, under the page's title."""
    say, language = request.voice.say, request.language
    index = request.voice.index(request.index_code)
    yield Text(say("component.title", index=index, year=request.year), "title")
    yield from _whose(request)
    for own in request.subjects:
        if request.chosen.predecessors or request.is_merged:
            yield Text(own.province, "section")
        for part in VIEWS[request.view](own):
            if isinstance(part, FigureView) and len(request.subjects) > 1:
                yield replace(part, suffix=own.province_code)
            else:
                yield part
    if request.view == "theme":
        yield Text(say("theme.why"), "subsection")
        yield Text(theme.reasons(language))
        yield Text(say("theme.why_note"), "caption")


def _whose(request: ComponentRequest) -> Content:
    """Whose results stand for a province of today, or that they are computed of them."""
    if request.is_merged:
        yield Text(request.voice.say("merged.note"), "note")
    else:
        shown = [own.province_code for own in request.subjects]
        yield from eras(request.chosen, "component", shown, request.language)


def _view(
    kind: str,
    figure: Callable[[ComponentRequest], Figure | None],
    request: ComponentRequest,
    why_not: str,
    remarks: Callable[[], tuple[str, ...]] = no_remarks,
) -> FigureView:
    """A figure of one province, or why there is none."""
    return FigureView(
        kind,
        functools.partial(figure, request),
        request,
        why_not=why_not,
        passport=None
        if request.is_merged
        else {
            "index": request.index_code,
            "year": str(request.year),
            "province": request.province_code,
        },
        about=None
        if request.is_merged
        else (request.province_code, request.year, request.index_code),
        remarks=remarks,
        leaves_out=kind == "theme",
    )


def _tree(request: ComponentRequest) -> Content:
    """What is low or fell and who answers; then every component."""
    notes = tree.notes(request)
    yield _view("tree", tree.figure, request, tree.title(request), lambda: notes)
    for note in notes:
        yield Text(note, "caption")
    for title, text in weak.sections(request):
        yield Text(title, "subsection")
        yield Text(text)
    for title, note, rows, columns in table.tables(request):
        yield Text(title, "subsection")
        yield TableView(title, rows, columns)
        yield Text(note, "caption")


def _gap(request: ComponentRequest) -> Content:
    """The distance to a benchmark, component by component."""
    is_split = gap.split(request) is not None
    why_not = "" if is_split else gap.why_not(request)
    yield _view("gap", gap.figure, request, why_not, lambda: (gap.note(request),))
    drawn = gap.figure(request) if is_split else None
    if drawn is not None:
        yield TableView(drawn.title, drawn.table, drawn.columns)
        yield Text(gap.note(request), "caption")


def _change(request: ComponentRequest) -> Content:
    """What the change since the base year is made of, and why the rank moved."""
    is_split = change.split(request) is not None
    why_not = "" if is_split else change.why_not(request)
    yield _view("change", change.figure, request, why_not, lambda: (change.note(request),))
    drawn = change.figure(request) if is_split else None
    if drawn is not None:
        yield TableView(drawn.title, drawn.table, drawn.columns)
        yield Text(change.note(request), "caption")
    yield Text(request.voice.say("rank_move.heading"), "subsection")
    yield _view("move", rank_move.figure, request, rank_move.why_not(request))


def _compare(request: ComponentRequest) -> Content:
    """The chosen provinces side by side, then those with a similar profile."""
    say = request.voice.say
    if request.compared:
        why_not = say("profile.none", edition=request.edition)
        yield _view("beside", profile.figure, request, why_not)
        if profile.has_figure(request):
            rows, columns = profile.table(request)
            yield TableView(profile.table_note(request), rows, columns)
            yield Text(profile.table_note(request), "caption")
    else:
        yield Text(say("profile.choose"), "note")
    yield _view("similar", similar.figure, request, similar.why_not(request))


def _theme(request: ComponentRequest) -> Content:
    """The same theme in several instruments."""
    why_not = request.voice.say("theme.none", province=request.province, year=request.year)
    yield _view("theme", theme.figure, request, why_not)


VIEWS: dict[str, Callable[[ComponentRequest], Content]] = {
    "tree": _tree,
    "gap": _gap,
    "change": _change,
    "compare": _compare,
    "theme": _theme,
}
