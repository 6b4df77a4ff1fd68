"""``python -m dashboard.accept_rows``: write data/expected_rows.csv from the files as they are.

The build refuses an edition whose number of rows is not the accepted one, so a truncated file is
noticed; this command accepts a change on purpose, to be read in the diff.
"""

import csv

from dashboard.build import csv_rows
from dashboard.store import versions


def main() -> None:
    """Count the rows of every score file and accept them."""
    target = versions.DATA / "expected_rows.csv"
    with target.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["index_code", "year", "n_rows"])
        for file, table, given in csv_rows.files(versions.DATA):
            if table == "province_score":
                with file.open(encoding="utf-8", newline="") as rows:
                    count = sum(1 for _ in csv.DictReader(rows))
                writer.writerow([given["index_code"], given["year"], count])
    print(f"accepted: {target.name}; read the diff")  # noqa: T201 - a command's output
