"""What is made of a step: a slide by its kind, and the presenter's own words over it."""

import dataclasses
from collections.abc import Callable

from dashboard.briefing.request import BriefingRequest
from dashboard.briefing.slide import MOST_ELEMENTS, Slide
from dashboard.briefing.slides.change import change
from dashboard.briefing.slides.cover_and_sources import documents, title
from dashboard.briefing.slides.duty import duty
from dashboard.briefing.slides.indices import indices
from dashboard.briefing.slides.lost_points import loss
from dashboard.briefing.slides.neighbour import neighbour
from dashboard.briefing.slides.next_target import next_target
from dashboard.briefing.slides.promise_result import promise_result
from dashboard.briefing.slides.proposal import proposal
from dashboard.briefing.slides.rank_years import rank_years
from dashboard.briefing.slides.unit_class import unit_class
from dashboard.briefing.slides.unit_move import unit_move
from dashboard.briefing.slides.unit_years import unit_years
from dashboard.briefing.step import BriefingError, Step
from dashboard.briefing.views import page_slide
from dashboard.catalog.indices import edition_years, index_rows
from dashboard.catalog.provinces import provinces_by_code
from dashboard.store.ask import per_version
from dashboard.text.source import Source

KINDS: dict[str, Callable[[BriefingRequest], Slide | None]] = {
    "title": title,
    "indices": indices,
    "rank_years": rank_years,
    "change": change,
    "loss": loss,
    "duty": duty,
    "unit_class": unit_class,
    "unit_move": unit_move,
    "promise_result": promise_result,
    "next_target": next_target,
    "request": proposal,
    "neighbour": neighbour,
    "unit_years": unit_years,
}
# A slide of nothing but the presenter's words, and a view of a page.
WORDS, PAGE, DOCUMENTS = "words", "page", "documents"
# The slide that says what a page says where the page is more than one figure (frozen.py).
OF_PAGE = {"overview": "indices", "source": DOCUMENTS, "method": DOCUMENTS}


def known_kind(kind: str, page: str) -> bool:
    """Whether something can be made of a step of this kind."""
    is_page = page in OF_PAGE or page in page_slide.PAGES
    return kind in (*KINDS, WORDS, DOCUMENTS) or (kind == PAGE and is_page)


def asked_by(step: Step, request: BriefingRequest) -> BriefingRequest:
    """Whose results of which year a step is about: its own choices before the briefing's.

    Raises ``BriefingError`` "unknown_choice" for what the data do not have.
    """
    chosen = dict(step.choices)
    code = chosen.pop("province", request.province_code)
    year = chosen.pop("year", str(request.year))
    known = {
        "province": (code, provinces_by_code(request.language)),
        "year": (year, [str(one) for one in edition_years()]),
        "index": (chosen.get("index", ""), ["", *index_rows().index]),
    }
    for name, (value, values) in known.items():
        if value not in values and (name, value) != ("year", str(request.year)):
            raise BriefingError("unknown_choice", step=step.key, name=name, value=value)
    return BriefingRequest(code, int(year), request.language, tuple(chosen.items()))


def _kind(step: Step) -> str:
    """What is made of the step; "" for a page that nothing is made of."""
    return OF_PAGE.get(step.page, "") if step.kind == PAGE else step.kind


def slide_of(
    step: Step, request: BriefingRequest, sources: tuple[Source, ...] = ()
) -> Slide | None:
    """The slide of a step as the figures word it; None where nothing is on record for it.

    ``sources`` are the documents of the other slides, for the slide that lists them.
    """
    if step.kind == WORDS:
        return Slide(key=step.key, message=step.message or "", lines=step.lines or ())
    if step.kind == PAGE and page_slide.is_frozen(step):
        return page_slide.frozen(step, request)
    kind = _kind(step)
    if kind not in (*KINDS, DOCUMENTS):
        raise BriefingError("unknown_kind", step=step.key, kind=step.kind, page=step.page)
    about = asked_by(step, request)
    made = documents(about, sources) if kind == DOCUMENTS else _made(kind, about)
    return None if made is None else dataclasses.replace(made, key=step.key, kind=kind)


@per_version
def _made(kind: str, about: BriefingRequest) -> Slide | None:
    """A slide, made once: a briefing is first asked what it has and then shown."""
    return KINDS[kind](about)


def lists(step: Step) -> bool:
    """Whether a step lists the documents of the others."""
    return _kind(step) == DOCUMENTS and not (step.kind == PAGE and page_slide.is_frozen(step))


def worded(step: Step, request: BriefingRequest, sources: tuple[Source, ...] = ()) -> Slide | None:
    """The slide of a step with the presenter's words and note; None where nothing is on record."""
    made = slide_of(step, request, sources)
    if made is None:
        return None
    room = MOST_ELEMENTS - made.n_elements + len(made.lines)
    return dataclasses.replace(
        made,
        message=made.message if step.message is None else step.message,
        lines=made.lines if step.lines is None else step.lines[:room],
        notes=((step.note, *made.notes) if step.note else made.notes),
    )
