"""In which letters a text is written: Unicode, Windows-1258, or a font of the time before them.

TCVN3 and VNI put Vietnamese letters in the places of Western ones. Such texts are told by common
words (``encodings.toml``) and refused with advice: what a program makes of them depends on the
fonts in the file.
"""

import tomllib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from dashboard.ingest.grid import RefusalError
from dashboard.ingest.reader import plain
from dashboard.ingest.reader.naming import Remarks

MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Words of any table of provinces, as each way of writing stores them.
WORDS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
WINDOWS = "windows-1258"
# A word alone may be another language's.
FEWEST_WORDS = 2
MOST_TEXTS = 5000


def decoded(content: bytes, sheet: str, remarks: Remarks) -> str:
    """The text of a file. Raises ``RefusalError`` where it is none, or none we can be sure of."""
    named = next((name for mark, name in MARKS.items() if content.startswith(mark)), None)
    encoding = named or _utf_16(content) or "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if named or b"\0" in content:
            raise RefusalError(
                "unknown" if b"\0" in content else "encoding", **_line(content, sheet, error.start)
            ) from error
        return _of_windows(content, sheet, error.start, remarks)
    if "\0" in text:
        raise RefusalError("unknown")
    return text


def _line(content: bytes, sheet: str, position: int) -> dict[str, object]:
    return {"sheet": sheet, "line": content.count(b"\n", 0, position) + 1}


def _utf_16(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of its first line is nothing."""
    start = content[:200]
    if len(start) < 4 or len(content) % 2:
        return None
    odd, even = start[1::2].count(0), start[0::2].count(0)
    if 2 * odd > len(start) // 2 and not even:
        return "utf-16-le"
    return "utf-16-be" if 2 * even > len(start) // 2 and not odd else None


def _of_windows(content: bytes, sheet: str, position: int, remarks: Remarks) -> str:
    """A text of one byte a letter: Vietnamese Windows, with a remark, or refused."""
    refuse_old_fonts([content.decode("cp1252", "replace")])
    try:
        text = plain.clean(content.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    if not _count(text.lower(), WORDS[WINDOWS]):
        raise RefusalError("encoding", **_line(content, sheet, position))
    remarks.add("warning", "windows_1258", sheet=sheet)
    return text


def refuse_old_fonts(texts: Iterable[str]) -> None:
    """Refuse texts written in TCVN3 or VNI."""
    whole = "\n".join(islice(texts, MOST_TEXTS)).lower()
    if whole.isascii():
        return
    counts = {name: _count(whole, words) for name, words in WORDS.items()}
    likely = max(counts, key=lambda name: counts[name])
    if likely != WINDOWS and counts[likely] >= FEWEST_WORDS:
        raise RefusalError("old_font", encoding=likely)


def _count(text: str, words: Iterable[str]) -> int:
    """How many of the words a text has."""
    return sum(word in text for word in words)
