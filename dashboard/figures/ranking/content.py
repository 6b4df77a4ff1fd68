"""What the ranking page shows: the sorted dots, the tile map, or the moves between two editions."""

import functools
from collections.abc import Callable

from dashboard.catalog.indices import edition_rows, new_series
from dashboard.catalog.peers import Peers
from dashboard.figures.content import Content, FigureView, Played, Text, eras
from dashboard.figures.figure import Figure
from dashboard.figures.findings import peers
from dashboard.figures.ranking.dots import dots_figure, has_dots
from dashboard.figures.ranking.moves import bump_figure
from dashboard.figures.ranking.request import RankingRequest
from dashboard.figures.ranking.rows import (
    finding,
    is_reordered,
    neighbours,
    price,
    ranking,
    undrawn,
    without_result,
)
from dashboard.figures.ranking.tiles import has_tiles, map_figure


def content(request: RankingRequest) -> Content:
    """The view chosen, under the page's title."""
    say, voice = request.voice.say, request.voice
    yield Text(
        say("ranking.title", index=voice.index(request.index_code), year=request.year), "title"
    )
    if request.is_merged:
        yield Text(say("merged.note"), "note")
    else:
        yield from eras(request.chosen, "ranking", request.home, request.language)
    if request.peers is not None:
        yield from _beside(request, request.peers)
    yield from VIEWS[request.view](request)


def _beside(request: RankingRequest, group: Peers) -> Content:
    """The group that is shown and how far the home province is from its median."""
    rows, voice = ranking(request), request.voice
    own = rows["score"][rows["province_code"] == request.home[0]].dropna()
    median = peers.median_of(group, request.index_code, request.component_code, request.year)
    score = float(own.iloc[0]) if len(own) else None
    name = voice.short(request.home[0])
    yield Text(peers.told(group, voice, name, median, score, request.index_code), "caption")


def _remarks(request: RankingRequest) -> tuple[str, ...]:
    return (neighbours(request), *price(request, request.home[0]))


def _view(
    kind: str,
    figure: Callable[[RankingRequest], Figure | None],
    request: RankingRequest,
    why_not: str = "ranking.none",
) -> FigureView:
    """A figure of the edition, or why there is none."""
    say = request.voice.say
    why_not = "merged.none" if request.is_merged else why_not
    return FigureView(
        kind,
        functools.partial(figure, request),
        request,
        why_not=say(why_not, component=request.component, year=request.year),
        # What we compute is in no document: its figures have theirs in the borders as published.
        passport=None
        if request.is_merged
        else {
            "index": request.index_code,
            "year": str(request.year),
            "province": request.home[0],
        },
        # The finding stands above what the next ranks cost.
        is_titled=kind != "dots",
        about=None if request.is_merged else (request.home[0], request.year, request.index_code),
        remarks=functools.partial(_remarks, request),
    )


def _dots(request: RankingRequest) -> Content:
    """All provinces sorted, and what the next ranks cost."""
    say = request.voice.say
    view = _view("dots", dots_figure, request)
    if not has_dots(request):
        yield view
        return
    yield Text(finding(request), "finding")
    if request.is_merged:
        yield from () if request.is_full else (Text(say("merged.note_partial"), "caption"),)
    else:
        yield from _around(request)
    yield _played(view, dots_figure, request)
    left = undrawn(request)
    if left:
        key = "ranking.undrawn_full" if request.is_full else "ranking.undrawn_partial"
        yield Text(say(key, count=len(left), names=", ".join(left)), "caption")
    yield from _absent(request)


def _absent(request: RankingRequest) -> Content:
    """Who has no result, and why; in the borders of today whose part has none."""
    say, found = request.voice.say, without_result(request)
    if request.is_merged:
        names = [f"{name}: {reason}" for reason, known in found.items() for name in known]
        if names:
            absent = say("merged.absent", count=len(names), names="; ".join(names))
            yield Text(absent, "caption")
        return
    for reason, named in found.items():
        absent = say("ranking.absent", reason=reason, count=len(named), names=", ".join(named))
        yield Text(absent, "caption")


def _around(request: RankingRequest) -> Content:
    """What the next ranks cost, and whom survey error cannot tell from the home province."""
    say = request.voice.say
    for code in request.home:
        yield from _price(request, code)
    if not request.is_full:
        yield Text(say("ranking.price_partial"), "caption")
    yield Text(neighbours(request) or say("ranking.no_interval"), "caption")


def _price(request: RankingRequest, code: str) -> Content:
    """What the next ranks cost one province, or why that cannot be told."""
    say, steps = request.voice.say, price(request, code)
    if steps:
        lines = "\n".join(f"- {step}" for step in steps)
        heading = say("ranking.price_heading", province=request.voice.short(code))
        yield Text(f"**{heading}**\n{lines}")
        yield Text(say("ranking.price_note"), "caption")
    elif is_reordered(request, code):
        yield Text(say("ranking.price_differs"), "caption")


def _played(
    view: FigureView,
    figure: Callable[[RankingRequest], Figure | None],
    request: RankingRequest,
) -> Played | FigureView:
    """The figure in every edition that has the component, year by year; alone where it is one."""

    def of_year(year: int) -> FigureView:
        return _view(view.kind, figure, request.in_year(year))

    years = request.years
    if request.year not in years or len(years) == 1:
        return view
    return Played((view,), request.year, years, of_year, _breaks(request))


def _breaks(request: RankingRequest) -> dict[int, str]:
    """Where a series begins, by its first year, in words."""
    first = edition_rows(request.index_code)["year"].min()
    starts = new_series(request.index_code, first, request.language)
    return {
        year: request.voice.say("ranking.play_break", year=year, label=label)
        for year, label in starts.items()
    }


def _map(request: RankingRequest) -> Content:
    """The tile map of the year."""
    yield _played(_view("map", map_figure, request), map_figure, request)
    if has_tiles(request):
        yield Text(request.voice.say("ranking.tile_hint"), "caption")


def _moves(request: RankingRequest) -> Content:
    """Every province's rank in this edition and an earlier one."""
    yield _view("bump", bump_figure, request, "ranking.bump_none")


VIEWS: dict[str, Callable[[RankingRequest], Content]] = {
    "dots": _dots,
    "map": _map,
    "bump": _moves,
}
