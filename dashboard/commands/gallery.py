"""Every shape of chart as PNG, for a reviewer's eye: ``python -m dashboard.gallery FOLDER``."""

import sys
from collections.abc import Iterator
from pathlib import Path

from dashboard import navigation
from dashboard.export.registry import file_stem, formats
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.figure import Figure
from dashboard.store.ask import current_version
from dashboard.text.messages import LANGUAGES

NEIGHBOUR = "67"


def figures(language: str) -> Iterator[Figure | None]:
    """One figure of each shape, on real data."""
    for page in navigation.PUBLIC:
        for query in () if page.not_presented else page.views:
            for index in ("index=PAPI", "index=PCI"):
                chosen = f"{query}&{index}&compare={NEIGHBOUR}&language={language}"
                request = page.read(AddressChoices.of(chosen))
                for view in navigation.figures(page, request):
                    yield view.figure_of()


def main() -> None:
    """Write the gallery of the current version in both languages."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "gallery")
    for language in LANGUAGES:
        rank = folder / f"{current_version()}-{language}"
        rank.mkdir(parents=True, exist_ok=True)
        for figure in dict.fromkeys(figures(language)):
            if figure is not None:
                png = formats("figure")["png"].make(figure)
                (rank / f"{file_stem(figure)}.png").write_bytes(png)
    print(f"gallery: {folder.resolve()}")  # noqa: T201 - a command's output
