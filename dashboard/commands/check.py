"""Is every figure in this speech right? ``python -m dashboard check FILE [--json]``.

FILE is DOCX, PPTX, PDF with text or plain text. Every figure of an index, a province, a unit or a
target is found and held against the current version: a line each with its verdict, what is held,
the document, a likely reason and the rule by which it was found, then how many there are of each.
Ends with 1 where one differs, with 2 for a file that is not read. ``--json`` prints the claims and
ends with 0 whatever they are.
"""

import argparse
import json
import sys
from pathlib import Path

from dashboard.catalog.provinces import find_province, provinces_by_code
from dashboard.claims.check import as_json, check
from dashboard.claims.claim import Checked
from dashboard.figures.check_text.told import counted, told
from dashboard.ingest.document import document
from dashboard.ingest.grid import RefusalError
from dashboard.store.ask import pinned
from dashboard.text.messages import LANGUAGES


def main() -> int:
    """Print what becomes of every figure of a file."""
    parser = argparse.ArgumentParser(prog="python -m dashboard check", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="the claims as JSON")
    parser.add_argument("--province", default="", help="whose draft it is, in any spelling")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    asked = parser.parse_args()
    code = find_province(asked.province) if asked.province else ""
    if code and code not in provinces_by_code(asked.language):
        sys.stderr.write(f"no province {asked.province!r}\n")
        return 2
    try:
        text = document.text_of(asked.file.read_bytes())
    except RefusalError as error:
        sys.stderr.write(f"{asked.file}: {document.refusal(error, asked.language)}\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    with pinned():
        found = check(text, code)
        return _json(found) if asked.json else _lines(found, asked.language)


def _json(found: list[Checked]) -> int:
    claims = [as_json(one) for one in found]
    sys.stdout.write(json.dumps({"claims": claims}, ensure_ascii=False, indent=1) + "\n")
    return 0


def _lines(found: list[Checked], language: str) -> int:
    for one in found:
        explained = told(one, language)
        cells = (explained.verdict, one.text, *explained.sentences, one.claim.rule)
        sys.stdout.write(" | ".join(" ".join(cell.split()) for cell in cells if cell) + "\n")
    sys.stdout.write(f"{counted(found, language)}\n")
    return int(any(one.judgement.verdict == "differs" for one in found))
