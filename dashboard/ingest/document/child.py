"""The process in which a document is read: limits first, then the content from outside.

``python -m dashboard.ingest.document.child`` takes the file and gives JSON.
"""

import json
import sys

from dashboard.ingest.document import document
from dashboard.ingest.reader.child import confine


def main() -> None:
    """Read one file."""
    confine(document.MEMORY_MEGABYTES, document.PROCESSOR_SECONDS)
    # Imported within the limits: whatever a library does, it does there.
    from dashboard.ingest.document import parsing
    from dashboard.ingest.grid import RefusalError

    answer: dict[str, object]
    try:
        answer = {"text": parsing.text_of(sys.stdin.buffer.read())}
    except RefusalError as error:
        answer = {"refused": error.problem, "facts": error.facts}
    except MemoryError:
        sys.exit(document.TOO_MUCH)
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
