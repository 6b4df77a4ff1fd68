"""Makes workbooks for tests: ordinary ones with openpyxl, hostile ones entry by entry."""

import io
import re
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

import openpyxl

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BEGIN = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">'


def ordinary(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook as openpyxl writes it: rows of values by sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zipped(entries: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of entries by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def entries(content: bytes) -> dict[str, bytes]:
    """The entries of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cells(*written: str) -> str:
    """A sheet of raw ``<row>`` or ``<c>`` elements, without anything else."""
    return f"{_BEGIN}<sheetData>{''.join(written)}</sheetData></worksheet>"


def worksheet(body: str) -> str:
    """A sheet with whatever is to stand in it."""
    return f"{_BEGIN}{body}</worksheet>"


def parts(
    *sheets: str,
    texts: Iterable[str] = (),
    styles: str = "",
    properties: str = "",
    states: Mapping[int, str] | None = None,
) -> dict[str, str]:
    """The entries of a workbook written by hand: sheets S1, S2, ... from their XML."""
    listed = "".join(
        f'<sheet name="S{place}" sheetId="{place}" r:id="r{place}"'
        f' state="{(states or {}).get(place, "visible")}"/>'
        for place in range(1, len(sheets) + 1)
    )
    related = "".join(
        f'<Relationship Id="r{place}" Type="{_KINDS}/worksheet"'
        f' Target="worksheets/sheet{place}.xml"/>'
        for place in range(1, len(sheets) + 1)
    )
    shared = "".join(f'<si><t xml:space="preserve">{xml(text)}</t></si>' for text in texts)
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships><Relationship Id="m" Type="{_KINDS}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_KINDS}">{properties}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related}"
        f'<Relationship Id="t" Type="{_KINDS}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="f" Type="{_KINDS}/styles" Target="/xl/styles.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        **{f"xl/worksheets/sheet{place}.xml": sheet for place, sheet in enumerate(sheets, 1)},
    }


def xml(text: str) -> str:
    """Text as a workbook writes it: what looks like an escape, and control letters, escaped."""
    guarded = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    odd = re.sub(
        "[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]",
        lambda found: f"_x{ord(found[0]):04X}_",
        guarded,
    )
    return escape(odd)


def inline(place: str, text: str) -> str:
    """A cell that holds its own text."""
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{xml(text)}</t></is></c>'


def overlapping(n_entries: int, megabytes: int) -> bytes:
    """Many entries that all unpack the same bytes: small as a file, large once unpacked."""
    kernel = io.BytesIO()
    with zipfile.ZipFile(kernel, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"1;2\n" * (megabytes * 1024 * 256))
    content = kernel.getvalue()
    directory = content.index(b"PK\x01\x02")
    entry = content[directory : content.index(b"PK\x05\x06")]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, n_entries, n_entries,
                      len(entry) * n_entries, directory, 0)  # fmt: skip
    named = [entry.replace(b"a.csv", b"%05d" % place) for place in range(n_entries)]
    return content[:directory] + b"".join(named) + end


def declared(content: bytes, size: int) -> bytes:
    """An archive of one entry that says it unpacks to ``size`` bytes, whatever it holds."""
    changed = bytearray(content)
    local, central = changed.index(b"PK\x03\x04"), changed.index(b"PK\x01\x02")
    struct.pack_into("<L", changed, local + 22, size)
    struct.pack_into("<L", changed, central + 24, size)
    return bytes(changed)
