"""The real figures, exactly: what the founding documents and publishers say must come out."""

import duckdb
import pytest

from dashboard.store import queries
from tests import official

# DESIGN, section 3: these names are a contract with whoever opens the file.
CONTRACT = {
    "province": "province_code name name_en region valid_from valid_to successor_code",
    "edition": "index_code year series coverage n_provinces",
    "component": (
        "index_code component_code first_year last_year parent_code name name_en"
        " min_score max_score weight"
    ),
    "province_rank": (
        "index_code year province_code component_code score rank out_of rank_basis published_rank"
        " computed_rank prev_rank rank_change score_change comparable quartile source_id"
        " rank_source_id"
    ),
    "unit": "unit_id province_code block",
    "unit_rank": (
        "scheme year unit_id province_code block score rank out_of class class_basis rank_change"
        " source_id"
    ),
    "target_progress": (
        "province_code index_code component_code target_year target_kind target_value out_of"
        " base_year base_value actual_value gap status source_id actual_source_id"
    ),
    "responsibility": "province_code index_code component_code unit_name role duty source_id",
    "milestone": "province_code kind starts_on ends_on what source_id",
    "fact": "province_code indicator_slug year value numerator denominator unit source_id",
    "source": "source_id title publisher published_on document_no address reliability",
}

PCI_DERIVED = "61.95 points in 2021 plus the rise of 2.92 that the document prints"
STANDINGS = {
    ("62", "PAPI", 2020): {
        "score": 41.626957686, "rank": 49, "out_of": 63, "rank_change": 4, "score_change": -0.228742,
        "rank_basis": "published", "computed_rank": 49, "prev_rank": 53, "quartile": 4,
        "missing_reason": None,
    },
    ("62", "PAPI", 2021): {
        "rank": 54, "out_of": 60, "rank_basis": "computed", "published_rank": None,
        "score_change": None, "comparable": False,
    },
    ("62", "PCI", 2020): {"score": 62.0243, "rank": 56, "out_of": 63, "rank_change": 0},
    ("62", "PCI", 2022): {
        "score": 64.89, "rank": 37, "out_of": 63, "rank_change": 24, "score_change": None,
        "comparable": False, "computed_rank": None, "quartile": None,
    },
    ("67", "PAR_INDEX", 2022): {"rank": 37, "out_of": 63},
    # 61.95 of 2021 and the printed rise of 2.92.
    ("67", "PCI", 2022): {"rank": 38, "score": 64.87, "derived_from_en": PCI_DERIVED},
}  # fmt: skip

TARGETS = {
    ("62", "PAPI", 2021, "rank"): (43, 54, "missed", -11),
    ("62", "PCI", 2021, "rank"): (46, 61, "missed", -15),
    ("62", "PAR_INDEX", 2021, "rank"): (49, None, "no result", None),
    ("62", "PCI", 2022, "rank"): (43, 37, "met", 6),
    ("67", "PCI", 2021, "rank"): (59, 52, "met", 7),
    ("66", "PAR_INDEX", 2025, "rank_gain"): (5, None, "pending", None),
}

ABSENT_FROM_PAPI = {
    2014: ["24", "87"],
    2018: ["22", "87"],
    2021: ["22", "24", "27"],
    2022: ["24", "27"],
    2023: ["22", "74"],
    2024: ["26", "82"],
}

ECONOMIC_ZONE_AUTHORITY = [
    (2015, "Tốt"), (2016, "Xuất sắc"), (2017, "Xuất sắc"), (2018, "Tốt"), (2019, "Xuất sắc"),
    (2020, "Xuất sắc"), (2021, "Xuất sắc"), (2022, "Tốt"), (2023, "Xuất sắc"),
]  # fmt: skip

Connection = duckdb.DuckDBPyConnection


def rows(connection: Connection, sql: str, **values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        return cursor.execute(sql, values).fetchall()


@pytest.mark.parametrize("table", CONTRACT)
def test_public_columns_are_there_in_their_order(real: Connection, table: str) -> None:
    wanted = CONTRACT[table].split()
    found = [
        row[0]
        for row in rows(
            real,
            "select column_name from duckdb_columns() where table_name = $table"
            " order by column_index",
            table=table,
        )
    ]
    assert [column for column in found if column in wanted] == wanted


@pytest.mark.parametrize("key", STANDINGS, ids=lambda key: "-".join(str(part) for part in key))
def test_a_known_standing_comes_out(real: Connection, key: tuple[str, str, int]) -> None:
    wanted = STANDINGS[key]
    found = rows(
        real,
        f"select {', '.join(wanted)} from province_rank where province_code = $province"
        " and index_code = $index and year = $year and component_code = 'TOTAL'",
        province=key[0],
        index=key[1],
        year=key[2],
    )
    assert [dict(zip(wanted, row, strict=True)) for row in found] == [wanted]


@pytest.mark.parametrize("key", TARGETS, ids=lambda key: "-".join(str(part) for part in key))
def test_what_became_of_a_promise(real: Connection, key: tuple[str, str, int, str]) -> None:
    found = rows(
        real,
        "select target_value, actual_value, status, gap from target_progress"
        " where province_code = $province and index_code = $index and component_code = 'TOTAL'"
        " and target_year = $year and target_kind = $kind",
        province=key[0],
        index=key[1],
        year=key[2],
        kind=key[3],
    )
    assert found == [TARGETS[key]]


def test_nothing_is_computed_for_a_partial_edition(real: Connection) -> None:
    found = rows(
        real,
        "select count(*), count(computed_rank), count(quartile),"
        " count(*) filter (where rank_basis = 'computed') from province_rank"
        " where coverage = 'partial'",
    )
    partial = {
        (row["index_code"], row["year"])
        for row in official.rows("reference/edition.csv")
        if row["coverage"] == "partial"
    }
    n_rows = [
        int(row["n_rows"])
        for row in official.rows("expected_rows.csv")
        if (row["index_code"], row["year"]) in partial
    ]
    assert found == [(sum(n_rows), 0, 0, 0)]
    spread = "select * from edition_statistic semi join edition on edition.index_code"
    assert (
        rows(
            real,
            f"{spread} = edition_statistic.index_code and edition.year = edition_statistic.year"
            " and edition.coverage = 'partial'",
        )
        == []
    )


def test_every_score_of_a_full_edition_is_placed(real: Connection) -> None:
    found = rows(
        real,
        "select count(*) from province_rank where coverage = 'full'"
        " and (score is null) <> (computed_rank is null)",
    )
    assert found == [(0,)]


@pytest.mark.parametrize("table", ["province_score", "province_result", "unit_score"])
def test_a_score_is_null_exactly_when_a_reason_is_given(real: Connection, table: str) -> None:
    found = rows(
        real,
        f"select count(*) from {table} where (score is null) <> (missing_reason is not null)",
    )
    assert found == [(0,)]


def test_absent_papi_provinces_carry_their_reason(real: Connection) -> None:
    found = rows(
        real,
        "select year, list(province_code order by province_code), list(distinct missing_reason)"
        " from province_score where index_code = 'PAPI' and component_code = 'TOTAL'"
        " and score is null group by year order by year",
    )
    assert found == [(year, codes, ["not_published"]) for year, codes in ABSENT_FROM_PAPI.items()]


def test_2018_lacks_a_total_where_only_some_dimensions_were_published(real: Connection) -> None:
    found = rows(
        real,
        "select province_code, list(component_code order by component_code)"
        " from province_score where index_code = 'PAPI' and year = 2018 and score is null"
        " and not contains(component_code, '.') group by province_code order by 1",
    )
    assert found == [(code, ["D2", "D4", "TOTAL"]) for code in ("22", "87")]


def test_every_full_papi_edition_has_a_row_for_every_province(real: Connection) -> None:
    found = rows(
        real,
        "select year, count(*) from province_score where index_code = 'PAPI'"
        " and component_code = 'TOTAL' group by year order by year",
    )
    assert found == [(year, 63) for year in range(2011, 2025)]


def test_both_eras_have_their_provinces(real: Connection) -> None:
    found = rows(
        real,
        "select valid_to::varchar, count(*), count(successor_code),"
        " count(*) filter (where valid_from = date '2025-07-01') from province"
        " group by valid_to order by valid_to nulls last",
    )
    assert found == [("2025-06-30", 63, 63, 0), (None, 34, 0, 34)]


def test_every_new_province_has_predecessors(real: Connection) -> None:
    found = rows(
        real,
        "select count(distinct old.successor_code) from province as old"
        " inner join province as new on old.successor_code = new.province_code"
        " where new.valid_to is null",
    )
    assert found == [(34,)]
    into = "select province_code from province where successor_code = $code order by 1"
    assert rows(real, into, code="n51") == [("51",), ("62",)]
    assert rows(real, into, code="n68") == [("60",), ("67",), ("68",)]


def test_both_eras_have_a_tile_of_its_own_for_every_province(real: Connection) -> None:
    found = rows(
        real,
        "select valid_to is null, count(*), count(distinct (tile_column, tile_row))"
        " from province_tile inner join province using (province_code)"
        " group by all order by 1",
    )
    assert found == [(False, 63, 63), (True, 34, 34)]


def test_hoang_sa_and_truong_sa_are_on_both_maps(real: Connection) -> None:
    found = rows(real, "select name, province_code from island_tile order by province_code")
    assert found == [
        ("Hoàng Sa", "48"), ("Trường Sa", "56"), ("Hoàng Sa", "n48"), ("Trường Sa", "n56"),
    ]  # fmt: skip


def test_rank_exceptions_are_the_known_ones(real: Connection) -> None:
    found = rows(real, "select reason, count(*) from rank_exception group by reason order by 1")
    assert found == [("former_province", 34), ("tie", 2), ("tie_after_rounding", 6)]


def test_the_economic_zone_authority_has_its_nine_classes(real: Connection) -> None:
    found = rows(
        real,
        "select year, class from unit_rank where unit_id = 'kontum.bql-khu-kinh-te'"
        " and scheme = 'PAR_UNIT' order by year",
    )
    assert found == ECONOMIC_ZONE_AUTHORITY


def test_the_economic_zone_authority_was_third_and_first(real: Connection) -> None:
    found = rows(
        real,
        "select year, rank, out_of, score, rank_basis from unit_rank"
        " where unit_id = 'kontum.bql-khu-kinh-te' and rank is not null order by year",
    )
    assert found == [(2017, 3, 20, 93.0, "published"), (2021, 1, 20, 95.3, "published")]


def test_thua_thien_hue_2021_ranks_its_21_departments(real: Connection) -> None:
    found = rows(
        real,
        "select list(rank order by rank), list(distinct out_of), min(score), max(score)"
        " from unit_rank where scheme = 'PAR_UNIT' and year = 2021 and province_code = '46'"
        " and block = 'department'",
    )
    assert found == [(list(range(1, 22)), [21], 73.475, 97.685)]


def test_every_place_and_change_is_its_own_arithmetic(real: Connection) -> None:
    found = rows(
        real,
        "select count(*) from province_rank where rank_change <> prev_rank - rank"
        " or rank > out_of or rank <> coalesce(published_rank, computed_rank)"
        " or abs(score_change - (score - prev_score)) > 0.000001"
        " or (score_change is not null and not comparable)",
    )
    assert found == [(0,)]


def test_the_components_of_kon_tum_that_are_low_or_fell(real: Connection) -> None:
    """PAPI 2020: the last quarter of the field, or down by more than the provinces' median."""
    rows = queries.load("component_tree").run(
        real, province_code="62", index_code="PAPI", year=2020, from_year=2019
    )
    rows = rows[rows["parent_code"] == "TOTAL"]
    weak = {row["component_code"]: (row["is_low"], row["has_fallen"]) for _, row in rows.iterrows()}
    assert weak == {
        "D1": (False, False), "D2": (False, False), "D3": (True, True), "D4": (True, False),
        "D5": (False, False), "D6": (False, False), "D7": (True, False), "D8": (False, True),
    }  # fmt: skip
