"""What is known about Streamlit's built browser code: where it is and what a first page needs.

Nothing here knows a hashed name: they are found in the installed package.
"""

import functools
import re
from pathlib import Path

import streamlit
from streamlit import file_util

from dashboard import ROOT
from dashboard.serve.assets.compress import CompressedFiles, content_digest, settings_key

STATIC = Path(file_util.get_static_dir()).resolve()
SCRIPTS = STATIC / "static" / "js"
OWN = Path(__file__).resolve().parents[1] / "static"

# The pieces that the first page draws with, beside those that index.html names itself.
FIRST_PAGE = ("ArrowVegaLiteChart", "ButtonGroup", "embed", "Selectbox", "Table")

_IMPORTED = re.compile(r"""(?:from|import)\s*["'`]\./([\w.\-]+\.js)["'`]""")
_NAMED_IN_INDEX = re.compile(r'"\./(static/[\w./\-]+)"')


@functools.cache
def index_html() -> str:
    """Streamlit's own page, as installed."""
    return (STATIC / "index.html").read_text(encoding="utf-8")


def _chunk(name: str) -> str | None:
    """The file name of a piece: ``Table`` is ``Table.<hash>.js``."""
    found = [file.name for file in SCRIPTS.glob(f"{name}.*.js") if file.name.count(".") == 2]
    return found[0] if len(found) == 1 else None


def _closure(start: set[str]) -> set[str]:
    """The files and all that they import, and what those import."""
    seen: set[str] = set()
    waiting = {name for name in start if (SCRIPTS / name).is_file()}
    while waiting:
        name = waiting.pop()
        seen.add(name)
        imported = _IMPORTED.findall((SCRIPTS / name).read_text(encoding="utf-8"))
        waiting |= {other for other in imported if (SCRIPTS / other).is_file()} - seen
    return seen


@functools.cache
def preloads() -> tuple[str, ...]:
    """Scripts a first page needs and index.html does not name, the largest first."""
    named = {Path(path).name for path in _NAMED_IN_INDEX.findall(index_html())}
    pieces = {chunk for chunk in map(_chunk, FIRST_PAGE) if chunk}
    missing = _closure(pieces) - _closure(named)
    return tuple(sorted(missing, key=lambda name: (-(SCRIPTS / name).stat().st_size, name)))


def first_visit() -> list[Path]:
    """Every file that a first visit fetches and that can be compressed."""
    named = [STATIC / path for path in _NAMED_IN_INDEX.findall(index_html())]
    scripts = [SCRIPTS / name for name in preloads()]
    return [file for file in (*named, *scripts, *own_files().values()) if file.is_file()]


@functools.cache
def own_files() -> dict[str, Path]:
    """Our few files by their public name, which carries a hash: ``boot.<hash>.js``."""
    files = sorted(file for file in OWN.iterdir() if file.is_file())
    return {
        f"{file.stem}.{content_digest(file.read_bytes())[:8]}{file.suffix}": file for file in files
    }


def own_name(file_name: str) -> str:
    """The public name of one of our files: ``own_name("boot.js")`` is ``"boot.<hash>.js"``."""
    return next(name for name, file in own_files().items() if file.name == file_name)


@functools.cache
def compressed_files() -> CompressedFiles:
    """The one store of compressed files, kept beside the data build."""
    folder = ROOT / "data" / "build" / "static" / settings_key(streamlit.__version__)
    return CompressedFiles(folder)
