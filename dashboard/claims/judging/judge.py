"""A claim held against the version: what is held, from which document, and why they may differ.

The one judge of printed figures: drafts and ``python -m dashboard claims`` ask it alike.
"""

from collections.abc import Callable
from dataclasses import replace

from dashboard.catalog.indices import CURRENT_FIELD, FORMER_FIELD, index_rows
from dashboard.claims.claim import Claim, Judgement, Reason, Subject, Verdict
from dashboard.claims.grammar.figure import Figure
from dashboard.claims.judging import facts, reasons, targets, units
from dashboard.claims.judging.compare import compared
from dashboard.claims.judging.held import Held, editions, of_region, results, stated
from dashboard.store.ask import ask
from dashboard.text.rows import records

AGREED = ("agrees", "agrees_cut")
# Hà Tây was one of 64; whole fields are printed whatever was scored.
WHOLE = (FORMER_FIELD, FORMER_FIELD + 1, CURRENT_FIELD)


def judge(claim: Claim) -> Judgement:
    """What becomes of a claim; a guess or an open reading never makes it wrong, only asked."""
    if claim.figure.rule == "count.stated":
        return facts.judge(claim)
    found = against(claim.figure, claim.subject)
    if found.verdict != "differs":
        return found
    for other in reasons.readings(claim):
        again = against(claim.figure, other)
        if again.verdict in AGREED:
            reason = Reason("other_reading")
            return replace(found, verdict="ambiguous", reason=reason, subject=other)
    if reasons.is_off_scale(claim):
        return replace(found, verdict="ambiguous", reason=Reason("scale"))
    return replace(found, reason=reasons.likely(claim, found) or found.reason)


def against(figure: Figure, subject: Subject) -> Judgement:
    """A figure against what is held of one subject."""
    if figure.kind in ("class", "count") or subject.limit == "mean":
        return units.against(figure, subject)
    if figure.kind == "target":
        return targets.against(figure, subject)
    if subject.limit == "difference":
        return Judgement("not_held", subject, reason=Reason("difference"))
    missing = [
        name
        for name, value in (
            ("index", subject.index_code),
            ("year", subject.year),
            ("province", subject.province_code or subject.limit == "national"),
        )
        if not value
    ]
    if missing:
        return Judgement("ambiguous", subject, reason=Reason(f"unsaid_{missing[0]}"))
    if subject.index_code not in index_rows().index:
        return units.against(figure, subject)
    return LIMITED.get(subject.limit, _plain)(figure, subject)


def _plain(figure: Figure, subject: Subject) -> Judgement:
    if subject.region:
        return _in_region(figure, subject)
    held = _row(subject, subject.year)
    judged = KINDS[figure.kind](figure, subject, held) if held else None
    if judged is not None:
        return judged
    return _stated(figure, subject) or _absent(subject)


def _row(subject: Subject, year: int) -> Held | None:
    known = results(subject.index_code, subject.component_code)
    return known.get((subject.province_code, year))


def _absent(subject: Subject) -> Judgement:
    is_edition = subject.year in editions(subject.index_code)
    kind = "not_on_record" if is_edition else "no_edition"
    return Judgement("not_held", subject, reason=Reason(kind))


def _stated(figure: Figure, subject: Subject) -> Judgement | None:
    """What a document says in so many words, where the tables hold nothing of it."""
    if subject.component_code:
        return None
    found = None
    for value, source_id in stated(
        subject.province_code, subject.index_code, subject.year, figure.kind
    ):
        verdict = compared(figure.value, figure.decimals, value)
        found = Judgement(verdict, subject, value, source_id, reason=Reason("stated"))
        if verdict in AGREED:
            return found
    return found


def _score(figure: Figure, subject: Subject, held: Held) -> Judgement | None:
    if held.score is None:
        return None
    verdict = compared(figure.value, figure.decimals, held.score)
    return Judgement(verdict, subject, held.score, held.source_id)


def _rank(figure: Figure, subject: Subject, held: Held) -> Judgement | None:
    if held.rank is None:
        return None
    verdict: Verdict = "agrees" if figure.value == held.rank else "differs"
    reason = None
    if figure.out_of not in (None, held.out_of) and verdict == "agrees":
        reason = Reason("field", {"out_of": held.out_of})
        verdict = "agrees" if figure.out_of in WHOLE else "differs"
    return Judgement(verdict, subject, held.rank, held.rank_source_id, held.out_of, reason)


def _rank_change(figure: Figure, subject: Subject, held: Held) -> Judgement | None:
    moved: int | None = held.rank_change
    if subject.base_year and subject.base_year != subject.year - 1:
        before = _row(subject, subject.base_year)
        both = before and before.rank is not None and held.rank is not None
        moved = before.rank - held.rank if both else None  # type: ignore[union-attr,operator]
    if moved is None:
        return None
    is_common = not subject.base_year and figure.value == held.common_change
    verdict: Verdict = "agrees" if figure.value == moved or is_common else "differs"
    return Judgement(verdict, subject, moved, held.rank_source_id)


def _score_change(figure: Figure, subject: Subject, held: Held) -> Judgement | None:
    moved = held.score_change
    before = _row(subject, subject.base_year or subject.year - 1)
    if subject.base_year and subject.base_year != subject.year - 1:
        both = before and before.score is not None and held.score is not None
        is_one = both and before.series == held.series  # type: ignore[union-attr]
        moved = held.score - before.score if is_one else None  # type: ignore[union-attr,operator]
    if moved is not None:
        verdict = compared(figure.value, figure.decimals, moved)
        return Judgement(verdict, subject, moved, held.source_id)
    if before and before.series != held.series and not _stated(figure, subject):
        return Judgement("not_held", subject, reason=Reason("break"))
    return None


def _in_region(figure: Figure, subject: Subject) -> Judgement:
    """A rank among the provinces of a region, where all of them have a rank."""
    codes = of_region(subject.region, subject.province_code)
    known = results(subject.index_code, subject.component_code)
    ranks = {
        code: known[code, subject.year].rank for code in codes if (code, subject.year) in known
    }
    known_ranks = [one for one in ranks.values() if one is not None]
    own = ranks.get(subject.province_code)
    if own is None or len(known_ranks) < len(codes):
        return _absent(subject)
    rank = 1 + sum(one < own for one in known_ranks)
    verdict: Verdict = "agrees" if figure.value == rank else "differs"
    source_id = known[subject.province_code, subject.year].rank_source_id
    return Judgement(verdict, subject, rank, source_id, len(codes), Reason("region"))


def _top(figure: Figure, subject: Subject) -> Judgement:
    held = _row(subject, subject.year)
    if held is None or held.rank is None:
        return _absent(subject)
    verdict: Verdict = "agrees" if held.rank <= figure.value else "differs"
    return Judgement(verdict, subject, held.rank, held.rank_source_id, held.out_of)


def _since(figure: Figure, subject: Subject) -> Judgement:
    """The best or worst place since a year, that year itself left out."""
    known = results(subject.index_code, subject.component_code)
    held = _row(subject, subject.year)
    ranks = {
        year: one.rank
        for (code, year), one in known.items()
        if code == subject.province_code and one.rank and subject.base_year < year < subject.year
    }
    if held is None or held.rank is None or not ranks:
        return _absent(subject)
    pick: Callable[..., int] = min if figure.rule == "comparison.best" else max
    year = pick(ranks, key=ranks.__getitem__)
    is_so = pick(held.rank, ranks[year]) == held.rank
    verdict: Verdict = "agrees" if is_so else "differs"
    reason = None if is_so else Reason("better_year", {"year": year, "rank": ranks[year]})
    shown = held.rank if is_so else ranks[year]
    return Judgement(verdict, subject, shown, held.rank_source_id, held.out_of, reason)


def _national(figure: Figure, subject: Subject) -> Judgement:
    """The middle of all provinces of a full edition."""
    component = subject.component_code or "TOTAL"
    spread = ask("edition_spread", index_code=subject.index_code, component_code=component)
    for row in records(spread):
        if int(row["year"]) == subject.year:
            verdict = compared(figure.value, figure.decimals, float(row["median"]))
            if verdict in AGREED:
                return Judgement(
                    verdict, subject, float(row["median"]), "", reason=Reason("median")
                )
    return Judgement("not_held", subject, reason=Reason("national"))


KINDS: dict[str, Callable[[Figure, Subject, Held], Judgement | None]] = {
    "score": _score,
    "rank": _rank,
    "rank_change": _rank_change,
    "score_change": _score_change,
}
LIMITED: dict[str, Callable[[Figure, Subject], Judgement]] = {
    "top": _top,
    "since": _since,
    "national": _national,
}
