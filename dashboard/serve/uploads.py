"""Middleware: a file is taken only where the session's page asks for one, and no more than fits.

Streamlit keeps uploads in memory until their session is gone, and takes them for any session.
"""

import re

from starlette.types import Receive, Scope, Send
from streamlit import runtime

from dashboard.serve.log import LOG
from dashboard.serve.request import PLAIN, Layer, header, inner_path, respond
from dashboard.ui.controls import uploads

MEGABYTE = 1024 * 1024
# What the form around a file adds to it.
AROUND = 16 * 1024
# Files of one session: the one on the page and the one before it.
FILES_OF_SESSION = 2
# Of all sessions together.
ALL_BYTES = 200 * MEGABYTE
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+")
REFUSALS = {
    403: b"No file is asked for here",
    411: b"Length Required",
    413: b"File too large",
    503: b"Too many files at this moment",
}


class Uploads(Layer):
    """Refuses files that no page asked for, that are too large, or too many."""

    _on_the_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no upload, and uploads that are asked for."""
        found = _UPLOAD.fullmatch(inner_path(scope, self._base)) if _is_put(scope) else None
        if found is None:
            await self._app(scope, receive, send)
            return
        length = header(scope, "content-length")
        status = self._refusal(found[1], int(length) if length.isdecimal() else None)
        if status:
            LOG.warning("upload refused: %s, %s bytes", status, length[:20] or "?")
            await respond(scope, send, status, PLAIN, REFUSALS[status])
            return
        self._on_the_way += int(length)
        try:
            await self._app(scope, receive, send)
        finally:
            self._on_the_way -= int(length)

    def _refusal(self, session: str, length: int | None) -> int:
        """The status of an answer that refuses; 0 where the file may come."""
        most = uploads.most_bytes(session)
        if not most:
            return 403
        if length is None:
            return 411
        if length > most + AROUND:
            return 413
        own, every = _held(session)
        is_full = every + self._on_the_way + length > ALL_BYTES
        return 503 if is_full or own + length > FILES_OF_SESSION * (most + AROUND) else 0


def _is_put(scope: Scope) -> bool:
    return bool(scope["type"] == "http" and scope["method"] == "PUT")


def _held(session: str) -> tuple[int, int]:
    """The bytes that Streamlit holds of a session's files, and of all."""
    if not runtime.exists():
        return 0, 0
    storage = getattr(runtime.get_instance().uploaded_file_mgr, "file_storage", {})
    sizes = {
        key: sum(len(file.data) for file in [*files.values()]) for key, files in [*storage.items()]
    }
    return sizes.get(session, 0), sum(sizes.values())
