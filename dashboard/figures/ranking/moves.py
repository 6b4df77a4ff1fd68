"""Every province's rank in two editions."""

from collections.abc import Mapping

import pandas as pd

from dashboard.charts.palette import slots
from dashboard.charts.ranking.bump_lines import bump_lines
from dashboard.figures.figure import Column, Figure, common_columns, make_figure
from dashboard.figures.findings import merged
from dashboard.figures.ranking.request import RankingRequest
from dashboard.figures.ranking.rows import comparisons
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers, sentences
from dashboard.text.names import texts
from dashboard.text.rows import Row, records


@per_version
def bump_figure(request: RankingRequest) -> Figure | None:
    """Every province's rank in two editions; None where there are not two that one has."""
    from_year = request.from_year
    if from_year is None:
        return None
    moves = ask(
        "merged_bump" if request.is_merged else "province_bump",
        index_code=request.index_code,
        component_code=request.component_code,
        from_year=from_year,
        to_year=request.year,
    )
    if request.peers is not None:
        moves = moves[moves["province_code"].isin([*request.home, *request.peers.codes])]
    if moves.empty:
        return None
    moves = moves.assign(name=texts(moves, "name", request.language))
    sides = _sides(moves, request)
    one_series = bool(moves["is_one_series"].all())
    subtitle = "ranking.bump_subtitle" if one_series else "ranking.bump_subtitle_break"
    return make_figure(
        request,
        request.figure_key(f"since-{from_year}"),
        title=_bump_title(moves, request, from_year),
        subtitle=request.voice.say(
            "merged.bump_subtitle" if request.is_merged else subtitle,
            component=request.component,
            first=from_year,
            last=request.year,
            count=len(moves),
        ),
        chart=bump_lines(sides, (from_year, request.year)),
        table=moves,
        columns=_columns(request, from_year),
        source_ids=merged.documents_in(moves, "source_id", "from_source_id"),
    )


def _sides(moves: pd.DataFrame, request: RankingRequest) -> pd.DataFrame:
    """Both ends of every line, as the chart wants them."""
    colour = slots(request.home, request.compared)
    told = {row["province_code"]: _told(row, request) for row in records(moves)}
    ends = [_side(moves, 0, "from_rank", colour), _side(moves, 1, "to_rank", colour)]
    sides = pd.concat(ends, ignore_index=True)
    ways = comparisons(sides["province_code"], request)
    return sides.assign(told=sides["province_code"].map(told), click=ways, add=ways)


def _columns(request: RankingRequest, from_year: int) -> tuple[Column, ...]:
    say = request.voice.say
    return (
        Column("name", say("phrases.province")),
        Column("from_rank", say("ranking.rank_in", year=from_year), "rank"),
        Column("from_out_of", say("phrases.out_of"), "whole"),
        Column("to_rank", say("ranking.rank_in", year=request.year), "rank"),
        Column("to_out_of", say("phrases.out_of"), "whole"),
        *common_columns(say, "rank_change"),
    )


def _side(moves: pd.DataFrame, side: int, column: str, colour: Mapping[str, str]) -> pd.DataFrame:
    """One end of every line: names one under another even where places are shared or absent."""
    ordered = moves.sort_values([column, "province_code"])
    return pd.DataFrame(
        {
            "side": side,
            "rank": ordered[column].astype(int),
            "position": range(1, len(ordered) + 1),
            "slot": [colour.get(str(code)) for code in ordered["province_code"]],
            "province_code": ordered["province_code"],
            "label": [
                f"{name} {rank}" if side == 0 else f"{rank} {name}"
                for name, rank in zip(ordered["name"], ordered[column], strict=True)
            ],
            "is_chosen": ordered["province_code"].isin(list(colour)),
        }
    )


def _told(row: Row, request: RankingRequest) -> str:
    """A province's ranks in both editions, in words."""
    before = numbers.rank(row["from_rank"], row["from_out_of"])
    after = numbers.rank(row["to_rank"], row["to_out_of"])
    return f"{row['name']}\n{request.from_year}: {before}\n{request.year}: {after}"


def _bump_title(moves: pd.DataFrame, request: RankingRequest, from_year: int) -> str:
    """Each province's move; where those in both editions alone say another one, that too."""
    say = request.voice.say
    before, after = (moves[name].rank(method="min") for name in ("from_rank", "to_rank"))
    own = moves.assign(common_change=before - after)
    told = [_moved(row, request) for row in records(own[own["province_code"].isin(request.home)])]
    finding = "; ".join(told) or say(
        "ranking.bump_title_none", first=from_year, last=request.year, index=request.edition
    )
    return say("merged.finding", finding=finding) if request.is_merged else finding


def _moved(row: Row, request: RankingRequest) -> str:
    say, change, common = request.voice.say, int(row["rank_change"]), int(row["common_change"])
    told = say(
        f"ranking.bump_title_{sentences.direction(change)}",
        province=request.voice.short(str(row["province_code"])),
        index=request.component,
        first=request.from_year,
        last=request.year,
        ranks=abs(change),
        before=numbers.rank(row["from_rank"], row["from_out_of"]),
        after=numbers.rank(row["to_rank"], row["to_out_of"]),
    )
    is_said = row["from_out_of"] == row["to_out_of"]
    if is_said or sentences.direction(common) == sentences.direction(change):
        return told
    moved = sentences.rank_moved(common, say).removeprefix(", ")
    return told + say("findings.of_common", moved=moved)
