"""The ``dashboard`` logger: one readable line per event, to standard error."""

import logging
import sys

LOG = logging.getLogger("dashboard")


def set_up() -> None:
    """Give the logger its handler, once. Streamlit and uvicorn only set up their own loggers."""
    if LOG.handlers:
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    # No line per request, as under `streamlit run`: a visit has 120, and addresses say what
    # somebody looked at. Not left to uvicorn's --no-access-log, which Streamlit undoes.
    access = logging.getLogger("uvicorn.access")
    access.handlers.clear()
    access.propagate = False
