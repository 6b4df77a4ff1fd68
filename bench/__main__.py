"""`python -m bench`: measures everything beside the floor and writes bench/results/latest.*."""

import argparse
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench import report
from bench.report import Part
from bench.subjects import PAGES, ROOT, empty, floor, ours

PARTS = ("cold", "protocol", "load", "browser", "queries")
QUICK_RUNS = {"cold": 1, "protocol": 4, "load": 0, "browser": 3, "queries": 5}
USUAL_RUNS = {"cold": 5, "protocol": 12, "load": 0, "browser": 8, "queries": 21}


def main() -> int:
    wishes = arguments()
    # So that the servers are stopped by a polite kill as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    where = report.machine()
    parts: list[Part] = []
    for name in wishes.only:
        print(f"{name} ...", file=sys.stderr, flush=True)
        started = time.perf_counter()
        part = measure(name, wishes)
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
    app = ours(wishes.root.resolve())
    return _measures()[name](app, pages, runs, wishes)


def _measures() -> dict[str, Callable[..., Part]]:
    """Each part, imported here so that one part does not need another's libraries."""

    def cold(app, _pages, runs, _wishes):
        from bench.server_times import cold

        return cold([floor(), empty(), app], runs)

    return {"cold": cold}


def _words(allowed):
    def words(text: str) -> list[str]:
        found = text.split(",")
        unknown = [word for word in found if word not in allowed]
        if unknown:
            raise argparse.ArgumentTypeError(f"{unknown[0]!r}: one of {', '.join(allowed)}")
        return found

    return words


if __name__ == "__main__":
    sys.exit(main())
