"""Where the project is, and that its settings hold however it is started."""

import os

from click.types import convert_type
from streamlit import config

from dashboard import ROOT


def use_project_settings() -> None:
    """Make uvicorn's start read what ``streamlit run`` reads; call before ``st.App`` is built.

    That is ``.streamlit/config.toml`` beside ``app.py`` and the variables ``STREAMLIT_...``. By
    itself ``st.App`` looks beside ``dashboard/frame.py``, finds nothing, leaves the variables to
    the command line and falls back to defaults, telemetry included. Streamlit has no public way
    to say this; the version is pinned and tests watch.
    """
    if config._main_script_path is None:
        config._main_script_path = str(ROOT / "app.py")
        config.get_config_options(force_reparse=True, options_from_flags=_from_environment())


def _from_environment() -> dict[str, object]:
    """The options that variables set, typed as the command line would. Secrets it reads itself."""
    found: dict[str, object] = {}
    for key, option in config._config_options_template.items():
        text = os.environ.get(option.env_var)
        if text is not None and not option.sensitive:
            kind = convert_type(option.type)
            found[key] = [kind(part) for part in text.split()] if option.multiple else kind(text)
    return found


def base_path() -> str:
    """The path the app lives under, without slashes at the ends: ``""`` or ``"a/b"``."""
    return str(config.get_option("server.baseUrlPath") or "").strip("/")
