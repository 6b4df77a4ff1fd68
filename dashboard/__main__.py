"""``python -m dashboard VERB ...``: everything that is done without a browser."""

import importlib
import sys

VERBS = {
    "accept_rows": "dashboard.build.accept_rows",
    "backtest": "dashboard.analysis.forecast.backtest",
    "build": "dashboard.build.build",
    "check": "dashboard.commands.check",
    "claims": "dashboard.commands.claims",
    "dictionary": "dashboard.build.data_dictionary",
    "export": "dashboard.commands.export",
    "gallery": "dashboard.commands.gallery",
    "load": "dashboard.commands.load",
    "versions": "dashboard.commands.versions",
}


def run(verb: str) -> None:
    """Do what a verb stands for with the rest of the command line, and exit with its code."""
    sys.exit(importlib.import_module(VERBS[verb]).main())


def main() -> None:
    """Take the verb off the command line and do it. Exit 2 where there is no such verb."""
    if len(sys.argv) < 2 or sys.argv[1] not in VERBS:
        sys.exit(f"usage: python -m dashboard VERB ...; VERB is one of {', '.join(VERBS)}")
    verb = sys.argv.pop(1)
    run(verb)


if __name__ == "__main__":
    main()
