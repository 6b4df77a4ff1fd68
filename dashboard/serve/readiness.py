"""Middleware: ``/ready`` says whether readers can be sent here, for a proxy or systemd to ask.

Streamlit's ``/_stcore/health`` says only that the process lives: it is "ok" while the data cannot
be read or no more files can be opened.
"""

import os
from pathlib import Path

import anyio.to_thread
from starlette.types import Receive, Scope, Send

from dashboard.serve.log import LOG
from dashboard.serve.request import PLAIN, Layer, inner_path, is_read, respond
from dashboard.store import versions
from dashboard.store.cache import cached
from dashboard.store.connection import REFUSED, version_connection
from dashboard.store.versions import VersionError

PATH = "/ready"
# Files that must still be free to be opened: a session and its file need about four.
SPARE_FILES = 16
# Where DuckDB's own mark stands in a file.
MARK, MARK_AT = b"DUCK", 8


class Readiness(Layer):
    """Answers ``/ready``: 200, or 503 with the reason in a word."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything but the question whether we are ready."""
        if not (is_read(scope) and inner_path(scope, self._base) == PATH):
            await self._app(scope, receive, send)
            return
        reason = await anyio.to_thread.run_sync(unready)
        headers = [*PLAIN, (b"cache-control", b"no-store")]
        if reason:
            headers.append((b"retry-after", b"5"))
        await respond(scope, send, 503 if reason else 200, headers, (reason or "ready").encode())


def unready() -> str:
    """Why readers had better be sent elsewhere, in a word; "" where all is well."""
    try:
        _spare_files()
        file = versions.current()
        _whole(file)
        version_connection(file).cursor().table("data_version").fetchall()
    except VersionError as error:
        return _told(error.problem, error)
    except OSError as error:
        return _told("files", error)
    except REFUSED as error:
        return _told("data", error)
    return ""


def _spare_files() -> None:
    """Raise ``OSError`` where hardly any file can be opened any more."""
    opened: list[int] = []
    try:
        opened.extend(os.open(os.devnull, os.O_RDONLY) for _ in range(SPARE_FILES))
    finally:
        for one in opened:
            os.close(one)


def _whole(file: Path) -> None:
    """Raise ``VersionError`` where a file is not what it was: DuckDB may still answer from memory.

    A version's file never changes.
    """
    with file.open("rb") as handle:
        beginning = handle.read(MARK_AT + len(MARK))
    if beginning[MARK_AT:] != MARK or file.stat().st_size != _size(file):
        raise VersionError("file_unreadable", f"{file} is damaged")


@cached(8)
def _size(file: Path) -> int:
    return file.stat().st_size


def _told(reason: str, error: Exception) -> str:
    LOG.warning("not ready: %s", error)
    return reason
