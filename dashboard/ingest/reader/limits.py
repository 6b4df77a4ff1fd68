"""How much of a file is read: far more than a year's figures need, far less than does harm.

The largest official workbook we hold (PAPI 2019) has 0.25 MB, 1.4 MB unpacked, and 6,800 cells in
11 sheets of at most 64 rows and 39 columns; one with every indicator of a year 11,500 cells. All
years of all tables together are 45,000 rows and 400,000 cells, which nobody sends at once.
"""

from dataclasses import dataclass

from dashboard.ingest.grid import RefusalError, Value
from dashboard.ingest.reader import limits

MEGABYTE = 1024 * 1024

# Of the file as sent. Streamlit holds an upload in memory whole, so its own limit must not be more.
FILE_BYTES = 20 * MEGABYTE
# Of all entries of an archive together, as they say of themselves, before one is unpacked.
UNPACKED_BYTES = 80 * MEGABYTE
# Deflate gives 1,032 at most; sheets of figures give 5 to 20, empty styled rows about 100. Told of
# entries from a megabyte on only, since a small one cannot hurt.
ENTRY_RATIO = 250
RATIO_FROM_BYTES = MEGABYTE
# Every sheet of an official workbook brings two or three entries.
ENTRIES = 1_000
SHEETS = 60
ROWS = 50_000
COLUMNS = 500
# Cells that hold something, of all sheets together, merged ones counted each.
CELLS = 600_000
# The same of a workbook, which takes longer to read.
WORKBOOK_CELLS = 250_000
# The same with the empty places before them: a row is as long as its last cell is far.
GRID_CELLS = 5_000_000
# Excel's own limit.
CELL_LETTERS = 32_767
# Of one line of a CSV file, which becomes a list before anybody can count its columns.
LINE_LETTERS = 2_000_000
# Of all cells together: what a text costs again wherever it is copied.
LETTERS = 20_000_000

# Cells that a merged range repeats; one over more of them is a title.
MERGED_CELLS = 1_000
# Read of an archive at a time.
CHUNK_BYTES = 64 * 1024

# Of the process that reads a file: its memory, its processor time, and how long it is waited for.
MEMORY_MEGABYTES = 250
PROCESSOR_SECONDS = 4
WAITING_SECONDS = 60
# How that process ends where memory did not suffice.
TOO_MUCH = 3

# Of a name of a file or a sheet that readers are shown.
NAME_LETTERS = 120
# Remarks of one kind that are told one by one; the rest is counted.
REMARKS = 100


@dataclass
class Budget:
    """What is left to be read of a whole file."""

    cells: int = limits.CELLS
    most: int = limits.CELLS
    grid_cells: int = limits.GRID_CELLS
    letters: int = limits.LETTERS

    def take_cell(self, value: Value, sheet: str) -> None:
        """Count a cell that holds something; refuse one too many."""
        self.cells -= 1
        if self.cells < 0:
            raise RefusalError("too_many_cells", sheet=sheet, most=self.most)
        if isinstance(value, str):
            self.take_letters(len(value), sheet)

    def take_letters(self, letters: int, sheet: str) -> None:
        """Count letters; refuse one too many."""
        self.letters -= letters
        if self.letters < 0:
            raise RefusalError("too_much_text", sheet=sheet, most=limits.LETTERS)

    def take_row(self, row: int, columns: int, sheet: str) -> None:
        """Count the places of a row up to its last cell; refuse a row too far or too long."""
        if row > limits.ROWS:
            raise RefusalError("too_many_rows", sheet=sheet, most=limits.ROWS)
        if columns > limits.COLUMNS:
            raise RefusalError("too_many_columns", sheet=sheet, most=limits.COLUMNS)
        self.grid_cells -= columns
        if self.grid_cells < 0:
            raise RefusalError("too_many_cells", sheet=sheet, most=self.most)
