"""An edition on the tile map of its year."""

import math

import pandas as pd

from dashboard.catalog.indices import field_of
from dashboard.charts.ranking.tile_map import tile_map
from dashboard.figures.figure import Figure, make_figure, way
from dashboard.figures.findings import merged
from dashboard.figures.ranking.dots import told
from dashboard.figures.ranking.request import RankingRequest
from dashboard.figures.ranking.rows import columns, ranking
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.names import texts
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

QUARTILES = 4
# A line of text in rows of the tile map.
LINE = 0.28


def has_tiles(request: RankingRequest) -> bool:
    """Whether the edition has the component."""
    return not ranking(request.whole).empty


@per_version
def map_figure(request: RankingRequest) -> Figure | None:
    """The tile map of the edition's year: quarters of the field, by computed or published place.

    None where the edition does not have the component.
    """
    if not has_tiles(request):
        return None
    rows = ranking(request.whole)
    say, tiles = request.voice.say, _tiles(rows, request)
    subtitle = "ranking.map_subtitle" if request.is_full else "ranking.map_subtitle_partial"
    groups = {f"group_{n}": say(f"ranking.group_{n}") for n in range(1, QUARTILES + 1)}
    return make_figure(
        request,
        request.figure_key("map"),
        title=_map_title(tiles, request),
        subtitle=say(
            "merged.map_subtitle" if request.is_merged else subtitle,
            component=request.component,
            year=request.year,
        ),
        chart=tile_map(
            tiles,
            _islands(tiles, request),
            groups | {"missing": say("ranking.group_missing")},
        ),
        table=rows,
        columns=columns(request),
        source_ids=merged.documents_in(rows, "source_id", "rank_source_id"),
    )


def _tiles(rows: pd.DataFrame, request: RankingRequest) -> pd.DataFrame:
    """One row per tile, as the chart wants it."""
    words = [_one_a_line(str(name)) for name in rows["name"]]
    return rows.assign(
        words=words,
        group=[_group(row, request) for row in records(rows)],
        rank_text=[
            row["reason"] if is_missing(row["rank"]) else numbers.rank(row["rank"], row["out_of"])
            for row in records(rows)
        ],
        told=[told(row, request) for row in records(rows)],
        click=[way(province=code) for code in rows["province_code"]],
        # Text of several lines hangs from its first: lift it by half of the others.
        text_row=rows["tile_row"] - [LINE * text.count("\n") / 2 for text in words],
    )


def _islands(tiles: pd.DataFrame, request: RankingRequest) -> pd.DataFrame:
    """The archipelagos, in the colour of the province that each belongs to."""
    groups = dict(zip(tiles["province_code"], tiles["group"], strict=True))
    islands = ask("island_place", field=field_of(str(tiles["province_code"].iloc[0])))
    return islands.assign(
        words=[
            _one_a_line(name.split(" (")[0]) for name in texts(islands, "name", request.language)
        ],
        group=[groups[code] for code in islands["province_code"]],
    )


def _one_a_line(name: str) -> str:
    """A name in short lines, so that it fits a tile on a phone: two words each from four on."""
    parts = name.replace(" - ", " ").split(" ")
    step = 1 if len(parts) < 4 else 2
    return "\n".join(" ".join(parts[at : at + step]) for at in range(0, len(parts), step))


def _group(row: Row, request: RankingRequest) -> str:
    """The quarter of the field a province is in; of a partial edition by its published place."""
    if not is_missing(row["quartile"]):
        return str(int(row["quartile"]))
    if is_missing(row["rank"]) or request.is_full:
        return "missing"
    return str(math.ceil(QUARTILES * int(row["rank"]) / int(row["out_of"])))


def _map_title(tiles: pd.DataFrame, request: RankingRequest) -> str:
    speaker = request.voice
    own = tiles[tiles["province_code"].isin(request.home)]
    sentences = [
        speaker.say(
            f"ranking.map_title_{row['group']}",
            province=speaker.short(str(row["province_code"])),
            index=request.component,
            year=request.year,
            rank=row["rank_text"],
        )
        for row in records(own)
    ]
    told = "; ".join(sentences) or request.edition
    return speaker.say("merged.finding", finding=told) if request.is_merged else told
