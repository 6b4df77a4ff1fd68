"""Who answers for an index of a province and its components, by which document."""

from dataclasses import dataclass

import pandas as pd

from dashboard.figures.findings.rows import typed
from dashboard.store.ask import ask_province, per_version

LEAD, TOTAL = "lead", "TOTAL"


@dataclass(frozen=True)
class Duty:
    """A duty of a unit; ``component_code`` is TOTAL for the whole index, None for a topic that
    cuts across. ``role`` is "lead" or the document's other word.
    """

    duty_id: str
    component_code: str | None
    topic: str | None
    unit_name: str
    role: str
    duty: str
    document_no: str | None
    document_date: pd.Timestamp | None
    source_id: str
    source_title: str
    source_published_on: str | None

    @property
    def leads(self) -> bool:
        """Whether the unit leads, rather than takes part."""
        return self.role == LEAD

    @property
    def is_of_whole(self) -> bool:
        """Whether it is about the whole index, or cuts across its components."""
        return self.component_code in (None, TOTAL)


@per_version
def duties(province_code: str, index_code: str, year: int) -> tuple[Duty, ...]:
    """Those known by the end of the year after an edition, leading ones of a component first."""
    rows = ask_province("component_duty", province_code, index_code=index_code, year=year)
    return typed(Duty, rows)


@per_version
def leaders(province_code: str, index_code: str, year: int) -> dict[str, tuple[Duty, ...]]:
    """By component code, the duties of those who lead on it."""
    found: dict[str, tuple[Duty, ...]] = {}
    for duty in duties(province_code, index_code, year):
        if duty.leads and duty.component_code is not None:
            found[duty.component_code] = (*found.get(duty.component_code, ()), duty)
    return found
