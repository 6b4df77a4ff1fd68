"""Workbooks of the shapes in which PAPI and PCI are published, made from our own figures.

They have what the publishers' have: leading spaces and misspelt headings, sheets that repeat one
another in another order, zeros or blanks for "no result", groups told by colour alone, numbers of
provinces of the survey's own, lists of provinces side by side, a hidden summary left over from
another year, look-ups and statistics below the table.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import openpyxl
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

DATA = Path(__file__).resolve().parents[1] / "data"
COLOURS = {"high": "2F75B5", "mid-high": "A9D08E", "mid-low": "FFC000", "low": "FFFF99"}
LEGEND = ("Note", "Best Performers", "High Average", "Low Average", "Poor Performers ")
# As headings of the workbooks have them, where they differ from our names.
PAPI_TEXTS = {"D1": " 1: Participation at Local Levels", "D5.3": "5.3: Land Tittle Procedures"}
PCI_CODES = (
    "ENTRY", "LAND", "TRANSPARENCY", "TIME", "INFORMAL", "COMPETITION", "PROACTIVITY", "SUPPORT",
    "LABOR", "LEGAL",
)  # fmt: skip
PCI_SUMMARY = (
    "Gia nhập\n thị trường", "Tiếp cận \nđất đai", "Tính minh bạch", "Chi phí \nthời gian",
    "Chi phí không\n chính thức", "Cạnh tranh bình đẳng", "Tính \nnăng động",
    "Hỗ trợ\n doanh nghiệp", "Đào tạo \nlao động", "Thiết chế\n pháp lý",
)  # fmt: skip
PCI_SUMMARY_EN = (
    "Entry Costs", "Land Access", "Transparency", "Time Costs", "Informal charges", "Bias",
    "Proactivity", "Business support services", "Labor training", "Legal Institutions",
)  # fmt: skip
PCI_NUMBERED_EN = (
    "Entry Costs", "Land Access & Tenure", "Transparency", "Time Costs", "Informal Charges",
    "Policy Bias", "Proactivity", "Business Support Services", "Labor Policy", "Law & Order",
)  # fmt: skip
PCI_SHEETS = (
    "Chi phí gia nhập thị trường", "Tiếp cận đất đai", "Tính minh bạch", "Chi phí thời gian",
    "Chi phí không chính thức", "Cạnh tranh bình đẳng", "Tính năng động", "Dịch vụ hỗ trợ DN",
    "Đào tạo lao động", "Thiết chế pháp lý",
)  # fmt: skip
PCI_VARIABLES = (
    "sub1_entry", "sub2_land", "sub3_transparency", "sub4_time", "sub5_informal",
    "sub6_bias_prov", "sub7_proactivity_prov", "sub8_bss_prov", "sub9_labor_prov",
    "sub10_legal_prov",
)  # fmt: skip
PCI_NAMES = {"46": "TT- Huế", "79": "Tp.HCM", "77": "BRVT"}
PCI_NAMES_EN = {"46": "TT-Hue", "79": "HCMC", "77": "BRVT"}
PCI_CLASSES_EN = {
    "Rất tốt": "Excellent", "Tốt": "High", "Khá": "Mid-high", "Trung bình": "Mid-low",
    "Tương đối thấp": "Low", "Thấp": "Very low",
}  # fmt: skip

Layout = Callable[..., openpyxl.Workbook]
Held = dict[str, str]
Key = tuple[str, str]


def rows(path: str) -> list[Held]:
    """The rows of a file of ours."""
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def held(index_code: str, year: int) -> dict[Key, Held]:
    """What we hold of an edition, by component and province."""
    found = rows(f"{index_code.lower()}/{year}.csv")
    return {(row["component_code"], row["province_code"]): row for row in found}


def provinces(column: str = "name_en") -> dict[str, str]:
    """The names of the 63 provinces by code."""
    found = rows("reference/province.csv")
    return {row["province_code"]: row[column] for row in found if row["valid_to"]}


def _headings(year: int, codes: Iterable[str]) -> dict[str, str]:
    """PAPI's headings by component: number and English name."""
    names = {
        row["component_code"]: row["name_en"]
        for row in rows("reference/component.csv")
        if row["index_code"] == "PAPI" and int(row["first_year"]) <= year <= int(row["last_year"])
    }
    plain = {code: f"{code[1:]}: {names[code]}" for code in codes}
    return plain | {code: text for code, text in PAPI_TEXTS.items() if code in plain}


def papi(year: int, *, no_result: object = None) -> openpyxl.Workbook:
    """The PAPI workbook of 2018 or 2019; ``no_result`` is what stands where there is none."""
    scores = held("PAPI", year)
    codes = sorted({code for code, _ in scores} - {"TOTAL"})
    titles = _headings(year, codes)
    has_total = year == 2019
    if has_total:
        codes.append("TOTAL")
        titles["TOTAL"] = "Unweighted PAPI Score"
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    whole = "2019PAPI_Dims_Sub-dims_ENG" if has_total else f"{year}PAPI-ALLDimentions"
    _papi_sheet(book.create_sheet(whole), scores, codes, titles, no_result)
    dimensions = [code for code in codes if len(code) == 2]
    for code in dimensions:
        name = f"2019PAPI_Dim {code[1]}" if has_total else f"Dimention {code[1]}"
        own = [one for one in codes if one.startswith(code)]
        sheet = book.create_sheet(name)
        _papi_sheet(sheet, scores, own, titles, no_result, order=code)
        if has_total and code == "D5":
            _number_provinces(sheet)
    if has_total:
        every = [*dimensions, "TOTAL"]
        sheet = book.create_sheet("2019PAPI_All Dimensions")
        _papi_sheet(sheet, scores, every, titles, no_result, order="TOTAL")
        sheet = book.create_sheet("2019PAPI_All Dimensions (2)")
        _papi_sheet(sheet, scores, [every[-1], *every[:-1]], titles, no_result)
    return book


def names_of(index_code: str, year: int, *, is_english: bool) -> dict[str, str]:
    """The names of an edition's components, as our tables have them."""
    return {
        row["component_code"]: row["name_en" if is_english else "name"]
        for row in rows("reference/component.csv")
        if row["index_code"] == index_code
        and int(row["first_year"]) <= year <= int(row["last_year"])
    }


PRECISION_EN = (
    " - lower bound of the 95% confidence interval",
    " - upper bound of the 95% confidence interval",
    " - standard error",
)
PRECISION = (
    " - điểm tối thiểu trong khoảng tin cậy 95%",
    " - điểm tối đa trong khoảng tin cậy 95%",
    " - sai số",
)


def papi_in_columns(year: int, *, is_english: bool) -> openpyxl.Workbook:
    """A PAPI workbook as published since 2018: provinces side by side, every indicator in a row.

    Both totals with their intervals, the dimensions with their variances, two indicators below
    each component, a scale beside the names, numbers above the provinces, a note at the end.
    """
    scores, names = held("PAPI", year), names_of("PAPI", year, is_english=is_english)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = f"{year}_VIE_ENG"
    listed = provinces("name_en" if is_english else "name")
    sheet.append(["Code" if is_english else "Mã tỉnh", "Scale" if is_english else "Thang điểm",
                  *map(int, listed)])  # fmt: skip
    sheet.append(["Province" if is_english else "Tỉnh/Thành phố", None, *listed.values()])
    total = "PAPI Index" if is_english else "Chỉ số PAPI tổng hợp"
    kinds = ("weighted", "unweighted") if is_english else ("có trọng số", "không có trọng số")
    made_up = [40 + place / 100 for place in range(len(listed))]
    for kind in kinds:
        own = [scores["TOTAL", code]["score"] for code in listed]
        is_ours = kind == kinds[1]
        sheet.append([f"{total} ({kind})", "10-80 điểm", *(_cells(own) if is_ours else made_up)])
        for text in PRECISION_EN if is_english else PRECISION:
            sheet.append([f"{total} ({kind}){text}", None, *made_up])
    for code in sorted({code for code, _ in scores} - {"TOTAL"}):
        figures = _cells(scores[code, province]["score"] for province in listed)
        if len(code) == 2:
            word = "Dimension" if is_english else "Chỉ số nội dung"
            sheet.append([f"{word} {code[1]}: {names[code]}", "1-10 điểm", *figures])
            word = "Variance (Dimension" if is_english else "Phương sai (Chỉ số nội dung"
            sheet.append([f"{word} {code[1]})", None, *(0.01 for _ in listed)])
        else:
            sheet.append([f"{code[1:]}: {names[code]}*", "0.25-2.5 điểm", *figures])
            for text in ("Tỷ lệ người trả lời cho biết (%)", "Mức độ hài lòng (5 điểm)"):
                sheet.append([text, "0%-100%", *(0.5 for _ in listed)])
    sheet.append([])
    sheet.append(["Ghi chú: ô trống là do mẫu không đủ"])
    return book


def papi_in_rows(year: int, *, is_english: bool) -> openpyxl.Workbook:
    """A PAPI table with a title, two rows of headings and statistics below, as to 2017."""
    scores, names = held("PAPI", year), names_of("PAPI", year, is_english=is_english)
    listed = provinces("name_en" if is_english else "name")
    codes = sorted({code for code, _ in scores} - {"TOTAL"})
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = f"PAPI{year}"
    sheet.append([f"PAPI {year}"])
    sheet.append([])
    total = "Unweighted PAPI" if is_english else "Tổng điểm PAPI (không trọng số)"
    name = "Province" if is_english else "Tỉnh"
    sheet.append(["STT", name, *(code[1:] for code in codes), total])
    sheet.append([None, None, *(f"{code[1:]}. {names[code]}" for code in codes)])
    for line, (province, name) in enumerate(listed.items(), start=1):
        own = _cells(scores[code, province]["score"] for code in (*codes, "TOTAL"))
        sheet.append([line, f"{line}. {name}", *(value or "KCDL" for value in own)])
    words = ("Highest score", "Median") if is_english else ("Điểm cao nhất", "Điểm trung vị")
    for word in words:
        sheet.append([None, word, *(9 for _ in codes), 50])
    return book


def pci_table(year: int, *, is_english: bool, is_numbered: bool) -> openpyxl.Workbook:
    """A PCI summary in one table, with Hà Tây to 2008, last year's score and a target."""
    scores, names = held("PCI", year), names_of("PCI", year, is_english=is_english)
    codes = sorted({code for code, _ in scores} - {"TOTAL"})
    word = "Sub-Index" if is_english else "Chỉ số thành phần"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = f"PCI{year}"
    short = [names[code].split(" (")[0] for code in codes]
    heads = [f"{word} {at}: {name}" if is_numbered else name
             for at, name in enumerate(short, start=1)]  # fmt: skip
    sheet.append(["No", "Province", *heads, f"PCI {year}", "Rank", f"PCI {year - 1}",
                  f"Target {year + 1}"])  # fmt: skip
    surveyed = {province for _, province in scores}
    listed = provinces("name_en" if is_english else "name")
    listed = {code: name for code, name in listed.items() if code in surveyed}
    if year in (2006, 2007, 2008):
        listed["28"] = "Ha Tay" if is_english else "Hà Tây"
    for line, (province, name) in enumerate(listed.items(), start=1):
        known = [scores.get((code, province), {}) for code in (*codes, "TOTAL")]
        place = known[-1].get("published_rank") or None
        figures = _cells(one.get("score", "5.5" if province == "28" else "") for one in known)
        sheet.append([line, name, *figures, f"{place}/63" if place else None, 50.5, 70])
    return book


def _cells(texts: Iterable[str]) -> list[float | None]:
    return [float(text) if text else None for text in texts]


def _papi_sheet(
    sheet: Worksheet,
    scores: dict[Key, Held],
    codes: list[str],
    titles: dict[str, str],
    no_result: object,
    order: str = "",
) -> None:
    names = provinces()
    sheet.append(["Provinces ", *(titles[code] for code in codes)])
    listed = sorted(names, key=lambda code: names[code] if order else code)
    if order:
        listed.sort(key=lambda code: -float(scores[order, code]["score"] or 0))
    for line, province in enumerate(listed, start=2):
        sheet.cell(line, 1, names[province])
        for column, code in enumerate(codes, start=2):
            own = scores[code, province]
            cell = sheet.cell(line, column, float(own["score"]) if own["score"] else no_result)
            if own["published_class"]:
                cell.fill = PatternFill("solid", fgColor=COLOURS[own["published_class"]])
    if order:
        for line, text in enumerate(LEGEND, start=13):
            sheet.cell(line, len(codes) + 4, text)


def _number_provinces(sheet: Worksheet) -> None:
    """The survey's own numbers of provinces in a column before the names, none of ours."""
    sheet.insert_cols(1)
    sheet.cell(1, 1, "Tinh_ID")
    for line in range(2, sheet.max_row + 1):
        sheet.cell(line, 1, 11 + (line * 37) % 85)


def pci(year: int, hidden_year: int) -> openpyxl.Workbook:
    """The PCI workbook of a year from 2013 to 2020, with the hidden English summary of a year."""
    scores = held("PCI", year)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    names = provinces("name") | PCI_NAMES
    _pci_summary(book.create_sheet("Summary_VN"), scores, names, PCI_SUMMARY, year)
    hidden = book.create_sheet("Summary")
    hidden.sheet_state = "hidden"
    english = provinces() | PCI_NAMES_EN
    _pci_summary(hidden, held("PCI", hidden_year), english, PCI_SUMMARY_EN, hidden_year)
    for number, code in enumerate(PCI_CODES, start=1):
        sheet = book.create_sheet(PCI_SHEETS[number - 1])
        _pci_component(sheet, scores, names, number, code, is_new=year > 2013)
    return book


def pci_numbered(year: int, *, is_english: bool = True) -> openpyxl.Workbook:
    """A PCI summary in one table, its sub-indices numbered in their headings, as since 2017."""
    scores = held("PCI", year)
    titles = PCI_NUMBERED_EN if is_english else PCI_SUMMARY
    numbered = "Sub-Index" if is_english else "Chỉ số thành phần"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = f"PCI {year}" if is_english else "Tổng hợp"
    sheet.append([
        *(("Province", "Rank") if is_english else ("Tỉnh", "Xếp hạng")),
        f"The Weighted PCI Score in {year}" if is_english else f"PCI {year}",
        *(f"{numbered} {number}: {title}" for number, title in enumerate(titles, start=1)),
    ])  # fmt: skip
    for code, name in (provinces() if is_english else provinces("name")).items():
        total = scores["TOTAL", code]
        own = (scores[component, code]["score"] for component in PCI_CODES)
        place, *figures = (float(text) for text in (total["published_rank"], total["score"], *own))
        sheet.append([name, int(place), *figures])
    return book


def table(sheet: str, *heads: str) -> openpyxl.Workbook:
    """One sheet of the provinces with a column of made-up figures below each heading."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = sheet
    book.worksheets[0].append(["Tỉnh", *heads])
    for line, name in enumerate(provinces("name").values()):
        figures = (1 + column + line / 100 for column in range(len(heads)))
        book.worksheets[0].append([name, *figures])
    return book


def _pci_summary(
    sheet: Worksheet,
    scores: dict[Key, Held],
    names: dict[str, str],
    titles: tuple[str, ...],
    year: int,
) -> None:
    """Every component with its own list of provinces, from the best; the total's at the right."""
    is_english = titles is PCI_SUMMARY_EN
    order, province = ("No", "Province") if is_english else ("Thứ tự", "Tỉnh")
    head: list[object] = [order, province]
    head += [text for title in titles for text in (title, None)]
    place = f"PCI {year} ranking" if is_english else "Xếp hạng"
    head += [f"PCI {year}", place, "PCI tier" if is_english else "Nhóm\n xếp hạng"]
    sheet.append(head)
    for column, code in enumerate((*PCI_CODES, "TOTAL")):
        own = [row for (component, _), row in scores.items() if component == code]
        own.sort(key=lambda row: int(row["published_rank"] or 0) or -float(row["score"]))
        for line, row in enumerate(own, start=2):
            sheet.cell(line, 1, line - 1)
            sheet.cell(line, 2 + 2 * column, names[row["province_code"]])
            sheet.cell(line, 3 + 2 * column, float(row["score"]))
            if code == "TOTAL":
                word = row["published_class"]
                sheet.cell(line, 24, int(row["published_rank"]))
                sheet.cell(line, 25, PCI_CLASSES_EN[word] if is_english else word)
    below = sheet.max_row + 2
    for column, text in enumerate(head, start=1):
        sheet.cell(below, column, str(text) if text else None)
    sheet.cell(below + 1, 2, names["17"])
    sheet.cell(below + 2, 2, "Ranking" if is_english else "Thứ tự")
    for column, code in enumerate((*PCI_CODES, "TOTAL")):
        sheet.cell(below + 1, 3 + 2 * column, float(scores[code, "17"]["score"]))
        sheet.cell(below + 2, 3 + 2 * column, 57)


def _pci_component(
    sheet: Worksheet,
    scores: dict[Key, Held],
    names: dict[str, str],
    number: int,
    code: str,
    *,
    is_new: bool,
) -> None:
    """The sub-index and two of its indicators, under three rows of headings."""
    own = f"Chỉ số thành phần {number}" if is_new else f"Sub-Index{number}"
    sheet.append(["PCI ID", "Tỉnh", own, "% DN phải chờ hơn một tháng", "Số cuộc thanh tra"])
    sheet.append([None])
    sheet.append([None, "pci_id" if number < 6 else None, PCI_VARIABLES[number - 1], "c4", "d1"])
    listed = sorted(names, key=lambda province: int(province) * 7 % 97)
    for line, province in enumerate(listed, start=4):
        score = float(scores[code, province]["score"])
        for column, value in enumerate((line - 3, names[province], score, 0.1842, 12), start=1):
            sheet.cell(line, column, value)
    below = sheet.max_row + 2
    own_score = float(scores[code, "01"]["score"])
    looked_up = (names["01"], own_score, 0.1842, 12)
    statistics = [(name, 5.5, 0.2, 7) for name in ("Median", "Min", "Max")]
    for place, row in enumerate((looked_up, *statistics)):
        for column, value in enumerate(row, start=2):
            sheet.cell(below + place, column, value)


# Of the document only the last table is written; what stands above it is kept.
TABLE = "| index | year | layouts | languages | provinces | components | total | places |\n"
RULE = "|---|---|---|---|---|---|---|---|\n"
OFFICIAL_FILES = DATA.parent / "docs" / "official-files.md"


def document() -> str:
    """docs/official-files.md with its last table written anew."""
    above = OFFICIAL_FILES.read_text(encoding="utf-8").partition(TABLE)[0]
    return above + TABLE + RULE + "\n".join(_editions()) + "\n"


def _editions() -> Iterator[str]:
    layouts = {"PAPI": "in columns; in rows", "PCI": "one table, by name; numbered"}
    more = {("PAPI", 2018): "by dimension", ("PAPI", 2019): "by dimension",
            ("PCI", 2013): "side by side", ("PCI", 2015): "side by side"}  # fmt: skip
    for index_code, layout in layouts.items():
        for file in sorted((DATA / index_code.lower()).glob("*.csv")):
            year = int(file.stem)
            scores = {key: row for key, row in held(index_code, year).items() if row["score"]}
            parts = {code for code, _ in scores} - {"TOTAL"}
            totals = [row for key, row in scores.items() if key[0] == "TOTAL"]
            n_ranks = sum(bool(row["published_rank"]) for row in totals)
            known = "; ".join(filter(None, (layout, more.get((index_code, year)))))
            n_provinces = len({province for _, province in scores})
            yield (f"| {index_code} | {year} | {known} | vi, en | {n_provinces} | {len(parts)}"
                   f" | {len(totals)} | {n_ranks or '–'} |")  # fmt: skip


if __name__ == "__main__":
    OFFICIAL_FILES.write_text(document(), encoding="utf-8")
