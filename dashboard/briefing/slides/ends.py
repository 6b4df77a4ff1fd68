"""The first slide and the last: whose results these are, and on which data and documents."""

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import FactLedger
from dashboard.briefing.request import Asked, result_year, with_results
from dashboard.briefing.slide import Slide
from dashboard.briefing.table_fit import fitted
from dashboard.catalog.labels import data_facts
from dashboard.figures.findings import standing
from dashboard.text.citation import citation, day
from dashboard.text.numbers import MISSING
from dashboard.text.source import Source


def title(asked: Asked) -> Slide | None:
    """Whose results of which year, and which editions they are; None where there is none."""
    say = asked.voice.say
    subjects = standing.with_results(asked.chosen, asked.year)
    if subjects != (asked.province_code,):
        return _merged_title(asked, subjects)
    codes = with_results(asked)
    if not codes:
        return None
    names = [f"{asked.voice.index(code)} {result_year(asked, code)}" for code in codes]
    lines = [say("briefing.editions", names=", ".join(names))]
    lines += _merged(asked)
    return slide(
        asked,
        "title",
        "overview",
        say("briefing.title.conference", province=asked.province, year=asked.year),
        FactLedger(asked.language),
        (),
        lines=tuple(lines),
        notes=(say("briefing.note.title"),),
    )


def _merged(asked: Asked) -> list[str]:
    """Into which province a province of the older era went."""
    into = asked.chosen.successor
    if not into:
        return []
    given = {"province": asked.province, "into": asked.voice.short(into)}
    return [asked.voice.say("briefing.merged", **given)]


def _merged_title(asked: Asked, subjects: tuple[str, ...]) -> Slide:
    """The first slide for a province of today: whose results are shown, one after another."""
    say = asked.voice.say
    names = ", ".join(asked.voice.short(code) for code in subjects)
    return slide(
        asked,
        "title",
        "overview",
        say("briefing.title.conference", province=asked.province, year=asked.year),
        FactLedger(asked.language),
        (),
        lines=(say("briefing.one_by_one", names=names),),
        notes=(say("briefing.note.title"),),
    )


def documents(asked: Asked, sources: tuple[Source, ...]) -> Slide | None:
    """The documents, the most used first, as many as fit, all in the notes; the data version."""
    say = asked.voice.say
    version, date = data_facts()
    rows = [(one.title, day(one.published_on, asked.language) or MISSING) for one in sources]
    table = fitted((say("phrases.document_label"), say("briefing.printed")), rows)
    count = 0 if table is None else len(table.rows)
    ledger = FactLedger(asked.language)
    given = {"version": version, "date": day(date, asked.language), "count": len(sources)}
    left = len(sources) - count
    return slide(
        asked,
        "documents",
        "source",
        say("briefing.documents" if sources else "briefing.documents_none", **given),
        ledger,
        tuple(source.source_id for source in sources),
        table=table,
        lines=() if sources else (say("briefing.source_none", **given),),
        caption=say("briefing.documents_left", count=left) if left else "",
        notes=tuple(citation(source, asked.language) + "." for source in sources),
    )
