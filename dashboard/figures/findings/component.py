"""Which main components of a province are low or have fallen in one edition, and who leads."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from dashboard.catalog.indices import coded_name
from dashboard.figures.findings.duty import leaders
from dashboard.figures.findings.rows import typed
from dashboard.store.ask import ask_province, per_version
from dashboard.text.messages import Say
from dashboard.text.sentences import Result

TOTAL = "TOTAL"


@dataclass(frozen=True, kw_only=True)
class ComponentStanding(Result):
    """A component's result; ``scale_share`` is the part of its scale that was reached, 0 to 1.

    ``is_low``: in the lowest quarter of a full edition. ``has_fallen``: by more since the year
    before than half of all provinces moved, inside one series (queries/component_tree.sql).
    ``lead_units`` are those who lead on it, "" where no document says; with their ``duty_sources``.
    """

    component_code: str
    parent_code: str | None
    name: str
    name_en: str
    scale_share: float | None
    rank_basis: str | None
    quartile: int | None
    median: float | None
    median_change: float | None
    is_low: bool
    has_fallen: bool
    missing_reason: str | None
    source_id: str | None
    from_rank: int | None = None
    from_out_of: int | None = None
    lead_units: str = ""
    duty_sources: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """ "D1 ...": its code and its name of that year in a language."""
        return coded_name(self.component_code, self.name if language == "vi" else self.name_en)

    @property
    def is_judged(self) -> bool:
        """Whether it can be told that it is low, by its quarter of a full edition."""
        return self.quartile is not None

    @property
    def is_compared(self) -> bool:
        """Whether it can be told that it has fallen, beside what provinces usually move."""
        return self.score_change is not None and self.median_change is not None

    @property
    def weakness(self) -> str:
        """ "both", "low" or "fallen"; "" for a component that is neither."""
        if self.is_low and self.has_fallen:
            return "both"
        return "low" if self.is_low else "fallen" if self.has_fallen else ""


@per_version
def main_components(
    province_code: str, index_code: str, year: int
) -> tuple[ComponentStanding, ...]:
    """The components right under the total, the lowest share of the scale first."""
    rows = ask_province(
        "component_tree", province_code, index_code=index_code, year=year, from_year=year - 1
    )
    rows = rows[rows["parent_code"] == TOTAL]
    led = leaders(province_code, index_code, year)
    found = []
    for row in typed(ComponentStanding, rows):
        duties = led.get(row.component_code, ())
        units = "; ".join(sorted({duty.unit_name for duty in duties}))
        sources = tuple(dict.fromkeys(duty.source_id for duty in duties))
        known = replace(row, prev_rank=row.from_rank, prev_out_of=row.from_out_of)
        found.append(replace(known, lead_units=units, duty_sources=sources))
    return tuple(sorted(found, key=_lowest_first))


def none_weak(found: Collection[ComponentStanding], say: Say) -> str:
    """That none is low or has fallen, of how many that can be told; "" where one is."""
    low, compared = sum(row.is_judged for row in found), sum(row.is_compared for row in found)
    if not low or any(row.weakness for row in found):
        return ""
    if low == compared == len(found):
        return say("findings.none_weak")
    given = {"low": low, "compared": compared, "of": len(found)}
    return say("findings.none_weak_of" if compared else "findings.none_low_of", **given)


def _lowest_first(row: ComponentStanding) -> tuple[bool, float, str]:
    return row.scale_share is None, row.scale_share or 0.0, row.component_code
