"""A checked draft as CSV: a row for every figure."""

import csv
import io

from dashboard.claims.check import as_json
from dashboard.claims.correction import corrected
from dashboard.export.figure.cells import disarmed
from dashboard.figures.check_text.told import CheckedDraft, told
from dashboard.text.messages import words

COLUMNS = (
    "text", "start", "verdict", "subject", "held", "reason", "document", "rule", "fixed",
)  # fmt: skip
# As ``--json`` has them, for scripts.
CODES = ("index_code", "year", "province_code", "component_code", "kind", "value", "source_id")


def csv_bytes(draft: CheckedDraft) -> bytes:
    """UTF-8 with a byte order mark, CRLF; Vietnamese with semicolons, as other tables."""
    say = words(draft.language)
    file = io.StringIO()
    separator = ";" if draft.language == "vi" else ","
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    writer.writerow([*(say(f"check_text.column_{name}") for name in COLUMNS), *CODES])
    for one in draft.found:
        explained, codes = told(one, draft.language), as_json(one)
        fixed = corrected(draft.text, one) if one.judgement.verdict == "differs" else ""
        cells = [one.text, str(one.start), explained.verdict, *explained.sentences]
        cells += [one.claim.rule, fixed]
        cells += ["" if codes[name] is None else str(codes[name]) for name in CODES]
        writer.writerow(disarmed(" ".join(cell.split())) for cell in cells)
    return file.getvalue().encode("utf-8-sig")
