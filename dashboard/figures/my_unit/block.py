"""The block of a unit in its newest year: how many in each class, who else, by what rules."""

from dataclasses import dataclass

from dashboard.catalog import unit_editions
from dashboard.catalog.documents import source_ids
from dashboard.figures.my_unit.distance import rule
from dashboard.figures.my_unit.request import MyUnitRequest
from dashboard.figures.my_unit.rows import of_scheme, schemes
from dashboard.figures.unit_ranking.derived import by_names
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import counts_of, rows, rules
from dashboard.store.ask import per_version
from dashboard.text.rows import records

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
def blocks(request: MyUnitRequest) -> tuple[Block, ...]:
    """The unit's block in every scheme the unit has results in; else the newest on record of it."""
    pairs = [(code, int(of_scheme(request, code).iloc[0]["year"])) for code in schemes(request)]
    return tuple(_block(request, request.block(*pair)) for pair in pairs or _newest(request))


def _newest(request: MyUnitRequest) -> list[tuple[str, int]]:
    found = unit_editions.editions(request.unit.province_code)
    own = found[found["block"] == request.unit.block]
    return [(str(row["scheme"]), int(row["year"])) for row in records(own.head(1))]


def _block(request: MyUnitRequest, block: UnitRankingRequest) -> Block:
    say, stated = request.voice.say, rules(block)
    stated = stated[stated["kind"].isin(RULES)]
    lines = [_counts(block), _others(request, block)]
    lines += [line for line in (by_names(block),) if line]
    lines += [
        say("my_unit.around.rule", rule=rule(row, request.language)) for row in records(stated)
    ]
    return Block(
        heading=say(
            "my_unit.around.heading",
            block=say(f"my_unit.block.{block.block}"),
            province=block.province,
            when=request.when(block.scheme, block.year),
        ),
        lines=tuple(lines),
        address=(
            ("province", block.province_code),
            ("scheme", block.scheme),
            ("year", str(block.year)),
            ("block", block.block),
        ),
        source_ids=source_ids(
            counts_of(block, block.year)["source_id"],
            rows(block)["source_id"],
            stated["source_id"],
        ),
    )


def _counts(block: UnitRankingRequest) -> str:
    """ "7 Xuất sắc, 10 Tốt, 3 Khá (20 đơn vị)", as a document counts them or the rows do."""
    say, counts = block.voice.say, counts_of(block, block.year)
    if counts.empty:
        return say("my_unit.around.no_counts")
    parts = [
        f"{int(count)} {name}"
        for count, name in zip(counts["count"], counts["class_name"], strict=True)
        if count
    ]
    total = int(counts["count"].sum())
    return say("my_unit.around.counts", counts=", ".join(parts), total=total)


def _others(request: MyUnitRequest, block: UnitRankingRequest) -> str:
    """Who else is named; who was not is not known."""
    listed = rows(block)
    names = list(listed["unit_name"][listed["unit_id"] != request.unit_id])
    if not names:
        return request.voice.say("my_unit.around.alone")
    left = len(names) - SHOWN
    key = "my_unit.around.others_more" if left > 0 else "my_unit.around.others"
    shown = ", ".join(names[:SHOWN])
    return request.voice.say(key, count=len(names), names=shown, left=left)
