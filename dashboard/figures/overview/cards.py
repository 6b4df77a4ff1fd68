"""The overview's cards: the newest result on each index, and the ranks over the years."""

import itertools
import math
from dataclasses import dataclass

import pandas as pd

from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import (
    TOTALS,
    change_text,
    decimals_of,
    edition_row,
    edition_rows,
    promised_ranks,
    score_text,
)
from dashboard.catalog.labels import Voice
from dashboard.charts.trend.rank_sparkline import rank_sparkline
from dashboard.figures.figure import Figure, common_columns, make_figure, way
from dashboard.figures.findings import promise_words
from dashboard.figures.findings.contradiction import of_result, told
from dashboard.figures.findings.history import history
from dashboard.figures.findings.promise import promises
from dashboard.figures.findings.standing import ProvinceStanding, standings
from dashboard.figures.overview.request import OverviewRequest
from dashboard.store.ask import per_version
from dashboard.text import numbers, sentences
from dashboard.text.markdown import plain
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

UP, DOWN = "▲", "▼"
CARDS_IN_A_ROW = 4


@dataclass(frozen=True)
class Card:
    """What a card says of one index. ``result_year`` is None where no result is on record."""

    index_code: str
    circle: str
    title: str
    result_year: int | None
    sentence: str
    rank: str
    lines: tuple[str, ...]


@per_version
def cards(request: OverviewRequest) -> tuple[Card, ...]:
    """A card per index with the province's newest result up to the year."""
    found = standings(request.province_code, request.year)
    return tuple(_card(row, request) for row in found.values())


def in_rows(entries: tuple[Card, ...]) -> list[tuple[Card, ...]]:
    """The cards in rows of nearly the same length, none longer than a screen has room for."""
    n_rows = math.ceil(len(entries) / CARDS_IN_A_ROW)
    ends = [len(entries) * at // n_rows for at in range(n_rows + 1)]
    # The longer rows first.
    lengths = sorted((end - start for start, end in itertools.pairwise(ends)), reverse=True)
    starts = list(itertools.accumulate(lengths, initial=0))
    return [entries[start:end] for start, end in itertools.pairwise(starts)]


def _card(row: ProvinceStanding, request: OverviewRequest) -> Card:
    voice, province = request.voice, request.voice.short(request.province_code)
    name, promised = voice.index(row.index_code), _promises(row.index_code, request)
    if row.result_year is None:
        key = "overview.no_edition" if row.edition_year is None else "overview.no_result"
        text = voice.say(key, province=province, year=request.year)
        return Card(row.index_code, row.circle, name, None, "", numbers.MISSING, (text, *promised))
    item = sentences.standing_of(row, province, name, row.result_year, decimals_of(row.index_code))
    return Card(
        index_code=row.index_code,
        circle=row.circle,
        title=voice.edition(row.index_code, row.result_year),
        result_year=row.result_year,
        sentence=sentences.standing(item, voice.say, voice.language),
        rank=numbers.rank(row.rank, row.out_of),
        lines=(*_lines(row, row.result_year, request), *promised),
    )


def _promises(index_code: str, request: OverviewRequest) -> tuple[str, ...]:
    """The ranks promised on the index for this year and the next, each with its verdict."""
    return tuple(
        request.voice.say(
            "overview.target_of_year",
            year=one.year,
            target=promise_words.rank_range(one.row),
            status=promise_words.badge(one, request.voice),
        )
        for one in promises(request.province_code, index_code)
        if one.is_of_total
        and request.year <= one.year <= request.year + 1
        and not is_missing(one.row["target_rank"])
    )


def _lines(row: ProvinceStanding, result_year: int, request: OverviewRequest) -> tuple[str, ...]:
    voice, say = request.voice, request.voice.say
    lines = [_moved(row, voice)]
    if row.score is None:
        lines.append(say("overview.score_missing"))
    else:
        score = score_text(row.index_code, row.score, voice.language)
        lines.append(f"**{voice.amount(row.index_code, score)}**")
        lines.append(_derived(row, voice))
        lines.append(_score_note(row, result_year, request))
    if row.rank_basis is not None:
        lines.append(say("overview.basis", basis=voice.basis(row.rank_basis)))
    found = of_result(request.province_code, row.index_code, result_year)
    lines += [plain(told(one, voice)) for one in found if one.component_code in TOTALS]
    if result_year < request.year:
        lines.append(say("overview.older", year=request.year, result_year=result_year))
    return tuple(line for line in lines if line)


def _derived(row: ProvinceStanding, voice: Voice) -> str:
    """How a score that no document prints follows from printed figures; "" where it is printed."""
    rule = row.derived_from if voice.language == "vi" else row.derived_from_en
    return voice.say("phrases.score_derived", rule=rule) if rule else ""


def _moved(row: ProvinceStanding, voice: Voice) -> str:
    """Places up or down with a mark and a colour, never the colour alone."""
    if row.rank is None:
        return ""
    if row.rank_change is None:
        return voice.say("overview.rank_unknown")
    told = sentences.moved(row, voice.say).removeprefix(", ")
    told += sentences.moved_in_common(row, voice.say)
    if row.rank_change == 0:
        return told
    mark, colour = (UP, "green") if row.rank_change > 0 else (DOWN, "red")
    return f":{colour}[**{mark} {told}**]"


def _score_note(row: ProvinceStanding, result_year: int, request: OverviewRequest) -> str:
    """The change of score, or why there is none across a break; "" in the first edition."""
    before, voice, code = result_year - 1, request.voice, request.province_code
    if row.score_change is not None:
        change = change_text(row.index_code, row.score_change, voice.language)
        return voice.say("overview.score_change", change=change, year=before)
    editions = edition_rows(row.index_code, code)
    edition = edition_row(row.index_code, result_year, code)
    if before in editions.index and editions["field"][before] != edition["field"]:
        given = {"province": voice.short(code), "first": before, "last": result_year}
        return voice.say("component.other_borders", **given)
    if bool(edition["is_series_start"]) and before in editions.index:
        label = in_language(edition, "series_label", voice.language)
        return voice.say("overview.score_break", year=before, label=label)
    return ""


def has_ranks(request: OverviewRequest, card: Card) -> bool:
    """Whether the province has a rank on the index in any year."""
    return bool(history((request.province_code,), card.index_code)["rank"].notna().any())


@per_version
def sparkline(request: OverviewRequest, card: Card) -> Figure | None:
    """The province's ranks on one index with its targets; None where there is no rank."""
    voice, code, index_code = request.voice, request.province_code, card.index_code
    rows = history((code,), index_code)
    known = rows[rows["rank"].notna()]
    if known.empty:
        return None
    ends = [int(rows["year"].min()), int(rows["year"].max())]
    given = {
        "index": voice.index(index_code),
        "province": voice.short(code),
        "first": ends[0],
        "last": ends[1],
        "year": card.result_year,
    }
    ranks = known.astype({"rank": float}).assign(
        is_chosen=known["year"] == card.result_year,
        told=[_told(row, index_code, request) for row in records(known)],
        click=[way("trend", index=index_code, province=code)] * len(known),
    )
    return make_figure(
        request,
        f"{index_code}-{code}-places",
        title=voice.say("overview.sparkline_title", **given),
        subtitle=voice.say("overview.sparkline_subtitle", **given),
        chart=rank_sparkline(
            ranks, _index_targets(code, index_code), ends, int(known["out_of"].max())
        ),
        table=rows.assign(
            basis=[voice.basis(basis) for basis in rows["rank_basis"]],
            reason=[voice.reason(reason) for reason in rows["missing_reason"]],
        ),
        columns=common_columns(voice.say, "year", "rank", "out_of", "score", "basis", "reason"),
        source_ids=source_ids(known["rank_source_id"], known["source_id"]),
        edition=f"{voice.index(index_code)} {ends[0]}–{ends[1]}",
        index_code=index_code,
    )


def _told(row: Row, index_code: str, request: OverviewRequest) -> str:
    """A year's rank in words, and the score where there is one."""
    told = f"{int(row['year'])}: {numbers.rank(row['rank'], row['out_of'])}"
    if numbers.is_missing(row["score"]):
        return told
    score = score_text(index_code, float(row["score"]), request.language)
    return f"{told}, {request.voice.amount(index_code, score)}"


def _index_targets(province_code: str, index_code: str) -> pd.DataFrame:
    promised = promised_ranks(province_code, index_code)
    return pd.DataFrame(
        {
            "year": promised["target_year"].astype(float),
            "rank": promised["target_rank"].astype(float),
        }
    )
