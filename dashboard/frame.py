"""The frame around every page: settings, menu, switches, and what to show while data are missing.

Run by app.py for each visit; the page chosen in the menu draws the rest.
"""

import logging

import streamlit as st

from dashboard import ROOT, navigation
from dashboard.access import sign_in
from dashboard.build import first_build
from dashboard.catalog.provinces import provinces_by_code
from dashboard.store import versions
from dashboard.store.ask import ask, pinned
from dashboard.store.versions import VersionError
from dashboard.text.citation import day
from dashboard.text.markdown import plain
from dashboard.text.messages import Say, words
from dashboard.ui.controls import address, chosen_here, touch, uploads

log = logging.getLogger("dashboard")
ICON = ROOT / "dashboard" / "serve" / "static" / "icon.svg"


def main() -> None:
    """One run of the frame."""
    say = words(address.language())
    # All of them: from thirteen on Streamlit folds the last ones away, in English.
    chosen = st.navigation(_sections(say), expanded=True)
    # A file, not a :material/ icon: that one is fetched from outside (STACK, point 2).
    st.set_page_config(page_title=_title(chosen.title, say), page_icon=ICON, layout="wide")
    touch.is_new()  # this run shows it
    address.switches(say)
    try:
        _await_data(say)
        with pinned():
            _state(say)
            _no_such_page(say)
            chosen_here.open_page(chosen.url_path)
            chosen.run()
            _name_province(chosen.title, say)
        uploads.settle()
    except VersionError as error:
        log.error("data version: %s: %s", error.problem, error.detail)
        _problem(error.problem, say)


def _title(page: str, say: Say, *about: str) -> str:
    """What a tab, a bookmark and a screen reader call the page: what differs comes first."""
    return " · ".join((page, *about, say("frame.title")))


def _name_province(page: str, say: Say) -> None:
    """The page's title with the province that it shows, now that the address says it."""
    shown = provinces_by_code(address.language()).get(address.raw("province"))
    if shown is not None:
        st.set_page_config(page_title=_title(page, say, shown.name))


def _no_such_page(say: Say) -> None:
    """That the address was of no page, or of one for which people must sign in here."""
    named = address.raw("missing")
    if not named:
        return
    restricted = {page.stem for page in navigation.PAGES if page.is_restricted}
    key = "frame.needs_sign_in" if named in restricted else "frame.no_such_page"
    st.warning(say(key, page=plain(named[:40])), icon="⚠️")
    address.set_raw(missing="")


def _sections(say: Say) -> dict[str, list[st.Page]]:
    sections: dict[str, list[st.Page]] = {}
    for entry in navigation.PAGES if sign_in.is_configured() else navigation.PUBLIC:
        sections.setdefault(say(f"frame.section.{entry.section}"), []).append(
            st.Page(
                entry.file,
                title=say(f"frame.page.{entry.stem}"),
                icon=entry.icon,
                url_path=entry.stem,
                default=entry is navigation.PAGES[0],
            )
        )
    return sections


def _await_data(say: Say) -> None:
    """On the very first start: show how the build comes along; all visitors wait for one build."""
    if first_build.ready():
        return
    first_build.start()
    shown = st.empty()
    with shown.container():
        st.header(say("frame.building.title"))
        st.write(say("frame.building.explain"))
        line = st.empty()

        def at(step: str) -> None:
            line.info(say(f"frame.building.{step}"))

        first_build.wait(at)
    shown.empty()
    if first_build.fault() is not None:
        raise VersionError(first_build.problem(), str(first_build.fault()))


def _state(say: Say) -> None:
    state = ask("data_state").iloc[0]
    st.sidebar.caption(
        say(
            "frame.data_version",
            version=state["version"],
            date=day(str(state["newest_source_date"]), address.language()),
        )
    )


def _problem(problem: str, say: Say) -> None:
    st.header(say("frame.problem.title"))
    st.error(say(f"frame.problem.{problem}", folder=plain(versions.folder())), icon="⚠️")
    if problem == "not_written":
        return
    st.write(say("frame.problem.what_to_do"))
    st.code("make data" if versions.DATA.exists() else "python -m dashboard.build", language=None)


main()
