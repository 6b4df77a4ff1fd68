"""The ranking page's figures: all provinces of an edition, on a map, and between two years."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.indices import edition_row
from dashboard.catalog.labels import OfEdition, data_facts
from dashboard.charts.palette import Scheme, slots
from dashboard.charts.ranking.bump_lines import bump_lines
from dashboard.charts.ranking.ranking_dots import ranking_dots
from dashboard.charts.ranking.tile_map import tile_map
from dashboard.figures.figure import Column, Figure
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text import sentences as findings
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing

QUARTILES = 4
# A line of text in rows of the tile map.
LINE = 0.28


@dataclass(frozen=True)
class Asked(OfEdition):
    """What a ranking is of; ``home`` are the home province's codes."""

    index_code: str
    year: int
    component_code: str
    home: tuple[str, ...]
    compared: tuple[str, ...]
    region: str
    language: str


def headline_code(index_code: str, year: int) -> str:
    """The component that is the index itself in an edition."""
    return str(edition_row(index_code, year)["headline_code"])


def of_edition(component_code: str, index_code: str, year: int) -> str:
    """The component, where it is the total by the name the edition gives its total."""
    return headline_code(index_code, year) if component_code == "TOTAL" else component_code


@per_version
def ranking(asked: Asked) -> pd.DataFrame:
    """All provinces of the edition, best first, with words for readers; of one region if asked."""
    speaker = asked.voice
    rows = ask(
        "edition_ranking",
        index_code=asked.index_code,
        year=asked.year,
        component_code=asked.component_code,
        province_code=asked.home[0],
    )
    if asked.region:
        rows = rows[rows["region"] == asked.region]
    return rows.assign(
        name=[in_language(row, "name", asked.language) for _, row in rows.iterrows()],
        basis=[speaker.basis(basis) for basis in rows["rank_basis"]],
        reason=[speaker.reason(reason) for reason in rows["missing_reason"]],
        is_chosen=rows["province_code"].isin([*asked.home, *asked.compared]),
    )


def _columns(asked: Asked) -> tuple[Column, ...]:
    say = asked.voice.say
    return (
        Column("rank", say("phrases.place"), "rank"),
        Column("out_of", say("phrases.out_of"), "whole"),
        Column("name", say("phrases.province")),
        Column("score", asked.voice.score(asked.index_code), "score"),
        Column("rank_change", say("phrases.rank_change"), "rank_change"),
        Column("score_change", say("phrases.score_change"), "score_change"),
        Column("quartile", say("phrases.quartile"), "rank"),
        Column("basis", say("phrases.basis_label")),
        Column("region", say("phrases.region")),
        Column("reason", say("phrases.missing_label")),
    )


def finding(asked: Asked) -> str:
    """Where the home province stands in this edition, in a sentence."""
    rows = ranking(replace(asked, region=""))
    sentences = []
    for code in asked.home:
        own = rows[rows["province_code"] == code]
        if own.empty:
            continue
        item = findings.standing_of(
            own.iloc[0],
            asked.voice.short(code),
            asked.voice.component(asked.index_code, asked.component_code),
            asked.year,
        )
        sentences.append(findings.standing(item, asked.voice.say, asked.language))
    return "; ".join(sentences)


def _figure(asked: Asked, kind: str, title: str, subtitle: str, **parts: object) -> Figure:
    rows = ranking(asked)
    version, date = data_facts()
    given: dict[str, object] = {
        "table": rows,
        "columns": _columns(asked),
        "sources": documents_of(
            source_ids(rows["source_id"], rows["rank_source_id"]), asked.language
        ),
    } | parts
    return Figure(
        key=f"{asked.index_code}-{asked.year}-{asked.component_code}-{kind}",
        title=title,
        subtitle=subtitle,
        alt=title,
        edition=asked.edition,
        language=asked.language,
        data_version=version,
        data_date=date,
        **given,  # type: ignore[arg-type] # chart, table and columns, of the right types
    )


@per_version
def dots_figure(asked: Asked, scheme: Scheme) -> Figure | None:
    """Provinces as sorted dots: by score in a full edition, by published place otherwise."""
    rows = ranking(asked)
    measure = "score" if asked.is_full else "rank"
    shown = rows[rows[measure].notna()].copy()
    if shown.empty:
        return None
    speaker = asked.voice
    shown["value"] = shown[measure].astype(float)
    shown["label"] = [
        f"{numbers.place(rank, None)}  {name}" if not is_missing(rank) else str(name)
        for rank, name in zip(shown["rank"], shown["name"], strict=True)
    ]
    shown["value_text"] = [_value_text(row, asked) for _, row in shown.iterrows()]
    colour = slots(asked.home, asked.compared)
    shown["slot"] = [colour.get(str(code)) for code in shown["province_code"]]
    shown["position"] = range(len(shown))
    shown["interval_low"], shown["interval_high"] = shown["ci95_low"], shown["ci95_high"]
    shown["text_at"] = shown[["value", "interval_high"]].max(axis=1)
    shown["is_quartile_start"] = shown["quartile"].notna() & (
        shown["quartile"] != shown["quartile"].shift(1)
    )
    shown.loc[shown.index[0], "is_quartile_start"] = False
    missing = len(rows) - len(shown)
    key = "ranking.subtitle_full" if asked.is_full else "ranking.subtitle_partial"
    subtitle = speaker.say(
        key,
        component=speaker.component(asked.index_code, asked.component_code),
        year=asked.year,
        unit=speaker.unit(asked.index_code),
        count=len(shown),
    )
    if missing:
        subtitle += speaker.say("ranking.subtitle_missing", count=missing)
    if shown["ci95_low"].notna().any():
        subtitle += speaker.say("ranking.subtitle_interval")
    return _figure(
        asked,
        "ranking",
        finding(asked) or asked.edition,
        subtitle,
        chart=ranking_dots(
            shown,
            measure,
            {
                "value": speaker.score(asked.index_code)
                if measure == "score"
                else speaker.say("phrases.place")
            },
            scheme,
        ),
    )


def _value_text(row: pd.Series, asked: Asked) -> str:
    """What stands beside a dot: the score, three decimals where two provinces tie at two."""
    if not asked.is_full:
        score = "" if is_missing(row["score"]) else numbers.score(row["score"], asked.language)
        return " · ".join(
            part for part in (numbers.place(row["rank"], row["out_of"]), score) if part
        )
    rows = ranking(asked)
    same = rows["score"].round(2) == round(float(row["score"]), 2)
    return numbers.score(float(row["score"]), asked.language, 3 if same.sum() > 1 else 2)


@per_version
def map_figure(asked: Asked, scheme: Scheme) -> Figure | None:
    """The tile map of the edition's year: quarters of the field, by computed or published place.

    None where the edition does not have the component.
    """
    speaker = asked.voice
    rows = ranking(replace(asked, region=""))
    if rows.empty:
        return None
    tiles = rows.assign(
        words=[_one_a_line(str(name)) for name in rows["name"]],
        group=[_group(row, asked) for _, row in rows.iterrows()],
        place_text=[
            row["reason"] if is_missing(row["rank"]) else numbers.place(row["rank"], row["out_of"])
            for _, row in rows.iterrows()
        ],
    )
    # Text of several lines hangs from its first: lift it by half of the others.
    tiles["text_row"] = tiles["tile_row"] - LINE * tiles["words"].str.count("\n") / 2
    groups = dict(zip(tiles["province_code"], tiles["group"], strict=True))
    islands = ask("island_place", year=asked.year)
    islands = islands.assign(
        words=[
            _one_a_line(in_language(row, "name", asked.language).split(" (")[0])
            for _, row in islands.iterrows()
        ],
        group=[groups[code] for code in islands["province_code"]],
    )
    return _figure(
        asked,
        "map",
        _map_title(tiles, asked),
        speaker.say(
            "ranking.map_subtitle" if asked.is_full else "ranking.map_subtitle_partial",
            component=speaker.component(asked.index_code, asked.component_code),
            year=asked.year,
        ),
        chart=tile_map(
            tiles,
            islands,
            {f"group_{n}": speaker.say(f"ranking.group_{n}") for n in range(1, QUARTILES + 1)}
            | {"missing": speaker.say("ranking.group_missing")},
            scheme,
        ),
        table=rows,
    )


def _one_a_line(name: str) -> str:
    """A name in short lines, so that it fits a tile on a phone: two words each from four on."""
    parts = name.replace(" - ", " ").split(" ")
    step = 1 if len(parts) < 4 else 2
    return "\n".join(" ".join(parts[at : at + step]) for at in range(0, len(parts), step))


def _group(row: pd.Series, asked: Asked) -> str:
    """The quarter of the field a province is in; of a partial edition by its published place."""
    if not is_missing(row["quartile"]):
        return str(int(row["quartile"]))
    if is_missing(row["rank"]) or asked.is_full:
        return "missing"
    return str(math.ceil(QUARTILES * int(row["rank"]) / int(row["out_of"])))


def _map_title(tiles: pd.DataFrame, asked: Asked) -> str:
    speaker = asked.voice
    own = tiles[tiles["province_code"].isin(asked.home)]
    sentences = [
        speaker.say(
            f"ranking.map_title_{row['group']}",
            province=speaker.short(str(row["province_code"])),
            index=speaker.component(asked.index_code, asked.component_code),
            year=asked.year,
            place=row["place_text"],
        )
        for _, row in own.iterrows()
    ]
    return "; ".join(sentences) or asked.edition


@per_version
def bump_figure(asked: Asked, from_year: int, scheme: Scheme) -> Figure | None:
    """Every province's place in two editions; None where no province has both."""
    speaker = asked.voice
    moves = ask(
        "province_bump",
        index_code=asked.index_code,
        component_code=asked.component_code,
        from_year=from_year,
        to_year=asked.year,
    )
    if moves.empty:
        return None
    moves = moves.assign(
        name=[in_language(row, "name", asked.language) for _, row in moves.iterrows()]
    )
    colour = slots(asked.home, asked.compared)
    sides = pd.concat(
        [_side(moves, 0, "from_rank", colour), _side(moves, 1, "to_rank", colour)],
        ignore_index=True,
    )
    say = speaker.say
    one_series = bool(moves["is_one_series"].all())
    return _figure(
        asked,
        f"since-{from_year}",
        _bump_title(moves, asked, from_year),
        say(
            "ranking.bump_subtitle" if one_series else "ranking.bump_subtitle_break",
            component=speaker.component(asked.index_code, asked.component_code),
            first=from_year,
            last=asked.year,
            count=len(moves),
        ),
        chart=bump_lines(sides, (from_year, asked.year), scheme),
        table=moves,
        columns=(
            Column("name", say("phrases.province")),
            Column("from_rank", say("ranking.place_in", year=from_year), "rank"),
            Column("from_out_of", say("phrases.out_of"), "whole"),
            Column("to_rank", say("ranking.place_in", year=asked.year), "rank"),
            Column("to_out_of", say("phrases.out_of"), "whole"),
            Column("rank_change", say("phrases.rank_change"), "rank_change"),
        ),
        sources=documents_of(
            source_ids(moves["source_id"], moves["from_source_id"]), asked.language
        ),
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


def _bump_title(moves: pd.DataFrame, asked: Asked, from_year: int) -> str:
    speaker = asked.voice
    sentences = []
    for _, row in moves[moves["province_code"].isin(asked.home)].iterrows():
        change = int(row["rank_change"])
        direction = "rise" if change > 0 else "fall" if change < 0 else "same"
        sentences.append(
            speaker.say(
                f"ranking.bump_title_{direction}",
                province=speaker.short(str(row["province_code"])),
                index=speaker.component(asked.index_code, asked.component_code),
                first=from_year,
                last=asked.year,
                places=abs(change),
                before=numbers.place(row["from_rank"], row["from_out_of"]),
                after=numbers.place(row["to_rank"], row["to_out_of"]),
            )
        )
    return "; ".join(sentences) or speaker.say(
        "ranking.bump_title_none", first=from_year, last=asked.year, index=asked.edition
    )


@per_version
def price(asked: Asked, code: str) -> tuple[str, ...]:
    """What the next places cost in points, in sentences; nothing for a partial edition.

    Points are rounded up to the decimals shown, so that adding what is printed gives the place.
    """
    rows = ask(
        "place_price",
        index_code=asked.index_code,
        year=asked.year,
        component_code=asked.component_code,
        province_code=code,
    )
    say = asked.voice.say
    return tuple(
        say(
            "ranking.price",
            places=int(row["places"]),
            wanted=int(row["wanted_place"]),
            points=numbers.score(rounded_up(float(row["points"])), asked.language),
        )
        for _, row in rows.iterrows()
    )


def is_reordered(asked: Asked, code: str) -> bool:
    """Whether the scores do not give the published place, so that no price can be told."""
    rows = ranking(replace(asked, region=""))
    own = rows[rows["province_code"] == code]
    if own.empty or is_missing(own.iloc[0]["published_rank"]):
        return False
    computed = own.iloc[0]["computed_rank"]
    return not is_missing(computed) and bool(own.iloc[0]["published_rank"] != computed)


def rounded_up(points: float, decimals: int = 2) -> float:
    """``points`` to ``decimals``, never less than they are."""
    shift = 10.0**decimals
    return math.ceil(round(points * shift, 6)) / shift


@per_version
def neighbours(asked: Asked) -> str:
    """Whom survey error cannot tell from the home province; "" where no interval was published."""
    rows = ranking(replace(asked, region=""))
    own = rows[rows["province_code"] == asked.home[0]]
    if own.empty or is_missing(own.iloc[0]["ci95_low"]):
        return ""
    alike = rows[rows["is_indistinguishable"].fillna(False).astype(bool)]
    others = alike[alike["province_code"] != asked.home[0]]
    return asked.voice.say(
        "ranking.indistinguishable",
        province=asked.voice.short(asked.home[0]),
        low=numbers.score(float(own.iloc[0]["ci95_low"]), asked.language),
        high=numbers.score(float(own.iloc[0]["ci95_high"]), asked.language),
        count=len(others),
        best=int(alike["rank"].min()),
        worst=int(alike["rank"].max()),
    )


def without_result(asked: Asked) -> dict[str, list[str]]:
    """Names of the provinces without score and place, by the reason."""
    rows = ranking(asked)
    absent = rows[rows["score"].isna() & rows["rank"].isna()]
    names: dict[str, list[str]] = {}
    for reason, name in zip(absent["reason"], absent["name"], strict=True):
        names.setdefault(str(reason), []).append(str(name))
    return names


@per_version
def regions(year: int, index_code: str, language: str) -> dict[str, str]:
    """Regions of the year's map for a picker; the empty key is the whole country."""
    asked = Asked(index_code, year, headline_code(index_code, year), ("62",), (), "", language)
    named_regions = sorted(set(ranking(asked)["region"]))
    return {"": asked.voice.say("controls.region_all")} | {name: name for name in named_regions}
