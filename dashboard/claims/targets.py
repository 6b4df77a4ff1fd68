"""A promise in a draft, held against the targets that documents state."""

from dashboard.claims.claim import Judgement, Reason, Subject
from dashboard.claims.compare import compared
from dashboard.claims.grammar import Figure
from dashboard.store.ask import ask
from dashboard.text.numbers import is_missing
from dashboard.text.rows import records

# What a target is, by how it was said.
KINDS = {"rank_change": "rank_gain", "score_change": "score_gain", "rank": "rank", "score": "score"}


def against(figure: Figure, subject: Subject) -> Judgement:
    """A target of a province; where no index is said, of any."""
    if not subject.province_code:
        return Judgement("ambiguous", subject, reason=Reason("unsaid_province"))
    said = figure.rule.split(".")[1]
    rows = [
        row
        for row in records(ask("province_target", province_code=subject.province_code))
        if row["target_kind"] == KINDS.get(said)
        and subject.index_code in ("", row["index_code"])
        and (row["component_code"] in ("", "TOTAL") or is_missing(row["component_code"])
             if not subject.component_code else row["component_code"] == subject.component_code)
        and subject.year in (0, int(row["target_year"]))
    ]
    found = Judgement("not_held", subject, reason=Reason("no_target"))
    for row in rows:
        for column in ("target_value", "stretch_value"):
            if is_missing(row[column]):
                continue
            held = float(row[column])
            verdict = compared(figure.value, figure.decimals, held)
            if verdict == "agrees" or found.held is None:
                found = Judgement(verdict, subject, held, str(row["source_id"]))
            if verdict == "agrees":
                return found
    return found
