"""What is said of units, held against what is on record of them."""

from collections.abc import Iterator

from dashboard.claims.claim import Judgement, Reason, Subject, Verdict
from dashboard.claims.grammar.figure import Figure
from dashboard.claims.judging.compare import compared
from dashboard.store.ask import ask, per_version
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records


def against(figure: Figure, subject: Subject) -> Judgement:
    """A class, a count or share of one, a mean, or a unit's own score, rank or change."""
    if figure.kind == "class" and figure.rule == "class.unit":
        return _of_unit(figure, subject, "class")
    if not subject.year:
        return Judgement("ambiguous", subject, reason=Reason("unsaid_year"))
    if not subject.province_code:
        return Judgement("ambiguous", subject, reason=Reason("unsaid_province"))
    if figure.kind in ("class", "count"):
        return _counted(figure, subject)
    if subject.limit == "mean":
        return _mean(figure, subject)
    return _of_unit(figure, subject, figure.kind)


@per_version
def _history(unit_id: str) -> list[Row]:
    return list(records(ask("unit_history", unit_id=unit_id)))


@per_version
def _classes(scheme: str, province_code: str) -> list[Row]:
    return list(records(ask("unit_class_count", scheme=scheme, province_code=province_code)))


@per_version
def _editions() -> list[Row]:
    return list(records(ask("unit_edition_list")))


def _of_unit(figure: Figure, subject: Subject, column: str) -> Judgement:
    if not subject.year:
        return Judgement("ambiguous", subject, reason=Reason("unsaid_year"))
    if not subject.component_code:
        return Judgement("ambiguous", subject, reason=Reason("unsaid_unit"))
    for row in _history(subject.component_code):
        is_it = row["scheme"] == subject.index_code and int(row["year"]) == subject.year
        if is_it and not is_missing(row.get(column)):
            return _held(figure, subject, row, column)
    return Judgement("not_held", subject, reason=Reason("not_on_record"))


def _held(figure: Figure, subject: Subject, row: Row, column: str) -> Judgement:
    source_id = str(row["source_id"])
    if column == "class":
        verdict: Verdict = "agrees" if row["class"] == figure.word else "differs"
        return Judgement(verdict, subject, str(row["class"]), source_id)
    held = float(row[column])
    return Judgement(compared(figure.value, figure.decimals, held), subject, held, source_id)


def _counted(figure: Figure, subject: Subject) -> Judgement:
    """How many units have a class, or with what share; in any block where none is said."""
    found = [
        Judgement(compared(figure.value, figure.decimals, held), subject, held, source_id)
        for held, source_id in _counts(figure, subject)
    ]
    agreed = [one for one in found if one.verdict != "differs"]
    if agreed:
        return agreed[0]
    if len(found) == 1 or (found and subject.block):
        return found[0]
    if found:
        return Judgement("ambiguous", subject, reason=Reason("unsaid_block"))
    return Judgement("not_held", subject, reason=Reason("not_on_record"))


def _counts(figure: Figure, subject: Subject) -> Iterator[tuple[float, str]]:
    """The published number first, then the one the rows give."""
    for row in _classes(subject.index_code, subject.province_code):
        is_it = int(row["year"]) == subject.year and row["class"] == figure.word
        if not is_it or subject.block not in ("", row["block"]):
            continue
        if figure.kind == "class":
            columns = {"published_count": 1, "computed_count": 1}
        else:
            columns = {"printed_share": 1, "share": 100}
        for column, times in columns.items():
            if not is_missing(row[column]):
                yield float(row[column]) * times, str(row["source_id"])


def _mean(figure: Figure, subject: Subject) -> Judgement:
    for row in _editions():
        key = (row["scheme"], int(row["year"]), row["province_code"], row["block"])
        if key == (subject.index_code, subject.year, subject.province_code, subject.block):
            for column in ("published_mean", "computed_mean"):
                if not is_missing(row[column]):
                    held, source_id = float(row[column]), str(row["mean_source_id"] or "")
                    verdict = compared(figure.value, figure.decimals, held)
                    return Judgement(verdict, subject, held, source_id)
    return Judgement("not_held", subject, reason=Reason("not_on_record"))
