"""The overview's tables: what was promised, which components are weak, what comes next."""

import pandas as pd

from dashboard.catalog.indices import decimals_of, score_text
from dashboard.catalog.labels import Voice, document
from dashboard.figures.figure import Column
from dashboard.figures.findings.agenda import agenda, date_of
from dashboard.figures.findings.component import main_components
from dashboard.figures.overview.cards import verdict
from dashboard.figures.overview.request import OverviewRequest
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

# Rows as readers see them, and their columns.
Table = tuple[pd.DataFrame, tuple[Column, ...]]


@per_version
def targets(request: OverviewRequest) -> Table:
    """Targets for the year and the next, one row per promise, as readers see them.

    A gain and the rank it means, printed in the same document for the same year, are one promise.
    """
    promised = ask("province_target", province_code=request.province_code)
    promised = promised[promised["target_year"].between(request.year, request.year + 1)]
    # The indices first, other indicators after them.
    promised = promised.assign(is_other=promised["index_code"].isna()).sort_values(
        ["target_year", "is_other", "target_id"]
    )
    promises: dict[object, list[Row]] = {}
    for row in records(promised):
        rank = row["target_rank"]
        known = row["target_id"] if is_missing(rank) else int(rank)
        promises.setdefault(
            (row["target_year"], row["index_code"], row["component_code"], row["source_id"], known),
            [],
        ).append(row)
    rows = [_promise(given, request.voice) for given in promises.values()]
    say = request.voice.say
    columns = (
        Column("subject", say("overview.target_index")),
        Column("target", say("overview.target_stated")),
        Column("result", say("overview.target_result")),
        Column("document", say("overview.target_document")),
    )
    return pd.DataFrame(rows, columns=[column.name for column in columns]), columns


def _promise(rows: list[Row], speaker: Voice) -> dict[str, object]:
    row = min(rows, key=lambda row: row["target_kind"] != "rank")
    return {
        "subject": f"{_subject(row, speaker)} {int(row['target_year'])}",
        "target": "; ".join(dict.fromkeys(_stated(row, speaker) for row in rows)),
        "result": f"{_result(row, speaker)} {verdict(row, speaker)}",
        "document": document(row, speaker),
    }


def _subject(row: Row, speaker: Voice) -> str:
    if is_missing(row["index_code"]):
        return in_language(row, "indicator", speaker.language)
    return speaker.component(str(row["index_code"]), str(row["component_code"]))


def _stated(row: Row, speaker: Voice) -> str:
    """A target in words, both ends of a range kept."""
    if is_missing(row["target_value"]):
        return numbers.MISSING
    value, stretch = row["target_value"], row["stretch_value"]
    if row["target_kind"] == "rank":
        place = numbers.place(value, row["out_of"])
        if is_missing(stretch):
            return place
        return speaker.say("overview.rank_range", target=place, stretch=int(stretch))
    if row["target_kind"] == "rank_gain":
        key = "overview.gain" if is_missing(stretch) else "overview.gain_range"
        base = numbers.MISSING if is_missing(row["base_year"]) else int(row["base_year"])
        far = value if is_missing(stretch) else stretch
        return speaker.say(key, places=int(value), stretch=int(far), base_year=base)
    percent = row["target_kind"] == "share"
    return numbers.text(value, "percent" if percent else "score", speaker.language)


def _result(row: Row, speaker: Voice) -> str:
    if not is_missing(row["actual_rank"]):
        return numbers.place(row["actual_rank"], row["actual_out_of"])
    if is_missing(row["actual_value"]):
        return numbers.MISSING
    kind: numbers.Kind = "percent" if not is_missing(row["target_value"]) else "whole"
    return numbers.text(row["actual_value"], kind, speaker.language)


@per_version
def weak_components(request: OverviewRequest, index_code: str) -> tuple[Table, bool]:
    """Components that are low or fell in the year's edition of an index, for readers.

    Then whether the edition can be judged.
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
            numbers.place(row.rank, row.out_of),
            say(f"overview.component_{row.weakness}"),
            row.lead_units or say("overview.component_no_lead"),
        )
        for row in found
        if row.weakness
    ]
    columns = (
        Column("component", say("phrases.component")),
        Column("score", say("overview.component_score")),
        Column("rank", say("phrases.place")),
        Column("why", say("overview.component_why")),
        Column("lead", say("overview.component_lead")),
    )
    table = pd.DataFrame(rows, columns=[column.name for column in columns])
    return (table, columns), any(row.quartile is not None for row in found)


@per_version
def milestones(request: OverviewRequest, standing: str) -> Table:
    """What is to come, overdue or past (findings/agenda.py), as readers see it, earliest first."""
    say, rows = request.voice.say, agenda(request.province_code, request.year)
    rows = rows[rows["standing"] == standing]
    shown = pd.DataFrame(
        {
            "date": [date_of(row, request.language) for row in records(rows)],
            "what": list(rows["what"]),
            "document": list(rows["source_title"]),
        }
    )
    return shown, (
        Column("date", say("overview.next_date")),
        Column("what", say("overview.next_what")),
        Column("document", say("overview.next_source")),
    )
