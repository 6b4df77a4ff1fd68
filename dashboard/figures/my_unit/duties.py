"""What a unit answers for in the province's indices, and how those components fared last."""

from dataclasses import dataclass

from dashboard.catalog import unit_editions
from dashboard.catalog.documents import reference, source_ids
from dashboard.figures.my_unit.request import MyUnitRequest
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records
from dashboard.text.sentences import rank_moved

UP, DOWN, SAME = "▲", "▼", "="


@dataclass(frozen=True)
class Answered:
    """A component, or topic, the unit answers for; ``address`` are the parameters of its page.

    ``scope`` is "unit" where a document names the unit, else "block" or "all"; ``mark`` repeats the
    direction of ``result`` for the eye.
    """

    scope: str
    name: str
    result: str
    mark: str
    duties: tuple[str, ...]
    address: tuple[tuple[str, str], ...]


@per_version
def answered(request: MyUnitRequest) -> tuple[Answered, ...]:
    """What the unit answers for, what names it first, each component once in each scope."""
    rows = ask("unit_duty_standing", unit_id=request.unit_id)
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in records(rows):
        groups.setdefault((str(row["scope"]), component(row, request)), []).append(row)
    return tuple(
        Answered(
            scope,
            name,
            _result(found[0], request),
            _mark(found[0]),
            _duties(found, request),
            _address(found[0], request),
        )
        for (scope, name), found in groups.items()
    )


def _is_own(index_code: str) -> bool:
    """Whether a duty is on a scheme of the province's own, which has no page of components."""
    return index_code in unit_editions.schemes().index


def component(row: Row, request: MyUnitRequest) -> str:
    """What a duty is on: a component by its name, an index, or a topic."""
    index_code = str(row["index_code"])
    if _is_own(index_code):
        name = unit_editions.scheme_name(index_code, request.language)
        # A topic is noted in Vietnamese only.
        has_topic = not is_missing(row["topic"]) and request.language == "vi"
        return f"{name}: {row['topic']}" if has_topic else name
    if not is_missing(row["component_code"]):
        return request.voice.component(index_code, str(row["component_code"]))
    topic = "" if is_missing(row["topic"]) or request.language != "vi" else f": {row['topic']}"
    return f"{request.voice.index(index_code)}{topic}"


def _result(row: Row, request: MyUnitRequest) -> str:
    """ "hạng 32/63 năm 2023, giảm 4 bậc": the component's newest result; "" where none can be."""
    say = request.voice.say
    if _is_own(str(row["index_code"])) or is_missing(row["component_code"]):
        return ""
    if is_missing(row["year"]):
        return say("my_unit.duty.no_result")
    year = int(row["year"])
    if is_missing(row["rank"]):
        score = numbers.score(float(row["score"]), request.language)
        return say("my_unit.duty.scored", score=score, year=year)
    rank = numbers.rank(row["rank"], row["out_of"])
    moved = rank_moved(row["rank_change"], say) or say("my_unit.duty.unknown")
    return say("my_unit.duty.ranked", rank=rank, year=year, moved=moved)


def _mark(row: Row) -> str:
    if is_missing(row["rank_change"]) or is_missing(row["rank"]):
        return ""
    change = int(row["rank_change"])
    return UP if change > 0 else DOWN if change < 0 else SAME


def _duties(rows: list[Row], request: MyUnitRequest) -> tuple[str, ...]:
    """ "Chủ trì: ...; ... (2146/UBND-TH, 01/08/2018)": one sentence for a role and a document."""
    said: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        role = "lead" if row["role"] == "lead" else "co_operate"
        said.setdefault((role, reference(row, request.language)), []).append(str(row["duty"]))
    return tuple(
        request.voice.say(
            f"my_unit.role.{role}", duty="; ".join(dict.fromkeys(duties)), document=document
        )
        for (role, document), duties in said.items()
    )


def _address(row: Row, request: MyUnitRequest) -> tuple[tuple[str, str], ...]:
    """Where the component is shown; nothing where no edition on record has it."""
    if is_missing(row["year"]):
        return ()
    return (
        ("province", request.unit.province_code),
        ("index", str(row["index_code"])),
        ("year", str(int(row["year"]))),
        ("component", str(row["component_code"])),
    )


@per_version
def duty_source_ids(request: MyUnitRequest) -> tuple[str, ...]:
    """The documents of the duties and of the results beside them."""
    rows = ask("unit_duty_standing", unit_id=request.unit_id)
    return source_ids(rows["source_id"]) + source_ids(rows["result_source_id"])
