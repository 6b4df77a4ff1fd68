"""How much of a file may still be read; every sheet takes from the same."""

from dataclasses import dataclass

from dashboard.ingest.grid import RefusalError, Value
from dashboard.ingest.reader import limits


@dataclass
class Budget:
    """What is left to be read of a whole file."""

    elements: int = limits.ELEMENTS
    cells: int = limits.CELLS
    places: int = limits.PLACES
    letters: int = limits.LETTERS

    def take_cell(self, value: Value, sheet: str) -> None:
        """Count a cell that holds something; refuse one too many."""
        self.cells -= 1
        if self.cells < 0:
            raise RefusalError("too_many_cells", sheet=sheet, most=limits.CELLS)
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
        self.places -= columns
        if self.places < 0:
            raise RefusalError("too_many_cells", sheet=sheet, most=limits.CELLS)
