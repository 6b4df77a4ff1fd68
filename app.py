"""The served application: the frame, and around it what a server must add.

Start it with ``uvicorn app:app`` (what ``make run`` does) or with ``streamlit run app.py``.
"""

from pathlib import Path

import streamlit as st

from dashboard.serve.errors import script_error
from dashboard.serve.lifespan import lifespan
from dashboard.serve.settings import use_project_settings
from dashboard.serve.stack import middleware

use_project_settings()

app = st.App(
    Path(__file__).resolve().parent / "dashboard" / "frame.py",
    lifespan=lifespan,
    middleware=middleware(),
    on_script_error=script_error,
)
