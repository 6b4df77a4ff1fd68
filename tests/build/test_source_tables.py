"""Source tables out of a version and back into tidy files: nothing is lost, nothing else moves."""

import shutil
from pathlib import Path

import pytest

from dashboard.build import build, source_tables
from dashboard.store import versions

KON_TUM = ("PAPI", 2020, "TOTAL", "62")


@pytest.fixture
def rows(lean: Path, tmp_path: Path) -> Path:
    """A copy of the lean CSV files."""
    return Path(shutil.copytree(lean, tmp_path / "data"))


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*.csv"))
    }


def test_what_a_version_holds_writes_the_files_it_was_made_of(
    real_version: Path, tmp_path: Path
) -> None:
    copied = tmp_path / "data"
    shutil.copytree(versions.DATA, copied, ignore=shutil.ignore_patterns("build"))
    before = _contents(copied)
    assert source_tables.write(source_tables.read(real_version), copied) == []
    assert _contents(copied) == before
    # 87.80, +4 and 42.8730 stay as they are typed.
    assert b"87.80," in before["unit/unit_block_summary.csv"]


def test_the_rows_of_a_version_alone_give_the_same_version(
    lean: Path, lean_version: Path, tmp_path: Path
) -> None:
    written = tmp_path / "data"
    written.mkdir()
    source_tables.write(source_tables.read(lean_version), written)
    again = build.prepare(written, rules=lean, into=tmp_path / "versions")
    assert again.name == lean_version.name


def test_one_changed_score_changes_one_line(lean_version: Path, rows: Path) -> None:
    held = source_tables.read(lean_version)
    held["province_score"].rows[KON_TUM]["score"] = 42.0
    before = (rows / "papi" / "2020.csv").read_text(encoding="utf-8").splitlines()
    assert source_tables.write(held, rows) == [rows / "papi" / "2020.csv"]
    after = (rows / "papi" / "2020.csv").read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [
        (
            "62,TOTAL,41.626957686,,49,published,,mlmcdm-2020,seed-000",
            "62,TOTAL,42,,49,published,,mlmcdm-2020,seed-000",
        )
    ]


def test_a_new_row_stands_where_its_key_belongs(lean_version: Path, rows: Path) -> None:
    held = source_tables.read(lean_version)
    sources = held["source"]
    sources.rows[("mlmcdm-2020b",)] = {
        **sources.rows[("mlmcdm-2020",)], "source_id": "mlmcdm-2020b"
    }  # fmt: skip
    source_tables.write(held, rows)
    lines = (rows / "reference" / "source.csv").read_text(encoding="utf-8").splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("mlmcdm-2020b,"))
    assert lines[at - 1].startswith("mlmcdm-2020,")
    # Contradictions are in an order of their own, which a new one does not disturb.
    stated = held["contradiction"]
    first = next(iter(stated.rows.values()))
    stated.rows[("aaa-new",)] = {**first, "contradiction_id": "aaa-new"}
    before = (rows / "commitment" / "contradiction.csv").read_text(encoding="utf-8").splitlines()
    source_tables.write(held, rows)
    after = (rows / "commitment" / "contradiction.csv").read_text(encoding="utf-8").splitlines()
    assert after[:-1] == before
    assert after[-1].startswith("aaa-new,")


def test_an_edition_that_is_gone_takes_its_file_along(lean_version: Path, rows: Path) -> None:
    held = source_tables.read(lean_version)
    scores = held["province_score"].rows
    for key in [key for key in scores if key[:2] == ("PCI", 2021)]:
        del scores[key]
    assert source_tables.write(held, rows) == [rows / "pci" / "2021.csv"]
    assert not (rows / "pci" / "2021.csv").exists()


def test_what_cannot_be_written_leaves_whole_files(lean_version: Path, rows: Path) -> None:
    held = source_tables.read(lean_version)
    held["province_score"].rows[KON_TUM]["score"] = 42.0
    before = _contents(rows)
    blocked = rows / "papi" / "2020.csv"
    blocked.unlink()
    blocked.mkdir()
    with pytest.raises(OSError, match=r"2020\.csv"):
        source_tables.write(held, rows)
    blocked.rmdir()
    source_tables.write(held, rows)
    after = _contents(rows)
    assert [name for name in before if before[name] != after[name]] == ["papi/2020.csv"]
