"""A page as AppTest opens it: through the frame, at an address, without an exception."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard import navigation

FRAME = Path(__file__).resolve().parents[1] / "dashboard" / "frame.py"


def open_page(stem: str, **address: str | list[str]) -> AppTest:
    """The page of a stem at an address; it must not have thrown."""
    at = AppTest.from_file(FRAME, default_timeout=60)
    for key, value in address.items():
        at.query_params[key] = value
    at.switch_page(f"../pages/{navigation.page(stem).section}/{stem}.py").run()
    assert [item.value for item in at.exception] == []
    return at
