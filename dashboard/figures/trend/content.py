"""What the trend page shows: score and rank over the years, or every component."""

import functools
from dataclasses import replace

from dashboard.figures.content import Content, FigureView, Text, eras
from dashboard.figures.trend.components import component_figure, component_parts
from dashboard.figures.trend.request import TrendRequest
from dashboard.figures.trend.total import rank_figure, score_figure

FIGURES = (("score", score_figure, "trend.no_score"), ("rank", rank_figure, "trend.no_rank"))


def content(request: TrendRequest) -> Content:
    """The view chosen, under the page's title."""
    voice = request.voice
    name = voice.short(request.home[0]) if request.is_merged else request.name
    yield Text(voice.say("trend.title", province=name), "title")
    if request.is_merged:
        yield Text(voice.say("merged.trend_note"), "note")
    else:
        yield from eras(request.province, "trend", request.home, request.language)
    yield from {"total": _total, "components": _components}[request.view](request)


def _total(request: TrendRequest) -> Content:
    """Scores, then ranks, of the index or component."""
    for kind, build, missing in FIGURES:
        yield FigureView(
            kind,
            functools.partial(build, request),
            request,
            why_not=request.voice.say(missing, index=request.component, province=request.name),
            passport=None
            if request.is_merged
            else {"index": request.index_code, "province": request.home[0]},
            about=None if request.is_merged else (request.home[0], None, request.index_code),
        )


def _components(request: TrendRequest) -> Content:
    """Every component in a small chart, for each province that stands for the one chosen."""
    voice, index_code = request.voice, request.index_code
    for code in request.home:
        own = replace(request, home=(code,), component_code="TOTAL", compared=())
        yield FigureView(
            "components",
            functools.partial(component_figure, own),
            own,
            why_not=voice.say(
                "trend.no_components", index=voice.index(index_code), province=voice.short(code)
            ),
            passport=None if request.is_merged else {"index": index_code, "province": code},
            about=None if request.is_merged else (code, None, index_code),
            suffix=code if len(request.home) > 1 else "",
            parts_of=functools.partial(component_parts, own),
        )
