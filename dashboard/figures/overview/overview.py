"""The overview's contents: cards, targets with results, weak components, what comes next."""

import itertools
import math
from dataclasses import dataclass

import pandas as pd

from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.indices import component_label, edition_row, edition_rows, promised_ranks
from dashboard.catalog.labels import Voice, data_facts, document, voice
from dashboard.charts.palette import Scheme
from dashboard.charts.trend.rank_sparkline import rank_sparkline
from dashboard.figures.figure import Column, Figure
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers, sentences
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing

UP, DOWN = "▲", "▼"
CARDS_IN_A_ROW = 4
STATUS_MARK = {"met": ("green", "✓"), "missed": ("red", "✗")}


@dataclass(frozen=True)
class Card:
    """What a card says of one index. ``result_year`` is None where no result is on record."""

    index_code: str
    title: str
    result_year: int | None
    sentence: str
    place: str
    lines: tuple[str, ...]


@per_version
def cards(province_code: str, year: int, language: str) -> tuple[Card, ...]:
    """A card per index with the province's newest result up to ``year``."""
    rows = ask("province_standing", province_code=province_code, year=year)
    return tuple(_card(row, province_code, year, voice(language)) for _, row in rows.iterrows())


def in_rows(entries: tuple[Card, ...]) -> list[tuple[Card, ...]]:
    """The cards in rows of nearly the same length, none longer than a screen has room for."""
    n_rows = math.ceil(len(entries) / CARDS_IN_A_ROW)
    ends = [len(entries) * at // n_rows for at in range(n_rows + 1)]
    # The longer rows first.
    lengths = sorted((end - start for start, end in itertools.pairwise(ends)), reverse=True)
    starts = list(itertools.accumulate(lengths, initial=0))
    return [entries[start:end] for start, end in itertools.pairwise(starts)]


def _card(row: pd.Series, province_code: str, year: int, speaker: Voice) -> Card:
    name = speaker.index(str(row["index_code"]))
    province = speaker.province(province_code)
    promises = _card_targets(row, province_code, year, speaker)
    if is_missing(row["result_year"]):
        key = "overview.no_edition" if is_missing(row["edition_year"]) else "overview.no_result"
        text = speaker.say(key, province=province, year=year)
        return Card(str(row["index_code"]), name, None, "", numbers.MISSING, (text, *promises))
    result_year = int(row["result_year"])
    item = sentences.standing_of(row, province, name, result_year)
    return Card(
        index_code=str(row["index_code"]),
        title=f"{name} {result_year}",
        result_year=result_year,
        sentence=sentences.standing(item, speaker.say, speaker.language),
        place=numbers.place(row["rank"], row["out_of"]),
        lines=(*_card_lines(row, result_year, year, speaker), *promises),
    )


def _card_targets(row: pd.Series, province_code: str, year: int, speaker: Voice) -> tuple[str, ...]:
    """The ranks promised on the index for this year and the next, each with its verdict."""
    promised = promised_ranks(province_code, str(row["index_code"]))
    promised = promised[promised["target_year"].between(year, year + 1)]
    return tuple(
        speaker.say(
            "overview.target_of_year",
            year=int(target["target_year"]),
            target=numbers.place(target["target_rank"], target["out_of"]),
            status=_verdict(target, speaker),
        )
        for _, target in promised.iterrows()
    )


def _verdict(target: pd.Series, speaker: Voice) -> str:
    """Met, missed and so on, with a mark besides the colour."""
    words = speaker.say(f"overview.status.{target['status']}")
    colour, mark = STATUS_MARK.get(str(target["status"]), ("gray", ""))
    return f":{colour}-badge[{f'{mark} {words}'.strip()}]"


def _card_lines(row: pd.Series, result_year: int, year: int, speaker: Voice) -> tuple[str, ...]:
    say = speaker.say
    lines = [_moved(row, speaker)]
    if is_missing(row["score"]):
        lines.append(say("overview.score_missing"))
    else:
        score = numbers.score(float(row["score"]), speaker.language)
        unit = speaker.unit(str(row["index_code"]))
        lines.append(f"**{say('overview.score', score=score, unit=unit)}**")
        lines += _score_note(row, result_year, speaker)
    if not is_missing(row["rank_basis"]):
        lines.append(say("overview.basis", basis=speaker.basis(row["rank_basis"])))
    if result_year < year:
        lines.append(say("overview.older", year=year, result_year=result_year))
    return tuple(line for line in lines if line)


def _moved(row: pd.Series, speaker: Voice) -> str:
    """Places up or down with a mark and a colour, never the colour alone."""
    change = row["rank_change"]
    if is_missing(row["rank"]):
        return ""
    if is_missing(change):
        return speaker.say("overview.rank_unknown")
    places = int(change)
    if places == 0:
        return speaker.say("overview.rank_same")
    key, mark, colour = (
        ("overview.rank_up", UP, "green") if places > 0 else ("overview.rank_down", DOWN, "red")
    )
    return f":{colour}[**{mark} {speaker.say(key, places=abs(places))}**]"


def _score_note(row: pd.Series, result_year: int, speaker: Voice) -> list[str]:
    """The change of score, or why there is none across a break."""
    before = result_year - 1
    if not is_missing(row["score_change"]):
        change = numbers.signed(float(row["score_change"]), speaker.language)
        return [speaker.say("overview.score_change", change=change, year=before)]
    editions = edition_rows(str(row["index_code"]))
    edition = edition_row(str(row["index_code"]), result_year)
    if bool(edition["is_series_start"]) and before in editions.index:
        label = in_language(edition, "series_label", speaker.language)
        return [speaker.say("overview.score_break", year=before, label=label)]
    return []


@per_version
def sparkline(
    province_code: str, index_code: str, year: int, language: str, scheme: Scheme
) -> Figure | None:
    """The province's places on one index with its targets; None where there is no place."""
    speaker = voice(language)
    history = ask(
        "province_history",
        province_codes=(province_code,),
        index_code=index_code,
        component_code="TOTAL",
    )
    known = history[history["rank"].notna()]
    if known.empty:
        return None
    promised = _index_targets(province_code, index_code)
    first, last = int(history["year"].min()), int(history["year"].max())
    given = {
        "index": speaker.index(index_code),
        "province": speaker.province(province_code),
        "first": first,
        "last": last,
        "year": year,
    }
    say = speaker.say
    version, date = data_facts()
    return Figure(
        key=f"{index_code}-{province_code}-places",
        title=say("overview.sparkline_title", **given),
        subtitle=say("overview.sparkline_subtitle", **given),
        alt=say("overview.sparkline_title", **given),
        chart=rank_sparkline(
            known.astype({"rank": float}).assign(is_chosen=known["year"] == year),
            promised,
            [first, last],
            scheme,
        ),
        table=history.assign(
            basis=[speaker.basis(basis) for basis in history["rank_basis"]],
            reason=[speaker.reason(reason) for reason in history["missing_reason"]],
        ),
        columns=(
            Column("year", say("phrases.year"), "year"),
            Column("rank", say("phrases.place"), "rank"),
            Column("out_of", say("phrases.out_of"), "whole"),
            Column("score", say("phrases.score"), "score"),
            Column("basis", say("phrases.basis_label")),
            Column("reason", say("phrases.missing_label")),
        ),
        sources=documents_of(source_ids(known["rank_source_id"], known["source_id"]), language),
        edition=f"{speaker.index(index_code)} {first}–{last}",
        language=language,
        data_version=version,
        data_date=date,
    )


def _index_targets(province_code: str, index_code: str) -> pd.DataFrame:
    promised = promised_ranks(province_code, index_code)
    return pd.DataFrame(
        {
            "year": promised["target_year"].astype(float),
            "rank": promised["target_rank"].astype(float),
        }
    )


@per_version
def targets(province_code: str, first: int, last: int, language: str) -> pd.DataFrame:
    """Targets for ``first`` to ``last``, one row per promise, as readers see them.

    A gain and the rank it means, printed in the same document for the same year, are one promise.
    """
    speaker = voice(language)
    promised = ask("province_target", province_code=province_code)
    promised = promised[promised["target_year"].between(first, last)]
    # The indices first, other indicators after them.
    promised = promised.assign(is_other=promised["index_code"].isna()).sort_values(
        ["target_year", "is_other", "target_id"]
    )
    promises: dict[object, list[pd.Series]] = {}
    for _, row in promised.iterrows():
        rank = row["target_rank"]
        known = row["target_id"] if is_missing(rank) else int(rank)
        promises.setdefault(
            (row["target_year"], row["index_code"], row["component_code"], row["source_id"], known),
            [],
        ).append(row)
    return pd.DataFrame(
        [_promise(rows, speaker) for rows in promises.values()],
        columns=["subject", "target", "result", "document"],
    )


def _promise(rows: list[pd.Series], speaker: Voice) -> dict[str, object]:
    row = min(rows, key=lambda row: row["target_kind"] != "rank")
    return {
        "subject": f"{_subject(row, speaker)} {int(row['target_year'])}",
        "target": "; ".join(dict.fromkeys(_stated(row, speaker) for row in rows)),
        "result": f"{_result(row, speaker)} {_verdict(row, speaker)}",
        "document": document(row, speaker.say),
    }


def _subject(row: pd.Series, speaker: Voice) -> str:
    if is_missing(row["index_code"]):
        return in_language(row, "indicator", speaker.language)
    return speaker.component(str(row["index_code"]), str(row["component_code"]))


def _stated(row: pd.Series, speaker: Voice) -> str:
    """A target in words, both ends of a range kept."""
    if is_missing(row["target_value"]):
        return numbers.MISSING
    value, stretch = row["target_value"], row["stretch_value"]
    if row["target_kind"] == "rank":
        place = numbers.place(value, row["out_of"])
        if is_missing(stretch):
            return place
        return speaker.say("overview.rank_range", target=place, stretch=int(stretch))
    if row["target_kind"] == "rank_gain":
        key = "overview.gain" if is_missing(stretch) else "overview.gain_range"
        base = numbers.MISSING if is_missing(row["base_year"]) else int(row["base_year"])
        far = value if is_missing(stretch) else stretch
        return speaker.say(key, places=int(value), stretch=int(far), base_year=base)
    percent = row["target_kind"] == "share"
    return numbers.text(value, "percent" if percent else "score", speaker.language)


def _result(row: pd.Series, speaker: Voice) -> str:
    if not is_missing(row["actual_rank"]):
        return numbers.place(row["actual_rank"], row["actual_out_of"])
    if is_missing(row["actual_value"]):
        return numbers.MISSING
    kind: numbers.Kind = "percent" if not is_missing(row["target_value"]) else "whole"
    return numbers.text(row["actual_value"], kind, speaker.language)


@per_version
def weak_components(
    province_code: str, index_code: str, year: int, language: str
) -> tuple[pd.DataFrame, bool]:
    """Components that are low or fell, for readers; and whether the edition can be judged."""
    speaker = voice(language)
    rows = ask("component_standing", province_code=province_code, index_code=index_code, year=year)
    judged = bool(rows["quartile"].notna().any())
    weak = rows[rows["is_low"] | rows["has_fallen"]]
    table = pd.DataFrame(
        {
            "component": [component_label(row, language) for _, row in weak.iterrows()],
            "score": [_scored(row, language) for _, row in weak.iterrows()],
            "place": [numbers.place(row["rank"], row["out_of"]) for _, row in weak.iterrows()],
            "why": [_why(row, speaker) for _, row in weak.iterrows()],
            "lead": [
                speaker.say("overview.component_no_lead")
                if is_missing(row["lead_units"])
                else str(row["lead_units"])
                for _, row in weak.iterrows()
            ],
        }
    )
    return table, judged


def _scored(row: pd.Series, language: str) -> str:
    """A score with its change beside it, where the year before is comparable."""
    score = numbers.text(row["score"], "score", language)
    if is_missing(row["score_change"]):
        return score
    return f"{score} ({numbers.signed(float(row['score_change']), language)})"


def _why(row: pd.Series, speaker: Voice) -> str:
    if row["is_low"] and row["has_fallen"]:
        return speaker.say("overview.component_both")
    return speaker.say("overview.component_low" if row["is_low"] else "overview.component_fallen")


@per_version
def milestones(province_code: str, year: int, language: str) -> pd.DataFrame:
    """What comes after ``year``, as readers see it, the earliest first."""
    say = voice(language).say
    rows = ask("province_milestone", province_code=province_code, year=year)
    return pd.DataFrame(
        {
            "date": [
                say("overview.next_by", date=f"{row['due_on']:%d/%m}")
                if row["is_yearly"]
                else f"{row['due_on']:%d/%m/%Y}"
                for _, row in rows.iterrows()
            ],
            "what": list(rows["what"]),
            "document": list(rows["source_title"]),
        }
    )
