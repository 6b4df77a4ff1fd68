"""Newer data than a briefing's: said, shown beside the old, taken up when asked to."""

import streamlit as st

from dashboard.briefing import link
from dashboard.briefing.slide import Deck
from dashboard.briefing.step import Briefing
from dashboard.store.ask import current_version
from dashboard.text.messages import words
from dashboard.ui.controls import address, stage
from dashboard.ui.deferred import press
from dashboard.ui.present.editor import take
from dashboard.ui.text_table import text_table


def offer(briefing: Briefing, deck: Deck | None) -> None:
    """Say that newer data are there; show what they would change; change it when asked to."""
    say = words(address.language())
    new = current_version()
    if briefing.data_version == new:
        return
    st.info(say("present.newer", new=new, old=briefing.data_version), icon="🕑")
    is_own = bool(stage.held_briefing(link.LONGEST))
    renewed = link.renewed(briefing, is_own)
    with st.expander(say("present.renew_show"), key="renew", on_change="rerun") as opened:
        if not opened.open:
            return
        if deck is not None:
            differences(deck, link.deck(renewed))
        press(say("present.renew"), "present-renew", renew, renewed)


def differences(old: Deck, new: Deck) -> None:
    """What newer data would say instead, message by message."""
    say = words(address.language())
    rows = link.compared(old, new)
    if not rows:
        st.markdown(say("present.renew_same"))
        return
    heads = tuple(say(f"present.renew_{name}") for name in ("step", "old", "new"))
    gone = say("present.gone")
    cells = tuple((at, before, after or gone) for at, before, after in rows)
    text_table(heads, cells, say("present.renew_table"))


def renew(briefing: Briefing) -> None:
    """Go on with the newer data."""
    address.set_raw(data="")
    if stage.held_briefing(link.LONGEST):
        take(briefing)
