"""Every shape of chart as PNG, for a reviewer's eye: ``python -m dashboard.gallery FOLDER``."""

import sys
from collections.abc import Iterator
from pathlib import Path

from dashboard.catalog.provinces import HOME_PROVINCE
from dashboard.export.registry import file_stem, formats
from dashboard.figures.figure import Figure
from dashboard.figures.method import calibration, series, totals
from dashboard.figures.overview import overview
from dashboard.figures.ranking import ranking
from dashboard.figures.source import coverage
from dashboard.figures.trend import trend
from dashboard.store.ask import current_version
from dashboard.text.messages import LANGUAGES

NEIGHBOUR = "67"


def figures(language: str) -> Iterator[Figure | None]:
    """One figure of each shape, on real data."""
    codes = (HOME_PROVINCE, NEIGHBOUR)
    yield overview.sparkline(HOME_PROVINCE, "PAPI", 2020, language, "light")
    yield trend.score_figure(codes, 1, "PCI", "TOTAL", language, "light")
    yield trend.rank_figure(codes, 1, "PAPI", "TOTAL", language, "light")
    yield trend.component_figure(HOME_PROVINCE, "PAPI", language, "light")
    for index_code, year in (("PAPI", 2019), ("PCI", 2022)):
        asked = ranking.Asked(
            index_code, year, "TOTAL", (HOME_PROVINCE,), (NEIGHBOUR,), "", language
        )
        yield ranking.dots_figure(asked, "light")
        yield ranking.map_figure(asked, "light")
        yield ranking.bump_figure(asked, year - 1, "light")
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
                png = formats("figure")["png"].make(figure)
                (place / f"{file_stem(figure)}.png").write_bytes(png)
    print(f"gallery: {folder.resolve()}")  # noqa: T201 - a command's output
