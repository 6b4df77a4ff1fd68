"""The views of the page on how all this is computed."""

import functools
from collections.abc import Iterator

from dashboard.briefing.views.choices import Chosen
from dashboard.briefing.views.view import View
from dashboard.figures.method import calibration, series, totals

METHOD = {
    "series": series.series_figure,
    "totals": totals.deviation_figure,
    "forecast": calibration.calibration_figure,
}


def method_views(chosen: Chosen) -> Iterator[View]:
    """What may be compared, totals recomputed, forecasts tested; rules are words alone."""
    view = chosen.one("view_method", ("rules", *METHOD), "rules")
    if view in METHOD:
        yield View(view, functools.partial(METHOD[view], chosen.language))
