"""Briefings and reports from the command line, for a scheduled job.

``python -m dashboard.export TEMPLATE --province 62 --year 2020 --format pptx --out FILE`` prints
the file's name and ends with 0. It ends with 2 where an argument is wrong, and says what is
allowed; with 1 where there is nothing to show or the file cannot be written, and leaves no file.
"""

import argparse
import difflib
import sys
import threading
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from dashboard.briefing import template
from dashboard.briefing.step import BriefingError
from dashboard.catalog.indices import edition_years
from dashboard.catalog.provinces import find_province, provinces_by_code, spellings
from dashboard.export import registry
from dashboard.report.profiles import PROFILES
from dashboard.report.write import report
from dashboard.store import versions
from dashboard.store.ask import as_of
from dashboard.store.atomic_write import atomic_write
from dashboard.store.versions import VersionError, version_of
from dashboard.text.folding import fold
from dashboard.text.messages import LANGUAGES

# What each template becomes before it is a file, and the files it can be.
SUBJECTS: dict[str, registry.Subject] = {
    **dict.fromkeys(template.TEMPLATES, "deck"),
    **dict.fromkeys(PROFILES, "report"),
}
FORMATS = {name: tuple(registry.formats(subject)) for name, subject in SUBJECTS.items()}
PATIENCE_SECONDS = 1.0
MOST_ALIKE = 3


class ArgumentError(ValueError):
    """An argument is wrong; the text says what is allowed."""


class Progress:
    """Says on stderr how far the work is, once it has lasted over a second."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._at = ""
        self._is_long = False
        self._timer = threading.Timer(PATIENCE_SECONDS, self.grow_long)
        self._timer.daemon = True

    def __enter__(self) -> "Progress":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def tell(self, text: str) -> None:
        """What is being done now."""
        with self._lock:
            self._at = text
            if self._is_long:
                self._write()

    def slide(self, done: int, count: int) -> None:
        """How many slides of how many are drawn."""
        self.tell(f"slide {done} of {count}")

    def grow_long(self) -> None:
        """From now on each step is told, the present one first."""
        with self._lock:
            self._is_long = True
            self._write()

    def _write(self) -> None:
        sys.stderr.write(f"export: {self._at}\n")
        sys.stderr.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the file that ``arguments`` (else the command line's) ask for; the exit code."""
    parser = _parser()
    parsed = parser.parse_args(arguments)
    try:
        _check_format(parsed)
        with as_of(_version_file(parsed.version)):
            content = _content(parsed)
        _write(parsed.out, content)
    except ArgumentError as error:
        parser.error(str(error))
    except BriefingError as error:
        return _failed(error.message(parsed.language))
    except VersionError as error:
        return _failed(f"{error.problem}: {error.detail.splitlines()[0]}")
    except OSError as error:
        return _failed(f"{parsed.out} cannot be written: {error.strerror or error}")
    sys.stdout.write(f"{parsed.out}\n")
    return 0


def _failed(reason: str) -> int:
    sys.stderr.write(f"export: {reason}\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.export", description="Write a briefing or a report into a file."
    )
    parser.add_argument("template", choices=tuple(FORMATS))
    parser.add_argument("--province", required=True, help="a code, or a name in any spelling")
    parser.add_argument("--year", required=True, type=int, help="the year of the results")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    parser.add_argument(
        "--format", required=True, choices=tuple(dict.fromkeys(chain(*FORMATS.values())))
    )
    parser.add_argument("--out", required=True, type=Path, help="the file to write")
    parser.add_argument("--version", help="the id of a data version that is kept (else: current)")
    return parser


def _check_format(parsed: argparse.Namespace) -> None:
    allowed = FORMATS[parsed.template]
    if parsed.format not in allowed:
        raise ArgumentError(
            f"argument --format: {parsed.template} cannot be {parsed.format};"
            f" it can be {', '.join(allowed)}"
        )


def _version_file(version: str | None) -> Path:
    """The file of a version, the current one where none is named. Raises ``VersionError``."""
    if version is None:
        return versions.current()
    kept = {version_of(file): file for file in versions.versions()}
    if version not in kept:
        raise ArgumentError(
            f"argument --version: no data version {version!r} is kept;"
            f" there are: {', '.join(kept) or 'none'}"
        )
    return kept[version]


def _province(spelling: str, language: str) -> str:
    """The code of a province under any spelling."""
    names = provinces_by_code(language)
    code = find_province(spelling)
    if code in names:
        return code
    alike = difflib.get_close_matches(fold(spelling), spellings(), MOST_ALIKE, 0.5)
    codes = dict.fromkeys(spellings()[name] for name in alike)
    meant = ", ".join(f"{names[one].name} ({one})" for one in codes) or "none is like it"
    raise ArgumentError(
        f"argument --province: no province {spelling!r}; a name or a code of one is allowed,"
        f" {min(names)} to {max(names)}; alike: {meant}"
    )


def _year(year: int, province_code: str) -> int:
    province = provinces_by_code(LANGUAGES[0])[province_code]
    years = edition_years(province)
    if year not in years:
        whose = "" if year not in edition_years() else f" for {province.name} ({province_code})"
        raise ArgumentError(
            f"argument --year: there are no results of {year}{whose}; there are of {_runs(years)}"
        )
    return year


def _runs(years: Sequence[int]) -> str:
    """ "2006 to 2023"; years that are missing between are not promised."""
    if len(years) == years[-1] - years[0] + 1:
        return f"{years[0]} to {years[-1]}"
    return ", ".join(map(str, years))


def _content(parsed: argparse.Namespace) -> bytes:
    code = _province(parsed.province, parsed.language)
    given = (parsed.template, code, _year(parsed.year, code))
    subject = SUBJECTS[parsed.template]
    with Progress() as progress:
        if subject == "report":
            progress.tell("writing the report")
            made: object = report(*given, parsed.language)
            progress.tell("setting the pages")
        else:
            progress.tell("looking up the results")
            made = template.deck(*given, parsed.language)
            progress.tell("setting the slides")
        return registry.formats(subject)[parsed.format].make(made, progress=progress.slide)


def _write(file: Path, content: bytes) -> None:
    """The whole file or none: it takes its name when it is complete. Raises ``OSError``."""
    if file.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(file))
    atomic_write(file, content)
