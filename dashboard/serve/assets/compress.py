"""Files compressed once: kept in memory, and on disk for the next start.

Streamlit sends its files as they are (4.2 MB of script for a page with a chart), and compressing
at each request would cost the one process that serves everybody.
"""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

import brotli

from dashboard.serve.log import LOG
from dashboard.store.atomic_write import atomic_write
from dashboard.store.cache import Cache

# Measured on the 4.19 MB of a first visit (119 files): brotli 5: 921 kB in 0.06 s, 9: 897 kB in
# 0.6 s, 10: 846 kB in 1.7 s, 11: 830 kB in 4.2 s; gzip 6: 990 kB in 0.07 s. It is done once.
BROTLI_QUALITY = 10
GZIP_LEVEL = 6

# Pieces this large (Plotly: 4.7 MB, 6 s at 10) are not on a first page; a reader waits for them.
LARGE = 1_000_000
BROTLI_QUALITY_LARGE = 5

# Streamlit has 360 files, in two encodings.
MOST_KEPT = 4096

# What gains from compressing. Fonts (woff2) and pictures are compressed already.
TEXT_SUFFIXES = frozenset({".js", ".css", ".html", ".json", ".svg", ".txt"})


@dataclass(frozen=True)
class Body:
    """What goes over the wire: the bytes, how they are encoded (``""``: not), and their tag."""

    content: bytes
    encoding: str
    etag: str


def settings_key(streamlit_version: str) -> str:
    """The folder name for what these compressors made of this Streamlit's files."""
    return (
        f"streamlit-{streamlit_version}-br{BROTLI_QUALITY}-{BROTLI_QUALITY_LARGE}-gzip{GZIP_LEVEL}"
    )


def compressed(content: bytes, encoding: str) -> bytes:
    """The bytes in an encoding a browser understands."""
    if encoding == "br":
        quality = BROTLI_QUALITY if len(content) < LARGE else BROTLI_QUALITY_LARGE
        return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=quality))
    # mtime=0: the same file gives the same bytes.
    return gzip.compress(content, GZIP_LEVEL, mtime=0)


def _restored(content: bytes, encoding: str) -> bytes | None:
    try:
        return bytes(brotli.decompress(content)) if encoding == "br" else gzip.decompress(content)
    except (brotli.error, OSError, EOFError, ValueError):
        return None


class CompressedFiles:
    """The bodies of files by path and encoding. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bodies: Cache[Body] = Cache(MOST_KEPT)

    def ready(self, file: Path, encoding: str) -> Body | None:
        """The body when it is at hand already. Never blocks."""
        return self._bodies.peek((file, self._useful(file, encoding)))

    def body(self, file: Path, encoding: str) -> Body:
        """The body, made when it has to be. Blocks: call it in a thread."""
        encoding = self._useful(file, encoding)
        if not encoding:
            # Not kept: what is asked for without an encoding is rare, or a font sent once.
            content = file.read_bytes()
            return _body(content, "", content)
        return self._bodies.get((file, encoding), lambda: self._made(file.read_bytes(), encoding))

    @staticmethod
    def _useful(file: Path, encoding: str) -> str:
        return encoding if file.suffix in TEXT_SUFFIXES else ""

    def _made(self, original: bytes, encoding: str) -> Body:
        kept = self._folder / f"{content_digest(original)}.{encoding}"
        try:
            content = kept.read_bytes()
        except OSError:
            content = b""
        # Checked, because a power cut can leave a file of the right name with wrong bytes.
        if _restored(content, encoding) != original:
            content = compressed(original, encoding)
            self._keep(kept, content)
        return _body(content, encoding, original)

    def _keep(self, file: Path, content: bytes) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            atomic_write(file, content)
        except OSError as error:
            # A read-only disk costs the next start two seconds, nothing else.
            LOG.info("compressed files stay in memory only: %s", error)


def content_digest(content: bytes) -> str:
    """A short name for these very bytes."""
    return hashlib.sha256(content).hexdigest()[:32]


def _body(content: bytes, encoding: str, original: bytes) -> Body:
    return Body(content, encoding, f'"{content_digest(original)}-{encoding or "plain"}"')
