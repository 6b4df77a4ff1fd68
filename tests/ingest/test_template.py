"""Our template: handed out, filled in, read again, as a workbook and as CSV files."""

import csv
import datetime
import functools
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from dashboard.ingest.grid import Cell, Grid, Value
from dashboard.ingest.reader.book import read_book
from dashboard.ingest.reading import Reading, Row
from dashboard.ingest.template import lists as template_lists
from dashboard.ingest.template import tables as template_tables
from dashboard.ingest.template.files import held, held_units, template_csv_zip, template_xlsx
from dashboard.ingest.template.reading import read_sheet
from dashboard.ingest.template.tables import MAIN, TABLES, columns, sheet_columns, sheet_name
from dashboard.text.folding import fold
from dashboard.text.messages import LANGUAGES, catalogue
from tests.some import some

pytestmark = pytest.mark.usefixtures("real")

Values = Mapping[str, Value]
KON_TUM_2020: dict[str, Value] = {
    "index_code": "PAPI", "year": 2020, "component_code": "TOTAL", "province_code": "62",
    "score": 41.626957686, "missing_reason": None, "published_rank": 49, "rank_basis": "published",
    "published_class": None, "source_id": "mlmcdm-2020", "rank_source_id": "seed-000",
    "derived_from": None, "derived_from_en": None,
}  # fmt: skip
# Đắk Nông 2022: a district that rose four places, its score and place not printed.
KRONG_NO_2022: dict[str, Value] = {
    "scheme": "PAR_UNIT", "year": 2022, "unit_id": "daknong.huyen-krong-no", "score": None,
    "missing_reason": "not_found", "published_rank": None, "published_out_of": 8,
    "published_class": None, "published_rank_change": 4, "source_id": "seed-003", "note": None,
}  # fmt: skip
TARGET: dict[str, Value] = {
    "target_id": "target-901", "province_code": "62", "index_code": "PAPI",
    "component_code": "TOTAL", "target_year": 2026, "target_kind": "rank", "target_value": 39,
    "out_of": 63, "document_no": "01/KH-UBND", "document_date": datetime.date(2026, 1, 5),
    "issued_by": "UBND tỉnh Kon Tum", "source_id": "seed-000",
}  # fmt: skip


def _opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@functools.cache
def _empty(language: str) -> bytes:
    return template_xlsx(language)


def _saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(book: Workbook, table: str, language: str, *rows: Values) -> None:
    """Fill in a sheet as a clerk would: by what stands in row 3, from row 4 down."""
    sheet = book[sheet_name(table, language)]
    places = {cell.value: cell.column for cell in sheet[3]}
    for line, row in enumerate(rows, start=4):
        for code, value in row.items():
            sheet.cell(line, places[code]).value = value


def _readings(content: bytes, name: str) -> list[Reading]:
    found = [read_sheet(grid) for grid in read_book(content, name).grids]
    assert None not in found
    return [reading for reading in found if reading is not None]


def _rows(content: bytes, name: str = "mau.xlsx") -> list[Row]:
    readings = _readings(content, name)
    assert [finding for reading in readings for finding in reading.findings] == []
    return [row for reading in readings for row in reading.rows]


def _grid(rows: Sequence[Sequence[Value | Cell]], sheet: str = "Sheet1") -> Grid:
    return Grid(
        sheet,
        tuple(
            tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in row) for row in rows
        ),
    )


def _read(rows: Sequence[Sequence[Value | Cell]], sheet: str = "Sheet1") -> Reading:
    reading = read_sheet(_grid(rows, sheet))
    assert reading is not None
    return reading


def _typed(table: str, row: Values) -> dict[str, Value]:
    """The texts of a Vietnamese CSV file as what they stand for."""
    kinds = {column.code: column.kind for column in columns(table)}
    return {code: _plain(kinds[code], value) for code, value in row.items()}


def _plain(kind: str, value: Value) -> Value:
    if value is None or kind == "text":
        return value
    if kind == "date":
        return datetime.date.fromisoformat(str(value)[:10])
    return float(str(value).replace(",", "."))


def _by_table(rows: Iterable[Row]) -> dict[str, list[dict[str, Value]]]:
    found: dict[str, list[dict[str, Value]]] = {table: [] for table in TABLES}
    for row in rows:
        found[row.table].append(_typed(row.table, row.values))
    return found


def test_rows_filled_into_the_template_are_read_as_they_are() -> None:
    book = _opened(_empty("vi"))
    _fill(book, "province_score", "vi", KON_TUM_2020)
    _fill(book, "unit_score", "vi", KRONG_NO_2022)
    _fill(book, "target", "vi", TARGET)
    score, unit, target = _rows(_saved(book))
    assert (score.table, score.values, score.is_removal) == ("province_score", KON_TUM_2020, False)
    assert (score.sheet, score.line, score.columns["score"]) == ("Điểm các tỉnh", 4, "E")
    assert (unit.table, unit.values) == ("unit_score", KRONG_NO_2022)
    blank = dict.fromkeys(column.code for column in columns("target"))
    assert (target.table, target.values) == ("target", blank | TARGET)


def test_a_choice_of_a_list_is_read_as_its_code() -> None:
    book = _opened(_empty("vi"))
    chosen = {
        "province_code": "Kon Tum (62)",
        "missing_reason": "không công bố (not_published)",
        "rank_basis": "Công bố",
    }
    _fill(book, "province_score", "vi", KON_TUM_2020 | chosen)
    (row,) = _rows(_saved(book))
    assert row.values == KON_TUM_2020 | {"missing_reason": "not_published"}


def test_all_held_rows_come_back_from_csv_files() -> None:
    given = {table: template_tables.rows(table) for table in TABLES}
    found = _by_table(_rows(template_csv_zip("vi", given), "mau.zip"))
    assert len(found["province_score"]) > 30_000
    for table in some(TABLES):
        assert found[table] == [*given[table]], table


def test_held_rows_of_every_table_come_back_from_a_workbook() -> None:
    given = {table: template_tables.rows(table) for table in TABLES}
    # One edition of the large table; the others are whole.
    given["province_score"] = held("PAPI", 2018)["province_score"]
    found = _by_table(_rows(template_xlsx("en", given)))
    for table in some(TABLES):
        assert found[table] == [*given[table]], table


def test_an_edition_is_handed_out_corrected_and_read_again() -> None:
    book = _opened(template_xlsx("vi", held("PAPI", 2020)))
    assert book.sheetnames == [
        "Hướng dẫn", "Điểm các tỉnh", "Tài liệu nguồn", "Kỳ công bố", "Khoảng tin cậy",
        "Số liệu chung cả nước", "Giải thích cột", "Danh mục",
    ]  # fmt: skip
    sheet = book["Điểm các tỉnh"]
    (line,) = [row[0].row for row in sheet.iter_rows(min_row=4) if _is_kon_tum_total(row)]
    assert sheet.cell(line, 5).value == 41.626957686
    sheet.cell(line, 5).value = 41.63
    before = {_key(row): row for row in held("PAPI", 2020)["province_score"]}
    changed = [
        row.values
        for row in _rows(_saved(book))
        if row.table == "province_score" and row.values != before[_key(row.values)]
    ]
    assert [(row["province_code"], row["score"]) for row in changed] == [("62", 41.63)]


def _is_kon_tum_total(row: Sequence[openpyxl.cell.Cell]) -> bool:
    return (row[2].value, row[3].value) == ("TOTAL", "Kon Tum (62)")


def _key(row: Values) -> tuple[Value, Value]:
    return row["component_code"], row["province_code"]


def test_units_of_a_province_are_handed_out_with_all_that_is_held_of_the_year() -> None:
    given = held_units("PAR_UNIT", 2022, "67")
    assert {table: len(rows) for table, rows in given.items()} == {
        "unit": 29, "unit_score": 6, "unit_edition": 2, "unit_block_summary": 2,
        "unit_class_summary": 6, "unit_criterion_score": 0, "source": 1,
    }  # fmt: skip
    assert KRONG_NO_2022 in given["unit_score"]


def test_the_columns_of_a_sheet_are_those_of_the_schema_and_one_to_remove() -> None:
    book = _opened(_empty("vi"))
    for table in some(TABLES):
        codes = [cell.value for cell in book[sheet_name(table, "vi")][3]]
        assert codes == [*(column.code for column in columns(table)), "remove"]
    scores = [column.code for column in columns("province_score")]
    assert scores == list(KON_TUM_2020)


def test_main_sheets_come_first() -> None:
    names = _opened(_empty("vi")).sheetnames
    assert names[1 : len(MAIN) + 1] == [
        "Điểm các tỉnh", "Đơn vị", "Điểm các đơn vị", "Điểm bình quân khối",
        "Số đơn vị theo xếp loại", "Mục tiêu", "Phân công nhiệm vụ", "Đơn vị được phân công",
        "Mốc việc", "Tài liệu nguồn",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_alone_tell_a_sheet(language: str) -> None:
    for table in some(TABLES):
        labels = [f"{column.label(language)} *" for column in sheet_columns(table)]
        values = [f"v{place}" for place in range(len(labels) - 1)]
        (row,) = _read([[], labels, values]).rows
        assert (row.table, row.line) == (table, 3)
        assert row.values == dict(
            zip((column.code for column in columns(table)), values, strict=True)
        )


def test_codes_alone_tell_a_sheet() -> None:
    for table in some(TABLES):
        codes = [column.code for column in columns(table)]
        (row,) = _read([codes, ["v"] * len(codes)]).rows
        assert (row.table, row.values) == (table, dict.fromkeys(codes, "v"))


def test_a_label_means_one_column_of_its_sheet() -> None:
    for table in some(TABLES):
        meant: dict[str, set[str]] = {}
        for column in sheet_columns(table):
            for text in (column.code, *(column.label(language) for language in LANGUAGES)):
                meant.setdefault(fold(text), set()).add(column.code)
        assert {text: codes for text, codes in meant.items() if len(codes) > 1} == {}


def test_columns_may_stand_in_another_order_and_be_left_out() -> None:
    codes = ["score", "province_code", "component_code", "source_id", "year", "index_code"]
    reading = _read([codes, [41.626957686, "62", "TOTAL", "seed-000", 2020, "PAPI"]])
    (row,) = reading.rows
    assert row.values == {code: KON_TUM_2020[code] for code in codes} | {"source_id": "seed-000"}
    assert row.columns["score"] == "A"
    assert reading.findings == ()


def test_a_column_that_is_not_the_template_s_is_told_and_not_read() -> None:
    reading = _read([["series", "label", "Tên khác", "label_en"], ["X", "Ích", "y", "Ex"]])
    assert [row.values for row in reading.rows] == [
        {"series": "X", "label": "Ích", "label_en": "Ex"}
    ]
    (finding,) = reading.findings
    assert (finding.level, finding.cell, finding.value) == ("warning", "C1", "Tên khác")
    assert finding.message("vi").startswith("Cột “Tên khác” không có trong trang Chuỗi so sánh")


def test_a_value_is_told_in_short() -> None:
    heading = "=cmd|' /C calc'!A0 " * 9
    reading = _read([["series", "label", "label_en", heading], ["X", "Ích", "Ex", 1]])
    assert len(reading.findings[0].value) == 80


def test_figures_without_a_heading_are_told() -> None:
    reading = _read([["series", "label", "label_en"], ["X", "Ích", "Ex", 7]])
    assert [(finding.rule, finding.value) for finding in reading.findings] == [
        ("unknown_column", "D")
    ]


def test_a_column_that_stands_twice_is_told_and_read_once() -> None:
    reading = _read([["series", "label", "label_en", "label"], ["X", "Ích", "Ex", "Khác"]])
    assert reading.rows[0].values["label"] == "Ích"
    assert [(finding.rule, finding.cell) for finding in reading.findings] == [("twice", "D1")]


def test_a_sheet_without_its_key_is_an_error_and_gives_no_rows() -> None:
    title = ["Điểm các tỉnh (province_score)"]
    reading = _read([title, ["province_code", "score", "source_id"], ["62", 41.6, "seed-000"]])
    assert reading.rows == ()
    (finding,) = reading.findings
    assert (finding.level, finding.rule) == ("error", "missing_key")
    assert "index_code, year, component_code" in finding.message("vi")


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["a", "b"], [1, 2]],
        [["Tỉnh", "Điểm", "Thứ hạng"], ["Kon Tum", 41.6, 49]],
        [["Province", "Score", "Rank", "Year"], ["Kon Tum", 41.6, 49, 2020]],
        [["TT", "Tên đơn vị", "Điểm", "Xếp loại"], [1, "Sở Nội vụ", 90, "Tốt"]],
        [["province", "year", "score"], ["Kon Tum", 2020, 41.6]],
    ],
)
def test_another_sheet_is_none_of_ours(rows: list[list[Value]]) -> None:
    assert read_sheet(_grid(rows)) is None


def test_the_header_is_looked_for_in_the_first_ten_rows() -> None:
    sheet = [["series", "label", "label_en"], ["X", "Ích", "Ex"]]
    assert _read([*[["..."]] * 9, *sheet]).rows[0].line == 11
    assert read_sheet(_grid([*[["..."]] * 10, *sheet])) is None


def test_blank_rows_are_skipped_and_blank_cells_say_nothing() -> None:
    reading = _read([["series", "label", "label_en"], [], [None, None], ["X", None, "Ex"]])
    (row,) = reading.rows
    assert (row.line, row.values) == (4, {"series": "X", "label": None, "label_en": "Ex"})


@pytest.mark.parametrize("mark", ["x", "X"])
def test_an_x_takes_a_row_out(mark: str) -> None:
    reading = _read([["series", "label", "label_en", "remove"], ["X", "Ích", "Ex", mark]])
    assert [(row.is_removal, "remove" in row.values) for row in reading.rows] == [(True, False)]
    assert reading.findings == ()


def test_another_mark_than_x_is_an_error() -> None:
    reading = _read([["series", "label", "label_en", "remove"], ["X", "Ích", "Ex", "không"]])
    assert [(found.level, found.rule, found.cell) for found in reading.findings] == [
        ("error", "remove_mark", "D2")
    ]


def test_formulas_and_merged_cells_are_told() -> None:
    rows = [
        ["series", "label", "label_en"],
        ["X", Cell("Ích", is_formula=True), Cell(None, is_formula=True)],
        [Cell("Y", is_merged=True), "Ích", "Ex"],
        [Cell("Y", is_merged=True), "Ích", "Ex"],
    ]
    reading = _read(rows)
    assert [(found.level, found.rule, found.cell) for found in reading.findings] == [
        ("warning", "formula", "B2"),
        ("warning", "merged", "A3"),
    ]
    assert reading.rows[0].values == {"series": "X", "label": "Ích", "label_en": None}


def test_every_finding_says_something_in_both_languages() -> None:
    rows = [
        ["series", "label", "label", "label_en", "remove", "odd"],
        [Cell("X", is_merged=True), Cell("a", is_formula=True), "", Cell(None, is_formula=True)],
        ["Y", "b", "", "c", "bỏ"],
    ]
    rules = {found.rule: found for found in _read(rows).findings}
    rules["missing_key"] = _read([["index_code", "score"]], "province_score").findings[0]
    assert sorted(rules) == [
        "formula", "merged", "missing_key", "remove_mark", "twice",
        "unknown_column",
    ]  # fmt: skip
    for language in some(LANGUAGES):
        assert all(len(found.message(language)) > 30 for found in some(rules.values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_empty_template_is_recognised_and_has_no_rows(language: str) -> None:
    for content, name in (
        (_empty(language), "a.xlsx"),
        (template_csv_zip(language), "a.zip"),
    ):
        readings = _readings(content, name)
        tables = [r.recognised[0].table for r in readings if r.recognised[0].kind == "template"]
        assert tables == [*TABLES]
        assert {r.recognised[0].kind for r in readings} <= {"template", "skipped"}
        assert [r.rows + r.findings for r in readings if r.rows or r.findings] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_of_the_template_is_a_formula(language: str) -> None:
    given = {"series": ({"series": "X", "label": "=1+1", "label_en": '@HYPERLINK("x")'},)}
    for content in (_empty(language), template_xlsx(language, given)):
        cells = [c for sheet in _opened(content) for row in sheet.iter_rows() for c in row]
        assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
        texts = [cell for cell in cells if cell.data_type == "s"]
        assert all(cell.quotePrefix for cell in some(texts))


@pytest.mark.parametrize("text", ["=1+1", "+84 260", "-", "@a", '=HYPERLINK("x")'])
def test_a_text_that_looks_like_a_formula_comes_back_as_it_was(text: str) -> None:
    row: dict[str, Value] = {"series": "X", "index_code": "PCI", "label": text, "label_en": "Ex"}
    given = {"series": (row,)}
    assert [found.values for found in _rows(template_xlsx("vi", given))] == [row]
    bundle = template_csv_zip("vi", given)
    assert [found.values for found in _rows(bundle, "mau.zip")] == [row]
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        (_, written) = csv.reader(
            io.StringIO(archive.read("series.csv").decode("utf-8-sig")), delimiter=";"
        )
    assert written[2] == f"'{text}"


def test_the_lists_hold_all_provinces_of_both_eras() -> None:
    sheet = _opened(_empty("vi"))["Danh mục"]
    (place,) = [cell.column for cell in sheet[3] if cell.value == "Tỉnh"]
    names = [row[0] for row in sheet.iter_rows(4, min_col=place, max_col=place, values_only=True)]
    offered = [str(name) for name in names if name]
    assert len(offered) == len(set(offered)) == 63 + 34
    assert {"Kon Tum (62)", "Quảng Ngãi (51)", "Quảng Ngãi (n51)", "Hà Nội (01)"} <= {*offered}


def test_the_lists_behind_a_sheet_s_columns_are_those_of_the_schema() -> None:
    book = _opened(_empty("vi"))
    sheet = book["Điểm các đơn vị"]
    codes = {cell.column_letter: cell.value for cell in sheet[3]}
    offered = {
        codes[str(rule.sqref).split("4:")[0]]: _choices(book, rule.formula1)
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    assert offered["scheme"][:4] == ["DDCI", "DTI_UNIT", "PAR_UNIT", "SERVICE_Q"]
    assert offered["missing_reason"] == [
        "không công bố (not_published)",
        "không khảo sát (not_surveyed)",
        "cơ quan công bố giữ lại (withheld)",
        "chưa thành lập (did_not_exist)",
        "chưa tìm thấy tài liệu (not_found)",
    ]
    assert "Sở Nội vụ (kontum.so-noi-vu)" in offered["unit_id"]
    assert "seed-000" in offered["source_id"]
    assert offered["remove"] == ["x"]
    assert sorted(offered) == [
        "missing_reason", "published_class", "remove", "scheme", "source_id", "unit_id",
    ]  # fmt: skip


def _choices(book: Workbook, where: str) -> list[object]:
    sheet, cells = where.rsplit("!", 1)
    return [row[0].value for row in book[sheet.strip("'")][cells.replace("$", "")]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_says_what_it_means_beside_the_cell(language: str) -> None:
    book = _opened(_empty(language))
    for table in some(TABLES):
        rules = book[sheet_name(table, language)].data_validations.dataValidation
        prompts = [(rule.promptTitle, rule.prompt) for rule in rules]
        assert prompts == [(c.label(language), c.meaning(language)) for c in sheet_columns(table)]
        # Excel refuses to open a file with longer ones.
        assert all(len(title) <= 32 and len(prompt) <= 255 for title, prompt in some(prompts))


def test_texts_stay_texts_and_dates_dates() -> None:
    sheet = _opened(_empty("vi"))["Mục tiêu"]
    formats = {cell.value: sheet.column_dimensions[cell.column_letter] for cell in sheet[3]}
    assert formats["province_code"].number_format == "@"
    assert formats["document_date"].number_format == "dd/mm/yyyy"
    assert formats["target_year"].number_format == "0"
    assert formats["target_value"].number_format == "General"


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_names_fit_a_workbook(language: str) -> None:
    names = [sheet_name(table, language) for table in TABLES]
    assert len({*names}) == len(TABLES)
    assert [name for name in names if len(name) > 31 or set(name) & set("[]:*?/\\'")] == []


def test_every_word_for_a_column_is_one_of_a_column() -> None:
    own = {(table, column.code) for table in TABLES for column in sheet_columns(table)}
    codes = {code for _, code in own}
    values = {(c.code, value) for table in TABLES for c in columns(table) for value in c.allowed}
    odd = [
        key
        for key in catalogue("vi")
        for about, *rest in [key.removeprefix("load_template.").split(".")]
        if key.startswith("load_template.")
        and (
            (about in ("label", "meaning") and rest[0] not in codes)
            or (about in ("label_of", "meaning_of") and tuple(rest) not in own)
            or (about == "value" and tuple(rest) not in values)
            or (about == "sheet" and rest[0] not in TABLES)
        )
    ]
    assert odd == []


def test_the_csv_files_are_named_after_their_tables_and_come_with_a_text() -> None:
    with zipfile.ZipFile(io.BytesIO(template_csv_zip("vi"))) as archive:
        assert archive.namelist() == ["HUONG-DAN.txt", *(f"{table}.csv" for table in TABLES)]
        assert archive.read("series.csv").startswith(b"\xef\xbb\xbfseries;")
        readme = archive.read("HUONG-DAN.txt").decode("utf-8-sig")
    assert "Ô để trống nghĩa là không có số liệu, không phải số 0." in readme
    assert "province_score.csv" in readme


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_template_has_the_same_bytes(language: str) -> None:
    given = held("PCI", 2024)
    assert template_xlsx(language, given) == template_xlsx(language, given)
    assert template_xlsx(language) == _empty(language)
    assert template_csv_zip(language) == template_csv_zip(language)


def test_every_list_has_its_choices_once() -> None:
    lists = {
        template_lists.list_of(column): column for table in TABLES for column in columns(table)
    }
    for listed in some(filter(None, lists)):
        labels = [choice.label for choice in template_lists.choices(listed, "vi")]
        assert len(labels) == len({*labels}) > 1, listed
