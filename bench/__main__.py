"""`python -m bench`: measures everything beside the floor and writes bench/results/latest.*."""

import argparse
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from bench import report
from bench.browser import browser
from bench.load import load
from bench.loading import loading
from bench.query_times import queries
from bench.report import Part
from bench.server_times import cold, single
from bench.subjects import LARGEST_CROWD, PAGES, ROOT, Page, empty, floor, ours

PARTS = ("cold", "protocol", "load", "browser", "queries", "loading")
QUICK_RUNS = {"cold": 1, "protocol": 4, "load": 0, "browser": 3, "queries": 5, "loading": 1}
USUAL_RUNS = {"cold": 5, "protocol": 12, "load": 0, "browser": 8, "queries": 21, "loading": 3}


def main() -> int:
    wishes = arguments()
    # So that the servers are stopped by a polite kill as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    where = report.machine()
    parts: list[Part] = []
    for name in wishes.only:
        print(f"{name} ...", file=sys.stderr, flush=True)
        started, busy = time.perf_counter(), report.load_average()
        part = measure(name, wishes)
        part.notes.append(f"load average of the machine before this part: {busy}")
        part.seconds = time.perf_counter() - started
        parts.append(part)
        text = report.write(where, parts, wishes.results)  # what is measured is kept at once
    print(text)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", type=_words(PARTS), default=list(PARTS), help=",".join(PARTS))
    parser.add_argument("--pages", type=_words([p.name for p in PAGES]), help="all when not given")
    parser.add_argument("--sessions", type=lambda text: [int(n) for n in text.split(",")])
    parser.add_argument("--runs", type=int, help="how often, instead of each part's own number")
    parser.add_argument("--quick", action="store_true", help="few runs: to see that it works")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout to measure")
    parser.add_argument("--results", type=Path, default=report.RESULTS, help="where to write")
    wishes = parser.parse_args()
    wishes.sessions = wishes.sessions or ([1, 20] if wishes.quick else [1, 50, 200])
    return wishes


def measure(name: str, wishes: argparse.Namespace) -> Part:
    runs = wishes.runs or (QUICK_RUNS if wishes.quick else USUAL_RUNS)[name]
    pages = [page for page in PAGES if not wishes.pages or page.name in wishes.pages]
    root = wishes.root.resolve()
    parts: dict[str, Callable[[], Part]] = {
        "cold": lambda: cold([floor(), empty(), ours(root)], runs),
        "protocol": lambda: single(floor(), empty(), ours(root), pages, runs),
        "load": lambda: load(floor(), ours(root), _crowded(pages), wishes.sessions),
        "browser": lambda: browser(floor(), ours(root), pages, runs),
        "queries": lambda: queries(root, runs),
        "loading": lambda: loading(runs),
    }
    return parts[name]()


def _crowded(pages: Sequence[Page]) -> list[Page]:
    """The pages that `load` opens: those with a crowd, or the first where none has one."""
    return [page for page in pages if page.crowd] or [replace(pages[0], crowd=LARGEST_CROWD)]


def _words(allowed: Sequence[str]) -> Callable[[str], list[str]]:
    def words(text: str) -> list[str]:
        found = text.split(",")
        unknown = [word for word in found if word not in allowed]
        if unknown:
            raise argparse.ArgumentTypeError(f"{unknown[0]!r}: one of {', '.join(allowed)}")
        return found

    return words


if __name__ == "__main__":
    sys.exit(main())
