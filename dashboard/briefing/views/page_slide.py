"""A view of a page as a slide: the page's own figure for exactly the choices of the step."""

from dashboard import navigation
from dashboard.briefing import notes
from dashboard.briefing.assemble import source_line
from dashboard.briefing.request import BriefingRequest
from dashboard.briefing.slide import MOST_TABLE_COLUMNS, Frozen, Slide, Table
from dashboard.briefing.step import Step
from dashboard.briefing.table_fit import fitting
from dashboard.briefing.views import native_chart
from dashboard.briefing.views.step_choices import StepChoices
from dashboard.figures.content import Content, FigureView, Played, TableView
from dashboard.figures.figure import cell_texts
from dashboard.store.ask import per_version

# Pages of which a slide can be made.
PAGES = (
    "trend", "ranking", "component", "unit_ranking", "my_unit", "target", "what_if", "method",
)  # fmt: skip
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


def names(step: Step, request: BriefingRequest) -> tuple[str, ...]:
    """What the step's page shows for its choices, by name, in the order of the page."""
    return tuple(view.name for view in _views(step, request))


@per_version
def _views(step: Step, request: BriefingRequest) -> tuple[FigureView | TableView, ...]:
    """Those that have something to show. Raises ``BriefingError`` "unknown_choice"."""
    page = navigation.page(step.page)
    page_request = page.read(StepChoices(step, request))
    shown = [
        part
        for part in _stopped(page.content(page_request))
        if isinstance(part, FigureView | TableView) and part.kind and not _is_empty(part)
    ]
    return tuple(sorted(shown, key=lambda part: not part.leads))


def _stopped(content: Content) -> Content:
    """The parts, of a figure that plays its own year."""
    for part in content:
        if isinstance(part, Played):
            yield from part.parts
        else:
            yield part


def _is_empty(part: FigureView | TableView) -> bool:
    return isinstance(part, FigureView) and part.figure_of() is None


@per_version
def frozen(step: Step, request: BriefingRequest) -> Slide | None:
    """The slide; None where the page has nothing to show for these choices."""
    views = _views(step, request)
    wanted = dict(step.choices).get(FIGURE, "")
    view = next((one for one in views if one.name == wanted), views[0] if views else None)
    if isinstance(view, TableView):
        return _listed(step, request, view)
    return None if view is None else _drawn(step, request, view)


def _notes(request: BriefingRequest, view: FigureView) -> tuple[str, ...]:
    """What is said beside the figure, then what is to be said of the index it is of."""
    told = tuple(text for text in view.remarks() if text)
    if view.about is None:
        return told
    code, year, index_code = view.about
    about = BriefingRequest(code, year or request.year, request.language, (("index", index_code),))
    return (*told, *notes.of_index(about, index_code))


def _drawn(step: Step, request: BriefingRequest, view: FigureView) -> Slide | None:
    """The page's figure as a slide, with a chart of PowerPoint's where there is one for it."""
    figure = view.figure_of()
    if figure is None:
        return None
    return Slide(
        key=step.key,
        message=figure.title,
        chart=native_chart.native(view),
        figure=Frozen(figure, view.marked, view.leaves_out),
        caption=_caption(figure.subtitle, view, request),
        source_line=source_line(figure.sources, request.language),
        sources=figure.sources,
        notes=_notes(request, view) or (figure.subtitle,),
        page=step.page,
        choices=step.choices,
        is_hypothetical=view.is_hypothetical,
    )


def _caption(subtitle: str, view: FigureView, request: BriefingRequest) -> str:
    """What is drawn, and what of the page's figure has no room in a hall."""
    say = request.voice.say
    if view.kind in ("map", "bump"):
        return f"{_ended(subtitle)} {say('briefing.names_left_out')}"
    return f"{_ended(subtitle)} {say('briefing.left_out')}" if view.leaves_out else subtitle


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."


def _listed(step: Step, request: BriefingRequest, view: TableView) -> Slide:
    """A table: the columns and the rows that a hall can read, and how many there are."""
    columns = view.columns[:MOST_TABLE_COLUMNS]
    heads = tuple(column.label for column in columns)
    rows = [tuple(map(_unmarked, row)) for row in cell_texts(view.rows, columns, request.language)]
    count = fitting(heads, rows)
    is_cut = count < len(rows)
    shown = request.voice.say("briefing.rows_shown", shown=count, of=len(rows)) if is_cut else ""
    return Slide(
        key=step.key,
        message=view.title,
        table=Table(heads, tuple(rows[:count])),
        caption=" ".join(part for part in (shown, view.subtitle) if part),
        source_line=source_line(view.sources, request.language),
        sources=view.sources,
        notes=view.remarks() or (view.subtitle,),
        page=step.page,
        choices=step.choices,
        is_hypothetical=view.is_hypothetical,
    )


def _unmarked(cell: str) -> str:
    """A page's cell in one line, without its marks of bold."""
    return " ".join(cell.replace("**", "").split())
