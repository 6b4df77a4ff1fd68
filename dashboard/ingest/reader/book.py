"""A file that somebody sends, as grids of cells, read in a process of its own.

Told by its content and read within limits (``limits``), whatever its name says. What is not read
is refused with a problem that has words (``words/load_file.*.toml``, table ``refusal``). The
process may use so much memory and time and may write nothing: no file can harm the server.
"""

import json
import subprocess
import sys

from dashboard import ROOT
from dashboard.ingest.grid import Book, RefusalError
from dashboard.ingest.reader import limits, wire
from dashboard.ingest.reader.naming import file_name
from dashboard.ingest.reader.package import check_beginning

# How Python ends with an error that nobody caught: a fault of a library, not a lack of anything.
FAILED = 1
_COMMAND = (sys.executable, "-B", "-m", "dashboard.ingest.reader.child")


def read_book(content: bytes, name: str) -> Book:
    """The file's cells, clean. Raises ``RefusalError`` for whatever is no table or does harm."""
    check_beginning(content)
    asked = json.dumps({"name": file_name(name)}).encode() + b"\n"
    try:
        done = subprocess.run(  # noqa: S603
            _COMMAND,
            input=asked + content,
            capture_output=True,
            cwd=ROOT,
            timeout=limits.WAITING_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise too_demanding() from error
    if done.returncode == FAILED:
        raise RefusalError("unreadable")
    if done.returncode:
        raise too_demanding()
    return wire.book(done.stdout)


def too_demanding() -> RefusalError:
    """A file that takes more memory or time than any table of figures."""
    return RefusalError(
        "too_demanding", megabytes=limits.MEMORY_MEGABYTES, seconds=limits.PROCESSOR_SECONDS
    )
