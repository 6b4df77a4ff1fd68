"""What comes next for a province: deadlines, conferences and decisions, dated as documents do."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog.labels import Voice
from dashboard.figures.findings.rows import typed
from dashboard.store.ask import ask, per_version, today
from dashboard.text.citation import day, day_of_year

# What is asked for by a day; what was decided or announced is no task.
REPORT, CONFERENCE = "report_deadline", "conference"
DUE = (REPORT, CONFERENCE)
COMING, OVERDUE, PAST = STANDINGS = ("coming", "overdue", "past")
SPAN, YEAR_DIGITS = " to ", 4


@dataclass(frozen=True)
class Milestone:
    """``due_on`` orders them (queries/province_milestone.sql); ``date`` is what is printed.

    ``standing`` is one of ``STANDINGS``; ``is_of_year``: of the year after the results.
    """

    milestone_id: str
    kind: str
    due_on: pd.Timestamp
    is_yearly: bool
    standing: str
    is_of_year: bool
    date: str
    what: str
    source_id: str
    source_title: str

    @property
    def is_yearly_report(self) -> bool:
        """Whether it is a report that is due by the same day every year."""
        return self.is_yearly and self.kind == REPORT

    @property
    def next_day(self) -> str:
        """The next day of a yearly one, as ISO writes it."""
        return f"{self.due_on:%Y-%m-%d}"


@per_version
def milestones(province_code: str, year: int) -> tuple[Milestone, ...]:
    """Those of today and later, and of the year after the results of ``year``, by ``due_on``."""
    rows = ask("province_milestone", province_code=province_code, year=year, day=today())
    return typed(Milestone, rows)


@per_version
def due(province_code: str, year: int) -> tuple[Milestone, ...]:
    """Those that ask for something."""
    return tuple(one for one in milestones(province_code, year) if one.kind in DUE)


def coming(province_code: str, year: int) -> tuple[Milestone, ...]:
    """Those that ask for something from today on."""
    return tuple(one for one in due(province_code, year) if one.standing == COMING)


def when(one: Milestone, speaker: Voice) -> str:
    """ "Trước 20/02 hằng năm", "26/05/2023", "06/2021–02/2022", "trong năm 2021": no more exact
    than its document.
    """
    say, language = speaker.say, speaker.language
    if one.is_yearly:
        return say("findings.yearly_by", day=day_of_year(f"{one.due_on:%m-%d}", language))
    if len(one.date) == YEAR_DIGITS:
        return say("findings.within_year", year=one.date)
    return "–".join(day(part, language) for part in one.date.split(SPAN))
