"""A briefing as part of an address, and an address as a step of a briefing.

A link that carries a changed briefing shows it anywhere, also after the server was restarted.
"""

import base64
import binascii
import dataclasses
import zlib
from contextlib import AbstractContextManager
from urllib.parse import parse_qsl, urlsplit

from dashboard import navigation
from dashboard.briefing import briefing_json, number_passport, slide_registry, template
from dashboard.briefing.number_passport import NumberPassport
from dashboard.briefing.request import BriefingRequest
from dashboard.briefing.slide import Deck, Slide
from dashboard.briefing.step import Briefing, BriefingError, Step
from dashboard.briefing.views import page_slide
from dashboard.catalog.indices import edition_years
from dashboard.store import versions
from dashboard.store.ask import as_of, current_file, current_version, per_version

# What proxies let through in one line of a request, with room for the rest of the address.
LONGEST = 6000
# Parameters that say how a page is looked at, not what it shows.
NOT_CHOICES = {"language", "theme", "stage", "step", "notes", "briefing", "data"}
# What a view is to point out, as an address may name it: provinces or units.
HIGHLIGHT = "highlight"
PAGES = {entry.stem for entry in navigation.PUBLIC} - {"present"}


@per_version
def packed(briefing: Briefing) -> str:
    """A briefing in letters that an address may hold."""
    return (
        base64.urlsafe_b64encode(zlib.compress(briefing_json.to_bytes(briefing), 9))
        .decode()
        .rstrip("=")
    )


@per_version
def unpacked(text: str) -> Briefing:
    """The briefing of an address. Raises ``BriefingError`` as ``store.from_bytes`` does."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(raw, briefing_json.LARGEST)
    except (binascii.Error, ValueError, zlib.error) as error:
        raise BriefingError("broken") from error
    # What would become larger than a file may be is not unpacked any further.
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise BriefingError("broken")
    return briefing_json.from_bytes(content)


def of_template(
    name: str, province_code: str, year: int, language: str, version: str = ""
) -> Briefing:
    """A ready-made briefing on a data version; the current one where none is named or kept.

    Raises ``BriefingError`` as ``template.briefing_of``.
    """
    with _on_version(version):
        return template.briefing_of(name, province_code, year, language)


def _on_version(version: str) -> AbstractContextManager[None]:
    """Within this, everything is asked of a version; of the current one where it is not kept."""
    file = versions.file_of(version)
    is_kept = bool(versions.VERSION_NAME.fullmatch(file.name)) and file.is_file()
    return as_of(file if is_kept else current_file())


def renewed(briefing: Briefing, is_own: bool) -> Briefing:
    """A briefing on the current version; a template's own steps are chosen anew."""
    if is_own:
        return dataclasses.replace(briefing, data_version=current_version())
    given = (briefing.template, briefing.province_code, briefing.year, briefing.language)
    return template.briefing_of(*given)


@per_version
def deck(briefing: Briefing) -> Deck:
    """The slides of a briefing on its own data version. Raises ``BriefingError``."""
    return template.resolve(briefing)


@per_version
def figures(briefing: Briefing, step: Step) -> tuple[str, ...]:
    """What a step's page has to show for its choices, by name; () for other steps."""
    if step.kind != slide_registry.PAGE or not page_slide.is_frozen(step):
        return ()
    with template.version_of(briefing):
        return page_slide.names(step, template.asked_of(briefing))


def step_of(address: str) -> Step:
    """The view that an address of ours shows, as a step.

    Raises ``BriefingError``: "foreign_page" where it is no page that can be a step.
    """
    parts = urlsplit(address.strip())
    page = parts.path.rstrip("/").rsplit("/", 1)[-1] or navigation.PAGES[0].stem
    if page not in PAGES:
        raise BriefingError("foreign_page", page=page[:40])
    chosen = tuple(pair for pair in parse_qsl(parts.query) if pair[0] not in NOT_CHOICES)
    marked = tuple(value for name, value in chosen if name == HIGHLIGHT)
    choices = tuple(pair for pair in chosen if pair[0] != HIGHLIGHT)
    return Step(key=page, kind=slide_registry.PAGE, page=page, choices=choices, highlight=marked)


def compared(old: Deck, new: Deck) -> tuple[tuple[str, str, str], ...]:
    """Messages that differ: the number of the step, its old and its new message; "" for none."""
    renewed = {slide.key: slide.message for slide in new.slides}
    known = {slide.key for slide in old.slides}
    changed = [
        (str(at), slide.message, renewed.get(slide.key, ""))
        for at, slide in enumerate(old.slides, start=1)
        if renewed.get(slide.key) != slide.message
    ]
    added = [("", "", slide.message) for slide in new.slides if slide.key not in known]
    return (*changed, *added)


def number_of(
    made_by: str, number: str, version: str, language: str
) -> tuple[NumberPassport, Slide, str] | None:
    """The passport that an address names (``NumberPassport.address``), its slide and the version.

    None where there is no such number: the address is wrong, or the data have it no more.
    """
    kind, *pairs = made_by.split(",")
    choices = tuple((name, value) for name, _, value in (pair.partition(":") for pair in pairs))
    if kind not in slide_registry.KINDS:
        return None
    with _on_version(version):
        if dict(choices).get("year", "") not in map(str, edition_years()):
            return None
        try:
            slide = slide_registry.slide_of(
                Step(kind, kind, "", choices), BriefingRequest("", 0, language)
            )
        except BriefingError:
            return None
        found = () if slide is None else number_passport.passports(slide, language)
        return next(
            ((one, slide, current_version()) for one in found if slide and one.key == number), None
        )
