"""The block of a unit in its newest year: how many in each class, who else, by what rules."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog.documents import source_ids
from dashboard.figures.my_unit.distance import rule
from dashboard.figures.my_unit.request import Asked, class_word, of_scheme, schemes, when
from dashboard.store.ask import ask, per_version
from dashboard.text.names import in_language

SHOWN = 12
# Kinds of rules that are neither criteria nor classes.
RULES = ("rule", "split", "group")


@dataclass(frozen=True)
class Block:
    """What is on record of a block; ``address`` are the parameters of its ranking."""

    heading: str
    lines: tuple[str, ...]
    address: tuple[tuple[str, str], ...]
    source_ids: tuple[str, ...]


@per_version
def blocks(asked: Asked) -> tuple[Block, ...]:
    """The unit's block in every scheme the unit has results in; else the newest on record of it."""
    pairs = [(code, int(of_scheme(asked, code).iloc[0]["year"])) for code in schemes(asked)]
    return tuple(_block(asked, code, year) for code, year in pairs or _newest(asked))


def _newest(asked: Asked) -> list[tuple[str, int]]:
    rows = ask("unit_edition_list")
    own = rows[
        (rows["province_code"] == asked.unit.province_code) & (rows["block"] == asked.unit.block)
    ]
    return [(str(row["scheme"]), int(row["year"])) for _, row in own.head(1).iterrows()]


def _block(asked: Asked, scheme_code: str, year: int) -> Block:
    say, unit = asked.voice.say, asked.unit
    given = {"scheme": scheme_code, "province_code": unit.province_code}
    counts = ask("unit_class_count", **given)
    counts = counts[(counts["year"] == year) & (counts["block"] == unit.block)]
    listed = ask("unit_ranking", year=year, block=unit.block, **given)
    known = ask("unit_rule_list", year=year, **given)
    known = known[known["kind"].isin(RULES)]
    lines = [*_counts(counts, scheme_code, asked), *_others(listed, asked)]
    lines += [say("my_unit.around.rule", rule=rule(row, asked)) for _, row in known.iterrows()]
    return Block(
        heading=say(
            "my_unit.around.heading",
            block=say(f"my_unit.block.{unit.block}"),
            province=asked.voice.short(unit.province_code),
            when=when(scheme_code, year, asked),
        ),
        lines=tuple(lines),
        address=(
            ("province", unit.province_code),
            ("scheme", scheme_code),
            ("year", str(year)),
            ("block", unit.block),
        ),
        source_ids=source_ids(counts["source_id"], listed["source_id"], known["source_id"]),
    )


def _counts(counts: pd.DataFrame, scheme_code: str, asked: Asked) -> list[str]:
    """ "7 Xuất sắc, 10 Tốt, 3 Khá (20 đơn vị)", as a document counts them or the rows do."""
    if counts.empty:
        return [asked.voice.say("my_unit.around.no_counts")]
    known = [
        int(counted if not pd.isna(counted) else computed)
        for counted, computed in zip(
            counts["published_count"], counts["computed_count"], strict=True
        )
    ]
    parts = [
        f"{count} {class_word(word, scheme_code, asked)}"
        for count, word in zip(known, counts["class"], strict=True)
        if count
    ]
    return [asked.voice.say("my_unit.around.counts", counts=", ".join(parts), total=sum(known))]


def _others(listed: pd.DataFrame, asked: Asked) -> list[str]:
    """Who else is named; who was not is not known."""
    say = asked.voice.say
    others = listed[listed["unit_id"] != asked.unit_id]
    if others.empty:
        return [say("my_unit.around.alone")]
    names = [
        in_language(row, "name", asked.language) or str(row["name"]) for _, row in others.iterrows()
    ]
    left = len(names) - SHOWN
    key = "my_unit.around.others_more" if left > 0 else "my_unit.around.others"
    return [say(key, count=len(names), names=", ".join(names[:SHOWN]), left=left)]
