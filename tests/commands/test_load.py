"""The command line of loading: what it says, how it ends, and that checking stores nothing."""

import json
from pathlib import Path

import pytest

from dashboard.commands import load
from dashboard.commands import versions as versions_command
from dashboard.figures.findings.component import main_components
from dashboard.ingest import audit_log
from dashboard.store import versions
from dashboard.store.ask import current_version
from dashboard.store.versions import version_of
from dashboard.text.messages import LANGUAGES, words

HEADER = "index_code,year,component_code,province_code,score,published_rank,rank_basis,source_id"
# Kon Tum, PAPI 2020: as held, and corrected by half a point in D4.1.
CORRECTED = f"""{HEADER},rank_source_id
PAPI,2020,D4.1,62,"1,9892",,,mlmcdm-2020,
PAPI,2020,D4,Kon Tum,"6,5602",,,mlmcdm-2020,
PAPI,2020,TOTAL,kon tum,"42,127",49,published,mlmcdm-2020,seed-000
"""
WRONG = f"""{HEADER}
PAPI,2020,D4.1,62,"9,9892",,,mlmcdm-2020
PAPI,2020,D4,Kon Tm,"6,5602",,,mlmcdm-2020
"""


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """A CSV of our template with three corrected scores."""
    file = tmp_path / "province_score.csv"
    file.write_text(CORRECTED, encoding="utf-8-sig")
    return file


DOCUMENT = """source_id,title,publisher,reliability
{source_id},{title},VCCI,official
"""


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A CSV of our template with a score outside its scale and a misspelt province."""
    file = tmp_path / "province_score.csv"
    file.write_text(WRONG, encoding="utf-8")
    return file


def _listing(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.endswith(".lock")
    }


def test_checking_says_what_would_change_and_stores_nothing(
    lean_folder: Path, corrected: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _listing(lean_folder.parent)
    assert load.main([str(corrected), "--check"]) == 0
    assert _listing(lean_folder.parent) == before
    said = capsys.readouterr().out.splitlines()
    assert "- Điểm các tỉnh PAPI 2020: 3 dòng" in said
    assert any(line.startswith("CẢNH BÁO") and "49" in line for line in said)
    assert said[-2].startswith("0 lỗi, ")
    assert said[-1].startswith("Không có lỗi. Nếu công bố, bản ")


def test_machines_are_told_the_same(
    lean_folder: Path, corrected: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert load.main([str(corrected), "--check", "--json", "--language", "en"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"] == [
        {"table": "province_score", "owner": "PAPI", "year": 2020, "n_rows": 3}
    ]
    assert told["n_errors"] == 0
    assert told["base"] == current_version()
    assert told["published"] is None
    assert told["preview"]["after"] == told["version"] != told["base"]
    assert {found["level"] for found in told["findings"]} <= {"warning", "note"}
    (place,) = (found for found in told["findings"] if "49" in found["message"])
    assert (place["level"], place["cell"]) == ("warning", "F4")


def test_every_error_is_told_at_once_with_its_cell_and_the_end_is_one(
    lean_folder: Path, wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _listing(lean_folder.parent)
    for way in ("--check", "--publish"):
        assert load.main([str(wrong), way, "--json"]) == 1
        told = json.loads(capsys.readouterr().out)
        errors = {found["cell"]: found for found in told["findings"] if found["level"] == "error"}
        assert set(errors) == {"E2", "D3"}
        assert errors["D3"]["suggestion"] == "Kon Tum"
        assert "2,5" in errors["E2"]["message"]
        assert told["version"] is None
    assert _listing(lean_folder.parent) == before


def test_the_same_error_in_many_cells_is_one_line(
    lean_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "province_score.csv"
    rows = [f"XYZ,2024,TOTAL,{code},0.5,,,hearsay" for code in ("01", "02", "04", "06")]
    file.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    assert load.main([str(file), "--check", "--language", "en"]) == 1
    said = [line for line in capsys.readouterr().out.splitlines() if line.startswith("ERROR")]
    assert [line.rpartition(" The same")[2] for line in said] == [
        f" in 3 more cells: {letter}3, {letter}4, {letter}5." for letter in ("A", "H")
    ]
    assert [" A2: " in line or "!A2: " in line for line in said] == [True, False]


def test_publishing_makes_it_current_and_again_changes_nothing(
    lean_folder: Path, corrected: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = current_version()
    assert load.main([str(corrected), "--publish"]) == 0
    new = version_of(versions.current())
    assert capsys.readouterr().out.splitlines()[-5:] == [
        f"Đã công bố bản {new}, thay bản {old}.",
        "Xem số liệu mới: /ranking?index=PAPI&year=2020",
        "Xem số liệu mới: /component?index=PAPI&year=2020",
        "Xem số liệu mới: /trend?index=PAPI&year=2020",
        "Xem số liệu mới: /?year=2020",
    ]
    rows = main_components("62", "PAPI", 2020)
    assert {row.component_code: row.score for row in rows}["D4"] == 6.5602
    assert [entry.action for entry in audit_log.entries()] == [
        "rows_written", "published", "publish_started",
    ]  # fmt: skip
    sha256 = audit_log.entries()[1].facts["sha256"]
    assert (lean_folder / "files" / sha256).read_bytes() == corrected.read_bytes()
    assert load.main([str(corrected), "--publish"]) == 0
    assert version_of(versions.current()) == new
    assert capsys.readouterr().out.splitlines()[-1] == (
        f"Tệp không thay đổi gì so với bản {new} đang dùng."
    )


def _documents(folder: Path, **values: str) -> Path:
    file = folder / "source.csv"
    file.write_text(DOCUMENT.format(**values), encoding="utf-8")
    return file


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_that_no_figure_comes_with_is_refused(
    lean_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    file = _documents(tmp_path, source_id="pci-wb-2026", title="PCI 2026")
    before = _listing(lean_folder.parent)
    refusal = words(language)("load_attempt.no_figures")
    for way in ("--check", "--publish"):
        assert load.main([str(file), way, "--language", language]) == 1
        said = capsys.readouterr().out.splitlines()
        assert len([line for line in said if line.endswith(refusal)]) == 1
        assert said[-1] == words(language)("load_command.has_errors")
    assert _listing(lean_folder.parent) == before


def test_a_document_on_record_can_be_corrected_alone(lean_folder: Path, tmp_path: Path) -> None:
    before = current_version()
    file = _documents(tmp_path, source_id="mlmcdm-2020", title="PAPI 2020 (bản in)")
    assert load.main([str(file), "--publish"]) == 0
    assert version_of(versions.current()) != before


def test_versions_are_listed_opened_and_rolled_back(
    lean_folder: Path, corrected: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = current_version()
    load.main([str(corrected), "--publish"])
    new = version_of(versions.current())
    capsys.readouterr()
    assert versions_command.main(["list"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == old
    assert second.startswith(f"{new}  đang dùng  công bố ")
    assert versions_command.main(["open", old]) == 0
    assert f"version: {old}" in capsys.readouterr().out.splitlines()
    assert versions_command.main(["back", old]) == 0
    assert versions.current() == versions.file_of(old)
    assert capsys.readouterr().out == f"Bản {old} đang được dùng trở lại.\n"
    assert versions_command.main(["back", "../../x"]) == 1
    assert capsys.readouterr().err == "Bản số liệu ../../x không còn hoặc bị hỏng.\n"
    assert versions_command.main(["write"]) == 0


@pytest.mark.parametrize("name", ["m.xlsx", "m.zip"])
def test_the_template_is_handed_out(lean_folder: Path, tmp_path: Path, name: str) -> None:
    assert load.main(["--template", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_bytes()[:2] == b"PK"
    # Empty, it brings no rows: that is told, and nothing is published.
    assert load.main([str(tmp_path / name), "--check"]) == 1


@pytest.mark.parametrize(
    "arguments",
    [[], ["a.csv"], ["a.csv", "--check", "--publish"], ["nowhere.csv", "--check"],
     ["a.csv", "--check", "--answer", "year"], ["--template", "m.pdf"]],
)  # fmt: skip
def test_a_wrong_argument_ends_with_two(
    lean_folder: Path, tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text(CORRECTED, encoding="utf-8")
    try:
        code = load.main(arguments)
    except SystemExit as ended:
        code = ended.code
    assert code == 2


def test_a_file_that_is_not_read_says_why(
    lean_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"%PDF-1.7 ...")
    assert load.main([str(file), "--check"]) == 1
    assert "PDF" in capsys.readouterr().err


CASES = Path(__file__).resolve().parents[1] / "ingest" / "files"


def test_a_check_says_in_a_sentence_what_was_understood_and_what_became_of_every_cell(
    lean_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = CASES / "pci_count_taken_for_total.xlsx"
    assert load.main([str(file), "--check", "--answer", "year=2019"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert "PCI 2019: 63 tỉnh, 10 nội dung, không có điểm tổng hợp, không có thứ hạng" in "\n".join(
        said
    )
    cells = "  768 ô = 693 đã đọc + 75 bỏ qua (63 cột bên cạnh điểm, 12 tiêu đề) + 0 có nhận xét"
    assert cells in said


@pytest.mark.usefixtures("real")
def test_figures_of_another_year_are_not_published(
    capsys: pytest.CaptureFixture[str], real_version: Path
) -> None:
    before = _listing(real_version.parent)
    file = CASES / "pci_summary_sub_index_headings_only.csv"
    assert load.main([str(file), "--publish"]) == 1
    assert "PCI 2019" in capsys.readouterr().out
    assert _listing(real_version.parent) == before
