"""The first slide and the last: whose results these are, and on which data and documents."""

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import FactLedger
from dashboard.briefing.request import BriefingRequest, result_year, with_results
from dashboard.briefing.slide import Slide
from dashboard.briefing.table_fit import fitted
from dashboard.catalog.labels import data_facts
from dashboard.figures.findings import standing
from dashboard.text.citation import citation, day
from dashboard.text.numbers import MISSING
from dashboard.text.source import Source


def title(request: BriefingRequest) -> Slide | None:
    """Whose results of which year, and which editions they are; None where there is none."""
    say = request.voice.say
    subjects = standing.with_results(request.chosen, request.year)
    if subjects != (request.province_code,):
        return _merged_title(request, subjects)
    codes = with_results(request)
    if not codes:
        return None
    names = [f"{request.voice.index(code)} {result_year(request, code)}" for code in codes]
    lines = [say("briefing.editions", names=", ".join(names))]
    lines += _merged(request)
    return slide(
        request,
        "title",
        "overview",
        say("briefing.title.conference", province=request.province, year=request.year),
        FactLedger(request.language),
        (),
        lines=tuple(lines),
        notes=(say("briefing.note.title"),),
    )


def _merged(request: BriefingRequest) -> list[str]:
    """Into which province a province of the older era went."""
    into = request.chosen.successor
    if not into:
        return []
    given = {"province": request.province, "into": request.voice.short(into)}
    return [request.voice.say("briefing.merged", **given)]


def _merged_title(request: BriefingRequest, subjects: tuple[str, ...]) -> Slide:
    """The first slide for a province of today: whose results are shown, one after another."""
    say = request.voice.say
    names = ", ".join(request.voice.short(code) for code in subjects)
    return slide(
        request,
        "title",
        "overview",
        say("briefing.title.conference", province=request.province, year=request.year),
        FactLedger(request.language),
        (),
        lines=(say("briefing.one_by_one", names=names),),
        notes=(say("briefing.note.title"),),
    )


def documents(request: BriefingRequest, sources: tuple[Source, ...]) -> Slide | None:
    """The documents, the most used first, as many as fit, all in the notes; the data version."""
    say = request.voice.say
    version, date = data_facts()
    rows = [(one.title, day(one.published_on, request.language) or MISSING) for one in sources]
    table = fitted((say("phrases.document_label"), say("briefing.printed")), rows)
    count = 0 if table is None else len(table.rows)
    ledger = FactLedger(request.language)
    given = {"version": version, "date": day(date, request.language), "count": len(sources)}
    left = len(sources) - count
    return slide(
        request,
        "documents",
        "source",
        say("briefing.documents" if sources else "briefing.documents_none", **given),
        ledger,
        tuple(source.source_id for source in sources),
        table=table,
        lines=() if sources else (say("briefing.source_none", **given),),
        caption=say("briefing.documents_left", count=left) if left else "",
        notes=tuple(citation(source, request.language) + "." for source in sources),
    )
