"""The ready-made briefings, and a briefing resolved against its data: ``deck`` and ``resolve``."""

import contextlib
import dataclasses
from collections import Counter
from collections.abc import Callable, Iterator

from dashboard.briefing import slide_registry, storyline
from dashboard.briefing.request import BriefingRequest, with_results
from dashboard.briefing.slide import Deck, Slide
from dashboard.briefing.step import Briefing, BriefingError, Step, renumber
from dashboard.catalog.labels import data_facts, voice
from dashboard.catalog.provinces import provinces_by_code
from dashboard.figures.findings import standing
from dashboard.store import versions
from dashboard.store.ask import as_of, current_version, per_version
from dashboard.text.folding import file_name
from dashboard.text.source import Source

TEMPLATES: dict[str, Callable[[BriefingRequest], Iterator[Step]]] = {
    "conference": storyline.conference,
    "short": storyline.short,
}
# Letters of a version that tell files of different data apart.
SHORT = 6
# Said once for a province that is looked at through those that went into it.
ONCE = ("title", "documents")


@per_version
def deck(template: str, province_code: str, year: int, language: str) -> Deck:
    """The slides of a ready-made briefing on the current version.

    Raises ``BriefingError``: "unknown_template", "unknown_province", "nothing" where no result of
    the province is on record.
    """
    return resolve(briefing_of(template, province_code, year, language))


@per_version
def briefing_of(template: str, province_code: str, year: int, language: str) -> Briefing:
    """The ready-made briefing itself: its steps that have something to show. Raises as ``deck``."""
    if template not in TEMPLATES:
        raise BriefingError("unknown_template", template=template)
    if province_code not in provinces_by_code(language):
        raise BriefingError("unknown_province", province=province_code)
    request = BriefingRequest(province_code, year, language)
    if not any(with_results(one) for one in _subjects(request)):
        raise BriefingError("nothing", province=request.province, year=year)
    steps = tuple(
        step for step in _steps(template, request) if slide_registry.slide_of(step, request)
    )
    version, _ = data_facts()
    made = Briefing(
        id=f"{template}-{province_code}-{year}-{language}",
        name=_title(template, request),
        template=template,
        province_code=province_code,
        year=year,
        language=language,
        data_version=version,
        steps=steps,
    )
    return renumber(made)


def _title(template: str, request: BriefingRequest) -> str:
    key = f"briefing.title.{template}"
    return request.voice.say(key, province=request.province, year=request.year)


def _subjects(request: BriefingRequest) -> tuple[BriefingRequest, ...]:
    """Whose results stand for the province: its own, then its predecessors', one by one."""
    codes = standing.with_results(request.chosen, request.year)
    return tuple(dataclasses.replace(request, province_code=code) for code in codes)


def _steps(template: str, request: BriefingRequest) -> Iterator[Step]:
    """The template's steps; for a province of today those of its predecessors, one by one."""
    subjects = _subjects(request)
    if subjects == (request,):
        yield from TEMPLATES[template](request)
        return
    every = {one.province_code: list(TEMPLATES[template](one)) for one in subjects}
    first = next(iter(every.values()))
    yield from (step for step in first if step.kind == "title")
    for code, steps in every.items():
        yield from (
            dataclasses.replace(
                step, key=f"{step.key}-{code}", choices=(("province", code), *step.choices)
            )
            for step in steps
            if step.kind not in ONCE
        )
    yield from (step for step in first if step.kind == "documents")


def resolve(briefing: Briefing) -> Deck:
    """The slides of a briefing's included steps, on the briefing's own data version.

    Raises ``BriefingError``: "version_gone" where that version's file is not kept (any more),
    "unknown_province", "unknown_choice" where a step names what that version does not have.
    """
    with version_of(briefing):
        request = asked_of(briefing)
        if request.province_code not in provinces_by_code(request.language):
            raise BriefingError("unknown_province", province=request.province_code)
        return _deck(briefing, request, _slides(briefing, request))


def asked_of(briefing: Briefing) -> BriefingRequest:
    """Whose results of which year the briefing is about."""
    return BriefingRequest(briefing.province_code, briefing.year, briefing.language)


def _slides(briefing: Briefing, request: BriefingRequest) -> tuple[Slide, ...]:
    """The included steps that have something to show; documents are listed once all are known."""
    steps = [step for step in briefing.steps if step.is_included]
    made = {
        step.key: slide_registry.worded(step, request)
        for step in steps
        if not slide_registry.lists(step)
    }
    used = _most_used([slide for slide in made.values() if slide is not None])
    made |= {
        step.key: slide_registry.worded(step, request, used)
        for step in steps
        if slide_registry.lists(step)
    }
    found = (made[step.key] for step in steps)
    return tuple(slide for slide in found if slide is not None)


def _most_used(slides: list[Slide]) -> tuple[Source, ...]:
    """The documents of slides, those that most slides name first, shorter titles before longer."""
    known = {source.source_id: source for slide in slides for source in slide.sources}
    counts = Counter(source.source_id for slide in slides for source in slide.sources)
    return tuple(
        sorted(known.values(), key=lambda one: (-counts[one.source_id], len(one.title), one.title))
    )


@contextlib.contextmanager
def version_of(briefing: Briefing) -> Iterator[None]:
    """Within this, everything is asked of the briefing's own version."""
    if briefing.data_version == current_version():
        yield
        return
    file = versions.file_of(briefing.data_version)
    if not versions.VERSION_NAME.fullmatch(file.name) or not file.is_file():
        raise BriefingError("version_gone", version=briefing.data_version)
    with as_of(file):
        yield


def _deck(briefing: Briefing, request: BriefingRequest, slides: tuple[Slide, ...]) -> Deck:
    version, date = data_facts()
    shown = voice(request.language)
    made_from = briefing.template if briefing.template in TEMPLATES else "own"
    return Deck(
        title=briefing.name,
        subtitle=shown.say("briefing.subtitle", version=version, count=len(slides)),
        language=briefing.language,
        data_version=version,
        data_date=date,
        slides=slides,
        file_stem=file_name(
            request.province,
            briefing.year,
            shown.say(f"briefing.file.{made_from}"),
            version[:SHORT],
        ),
        provinces=tuple(one.province_code for one in _subjects(request)),
    )
