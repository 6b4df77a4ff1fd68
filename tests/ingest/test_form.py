"""Rows of a file typed and tried: every error at once, at its cell, with what is expected."""

import datetime
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.build import source_tables
from dashboard.catalog.provinces import find_province
from dashboard.ingest.finding import Finding
from dashboard.ingest.reading import Row
from dashboard.ingest.schema import schemas
from dashboard.ingest.validate import check, codes
from dashboard.ingest.validate.violations import OWN_WORDS, PAIRS
from dashboard.text.messages import LANGUAGES, catalogue
from tests.some import some

PAPI = {"index_code": "PAPI", "year": 2020, "component_code": "TOTAL"}
PLACED = {"rank_basis": "published", "rank_source_id": "mlmcdm-2020"}
pytestmark = pytest.mark.usefixtures("real")


def _row(table: str, line: int, *, removal: bool = False, **values: object) -> Row:
    """A row of the sheet "S" whose columns are A, B, C ... in the order of the values."""
    letters = {column: chr(ord("A") + at) for at, column in enumerate(values)}
    return Row(table, values, "S", line, letters, is_removal=removal)


def _checked(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    found = check.checked(rows, {})
    return found.rows, found.findings


def _score(line: int, **values: object) -> Row:
    return _row("province_score", line, **{**PAPI, "province_code": "62", **values})


def _errors(*rows: Row) -> list[tuple[str, str, str, str]]:
    """Rule, cell, value and suggestion of every error."""
    _, findings = _checked(rows)
    return [
        (found.rule, found.cell, found.value, found.suggestion)
        for found in findings
        if found.level == "error"
    ]


def _warnings(*rows: Row) -> list[Finding]:
    return [found for found in _checked(rows)[1] if found.level == "warning"]


def _values(*rows: Row) -> list[dict[str, object]]:
    typed, findings = _checked(rows)
    assert [found.rule for found in findings if found.level == "error"] == []
    return [dict(row.values) for row in typed]


@pytest.mark.parametrize("written", ["41,62", "41.62", " 41 ,62", 41.62])
def test_a_number_is_read_however_it_is_written(written: object) -> None:
    assert _values(_score(5, score=written))[0]["score"] == 41.62


def test_a_score_that_could_be_thousands_is_read_by_its_scale() -> None:
    assert _values(_score(5, score="41,627"))[0]["score"] == 41.627


def test_a_number_that_could_be_two_is_asked_about() -> None:
    fact = {
        "fact_id": "fact-900", "province_code": "62", "indicator_slug": "x", "name": "x",
        "name_en": "x", "year": 2020, "unit": "x", "source_id": "seed-000", "value": "1,322",
    }  # fmt: skip
    _, findings = _checked([_row("fact", 4, **fact)])
    assert [(found.rule, found.cell) for found in findings] == [("ambiguous_number", "I4")]
    assert findings[0].message("vi").startswith("“1,322” có thể là 1,322 hoặc 1322.")
    assert findings[0].message("en").startswith("“1,322” could be 1.322 or 1322.")


def test_a_province_is_known_by_any_spelling() -> None:
    spellings = [
        "Kon Tum", "kon tum", "KONTUM", "Tỉnh Kon Tum",
        unicodedata.normalize("NFD", "Tỉnh Kon Tum"), 62, "62", "Kon Tum (62)",
    ]  # fmt: skip
    for spelling in spellings:
        assert _values(_score(5, province_code=spelling, score=41.62))[0]["province_code"] == "62"
    assert find_province("Ðắk Nông") == "67"
    assert find_province("1") == "01"
    assert find_province("Kon Tm") == "Kon Tm"


def test_an_unknown_province_is_told_with_the_nearest_name_and_nothing_that_follows() -> None:
    assert _errors(_score(5, province_code="Kon Tm", score="41,62")) == [
        ("unknown_province", "D5", "Kon Tm", "Kon Tum")
    ]


def test_a_name_of_both_eras_is_the_province_of_that_year() -> None:
    new = {**PAPI, "year": 2025, "source_id": "seed-000", "score": 44.0}
    row = _row("province_score", 5, **new, province_code="Lâm Đồng")
    assert _values(row)[0]["province_code"] == "n68"
    # A sheet that names Kon Tum is of the 63 provinces, and that is odd for 2025.
    former = _row("province_score", 6, **new, province_code="Kon Tum")
    assert [values["province_code"] for values in _values(row, former)] == ["68", "62"]
    assert [(found.rule, found.facts["count"]) for found in _warnings(row, former)] == [
        ("other_era", "2")
    ]
    assert _warnings(row, former)[0].value == "Lâm Đồng"
    # Who reads an official table gives the code; its cell has the name.
    coded = _row("province_score", 6, **new, province_code="62")
    (found,) = _warnings(coded)
    assert (found.rule, found.value, found.cell) == ("other_era", "Kon Tum", "F6")


def test_a_unit_is_known_by_its_name_and_province() -> None:
    given = {
        "scheme": "PAR_UNIT", "year": 2022, "province_code": "Đắk Nông", "score": 88.5,
        "source_id": "seed-000",
    }  # fmt: skip
    for name in ("Sở Nội Vụ", unicodedata.normalize("NFD", "Sở Nội Vụ"), "SNV", "so noi vu"):
        values = _values(_row("unit_score", 4, **given, unit_id=name))[0]
        assert values["unit_id"] == "daknong.so-noi-vu"
        assert "province_code" not in values
    assert _errors(_row("unit_score", 4, **given, unit_id="Sở Nội Vụu")) == [
        ("unknown_unit", "F4", "Sở Nội Vụu", "Sở Nội vụ")
    ]
    assert codes.unit_id("Sở Nội vụ", "67", 2025) == "daknong.so-noi-vu"
    assert codes.unit_id("Sở Nội vụ", "62") == "kontum.so-noi-vu"
    assert codes.unit_id("Sở Nội vụ Đắk Nông") == "daknong.so-noi-vu"


def test_codes_words_of_lists_and_components_may_be_written_as_names() -> None:
    row = _row(
        "province_score", 5, index_code="PAR INDEX", year="2020", component_code="total",
        province_code="Hà Giang", published_rank=33, rank_basis="Công bố",
        rank_source_id="hagiang2020",
    )  # fmt: skip
    assert _values(row)[0] == {
        "index_code": "PAR_INDEX", "year": 2020, "component_code": "TOTAL",
        "province_code": "02", "published_rank": 33, "rank_basis": "published",
        "rank_source_id": "hagiang2020",
    }  # fmt: skip
    by_name = _score(5, component_code="Kiểm soát tham nhũng trong khu vực công", score=6.0)
    assert _values(by_name)[0]["component_code"] == "D4"


def test_a_score_outside_its_scale_of_that_year_is_an_error() -> None:
    row = _score(5, year=2016, score=61, source_id="mlmcdm-2020")
    assert [found[:3] for found in _errors(row)] == [("out_of_scale", "E5", "61")]
    (found,) = _checked([row])[1]
    assert found.message("vi") == (
        "Điểm 61 nằm ngoài thang điểm của Tổng hợp trong PAPI 2016: từ 6 đến 60."
    )
    assert _errors(_score(5, year=2019, score=61)) == []


def test_a_source_must_be_held_or_come_with_the_file() -> None:
    row = _score(5, score=41.62, source_id="decision-2026")
    assert _errors(row) == [("unknown_source", "F5", "decision-2026", "")]
    source = _row(
        "source", 9, source_id="decision-2026", title="Quyết định", reliability="Official"
    )
    assert _values(row, source)[0]["source_id"] == "decision-2026"
    assert _errors(_score(5, score=41.62, source_id="mlmdm-2022")) == [
        ("unknown_source", "F5", "mlmdm-2022", "mlmcdm-2022")
    ]


def test_an_index_of_the_file_s_own_needs_nothing_that_is_held() -> None:
    texts = {"title": "x", "title_en": "x", "measures": "x", "measures_en": "x", "unit": "x"}
    rows = [
        _row(
            "index", 4, index_code="XYZ", position=5, name="XYZ", publisher="x", unit_en="x",
            decimals=2, plan_decimals=2, circle="further", **texts,
        ),
        _row("series", 5, series="xyz-2021", index_code="XYZ", label="x", label_en="x"),
        _row(
            "component", 6, index_code="XYZ", component_code="TOTAL", first_year=2021,
            last_year=2030, subject="total", name="XYZ", name_en="XYZ", min_score=0, max_score=100,
        ),
        _score(7, index_code="XYZ", year=2021, score=50, source_id="seed-000"),
    ]  # fmt: skip
    assert _values(*rows)[3]["index_code"] == "XYZ"
    assert _errors(rows[3])[0] == ("unknown_index", "A7", "XYZ", "")


def test_components_go_on_in_a_year_that_is_not_held_but_not_in_one_that_is() -> None:
    new = _score(5, year=2025, score=44, source_id="seed-000")
    assert _errors(new) == []
    assert _errors(_score(5, component_code="D9", score=4, source_id="seed-000")) == [
        ("unknown_component", "C5", "D9", "")
    ]
    assert _errors(_score(5, component_code="Kiểm soát tham nhung", score=4))[0] == (
        "unknown_component", "C5", "Kiểm soát tham nhung",
        "D4 (Kiểm soát tham nhũng trong khu vực công)",
    )  # fmt: skip


def test_a_row_has_a_score_or_a_reason() -> None:
    held = {"source_id": "seed-000", "year": 2025}
    assert [found[0] for found in _errors(_score(5, **held))] == ["score_or_reason"]
    both = _score(5, score=41.62, missing_reason="không công bố", **held)
    assert [found[0] for found in _errors(both)] == ["score_or_reason"]
    # A score alone takes the place of the reason that was held.
    absent = _score(5, year=2021, province_code="Quảng Ninh", score=44.5)
    assert _values(absent)[0]["missing_reason"] is None


def test_a_rank_needs_its_basis_its_document_and_a_place_in_the_field() -> None:
    new = {"year": 2025, "score": 44, "source_id": "seed-000", "province_code": "n51"}
    assert _errors(_score(5, **new, published_rank=35)) == [
        ("rank_above_field", "G5", "35", ""),
        ("rank_basis", "G5", "35", "published"),
        ("rank_source", "G5", "35", "seed-000"),
    ]
    assert _errors(_score(5, published_rank=64))[0][:3] == ("rank_above_field", "E5", "64")
    # What is held completes a correction.
    assert _errors(_score(5, published_rank=63)) == []


def test_what_is_obligatory_listed_and_typed_is_told_all_at_once() -> None:
    source = _row("source", 4, source_id="a b", title=None, reliability="offical")
    milestone = _row(
        "milestone", 5, milestone_id="m-900", province_code="62", kind="decision",
        starts_on="2/3/2025", ends_on="1/3/2025", date="x", what="x", source_id="seed-000",
        yearly_by=datetime.date(2026, 2, 20),
    )  # fmt: skip
    score = _score(6, year="hai nghìn", score="abc", published_rank="1,5")
    assert _errors(source, milestone, score) == [
        ("form_source_id", "A4", "a b", ""),
        ("missing", "B4", "", ""),
        ("not_listed", "C4", "offical", "official"),
        ("order", "E5", "1/3/2025", ""),
        ("whole_number", "B6", "hai nghìn", ""),
        ("number", "E6", "abc", ""),
        ("whole_number", "F6", "1,5", ""),
    ]


def test_two_rows_of_one_key_name_each_other_s_cell() -> None:
    rows = [_score(5, score=41.62), _score(9, province_code="Kon Tum", score=41.63)]
    found = next(one for one in _checked(rows)[1] if one.level == "error")
    assert (found.rule, found.cell, found.facts["other_cell"]) == ("same_key", "D9", "D5")


def test_a_row_that_is_to_go_must_be_held_and_not_be_needed() -> None:
    gone = _row("province_score", 5, removal=True, **PAPI, province_code="62", score="abc")
    assert _errors(gone) == []
    absent = _row("province_score", 5, removal=True, **{**PAPI, "year": 2010}, province_code="62")
    assert _errors(absent) == [("removal_unknown", "D5", "62", "")]
    _, findings = _checked([_row("scheme", 5, removal=True, scheme="DDCI")])
    assert {found.rule for found in findings} == {"removal_in_use"}
    assert "unit_score" in {found.facts.get("table_key", "").split(".")[-1] for found in findings}


def test_rows_that_say_what_is_held_are_counted_by_edition() -> None:
    rows = [
        _score(5, score=41.626957686, published_rank=49),
        _score(6, province_code="01", score="41.628600688"),
        _score(7, province_code="02", score=41.0),
    ]
    (found,) = (one for one in _warnings(*rows) if one.rule == "duplicate")
    assert (found.value, found.facts["count"], found.cell) == ("PAPI 2020", "2", "5")
    assert found.message("en").startswith("2 rows of the table")
    many = replace(found, facts={**found.facts, "count": "2394"})
    assert many.message("vi").startswith("2.394 dòng của bảng")


def test_rows_as_held_of_a_table_without_editions_are_told_without_brackets(
    real_version: Path,
) -> None:
    held = list(source_tables.read(real_version)["source"].rows.values())[:2]
    rows = [_row("source", line, **row) for line, row in enumerate(held, start=2)]
    (found,) = _checked(rows)[1]
    assert (found.rule, found.value, found.facts["count"]) == ("duplicate_of_table", "", "2")
    assert found.message("vi") == (
        "2 dòng của bảng “Tài liệu nguồn” giống hệt số liệu đang dùng, nạp lại không thay đổi gì."
    )


def test_numbers_kept_as_text_are_told_once_a_column_where_others_are_numbers() -> None:
    rows = [_score(5, score="41,62"), _score(6, province_code="01", score="41,9")]
    (found,) = _warnings(*rows)
    assert (found.rule, found.cell, found.facts["count"]) == ("text_number", "E5", "2")
    # In a CSV file everything is text.
    assert _warnings(_score(5, year="2020", score="41,62")) == []


def test_results_of_units_need_their_edition_and_their_time() -> None:
    given = {"scheme": "DDCI", "source_id": "seed-000", "score": 80}
    row = _row("unit_score", 4, **given, year=2023, unit_id="daknong.so-noi-vu")
    assert [found[:2] for found in _errors(row)] == [("no_unit_edition", "E4")]
    edition = _row(
        "unit_edition", 5, scheme="DDCI", year=2023, province_code="Đắk Nông", coverage="full",
        block="sở, ban, ngành", n_units=20,
    )  # fmt: skip
    assert _errors(row, edition) == []
    ranked = _row(
        "unit_score", 4, **given, year=2023, unit_id="daknong.so-noi-vu", published_rank=21
    )
    assert [found[:2] for found in _errors(ranked, edition)] == [("rank_above_field", "F4")]
    ended = _row("unit_score", 4, **given, year=2026, unit_id="daknong.so-noi-vu-2025")
    assert "unit_not_in_year" in {found[0] for found in _errors(ended)}


def test_a_duty_names_somebody_who_is_on_record() -> None:
    duty = {
        "duty_id": "duty-900", "province_code": "62", "index_code": "PAPI", "role": "lead",
        "duty": "x", "source_id": "seed-000", "unit_name": "Sở Mới",
    }  # fmt: skip
    assert _errors(_row("responsibility", 4, **duty)) == [("no_duty_holder", "G4", "Sở Mới", "")]
    holder = _row(
        "duty_holder", 5, province_code="62", unit_name="Sở Mới", scope="outside", unit_id=None
    )
    assert _errors(_row("responsibility", 4, **duty), holder) == []
    # A duty may be about a scheme of the province's own.
    assert (
        _errors(
            _row("responsibility", 4, **{**duty, "index_code": "DDCI", "unit_name": "Sở Nội vụ"})
        )
        == []
    )


def test_findings_are_no_more_than_can_be_read() -> None:
    rows = [_score(line, province_code=f"xyz {line}", score=1) for line in range(1, 1102)]
    _, findings = _checked(rows)
    assert len(findings) == check.MOST
    assert findings[-1].rule == "more"
    assert findings[0].cell == "D1"
    assert int(findings[-1].facts["count"]) > 100


def test_rows_come_back_in_their_order_with_what_could_be_read() -> None:
    rows = [_score(7, score="abc"), _row("source", 2, source_id="x", title="x"), _score(5, score=1)]
    typed, _ = _checked(rows)
    assert [(row.table, row.line) for row in typed] == [
        ("province_score", 7), ("source", 2), ("province_score", 5),
    ]  # fmt: skip
    assert typed[0].values["score"] is None


def test_the_rows_of_an_edition_as_held_have_no_fault(real_version: Path) -> None:
    held = source_tables.read(real_version)["province_score"].rows.values()
    rows = [
        _row("province_score", line, **row)
        for line, row in enumerate(held, start=2)
        if (row["index_code"], row["year"]) == ("PCI", 2021)
    ]
    (found,) = _checked(rows)[1]
    assert (found.level, found.rule, found.facts["count"]) == ("warning", "duplicate", "693")


def test_every_rule_has_words() -> None:
    rules = [rule for one in schemas().values() for rule in one.rules]
    assert len(rules) > 300
    wanted = {*PAIRS.values(), *(rule.name for rule in rules if rule.name != "unknown")}
    for one in (rule for rule in rules if rule.name == "unknown"):
        own = f"unknown_{one.parents[0]}"
        wanted.add(own if one.parents[0] in OWN_WORDS else "unknown_row")
    for language in some(LANGUAGES):
        assert {rule for rule in wanted if f"load_check.{rule}" not in catalogue(language)} == set()
