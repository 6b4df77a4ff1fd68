"""What a step can point out: provinces beside its own, or units of its block."""

from dashboard.briefing import template
from dashboard.briefing.step import Briefing, Step
from dashboard.briefing.views.step_choices import StepChoices
from dashboard.catalog import unit_editions
from dashboard.catalog.provinces import province_labels, provinces_by_code
from dashboard.figures.unit_ranking.request import read
from dashboard.figures.unit_ranking.rows import unit_links

# Pages whose figures can stand beside other provinces, and those of units.
OF_PROVINCES = ("trend", "ranking", "component")
OF_UNITS = ("unit_ranking",)
# The figures of pages that have a name in words (words/present.*.toml); others are schemes.
FIGURES = (
    "score", "rank", "components", "dots", "map", "bump", "tree", "gap", "change", "move",
    "beside", "similar", "theme", "units", "classes", "result", "step", "ranks", "plan",
    "series", "totals", "forecast",
)  # fmt: skip


def scheme_name(scheme: str, language: str) -> str:
    """A scheme of units in a few words."""
    for code in unit_editions.province_codes():
        known = unit_editions.scheme_options(code, language)
        if scheme in known:
            return known[scheme]
    return scheme


def offered(briefing: Briefing, step: Step) -> dict[str, str]:
    """What can be pointed out on a step, code -> name; nothing for most steps."""
    if step.kind != "page":
        return {}
    with template.version_of(briefing):
        choices = StepChoices(step, template.asked_of(briefing))
        if step.page in OF_PROVINCES:
            return _others(choices.province().subjects, briefing.language)
        return dict(unit_links(read(choices))) if step.page in OF_UNITS else {}


def _others(own: tuple[str, ...], language: str) -> dict[str, str]:
    provinces, labels = provinces_by_code(language), province_labels(language)
    return {
        code: labels[code]
        for code, one in provinces.items()
        if code not in own and not one.is_current
    }
