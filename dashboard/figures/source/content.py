"""What the source page shows: where each figure comes from, and what is held."""

import functools
from collections.abc import Callable

from dashboard.catalog.documents import all_documents
from dashboard.figures.content import (
    Box,
    Columns,
    Content,
    FigureView,
    Folded,
    Link,
    TableView,
    Text,
    eras,
)
from dashboard.figures.method import agreement
from dashboard.figures.source import coverage, documents, passport
from dashboard.figures.source.request import SourceRequest
from dashboard.store.ask import ask
from dashboard.text import citation, numbers
from dashboard.text.markdown import plain
from dashboard.text.names import in_language
from dashboard.text.rows import records
from dashboard.text.source import Source

LISTED = 50
MATRIX_WIDTH = 760
TABLE_WIDTH = 760


def content(request: SourceRequest) -> Content:
    """The view chosen, under the page's title."""
    yield Text(request.voice.say("source.title"), "title")
    yield from VIEWS[request.view](request)


def _passport(request: SourceRequest) -> Content:
    """Every figure on record of a province in one edition."""
    yield Text(request.voice.say("source.passport_explain"), "caption")
    codes = [own.province_code for own in request.subjects]
    yield from eras(request.province, "source", codes, request.language)
    for own in request.subjects:
        shown = passport.passport(own)
        if shown is None:
            yield Text(passport.absent(own), "note")
        else:
            yield from _of_one(shown, own)


def _of_one(shown: passport.Passport, request: SourceRequest) -> Content:
    """One province's passport: the total's facts, every component, the documents by number."""
    say = request.voice.say
    yield Text(shown.heading, "subsection")
    facts = Text("\n".join(f"- {fact}" for fact in shown.facts))
    finding = (Text(f"**{plain(shown.finding)}**"),) if shown.finding else ()
    yield Box((*finding, facts), is_framed=True)
    if len(shown.table):
        yield Text(say("source.components_heading"), "heading")
        yield TableView(shown.heading, shown.table, shown.columns)
    yield Text(say("source.documents_heading"), "heading")
    for position, document in enumerate(shown.documents, start=1):
        yield _numbered(position, document, request)


def _numbered(position: int, document: Source, request: SourceRequest) -> Box:
    """A document in full with its number, and the way to what is taken from it."""
    to_document = {
        "view_source": "documents",
        "reliability": "all",
        "document": document.source_id,
    }
    entry = Text(f"{position}\\. {documents.entry(document, request.language)}")
    link = Link("source", request.voice.say("source.see_document"), to_document)
    return Box((entry, link), is_framed=True)


def _documents(request: SourceRequest) -> Content:
    """What exactly is taken from one document, then all that were found."""
    say, language = request.voice.say, request.language
    found = documents.found(request.search, request.reliability, language)
    if found.empty:
        yield Text(say("source.documents_none"), "note")
        return
    yield Text(say("source.document_heading"), "heading")
    yield Box(tuple(_document(request)), is_framed=True)
    yield Text(say("source.documents_table"), "heading")
    told = "source.documents_first" if len(found) > LISTED else "source.documents_found"
    yield Text(say(told, count=numbers.whole(len(found), language), shown=LISTED), "caption")
    columns = documents.found_columns(language)
    yield TableView(say("source.documents_table"), found.head(LISTED), columns)


def _document(request: SourceRequest) -> Content:
    """One document and what is taken from it."""
    say, language, chosen = request.voice.say, request.language, request.document
    document, note = all_documents(language)[chosen], documents.note(chosen, language)
    yield Text(documents.entry(document, language))
    if note:
        yield Text(say("source.document_note", note=note))
    yield Text(say("source.taken_is", taken=documents.counts(chosen, language)))
    told = tuple(ask("document_paragraph", source_id=chosen)["text"])
    if told:
        paragraphs = tuple(Text(plain(str(one))) for one in told)
        yield Folded(say("source.document_text"), paragraphs)
    use, columns = documents.used(chosen, language)
    if len(use):
        yield TableView(f"{document.title} ({chosen})", use, columns)


def _contradictions(request: SourceRequest) -> Content:
    """Where documents contradict one another or our own computation, side by side."""
    say, language = request.voice.say, request.language
    yield Text(say("source.contradictions_explain"), "caption")
    for row in records(ask("contradiction_list")):
        sides = []
        for side in ("", "other_"):
            text, key = documents.statement(row, side, language)
            known = documents.short(all_documents(language)[key], language) if key else ""
            origin = Text(known or say("source.own_computation"), "caption")
            sides.append(Box((Text(f"**{plain(text)}**"), origin)))
        subject = Text(plain(in_language(row, "subject", language)), "heading")
        shown = Text(say("source.shown", shown=plain(in_language(row, "shown", language))))
        yield Box((subject, Columns(tuple(sides)), shown), is_framed=True)
    yield Text(say("source.ranks_heading"), "subsection")
    yield Text(agreement.stated(language))
    yield Box(tuple(_differences(request)), width=TABLE_WIDTH)


def _differences(request: SourceRequest) -> Content:
    """The published ranks that scores do not reproduce, by edition and reason."""
    columns = agreement.difference_columns(request.language)
    for difference in agreement.differences(request.language):
        yield Text(f"**{difference.heading}**")
        yield TableView(difference.heading, difference.table, columns)


def _coverage(request: SourceRequest) -> Content:
    """What is held of every edition, and which version of the data this is."""
    say, language = request.voice.say, request.language
    figure_of = functools.partial(coverage.coverage_figure, request)
    yield FigureView("coverage", figure_of, request, width=MATRIX_WIDTH)
    yield Text(say("coverage.version_heading"), "subsection")
    state = ask("data_state").iloc[0]
    facts = {
        "version": f"`{state['version']}`",
        "content_hash": f"`{state['content_hash']}`",
        "newest_source": citation.day(str(state["newest_source_date"]), language),
        "rows": numbers.whole(float(state["n_scores"]), language),
    }
    labels = {name: say(f"coverage.{name}") for name in facts}
    lines = (say("export.label", label=labels[name], text=text) for name, text in facts.items())
    yield Text("\n".join(f"- {line}" for line in lines))
    yield Text(say("coverage.change_heading"), "heading")
    yield from _change(request)


def _change(request: SourceRequest) -> Content:
    """What changed since the version before, or why that cannot be said."""
    say, language, change = request.voice.say, request.language, coverage.last_change()
    if change is None:
        yield Text(say("coverage.change_none"))
    elif change.editions is None:
        yield Text(say("coverage.change_unreadable", before=change.before))
    else:
        told = say(
            "coverage.change_some" if len(change.editions) else "coverage.change_same",
            before=change.before,
            n_before=numbers.whole(change.n_before, language),
            n_now=numbers.whole(change.n_now, language),
            count=len(change.editions),
        )
        yield Text(told)
        if len(change.editions):
            table = coverage.change_table(change.editions, language)
            yield TableView(say("coverage.change_heading"), *table)


VIEWS: dict[str, Callable[[SourceRequest], Content]] = {
    "passport": _passport,
    "documents": _documents,
    "contradictions": _contradictions,
    "coverage": _coverage,
}
