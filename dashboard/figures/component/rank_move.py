"""Why a province's rank moved between two editions of one series, as a figure."""

from fractions import Fraction

import pandas as pd

from dashboard.analysis import rank_decomposition
from dashboard.analysis.rank_decomposition import CAUSES, RankMove
from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.indices import component_label, edition_row, edition_rows
from dashboard.charts.component.rank_move_bars import rank_move_bars
from dashboard.charts.palette import Scheme
from dashboard.figures.component import request as component
from dashboard.figures.component.request import TOTALS, Asked
from dashboard.figures.figure import Column, Figure
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing


def opened(asked: Asked) -> str:
    """The component by its name in the year: "PAPI", "PAPI D4 Kiểm soát tham nhũng ..."."""
    index = asked.voice.index(asked.index_code)
    if asked.component_code in TOTALS:
        return index
    rows = ask("component_name", index_code=asked.index_code, year=asked.year)
    row = rows[rows["component_code"] == asked.component_code].iloc[0]
    return f"{index} {component_label(row, asked.language)}"


def _pair(asked: Asked) -> dict[int, pd.DataFrame]:
    """The two editions' rows by year, each by province."""
    rows = ask(
        "edition_pair",
        index_code=asked.index_code,
        component_code=asked.component_code,
        from_year=asked.from_year,
        to_year=asked.year,
    ).set_index("province_code", drop=False)
    return {year: rows[rows["year"] == year] for year in (asked.from_year, asked.year)}


def _scores(rows: pd.DataFrame) -> dict[str, float]:
    known = rows[rows["score"].notna()]
    return {str(code): float(score) for code, score in known["score"].items()}


@per_version
def why_not(asked: Asked) -> str:
    """Why the move cannot be split, in a sentence; "" where it can."""
    say = asked.voice.say
    if not asked.has_base:
        return say("rank_move.no.base")
    given = {"first": asked.from_year, "last": asked.year}
    editions = edition_rows(asked.index_code)
    partial = [year for year in given.values() if editions["coverage"][year] != "full"]
    if not asked.is_one_series:
        labels = {
            side: in_language(edition_row(asked.index_code, year), "series_label", asked.language)
            for side, year in (("before", asked.from_year), ("after", asked.year))
        }
        return say("rank_move.no.series", **given, **labels)
    if partial:
        return say("rank_move.no.partial", year=partial[0])
    return _without_score(asked)


def _without_score(asked: Asked) -> str:
    say = asked.voice.say
    pair = _pair(asked)
    if len({subject for rows in pair.values() for subject in rows["subject"]}) != 1 or any(
        rows.empty for rows in pair.values()
    ):
        return say("rank_move.no.subject", first=asked.from_year)
    for year, rows in pair.items():
        if asked.province_code not in _scores(rows):
            return say("rank_move.no.score", province=asked.province, year=year)
    return ""


@per_version
def move(asked: Asked) -> RankMove | None:
    """The split; None where ``why_not`` has a reason."""
    if why_not(asked):
        return None
    pair = _pair(asked)
    return rank_decomposition.split(
        asked.province_code, _scores(pair[asked.from_year]), _scores(pair[asked.year])
    )


@per_version
def figure(asked: Asked, scheme: Scheme) -> Figure | None:
    """Bars of what own score, others' scores and the field did to the rank; None: ``why_not``."""
    found = move(asked)
    if found is None:
        return None
    say = asked.voice.say
    values = [*rank_decomposition.shown(found.parts), float(found.gained)]
    causes = pd.DataFrame(
        {
            "label": [say(f"rank_move.{cause}") for cause in (*CAUSES, "whole")],
            "value": values,
            "value_text": [_places_signed(value, asked.language) for value in values],
            "exact": [str(part) for part in (*found.parts, Fraction(found.gained))],
            "kind": [*("loss" if value < 0 else "gain" for value in values[:-1]), "whole"],
        }
    )
    pair = _pair(asked)
    own = pd.concat([rows.loc[[asked.province_code]] for rows in pair.values()])
    return component.figure(
        asked,
        f"rank-move-{asked.from_year}",
        _title(found, asked),
        _subtitle(asked),
        chart=rank_move_bars(causes, say("rank_move.axis"), scheme),
        table=causes,
        columns=(
            Column("label", say("rank_move.cause")),
            Column("value_text", say("rank_move.places")),
            Column("exact", say("rank_move.exact")),
        ),
        sources=documents_of(source_ids(own["source_id"]), asked.language),
    )


def finding(asked: Asked) -> str:
    """Why the rank moved, in a sentence; "" where ``why_not`` has a reason."""
    found = move(asked)
    return "" if found is None else _title(found, asked)


def _places(places: float, asked: Asked) -> str:
    """ "6 bậc", "2,5 bậc", "2,33 bậc"."""
    count = numbers.score(places, asked.language, _decimals(places))
    return asked.voice.say(f"rank_move.count{'_one' if places == 1 else ''}", count=count)


def _places_signed(places: float, language: str) -> str:
    return numbers.signed(places, language, _decimals(places))


def _decimals(places: float) -> int:
    """As few as say it: none for whole places, one for halves, else two."""
    return next((count for count in (0, 1) if round(places, count) == places), 2)


def _subtitle(asked: Asked) -> str:
    say = asked.voice.say
    pair = _pair(asked)
    old, new = _scores(pair[asked.from_year]), _scores(pair[asked.year])
    both = (old.keys() & new.keys()) - {asked.province_code}
    text = say(
        "rank_move.subtitle", component=opened(asked), first=asked.from_year, last=asked.year
    )
    text += say(
        "rank_move.others_told",
        count=len(both),
        fell=sum(new[code] < old[code] for code in both),
        rose=sum(new[code] > old[code] for code in both),
    )
    for rows in pair.values():
        row = rows[rows["province_code"] == asked.province_code].iloc[0]
        if not is_missing(row["published_rank"]) and row["published_rank"] != row["computed_rank"]:
            text += say(
                "rank_move.published",
                published=int(row["published_rank"]),
                computed=int(row["computed_rank"]),
            )
    return text


def _title(found: RankMove, asked: Asked) -> str:
    """ "Kon Tum tăng 4 bậc về PAPI (53 lên 49): điểm của tỉnh giảm làm mất 2 bậc, ..."."""
    say = asked.voice.say
    pair = _pair(asked)
    old, new = (_scores(rows)[asked.province_code] for rows in pair.values())
    own, others, field = rank_decomposition.shown(found.parts)
    clauses = [
        _clause(f"own_{_direction(new - old, ('rise', 'same', 'fall'))}", own, asked),
        _clause("others", others, asked),
    ]
    if field:
        clauses.append(_clause("field", field, asked))
    start = say(
        f"rank_move.title_{_direction(found.gained, ('rise', 'same', 'fall'))}",
        province=asked.province,
        component=f"{opened(asked)} {asked.year}",
        places=_places(abs(found.gained), asked),
        before=found.before,
        after=found.after,
    )
    return say("rank_move.joined", start=start, clauses=", ".join(clauses))


def _direction(value: float, names: tuple[str, str, str]) -> str:
    return names[0] if value > 0 else names[2] if value < 0 else names[1]


def _clause(part: str, places: float, asked: Asked) -> str:
    effect = _direction(places, ("gain", "none", "loss"))
    return asked.voice.say(f"rank_move.{part}_{effect}", places=_places(abs(places), asked))
