"""Every shape of chart as PNG, for a reviewer's eye: ``python -m dashboard.gallery FOLDER``."""

import sys
from collections.abc import Iterator
from pathlib import Path

from dashboard import navigation
from dashboard.catalog.provinces import HOME_PROVINCE
from dashboard.export import registry
from dashboard.export.figure.picture import png_bytes
from dashboard.figures.choices import AddressChoices
from dashboard.figures.figure import Figure
from dashboard.figures.method import calibration, series, totals
from dashboard.figures.overview import overview
from dashboard.figures.source import coverage
from dashboard.store.ask import current_version
from dashboard.text.messages import LANGUAGES

NEIGHBOUR = "67"


def figures(language: str) -> Iterator[Figure | None]:
    """One figure of each shape, on real data."""
    yield overview.sparkline(HOME_PROVINCE, "PAPI", 2020, language, "light")
    for page in navigation.PUBLIC:
        for query in (
            page.views if page.stem in ("trend", "ranking", "unit_ranking", "my_unit") else ()
        ):
            for index in ("index=PAPI", "index=PCI"):
                chosen = f"{query}&{index}&compare={NEIGHBOUR}&language={language}"
                for view in navigation.figures(page, AddressChoices.of(chosen)):
                    yield view.figure_of("light")
    yield coverage.coverage_figure(language, "light")
    yield series.series_figure(language, "light")
    yield totals.deviation_figure(language, "light")
    yield calibration.calibration_figure(language, "light")


def main() -> None:
    """Write the gallery of the current version in both languages."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "gallery")
    for language in LANGUAGES:
        place = folder / f"{current_version()}-{language}"
        place.mkdir(parents=True, exist_ok=True)
        for figure in figures(language):
            if figure is not None:
                (place / registry.file_name(figure, "png")).write_bytes(png_bytes(figure))
    print(f"gallery: {folder.resolve()}")  # noqa: T201 - a command's output
