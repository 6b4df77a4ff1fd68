"""The process in which a file is read: limits first, then the name and the content from outside.

``python -m dashboard.ingest.reader.child`` takes a line of JSON and the file, and gives JSON.
"""

import json
import os
import sys

from dashboard.ingest.reader import limits

# numpy, which openpyxl brings along, would set memory aside for a thread on every core.
QUIET = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENPYXL_LXML": "False"}


def confine(
    megabytes: int = limits.MEMORY_MEGABYTES, seconds: int = limits.PROCESSOR_SECONDS
) -> None:
    """No more memory and processor time than that, no file written, no core left behind."""
    os.environ.update(QUIET)
    try:
        import resource
    except ImportError:
        # Where there are no such limits, the process that asks waits so long and no longer.
        return
    bounds = {
        resource.RLIMIT_DATA: megabytes * limits.MEGABYTE,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in bounds.items():
        _, allowed = resource.getrlimit(kind)
        bound = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(kind, (bound, bound))


def main() -> None:
    """Read one file."""
    confine()
    # Imported within the limits: whatever a library does, it does there.
    from dashboard.ingest.grid import RefusalError
    from dashboard.ingest.reader import parsing, wire

    asked = json.loads(sys.stdin.buffer.readline())
    try:
        answer = wire.of_book(parsing.parsed(sys.stdin.buffer.read(), asked["name"]))
    except RefusalError as error:
        answer = wire.of_refusal(error)
    except MemoryError:
        sys.exit(limits.TOO_MUCH)
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
