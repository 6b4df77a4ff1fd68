"""Office files are zip archives that state when they were written; these state the data's date."""

import datetime
import io
import zipfile
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

EPOCH = datetime.datetime(1980, 1, 1)  # the oldest moment that a zip archive can state


def moment(iso: str) -> datetime.datetime:
    """A day as the moment a file states; the oldest there is where the day is not known."""
    try:
        return max(datetime.datetime.fromisoformat(iso).replace(tzinfo=None), EPOCH)
    except ValueError:
        return EPOCH


def unchanged(_name: str, content: bytes) -> bytes:
    """An entry as it came."""
    return content


def timeless(
    archive: bytes,
    stated: datetime.datetime,
    changed: Callable[[str, bytes], bytes] = unchanged,
) -> bytes:
    """The same archive with one fixed time on all its entries, each passed through ``changed``."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, stated.timetuple()[:6])
            new.writestr(entry, changed(name, old.read(name)), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def workbook_bytes(book: Workbook, stated: datetime.datetime) -> bytes:
    """The workbook as a file of a stated time, by nobody; the same book gives the same bytes."""
    book.properties.creator = None
    book.properties.created = book.properties.modified = stated
    file = io.BytesIO()
    # Not book.save(): it would state the time of saving.
    ExcelWriter(book, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)).save()
    return timeless(file.getvalue(), stated)
