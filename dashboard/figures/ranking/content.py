"""What the ranking page shows: the sorted dots, the tile map, or the moves between two editions."""

import functools
from collections.abc import Callable

from dashboard.figures.content import Content, FigureView, Text
from dashboard.figures.ranking.dots import dots_figure
from dashboard.figures.ranking.moves import bump_figure
from dashboard.figures.ranking.request import RankingRequest
from dashboard.figures.ranking.rows import finding, is_reordered, neighbours, price, without_result
from dashboard.figures.ranking.tiles import map_figure


def content(request: RankingRequest) -> Content:
    """The view chosen, under the page's title."""
    say, voice = request.voice.say, request.voice
    yield Text(
        say("ranking.title", index=voice.index(request.index_code), year=request.year), "title"
    )
    yield from VIEWS[request.view](request)


def _nothing(request: RankingRequest) -> str:
    return request.voice.say("ranking.none", component=request.component, year=request.year)


def _passport(request: RankingRequest) -> dict[str, str]:
    return {
        "index": request.index_code,
        "year": str(request.year),
        "province": request.home[0],
    }


def _remarks(request: RankingRequest) -> tuple[str, ...]:
    return (neighbours(request), *price(request, request.home[0]))


def _dots(request: RankingRequest) -> Content:
    """All provinces sorted, and what the next ranks cost."""
    say = request.voice.say
    view = FigureView(
        "dots",
        functools.partial(dots_figure, request),
        request,
        why_not=_nothing(request),
        passport=_passport(request),
        is_titled=False,
        about=(request.home[0], request.year, request.index_code),
        remarks=functools.partial(_remarks, request),
    )
    if dots_figure(request, "light") is None:
        yield view
        return
    yield Text(finding(request), "finding")
    for code in request.home:
        yield from _price(request, code)
    if not request.is_full:
        yield Text(say("ranking.price_partial"), "caption")
    yield Text(neighbours(request) or say("ranking.no_interval"), "caption")
    yield view
    for reason, names in without_result(request).items():
        told = say("ranking.absent", reason=reason, count=len(names), names=", ".join(names))
        yield Text(told, "caption")


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


def _map(request: RankingRequest) -> Content:
    """The tile map of the year."""
    yield FigureView(
        "map",
        functools.partial(map_figure, request),
        request,
        why_not=_nothing(request),
        passport=_passport(request),
        about=(request.home[0], request.year, request.index_code),
        remarks=functools.partial(_remarks, request),
    )
    if map_figure(request, "light") is not None:
        yield Text(request.voice.say("ranking.tile_hint"), "caption")


def _moves(request: RankingRequest) -> Content:
    """Every province's rank in this edition and an earlier one."""
    yield FigureView(
        "bump",
        functools.partial(bump_figure, request),
        request,
        why_not=request.voice.say("ranking.bump_none"),
        passport=_passport(request),
        about=(request.home[0], request.year, request.index_code),
        remarks=functools.partial(_remarks, request),
    )


VIEWS: dict[str, Callable[[RankingRequest], Content]] = {
    "dots": _dots,
    "map": _map,
    "bump": _moves,
}
