"""The overview's tables: what was promised, which components are weak, what comes next."""

import pandas as pd

from dashboard.catalog.indices import decimals_of, score_text
from dashboard.catalog.labels import document
from dashboard.figures.figure import Column
from dashboard.figures.findings import milestone, promise_words
from dashboard.figures.findings.component import main_components, none_weak
from dashboard.figures.findings.promise import promises
from dashboard.figures.overview.request import OverviewRequest
from dashboard.store.ask import per_version
from dashboard.text import numbers

# Rows as readers see them, and their columns.
Table = tuple[pd.DataFrame, tuple[Column, ...]]


@per_version
def targets(request: OverviewRequest) -> Table:
    """The promises for the year and the next as readers see them, the indices' first."""
    say, speaker = request.voice.say, request.voice
    near = range(request.year, request.year + 2)
    found = [one for one in promises(request.province_code, "all") if one.year in near]
    rows = [
        {
            "subject": promise_words.subject(one, speaker),
            "target": promise_words.stated(one, speaker),
            "result": f"{promise_words.result(one, speaker)} {promise_words.badge(one, speaker)}",
            "document": document(one.row, speaker),
        }
        for one in sorted(found, key=lambda one: one.year)
    ]
    columns = (
        Column("subject", say("overview.target_index")),
        Column("target", say("overview.target_stated")),
        Column("result", say("overview.target_result"), is_markdown=True),
        Column("document", say("overview.target_document")),
    )
    return pd.DataFrame(rows, columns=[column.name for column in columns]), columns


@per_version
def weak_components(request: OverviewRequest, index_code: str) -> tuple[Table, str]:
    """Components that are low or fell in the year's edition of an index, for readers.

    Then, where there are none, what is said instead: of how many that is known, or that it is not.
    """
    say, language = request.voice.say, request.language
    found = main_components(request.province_code, index_code, request.year)
    rows = [
        (
            row.label(language),
            numbers.with_change(
                score_text(index_code, row.score, language),
                row.score_change,
                language,
                decimals_of(index_code),
            ),
            numbers.rank(row.rank, row.out_of),
            say(f"overview.component_{row.weakness}"),
            row.lead_units or say("overview.component_no_lead"),
        )
        for row in found
        if row.weakness
    ]
    columns = (
        Column("component", say("phrases.component")),
        Column("score", say("overview.component_score")),
        Column("rank", say("phrases.rank")),
        Column("why", say("overview.component_why")),
        Column("lead", say("overview.component_lead")),
    )
    table = pd.DataFrame(rows, columns=[column.name for column in columns])
    given = {"index": request.voice.index(index_code), "year": request.year}
    known = none_weak(found, say)
    if known:
        return (table, columns), say("overview.components_none", known=known, **given)
    return (table, columns), "" if rows else say("overview.components_unknown", **given)


@per_version
def milestones(request: OverviewRequest, standing: str) -> Table:
    """What is to come, overdue or past, as readers see it, the earliest first."""
    say = request.voice.say
    rows = [
        (milestone.when(one, request.voice), one.what, one.source_title)
        for one in milestone.milestones(request.province_code, request.year)
        if one.standing == standing
    ]
    columns = (
        Column("date", say("overview.next_date")),
        Column("what", say("overview.next_what")),
        Column("document", say("overview.next_source")),
    )
    return pd.DataFrame(rows, columns=[column.name for column in columns]), columns
