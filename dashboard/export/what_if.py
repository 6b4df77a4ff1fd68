"""A scenario as a workbook and as one page of annex; both say that it is hypothetical."""

import pandas as pd

from dashboard.analysis.scenario import Scenario
from dashboard.analysis.scenario_json import to_json
from dashboard.catalog.documents import documents_of
from dashboard.export.figure.workbook import xlsx_bytes
from dashboard.export.pdf.typesetting import Part, Sheet, sheet_pdf
from dashboard.figures.figure import Column, Figure, cell_texts
from dashboard.figures.what_if import chart, saved, sentences, tables
from dashboard.figures.what_if.baseline import Lever, levers
from dashboard.figures.what_if.request import WhatIfRequest
from dashboard.text.citation import citation, day

PLAN_WIDTHS = (8, 2, 2, 6, 6)
FACT_WIDTHS = (5, 6)
CASE_WIDTHS = (5, 3, 3, 3, 3)
# Of a long list of cases an annex shows the newest.
SHOWN_CASES = 12


def json_bytes(item: Scenario, language: str) -> bytes:
    """The scenario as a file that this page opens again."""
    say = saved.request_of(item, language).voice.say
    return to_json(item, say("what_if.hypothetical"))


def workbook_bytes(item: Scenario, language: str) -> bytes:
    """The scenario as a workbook: results and components, and a sheet of documents."""
    return xlsx_bytes(figure(item, language))


def figure(item: Scenario, language: str) -> Figure:
    """The scenario as a figure whose table holds everything."""
    request = saved.request_of(item, language)
    say = request.voice.say
    rows: list[dict[str, object]] = [
        {"item": label, "text": text} for label, text in saved.facts(item, language)
    ]
    rows += [_component(lever, item, request) for lever in _levers(item, request)]
    return chart.figure(
        request,
        "plan",
        chart.plan_figure(request).chart,
        title=say("what_if.annex_title", name=item.name),
        subtitle=_subtitle(item, request),
        table=pd.DataFrame(rows, columns=["item", "today", "plan", "gain", "text"]),
        columns=(
            Column("item", say("what_if.item")),
            Column("today", say("what_if.today"), "score"),
            Column("plan", say("what_if.plan_column"), "score"),
            Column("gain", say("phrases.score_change"), "score_change"),
            Column("text", say("what_if.remark")),
        ),
        source_ids=chart.source_ids(request.base),
    )


def _subtitle(item: Scenario, request: WhatIfRequest) -> str:
    return request.voice.say(
        "what_if.annex_subtitle",
        province=request.province,
        edition=request.edition,
        horizon=item.horizon,
    )


def _levers(item: Scenario, request: WhatIfRequest) -> tuple[Lever, ...]:
    """Today's scores are those of the version that is shown, so an old scenario has none."""
    return levers(request.base) if saved.is_current(item) else ()


def _component(lever: Lever, item: Scenario, request: WhatIfRequest) -> dict[str, object]:
    score = dict(item.plan).get(lever.code, lever.today)
    often = tables.how_often(lever, request, score - lever.today)
    lead = lever.lead or request.voice.say("what_if.no_lead")
    return {
        "item": lever.label,
        "today": lever.today,
        "plan": score,
        "gain": round(score - lever.today, 6),
        "text": "; ".join(part for part in (often, lead) if part),
    }


def annex_bytes(item: Scenario, language: str) -> bytes:
    """The scenario as one A4 page."""
    return sheet_pdf(annex(item, language))


def annex(item: Scenario, language: str) -> Sheet:
    """What the annex says."""
    request = saved.request_of(item, language)
    say = request.voice.say
    listed = documents_of(chart.source_ids(request.base), language)
    return Sheet(
        language=language,
        title=say("what_if.annex_title", name=item.name),
        subtitle=_subtitle(item, request),
        findings=_findings(item, request),
        parts=(_results(item, request), *_plan(item, request), *_cases(item, request)),
        sources_heading=say("what_if.annex_sources"),
        sources=tuple(citation(one, language) for one in listed),
        more=say("what_if.annex_more", count="{count}"),
        foot=say("what_if.annex_foot", day=day(item.made_on, language), version=item.data_version),
        address="",
        code="",
    )


def _findings(item: Scenario, request: WhatIfRequest) -> tuple[str, ...]:
    """The finding of a scenario on the version that is shown; of an old one only what it kept."""
    if not saved.is_current(item):
        return (saved.notice(item, request.language),)
    return (sentences.headline(request),)


def _results(item: Scenario, request: WhatIfRequest) -> Part:
    return Part(
        request.voice.say("what_if.annex_results"),
        header=(request.voice.say("what_if.item"), request.voice.say("what_if.value")),
        rows=tuple(saved.facts(item, request.language)),
        widths=FACT_WIDTHS,
        is_whole=True,
    )


def _plan(item: Scenario, request: WhatIfRequest) -> tuple[Part, ...]:
    if not _levers(item, request):
        return ()
    rows, columns = tables.plan_rows(request), tables.plan_columns(request)
    return (_part("what_if.annex_plan", rows, columns, PLAN_WIDTHS, request),)


def _cases(item: Scenario, request: WhatIfRequest) -> tuple[Part, ...]:
    if not request.is_full or not saved.is_current(item):
        return ()
    rows, columns = tables.cases(request)
    shown = rows.head(SHOWN_CASES)
    if shown.empty:
        return ()
    return (_part("what_if.annex_cases", shown, columns, CASE_WIDTHS, request),)


def _part(
    heading: str,
    rows: pd.DataFrame,
    columns: tuple[Column, ...],
    widths: tuple[int, ...],
    request: WhatIfRequest,
) -> Part:
    return Part(
        request.voice.say(heading),
        header=tuple(column.label for column in columns),
        rows=cell_texts(rows, columns, request.language),
        widths=widths,
    )
