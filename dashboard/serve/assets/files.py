"""Middleware: Streamlit's browser files and ours, compressed beforehand and kept by browsers."""

import mimetypes
import re
from pathlib import Path

import anyio
import anyio.to_thread
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.serve.assets.compress import Body, CompressedFiles
from dashboard.serve.assets.frontend import STATIC, compressed_files, own_files
from dashboard.serve.request import (
    Headers,
    Layer,
    accepted_encoding,
    inner_path,
    is_read,
    respond_cached,
)

# Plain names only: no "..", no empty part, no backslash, colon or null byte can pass.
_PLAIN_PATH = re.compile(r"/static/(?:[\w\-][\w.\-]*/)*[\w\-][\w.\-]*")
_HASHED_NAME = re.compile(r".*\.[\w\-]{8}\.\w+")
_KEEP_A_YEAR = b"public, max-age=31536000, immutable"

# Windows takes these from its registry, where a program may have set something else.
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


class FrontendFiles(Layer):
    """Answers ``/static/...`` and ``/assets/...``; what it does not know goes on to Streamlit."""

    def __init__(
        self, app: ASGIApp, base: str | None = None, store: CompressedFiles | None = None
    ) -> None:
        super().__init__(app, base)
        self._store = store or compressed_files()
        # Few at a time, so that Streamlit's own file work is never kept waiting for ours.
        self._threads = anyio.CapacityLimiter(4)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one of the files, or pass the request on."""
        file = _file(inner_path(scope, self._base)) if is_read(scope) else None
        if file is None:
            await self._app(scope, receive, send)
            return
        body = await self._body(file, accepted_encoding(scope))
        await respond_cached(
            scope, send, _headers(file, scope["path"], body), body.etag, body.content
        )

    async def _body(self, file: Path, encoding: str) -> Body:
        ready = self._store.ready(file, encoding)
        if ready is not None:
            return ready
        # In a thread: compressing or reading must not hold up everybody's event loop.
        return await anyio.to_thread.run_sync(
            self._store.body, file, encoding, limiter=self._threads
        )


def _file(path: str) -> Path | None:
    if path.startswith("/assets/"):
        return own_files().get(path.removeprefix("/assets/"))
    if not _PLAIN_PATH.fullmatch(path):
        return None
    file = STATIC / path[1:]
    return file if file.is_file() else None


def _headers(file: Path, path: str, body: Body) -> Headers:
    kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    keep = _KEEP_A_YEAR if _HASHED_NAME.fullmatch(path) else b"no-cache"
    headers = [
        (b"content-type", (kind or "application/octet-stream").encode()),
        (b"cache-control", keep),
    ]
    if body.encoding:
        headers.append((b"content-encoding", body.encoding.encode()))
    return headers
