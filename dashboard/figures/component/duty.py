"""Who answers for an index and its components, by which document: lines of markdown."""

import pandas as pd

from dashboard.figures.component import request as component
from dashboard.figures.component.request import Asked
from dashboard.store.ask import ask, per_version
from dashboard.text.citation import day
from dashboard.text.markdown import plain
from dashboard.text.numbers import is_missing


@per_version
def _duties(asked: Asked) -> pd.DataFrame:
    """The duties on record by the end of the year after the edition."""
    return ask(
        "component_duty",
        province_code=asked.province_code,
        index_code=asked.index_code,
        year=asked.year,
    )


def of_component(asked: Asked, code: str) -> tuple[str, ...]:
    """The duties of a component, those who lead first; none where none is on record."""
    duties = _duties(asked)
    return tuple(
        _duty(duty, asked) for _, duty in duties[duties["component_code"] == code].iterrows()
    )


def of_whole(asked: Asked) -> tuple[str, ...]:
    """Who answers for the whole index, and for topics that cut across."""
    duties = _duties(asked)
    whole = duties[duties["component_code"].isin(list(component.TOTALS))]
    topics = duties[duties["component_code"].isna()]
    return (
        *(_duty(duty, asked) for _, duty in whole.iterrows()),
        *(
            asked.voice.say("component.topic", topic=plain(duty["topic"]), duty=_duty(duty, asked))
            for _, duty in topics.iterrows()
        ),
    )


def sources(asked: Asked) -> tuple[tuple[str, str], ...]:
    """The documents of the duties, by the numbers their lines give: heading, markdown."""
    duties = _duties(asked)
    if duties.empty:
        return ()
    say = asked.voice.say
    first = duties.drop_duplicates("source_id")
    lines = []
    for number, (_, row) in enumerate(first.iterrows(), start=1):
        printed = row["source_published_on"]
        date = say("component.undated") if is_missing(printed) else day(printed, asked.language)
        lines.append(f"- [{number}] {plain(row['source_title'])} ({date})")
    note = say("component.duty_note", year=asked.year + 1)
    return ((say("component.sources_heading"), "\n".join([*lines, f"\n{note}"])),)


def _duty(duty: pd.Series, asked: Asked) -> str:
    """ "Chủ trì: **Sở Y tế**. Nâng chất lượng y tế công (2146/UBND-TH, 01/08/2018, [1])"."""
    numbered = list(_duties(asked)["source_id"].drop_duplicates())
    date = duty["document_date"]
    known = (
        "" if is_missing(duty["document_no"]) else plain(duty["document_no"]),
        "" if is_missing(date) else pd.Timestamp(date).strftime("%d/%m/%Y"),
        f"[{numbered.index(duty['source_id']) + 1}]",
    )
    return asked.voice.say(
        f"component.duty_{'lead' if duty['role'] == 'lead' else 'co_operate'}",
        unit=plain(duty["unit_name"]),
        duty=plain(duty["duty"]),
        document=", ".join(part for part in known if part),
    )
