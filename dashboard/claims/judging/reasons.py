"""Why a figure may differ: another reading, year, province or basis, a known misprint."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dashboard.catalog.provinces import provinces_by_code
from dashboard.claims.claim import Claim, Judgement, Reason, Subject
from dashboard.claims.grammar.figure import Figure
from dashboard.claims.grammar.names import words_of
from dashboard.claims.grammar.plain import plain
from dashboard.claims.judging.compare import compared
from dashboard.claims.judging.held import Held, results, scale
from dashboard.store.ask import ask
from dashboard.text import numbers
from dashboard.text.rows import records

# A total this far outside what provinces have is a part's, or of another scale.
WIDE = 0.35
OWN = ("score", "rank")


def readings(claim: Claim) -> Iterator[Subject]:
    """What else the words may mean: what the sentence names besides, other years of a guess."""
    yield from claim.others
    if "year" in claim.guessed:
        for year in (claim.subject.year - 1, claim.subject.year + 1):
            yield replace(claim.subject, year=year)


def is_off_scale(claim: Claim) -> bool:
    """Whether a score is none that any province could have."""
    subject, figure = claim.subject, claim.figure
    known = scale(subject.index_code, subject.component_code, subject.year)
    if figure.kind != "score" or known is None:
        return False
    room = WIDE * max(known[1] - known[0], 0.1 * known[1])
    return not known[0] - room <= figure.value <= known[1] + room


def likely(claim: Claim, judged: Judgement) -> Reason | None:
    """The likeliest reason why a figure differs; None where none is found."""
    figure, subject = claim.figure, claim.subject
    if (
        judged.reason
        or subject.limit
        or subject.region
        or figure.kind not in (*OWN, "rank_change", "score_change")
    ):
        return None
    known = results(subject.index_code, subject.component_code)
    held = known.get((subject.province_code, subject.year))
    found = _misprint(figure, subject) or (_basis(figure, held) if held else None)
    if found:
        return found
    return _elsewhere(claim, known) if figure.kind in OWN else None


def _basis(figure: Figure, held: Held) -> Reason | None:
    """Whether it is the same place, published or computed, or computed before."""
    if figure.kind != "rank":
        return None
    kinds = {"computed": held.computed_rank, "published": held.published_rank}
    kinds["former"] = held.former_rank
    return next(
        (Reason(f"basis_{kind}") for kind, rank in kinds.items() if rank == figure.value), None
    )


def _misprint(figure: Figure, subject: Subject) -> Reason | None:
    """Whether a document is known to print it, beside another that says otherwise."""
    if figure.kind not in OWN:
        return None
    own = provinces_by_code("vi").get(subject.province_code)
    wanted = {str(subject.year), *(words_of(own.name) if own else ()), *_words(subject.index_code)}
    for row in records(ask("contradiction_list")):
        if not wanted <= set(words_of(str(row["subject"]))):
            continue
        for side in ("statement", "other_statement"):
            text = plain(str(row[side])).text
            said = re.findall(r"(?<![\d.,])\d+(?:,\d+)?(?![\d]|,\d)", text)
            if any(_same(figure, one) for one in said):
                return Reason("contradiction", {"contradiction_id": str(row["contradiction_id"])})
    return None


def _words(index_code: str) -> tuple[str, ...]:
    return words_of(index_code.replace("_", " "))


def _same(figure: Figure, text: str) -> bool:
    return abs(float(text.replace(",", ".")) - figure.value) < 1e-9


def _elsewhere(claim: Claim, known: dict[tuple[str, int], Held]) -> Reason | None:
    """The nearest other year of the province, else a province of that year, with the figure.

    Somebody has every rank: of ranks only a province that the sentence names counts.
    """
    figure, subject = claim.figure, claim.subject
    years = sorted(
        (year for code, year in known if code == subject.province_code and year != subject.year),
        key=lambda year: (abs(year - subject.year), -year),
    )
    for year in years:
        if _is_of(figure, known[subject.province_code, year]):
            return Reason("other_year", {"year": year})
    named = {one.province_code for one in claim.others}
    for (code, year), held in known.items():
        is_other = year == subject.year and code != subject.province_code
        if is_other and (figure.decimals or code in named) and _is_of(figure, held):
            return Reason("other_province", {"province_code": code})
    return None


def _is_of(figure: Figure, held: Held) -> bool:
    value = getattr(held, figure.kind)
    if value is None or numbers.is_missing(value):
        return False
    return compared(figure.value, figure.decimals, float(value)) != "differs"
