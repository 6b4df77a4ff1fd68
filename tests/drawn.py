"""The figures that pages show at an address, read as everybody reads it."""

from collections.abc import Iterator
from urllib.parse import urlencode

from dashboard import navigation
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.content import FigureView, flat
from dashboard.figures.figure import Figure


def figures(stem: str, **address: str) -> Iterator[tuple[str, Figure]]:
    """The figures of a page, each by its kind; those of small parts too."""
    page = navigation.page(stem)
    for view in flat(page.content(page.read(AddressChoices.of(urlencode(address))))):
        figure = view.figure_of() if isinstance(view, FigureView) else None
        if not isinstance(view, FigureView) or figure is None:
            continue
        yield view.kind, figure
        for _, part in view.parts_of() if view.parts_of is not None else ():
            yield f"{view.kind} part", part
