"""A figure as a picture that explains itself: finding, measure, chart, documents, date, version."""

import io
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

import vl_convert
from PIL import Image

from dashboard.charts.palette import PALETTES
from dashboard.export.figure.drawing import SCHEME, Drawing, drawing
from dashboard.export.figure.facts import facts
from dashboard.export.typeface import FAMILIES, printable, register, shorten, wrap
from dashboard.figures.figure import Figure
from dashboard.text.citation import cited
from dashboard.text.messages import words

WIDTH, MARGIN, GAP, TITLE_GAP = 1000, 24, 14, 4
PPI = 72
INK, MUTED = PALETTES[SCHEME].text, PALETTES[SCHEME].muted
SOURCE_LINES = 3
# Three lines never hold more documents than this: no need to try with two hundred.
MOST_NAMED = 30


@dataclass(frozen=True)
class Style:
    """How a kind of text in a picture looks; sizes in pixels."""

    size: int
    leading: int
    colour: str
    bold: bool = False


TITLE = Style(22, 29, INK, bold=True)
SUBTITLE = Style(15, 21, MUTED)
FOOTER = Style(12, 17, MUTED)


def svg_bytes(figure: Figure) -> bytes:
    """The picture as SVG, all texts as text, nothing fetched from anywhere."""
    return _svg(figure).encode("utf-8")


def png_bytes(figure: Figure, scale: float = 2) -> bytes:
    """The picture as PNG; ``scale`` 2 gives at least 2,000 pixels in width."""
    register()
    drawn = Image.open(io.BytesIO(vl_convert.svg_to_png(_svg(figure), scale=scale)))
    file = io.BytesIO()
    # The renderer packs loosely and keeps a transparency that a white sheet has no use for:
    # without it the file is a third as large, every pixel the same.
    drawn.convert("RGB").save(file, "PNG", dpi=(PPI * scale, PPI * scale))
    return file.getvalue()


def _svg(figure: Figure) -> str:
    chart = drawing(figure.chart, figure.language, WIDTH - 2 * MARGIN)
    room = max(WIDTH - 2 * MARGIN, chart.width)
    top = _lines(figure.title, TITLE, room), _lines(figure.subtitle, SUBTITLE, room)
    bottom = _footer(figure, room)
    subtitle_top = MARGIN + len(top[0]) * TITLE.leading + TITLE_GAP
    chart_top = subtitle_top + len(top[1]) * SUBTITLE.leading + GAP
    foot_top = chart_top + chart.height + GAP
    parts = [
        _texts(top[0], TITLE, MARGIN),
        _texts(top[1], SUBTITLE, subtitle_top),
        f'<g transform="translate({MARGIN},{chart_top:g})">{chart.elements}</g>',
        _texts(bottom, FOOTER, foot_top),
    ]
    height = foot_top + len(bottom) * FOOTER.leading + MARGIN
    return _sheet(figure, Drawing("".join(parts), room + 2 * MARGIN, height))


def _sheet(figure: Figure, content: Drawing) -> str:
    language, size = quoteattr(figure.language), f"{content.width:g} {content.height:g}"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{content.width:g}" height="{content.height:g}" viewBox="0 0 {size}"'
        f" lang={language} xml:lang={language}"
        f' role="img" aria-labelledby="picture-title picture-text" font-family="{FAMILIES}">'
        f'<title id="picture-title">{escape(printable(figure.title))}</title>'
        f'<desc id="picture-text">{escape(printable(figure.alt))}</desc>'
        f'<rect width="{content.width:g}" height="{content.height:g}" fill="white"/>'
        f"{content.elements}</svg>"
    )


def _lines(text: str, style: Style, room: float) -> list[str]:
    return wrap(text, style.size, room, bold=style.bold)


def _texts(lines: list[str], style: Style, top: float) -> str:
    weight = "bold" if style.bold else "normal"
    # The first baseline: letters with two marks above ("Ế") reach higher than Latin ones.
    baseline = top + 0.8 * style.leading
    return "".join(
        f'<text x="{MARGIN}" y="{baseline + number * style.leading:g}" fill="{style.colour}"'
        f' font-size="{style.size}" font-weight="{weight}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )


def _footer(figure: Figure, room: float) -> list[str]:
    say = words(figure.language)
    stated = facts(figure, "title", "measure", "sources").items()
    stamp = " · ".join(say("export.label", label=label, text=text) for label, text in stated)
    return [*_source_lines(figure, room), *_lines(stamp, FOOTER, room)]


def _source_lines(figure: Figure, room: float) -> list[str]:
    """As many documents as fit three lines, and how many more there are."""
    say = words(figure.language)
    if not figure.sources:
        return []
    for most in range(min(len(figure.sources), MOST_NAMED), 0, -1):
        documents = cited(figure.sources, figure.language, most)
        text = say("export.label", label=say("export.sources"), text=documents)
        lines = _lines(text, FOOTER, room)
        if len(lines) <= SOURCE_LINES:
            return lines
    return shorten(lines, SOURCE_LINES, FOOTER.size, room)
