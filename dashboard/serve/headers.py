"""Middleware: the security headers on every answer, and no metrics for strangers."""

import base64
import hashlib
import ipaddress
import os
import re

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.serve.assets.frontend import index_html
from dashboard.serve.log import LOG
from dashboard.serve.request import PLAIN, Headers, Layer, changing, header, inner_path, respond

ANCESTORS_VARIABLE = "DASHBOARD_FRAME_ANCESTORS"

_ORIGIN = re.compile(r"'self'|https?://[A-Za-z0-9.*\-]+(?::(?:\d+|\*))?")
_HOST = re.compile(r"[A-Za-z0-9.\-]+(?::\d+)?|\[[0-9A-Fa-f:]+\](?::\d+)?")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def allowed_ancestors() -> tuple[str, ...]:
    """The sites that may show this one in a frame; none unless the environment names some."""
    named = os.environ.get(ANCESTORS_VARIABLE, "").split()
    good = tuple(origin for origin in named if _ORIGIN.fullmatch(origin))
    for origin in sorted(set(named) - set(good)):
        LOG.warning("%s: %r is not an origin and is left out", ANCESTORS_VARIABLE, origin)
    return good


def inline_script_hashes() -> tuple[str, ...]:
    """What lets the small script inside Streamlit's index.html run, and no other inline script."""
    digests = (
        hashlib.sha256(script.encode("utf-8")).digest()
        for script in _INLINE_SCRIPT.findall(index_html())
    )
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _policy(ancestors: tuple[str, ...]) -> str:
    scripts = " ".join(["'self'", *inline_script_hashes()])
    framers = " ".join(ancestors) or "'none'"
    return "; ".join(
        [
            "default-src 'self'",
            # No 'unsafe-eval': Streamlit runs Vega with its interpreter.
            f"script-src {scripts}",
            # Streamlit's styles are written by script (emotion).
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            # Browsers disagree on whether 'self' covers websockets: they are named.
            "connect-src 'self'{sockets}",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {framers}",
        ]
    )


class SecurityHeaders(Layer):
    """Adds the headers to whatever the layers inside answer, errors included."""

    def __init__(self, app: ASGIApp, base: str | None = None) -> None:
        super().__init__(app, base)
        ancestors = allowed_ancestors()
        self._policy = _policy(ancestors)
        self._fixed: Headers = [
            (b"referrer-policy", b"no-referrer"),
            (b"x-content-type-options", b"nosniff"),
            (
                b"permissions-policy",
                b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            ),
            (b"cross-origin-opener-policy", b"same-origin"),
        ]
        if not ancestors:
            # The older header cannot name sites, so it is sent only when nobody may frame.
            self._fixed.append((b"x-frame-options", b"DENY"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer through the layers inside, with the headers added."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        extra = [*self._fixed, (b"content-security-policy", self._policy_for(scope).encode())]
        started = False

        def with_ours(sent: Headers) -> Headers:
            nonlocal started
            started = True
            return _merged(sent, extra)

        send = changing(send, with_ours)
        try:
            await self._answer(scope, receive, send)
        except Exception:
            # Answered here, because the layer outside would answer without the headers.
            if not started:
                await respond(scope, send, 500, PLAIN, b"Internal Server Error")
            raise

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._is_hidden(scope):
            await respond(scope, send, 404, PLAIN, b"Not Found")
            return
        await self._app(scope, receive, send)

    def _is_hidden(self, scope: Scope) -> bool:
        path = inner_path(scope, self._base).rstrip("/")
        return path == "/_stcore/metrics" and not _is_from_this_machine(scope)

    def _policy_for(self, scope: Scope) -> str:
        host = header(scope, "host")
        sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
        return self._policy.replace("{sockets}", sockets)


def _merged(sent: Headers, extra: Headers) -> Headers:
    ours = {name for name, _ in extra}
    return [pair for pair in sent if pair[0].lower() not in ours] + extra


def _is_from_this_machine(scope: Scope) -> bool:
    """Whether the reader sits at this machine, not merely a proxy that speaks for somebody."""
    if header(scope, "x-forwarded-for") or header(scope, "forwarded"):
        return False
    try:
        return ipaddress.ip_address((scope.get("client") or ("",))[0]).is_loopback
    except ValueError:
        return False
