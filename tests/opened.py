"""A page as AppTest opens it: through the frame, at an address, without an exception."""

import io
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from streamlit.testing.v1 import AppTest

from dashboard import navigation

FRAME = Path(__file__).resolve().parents[1] / "dashboard" / "frame.py"
# What a page says in words, boxes with notices included.
WORDS = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error")


def at_page(stem: str, **address: str | list[str]) -> AppTest:
    """The page of a stem at an address, not yet run: for what a reader brings along."""
    at = AppTest.from_file(FRAME, default_timeout=120)
    for key, value in address.items():
        at.query_params[key] = value
    return _switched(at, stem)


def open_page(stem: str, **address: str | list[str]) -> AppTest:
    """The page of a stem at an address; it must have neither thrown nor shown an error."""
    at = run(at_page(stem, **address))
    assert texts(at, "error") == []
    return at


def run(at: AppTest) -> AppTest:
    """Run the page again; it must not have thrown."""
    at.run()
    assert [item.value for item in at.exception] == []
    return at


def move(at: AppTest, stem: str) -> AppTest:
    """Open another page by the menu, whose links carry no parameters."""
    at.query_params.clear()
    return run(_switched(at, stem))


def press(at: AppTest, label: str) -> AppTest:
    """Press the button of a label."""
    next(button for button in at.button if button.label == label).click()
    return run(at)


def texts(at: AppTest, *kinds: str) -> list[str]:
    """The texts of some kinds of element, kind by kind."""
    return [str(node.value) for kind in kinds or WORDS for node in at.get(kind)]


def said(at: AppTest, *kinds: str) -> str:
    """The texts of some kinds of element, one under the other."""
    return "\n".join(texts(at, *kinds))


def tables(at: AppTest) -> list[pd.DataFrame]:
    """All tables of a page in their order, as readers read them: every cell a text."""
    return [_read(node) for node in at.main if node.type in ("table", "dataframe")]


def cells(at: AppTest) -> list[list[list[str]]]:
    """All tables of a page in their order, as rows of text."""
    return [table.to_numpy().tolist() for table in tables(at)]


def _read(node: Any) -> pd.DataFrame:
    """A table's cells; of one that sorts by numbers, what stands over them."""
    shown = node.value
    if node.type == "dataframe" and node.proto.arrow_data.HasField("styler"):
        written = node.proto.arrow_data.styler.display_values
        shown = pa.ipc.open_stream(io.BytesIO(written)).read_pandas()
        shown.columns = node.value.columns
    return shown.astype(object)


def _switched(at: AppTest, stem: str) -> AppTest:
    return at.switch_page(f"../pages/{navigation.page(stem).section}/{stem}.py")
