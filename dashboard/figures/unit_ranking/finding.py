"""What is known of a block of units in sentences: who leads, the classes, the mean, who moved."""

from dashboard.catalog import unit_editions
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import counts_of, rows, unit_links, way
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.markdown import plain
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

# Names that a line still takes; more of them are counted.
FEW = 6


@per_version
def finding(request: UnitRankingRequest) -> str:
    """What is known of the block in a sentence: who leads, the classes, the mean, who is named."""
    parts = (_leader(request), _class_counts(request), _mean(request), _listed(request))
    known = "; ".join(part for part in parts if part)
    return request.voice.say("unit_ranking.finding", scope=request.scope, known=known)


def _leader(request: UnitRankingRequest) -> str:
    say, shown = request.voice.say, rows(request)
    first = shown[shown["rank"] == 1]
    if first.empty:
        return ""
    row = first.iloc[0]
    field = "" if is_missing(row["out_of"]) else int(row["out_of"])
    text = say(
        "unit_ranking.leader" if field else "unit_ranking.leader_no_field",
        names=", ".join(first["unit_name"]),
        field=field,
    )
    if is_missing(row["score"]):
        return text
    score = numbers.score(float(row["score"]), request.language)
    return text + say("unit_ranking.leader_score", score=score)


def _class_counts(request: UnitRankingRequest) -> str:
    """ "7 đơn vị Xuất sắc, 10 Tốt, 3 Khá"; "" where nobody counts them."""
    shown = counts_of(request, request.year)
    return ", ".join(
        request.voice.say(
            "unit_ranking.count" if position else "unit_ranking.count_first",
            count=int(count),
            name=name,
        )
        for position, (count, name) in enumerate(
            zip(shown["count"], shown["class_name"], strict=True)
        )
    )


def _mean(request: UnitRankingRequest) -> str:
    summary = request.summary
    for key, column in (("mean", "published_mean"), ("mean_computed", "computed_mean")):
        if not is_missing(summary[column]):
            mean = numbers.score(float(summary[column]), request.language)
            return request.voice.say(f"unit_ranking.{key}", mean=mean)
    return ""


def _listed(request: UnitRankingRequest) -> str:
    if request.is_full or request.block == "all":
        return ""
    say, summary = request.voice.say, request.summary
    listed, of = int(summary["n_listed"]), summary["n_units"]
    if not listed:
        return say("unit_ranking.listed_none")
    if is_missing(of):
        return say("unit_ranking.listed", listed=listed)
    return say("unit_ranking.listed_of", listed=listed, of=int(of))


def change(row: Row, request: UnitRankingRequest) -> str:
    """A unit's change since the year before: "▲ 11 bậc; ▲ từ Tốt"; "" where it is not known."""
    say, parts = request.voice.say, []
    if not is_missing(row["rank_change"]):
        ranks = abs(int(row["rank_change"]))
        parts.append(say(f"unit_ranking.rank_{way(row['rank_change'])}", ranks=ranks))
    if not is_missing(row["class_change"]):
        before = row["prev_class_name"]
        parts.append(say(f"unit_ranking.class_{way(row['class_change'])}", before=before))
    return "; ".join(parts)


@per_version
def moved(request: UnitRankingRequest) -> tuple[Row, ...]:
    """The rows of those who can be compared with the year before, the furthest moved first.

    Places first, by how far; units whose class alone is known by their steps after them.
    """
    shown = rows(request)
    known = shown[shown["rank_change"].notna() | shown["class_change"].notna()]
    return tuple(
        sorted(
            (row for row in records(known)),
            key=lambda row: (-_size(row["rank_change"]), -_size(row["class_change"])),
        )
    )


def _size(change: object) -> float:
    return 0.0 if is_missing(change) else abs(float(str(change)))


@per_version
def movers(request: UnitRankingRequest) -> tuple[str, ...]:
    """Who moved most since the year before, a line each, then who cannot be compared."""
    say = request.voice.say
    lines = [
        say("unit_ranking.mover", unit=plain(row["unit_name"]), change=change(row, request))
        for row in moved(request)
    ]
    compared = {str(row["unit_id"]) for row in moved(request)}
    absent = [name for unit_id, name in unit_links(request) if unit_id not in compared]
    return (*lines, _incomparable(request, absent)) if absent else tuple(lines)


def _incomparable(request: UnitRankingRequest, names: list[str]) -> str:
    """Why the rest cannot be compared: the year before is not on record, or not for them."""
    say, before = request.voice.say, request.year - 1
    years = unit_editions.block_years(request.province_code, request.scheme, request.block)
    if before not in years and not moved(request):
        return say("unit_ranking.no_year_before", before=before)
    listed = f": {', '.join(map(plain, names))}" if len(names) <= FEW else ""
    return say("unit_ranking.not_comparable", before=before, count=len(names), listed=listed)
