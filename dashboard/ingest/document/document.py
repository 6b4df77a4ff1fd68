"""The text of a file that somebody sends, read in a process of its own within limits.

DOCX, PPTX, PDF with text, and plain text, told by their content, whatever the name says. Nothing of
it is written anywhere. What is not read is refused with a problem that has words
(``words/check_text.*.toml``, table ``refusal``).
"""

import json
import subprocess
import sys

from dashboard import ROOT
from dashboard.ingest.grid import RefusalError
from dashboard.text.messages import words

MEGABYTE = 1024 * 1024
FILE_BYTES = 10 * MEGABYTE
PAGES = 300
# Of the process that reads: memory, processor time, and how long it is waited for.
MEMORY_MEGABYTES = 600
PROCESSOR_SECONDS = 30
WAITING_SECONDS = 90
FAILED, TOO_MUCH = 1, 3
_COMMAND = (sys.executable, "-B", "-m", "dashboard.ingest.document.child")
# Problems with words of their own; an archive that is damaged or does harm is just not readable.
TOLD = ("too_large", "empty", "password", "scanned", "too_many_pages", "unknown", "too_demanding")


def text_of(content: bytes) -> str:
    """The file's text, a paragraph or a row of a table a line. Raises ``RefusalError``."""
    if len(content) > FILE_BYTES:
        size = len(content) / MEGABYTE
        raise RefusalError("too_large", size=f"{size:.0f}", most=FILE_BYTES // MEGABYTE)
    try:
        done = subprocess.run(  # noqa: S603
            _COMMAND,
            input=content,
            capture_output=True,
            cwd=ROOT,
            timeout=WAITING_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RefusalError("too_demanding") from error
    if done.returncode == FAILED:
        raise RefusalError("unreadable")
    if done.returncode:
        raise RefusalError("too_demanding")
    told = json.loads(done.stdout)
    if "refused" in told:
        raise RefusalError(told["refused"], **told["facts"])
    return str(told["text"])


def refusal(error: RefusalError, language: str) -> str:
    """Why a file is not read, in a sentence."""
    problem = error.problem if error.problem in TOLD else "unreadable"
    return words(language)(f"check_text.refusal.{problem}", **error.facts)
