"""Why a province's rank moved between two editions of one series, as a figure."""

import math
from fractions import Fraction

import pandas as pd

from dashboard.analysis import rank_decomposition
from dashboard.analysis.rank_decomposition import CAUSES, RankMove
from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import edition_row, edition_rows
from dashboard.charts.component.rank_move_bars import rank_move_bars
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.component.rows import no_change
from dashboard.figures.figure import Column, Figure, make_figure
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing


def _pair(request: ComponentRequest) -> dict[int, pd.DataFrame]:
    """The two editions' rows by year, each by province."""
    rows = ask(
        "edition_pair",
        index_code=request.index_code,
        component_code=request.component_code,
        from_year=request.from_year,
        to_year=request.year,
    ).set_index("province_code", drop=False)
    return {year: rows[rows["year"] == year] for year in (request.from_year, request.year)}


def _scores(rows: pd.DataFrame) -> dict[str, float]:
    known = rows[rows["score"].notna()]
    return {str(code): float(score) for code, score in known["score"].items()}


@per_version
def why_not(request: ComponentRequest) -> str:
    """Why the move cannot be split, in a sentence; "" where it can."""
    say = request.voice.say
    if not request.has_base:
        return say("rank_move.no.base")
    given = {"first": request.from_year, "last": request.year}
    editions = edition_rows(request.index_code, request.province_code)
    partial = [year for year in given.values() if editions["coverage"][year] != "full"]
    if request.has_other_borders:
        return no_change(request)
    if not request.is_one_series:
        labels = {
            side: in_language(
                edition_row(request.index_code, year), "series_label", request.language
            )
            for side, year in (("before", request.from_year), ("after", request.year))
        }
        return say("rank_move.no.series", **given, **labels)
    if partial:
        return say("rank_move.no.partial", year=partial[0])
    return _without_score(request)


def _without_score(request: ComponentRequest) -> str:
    say = request.voice.say
    pair = _pair(request)
    if len({subject for rows in pair.values() for subject in rows["subject"]}) != 1 or any(
        rows.empty for rows in pair.values()
    ):
        return say("rank_move.no.subject", first=request.from_year)
    for year, rows in pair.items():
        if request.province_code not in _scores(rows):
            return say("rank_move.no.score", province=request.province, year=year)
    return ""


@per_version
def move(request: ComponentRequest) -> RankMove | None:
    """The split; None where ``why_not`` has a reason."""
    if why_not(request):
        return None
    pair = _pair(request)
    return rank_decomposition.split(
        request.province_code, _scores(pair[request.from_year]), _scores(pair[request.year])
    )


@per_version
def figure(request: ComponentRequest) -> Figure | None:
    """Bars of what own score, others' scores and the field did to the rank; None: ``why_not``."""
    found = move(request)
    if found is None:
        return None
    say = request.voice.say
    values = [*rank_decomposition.shown(found.parts), float(found.gained)]
    causes = pd.DataFrame(
        {
            "label": [say(f"rank_move.{cause}") for cause in (*CAUSES, "whole")],
            "value": values,
            "value_text": [
                numbers.signed(value, request.language, _decimals(value)) for value in values
            ],
            "exact": [str(part) for part in (*found.parts, Fraction(found.gained))],
            "kind": [*("loss" if value < 0 else "gain" for value in values[:-1]), "whole"],
        }
    )
    causes["told"] = causes["label"] + ": " + causes["value_text"]
    pair = _pair(request)
    own = pd.concat([rows.loc[[request.province_code]] for rows in pair.values()])
    return make_figure(
        request,
        request.figure_key(f"rank-move-{request.from_year}"),
        title=_title(found, request),
        subtitle=_subtitle(request),
        chart=rank_move_bars(causes, say("rank_move.axis")),
        table=causes,
        columns=(
            Column("label", say("rank_move.cause")),
            Column("value_text", say("rank_move.ranks")),
            Column("exact", say("rank_move.exact")),
        ),
        source_ids=source_ids(own["source_id"]),
    )


def finding(request: ComponentRequest) -> str:
    """Why the rank moved, in a sentence; "" where ``why_not`` has a reason."""
    found = move(request)
    return "" if found is None else _title(found, request)


def _places(ranks: float, request: ComponentRequest) -> str:
    """ "6 bậc"; of a part of a rank, which nobody can gain, "khoảng 2 đến 3 bậc"."""
    if float(ranks).is_integer():
        return request.voice.say("rank_move.count", count=int(ranks))
    return request.voice.say("rank_move.about", low=math.floor(ranks), high=math.ceil(ranks))


def _decimals(ranks: float) -> int:
    """As few as say it: none for whole places, one for halves, else two."""
    return next((count for count in (0, 1) if round(ranks, count) == ranks), 2)


def _subtitle(request: ComponentRequest) -> str:
    say = request.voice.say
    pair = _pair(request)
    old, new = _scores(pair[request.from_year]), _scores(pair[request.year])
    both = (old.keys() & new.keys()) - {request.province_code}
    text = say(
        "rank_move.subtitle", component=request.opened, first=request.from_year, last=request.year
    )
    text += say(
        "rank_move.others_told",
        count=len(both),
        fell=sum(new[code] < old[code] for code in both),
        rose=sum(new[code] > old[code] for code in both),
    )
    for rows in pair.values():
        row = rows[rows["province_code"] == request.province_code].iloc[0]
        if not is_missing(row["published_rank"]) and row["published_rank"] != row["computed_rank"]:
            text += say(
                "rank_move.published",
                published=int(row["published_rank"]),
                computed=int(row["computed_rank"]),
            )
    return text


def _title(found: RankMove, request: ComponentRequest) -> str:
    """ "Kon Tum tăng 4 bậc về PAPI (53 lên 49): điểm của tỉnh giảm làm mất 2 bậc, ..."."""
    say = request.voice.say
    pair = _pair(request)
    old, new = (_scores(rows)[request.province_code] for rows in pair.values())
    own, others, field = rank_decomposition.shown(found.parts)
    clauses = [
        _clause(f"own_{_direction(new - old, ('rise', 'same', 'fall'))}", own, request),
        _clause("others", others, request),
    ]
    if field:
        clauses.append(_clause("field", field, request))
    start = say(
        f"rank_move.title_{_direction(found.gained, ('rise', 'same', 'fall'))}",
        province=request.province,
        component=f"{request.opened} {request.year}",
        ranks=_places(abs(found.gained), request),
        before=found.before,
        after=found.after,
    )
    return say("rank_move.joined", start=start, clauses=", ".join(clauses))


def _direction(value: float, names: tuple[str, str, str]) -> str:
    return names[0] if value > 0 else names[2] if value < 0 else names[1]


def _clause(part: str, ranks: float, request: ComponentRequest) -> str:
    effect = _direction(ranks, ("gain", "none", "loss"))
    return request.voice.say(f"rank_move.{part}_{effect}", ranks=_places(abs(ranks), request))
