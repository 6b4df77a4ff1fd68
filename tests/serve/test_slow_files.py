"""A report, a deck, a picture or a sheet that takes long holds up no reader's first click."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.briefing import link
from dashboard.export import slide_picture, unit_sheet
from dashboard.export.docx.report import report_docx
from dashboard.export.pdf.typesetting import deck_pdf
from dashboard.figures.my_unit.request import MyUnitRequest
from dashboard.report import write
from tests.opened import open_page

pytestmark = pytest.mark.usefixtures("real")
# Only so that a fault ends the test: nothing here is measured by a clock.
PATIENCE = 120.0


def _report() -> bytes:
    return report_docx(write.report("report_par", "62", 2020, "vi"))


def _deck() -> bytes:
    return deck_pdf(link.deck(link.of_template("conference", "62", 2020, "vi")))


def _sheet() -> bytes:
    return unit_sheet.sheet_pdf(MyUnitRequest("kontum.bql-khu-kinh-te", "vi"), "")


@pytest.mark.parametrize(
    ("make", "module", "within"),
    [
        (_report, write, "annexes"),
        (_deck, link.template, "resolve"),
        (_deck, slide_picture, "rendered"),
        (_sheet, unit_sheet, "documents"),
    ],
    ids=["report", "deck", "picture", "sheet"],
)
def test_a_file_that_takes_long_holds_up_no_first_click(
    make: Callable[[], bytes], module: object, within: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file stands in the middle of its making until the reader has the page."""
    reached, opened = threading.Event(), threading.Event()
    real = getattr(module, within)

    def slow(*given: object, **named: object) -> object:
        reached.set()
        if not opened.wait(PATIENCE):
            raise TimeoutError("the reader's page did not come")
        return real(*given, **named)

    monkeypatch.setattr(module, within, slow)
    with ThreadPoolExecutor(1) as worker:
        file = worker.submit(make)
        # A file that fails early is told as such.
        file.add_done_callback(lambda _: reached.set())
        try:
            assert reached.wait(PATIENCE)
            assert not file.done(), file.result()[:100]
            page = open_page("overview")
            assert len(page.get("vega_lite_chart")) > 0
            assert not file.done()
        finally:
            opened.set()
        assert len(file.result(PATIENCE)) > 1000
