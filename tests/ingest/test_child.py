"""Files that mean harm are read in a process that may do none."""

import os
import subprocess
import sys
import time

import pytest

from dashboard import ROOT
from dashboard.ingest.grid import RefusalError
from dashboard.ingest.reader.book import read_book
from dashboard.text.messages import LANGUAGES, words
from tests.some import some
from tests.workbooks import cells, ordinary, parts, zipped


def _wide(n_rows: int) -> bytes:
    """Cells that no compression hides: rows of different figures."""
    rows = (
        f'<row r="{line}">' + "".join(f"<c><v>{line * 7 % 9973}.{at}</v></c>" for at in range(12))
        + "</row>"
        for line in range(1, n_rows + 1)
    )  # fmt: skip
    return zipped(parts(cells(*rows)))


def _refused(content: bytes) -> str:
    with pytest.raises(RefusalError) as caught:
        read_book(content, "a.xlsx")
    for language in some(LANGUAGES):
        assert words(language)(f"load_file.refusal.{caught.value.problem}", **caught.value.facts)
    return caught.value.problem


def test_a_book_comes_back_whole_from_the_process_that_reads_it() -> None:
    book = read_book(ordinary({"Điểm": [["Đắk Nông", 41.627, True], [None, 7]]}), "a/b.xlsx")
    assert (book.name, [grid.sheet for grid in book.grids]) == ("b.xlsx", ["Điểm"])
    assert [[cell.value for cell in row] for row in book.grids[0].rows] == [
        ["Đắk Nông", 41.627, True], [None, 7],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (zipped(parts(cells('<row r="1"><c r="A1"><v>1</v></c></row>',
                            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))),
         "too_demanding"),
        (zipped(parts(cells('<row r="9000"><c r="SF9000"><v>1</v></c></row>',
                            '<row r="1"><c r="A1"><v>1</v></c></row>'))), "too_demanding"),
        (b"PK\x03\x04" + bytes(10_000), "broken_archive"),
    ],
    ids=["last corner", "far out", "no archive"],
)  # fmt: skip
def test_what_would_take_the_server_s_memory_is_refused_by_name(
    content: bytes, problem: str
) -> None:
    assert _refused(content) == problem


# Asked by a small process: what is told of its children counts the one that starts them too.
MEASURED = """
import resource, sys
from dashboard.ingest.grid import RefusalError
from dashboard.ingest.reader.book import read_book
try:
    said = read_book(sys.stdin.buffer.read(), "a.xlsx").name
except RefusalError as error:
    said = error.problem
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(said, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)
"""


def test_more_cells_than_any_table_has_are_refused_in_time_and_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURED], input=_wide(40_000), cwd=ROOT, capture_output=True,
        check=True,
    )  # fmt: skip
    said, seconds, megabytes = done.stdout.split()
    assert said in {b"too_many_cells", b"too_demanding"}
    assert float(seconds) < 5
    assert int(megabytes) < 300


def _confined(program: str) -> int:
    """How a program ends under the limits of the process that reads."""
    begin = "from dashboard.ingest.reader.child import confine; confine();"
    return subprocess.run(
        [sys.executable, "-c", begin + program], cwd=ROOT, capture_output=True, check=False
    ).returncode


@pytest.mark.skipif(os.name != "posix", reason="resource limits are Linux's")
@pytest.mark.parametrize(
    "program",
    [
        "bytearray(400 * 1024 * 1024)",
        "import tempfile; f = tempfile.TemporaryFile(); f.write(b'x'); f.flush()",
        "\nwhile True: pass",
    ],
    ids=["memory", "file", "time"],
)
def test_the_process_that_reads_has_no_more_than_its_limits(program: str) -> None:
    begun = time.monotonic()
    assert _confined(program) != 0
    assert time.monotonic() - begun < 60
