"""Files that mean harm: how long and with how much memory each is refused, beside an ordinary one.

Each is read by `dashboard.ingest` in a process of its own. The floor is an official workbook's
shape of ordinary size (63 provinces, nine sheets); goals are absolute, since a harmful file is no
larger by nature: five seconds of the processor and 300 MB.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.report import Part, Row, median
from bench.subjects import ROOT
from tests import official, workbooks

SECONDS_GOAL = 5.0
MEGABYTES_GOAL = 300.0
READ = """
import sys, time
from pathlib import Path
from dashboard.ingest.reader.book import read_book
from dashboard.ingest.grid import RefusalError
content = Path(sys.argv[1]).read_bytes()
begun = time.process_time()
try:
    read_book(content, "file.xlsx")
    said = "read"
except RefusalError as refusal:
    said = refusal.problem
used = time.process_time() - begun
# Not getrusage's: that one remembers the process that started this one.
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(used, int(peak.split()[1]) / 1024, said)
"""


def _row(line: int, cells: int = 1) -> str:
    return f'<row r="{line}">' + f"<c><v>{line}</v></c>" * cells + "</row>"


def _sheet(*rows: str) -> bytes:
    return workbooks.zipped(workbooks.parts(workbooks.cells(*rows)))


HARMFUL: Mapping[str, Callable[[], bytes]] = {
    "200 MB": lambda: b"PK\x03\x04" + bytes(200 * 1024 * 1024),
    "1,000,000 rows, XLSX": lambda: _sheet(*(_row(line) for line in range(1, 1_000_001))),
    "1,000,000 rows, CSV": lambda: b"1;2;3;4\n" * 1_000_000,
    "1,000,000 empty rows with a style": lambda: _sheet(
        *(f'<row r="{line}"><c s="1"/></row>' for line in range(1, 1_000_001))
    ),
    "one cell in the last row and column": lambda: _sheet(
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "15 million elements": lambda: _sheet("<c/>" * 15_000_000),
    "5 million levels": lambda: _sheet("<a>" * 5_000_000),
    "a tag of 60 MB": lambda: _sheet('<c r="' + "A" * 60_000_000 + '"/>'),
    "a text of 60 MB": lambda: _sheet(f'<c t="str"><v>{"x" * 60_000_000}</v></c>'),
    "zip of 80 MB zeros": lambda: workbooks.zipped({"a.csv": b"0" * 80_000_000}),
    "zip that lies about its size": lambda: workbooks.declared(
        workbooks.zipped({"a.csv": b"1;2\n" * 20_000_000}), 1000
    ),
    "a line of 20 million cells, CSV": lambda: b";" * 20_000_000,
    "the most that is taken, XLSX": lambda: _sheet(*(_row(line, 12) for line in range(1, 50_001))),
}


def loading(runs: int) -> Part:
    """One row of processor time and one of memory for each file."""
    part = Part("loading", "files that mean harm, read in a process of their own")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file"
        file.write_bytes(workbooks.saved(official.papi(2019)))
        floor = _read(file, runs)
        for name, make in HARMFUL.items():
            file.write_bytes(make())
            seconds, megabytes, said = _read(file, runs)
            part.rows += [
                Row(f"{name}: processor", seconds, "s", floor[0], SECONDS_GOAL, True, said),
                Row(f"{name}: memory", megabytes, "MB", floor[1], MEGABYTES_GOAL, True, said),
            ]
    part.notes.append("memory is the process's peak, the file's own content included")
    return part


def _read(file: Path, runs: int) -> tuple[float, float, str]:
    """Median processor time, largest peak (as Linux tells it), and what came of it."""
    found = [
        subprocess.run(
            [sys.executable, "-c", READ, str(file)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for _ in range(runs)
    ]
    seconds = median([float(one[0]) for one in found]) or 0.0
    return seconds, max(float(one[1]) for one in found), found[0][2]
