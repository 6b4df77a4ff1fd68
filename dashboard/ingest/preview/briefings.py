"""The briefings of a preview: they keep their numbers; what renewing them would change."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.briefing import link, template
from dashboard.briefing.slide import Deck
from dashboard.briefing.step import Briefing, BriefingError
from dashboard.catalog.provinces import provinces_by_code
from dashboard.figures.findings.standing import newest_year
from dashboard.ingest.preview.names import Names
from dashboard.ingest.preview.parts import Part, Texts, part
from dashboard.ingest.preview.ranks import HOMES
from dashboard.store.ask import as_of
from dashboard.text import numbers


def briefing_part(before: Path, after: Path, briefings: Sequence[Briefing], names: Names) -> Part:
    """Message by message what renewing each briefing on the version after would change."""
    lines, rows = _default_years(before, after, names), []
    every = [(one, False) for one in _ready_made(before, names.language)]
    every += [(one, True) for one in briefings]
    for briefing, is_own in every:
        try:
            found, count = _differences(before, after, briefing, is_own)
        except BriefingError as problem:
            lines.append(f"{briefing.name}: {problem.message(names.language)}")
            continue
        lines.append(_told(briefing, len(found), count, names))
        rows += [(briefing.name, *one) for one in found]
    gone, come = names.voice.say("present.gone"), names.voice.say("load_preview.no_step")

    def row(one: Texts) -> Texts:
        name, at, old, new = one
        return (name, at or numbers.MISSING, old or come, new or gone)

    heads = ("briefing", "step", "old", "new_value")
    return part("briefing", heads, rows, row, tuple(lines), names.language)


def _told(briefing: Briefing, changed: int, count: int, names: Names) -> str:
    """ "... giữ số liệu của bản ...; làm mới sẽ đổi 3/16 thông điệp"."""
    key = "load_preview.briefing.some" if changed else "load_preview.briefing.none"
    return names.voice.say(
        key, name=briefing.name, version=briefing.data_version, changed=changed, count=count
    )


def _ready_made(before: Path, language: str) -> Iterator[Briefing]:
    """The ready-made briefings of the home provinces as they are now, for the newest year."""
    with as_of(before):
        known = [code for code in HOMES if code in provinces_by_code(language)]
        made = []
        for code in known:
            year = newest_year((code,))
            for name in template.TEMPLATES:
                try:
                    made.append(template.briefing_of(name, code, year, language))
                except BriefingError:
                    # Nothing on record of the province: there is no briefing that could change.
                    continue
    yield from made


def _differences(
    before: Path, after: Path, briefing: Briefing, is_own: bool
) -> tuple[tuple[Texts, ...], int]:
    """The messages that differ, and how many there are. Raises ``BriefingError``."""
    old = _deck(before, briefing)
    with as_of(after):
        renewed = link.renewed(briefing, is_own)
        new = link.deck(renewed)
    found = tuple(
        one
        for one in link.compared(old, new)
        # A message that only names its data version says nothing else.
        if one[1].replace(old.data_version, new.data_version) != one[2]
    )
    return found, len(old.slides)


def _deck(before: Path, briefing: Briefing) -> Deck:
    """A briefing on the data version it was made on."""
    with as_of(before):
        return link.deck(briefing)


def _default_years(before: Path, after: Path, names: Names) -> list[str]:
    """Where the year that briefings have by default becomes another."""
    told = []
    for code in HOMES:
        years = []
        for file in (before, after):
            with as_of(file):
                known = code in provinces_by_code(names.language)
                years.append(newest_year((code,)) if known else None)
        if None not in years and years[0] != years[1]:
            province = names.of("province", code)
            told.append(
                names.voice.say(
                    "load_preview.default_year", province=province, old=years[0], new=years[1]
                )
            )
    return told
