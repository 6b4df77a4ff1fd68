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


def open_document(sheet: str, rows: Sequence[Sequence[object]]) -> bytes:
    """An OpenDocument workbook (.ods) of one sheet, written by hand."""
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    lines = "".join(
        f"<table:table-row>{''.join(map(_open_cell, row))}</table:table-row>" for row in rows
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body>'
        f'<office:spreadsheet><table:table table:name="{escape(sheet)}">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}"/>',
    })  # fmt: skip


def _open_cell(value: object) -> str:
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'


def binary(sheet: str, rows: Sequence[Sequence[object]]) -> bytes:
    """A binary workbook (.xlsb) of one sheet, written record by record."""
    book = (
        _record(131) + _record(143)
        + _record(156, struct.pack("<II", 0, 1) + _wide("r1") + _wide(sheet))
        + _record(144) + _record(132)
    )  # fmt: skip
    width = max(map(len, rows))
    size = struct.pack("<4I", 0, len(rows) - 1, 0, width - 1)
    data = _record(129) + _record(148, size) + _record(145)
    for line, row in enumerate(rows):
        data += _record(0, struct.pack("<IIHBBI", line, 0, 300, 0, 0, 0))
        for column, value in enumerate(row):
            at = struct.pack("<II", column, 0)
            if isinstance(value, int | float):
                data += _record(5, at + struct.pack("<d", value))
            else:
                data += _record(6, at + _wide(str(value)))
    data += _record(146) + _record(130)
    kinds = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    return zipped({
        "[Content_Types].xml": TYPES.replace(
            "/xl/workbook.xml", "/xl/workbook.bin").replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kinds),
        "_rels/.rels": f'<Relationships><Relationship Id="m" Type="{_KINDS}/officeDocument"'
        ' Target="xl/workbook.bin"/></Relationships>',
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.'
        'openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        f' Type="{_KINDS}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
        "xl/worksheets/sheet1.bin": data,
    })  # fmt: skip


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, written = len(data), b""
    while True:
        size, low = size >> 7, size & 0x7F
        written += bytes([low | (0x80 if size else 0)])
        if not size:
            return number + written + data
