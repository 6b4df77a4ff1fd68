"""XML from strangers: element by element, nothing declared, nothing endless, nothing kept.

Office files declare no document type. Whoever does wants entities, so it is refused, and with it
every trick of entities; expat is told of nothing outside the file.
"""

from collections.abc import Callable, Iterable
from typing import Protocol
from xml.parsers import expat

from dashboard.ingest.grid import RefusalError
from dashboard.ingest.reader import limits
from dashboard.ingest.reader.limits import Budget

Attributes = dict[str, str]


class Handler(Protocol):
    """What is told of a part: its elements by their names without prefixes, and their text."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        ...

    def end(self, name: str) -> None:
        """An element ends."""
        ...

    def text(self, data: str) -> None:
        """Some of an element's text."""
        ...


class _Nest:
    """Counts elements and how deep they are, and hands them on by their local names."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        self.depth = self.count = 0

    def start(self, name: str, attributes: Attributes) -> None:
        self.depth += 1
        self.count += 1
        self.handler.start(name.rpartition(":")[2] if ":" in name else name, attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.handler.end(name.rpartition(":")[2] if ":" in name else name)


def read(part: str, chunks: Iterable[bytes], handler: Handler, budget: Budget) -> None:
    """Tell ``handler`` what a part holds. Raises ``RefusalError`` for what is broken or hostile."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    nest = _Nest(handler)
    parser.StartElementHandler, parser.EndElementHandler = nest.start, nest.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse_declaration(part)
    fed = 0
    try:
        for chunk in chunks:
            fed += len(chunk)
            parser.Parse(chunk, False)
            if _is_endless(parser, nest, fed) or nest.count > budget.elements:
                raise RefusalError("too_many_elements", part=part)
        parser.Parse(b"", True)
    except (expat.ExpatError, UnicodeError, ValueError, LookupError) as error:
        raise RefusalError("broken_workbook", part=part) from error
    budget.elements -= nest.count


def _refuse_declaration(part: str) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise RefusalError("declares_entities", part=part)

    return refuse


def _is_endless(parser: expat.XMLParserType, nest: _Nest, fed: int) -> bool:
    """Elements too deep, too many names, or a tag without end, which expat reads anew each time.

    Looked at after every chunk only: what one chunk can hold does no harm.
    """
    is_long = fed - parser.CurrentByteIndex > limits.TAG_BYTES
    return is_long or nest.depth > limits.DEPTH or len(parser.intern) > limits.NAMES
