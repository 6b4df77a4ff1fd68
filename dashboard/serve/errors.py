"""What happens when a page's code fails: a log entry with its trace, a friendly word on screen."""

import secrets

import streamlit as st

from dashboard.serve.log import LOG
from dashboard.text.messages import LANGUAGES, words


def script_error(error: Exception) -> bool:
    """Log the error under a short code and show the reader that code; never the trace."""
    code = secrets.token_hex(3).upper()
    LOG.error("page failed, reference %s", code, exc_info=error)
    asked = st.query_params.get("language", "")
    say = words(asked if asked in LANGUAGES else LANGUAGES[0])
    st.error(say("serve.error", code=code))
    return True
