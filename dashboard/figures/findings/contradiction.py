"""Where documents contradict one another: told where the figure stands."""

from dataclasses import dataclass

from dashboard.catalog.labels import Voice
from dashboard.figures.findings.rows import typed
from dashboard.store.ask import ask, per_version


@dataclass(frozen=True)
class Contradiction:
    """Two statements of one figure, of an index or of a scheme's units; of all provinces where
    ``province_code`` is None, of no one figure where there is neither index nor scheme.
    """

    contradiction_id: str
    index_code: str | None
    first_year: int | None
    last_year: int | None
    province_code: str | None
    component_code: str | None
    scheme: str | None
    subject: str
    subject_en: str
    statement: str
    statement_en: str
    other_statement: str
    other_statement_en: str
    shown: str
    shown_en: str

    def is_of(self, province_code: str, year: int) -> bool:
        """Whether it is about a figure of a province in a year."""
        if self.first_year is None or self.last_year is None:
            return False
        is_year = self.first_year <= year <= self.last_year
        return is_year and self.province_code in (None, province_code)


@per_version
def contradictions() -> tuple[Contradiction, ...]:
    """All that are on record, in their order."""
    return typed(Contradiction, ask("contradiction_list"))


def of_result(province_code: str, index_code: str, year: int) -> tuple[Contradiction, ...]:
    """Those about a province's figures in one edition of an index."""
    known = (one for one in contradictions() if one.index_code == index_code)
    return tuple(one for one in known if one.is_of(province_code, year))


def of_units(province_code: str, scheme: str, year: int) -> tuple[Contradiction, ...]:
    """Those about the units of a province in a year of a scheme."""
    known = (one for one in contradictions() if one.scheme == scheme)
    return tuple(one for one in known if one.is_of(province_code, year))


def told(one: Contradiction, speaker: Voice) -> str:
    """Both statements and what is shown, in words."""
    is_vietnamese = speaker.language == "vi"
    return speaker.say(
        "findings.contradicted",
        subject=one.subject if is_vietnamese else one.subject_en,
        statement=one.statement if is_vietnamese else one.statement_en,
        other=one.other_statement if is_vietnamese else one.other_statement_en,
        shown=one.shown if is_vietnamese else one.shown_en,
    )
