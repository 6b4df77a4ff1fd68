"""Units in the real figures, exactly: blocks, classes, duties, mergers, and what is not said."""

import re
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from dashboard.build import build
from dashboard.build.build import BuildError
from dashboard.store import queries
from dashboard.store.connection import SEALED
from tests.some import some

Connection = duckdb.DuckDBPyConnection

ECONOMIC_ZONE_AUTHORITY = [
    (2015, "Tốt", None), (2016, "Xuất sắc", 1), (2017, "Xuất sắc", 0), (2018, "Tốt", -1),
    (2019, "Xuất sắc", 1), (2020, "Xuất sắc", 0), (2021, "Xuất sắc", 0), (2022, "Tốt", -1),
    (2023, "Xuất sắc", 1),
]  # fmt: skip

MERGERS_OF_DAK_NONG = {
    "so-dan-toc-va-ton-giao": ["ban-dan-toc"],
    "so-khoa-hoc-va-cong-nghe-2025": ["so-khoa-hoc-va-cong-nghe", "so-thong-tin-truyen-thong"],
    "so-noi-vu-2025": ["so-lao-dong-tbxh", "so-noi-vu"],
    "so-nong-nghiep-va-moi-truong": ["so-nong-nghiep-va-ptnt", "so-tai-nguyen-va-moi-truong"],
    "so-tai-chinh-2025": ["so-ke-hoach-va-dau-tu", "so-tai-chinh"],
    "so-xay-dung-2025": ["so-giao-thong-van-tai", "so-xay-dung"],
}


def rows(connection: Connection, sql: str, **values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        return cursor.execute(sql, values).fetchall()


def _block(
    connection: Connection, chosen: str, scheme: str, year: int, province_code: str, block: str
) -> list[tuple[object, ...]]:
    """``chosen`` columns of the units of a block, best place first."""
    return rows(
        connection,
        f"select {chosen} from unit_rank where scheme = $scheme and year = $year"
        " and province_code = $province_code and block = $block order by rank, unit_id",
        scheme=scheme,
        year=year,
        province_code=province_code,
        block=block,
    )


def _shares(
    connection: Connection, chosen: str, year: int, province_code: str, block: str
) -> list[tuple[object, ...]]:
    return rows(
        connection,
        f"select class, {chosen} from unit_class_share where scheme = 'PAR_UNIT'"
        " and year = $year and province_code = $province_code and block = $block"
        " order by position",
        year=year,
        province_code=province_code,
        block=block,
    )


def _means(
    connection: Connection, year: int, province_code: str, block: str
) -> list[tuple[object, ...]]:
    return rows(
        connection,
        "select published_mean, round(computed_mean, 4) from unit_block_statistic"
        " where scheme = 'PAR_UNIT' and year = $year and province_code = $province_code"
        " and block = $block",
        year=year,
        province_code=province_code,
        block=block,
    )


def test_thua_thien_hue_2021_is_a_full_block_of_21_departments(real: Connection) -> None:
    found = _block(
        real,
        "unit_id, score, rank, out_of, rank_basis, class, class_basis",
        "PAR_UNIT", 2021, "46", "department",
    )  # fmt: skip
    assert len(found) == 21
    assert [found[0], found[1], found[14], found[15], found[20]] == [
        ("hue.van-phong-ubnd", 97.685, 1, 21, "published", "Xuất sắc", "published"),
        ("hue.so-tu-phap", 87.187, 2, 21, "published", "Tốt", "published"),
        ("hue.ban-dan-toc", 80.696, 15, 21, "published", "Tốt", "published"),
        ("hue.so-giao-duc-va-dao-tao", 79.455, 16, 21, "published", "Khá", "published"),
        ("hue.bql-khu-kinh-te", 73.475, 21, 21, "published", "Khá", "published"),
    ]


def test_thua_thien_hue_2021_counts_what_its_rows_say(real: Connection) -> None:
    found = _shares(real, "published_count, computed_count", 2021, "46", "department")
    assert found == [("Xuất sắc", 1, 1), ("Tốt", 14, 14), ("Khá", 6, 6)]


def test_tay_ninh_2023_is_a_full_block_of_19_departments(real: Connection) -> None:
    found = _block(real, "unit_id, score, rank, class", "PAR_UNIT", 2023, "72", "department")
    assert [row[2] for row in found] == list(range(1, 20))
    assert [found[0], found[16], found[17], found[18]] == [
        ("tayninh.van-phong-ubnd", 96.85, 1, "Tốt"),
        ("tayninh.so-ke-hoach-va-dau-tu", 81.7, 17, "Tốt"),
        ("tayninh.so-tai-nguyen-va-moi-truong", 78.49, 18, "Khá"),
        ("tayninh.so-y-te", 49.07, 19, "Kém"),
    ]
    counted = _shares(real, "published_count, computed_count", 2023, "72", "department")
    assert counted == [("Tốt", 17, 17), ("Khá", 1, 1), ("Kém", 1, 1)]


def test_six_of_nine_districts_give_no_mean_and_no_computed_place(real: Connection) -> None:
    found = _block(real, "rank, out_of, rank_basis", "PAR_UNIT", 2023, "72", "district")
    assert found == [(place, 9, "published") for place in range(1, 7)]
    assert _means(real, 2023, "72", "district") == [(None, None)]


def test_binh_duong_2017_ranks_nine_districts_and_names_no_class(real: Connection) -> None:
    found = _block(real, "unit_id, score, rank, class", "PAR_UNIT", 2017, "74", "district")
    assert found == [
        ("binhduong.tp-thu-dau-mot", 84.58, 1, None),
        ("binhduong.tx-tan-uyen", 82.0, 2, None),
        ("binhduong.huyen-bau-bang", 80.27, 3, None),
        ("binhduong.tx-thuan-an", 79.04, 4, None),
        ("binhduong.tx-di-an", 78.06, 5, None),
        ("binhduong.tx-ben-cat", 77.83, 6, None),
        ("binhduong.huyen-dau-tieng", 76.22, 7, None),
        ("binhduong.huyen-phu-giao", 76.03, 8, None),
        ("binhduong.huyen-bac-tan-uyen", 71.46, 9, None),
    ]


def test_binh_duong_2017_printed_the_mean_of_its_rows_rounded(real: Connection) -> None:
    assert _means(real, 2017, "74", "district") == [(78.39, 78.3878)]


def test_da_nang_2022_places_sixteen_departments_with_a_tie(real: Connection) -> None:
    found = _block(real, "unit_id, score, rank, rank_basis", "DDCI", 2022, "48", "department")
    assert [row[2] for row in found] == [1, 2, 3, 4, 5, 6, 7, 8, 8, 10, 11, 12, 13, 14, 15, 16]
    assert {row[3] for row in found} == {"computed"}
    assert [row for row in found if row[2] == 8] == [
        ("danang.so-lao-dong-tbxh", 67.81, 8, "computed"),
        ("danang.so-y-te", 67.81, 8, "computed"),
    ]


def test_da_nang_2022_ranks_vertical_agencies_by_themselves(real: Connection) -> None:
    found = _block(real, "unit_id, score, rank, out_of, class", "DDCI", 2022, "48", "vertical")
    assert found == [
        ("danang.cong-an", 69.8, 1, 5, "Khá tốt"),
        ("danang.cuc-hai-quan", 69.04, 2, 5, "Khá"),
        ("danang.cuc-thue", 68.94, 3, 5, "Khá"),
        ("danang.cuc-quan-ly-thi-truong", 67.92, 4, 5, "Trung bình"),
        ("danang.bhxh", 67.88, 5, 5, "Trung bình"),
    ]


@pytest.mark.parametrize(
    ("year", "block", "counted"),
    [
        (2017, "department", [("Xuất sắc", 5), ("Tốt", 11), ("Khá", 4)]),
        (2017, "district", [("Tốt", 1), ("Khá", 9)]),
        (2021, "department", [("Xuất sắc", 8), ("Tốt", 10), ("Khá", 2)]),
        (2021, "district", [("Tốt", 7), ("Khá", 3)]),
        (2022, "department", [("Xuất sắc", 6), ("Tốt", 11), ("Khá", 3)]),
        (2022, "district", [("Tốt", 4), ("Khá", 6)]),
        (2023, "department", [("Xuất sắc", 7), ("Tốt", 10), ("Khá", 3)]),
        (2023, "district", [("Xuất sắc", 1), ("Tốt", 7), ("Khá", 2)]),
    ],
)
def test_kon_tum_counts_its_classes(
    real: Connection, year: int, block: str, counted: list[tuple[str, int]]
) -> None:
    assert _shares(real, "published_count", year, "62", block) == counted


@pytest.mark.parametrize(
    ("block", "mean", "counted"),
    [
        ("department", 87.83, [("Xuất sắc", 3), ("Tốt", 15), ("Khá", 4)]),
        ("district", 79.61, [("Xuất sắc", 0), ("Tốt", 4), ("Khá", 4)]),
    ],
)
def test_dak_nong_2022_has_its_means_and_counts_and_none_of_ours(
    real: Connection, block: str, mean: float, counted: list[tuple[str, int]]
) -> None:
    assert _means(real, 2022, "67", block) == [(mean, None)]
    assert _shares(real, "published_count", 2022, "67", block) == counted
    assert {row[1] for row in _shares(real, "computed_count", 2022, "67", block)} == {None}


def test_dak_nong_2022_printed_shares_differ_from_the_exact_ones(real: Connection) -> None:
    found = _shares(real, "printed_share, round(share, 3)", 2022, "67", "department")
    assert found == [("Xuất sắc", 13.63, 13.636), ("Tốt", 68.18, 68.182), ("Khá", 18.19, 18.182)]


def test_dak_nong_2022_printed_and_rounded_shares_both_add_up(real: Connection) -> None:
    found = rows(
        real,
        "select sum(printed_share::decimal(5, 2)), sum(round(share, 2)::decimal(5, 2))"
        " from unit_class_share where (scheme, year, province_code, block)"
        " = ('PAR_UNIT', 2022, '67', 'department')",
    )
    assert [tuple(float(cell) for cell in row) for row in found] == [(100.0, 100.0)]


def test_the_economic_zone_authority_moved_one_class_at_a_time(real: Connection) -> None:
    found = rows(
        real,
        "select year, class, class_change from unit_rank where scheme = 'PAR_UNIT'"
        " and unit_id = 'kontum.bql-khu-kinh-te' order by year",
    )
    assert found == ECONOMIC_ZONE_AUTHORITY


def test_khanh_hoa_counts_all_blocks_together_and_ranks_nobody_by_it(real: Connection) -> None:
    assert _shares(real, "published_count", 2021, "56", "all") == [
        ("Tốt", 30), ("Khá", 13), ("Trung bình", 1), ("Yếu", 0),
    ]  # fmt: skip
    assert rows(real, "select count(*) from unit_rank where block = 'all'") == [(0,)]


def test_every_duty_falls_to_somebody_or_is_outside_our_units(real: Connection) -> None:
    resolved = rows(
        real,
        "select scope, count(distinct duty_id) from unit_duty group by scope order by scope",
    )
    assert resolved == [("all", 12), ("block", 3), ("unit", 30)]
    nobody = rows(
        real,
        "select duty_id, unit_name, scope from responsibility"
        " left join duty_holder using (province_code, unit_name)"
        " where duty_id not in (select duty_id from unit_duty) order by duty_id",
    )
    assert nobody == [
        ("duty-026", "Ban Quản lý Dự án RALG Kon Tum", "outside"),
        ("duty-027", "Ban Quản lý Dự án RALG Kon Tum", "outside"),
        ("duty-046", "Các huyện ủy, thành ủy", "outside"),
        ("duty-047", "Cơ quan đầu mối từng chỉ số thành phần", "outside"),
        ("duty-050", "Sở Nội vụ", "outside"),
        ("duty-051", "Sở Kế hoạch và Đầu tư", "outside"),
        ("duty-052", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "outside"),
        # Of Quảng Ngãi no unit is on record.
        ("duty-053", "Các sở, ban, ngành và địa phương", "all"),
    ]


def test_a_duty_falls_to_units_of_its_own_province_only(real: Connection) -> None:
    found = rows(
        real,
        "select count(*) from unit_duty inner join unit using (unit_id)"
        " inner join responsibility using (duty_id)"
        " where unit.province_code <> responsibility.province_code",
    )
    assert found == [(0,)]


def test_merged_departments_of_dak_nong_name_their_successors(real: Connection) -> None:
    found = rows(
        real,
        "select successor_id, list(unit_id order by unit_id), any_value(valid_to)"
        " from unit where successor_id is not null group by successor_id order by successor_id",
    )
    assert found == [
        (f"daknong.{into}", [f"daknong.{unit}" for unit in before], date(2025, 2, 27))
        for into, before in MERGERS_OF_DAK_NONG.items()
    ]


def test_every_district_ended_with_june_2025(real: Connection) -> None:
    found = rows(real, "select distinct valid_to from unit where block = 'district'")
    assert found == [(date(2025, 6, 30),)]


def test_thresholds_are_on_record_for_two_provinces_and_one_year(real: Connection) -> None:
    found = rows(
        real,
        "select province_code, scheme, first_year, last_year, class, min_score, max_score"
        " from unit_criterion where kind = 'threshold' order by criterion_id",
    )
    assert found == [
        ("19", "PAR_UNIT", 2022, 2022, "Tốt", 80.0, None),
        ("72", "PAR_UNIT", 2022, 2022, "Khá", None, 80.0),
        ("72", "PAR_UNIT", 2022, 2022, "Kém", None, 60.0),
        ("72", "PAR_UNIT", 2022, 2022, "Tốt", 80.0, None),
    ]


def test_no_class_is_derived_without_a_threshold_of_that_province_and_year(
    real: Connection,
) -> None:
    found = rows(
        real,
        "select count(*) from unit_rank left join unit_criterion"
        " on unit_rank.class_rule_id = unit_criterion.criterion_id"
        " and unit_rank.province_code = unit_criterion.province_code"
        " and unit_rank.scheme = unit_criterion.scheme"
        " and unit_rank.year between unit_criterion.first_year and unit_criterion.last_year"
        " and unit_criterion.kind = 'threshold'"
        " where (coalesce(class_rule, '') = 'threshold')"
        " <> (unit_criterion.criterion_id is not null)",
    )
    assert found == [(0,)]


def test_scores_of_units_are_not_compared_between_years(real: Connection) -> None:
    found = rows(
        real,
        "select column_name from duckdb_columns() where table_name in ('unit_rank', 'unit_result')"
        " and column_name in ('prev_score', 'score_change')",
    )
    assert found == []


def _fields(connection: Connection) -> dict[tuple[object, ...], dict[object, Decimal]]:
    """Scores by unit of every full block, under its scheme, year, province and block."""
    found: dict[tuple[object, ...], dict[object, Decimal]] = {}
    for *block, unit_id, score in rows(
        connection,
        "select scheme, year, province_code, block, unit_id, score::decimal(10, 4)"
        " from unit_rank where coverage = 'full'",
    ):
        found.setdefault(tuple(block), {})[unit_id] = Decimal(str(score))
    return found


def _place(score: Decimal, others: list[Decimal]) -> int:
    """Equal scores share the better place."""
    return 1 + sum(other > score for other in others)


def _moved(places: int, points: Decimal, own: Decimal, others: list[Decimal]) -> list[int]:
    """Places gained (lost, when falling) at the price, and a ten-thousandth of a point below it."""
    hair = Decimal("0.0001")
    sign = 1 if places > 0 else -1
    # What a fall costs is still harmless; anything more is not.
    prices = [points, points - hair] if places > 0 else [points + hair, points]
    return [sign * (_place(own, others) - _place(own + sign * paid, others)) for paid in prices]


def test_the_price_of_a_place_is_exact_for_every_unit_of_a_full_block(real: Connection) -> None:
    price = queries.load("rank_price")
    fields = _fields(real)
    assert sorted(len(field) for field in fields.values()) == [5, 9, 16, 19, 21]
    for (scheme, year, _, _), field in some(fields.items()):
        for unit_id, own in some(field.items()):
            others = [score for other, score in field.items() if other != unit_id]
            given = {"scored_by": scheme, "component_code": "", "subject_code": unit_id}
            steps = price.run(real, year=year, **given)
            assert list(steps["ranks"]) == [
                by for by in (5, 3, 1, -1, -3) if 1 <= _place(own, others) - by <= len(field)
            ]
            for step in some(steps.itertuples()):
                points = Decimal(str(round(step.points, 4)))
                paid, unpaid = _moved(step.ranks, points, own, others)
                assert unpaid < abs(step.ranks) <= paid
                assert step.own_rank == _place(own, others)
                # A fall says where it ends: a unit that is passed may share its place.
                assert step.ranks > 0 or step.wanted_rank == step.own_rank + paid


@pytest.fixture
def data(lean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the lean data/ that a test may change; its versions are built beside it."""
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path / "versions"))
    return Path(shutil.copytree(lean, tmp_path / "data"))


def _change(file: Path, start: str, old: str, new: str) -> None:
    """Change one cell of the one line that begins with ``start``."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    (at,) = (at for at, line in enumerate(lines) if line.startswith(start))
    assert lines[at].count(old) == 1, lines[at]
    lines[at] = lines[at].replace(old, new)
    file.write_text("".join(lines), encoding="utf-8")


def test_a_class_no_document_states_is_derived_where_its_threshold_is_on_record(
    data: Path,
) -> None:
    """Tây Ninh 2022 has thresholds; Tây Ninh 2023 and Kon Tum 2021 have counts of all units."""
    for year, unit_id, published in [
        (2022, "tayninh.van-phong-ubnd", "Tốt"),
        (2022, "tayninh.so-y-te", "Kém"),
        (2022, "tayninh.huyen-chau-thanh", "Khá"),
        (2022, "thainguyen.tp-thai-nguyen", "Tốt"),
        (2022, "thainguyen.ban-dan-toc", "Trung bình"),
        (2023, "tayninh.so-y-te", "Kém"),
        (2021, "kontum.bql-khu-kinh-te", "Xuất sắc"),
    ]:
        _change(data / "par_unit" / f"{year}.csv", f"{unit_id},", f",{published},", ",,")
    with duckdb.connect(build.build(data), read_only=True, config=SEALED) as connection:
        found = rows(
            connection,
            "select year, unit_id, score, class, class_basis, class_rule_id from unit_rank"
            " where (year, unit_id) in ((2022, 'tayninh.van-phong-ubnd'),"
            " (2022, 'tayninh.so-y-te'), (2022, 'tayninh.huyen-chau-thanh'),"
            " (2022, 'thainguyen.tp-thai-nguyen'), (2022, 'thainguyen.ban-dan-toc'),"
            " (2023, 'tayninh.so-y-te'), (2021, 'kontum.bql-khu-kinh-te'))"
            " and scheme = 'PAR_UNIT' order by year, score",
        )
    assert found == [
        # First of 20, of which a document counts eight as Xuất sắc, ten as Tốt, two as Khá.
        (2021, "kontum.bql-khu-kinh-te", 95.3, "Xuất sắc", "derived", None),
        # Below 60 it is also below 80: the narrower class holds.
        (2022, "tayninh.so-y-te", 55.27, "Kém", "derived", "criterion-065"),
        # Thái Nguyên's only threshold on record is the one of Tốt.
        (2022, "thainguyen.ban-dan-toc", 65.77, None, None, None),
        (2022, "tayninh.huyen-chau-thanh", 76.54, "Khá", "derived", "criterion-064"),
        (2022, "thainguyen.tp-thai-nguyen", 80.35, "Tốt", "derived", "criterion-001"),
        (2022, "tayninh.van-phong-ubnd", 99.28, "Tốt", "derived", "criterion-066"),
        (2023, "tayninh.so-y-te", 49.07, "Kém", "derived", None),
    ]


# Cells spoiled in the sources, and what the build then says below the name and rule of each check.
SPOILED = [
    ("unit/unit_class_summary.csv", "PAR_UNIT,2023,62,department,Khá,", "Khá,3", "Khá,4"),
    ("par_unit/2021.csv", "hue.so-tu-phap,", ",2,21,", ",3,21,"),
    # A gap of a day, an unknown successor, and one without an end.
    ("unit/unit.csv", "daknong.ban-dan-toc,", "2025-02-27", "2025-02-26"),
    ("unit/unit.csv", "daknong.so-lao-dong-tbxh,", "noi-vu-2025", "noi-vu-2026"),
    ("unit/unit.csv", "daknong.so-tai-chinh,", ",2025-02-27,", ",,"),
]
# A duty whose holder is not known as it is written; founded after its result, and closed before it.
SPOILED_ROWS = [
    ("commitment/duty_holder.csv", "62,Sở Y tế,", "Sở Y tế", "Sở Y Tế"),
    ("unit/unit.csv", "hue.so-tu-phap,", "Department of Justice,", "Justice,2022-01-01"),
    ("unit/unit.csv", "binhduong.huyen-bau-bang,", "2025-06-30", "2016-12-31"),
]
TOLD = {
    "unit_class_total": [
        "scheme=PAR_UNIT; year=2023; province_code=62; block=department; n_units=20; n_counted=21"
    ],
    "unit_rank_reproduced": [
        "scheme=PAR_UNIT; year=2021; unit_id=hue.so-tu-phap; published_rank=3; computed_rank=2"
    ],
    "unit_succession": [
        "unit_id=daknong.ban-dan-toc; successor_id=daknong.so-dan-toc-va-ton-giao",
        "unit_id=daknong.so-lao-dong-tbxh; successor_id=daknong.so-noi-vu-2026",
        "unit_id=daknong.so-tai-chinh; successor_id=daknong.so-tai-chinh-2025",
    ],
}


def test_faults_among_the_units_stop_the_build(data: Path) -> None:
    for file, start, old, new in SPOILED:
        _change(data / file, start, old, new)
    with pytest.raises(BuildError) as caught:
        build.build(data)
    told: dict[str, list[str]] = {}
    for fault in caught.value.faults:
        rule, *offenders = fault.splitlines()
        check = rule.removeprefix("data/checks/").split(".sql: fail: ")[0]
        told[check] = [offender.strip() for offender in offenders]
    assert told == TOLD


def test_rows_that_go_with_no_unit_are_told_with_their_line(data: Path) -> None:
    for file, start, old, new in SPOILED_ROWS:
        _change(data / file, start, old, new)
    with pytest.raises(BuildError) as caught:
        build.build(data)
    told = [re.sub(r", line \d+, column", ", column", fault) for fault in caught.value.faults]
    duty = "data/commitment/responsibility.csv, column unit_name, province_code: found 'Sở Y tế,62'"
    lived = "expected a unit that existed in that year"
    assert {*told} == {
        f"{duty}, expected somebody whom duty_holder tells of: a unit, a block, all, or outside",
        "data/par_unit/2017.csv, column unit_id, year: found 'binhduong.huyen-bau-bang,2017',"
        f" {lived}",
        f"data/par_unit/2021.csv, column unit_id, year: found 'hue.so-tu-phap,2021', {lived}",
    }
