"""How the units of a block moved since the year before, and what became of them since."""

from dataclasses import replace

import pandas as pd

from dashboard.catalog import unit_editions
from dashboard.catalog.provinces import provinces_by_code
from dashboard.catalog.units import Unit, validity
from dashboard.figures.unit_ranking.request import Asked, rows, unit
from dashboard.store.ask import per_version
from dashboard.text.citation import day
from dashboard.text.numbers import is_missing

# Names that a line still takes; more of them are counted.
FEW = 6
# The day on which provinces were merged and districts ended.
MERGED_ON = "2025-07-01"


def _way(change: object) -> str:
    steps = int(float(str(change)))
    return "up" if steps > 0 else "down" if steps < 0 else "same"


def change(row: pd.Series, asked: Asked) -> str:
    """A unit's change since the year before: "▲ 11 bậc; ▲ từ Tốt"; "" where it is not known."""
    say, parts = asked.voice.say, []
    if not is_missing(row["rank_change"]):
        way = _way(row["rank_change"])
        parts.append(say(f"unit_ranking.rank_{way}", places=abs(int(row["rank_change"]))))
    if not is_missing(row["class_change"]):
        way = _way(row["class_change"])
        parts.append(say(f"unit_ranking.class_{way}", before=row["prev_class_name"]))
    return "; ".join(parts)


def _is_known(shown: pd.DataFrame) -> pd.Series:
    """Which units can be compared with the year before."""
    return shown["rank_change"].notna() | shown["class_change"].notna()


@per_version
def moved(asked: Asked) -> tuple[pd.Series, ...]:
    """The rows of those who can be compared with the year before, the furthest moved first."""
    shown = rows(asked)
    return tuple(
        sorted(
            (row for _, row in shown[_is_known(shown)].iterrows()),
            key=lambda row: (-_size(row["rank_change"]), -_size(row["class_change"])),
        )
    )


@per_version
def movers(asked: Asked) -> tuple[str, ...]:
    """Who moved most since the year before, a line each, then who cannot be compared.

    Places first, by how far; units whose class alone is known by their steps after them.
    """
    say, shown = asked.voice.say, rows(asked)
    if shown.empty:
        return ()
    known = _is_known(shown)
    lines = [
        say("unit_ranking.mover", unit=row["unit_name"], change=change(row, asked))
        for row in moved(asked)
    ]
    absent = shown["unit_name"][~known]
    if len(absent):
        lines.append(_incomparable(asked, list(absent), bool(known.any())))
    return tuple(lines)


def _size(change: object) -> float:
    return 0.0 if is_missing(change) else abs(float(str(change)))


def _incomparable(asked: Asked, names: list[str], is_some_known: bool) -> str:
    """Why the rest cannot be compared: the year before is not on record, or not for them."""
    say, before = asked.voice.say, asked.year - 1
    years = unit_editions.block_years(asked.province_code, asked.scheme, asked.block)
    if before not in years and not is_some_known:
        return say("unit_ranking.no_year_before", before=before)
    listed = f": {', '.join(names)}" if len(names) <= FEW else ""
    return say("unit_ranking.not_comparable", before=before, count=len(names), listed=listed)


@per_version
def afterwards(asked: Asked) -> tuple[str, ...]:
    """What became of the block's units since: mergers of departments, the end of the districts."""
    say = asked.voice.say
    found = []
    facts = [unit(asked, str(key)) for key in rows(asked)["unit_id"]]
    moved = [_succession(one, asked) for one in facts if one.successor]
    if moved:
        found.append(say("unit_ranking.note_successors", listed="; ".join(moved)))
    if asked.block in ("district", "all"):
        found.append(say("unit_ranking.note_districts", date=day(MERGED_ON, asked.language)))
    found += _merger(asked)
    return tuple(found)


def _merger(asked: Asked) -> list[str]:
    """Into which province a province of the older era went, where others went with it."""
    return [
        asked.voice.say(
            "unit_ranking.note_merged",
            province=asked.province,
            into=after.name,
            date=day(MERGED_ON, asked.language),
        )
        for after in provinces_by_code(asked.language).values()
        if asked.province_code in after.predecessors and len(after.predecessors) > 1
    ]


def _succession(before: Unit, asked: Asked) -> str:
    """A unit and what it went into: "Sở Nội vụ → Sở Nội vụ (từ 28/02/2025)"."""
    after = unit(asked, before.successor)
    since = validity(replace(after, valid_to=None), asked.language)
    name = f"{after.name} ({since})" if since else after.name
    return f"{before.name} → {name}"
