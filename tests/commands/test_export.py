"""The command line: each template in each format it can become, and every bad argument."""

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.commands.export import FORMATS, Progress, main
from dashboard.store import versions

pytestmark = pytest.mark.usefixtures("real")

STARTS = {"pptx": b"PK\x03\x04", "docx": b"PK\x03\x04", "pdf": b"%PDF-", "html": b"<!DOCTYPE html>"}
ALL = [
    (template, kind, province, year, language)
    for template, kinds in FORMATS.items()
    for kind in kinds
    for province, year, language in (("62", "2020", "vi"), ("67", "2022", "en"))
]
GOOD = {
    "template": "short",
    "--province": "62",
    "--year": "2020",
    "--language": "vi",
    "--format": "html",
}


def run(out: Path, **changes: str) -> int:
    """The exit code with these arguments (``province`` for --province) for the good ones."""
    asked = GOOD | {
        name if name == "template" else f"--{name}": text for name, text in changes.items()
    }
    template, *rest = asked.items()
    arguments = [template[1], *(part for pair in rest for part in pair)]
    try:
        return main([*arguments, "--out", str(out)])
    except SystemExit as stop:
        return int(str(stop.code))


@pytest.mark.parametrize("asked", ALL, ids="-".join)
def test_every_template_becomes_every_format_it_can(
    asked: tuple[str, str, str, str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template, kind, province, year, language = asked
    out = tmp_path / f"out.{kind}"
    code = run(out, template=template, format=kind, province=province, year=year, language=language)
    assert code == 0
    assert out.read_bytes().startswith(STARTS[kind])
    assert [file.name for file in tmp_path.iterdir()] == [out.name]
    assert capsys.readouterr().out == f"{out}\n"


@pytest.mark.parametrize("spelling", ["Kon Tum", "kontum", "KON TUM", "tỉnh Kon Tum", "62"])
def test_a_province_is_found_under_any_spelling(spelling: str, tmp_path: Path) -> None:
    assert run(tmp_path / "a.html", province="62") == 0
    assert run(tmp_path / "b.html", province=spelling) == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"template": "yearly"}, "choose from conference, short, report_par, report_pci"),
        ({"format": "odt"}, "choose from pptx, pdf, html, docx"),
        ({"language": "fr"}, "choose from vi, en"),
        ({"year": "twenty"}, "invalid int value: 'twenty'"),
        ({"year": "1999"}, "there are no results of 1999; there are of 2005 to 2024"),
        ({"province": "Kon Tun"}, "no province 'Kon Tun'; a name or a code of one is allowed"),
        ({"province": "Kon Tun"}, "alike: Kon Tum (62)"),
        ({"province": ""}, "no province ''"),
        ({"format": "docx"}, "short cannot be docx; it can be pptx, pdf, html"),
        (
            {"template": "report_par", "format": "html"},
            "report_par cannot be html; it can be docx, pdf",
        ),
        ({"version": "abc"}, "no data version 'abc' is kept; there are: "),
        ({"version": "../../etc/passwd"}, "no data version '../../etc/passwd' is kept"),
    ],
)
def test_a_wrong_argument_is_told_with_what_is_allowed(
    changes: dict[str, str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "out", **changes) == 2
    said = capsys.readouterr()
    assert told.replace("'", "") in said.err.replace("'", "")
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("missing", ["--province", "--year", "--format", "--out"])
def test_what_must_be_said_is_asked_for(
    missing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = GOOD | {"--out": str(tmp_path / "out")}
    asked.pop("template")
    asked.pop(missing)
    with pytest.raises(SystemExit, match="2"):
        main(["short", *(part for pair in asked.items() for part in pair)])
    assert f"the following arguments are required: {missing}" in capsys.readouterr().err


def test_a_kept_version_is_used_when_it_is_named(tmp_path: Path, real_version: Path) -> None:
    kept = real_version.stem.removeprefix("dashboard-")
    assert run(tmp_path / "a.html", version=kept) == 0
    assert f"{kept}" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_without_data_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path / "empty"))
    assert run(tmp_path / "out.html") == 1
    assert "no_data" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_version_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "versions"
    folder.mkdir()
    monkeypatch.setenv("DASHBOARD_BUILD", str(folder))
    file = versions.file_of("0123456789ab")
    file.write_bytes(b"not a database")
    versions.switch(file)
    assert run(tmp_path / "out.html") == 1
    assert "file_unreadable" in capsys.readouterr().err
    assert [found.name for found in tmp_path.iterdir()] == ["versions"]


def test_a_place_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "nowhere" / "out.html") == 1
    assert "cannot be written: No such file or directory" in capsys.readouterr().err
    assert run(tmp_path) == 1
    assert "cannot be written: it is a folder" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_finished_leaves_the_old_file_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.html"
    out.write_text("before", encoding="utf-8")
    assert run(out, province="nowhere at all") == 2
    assert out.read_text(encoding="utf-8") == "before"
    assert run(out) == 0
    assert out.read_bytes().startswith(b"<!DOCTYPE html>")


def test_progress_is_silent_at_first_and_told_when_it_lasts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Progress() as progress:
        progress.slide(1, 2)
        assert capsys.readouterr().err == ""
        progress.grow_long()
        progress.slide(2, 2)
    assert capsys.readouterr().err == "export: slide 1 of 2\nexport: slide 2 of 2\n"


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "dashboard.export", "short", "--province", "62", "--year", "1800",
         "--format", "html", "--out", str(tmp_path / "out.html")],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.endswith("there are no results of 1800; there are of 2005 to 2024\n")
