"""Merging a file's rows: only what it states changes, and an edition is completed by itself."""

from pathlib import Path

import pytest

from dashboard.build import build, source_tables
from dashboard.build.csv_rows import Cell
from dashboard.build.source_tables import Tables
from dashboard.ingest.merge import merge
from dashboard.ingest.reading import Row
from dashboard.store.connection import version_connection


@pytest.fixture(scope="module")
def base(lean_version: Path) -> Tables:
    """The tables of the lean version: PAPI and PCI 2020 and 2021."""
    return source_tables.read(lean_version)


def _score(year: int, component: str, province: str, **values: Cell) -> Row:
    key = {
        "index_code": "PAPI", "year": year, "component_code": component, "province_code": province,
    }  # fmt: skip
    return Row("province_score", {**key, **values}, "sheet", 2)


def _held(base: Tables, year: int) -> list[dict[str, Cell]]:
    scores = base["province_score"].rows.values()
    return [row for row in scores if row["index_code"] == "PAPI" and row["year"] == year]


def _again(base: Tables, year: int) -> list[Row]:
    """The rows of PAPI 2021 as if they were of another year."""
    return [Row("province_score", {**row, "year": year}, "s", 2) for row in _held(base, 2021)]


def test_a_column_the_file_does_not_have_keeps_its_value(base: Tables) -> None:
    merged = merge(base, [_score(2020, "TOTAL", "62", score=42.0)], {})
    row = merged.tables["province_score"].rows[("PAPI", 2020, "TOTAL", "62")]
    assert (row["score"], row["published_rank"], row["source_id"]) == (42.0, 49, "mlmcdm-2020")
    # What it is merged into stays as it is.
    assert base["province_score"].rows[("PAPI", 2020, "TOTAL", "62")]["score"] == 41.626957686


def test_nothing_goes_unless_it_is_marked(base: Tables) -> None:
    merged = merge(base, [_score(2020, "TOTAL", "62", score=42.0)], {})
    assert merged.tables["province_score"].rows.keys() == base["province_score"].rows.keys()
    milestone = next(iter(base["milestone"].rows.values()))
    gone = Row("milestone", {"milestone_id": milestone["milestone_id"]}, "s", 2, is_removal=True)
    left = merge(base, [gone], {}).tables["milestone"].rows
    assert base["milestone"].rows.keys() - left.keys() == {(milestone["milestone_id"],)}


def test_a_new_year_continues_the_series_with_its_components(
    base: Tables, lean: Path, tmp_path: Path
) -> None:
    merged = merge(base, _again(base, 2022), {})
    before = base["edition"].rows[("PAPI", 2021, 63)]
    assert merged.tables["edition"].rows[("PAPI", 2022, 63)] == {
        **before, "year": 2022, "note": None, "n_scored": 60,
    }  # fmt: skip
    n_rows = merged.tables["expected_rows"].rows[("PAPI", 2022)]["n_rows"]
    assert n_rows == base["expected_rows"].rows[("PAPI", 2021)]["n_rows"] == len(_held(base, 2021))
    source_tables.write(merged.tables, tmp_path / "data")
    file = build.prepare(tmp_path / "data", rules=lean, into=tmp_path / "versions")
    found = (
        version_connection(file)
        .cursor()
        .execute(
            "select rank, rank_change, comparable from province_rank where index_code = 'PAPI'"
            " and year = 2022 and component_code = 'TOTAL' and province_code = '62'"
        )
    )
    # The same scores a year later: the same place, compared with itself.
    assert found.fetchall() == [(54, 0, True)]


def test_components_go_on_for_an_edition_that_the_file_itself_brings(base: Tables) -> None:
    before = base["edition"].rows[("PAPI", 2021, 63)]
    own = Row("edition", {**before, "year": 2025, "coverage": "partial"}, "s", 2)
    merged = merge(base, [own, *_again(base, 2025)], {})
    assert merged.tables["edition"].rows[("PAPI", 2025, 63)]["coverage"] == "partial"
    lasting = [
        row["last_year"]
        for row in merged.tables["component"].rows.values()
        if row["index_code"] == "PAPI" and row["component_code"] == "D4"
    ]
    assert max(int(str(year)) for year in lasting) == 2025


def test_a_new_year_after_a_change_of_method_begins_a_series(base: Tables) -> None:
    merged = merge(base, _again(base, 2022), {"series": "new"})
    assert merged.tables["edition"].rows[("PAPI", 2022, 63)]["series"] == "papi-2022"
    assert merged.tables["series"].rows[("papi-2022",)]["index_code"] == "PAPI"


def test_some_provinces_only_are_a_partial_edition(base: Tables) -> None:
    some = [row for row in _again(base, 2022) if str(row.values["province_code"]) < "30"]
    edition = merge(base, some, {}).tables["edition"].rows[("PAPI", 2022, 63)]
    assert (edition["coverage"], edition["n_provinces"]) == ("partial", 63)
    assert edition["absent_reason"] == "not_found"
    scored = [
        row
        for row in some
        if row.values["component_code"] == "TOTAL" and row.values["score"] is not None
    ]
    assert edition["n_scored"] == len(scored)


def test_from_2025_on_the_field_has_34_provinces(base: Tables) -> None:
    current = [
        code for (code,), row in base["province"].rows.items() if row["valid_to"] is None
    ]  # fmt: skip
    assert len(current) == 34
    rows = [
        _score(2025, "TOTAL", code, score=40.0 + at / 10, source_id="mlmcdm-2020")
        for at, code in enumerate(current)
    ]
    edition = merge(base, rows, {"series": "new"}).tables["edition"].rows[("PAPI", 2025, 34)]
    assert (edition["coverage"], edition["n_provinces"], edition["n_scored"]) == ("full", 34, 34)
    # Totals alone of an index that has parts: no rank may be computed from what is not whole.
    edition = merge(base, rows, {}).tables["edition"].rows[("PAPI", 2025, 34)]
    assert (edition["coverage"], edition["n_provinces"], edition["n_scored"]) == ("partial", 34, 34)


def test_an_edition_whose_rows_are_all_taken_out_is_expected_no_more(base: Tables) -> None:
    gone = [
        Row("province_score", row, "s", 2, is_removal=True) for row in _held(base, 2021)
    ]  # fmt: skip
    merged = merge(base, gone, {})
    assert ("PAPI", 2021) not in merged.tables["expected_rows"].rows
    assert merged.tables["edition"].rows[("PAPI", 2021, 63)]["n_scored"] == 0
    assert _held(merged.tables, 2021) == []
