"""The steps of a briefing on the page: their order, their words, what they show, one more."""

import functools

import streamlit as st

from dashboard.briefing import briefing_json, link, step, template
from dashboard.briefing.slide import Deck
from dashboard.briefing.step import Briefing, BriefingError
from dashboard.briefing.views import page_slide
from dashboard.briefing.views.step_choices import StepChoices
from dashboard.catalog import unit_editions
from dashboard.catalog.provinces import Province, province_labels, provinces_by_code
from dashboard.figures.unit_ranking.request import read
from dashboard.figures.unit_ranking.rows import unit_links
from dashboard.text.markdown import plain
from dashboard.text.messages import words
from dashboard.ui.controls import address, forms, stage
from dashboard.ui.controls.forms import Field
from dashboard.ui.deferred import press
from dashboard.ui.present import slide_numbers

LEAST_FIGURES = 2
# Of the field for a note, in pixels.
NOTE_HEIGHT = 122
# Pages whose figures can stand beside other provinces, and those of units.
OF_PROVINCES = ("trend", "ranking", "component")
OF_UNITS = ("unit_ranking",)
# The figures of pages that have a name in words (words/present.*.toml); others are schemes.
FIGURES = (
    "score", "rank", "components", "dots", "map", "bump", "tree", "gap", "change", "move",
    "beside", "similar", "theme", "units", "classes", "result", "step", "steps", "ranks",
    "plan", "series", "totals", "forecast",
)  # fmt: skip


def take(briefing: Briefing) -> None:
    """Go on with a changed briefing."""
    stage.hold_briefing(link.packed(briefing))


def drop(briefing: Briefing, key: str) -> None:
    """Without a step."""
    take(step.remove(briefing, key))


def shift(briefing: Briefing, key: str, by: int) -> None:
    """A step further up or down."""
    take(step.move(briefing, key, by))


def reword(briefing: Briefing, key: str, message: str, note: str) -> None:
    """A step in the presenter's words; without words in the dashboard's own."""
    lines = briefing.step(key).lines
    take(step.annotate(step.reword(briefing, key, message, lines), key, note))


def add(briefing: Briefing, link_given: str) -> str | None:
    """A step more from a page's address; what is wrong with it, if anything."""
    say = words(address.language())
    try:
        more = step.insert(briefing, link.step_of(link_given))
        shown = link.deck(more)
    except BriefingError as problem:
        return plain(problem.message(address.language()))
    except ValueError:
        return say("present.problem.full", most=step.MOST_STEPS)
    if more.steps[-1].key not in {slide.key for slide in shown.slides}:
        return say("present.problem.empty")
    take(more)
    return None


def steps(briefing: Briefing, deck: Deck) -> None:
    """The list of steps, each with what can be done to it."""
    say = words(address.language())
    st.subheader(say("present.steps_heading", count=len(deck.slides)))
    slides = {slide.key: slide for slide in deck.slides}
    for at, one in enumerate(briefing.steps):
        slide = slides.get(one.key)
        text = plain(slide.message) if slide else say("present.step_empty")
        with st.expander(f"{at + 1}. {text}", key=f"edit-{one.key}", on_change="rerun") as opened:
            if opened.open:
                step_buttons(briefing, one, at)
                figure_choices(briefing, one)
                own_words(briefing, one)
                if slide:
                    slide_numbers.links(deck, slide)
    st.markdown(f"**{say('present.add_heading')}**")
    st.caption(say("present.add_help"))
    field = Field(say("present.add_label"), "", briefing_json.LONGEST_TEXT)
    then = functools.partial(add, briefing)
    forms.ask_texts("present-add", [field], say("present.add"), then)


def step_buttons(briefing: Briefing, one: step.Step, at: int) -> None:
    """What can be done with a step as a whole."""
    say = words(address.language())
    with st.container(horizontal=True, gap="small"):
        for name, by in (("up", -1), ("down", 1)):
            is_end = at + by not in range(len(briefing.steps))
            label, key = say(f"present.{name}"), f"{name}-{one.key}"
            press(label, key, shift, briefing, one.key, by, disabled=is_end)
        press(say("present.drop"), f"drop-{one.key}", drop, briefing, one.key)


def figure_choices(briefing: Briefing, one: step.Step) -> None:
    """Which figure of its page a step shows, and what is pointed out in it."""
    say = words(address.language())
    names = link.figures(briefing, one)
    if len(names) >= LEAST_FIGURES:
        labels = {name: figure_name(name) for name in names}
        chosen = dict(one.choices).get(page_slide.FIGURE, names[0])
        then = functools.partial(show_figure, briefing, one.key)
        label, key = say("present.figure"), f"figure-{one.key}"
        forms.ask_choice(key, label, labels, chosen, then)
    options = highlight_options(briefing, one)
    if options:
        marked = [code for code in one.highlight if code in options]
        then = functools.partial(point_out, briefing, one.key)
        key = f"highlight-{one.key}"
        forms.ask_several(key, say("present.highlight"), options, marked, then)


def figure_name(name: str) -> str:
    """A figure of a page in words; with the province where the page has it once for each."""
    say, language = words(address.language()), address.language()
    kind, _, code = name.partition("-")
    known = say(f"present.figures.{kind}") if kind in FIGURES else scheme_name(kind, language)
    return f"{known} ({provinces_by_code(language)[code].name})" if code else known


def show_figure(briefing: Briefing, key: str, name: str) -> None:
    """A step with another figure of its page."""
    one = briefing.step(key)
    choices = tuple(pair for pair in one.choices if pair[0] != page_slide.FIGURE)
    take(step.choose(briefing, key, (*choices, (page_slide.FIGURE, name))))


def point_out(briefing: Briefing, key: str, codes: tuple[str, ...]) -> None:
    """A step with others pointed out."""
    take(step.mark(briefing, key, codes))


def own_words(briefing: Briefing, one: step.Step) -> None:
    """The presenter's own message and note of a step."""
    say = words(address.language())
    message = Field(say("present.own_message"), one.message or "", briefing_json.LONGEST_TEXT)
    note = Field(say("present.own_note"), one.note, briefing_json.LONGEST_TEXT, height=NOTE_HEIGHT)
    then = functools.partial(reword, briefing, one.key)
    forms.ask_texts(f"words-{one.key}", [message, note], say("present.keep"), then)


def scheme_name(scheme: str, language: str) -> str:
    """A scheme of units in a few words."""
    for code in unit_editions.province_codes():
        known = unit_editions.scheme_options(code, language)
        if scheme in known:
            return known[scheme]
    return scheme


def highlight_options(briefing: Briefing, step: step.Step) -> dict[str, str]:
    """What can be pointed out on a step, code -> name; nothing for most steps."""
    if step.kind != "page":
        return {}
    with template.version_of(briefing):
        choices = StepChoices(step, template.asked_of(briefing))
        if step.page in OF_PROVINCES:
            own = choices.province()
            return _others(own, briefing.language)
        return dict(unit_links(read(choices))) if step.page in OF_UNITS else {}


def _others(own: Province, language: str) -> dict[str, str]:
    provinces, labels = provinces_by_code(language), province_labels(language)
    return {
        code: labels[code]
        for code, one in provinces.items()
        if code not in own.codes and (own.is_current or not one.is_current)
    }
