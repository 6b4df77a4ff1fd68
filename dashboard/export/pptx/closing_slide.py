"""The last step of every briefing: which data version its figures are of, and which documents."""

from dataclasses import replace

from dashboard.briefing.slide import MOST_TABLE_ROWS, Deck, Slide, Table
from dashboard.text.citation import citation, day
from dashboard.text.messages import words
from dashboard.text.source import Source

KEY = "closing"


def with_closing(deck: Deck) -> Deck:
    """The deck, ended by a slide that names its data version; as it was where it has one."""
    # Every source line may name the version; a slide about it says so itself.
    if deck.slides and deck.data_version in " ".join(shown(deck.slides[-1])):
        return deck
    return replace(deck, slides=(*deck.slides, closing(deck)))


def shown(slide: Slide) -> tuple[str, ...]:
    """What a slide shows as its content: message, numbers, sentences and cells."""
    numbers = [text for part in slide.numbers for text in (part.value, part.label, part.change)]
    rows = (slide.table.columns, *slide.table.rows) if slide.table else ()
    cells = [cell for row in rows for cell in row]
    return (slide.message, *numbers, *slide.lines, *cells)


def documents(deck: Deck) -> tuple[Source, ...]:
    """The documents of all slides, each once, in the order they are first needed."""
    return tuple(
        {source.source_id: source for slide in deck.slides for source in slide.sources}.values()
    )


def closing(deck: Deck) -> Slide:
    """Version, date and documents; what does not fit the table is in the notes, as all are."""
    say = words(deck.language)
    sources = documents(deck)
    most = MOST_TABLE_ROWS if len(sources) <= MOST_TABLE_ROWS else MOST_TABLE_ROWS - 1
    left = len(sources) - most
    return Slide(
        key=KEY,
        message=_message(deck),
        lines=() if sources else (say("slides.closing.none"),),
        table=_table(sources[:most], deck.language) if sources else None,
        caption=say("export.more", count=left) if left > 0 else "",
        source_line=say("slides.closing.about", version=deck.data_version),
        sources=sources,
        notes=tuple(citation(source, deck.language) for source in sources),
    )


def _message(deck: Deck) -> str:
    say = words(deck.language)
    if not deck.data_date:
        return say("slides.closing.message", version=deck.data_version)
    stated = day(deck.data_date, deck.language)
    return say("slides.closing.message_dated", version=deck.data_version, day=stated)


def _table(sources: tuple[Source, ...], language: str) -> Table:
    say = words(language)
    return Table(
        columns=tuple(
            say(f"slides.document.{field}")
            for field in ("title", "document_no", "publisher", "published_on")
        ),
        rows=tuple(
            (source.title, source.document_no, source.publisher, day(source.published_on, language))
            for source in sources
        ),
    )
