"""A scenario as a workbook and as one page of annex; both say that it is hypothetical."""

import pandas as pd

from dashboard.analysis.scenario import Scenario
from dashboard.analysis.scenario_json import to_json
from dashboard.charts.target.rank_distribution import nothing
from dashboard.export.figure.workbook import xlsx_bytes
from dashboard.export.pdf.typesetting import Part, Sheet, sheet_pdf
from dashboard.figures.figure import Column, Figure, cell_texts
from dashboard.figures.what_if import chart, plan, result, saved, sentences
from dashboard.figures.what_if import request as what_if
from dashboard.figures.what_if.request import Asked, Lever
from dashboard.text.citation import citation, day

PLAN_WIDTHS = (8, 2, 2, 6, 6)
FACT_WIDTHS = (5, 6)
CASE_WIDTHS = (5, 3, 3, 3, 3)
# Of a long list of cases an annex shows the newest.
SHOWN_CASES = 12


def json_bytes(item: Scenario, language: str) -> bytes:
    """The scenario as a file that this page opens again."""
    say = saved.asked_of(item, language).voice.say
    return to_json(item, say("what_if.hypothetical"))


def workbook_bytes(item: Scenario, language: str) -> bytes:
    """The scenario as a workbook: results and components, and a sheet of documents."""
    return xlsx_bytes(figure(item, language))


def figure(item: Scenario, language: str) -> Figure:
    """The scenario as a figure whose table holds everything."""
    asked = saved.asked_of(item, language)
    say = asked.voice.say
    rows: list[dict[str, object]] = [
        {"item": label, "text": text} for label, text in saved.facts(item, language)
    ]
    rows += [_component(lever, item, asked) for lever in _levers(item, asked)]
    return chart.figure(
        asked,
        "plan",
        nothing(),
        title=say("what_if.annex_title", name=item.name),
        subtitle=_subtitle(item, asked),
        table=pd.DataFrame(rows, columns=["item", "today", "plan", "gain", "text"]),
        columns=(
            Column("item", say("what_if.item")),
            Column("today", say("what_if.today"), "score"),
            Column("plan", say("what_if.plan_column"), "score"),
            Column("gain", say("phrases.score_change"), "score_change"),
            Column("text", say("what_if.remark")),
        ),
        sources=chart.sources(asked),
    )


def _subtitle(item: Scenario, asked: Asked) -> str:
    return asked.voice.say(
        "what_if.annex_subtitle",
        province=asked.province,
        edition=asked.edition,
        horizon=item.horizon,
    )


def _levers(item: Scenario, asked: Asked) -> tuple[Lever, ...]:
    """Today's scores are those of the version that is shown, so an old scenario has none."""
    return what_if.levers(asked) if saved.is_current(item) else ()


def _component(lever: Lever, item: Scenario, asked: Asked) -> dict[str, object]:
    score = dict(item.plan).get(lever.code, lever.today)
    often = plan.how_often(lever, asked, item.horizon, score - lever.today)
    lead = lever.lead or asked.voice.say("what_if.no_lead")
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
    asked = saved.asked_of(item, language)
    say = asked.voice.say
    return Sheet(
        language=language,
        title=say("what_if.annex_title", name=item.name),
        subtitle=_subtitle(item, asked),
        findings=_findings(item, asked),
        parts=(_results(item, asked), *_plan(item, asked), *_cases(item, asked)),
        sources_heading=say("what_if.annex_sources"),
        sources=tuple(citation(one, language) for one in chart.sources(asked)),
        more=say("what_if.annex_more", count="{count}"),
        foot=say("what_if.annex_foot", day=day(item.made_on, language), version=item.data_version),
        address="",
        code="",
    )


def _findings(item: Scenario, asked: Asked) -> tuple[str, ...]:
    """The finding of a scenario on the version that is shown; of an old one only what it kept."""
    if not saved.is_current(item):
        return (saved.notice(item, asked.language),)
    goal = saved.goal_of(item)
    found = result.outcome(asked, goal, item.plan)
    return (sentences.headline(asked, goal, found),)


def _results(item: Scenario, asked: Asked) -> Part:
    return Part(
        asked.voice.say("what_if.annex_results"),
        header=(asked.voice.say("what_if.item"), asked.voice.say("what_if.value")),
        rows=tuple(saved.facts(item, asked.language)),
        widths=FACT_WIDTHS,
        is_whole=True,
    )


def _plan(item: Scenario, asked: Asked) -> tuple[Part, ...]:
    if not _levers(item, asked):
        return ()
    columns = plan.columns(asked)
    rows = plan.rows(asked, item.horizon, item.plan)
    return (_part("what_if.annex_plan", rows, columns, PLAN_WIDTHS, asked),)


def _cases(item: Scenario, asked: Asked) -> tuple[Part, ...]:
    if not asked.is_full or not saved.is_current(item):
        return ()
    rows = sentences.cases(asked, saved.goal_of(item)).head(SHOWN_CASES)
    columns = sentences.case_columns(asked)
    return (_part("what_if.annex_cases", rows, columns, CASE_WIDTHS, asked),) if len(rows) else ()


def _part(
    heading: str,
    rows: pd.DataFrame,
    columns: tuple[Column, ...],
    widths: tuple[int, ...],
    asked: Asked,
) -> Part:
    return Part(
        asked.voice.say(heading),
        header=tuple(column.label for column in columns),
        rows=cell_texts(rows, columns, asked.language),
        widths=widths,
    )
