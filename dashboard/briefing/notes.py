"""What the speaker should know: definition, caveats, and answers to the foreseeable questions."""

import pandas as pd

from dashboard.briefing.request import BriefingRequest, edition_request, standing_of, with_results
from dashboard.catalog.indices import decimals_of, edition_row, index_row
from dashboard.figures.component import gap, rank_move
from dashboard.figures.component.request import ComponentRequest as Edition
from dashboard.figures.component.rows import labels, no_change
from dashboard.figures.findings.contradiction import of_result, told
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers, sentences
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

# How many of those just above are named.
ABOVE = 3


@per_version
def standings(request: BriefingRequest) -> tuple[str, ...]:
    """Where the province stands, a sentence per index with a result."""
    return tuple(
        sentences.standing(standing_of(request, code), request.voice.say, request.language) + "."
        for code in with_results(request)
    )


def definitions(request: BriefingRequest, codes: tuple[str, ...]) -> tuple[str, ...]:
    """What each index is and who publishes it."""
    say = request.voice.say
    return tuple(
        say(
            "briefing.note.definition",
            name=row["name"],
            title=in_language(row, "title", request.language),
            measures=in_language(row, "measures", request.language),
            publisher=row["publisher"],
        )
        for row in (index_row(code) for code in codes)
    )


@per_version
def of_index(request: BriefingRequest, code: str) -> tuple[str, ...]:
    """Everything a speaker may be asked about one index: definition, caveats, four answers."""
    edition = edition_request(request, code)
    if edition is None:
        return definitions(request, (code,))
    found = (
        *definitions(request, (code,)),
        *_caveats(request, edition),
        _why(edition),
        _above(request, edition),
        _lost(edition),
        _comparable(edition),
    )
    return tuple(text for text in found if text)


def _row(request: BriefingRequest, edition: Edition) -> pd.Series:
    rows = _ranking(request, edition)
    return rows[rows["province_code"] == request.province_code].iloc[0]


def _ranking(request: BriefingRequest, edition: Edition) -> pd.DataFrame:
    return ask(
        "edition_ranking",
        index_code=edition.index_code,
        year=edition.year,
        component_code=edition.component_code,
        province_code=request.province_code,
    )


def _caveats(request: BriefingRequest, edition: Edition) -> tuple[str, ...]:
    """How the place is known, an older edition, survey error, a partial edition."""
    say = request.voice.say
    own = _row(request, edition)
    found = []
    if not is_missing(own["rank_basis"]):
        basis = request.voice.basis(own["rank_basis"])
        found.append(say("briefing.note.basis", edition=edition.edition, basis=basis))
    if edition.year < request.year:
        found.append(say("briefing.note.older", year=request.year, edition=edition.edition))
    if not edition.is_full:
        found.append(say("briefing.note.partial", edition=edition.edition))
    contradicted = of_result(request.province_code, edition.index_code, edition.year)
    found += [told(one, request.voice) for one in contradicted]
    alike = _ranking(request, edition)["is_indistinguishable"].fillna(False).astype(bool)
    if alike.sum() > 1:
        found.append(say("briefing.note.survey_error", count=int(alike.sum()) - 1))
    return tuple(found)


def _answer(edition: Edition, question: str, answer: str) -> str:
    say = edition.voice.say
    request = say(f"briefing.question.{question}", index=edition.voice.index(edition.index_code))
    return say("briefing.note.answer", question=request, answer=answer)


def _why(edition: Edition) -> str:
    """Why the rank moved: own score, the others', the field; or why that cannot be split."""
    told = rank_move.finding(edition)
    return _answer(edition, "why", told or rank_move.why_not(edition))


def _above(request: BriefingRequest, edition: Edition) -> str:
    """The three just above, the nearest first."""
    own = _row(request, edition)
    if is_missing(own["rank"]):
        return ""
    rows = _ranking(request, edition)
    above = rows[rows["rank"].notna() & (rows["rank"] < own["rank"])].tail(ABOVE).iloc[::-1]
    say = request.voice.say
    if above.empty:
        key = "above_none" if int(own["rank"]) == 1 else "above_unknown"
        return _answer(edition, "above", say(f"briefing.note.{key}"))
    kind = score_kind(pd.concat([above["score"], pd.Series([own["score"]])]), edition.index_code)
    names = ", ".join(_neighbour(row, kind, request.language) for row in records(above))
    if kind != usual_kind(edition.index_code) and not is_missing(own["score"]):
        names += say(
            "briefing.note.own_score", score=numbers.text(own["score"], kind, request.language)
        )
    if not edition.is_full:
        names = say("briefing.note.above_partial", names=names)
    return _answer(edition, "above", names)


def usual_kind(index_code: str) -> numbers.Kind:
    """Scores with the decimals that the index prints."""
    return numbers.with_decimals("score", decimals_of(index_code))


def score_kind(scores: pd.Series, index_code: str) -> numbers.Kind:
    """The index's decimals, or one more where scores look equal with them (DESIGN, rule 2.1)."""
    usual = usual_kind(index_code)
    shown = [numbers.text(value, usual, "vi") for value in scores[scores.notna()]]
    if len(set(shown)) == len(shown):
        return usual
    return numbers.with_decimals("score", numbers.decimals_of(usual) + 1)


def _neighbour(row: Row, kind: numbers.Kind, language: str) -> str:
    """ "Hà Giang 48/63 (41,68)"."""
    rank = numbers.rank(row["rank"], row["out_of"])
    score = "" if is_missing(row["score"]) else f" ({numbers.text(row['score'], kind, language)})"
    return f"{in_language(row, 'name', language)} {rank}{score}"


def _lost(edition: Edition) -> str:
    """Where the points are lost, beside the province in the middle."""
    return _answer(edition, "lost", gap_sentence(edition))


def gap_sentence(edition: Edition) -> str:
    """How far from the middle and in which component most; or why it cannot be said."""
    found = gap.split(edition)
    if found is None:
        return gap.why_not(edition)
    whose = edition.voice.say("component.whose_median")
    return gap.title(edition, found, labels(edition), whose)


def _comparable(edition: Edition) -> str:
    """Whether the scores compare with the year before."""
    say = edition.voice.say
    before = edition.year - 1
    if edition.is_one_series:
        text = say("briefing.note.comparable", first=before, last=edition.year)
    elif edition.has_other_borders:
        text = no_change(edition)
    elif edition.has_base:
        label = in_language(
            edition_row(edition.index_code, edition.year), "series_label", edition.language
        )
        text = say("briefing.note.break", first=before, last=edition.year, label=label)
    else:
        text = say("briefing.note.no_year_before", first=before)
    return _answer(edition, "comparable", text)
