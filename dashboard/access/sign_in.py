"""Who is signed in, and which roles the server's secrets give them. Readers need no account.

Two ways, of which one server uses one: OpenID Connect through Streamlit's own sign-in (section
``[auth]`` of ``.streamlit/secrets.toml``), or a header that a reverse proxy sets
(``server.trustedUserHeaders``). Section ``[update]`` names the people; docs/sign-in.md explains.
"""

import functools
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from dashboard.access.person import Person, Role

log = logging.getLogger("dashboard")

NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
# Of a provider with a name of its own these stand in its own section.
SHARED = NEEDED[:2]
DEFAULT_HOURS = 12
DEFAULT_PROVIDER = "default"

Problem = Literal["", "signed_out", "expired", "unverified", "no_email"]


class AccessError(ValueError):
    """The secrets are broken or half written; the text is for the server's log."""


@dataclass(frozen=True)
class Access:
    """Who may do what, and how they are known. Addresses are in small letters."""

    editors: frozenset[str]
    publishers: frozenset[str]
    hours: float = DEFAULT_HOURS
    header: str = ""
    provider: str = DEFAULT_PROVIDER

    def roles(self, address: str) -> frozenset[Role]:
        """The roles of an address."""
        named: tuple[tuple[Role, frozenset[str]], ...] = (
            ("editor", self.editors),
            ("publisher", self.publishers),
        )
        return frozenset(role for role, people in named if address in people)


@dataclass(frozen=True)
class Standing:
    """Somebody as they stand before the server; ``person`` is None where there is a problem."""

    person: Person | None
    problem: Problem = ""


def access_of(secrets: Mapping[str, Any], mapped: frozenset[str]) -> Access | None:
    """What the secrets say; None where they say nothing of signing in.

    ``mapped`` are the claims that the proxy's headers are kept under. Raises ``AccessError``.
    """
    auth, update = secrets.get("auth"), secrets.get("update")
    if auth is None and update is None:
        return None
    if not isinstance(update, Mapping):
        raise AccessError("[auth] is there, but no section [update] that names people")
    access = Access(
        editors=_addresses(update, "editors"),
        publishers=_addresses(update, "publishers"),
        hours=_hours(update),
        header=_text(update, "header", ""),
        provider=_text(update, "provider", DEFAULT_PROVIDER),
    )
    if not access.editors | access.publishers:
        raise AccessError("[update] names nobody: editors and publishers are empty")
    _check_means(access, auth, mapped)
    return access


def _check_means(access: Access, auth: object, mapped: frozenset[str]) -> None:
    """Raise ``AccessError`` unless one way of knowing people is complete."""
    if access.header:
        # Else a claim of that name in a token would pass for the proxy's word.
        if access.header not in mapped:
            raise AccessError(
                f"[update] header = {access.header!r}, but server.trustedUserHeaders maps no header"
                " to it"
            )
        return
    if not isinstance(auth, Mapping):
        raise AccessError("[update] is there, but neither section [auth] nor a header")
    is_named = access.provider != DEFAULT_PROVIDER
    named = auth.get(access.provider) if is_named else auth
    provider = named if isinstance(named, Mapping) else {}
    missing = [
        key for key in NEEDED if not _is_text((auth if key in SHARED else provider).get(key))
    ]
    if missing:
        raise AccessError(f"[auth] lacks {', '.join(missing)}")
    if not str(auth["redirect_uri"]).endswith("/oauth2callback"):
        raise AccessError("[auth] redirect_uri must end in /oauth2callback")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _text(section: Mapping[str, Any], key: str, default: str) -> str:
    value = section.get(key, default)
    if not isinstance(value, str):
        raise AccessError(f"[update] {key} must be a text")
    return value.strip()


def _hours(section: Mapping[str, Any]) -> float:
    value = section.get("hours", DEFAULT_HOURS)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 720:
        raise AccessError("[update] hours must be a number from 0 to 720")
    return float(value)


def _addresses(section: Mapping[str, Any], key: str) -> frozenset[str]:
    values = section.get(key, [])
    if not isinstance(values, list):
        raise AccessError(f"[update] {key} must be a list of e-mail addresses")
    folded = [address(value) for value in values]
    if "" in folded:
        raise AccessError(f"[update] {key} holds {values[folded.index('')]!r}: no e-mail address")
    return frozenset(folded)


def address(value: object) -> str:
    """An e-mail address as it is compared; "" for what is none.

    Capitals do not count. Letters outside ASCII are refused, since some of them turn into ASCII
    ones when capitals are folded: the Kelvin sign into "k".
    """
    text = value.strip() if isinstance(value, str) else ""
    is_address = text.isascii() and text.isprintable() and text.count("@") == 1
    return text.lower() if is_address and " " not in text else ""


def standing_of(user: Mapping[str, Any], access: Access, now: float) -> Standing:
    """Who a session's claims say it is. ``now`` is in seconds since 1970."""
    if access.header:
        found = address(user.get(access.header))
        problem: Problem = "" if found else "signed_out"
    else:
        found = address(user.get("email"))
        problem = _oidc_problem(user, access, now)
    if problem:
        return Standing(None, problem)
    return Standing(Person(found, access.roles(found), "header" if access.header else "oidc"))


def _oidc_problem(user: Mapping[str, Any], access: Access, now: float) -> Problem:
    # "is True": a proxy's header could put a text there.
    is_ours = user.get("provider", DEFAULT_PROVIDER) == access.provider
    if user.get("is_logged_in") is not True or not is_ours:
        return "signed_out"
    if not address(user.get("email")):
        return "no_email"
    # Some providers send it as text.
    if str(user.get("email_verified")).lower() == "false":
        return "unverified"
    return "" if now < _ends(user, access.hours) else "expired"


def _ends(user: Mapping[str, Any], hours: float) -> float:
    """Until when a sign-in counts: ``hours`` after it, or as long as its token with 0 hours.

    Streamlit keeps a person signed in for 30 days, however short their token lives. Counted from
    when the token was made (``iat``): ``auth_time`` may lie long before, and signing in again
    would not renew it.
    """
    made = user.get("iat", user.get("auth_time"))
    if hours and isinstance(made, int | float):
        return float(made) + hours * 3600
    ends = user.get("exp")
    return float(ends) if isinstance(ends, int | float) else 0.0


def access() -> Access | None:
    """What this server's secrets say; None, and a line in the log, where they cannot be used."""
    if not st.secrets.load_if_toml_exists():
        return None
    mapped = frozenset(st.get_option("server.trustedUserHeaders").values())
    try:
        found = access_of(st.secrets.to_dict(), mapped)
    except AccessError as error:
        _log_once(f"sign-in is not set up, the page `update` stays closed: {error}")
        return None
    if found is not None and found.header:
        _log_once(
            "people are known by a header of the proxy: whoever reaches this port without the"
            " proxy can take any name (docs/sign-in.md)"
        )
    return found


@functools.lru_cache(maxsize=32)
def _log_once(line: str) -> None:
    """Say something once per server: the frame asks at every run."""
    log.warning(line)


def is_configured() -> bool:
    """Whether anybody can sign in here."""
    return access() is not None


def standing() -> Standing:
    """Who this session is."""
    found = access()
    if found is None:
        return Standing(None, "signed_out")
    return standing_of(st.user.to_dict(), found, time.time())


def signed_in() -> Person | None:
    """The person of this session, with their roles; None where nobody is signed in."""
    return standing().person


def can_sign_in() -> bool:
    """Whether signing in is a button here; behind a proxy it is the proxy's affair."""
    found = access()
    return found is not None and not found.header


def sign_in() -> None:
    """Send the reader to the provider; they come back signed in."""
    found = access()
    if found is not None and not found.header:
        st.login(None if found.provider == DEFAULT_PROVIDER else found.provider)


def sign_out() -> None:
    """End the sign-in, here and with the provider where it offers that."""
    st.logout()
