"""Middleware: which sites' pages may talk to the dashboard, decided before Streamlit is asked.

Streamlit compares a stranger's origin with the address this machine has outside, and asks another
host for it while everybody waits. It asks nobody where Origin and Host agree; so they do here.
"""

import ipaddress
import os
import re
from typing import NamedTuple

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.serve.log import LOG
from dashboard.serve.request import PLAIN, Headers, changing, header, respond

ORIGINS_VARIABLE = "DASHBOARD_ORIGINS"

_ORIGIN = re.compile(r"(https?)://([a-z0-9._\-]+|\[[0-9a-f:]+\])(?::([0-9]{1,5}))?")
_NAME_WITHOUT_DOT = re.compile(r"[a-z0-9_\-]+")
_USUAL_PORTS = {"http": "80", "https": "443"}
_ALLOW_ORIGIN = b"access-control-allow-origin"
_ALLOW_COOKIES = b"access-control-allow-credentials"


class Origin(NamedTuple):
    """A site as browsers tell sites apart; the port is there also where it was left out."""

    scheme: str
    host: str
    port: str


def read_origin(text: str) -> Origin | None:
    """The origin a text states; None for ``null`` and whatever else is none."""
    match = _ORIGIN.fullmatch(text.lower())
    if match is None:
        return None
    scheme, host, port = match.groups()
    return Origin(scheme, host, port or _USUAL_PORTS[scheme])


def named_origins() -> frozenset[Origin]:
    """The origins that the environment names, parted by spaces or commas."""
    texts = os.environ.get(ORIGINS_VARIABLE, "").replace(",", " ").split()
    origins = {text: read_origin(text.removesuffix("/")) for text in texts}
    for text in sorted(text for text, origin in origins.items() if origin is None):
        LOG.warning("%s: %r is not an origin and is left out", ORIGINS_VARIABLE, text)
    return frozenset(origin for origin in origins.values() if origin is not None)


class OwnOrigin:
    """Refuses requests from pages of other sites; those that no page sends pass as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._named = named_origins()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes from the dashboard's own pages or from no page at all."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        origin = header(scope, "origin")
        if _states_origin(scope) and not self._is_allowed(origin, header(scope, "host")):
            await _refuse(scope, send, origin)
        elif scope["type"] == "websocket":
            await self._app(_with_host_of(scope, origin) if origin else scope, receive, send)
        else:
            own = changing(send, lambda headers: _for_origin(headers, origin))
            await self._app(scope, receive, own)

    def _is_allowed(self, text: str, host: str) -> bool:
        origin = read_origin(text)
        if origin is None:
            return False
        is_own = origin == read_origin(f"{origin.scheme}://{host}")
        return origin in self._named or (is_own and _leads_only_here(origin.host))


def _states_origin(scope: Scope) -> bool:
    """Whether there is the header at all: an empty one is a stranger's, too."""
    return any(name == b"origin" for name, _ in scope["headers"])


def _leads_only_here(host: str) -> bool:
    """An address, or a name without a dot. Any other name its owner can let lead here (rebinding):
    a page of that name would be of the same origin as the dashboard.
    """
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return _NAME_WITHOUT_DOT.fullmatch(host) is not None
    return True


async def _refuse(scope: Scope, send: Send, origin: str) -> None:
    LOG.warning(
        "refused: a page of %.100r asked host %.100r for %.100r; %s names the origins allowed",
        origin,
        header(scope, "host"),
        scope["path"],
        ORIGINS_VARIABLE,
    )
    if scope["type"] == "websocket":
        # Closed before it is accepted: the server answers 403.
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
    else:
        await respond(scope, send, 403, PLAIN, b"Forbidden")


def _with_host_of(scope: Scope, origin: str) -> Scope:
    """The handshake as if asked of the very host that the browser's address names.

    Not the other way round: Streamlit compares the origin with the one people sign in under.
    """
    host = (b"host", origin.partition("://")[2].encode("latin-1"))
    return {**scope, "headers": [*(pair for pair in scope["headers"] if pair[0] != b"host"), host]}


def _for_origin(headers: Headers, origin: str) -> Headers:
    """The headers that let read only the origin that asked, which has been looked at.

    Streamlit tells ``http://localhost:8501`` for uploads, wherever the dashboard is.
    """
    if not origin:
        return [pair for pair in headers if pair[0].lower() not in (_ALLOW_ORIGIN, _ALLOW_COOKIES)]
    own = origin.encode("latin-1")
    return [(name, own if name.lower() == _ALLOW_ORIGIN else value) for name, value in headers]
