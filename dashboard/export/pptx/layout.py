"""Where the elements of a slide go: texts beside the picture, above it, or alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.briefing.slide import Slide
from dashboard.export.pptx.text import Box, Paragraph, Style, height

LEFT, WIDTH = 0.6, 12.13
TOP, BOTTOM, CAPTION_TOP = 1.8, 6.65, 6.25
CAPTION_SIZE, SOURCE_TOP = 14.0, 6.78
PANEL, BAND, GAP = 3.6, 1.45, 0.4
NARROW_COLUMNS = 3  # a table of no more columns leaves room for texts at its side
FACTORS = tuple(step / 20 for step in range(28, 7, -1))  # of the sizes asked for, largest first
HANGING = 0.35  # of the room left over stands above texts that are alone
TALLEST = 1.0  # beside a picture nothing is larger than asked for

Part = tuple[Paragraph, ...]  # what stays together: a number with its label, the sentences
Positioned = list[tuple[Box, Part]]


@dataclass(frozen=True)
class SlideBoxes:
    """The boxes of a slide; None for what it has not. ``is_row``: texts side by side."""

    texts: Box
    is_row: bool
    chart: Box | None = None
    table: Box | None = None


def caption(text: str) -> Box:
    """Where the words under a picture stand: a long text takes of the picture's room."""
    tall = height([Paragraph(text, Style(CAPTION_SIZE))], WIDTH)
    top = min(CAPTION_TOP + 0.05, SOURCE_TOP - tall)
    return Box(LEFT, top, WIDTH, max(SOURCE_TOP - top, tall))


def _bottom(slide: Slide) -> float:
    """Where the picture ends."""
    return caption(slide.caption).top - 0.05 if slide.caption else BOTTOM


def boxes_of(slide: Slide) -> SlideBoxes:
    """The boxes for a slide's elements, between its title and its source line."""
    whole = Box(LEFT, TOP, WIDTH, _bottom(slide) - TOP)
    if not slide.is_drawn and slide.table is None:
        return SlideBoxes(whole, is_row=False)
    has_texts = bool(slide.numbers or slide.lines)
    if not has_texts:
        return _drawn(slide, whole, whole, is_row=False)
    if _leaves_a_side(slide):
        side = Box(whole.left, whole.top, PANEL, whole.height)
        rest = WIDTH - PANEL - GAP
        drawn = Box(LEFT + WIDTH - rest, whole.top, rest, whole.height)
        return _drawn(slide, side, drawn, is_row=False)
    band = Box(whole.left, whole.top, whole.width, BAND)
    under = Box(whole.left, TOP + BAND + 0.15, whole.width, whole.height - BAND - 0.15)
    return _drawn(slide, band, under, is_row=True)


def _leaves_a_side(slide: Slide) -> bool:
    if slide.table is None:
        return True
    return not slide.is_drawn and len(slide.table.columns) <= NARROW_COLUMNS


def _drawn(slide: Slide, texts: Box, drawn: Box, *, is_row: bool) -> SlideBoxes:
    if not slide.is_drawn or slide.table is None:
        chart = drawn if slide.is_drawn else None
        return SlideBoxes(texts, is_row, chart, drawn if slide.table else None)
    half = (drawn.width - GAP) / 2
    left = Box(drawn.left, drawn.top, half, drawn.height)
    right = Box(drawn.left + half + GAP, drawn.top, half, drawn.height)
    return SlideBoxes(texts, is_row, left, right)


def stacked(parts: Sequence[Part], box: Box, *, largest: float = TALLEST) -> Positioned:
    """Parts one below the other, as large as the box allows."""
    for factor in (factor for factor in FACTORS if factor <= largest):
        placed, top = [], box.top
        for part in _scaled(parts, factor):
            tall = height(part, box.width)
            placed.append((Box(box.left, top, box.width, tall), part))
            top += tall + GAP * 0.6 * factor
        if top - box.top <= box.height:
            break
    return placed


def row(parts: Sequence[Part], box: Box, *, largest: float = TALLEST) -> Positioned:
    """Parts side by side in columns of one width, as large as the box allows."""
    width = (box.width - GAP * (len(parts) - 1)) / max(1, len(parts))
    for factor in (factor for factor in FACTORS if factor <= largest):
        scaled = _scaled(parts, factor)
        tall = max(height(part, width) for part in scaled)
        if tall <= box.height:
            break
    return [
        (Box(box.left + at * (width + GAP), box.top, width, tall), part)
        for at, part in enumerate(scaled)
    ]


def alone(numbers: Sequence[Part], lines: Sequence[Part], box: Box) -> Positioned:
    """Texts without a picture: the numbers large in a row, the sentences below over the width."""
    if not numbers and not lines:
        return []
    placed = _from_top(numbers, lines, box)
    left = box.top + box.height - max(part.top + part.height for part, _ in placed)
    down = max(0.0, left) * HANGING
    return [(replace(one, top=one.top + down), part) for one, part in placed]


def _from_top(numbers: Sequence[Part], lines: Sequence[Part], box: Box) -> Positioned:
    if not numbers:
        return stacked(lines, box, largest=FACTORS[0])
    share = 0.5 if lines else 1.0
    first = row(numbers, Box(box.left, box.top, box.width, box.height * share), largest=FACTORS[0])
    under = max(placed.top + placed.height for placed, _ in first) + GAP
    below = Box(box.left, under, box.width, box.top + box.height - under)
    return [*first, *stacked(lines, below, largest=FACTORS[0])] if lines else first


def _scaled(parts: Sequence[Part], factor: float) -> list[Part]:
    return [
        tuple(Paragraph(line.text, line.style.scaled(factor), line.gap * factor) for line in part)
        for part in parts
    ]
