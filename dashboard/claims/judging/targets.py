"""A promise in a draft, held against the targets that documents state."""

from dataclasses import replace

from dashboard.catalog.indices import TOTALS
from dashboard.claims.claim import Judgement, Reason, Subject
from dashboard.claims.grammar.figure import Figure
from dashboard.claims.judging.compare import compared
from dashboard.store.ask import ask
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

# What a target is, by how it was said.
KINDS = {"rank_change": "rank_gain", "score_change": "score_gain", "rank": "rank", "score": "score"}


def against(figure: Figure, subject: Subject) -> Judgement:
    """A target of a province; where no index is said, of any."""
    if not subject.province_code:
        return Judgement("ambiguous", subject, reason=Reason("unsaid_province"))
    promised = records(ask("province_target", province_code=subject.province_code))
    found = [
        Judgement(
            compared(figure.value, figure.decimals, float(row[column])),
            replace(subject, index_code=str(row["index_code"]), year=int(row["target_year"])),
            float(row[column]),
            str(row["source_id"]),
        )
        for row in promised
        if _is_it(row, figure, subject)
        for column in ("target_value", "stretch_value")
        if not is_missing(row[column])
    ]
    found += [one for row in promised for one in _distance(row, figure, subject)]
    absent = Judgement("not_held", subject, reason=Reason("no_target"))
    return next((one for one in found if one.verdict == "agrees"), next(iter(found), absent))


def _distance(row: Row, figure: Figure, subject: Subject) -> list[Judgement]:
    """By how many ranks a target was passed or missed, where that is what is said."""
    is_said = figure.rule.split(".")[1] == "rank_change" and subject.year == row["target_year"]
    if not is_said or is_missing(row["target_rank"]) or is_missing(row["actual_rank"]):
        return []
    distance = abs(float(row["target_rank"]) - float(row["actual_rank"]))
    about = replace(subject, index_code=str(row["index_code"]))
    source_id = str(row["source_id"])
    is_it = distance == abs(figure.value)
    return [Judgement("agrees", about, distance, source_id)] if is_it else []


def _is_it(row: Row, figure: Figure, subject: Subject) -> bool:
    """Whether a target on record is of the same kind, index, part and year."""
    component = "" if is_missing(row["component_code"]) else str(row["component_code"])
    is_part = component == subject.component_code or (
        not subject.component_code and component in TOTALS
    )
    return (
        row["target_kind"] == KINDS.get(figure.rule.split(".")[1])
        and subject.index_code in ("", row["index_code"])
        and is_part
        and subject.year in (0, int(row["target_year"]))
    )
