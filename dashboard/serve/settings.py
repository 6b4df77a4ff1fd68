"""Where the project is, and that its ``.streamlit/config.toml`` holds however it is started."""

from pathlib import Path

from streamlit import config

ROOT = Path(__file__).resolve().parents[2]


def use_project_settings() -> None:
    """Let Streamlit look for its settings beside ``app.py``; call before ``st.App`` is built.

    ``streamlit run app.py`` looks there by itself. Under uvicorn ``st.App`` would look beside
    ``dashboard/frame.py`` instead, find nothing and fall back to defaults, telemetry included.
    Streamlit has no public way to say this; the version is pinned and a test watches.
    """
    if config._main_script_path is None:
        config._main_script_path = str(ROOT / "app.py")


def base_path() -> str:
    """The path the app lives under, without slashes at the ends: ``""`` or ``"a/b"``."""
    return str(config.get_option("server.baseUrlPath") or "").strip("/")
