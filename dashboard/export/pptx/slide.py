"""One slide: title sentence, large numbers, sentences, chart, table, caption and source line."""

import io

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide as PptxSlide

from dashboard.briefing.slide import Number, Slide
from dashboard.briefing.stage import drawing
from dashboard.export.pptx.chart import add_chart
from dashboard.export.pptx.layout import (
    CAPTION_SIZE,
    LEFT,
    WIDTH,
    Part,
    Positioned,
    SlideBoxes,
    alone,
    boxes_of,
    caption,
    row,
    stacked,
)
from dashboard.export.pptx.table import add_table
from dashboard.export.pptx.text import (
    PALETTE,
    SMALLEST,
    Box,
    Paragraph,
    Style,
    colour,
    height,
    lengths,
    plain,
    write,
)
from dashboard.export.slide_picture import picture, png
from dashboard.text.messages import words

TITLE = Box(LEFT, 0.5, WIDTH, 1.22)
TITLE_SIZES = (32.0, 28.0, 24.0, 20.0, 18.0)
SOURCE = Box(LEFT, 6.82, 11.0, 0.45)
COUNT = Box(11.73, 6.82, 1.0, 0.45)
MARK = Box(LEFT, 0.14, 2.2, 0.34)
FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"  # PowerPoint's own name for a slide's number
VALUE, LABEL, SENTENCE = 48.0, 18.0, 22.0
SOURCE_STYLE = Style(SMALLEST, PALETTE.muted)
DIRECTIONS = {"better": PALETTE.up, "worse": PALETTE.down}


def fill(drawn: PptxSlide, slide: Slide, language: str, *, source: str, number: int) -> None:
    """Draw a step on an empty slide; ``source`` and ``number`` stand at its foot."""
    _title(drawn, slide.message, language)
    if slide.is_hypothetical:
        _hypothetical(drawn, language)
    boxes = boxes_of(slide)
    for box, part in _positioned(slide, boxes):
        _text(drawn, part, box, language)
    _drawn(drawn, slide, boxes, language)
    if slide.caption:
        said = Paragraph(slide.caption, Style(CAPTION_SIZE, PALETTE.muted))
        _text(drawn, (said,), caption(slide.caption), language)
    if source:
        _text(drawn, (Paragraph(source, SOURCE_STYLE),), SOURCE, language)
    _count(drawn, number, language)


def _title(drawn: PptxSlide, message: str, language: str) -> None:
    for size in TITLE_SIZES:
        paragraph = Paragraph(message, Style(size, PALETTE.home, bold=True))
        if height([paragraph], TITLE.width) <= TITLE.height:
            break
    title = drawn.shapes.title
    if title is not None:
        write(title.text_frame, [paragraph], language, anchor=MSO_ANCHOR.MIDDLE)


def _positioned(slide: Slide, boxes: SlideBoxes) -> Positioned:
    numbers = [_number(number) for number in slide.numbers]
    lines: list[Part] = [(Paragraph(line, Style(SENTENCE)),) for line in slide.lines]
    if boxes.chart is None and boxes.table is None:
        return alone(numbers, lines, boxes.texts)
    if not boxes.is_row:
        return stacked([*numbers, *lines], boxes.texts)
    # Sentences stay together, as one column beside the numbers.
    together = tuple(Paragraph(line, Style(SENTENCE), gap=6) for line in slide.lines)
    return row([*numbers, *([together] if together else [])], boxes.texts)


def _number(number: Number) -> Part:
    lines = [Paragraph(number.value, Style(VALUE, PALETTE.home, bold=True))]
    lines += [Paragraph(number.label, Style(LABEL))]
    if number.change:
        code = DIRECTIONS.get(number.direction, PALETTE.muted)
        lines.append(Paragraph(number.change, Style(LABEL, code, bold=True), gap=2))
    return tuple(lines)


def _drawn(drawn: PptxSlide, slide: Slide, boxes: SlideBoxes, language: str) -> None:
    say = words(language)
    if slide.chart and boxes.chart:
        title = slide.chart.axis
        if slide.is_hypothetical:
            title = say("slides.hypothetical_axis", axis=title)
        series = ", ".join(dict.fromkeys(part.name for part in slide.chart.series))
        alt = say("slides.chart_alt", message=slide.message, axis=title, series=series)
        add_chart(drawn, slide.chart, boxes.chart, language, title=title, alt=alt)
    elif slide.figure and boxes.chart:
        _picture(drawn, slide, boxes.chart, language)
    if slide.table and boxes.table:
        columns = ", ".join(slide.table.columns)
        alt = say("slides.table_alt", message=slide.message, columns=columns)
        add_table(drawn, slide.table, boxes.table, language, alt)


def _picture(drawn: PptxSlide, slide: Slide, box: Box, language: str) -> None:
    """A page's figure that PowerPoint has no chart for, as large as the box allows."""
    found = picture(slide, language, "wide")
    if found is None:
        return
    scale = min(box.width / found.width, box.height / found.height)
    wide, tall = found.width * scale, found.height * scale
    middle = Box(box.left + (box.width - wide) / 2, box.top + (box.height - tall) / 2, wide, tall)
    shape = drawn.shapes.add_picture(io.BytesIO(png(slide, language)), *lengths(middle))
    said = plain(drawing.alternative(slide, language))
    next(shape._element.iter(qn("p:cNvPr"))).set("descr", said)


def _text(drawn: PptxSlide, part: Part, box: Box, language: str) -> None:
    write(drawn.shapes.add_textbox(*lengths(box)).text_frame, part, language)


def _count(drawn: PptxSlide, number: int, language: str) -> None:
    """The number of the slide, as a field that stays right when somebody moves the slide."""
    frame = drawn.shapes.add_textbox(*lengths(COUNT)).text_frame
    write(frame, [Paragraph(str(number), SOURCE_STYLE)], language, align=PP_ALIGN.RIGHT)
    run = frame.paragraphs[0].runs[0]._r
    run.tag = qn("a:fld")
    run.set("id", FIELD)
    run.set("type", "slidenum")


def _hypothetical(drawn: PptxSlide, language: str) -> None:
    """The word on a ground of its own, above the title."""
    box = drawn.shapes.add_textbox(*lengths(MARK))
    box.fill.solid()
    box.fill.fore_color.rgb = colour(PALETTE.target)
    said = Paragraph(words(language)("what_if.hypothetical"), Style(16, PALETTE.ground, bold=True))
    write(box.text_frame, [said], language, align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE)
