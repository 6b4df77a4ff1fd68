"""List, open and roll back versions from the command line.

``python -m dashboard.versions list`` has a line for each, oldest first, the current one marked;
``path`` prints the current file, ``open VERSION`` the facts of one, ``back VERSION`` makes it
current again, ``write`` writes the current rows to the CSV files. Ends with 1 where that cannot be.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard.access.person import operator
from dashboard.build import version_file
from dashboard.ingest import audit_log, publish
from dashboard.ingest.publish import REFUSALS, refusal_text
from dashboard.store import versions
from dashboard.store.ask import ask_version
from dashboard.store.versions import version_of
from dashboard.text.messages import LANGUAGES, Say, words


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what ``arguments`` (else the command line's) ask for; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m dashboard.versions", description=__doc__)
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    what = parser.add_subparsers(dest="what", required=True)
    for name in ("path", "list", "write"):
        what.add_parser(name)
    for name in ("open", "back"):
        what.add_parser(name).add_argument("version")
    parsed = parser.parse_args(arguments)
    try:
        text = ACTIONS[parsed.what](parsed, words(parsed.language))
    except REFUSALS as error:
        sys.stderr.write(f"{refusal_text(error, parsed.language)}\n")
        return 1
    sys.stdout.write(f"{text}\n")
    return 0


def _path(_asked: argparse.Namespace, _say: Say) -> str:
    return str(versions.current())


def _list(_asked: argparse.Namespace, say: Say) -> str:
    published = {
        entry.facts.get("version"): entry
        for entry in reversed(audit_log.entries())
        if entry.action == "published"
    }
    current = versions.current()
    return "\n".join(
        _line(file, file == current, published.get(version_of(file)), say)
        for file in versions.versions()
    )


def _line(file: Path, is_current: bool, entry: audit_log.Entry | None, say: Say) -> str:
    version = version_of(file)
    remarks = [say("load_command.version_current")] if is_current else []
    if not version_file.is_sound(file, version):
        remarks.append(say("load_command.version_damaged"))
    elif version_file.is_outdated(file):
        remarks.append(say("load_command.version_other_program"))
    if entry is not None:
        remarks.append(say("load_command.version_published", at=entry.at, person=entry.person))
    return "  ".join([version, *remarks])


def _open(parsed: argparse.Namespace, _say: Say) -> str:
    file = versions.file_of(parsed.version)
    if not file.is_file():
        raise publish.RefusedError("no_version", version=parsed.version)
    state = ask_version(file, "data_state").iloc[0]
    return "\n".join([str(file), *(f"{name}: {value}" for name, value in state.items())])


def _back(parsed: argparse.Namespace, say: Say) -> str:
    publish.roll_back(operator(), parsed.version)
    return say("load_command.rolled_back", version=parsed.version)


def _write(_asked: argparse.Namespace, say: Say) -> str:
    version = version_of(versions.current())
    is_done = publish.write_back(operator())
    return say(f"load_command.rows_{'written' if is_done else 'not_written'}", version=version)


ACTIONS = {"path": _path, "list": _list, "open": _open, "back": _back, "write": _write}
