"""A layer around Streamlit: what it reads from a request, how it answers. Plain ASGI."""

import re
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Scope, Send

from dashboard.serve.settings import base_path

Headers = list[tuple[bytes, bytes]]
PLAIN: Headers = [(b"content-type", b"text/plain; charset=utf-8")]

_ENCODING = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([0-9.]+))?\s*")


class Layer:
    """A layer around ``app``, which lives under the path ``base`` (that of the settings)."""

    def __init__(self, app: ASGIApp, base: str | None = None) -> None:
        self._app = app
        self._base = base_path() if base is None else base


def changing(send: Send, headers: Callable[[Headers], Headers]) -> Send:
    """``send``, with the headers of the answer changed on their way."""

    async def send_changed(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": headers(list(message.get("headers", ())))}
        await send(message)

    return send_changed


def header(scope: Scope, name: str) -> str:
    """The value of a request header, several of one name joined; ``""`` when absent."""
    wanted = name.encode("latin-1")
    values = [value.decode("latin-1") for key, value in scope["headers"] if key == wanted]
    return ", ".join(values)


def inner_path(scope: Scope, base: str) -> str:
    """The path inside the app, without ``server.baseUrlPath``; ``""`` when it is outside.

    The base without its slash is outside too: Streamlit redirects it, or no link would hold.
    """
    path = _without(scope["path"], scope.get("root_path", "").rstrip("/")) or scope["path"]
    return _without(path, f"/{base}" if base else "")


def _without(path: str, prefix: str) -> str:
    return path[len(prefix) :] if path.startswith(f"{prefix}/") else ""


def is_read(scope: Scope) -> bool:
    """Whether this is an HTTP request for a file or page."""
    return scope["type"] == "http" and scope["method"] in ("GET", "HEAD")


def accepted_encoding(scope: Scope) -> str:
    """The best encoding we have that the browser takes: ``"br"``, ``"gzip"`` or ``""``."""
    weights: dict[str, float] = {}
    for part in header(scope, "accept-encoding").split(","):
        match = _ENCODING.fullmatch(part)
        if match:
            weights[match[1].lower()] = _weight(match[2])
    for encoding in ("br", "gzip"):
        if weights.get(encoding, weights.get("*", 0.0)) > 0:
            return encoding
    return ""


def _weight(text: str | None) -> float:
    try:
        return 1.0 if text is None else float(text)
    except ValueError:
        return 0.0


def is_unchanged(scope: Scope, etag: str) -> bool:
    """Whether the browser already holds this very answer."""
    known = [tag.strip().removeprefix("W/") for tag in header(scope, "if-none-match").split(",")]
    return etag in known or known == ["*"]


async def respond(scope: Scope, send: Send, status: int, headers: Headers, body: bytes) -> None:
    """Send one whole answer; the same headers without the body for HEAD and 304."""
    if status != 304:
        headers = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    silent = scope["method"] == "HEAD" or status == 304
    await send({"type": "http.response.body", "body": b"" if silent else body})


async def respond_cached(
    scope: Scope, send: Send, headers: Headers, etag: str, body: bytes
) -> None:
    """Answer 200, or 304 to a browser that already has ``etag``."""
    status = 304 if is_unchanged(scope, etag) else 200
    tagged = [*headers, (b"etag", etag.encode()), (b"vary", b"Accept-Encoding")]
    await respond(scope, send, status, tagged, body)
