"""A figure's chart for a page of A4: the drawing alone, since the page writes words in its face."""

from xml.sax.saxutils import quoteattr

import vl_convert

from dashboard.export.figure.drawing import drawing
from dashboard.export.report_content import Picture
from dashboard.export.typeface import FAMILIES, register
from dashboard.figures.figure import Figure

# At this width the chart's own texts are printed at about 8 points on 164 millimetres.
WIDTH = 700
# Pixels of the picture per pixel of the drawing: 215 to an inch on the page.
SCALE = 2


def picture(figure: Figure, caption: str, source: str) -> Picture:
    """The chart with its caption; its measure and scope stand below it."""
    drawn = drawing(figure.chart, figure.language, WIDTH)
    size = f"{drawn.width:g} {drawn.height:g}"
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{drawn.width:g}" height="{drawn.height:g}" viewBox="0 0 {size}"'
        f" font-family={quoteattr(FAMILIES)}>{drawn.elements}</svg>"
    )
    return Picture(
        caption=caption,
        note=figure.subtitle,
        alt=figure.alt,
        source=source,
        svg=svg,
        width=drawn.width,
        height=drawn.height,
    )


def png(drawn: Picture) -> bytes:
    """The picture for files that take no SVG."""
    register()
    return bytes(vl_convert.svg_to_png(drawn.svg, scale=SCALE))
