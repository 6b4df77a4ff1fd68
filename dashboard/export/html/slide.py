"""One slide as HTML. Every text is escaped; nothing in it is a style, a script or an address."""

from html import escape

from dashboard.briefing.slide import Number, Slide, Table
from dashboard.briefing.stage import drawing
from dashboard.export.slide_picture import SHAPES, Shape, is_beside, picture
from dashboard.text.messages import Say, words

# A cell of so few letters ("53/63 (−31)") stays on one line.
SHORT = 14


def section(slide: Slide, language: str, number: int, count: int) -> str:
    """A slide as an element of the page, ``number`` of ``count``, its notes hidden."""
    say = words(language)
    name = escape(say("static_copy.slide", number=number, count=count))
    return (
        f'<section class="{_kind(slide)}" id="s{number}" tabindex="-1" aria-label="{name}">'
        f"<header>{_mark(slide, say)}<h2>{escape(slide.message)}</h2></header>"
        f'<div class="body">{_numbers(slide.numbers)}<div class="main">'
        f'{_chart(slide, language)}<div class="beside">{_lines(slide.lines)}'
        f"{_table(slide.table, slide.message)}</div></div></div>"
        f"<footer><div>{_paragraph('caption', slide.caption)}"
        f"{_paragraph('source', slide.source_line)}</div>"
        f'<p class="at">{escape(say("static_copy.of", number=number, count=count))}</p></footer>'
        f"{_notes(slide.notes, say)}</section>"
    )


def _kind(slide: Slide) -> str:
    """What the layout must know: two columns, or words alone."""
    if is_beside(slide):
        return "slide two"
    return "slide" if slide.is_drawn or slide.table or slide.numbers else "slide words"


def _mark(slide: Slide, say: Say) -> str:
    if not slide.is_hypothetical:
        return ""
    return f'<p class="hypothetical">{escape(say("static_copy.hypothetical"))}</p>'


def _paragraph(kind: str, text: str) -> str:
    return f'<p class="{kind}">{escape(text)}</p>' if text else ""


def _numbers(numbers: tuple[Number, ...]) -> str:
    items = "".join(
        f'<li><span class="value">{escape(number.value)}</span>'
        f'<span class="label">{escape(number.label)}</span>{_change(number)}</li>'
        for number in numbers
    )
    return f'<ul class="numbers">{items}</ul>' if items else ""


def _change(number: Number) -> str:
    """The change in its own words and mark; the colour only repeats them."""
    if not number.change:
        return ""
    return f'<span class="change {number.direction}">{escape(number.change)}</span>'


def _lines(lines: tuple[str, ...]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<ul class="lines">{items}</ul>' if items else ""


def _table(table: Table | None, description: str) -> str:
    if table is None:
        return ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = "".join(
        f"<tr{' class=marked' if place in table.marked else ''}>{_cells(row)}</tr>"
        for place, row in enumerate(table.rows)
    )
    return (
        f'<table><caption class="unseen">{escape(description)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cells(row: tuple[str, ...]) -> str:
    first, *rest = row
    return f'<th scope="row">{escape(first)}</th>' + "".join(
        f"<td{' class=short' if len(text) <= SHORT else ''}>{escape(text)}</td>" for text in rest
    )


def _chart(slide: Slide, language: str) -> str:
    drawings = "".join(_svg(slide, language, shape) for shape in SHAPES)
    return f'<div class="chart">{drawings}</div>' if drawings else ""


def _svg(slide: Slide, language: str, shape: Shape) -> str:
    drawn = picture(slide, language, shape)
    if drawn is None:
        return ""
    return (
        f'<svg class="{shape}" viewBox="0 0 {drawn.width:g} {drawn.height:g}" role="img"'
        f' aria-label="{escape(drawing.alternative(slide, language))}">{drawn.elements}</svg>'
    )


def _notes(notes: tuple[str, ...], say: Say) -> str:
    told = notes or (say("static_copy.no_notes"),)
    paragraphs = "".join(f"<p>{escape(note)}</p>" for note in told)
    return (
        f'<aside class="notes" hidden><h3>{escape(say("static_copy.notes"))}</h3>{paragraphs}'
        f'<p class="keys">{escape(say("static_copy.keys"))}</p></aside>'
    )
