"""An index and a scheme nobody has heard of, as rows of the data's tables and nothing else.

``XDTI`` runs to 1000 points and is the plain sum of four components of two parts each: three full
editions, then a partial one in a series of its own. ``XWM`` runs from 0 to 1 and is a weighted mean
of parts on other scales, one of which is a weighted mean itself. ``XKPI`` scores units of two
provinces. Every score follows from a formula, so that a test can work the figures out without the
program.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

INDEX, NAME, NAME_UNIT = "XDTI", "CĐS thử nghiệm", "điểm số hóa"
SCHEME, SCHEME_NAMES = "XKPI", {"vi": "KPI thử nghiệm", "en": "Trial KPI"}
TITLE = "Chỉ số Chuyển đổi số thử nghiệm"
FULL, PARTIAL = (2019, 2020, 2021), 2022
KON_TUM, DAK_NONG = "62", "67"
# Two of the publisher's numbers and two codes of our own, which are not shown.
MAINS = {"A1": "Nhận thức số", "A2": "Thể chế số", "HATANG": "Hạ tầng số", "NHANLUC": "Nhân lực số"}
MAINS_EN = ("Digital awareness", "Digital institutions", "Digital base", "Digital people")
PARTS_OF_EACH = 2
SOURCE, SOURCE_TITLE = "xdti-2021", "Báo cáo Chỉ số Chuyển đổi số thử nghiệm"
TARGET_RANK = 20
DUTY = "Theo dõi mức độ chuyển đổi số thử nghiệm"
LEAD = "Sở Thông tin và Truyền thông"
UNITS = {
    KON_TUM: ("so-noi-vu", "so-tai-chinh", "so-y-te", "so-tu-phap", "so-xay-dung"),
    DAK_NONG: ("so-noi-vu", "so-tai-chinh", "so-y-te", "so-xay-dung"),
}
PLACES = {KON_TUM: "kontum", DAK_NONG: "daknong"}
UNIT_YEARS = (2020, 2021)

WEIGHTED, WEIGHTED_NAME, WEIGHTED_YEAR = "XWM", "Trung bình thử nghiệm", 2020
# Parent, weight in per cent, end of the scale.
WEIGHTS = {
    "W1": ("TOTAL", 40, 5),
    "W2": ("TOTAL", 60, 5),
    "W2.1": ("W2", 25, 10),
    "W2.2": ("W2", 75, 10),
}

Row = Mapping[str, object]
Tables = Mapping[str, Sequence[Row]]


def part_code(main: str, number: int) -> str:
    return f"{main}.{number + 1}"


def part_score(place: int, main: int, number: int, year: int) -> float:
    """Out of 125: a province by its place in the order of codes, from zero."""
    part = PARTS_OF_EACH * main + number
    return 30 + ((place + 1) * (2 * part + 5) + 11 * (year - FULL[0])) % 67 + 0.25 * part


def main_score(place: int, main: int, year: int) -> float:
    return sum(part_score(place, main, number, year) for number in range(PARTS_OF_EACH))


def total(place: int, year: int) -> float:
    return sum(main_score(place, main, year) for main in range(len(MAINS)))


def weighted(place: int) -> dict[str, float]:
    """The scores of ``XWM`` by component: weight x score, brought to the scale of the whole."""
    first, lower, upper = (place * 7 % 11) / 4, (place * 5 % 13) / 2, (place * 3 % 17) / 2
    second = 0.25 * lower * 5 / 10 + 0.75 * upper * 5 / 10
    total = 0.4 * first / 5 + 0.6 * second / 5
    return {"W1": first, "W2.1": lower, "W2.2": upper, "W2": second, "TOTAL": total}


def unit_score(place: int, year: int) -> float:
    """Out of 100, of a unit by its place in ``UNITS``: the order turns round in the second year."""
    return 90 - 5.5 * place if year == UNIT_YEARS[0] else 70 + 6.25 * place


def unit_class(score: float) -> str:
    return "Tốt" if score >= 80 else "Khá"


def provinces(data: Path) -> list[str]:
    """The 63, in the order of their codes, as another index has them."""
    with (data / "papi" / "2020.csv").open(encoding="utf-8", newline="") as handle:
        return sorted({row["province_code"] for row in csv.DictReader(handle)})


def tables(codes: Sequence[str]) -> Tables:
    """All rows by table, each with the columns it fills."""
    scores = [*_scores(codes), *_weighted_scores(codes)]
    return {
        "source": [
            {
                "source_id": SOURCE,
                "title": SOURCE_TITLE,
                "publisher": "Viện Thử nghiệm",
                "published_on": "2022-05-04",
                "reliability": "official",
            }
        ],
        "index": [_index(), _weighted_index()],
        "series": [
            {"series": f"xdti-{year}", "index_code": INDEX, "label": label, "label_en": label_en}
            for year, label, label_en in (
                (FULL[0], "Bộ tiêu chí thử nghiệm", "Trial criteria"),
                (PARTIAL, "Đo lại từ đầu", "New baseline"),
            )
        ]
        + [{"series": "xwm", "index_code": WEIGHTED, "label": "Một kỳ", "label_en": "One edition"}],
        "edition": [
            *(_edition(year, len(codes)) for year in (*FULL, PARTIAL)),
            _weighted_edition(),
        ],
        "component": [*_components(), *_weighted_components()],
        "province_score": scores,
        "expected_rows": [
            {"index_code": index_code, "year": year, "n_rows": n_rows}
            for (index_code, year), n_rows in Counter(
                (row["index_code"], row["year"]) for row in scores
            ).items()
        ],
        "target": [_target()],
        "responsibility": [_duty()],
        "scheme": [
            {
                "scheme": SCHEME,
                "position": 7,
                "short_name": SCHEME_NAMES["vi"],
                "short_name_en": SCHEME_NAMES["en"],
                "name": "Bộ chỉ số KPI thử nghiệm của sở, ban, ngành",
                "name_en": "Trial KPI of departments",
                "max_score": 100,
            }
        ],
        "unit_edition": [
            {
                "scheme": SCHEME,
                "year": year,
                "province_code": code,
                "block": "department",
                "coverage": "full",
                "n_units": len(units),
            }
            for year in UNIT_YEARS
            for code, units in UNITS.items()
        ],
        "unit_score": list(_unit_scores()),
    }


def _index() -> Row:
    return {
        "index_code": INDEX,
        "position": 9,
        "circle": "further",
        "name": NAME,
        "title": TITLE,
        "title_en": "Trial Digital Transformation Index",
        "measures": "chấm mức độ chuyển đổi số",
        "measures_en": "how digital a province is",
        "publisher": "Viện Thử nghiệm",
        "unit": NAME_UNIT,
        "unit_en": "digital points",
        "decimals": 2,
        "plan_decimals": 2,
        "aggregation": "sum",
        "rounding": 0.001,
    }


def _weighted_index() -> Row:
    return {
        **_index(),
        "index_code": WEIGHTED,
        "position": 10,
        "name": WEIGHTED_NAME,
        "aggregation": "weighted_mean",
        "rounding": 0.000001,
    }


def _weighted_edition() -> Row:
    return {
        **_edition(WEIGHTED_YEAR, 63),
        "index_code": WEIGHTED,
        "series": "xwm",
    }


def _weighted_components() -> Iterator[Row]:
    own = {"index_code": WEIGHTED, "first_year": WEIGHTED_YEAR, "last_year": WEIGHTED_YEAR}
    yield _component("TOTAL", "", ("Trung bình", "Weighted total"), 1) | own
    for code, (parent, weight, highest) in WEIGHTS.items():
        names = (f"Phần {code}", f"Part {code}")
        yield _component(code, parent, names, highest) | own | {"weight": weight}


def _weighted_scores(codes: Sequence[str]) -> Iterator[dict[str, object]]:
    for place, code in enumerate(codes):
        for component, score in weighted(place).items():
            yield _score(WEIGHTED_YEAR, code, component, round(score, 8)) | {"index_code": WEIGHTED}


def _edition(year: int, n_provinces: int) -> Row:
    is_full = year != PARTIAL
    return {
        "index_code": INDEX,
        "year": year,
        "field": 63,
        "series": f"xdti-{FULL[0] if is_full else PARTIAL}",
        "coverage": "full" if is_full else "partial",
        "n_provinces": n_provinces,
        "n_scored": n_provinces if is_full else 2,
        "headline_code": "TOTAL",
        "absent_reason": "not_surveyed" if is_full else "not_found",
    }


def _component(code: str, parent: str, names: tuple[str, str], highest: float) -> dict[str, object]:
    return {
        "index_code": INDEX,
        "component_code": code,
        "first_year": FULL[0],
        "last_year": PARTIAL,
        "parent_code": parent,
        "subject": names[1].lower().replace(" ", "-"),
        "name": names[0],
        "name_en": names[1],
        "min_score": 0,
        "max_score": highest,
    }


def _components() -> Iterator[Row]:
    yield _component("TOTAL", "", (TITLE, "Trial total"), 1000)
    for (main, name), name_en in zip(MAINS.items(), MAINS_EN, strict=True):
        yield _component(main, "TOTAL", (name, name_en), 250)
        for number in range(PARTS_OF_EACH):
            letter = "ab"[number]
            names = (f"{name}, phần {letter}", f"{name_en}, part {letter}")
            yield _component(part_code(main, number), main, names, 125)


def _scores(codes: Sequence[str]) -> Iterator[dict[str, object]]:
    for year in FULL:
        for place, code in enumerate(codes):
            yield _score(year, code, "TOTAL", total(place, year))
            for at, main in enumerate(MAINS):
                yield _score(year, code, main, main_score(place, at, year))
                for number in range(PARTS_OF_EACH):
                    own = part_score(place, at, number, year)
                    yield _score(year, code, part_code(main, number), own)
    for code, score, rank in ((KON_TUM, 655.5, 12), (DAK_NONG, 601.25, 30)):
        placed = {"published_rank": rank, "rank_basis": "published", "rank_source_id": SOURCE}
        yield _score(PARTIAL, code, "TOTAL", score) | placed


def _score(year: int, province: str, component: str, score: float) -> dict[str, object]:
    return {
        "index_code": INDEX,
        "year": year,
        "province_code": province,
        "component_code": component,
        "score": score,
        "source_id": SOURCE,
    }


def _target() -> Row:
    return {
        "target_id": "target-xdti-2021",
        "province_code": KON_TUM,
        "index_code": INDEX,
        "component_code": "TOTAL",
        "target_year": FULL[-1],
        "target_kind": "rank",
        "target_value": TARGET_RANK,
        "out_of": 63,
        "issued_by": "UBND tỉnh Kon Tum",
        "source_id": SOURCE,
    }


def _duty() -> Row:
    return {
        "duty_id": "duty-xdti",
        "province_code": KON_TUM,
        "index_code": INDEX,
        "component_code": "A1",
        "unit_name": LEAD,
        "role": "lead",
        "duty": DUTY,
        "document_no": "7/KH-UBND",
        "document_date": "2020-02-03",
        "source_id": SOURCE,
    }


def _unit_scores() -> Iterator[Row]:
    for year in UNIT_YEARS:
        for code, units in UNITS.items():
            for place, unit in enumerate(units):
                score = unit_score(place, year)
                yield {
                    "scheme": SCHEME,
                    "year": year,
                    "unit_id": f"{PLACES[code]}.{unit}",
                    "score": score,
                    "published_class": unit_class(score),
                    "source_id": SOURCE,
                }


def write_into(data: Path, rows: Tables) -> None:
    """Add the rows to a copy of the data folder, as its files hold them."""
    for table, own in rows.items():
        if table in ("province_score", "unit_score"):
            owner = "index_code" if table == "province_score" else "scheme"
            _write_years(data, own, owner)
        else:
            (file,) = data.rglob(f"{table}.csv")
            with file.open(encoding="utf-8", newline="") as handle:
                header = next(csv.reader(handle))
            with file.open("a", encoding="utf-8", newline="") as handle:
                csv.DictWriter(handle, header, lineterminator="\n").writerows(own)


def add_files(folder: Path, data: Path) -> None:
    """Add the rows of a folder's CSV files to those of the same name in a copy of the data."""
    for file in folder.rglob("*.csv"):
        text = file.read_text(encoding="utf-8")
        target = data / file.relative_to(folder)
        target.parent.mkdir(exist_ok=True)
        rows = text.split("\n", 1)[1] if target.exists() else text
        with target.open("a", encoding="utf-8") as handle:
            handle.write(rows)


def _write_years(data: Path, rows: Sequence[Row], owner: str) -> None:
    """One file per year in a folder of the index's or the scheme's name."""
    for whose, year in dict.fromkeys((row[owner], row["year"]) for row in rows):
        folder = data / str(whose).lower()
        folder.mkdir(exist_ok=True)
        own = [
            {name: value for name, value in row.items() if name not in (owner, "year")}
            for row in rows
            if (row[owner], row["year"]) == (whose, year)
        ]
        header = list(dict.fromkeys(name for row in own for name in row))
        with (folder / f"{year}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(own)
