"""One unit: its results over the years in words, who was before and after it."""

import functools

import pandas as pd

from dashboard.catalog import unit_editions, units
from dashboard.catalog.documents import documents_of, source_ids
from dashboard.figures.figure import Column, common_columns
from dashboard.figures.my_unit.request import MyUnitRequest
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import class_name, class_text, marked_rank, way
from dashboard.figures.unit_ranking.rows import rows as block_rows
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records
from dashboard.text.sentences import rank_moved

# What tells a computed place and a derived class from published ones, in a table's cells.
COMPUTED, DERIVED = "*", "**"


@per_version
def history(request: MyUnitRequest) -> pd.DataFrame:
    """The unit's results, newest first, with words.

    Columns added: class_name, prev_class_name, rank_text, class_text and marked_rank (with a mark
    where they are not published; None where there is none), change, document.
    """
    rows = ask("unit_history", unit_id=request.unit_id)
    titles = {
        source.source_id: source.title
        for source in documents_of(source_ids(rows["source_id"]), request.language)
    }
    blocks = [request.block(str(row["scheme"]), int(row["year"])) for row in records(rows)]
    rows = rows.assign(
        rank_text=[_rank(row, block) for row, block in zip(records(rows), blocks, strict=True)],
        document=[titles[str(key)] for key in rows["source_id"]],
        **{
            name: [
                class_name(block, value) for block, value in zip(blocks, rows[column], strict=True)
            ]
            for name, column in (("class_name", "class"), ("prev_class_name", "prev_class"))
        },
    )
    for name, text_of in (
        ("marked_rank", functools.partial(marked_rank, mark=f" {COMPUTED}")),
        ("class_text", functools.partial(class_text, mark=f" {DERIVED}")),
        ("change", functools.partial(_change, request=request)),
    ):
        rows[name] = [text_of(row) or None for row in records(rows)]
    return rows


def _rank(row: Row, block: UnitRankingRequest) -> str:
    """ "8/16"; "8/16, đồng hạng" where another unit of the block has the same."""
    rank = numbers.rank(row["rank"], row["out_of"])
    if is_missing(row["rank"]) or (block_rows(block)["rank"] == row["rank"]).sum() < 2:
        return rank
    return block.voice.say("my_unit.place_shared", rank=rank)


def _change(row: Row, request: MyUnitRequest) -> str:
    """How class and place changed from the year before, in words; "" where that is not known."""
    say, parts = request.voice.say, []
    if not is_missing(row["class_change"]):
        before = row["prev_class_name"]
        parts.append(say(f"my_unit.change.{way(row['class_change'])}", before=before))
    if not is_missing(row["rank_change"]):
        parts.append(rank_moved(row["rank_change"], say).removeprefix(", "))
    return "; ".join(parts)


def schemes(request: MyUnitRequest) -> tuple[str, ...]:
    """The schemes the unit has results in, in the order they are shown."""
    return tuple(dict.fromkeys(str(scheme) for scheme in history(request)["scheme"]))


def of_scheme(request: MyUnitRequest, scheme_code: str) -> pd.DataFrame:
    """The unit's results in a scheme, newest first."""
    rows = history(request)
    return rows[rows["scheme"] == scheme_code]


def marks(request: MyUnitRequest, scheme_code: str) -> tuple[str, ...]:
    """What the marks of a scheme's table mean, those that are there."""
    rows = of_scheme(request, scheme_code)
    meant = (("computed", COMPUTED, "rank_basis"), ("derived", DERIVED, "class_basis"))
    return tuple(
        request.voice.say(f"my_unit.mark.{kind}", mark=mark)
        for kind, mark, column in meant
        if (rows[column] == kind).any()
    )


def columns(request: MyUnitRequest) -> tuple[Column, ...]:
    """The columns of ``history`` that a page shows."""
    say = request.voice.say
    return (
        *common_columns(say, "year"),
        Column("class_text", say("my_unit.class")),
        Column("marked_rank", say("phrases.rank")),
        *common_columns(say, "score"),
        Column("change", say("my_unit.change_label")),
    )


@per_version
def findings(request: MyUnitRequest) -> tuple[str, ...]:
    """The newest result of every scheme in a sentence; one that says so where there is none."""
    sentences = [finding(of_scheme(request, code), request) for code in schemes(request)]
    return tuple(sentences) or (request.voice.say("my_unit.headline.none", unit=request.name),)


def ages(request: MyUnitRequest) -> tuple[str, ...]:
    """How old the newest result of every scheme is, where it is older than one can be."""
    told = (
        unit_editions.age(code, int(of_scheme(request, code)["year"].max()), request.language)
        for code in schemes(request)
    )
    return tuple(sentence for sentence in told if sentence)


def finding(rows: pd.DataFrame, request: MyUnitRequest) -> str:
    """ "Ban Quản lý Khu kinh tế ...: năm 2023 xếp loại Xuất sắc (91,74), lên từ Tốt năm 2022"."""
    say, row = request.voice.say, rows.iloc[0]
    year = int(row["year"])
    given = {
        "unit": request.name,
        "when": request.when(str(row["scheme"]), year),
        "previous": year - 1,
        "rank": row["rank_text"],
        "moved": rank_moved(row["rank_change"], say),
        "score": numbers.score(row["score"], request.language),
        "class": row["class_name"],
        "before": row["prev_class_name"],
        "detail": _detail(row, request),
    }
    return say(f"my_unit.headline.{branch(rows)}", **given)


def branch(rows: pd.DataFrame) -> str:
    """Which sentence fits the newest of a scheme's results."""
    row = rows.iloc[0]
    if is_missing(row["class"]):
        if not is_missing(row["rank"]):
            return "ranked" if is_missing(row["score"]) else "ranked_scored"
        return "named" if is_missing(row["score"]) else "scored"
    if not is_missing(row["class_change"]):
        return f"class_{way(row['class_change'])}"
    return "class_gap" if rows["class"].iloc[1:].notna().any() else "class_first"


def _detail(row: Row, request: MyUnitRequest) -> str:
    """ " (95,30; hạng 1/20, tăng 2 bậc)": what is known besides the class."""
    say, parts = request.voice.say, []
    if not is_missing(row["score"]):
        parts.append(numbers.score(float(row["score"]), request.language))
    if not is_missing(row["rank"]):
        key = "my_unit.rank_computed" if row["rank_basis"] == "computed" else "my_unit.rank"
        parts.append(say(key, rank=row["rank_text"]) + rank_moved(row["rank_change"], say))
    return f" ({'; '.join(parts)})" if parts else ""


@per_version
def kinship(request: MyUnitRequest) -> tuple[tuple[str, str], ...]:
    """Units before and after this one: what is said of each, and its key."""
    say, known = request.voice.say, units.units(request.language)
    pairs = [("before", key) for key in request.unit.predecessors]
    pairs += [("after", request.unit.successor)] if request.unit.successor else []
    return tuple(
        (say(f"my_unit.kin.{kind}", name=units.full_name(known[key], request.language)), key)
        for kind, key in pairs
    )


def existence(request: MyUnitRequest) -> str:
    """Block, province, and how long the unit existed: "Khối sở, ban, ngành · Kon Tum · đến ..."."""
    unit = request.unit
    parts = (
        request.voice.say(f"my_unit.block.{unit.block}"),
        request.voice.short(unit.province_code),
        units.validity(unit, request.language),
    )
    # Units of one name are told apart by their time, which is then in the name.
    return " · ".join(part for part in parts if part and part not in request.name.split(", "))


@per_version
def remark(request: MyUnitRequest) -> str:
    """What became of the unit, as noted; the notes are written in Vietnamese."""
    rows = ask("unit_catalog")
    text = rows[rows["unit_id"] == request.unit_id].iloc[0]["remarks"]
    return "" if is_missing(text) or request.language != "vi" else str(text)
