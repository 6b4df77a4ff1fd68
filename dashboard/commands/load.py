"""Check or publish a file from the command line; hand out the template.

``python -m dashboard.load FILE --check`` prints what was recognised, every error and warning, and
what would change, and stores nothing. It ends with 0 only without errors, with 1 where the file
has errors or is not read, with 2 where an argument is wrong. ``--publish`` does the same and, if
there is no error, makes the new version current. ``--json`` is for machines.
"""

import argparse
import errno
import json
import stat
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.access.person import operator
from dashboard.commands.load_text import lines
from dashboard.ingest import publish
from dashboard.ingest.dry_run import dry_run
from dashboard.ingest.preview.compare import preview
from dashboard.ingest.preview.parts import Preview
from dashboard.ingest.publish import REFUSALS, refusal_text
from dashboard.ingest.reader.limits import FILE_BYTES
from dashboard.ingest.reading import Outcome
from dashboard.ingest.template.files import template_csv_zip, template_xlsx
from dashboard.store import versions
from dashboard.store.atomic_write import atomic_write
from dashboard.text.messages import LANGUAGES

DONE, HAS_ERRORS, WRONG_ARGUMENT = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what ``arguments`` (else the command line's) ask for; the exit code."""
    parser = _parser()
    parsed = parser.parse_args(arguments)
    if parsed.template is not None:
        return _write_template(parsed.template, parsed.language)
    if parsed.file is None or not (parsed.check or parsed.publish):
        parser.error("give a FILE and --check or --publish, or --template OUT")
    answers = _answers(parser, parsed.answer)
    try:
        content = _content(parsed.file)
    except OSError as error:
        parser.error(f"{parsed.file}: {error.strerror}")
    try:
        return _load(parsed, content, answers)
    except REFUSALS as error:
        return _refuse(refusal_text(error, parsed.language), as_json=parsed.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard.load", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="say what is in it; store nothing")
    what.add_argument("--publish", action="store_true", help="make it the current version")
    what.add_argument(
        "--template", type=Path, metavar="OUT", help="write the template: .xlsx, .zip"
    )
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="what the file does not say, such as year=2025 or source=papi-wb-2025",
    )
    parser.add_argument("--json", action="store_true", help="the same for machines")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    return parser


def _answers(parser: argparse.ArgumentParser, given: Sequence[str]) -> dict[str, str]:
    answers: dict[str, str] = {}
    for text in given:
        key, sign, value = text.partition("=")
        if not sign or not key:
            parser.error(f"--answer wants KEY=VALUE, not {text!r}")
        answers[key.strip()] = value.strip()
    return answers


def _content(file: Path) -> bytes:
    """The file, but never more of it than can be refused. Raises ``OSError``."""
    if not stat.S_ISREG(file.stat().st_mode):
        # A pipe would be waited for.
        raise OSError(errno.EINVAL, "not a regular file")
    with file.open("rb") as handle:
        return handle.read(FILE_BYTES + 1)


def _load(parsed: argparse.Namespace, content: bytes, answers: Mapping[str, str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        tried = dry_run(content, parsed.file.name, answers, into=Path(folder))
        published = None
        if parsed.publish and not tried.errors:
            published = _publish(tried, content)
        _print(tried, parsed, published)
    return HAS_ERRORS if tried.errors else DONE


def _publish(tried: Outcome, content: bytes) -> str | None:
    """Publish what was tried; its version, or None where it changes nothing."""
    if not tried.is_publishable or tried.file is None:
        return None
    person = operator()
    with publish.alone():
        if versions.current() != versions.file_of(tried.base):
            raise publish.RefusedError(
                "base_changed", base=tried.base, current=versions.current().stem
            )
        kept = versions.folder() / "files" / tried.sha256
        kept.parent.mkdir(parents=True, exist_ok=True)
        if not kept.is_file():
            atomic_write(kept, content)
            kept.chmod(0o444)
        publish.publish_file(person, tried.file, file=tried.file_name, sha256=tried.sha256)
    return tried.version


def _print(tried: Outcome, parsed: argparse.Namespace, published: str | None) -> None:
    changes = (
        preview(versions.file_of(tried.base), tried.file, parsed.language) if tried.file else None
    )
    if parsed.json:
        machine = _machine(tried, changes, parsed.language, published)
        sys.stdout.write(json.dumps(machine, **JSON) + "\n")
    else:
        sys.stdout.write("\n".join(lines(tried, changes, parsed.language, published)) + "\n")


JSON: dict[str, Any] = {"ensure_ascii": False, "indent": 1, "default": str}


def _machine(
    tried: Outcome, changes: Preview | None, language: str, published: str | None
) -> dict[str, object]:
    """The outcome as JSON: every finding with its cell and its words."""
    return {
        "file": tried.file_name,
        "sha256": tried.sha256,
        "base": tried.base,
        "version": tried.version,
        "published": published,
        "n_errors": len(tried.errors),
        "n_warnings": len(tried.warnings),
        "recognised": [asdict(sheet) for sheet in tried.recognised],
        "questions": [asdict(question) for question in tried.questions],
        "counts": [asdict(count) for count in tried.counts],
        "findings": [
            {**asdict(found), "cell": found.cell, "message": found.message(language)}
            for found in tried.findings
        ],
        "preview": asdict(changes) if changes else None,
    }


def _refuse(message: str, *, as_json: bool) -> int:
    if as_json:
        sys.stdout.write(json.dumps({"refused": message}, **JSON) + "\n")
    else:
        sys.stderr.write(f"{message}\n")
    return HAS_ERRORS


def _write_template(out: Path, language: str) -> int:
    makers = {".xlsx": template_xlsx, ".zip": template_csv_zip}
    if out.suffix not in makers:
        sys.stderr.write("the template is an .xlsx, or a .zip of CSV files\n")
        return WRONG_ARGUMENT
    try:
        atomic_write(out, makers[out.suffix](language))
    except OSError as error:
        sys.stderr.write(f"{out}: {error.strerror}\n")
        return HAS_ERRORS
    sys.stdout.write(f"{out}\n")
    return DONE
