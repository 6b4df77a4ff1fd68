"""What is to come for a province, which of its deadlines have passed, and what has been."""

import pandas as pd

from dashboard.store.ask import ask, today
from dashboard.text.citation import day
from dashboard.text.messages import words
from dashboard.text.rows import Row

# What is due, as against what was decided or announced.
DUE = ("report_deadline", "conference")
COMING, OVERDUE, PAST = STANDINGS = ("coming", "overdue", "past")


def agenda(province_code: str, year: int) -> pd.DataFrame:
    """The milestones of today and later, and those past in the year after ``year``, by ``due_on``.

    ``standing`` is one of ``STANDINGS``.
    """
    return ask("province_milestone", province_code=province_code, year=year, day=today())


def duties_due(province_code: str, year: int) -> pd.DataFrame:
    """What must be reported or held, to come or in the year after ``year``."""
    rows = agenda(province_code, year)
    return rows[rows["kind"].isin(DUE)]


def date_of(row: Row, language: str) -> str:
    """The day of a milestone as the language writes it; a yearly one says so."""
    date = day(f"{row['due_on']:%Y-%m-%d}", language)
    return words(language)("overview.next_by", date=date) if row["is_yearly"] else date
