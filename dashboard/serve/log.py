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
