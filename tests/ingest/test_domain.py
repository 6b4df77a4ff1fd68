"""What is odd about well-formed figures: told by the version they would make, with the cell."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard.build import build, source_tables
from dashboard.ingest import merge
from dashboard.ingest.finding import Finding
from dashboard.ingest.reading import Row
from dashboard.ingest.validate import check, plausibility
from dashboard.store import versions
from dashboard.store.ask import as_of
from tests.some import some

TOTAL = {"index_code": "PAPI", "year": 2020, "component_code": "TOTAL"}
PLACED = {"rank_basis": "published", "rank_source_id": "seed-000", "source_id": "seed-000"}


def _row(table: str, line: int, **values: object) -> Row:
    letters = {column: chr(ord("A") + at) for at, column in enumerate(values)}
    return Row(table, values, "S", line, letters)


# A file that is wrong in many ways, all of them well formed.
ROWS = (
    _row("province_score", 5, **TOTAL, province_code="Kon Tum", score="41,62", published_rank=5),
    _row("province_score", 6, **{**TOTAL, "component_code": "D1"}, province_code="01", score=9.9),
    _row("province_score", 7, **{**TOTAL, "year": 2025}, province_code="Kon Tum", score=55.0,
         published_rank=1, **PLACED),
    _row("unit_score", 9, scheme="PAR_UNIT", year=2022, unit_id="tayninh.so-noi-vu", score=61.0,
         published_class="Tốt", source_id="seed-000"),
    _row("unit_score", 10, scheme="PAR_UNIT", year=2022, unit_id="tayninh.so-tu-phap", score=85.0,
         published_class="Khá", source_id="seed-000"),
)  # fmt: skip


def _rules(folder: Path) -> Path:
    """The schema and the derivations without the checks: what is odd must not end the build."""
    rules = folder / "rules"
    (rules / "checks").mkdir(parents=True)
    for name in ("schema.sql", "dictionary.toml"):
        shutil.copy(versions.DATA / name, rules)
    shutil.copytree(versions.DATA / "derive", rules / "derive")
    return rules


def _tried(base: Path, folder: Path, given: Sequence[Row]) -> tuple[Finding, ...]:
    """The warnings about a file on top of the real figures."""
    with as_of(base):
        found = check.checked(given, {})
        rows, findings = found.rows, found.findings
    assert [found for found in findings if found.level == "error"] == []
    data = folder / "data"
    data.mkdir()
    source_tables.write(merge.merge(source_tables.read(base), rows, {}).tables, data)
    file = build.prepare(data, rules=_rules(folder), into=folder / "versions")
    return plausibility.implausible(base, file, rows)


@pytest.fixture(scope="module")
def warned(real_version: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    """What is said of ``ROWS``."""
    return _tried(real_version, tmp_path_factory.mktemp("odd"), ROWS)


def _one(warned: tuple[Finding, ...], rule: str, place: str) -> Finding:
    (found,) = (one for one in warned if (one.rule, one.cell) == (rule, place))
    assert (found.level, found.section, found.sheet) == ("warning", "load_check", "S")
    return found


def test_a_rank_that_contradicts_the_score_is_told_with_both(
    warned: tuple[Finding, ...],
) -> None:
    found = _one(warned, "rank_contradicts", "F5")
    assert found.value == "5"
    assert found.message("vi") == (
        "Kon Tum (Tổng hợp, PAPI 2020): thứ hạng công bố là 5, nhưng theo điểm thì đứng thứ 49."
    )
    assert found.message("en") == (
        "Kon Tum (Total, PAPI 2020): the published rank is 5, but by score the place is 49."
    )


def test_a_total_that_is_not_its_parts_is_told_with_the_difference(
    warned: tuple[Finding, ...],
) -> None:
    assert _one(warned, "total_differs", "E5").message("vi") == (
        "Kon Tum (Tổng hợp, PAPI 2020): điểm ghi là 41,62, cộng các phần theo cách tính của chỉ số "
        "được 41,626958, lệch 0,006958."
    )
    assert _one(warned, "total_differs", "E6").facts["gap_number"] == "4.841044"
    # Hà Nội's own total is not in the file, so it has no cell.
    whole = _one(warned, "total_differs", "")
    assert (whole.facts["province"], whole.facts["computed_number"]) == ("Hà Nội", "46.469645")


def test_a_change_larger_than_any_before_is_told_with_the_largest(
    warned: tuple[Finding, ...],
) -> None:
    found = _one(warned, "score_change", "E6")
    assert found.facts["change_number"] == "4.8613"
    assert found.message("vi").endswith("Lớn nhất trước đây: 1,436715 của Tây Ninh năm 2024.")
    assert _one(warned, "score_change", "E7").facts["largest_number"] == "8.108892"
    rank = _one(warned, "rank_change", "F7")
    assert (rank.facts["change_number"], rank.facts["largest_number"]) == ("59", "58")


def test_a_class_that_contradicts_its_threshold_is_told_on_either_side(
    warned: tuple[Finding, ...],
) -> None:
    assert _one(warned, "class_above", "E9").message("vi") == (
        "Sở Nội vụ (Cải cách hành chính của đơn vị 2022): xếp loại Tốt nhưng điểm 61 chưa đến"
        " ngưỡng 80 của loại này."
    )
    assert _one(warned, "class_below", "E10").message("en") == (
        "Sở Tư pháp (Administrative reform of the unit 2022): classed as Khá, but the score 85 has"
        " reached that class's upper end of 80."
    )


def test_an_edition_smaller_than_the_one_before_is_told(warned: tuple[Finding, ...]) -> None:
    found = _one(warned, "fewer_rows", "")
    assert found.message("en") == "PAPI 2025: 1 rows, fewer than in 2024 (2,331 rows)."


def test_every_warning_has_words_in_both_languages(warned: tuple[Finding, ...]) -> None:
    assert all(found.message("vi") != found.message("en") for found in some(warned))


def test_nothing_is_said_of_what_was_printed_so_before(real_version: Path, tmp_path: Path) -> None:
    # The places of 2006 that Hà Tây pushed down, the total of Thanh Hóa 2023: known for long.
    rows = [
        _row("province_score", 5, index_code="PCI", year=2006, component_code="TOTAL",
             province_code="67", published_class="thấp"),
        _row("province_score", 6, index_code="PCI", year=2023, component_code="TOTAL",
             province_code="38", published_class="x"),
    ]  # fmt: skip
    assert _tried(real_version, tmp_path, rows) == ()


def test_a_new_edition_is_told_which_provinces_it_lacks(real_version: Path, tmp_path: Path) -> None:
    held = [
        row
        for row in source_tables.read(real_version)["province_score"].rows.values()
        if (row["index_code"], row["year"]) == ("PAPI", 2021) and row["province_code"] != "62"
    ]
    rows = [
        _row("province_score", line, **{**row, "year": 2025, "province_code": row["province_code"]})
        for line, row in enumerate(held, start=2)
    ]
    warned = _tried(real_version, tmp_path, rows)
    # The file names the former provinces, so the edition is about the 63: Kon Tum alone is absent.
    (absent,) = (found for found in warned if found.rule == "provinces_absent")
    assert absent.facts["count"] == "1"
