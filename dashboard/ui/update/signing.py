"""Signing in and out, and why somebody cannot act."""

import streamlit as st

from dashboard.access import sign_in
from dashboard.access.person import ROLES, Person
from dashboard.store.ask import bound
from dashboard.text.messages import words


def person(language: str) -> Person | None:
    """Who is signed in, after saying so; None, and the way in, where nobody with a role is."""
    say = words(language)
    standing = sign_in.standing()
    if standing.person is None:
        st.info(say(f"update.sign.{standing.problem}"), icon="ℹ️")
        if sign_in.can_sign_in():
            label, enter = say("update.sign.in"), sign_in.sign_in
            st.button(label, key="sign-in", type="primary", on_click=bound(enter))
        return None
    roles = [say(f"update.role.{role}") for role in ROLES if role in standing.person.roles]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        # As code, or the address would become a link.
        name, listed = standing.person.name.replace("`", ""), "; ".join(roles)
        none = say("update.role.none")
        st.markdown(say("update.sign.as", name=name, roles=listed or none), width="stretch")
        if sign_in.can_sign_in():
            st.button(say("update.sign.out"), key="sign-out", on_click=bound(sign_in.sign_out))
    if not roles:
        st.warning(say("update.sign.no_role"), icon="⚠️")
        return None
    return standing.person
