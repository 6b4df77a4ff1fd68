"""A view of a page as a slide: the page's own figure for exactly the choices of the step."""

import functools
from collections.abc import Callable, Iterator

from dashboard import navigation
from dashboard.briefing import notes
from dashboard.briefing.assemble import source_line
from dashboard.briefing.request import Asked
from dashboard.briefing.slide import MOST_TABLE_COLUMNS, Frozen, Slide, Table
from dashboard.briefing.step import Step
from dashboard.briefing.table_fit import fitting
from dashboard.briefing.views import native_chart
from dashboard.briefing.views.choices import Chosen
from dashboard.briefing.views.step_choices import StepChoices
from dashboard.briefing.views.unit_views import my_unit_views, unit_ranking_views
from dashboard.briefing.views.view import Listed, View
from dashboard.figures.content import PAPER, FigureView, TableView
from dashboard.store.ask import bound, per_version
from dashboard.text import numbers

# Pages whose content does not yet tell its figures apart (figures/content.py).
OLD: dict[str, Callable[[Chosen], Iterator[View]]] = {
    "unit_ranking": unit_ranking_views,
    "my_unit": my_unit_views,
}
PAGES = ("trend", "ranking", "component", "method", "target", "what_if", *OLD)
# The choice of a step that says which figure of its page it shows; without it the first.
FIGURE = "figure"
# What a page shows as words: the slide of its documents stands for it.
WORDS_ONLY = ("method", "view_method", "rules")


def is_frozen(step: Step) -> bool:
    """Whether the step is a view that has figures or tables of its own."""
    page, name, value = WORDS_ONLY
    if step.page == page and dict(step.choices).get(name, value) == value:
        return False
    return step.page in PAGES


def names(step: Step, asked: Asked) -> tuple[str, ...]:
    """What the step's page shows for its choices, by name, in the order of the page."""
    return tuple(view.name for view in _views(step, asked))


@per_version
def _views(step: Step, asked: Asked) -> tuple[View | FigureView | TableView, ...]:
    """Those that have something to show. Raises ``BriefingError`` "unknown_choice"."""
    if step.page in OLD:
        return tuple(view for view in OLD[step.page](Chosen(step, asked)) if _has_content(view))
    page = navigation.page(step.page)
    request = page.read(StepChoices(step, asked))
    return tuple(
        part
        for part in page.content(request)
        if (isinstance(part, FigureView) and part.figure_of(PAPER) is not None)
        or (isinstance(part, TableView) and part.kind)
    )


def _has_content(view: View) -> bool:
    if view.figure_of is not None:
        return view.figure_of("light") is not None
    return view.listed_of is not None and view.listed_of() is not None


@per_version
def frozen(step: Step, asked: Asked) -> Slide | None:
    """The slide; None where the page has nothing to show for these choices."""
    views = _views(step, asked)
    wanted = Chosen(step, asked).text(FIGURE)
    view = next((one for one in views if one.name == wanted), views[0] if views else None)
    if view is None:
        return None
    if isinstance(view, FigureView):
        return _of_figure(step, asked, view)
    if isinstance(view, TableView):
        shown = Listed(view.title, view.subtitle, view.rows, view.columns, view.sources)
        told = View(view.name, notes=view.remarks, is_hypothetical=view.is_hypothetical)
        return _listed(step, asked, told, shown)
    if view.figure_of is not None:
        return _drawn(step, asked, view)
    listed = view.listed_of() if view.listed_of else None
    return None if listed is None else _listed(step, asked, view, listed)


def _of_figure(step: Step, asked: Asked, view: FigureView) -> Slide | None:
    """The page's figure as a slide, with a chart of PowerPoint's where there is one for it."""
    return _drawn(
        step,
        asked,
        View(
            view.kind,
            view.figure_of,
            native=functools.partial(native_chart.native, view),
            notes=functools.partial(_notes, asked, view),
            marked=view.marked,
            leaves_out=view.leaves_out,
            is_hypothetical=view.is_hypothetical,
        ),
    )


def _notes(asked: Asked, view: FigureView) -> tuple[str, ...]:
    """What is said beside the figure, then what is to be said of the index it is of."""
    told = tuple(text for text in view.remarks() if text)
    if view.about is None:
        return told
    code, year, index_code = view.about
    about = Asked(code, year or asked.year, asked.language, (("index", index_code),))
    return (*told, *notes.of_index(about, index_code))


def _drawn(step: Step, asked: Asked, view: View) -> Slide | None:
    if view.figure_of is None:
        return None
    light = view.figure_of("light")
    if light is None:
        return None
    # On a dark screen it is drawn later, still of the version that the slide is of.
    dark_of = functools.partial(bound(view.figure_of), "dark")
    return Slide(
        key=step.key,
        message=light.title,
        chart=view.native(),
        figure=Frozen(light, dark_of, view.marked, view.leaves_out),
        caption=_caption(light.subtitle, view, asked),
        source_line=source_line(light.sources, asked.language),
        sources=light.sources,
        notes=view.notes() or (light.subtitle,),
        page=step.page,
        choices=step.choices,
        is_hypothetical=view.is_hypothetical,
    )


def _caption(subtitle: str, view: View, asked: Asked) -> str:
    """What is drawn, and what of the page's figure has no room in a hall."""
    say = asked.voice.say
    for name in ("map", "bump"):
        if view.name == name:
            return f"{_ended(subtitle)} {say('briefing.names_left_out')}"
    return f"{_ended(subtitle)} {say('briefing.left_out')}" if view.leaves_out else subtitle


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."


def _listed(step: Step, asked: Asked, view: View, listed: Listed) -> Slide:
    """A table: the columns and the rows that a hall can read, and how many there are."""
    say = asked.voice.say
    columns = listed.columns[:MOST_TABLE_COLUMNS]
    heads = tuple(column.label for column in columns)
    rows = [
        tuple(
            _unmarked(numbers.text(row[column.name], column.kind, asked.language))
            for column in columns
        )
        for _, row in listed.rows.iterrows()
    ]
    count = fitting(heads, rows)
    shown = say("briefing.rows_shown", shown=count, of=len(rows)) if count < len(rows) else ""
    return Slide(
        key=step.key,
        message=listed.title,
        table=Table(heads, tuple(rows[:count])),
        caption=" ".join(part for part in (shown, listed.subtitle) if part),
        source_line=source_line(listed.sources, asked.language),
        sources=listed.sources,
        notes=view.notes() or (listed.subtitle,),
        page=step.page,
        choices=step.choices,
        is_hypothetical=view.is_hypothetical,
    )


def _unmarked(cell: str) -> str:
    """A page's cell in one line, without its marks of bold."""
    return " ".join(cell.replace("**", "").split())
