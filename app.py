"""The served application: the frame, and around it what a server must add.

Start it with ``uvicorn app:app`` (what ``make run`` does) or with ``streamlit run app.py``.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from dashboard.serve.assets.files import FrontendFiles
from dashboard.serve.assets.page import PageShell
from dashboard.serve.errors import script_error
from dashboard.serve.headers import SecurityHeaders
from dashboard.serve.known_pages import KnownPages
from dashboard.serve.lifespan import lifespan
from dashboard.serve.origin import OwnOrigin
from dashboard.serve.readiness import Readiness
from dashboard.serve.settings import use_project_settings
from dashboard.serve.sign_in import SignInReturn
from dashboard.serve.uploads import Uploads

# Outermost first. Headers go round everything, refusals too, and leave websockets to the layer
# inside them; files come before the page, since they are asked for most.
LAYERS = (
    SecurityHeaders,
    OwnOrigin,
    Readiness,
    Uploads,
    FrontendFiles,
    KnownPages,
    PageShell,
    SignInReturn,
)

use_project_settings()

app = st.App(
    Path(__file__).resolve().parent / "dashboard" / "frame.py",
    lifespan=lifespan,
    middleware=[Middleware(layer) for layer in LAYERS],
    on_script_error=script_error,
)
