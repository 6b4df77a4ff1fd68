"""Components that are low or have fallen, and who answers for them by which document."""

from collections.abc import Iterator

from dashboard.catalog.indices import TOTALS, decimals_of, score_text
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.component.rows import parts_of, tree_rows
from dashboard.figures.findings.component import ComponentStanding, none_weak
from dashboard.figures.findings.duty import Duty, duties
from dashboard.figures.findings.rows import typed
from dashboard.store.ask import per_version
from dashboard.text import numbers, sentences
from dashboard.text.citation import day
from dashboard.text.markdown import plain
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records


@per_version
def sections(request: ComponentRequest) -> tuple[tuple[str, str], ...]:
    """What is low or fell and who answers for it, then for the whole index: heading, markdown."""
    say = request.voice.say
    own = typed(ComponentStanding, parts_of(tree_rows(request)))
    known = none_weak(own, say)
    nothing = f"{known[:1].upper()}{known[1:]}." if known else ""
    found = [_rule(request), "\n".join(_blocks(request)) or nothing, _fallen_places(request)]
    whole = [f"- {line}" for line in duties_of_whole(request)]
    if not whole:
        whole = [say("component.whole_none", year=request.year + 1)]
    return (
        (say("component.weak_heading"), "\n\n".join(part for part in found if part)),
        (say("component.whole_heading"), "\n".join(whole)),
        *_duty_sources(request),
    )


def is_judged(request: ComponentRequest) -> bool:
    """Whether low components can be told: only where all provinces are on record."""
    return bool(tree_rows(request)["quartile"].notna().any())


def _rule(request: ComponentRequest) -> str:
    """The rule by which components are low or fallen, with what this edition allows."""
    say = request.voice.say
    if not is_judged(request):
        return say("component.weak_unknown")
    if not request.has_base:
        return say("component.rule_low")
    if not tree_rows(request)["median_change"].notna().any():
        return say("component.rule_low_only", first=request.from_year)
    return say("component.rule", first=request.from_year)


def _blocks(request: ComponentRequest) -> Iterator[str]:
    """A block of markdown per main component that is low or fell, or has a part that is or did.

    Its line, the lines of such parts, then the duties on record, or that there is none. Where low
    cannot be told: every main component with a score or a duty.
    """
    rows = tree_rows(request)
    rows = rows[rows["depth"] >= 1]
    rows = rows.assign(is_weak=rows["is_low"] | rows["has_fallen"])
    judged, nobody = is_judged(request), request.voice.say("component.no_duty")
    for code, row in rows[rows["depth"] == 1].iterrows():
        below = rows[(rows["parent_code"] == code) & rows["is_weak"]]
        lines = duties_of_component(request, str(code))
        is_known = not judged and (bool(lines) or not is_missing(row["score"]))
        if row["is_weak"] or len(below) or is_known:
            yield "\n".join(
                (
                    f"- **{_line(row, request)}**",
                    *(f"    - {_line(part, request)}" for part in records(below)),
                    *(f"    - {line}" for line in lines or (nobody,)),
                )
            )


def _line(row: Row, request: ComponentRequest) -> str:
    """ "D2 Công khai: 5,09 (−0,07), thứ 62/63 (−11): thấp"."""
    line = f"{plain(row['label'])}: {_result(row, request)}"
    if not is_judged(request):
        return line
    why = ("low" if row["is_low"] else "") + ("fallen" if row["has_fallen"] else "")
    return f"{line}: " + request.voice.say(f"component.why_{why or 'neither'}")


def _result(row: Row, request: ComponentRequest) -> str:
    """Score and place with their changes, or why there is no score."""
    language, found = request.language, []
    if not is_missing(row["score"]):
        score = score_text(request.index_code, row["score"], language)
        found.append(
            numbers.with_change(
                score, row["score_change"], language, decimals_of(request.index_code)
            )
        )
    if not is_missing(row["rank"]):
        rank_text = sentences.place_moved(sentences.Result.of(row), language)
        found.append(request.voice.say("component.ranked", rank=rank_text))
    return ", ".join(found) or request.voice.reason(row["missing_reason"])


def _fallen_places(request: ComponentRequest) -> str:
    """Which main components lost places since the base year, in a sentence."""
    say = request.voice.say
    rows = parts_of(tree_rows(request))
    known = rows[rows["rank_change"].notna()]
    if known.empty:
        return ""
    lost = known[known["rank_change"] < 0].sort_values("rank_change")
    if lost.empty:
        key = "ranks_none" if len(known) == len(rows) else "ranks_none_of"
        given = {"known": len(known), "of": len(rows), "first": request.from_year}
        return say(f"component.{key}", **given)
    names = [
        numbers.with_change(plain(row["label"]), row["rank_change"], request.language, 0)
        for row in records(lost)
    ]
    return say("component.ranks_lost", first=request.from_year, names="; ".join(names))


def _duties(request: ComponentRequest) -> tuple[Duty, ...]:
    """The duties on record by the end of the year after the edition."""
    return duties(request.province_code, request.index_code, request.year)


def duties_of_component(request: ComponentRequest, code: str) -> tuple[str, ...]:
    """The duties of a component, those who lead first; none where none is on record."""
    own = (duty for duty in _duties(request) if duty.component_code == code)
    return tuple(_duty(duty, request) for duty in own)


def duties_of_whole(request: ComponentRequest) -> tuple[str, ...]:
    """Who answers for the whole index, and for topics that cut across."""
    known, say = _duties(request), request.voice.say
    topics = (duty for duty in known if duty.component_code is None)
    return (
        *(_duty(duty, request) for duty in known if duty.component_code in TOTALS),
        *(
            say("component.topic", topic=plain(duty.topic), duty=_duty(duty, request))
            for duty in topics
        ),
    )


def _documents(request: ComponentRequest) -> list[Duty]:
    """A duty of each document, in the order of the documents' numbers."""
    return list({duty.source_id: duty for duty in reversed(_duties(request))}.values())[::-1]


def _duty_sources(request: ComponentRequest) -> tuple[tuple[str, str], ...]:
    """The documents of the duties, by the numbers their lines give: heading, markdown."""
    if not _duties(request):
        return ()
    say = request.voice.say
    lines = []
    for number, duty in enumerate(_documents(request), start=1):
        printed = duty.source_published_on
        date = day(printed, request.language) if printed else say("component.undated")
        lines.append(f"- [{number}] {plain(duty.source_title)} ({date})")
    note = say("component.duty_note", year=request.year + 1)
    return ((say("component.sources_heading"), "\n".join([*lines, f"\n{note}"])),)


def _duty(duty: Duty, request: ComponentRequest) -> str:
    """ "Chủ trì: **Sở Y tế**. Nâng chất lượng y tế công (2146/UBND-TH, 01/08/2018, [1])"."""
    language = request.language
    numbered = list(dict.fromkeys(known.source_id for known in _duties(request)))
    date = "" if duty.document_date is None else day(f"{duty.document_date:%Y-%m-%d}", language)
    known = (plain(duty.document_no), date, f"[{numbered.index(duty.source_id) + 1}]")
    return request.voice.say(
        f"component.duty_{'lead' if duty.leads else 'co_operate'}",
        unit=plain(duty.unit_name),
        duty=plain(duty.duty),
        document=", ".join(part for part in known if part),
    )
