"""Further indices, nine digits and the field of an edition: exact values of real documents."""

import csv
from collections import Counter

import duckdb
import pytest

from dashboard.store import versions

Connection = duckdb.DuckDBPyConnection


def rows(connection: Connection, question: str) -> list[tuple[object, ...]]:
    return connection.execute(question).fetchall()


def test_dti_2022_has_all_63_published_ranks_with_two_fifteenth_and_no_sixteenth(
    real: Connection,
) -> None:
    found = rows(
        real,
        "select published_rank from province_rank where index_code = 'DTI' and year = 2022"
        " and component_code = 'TOTAL'",
    )
    ranks = Counter(rank for (rank,) in found)
    assert len(found) == 63
    assert ranks[15] == 2
    assert 16 not in ranks


def test_dti_2024_is_held_for_63_and_for_34_provinces(real: Connection) -> None:
    found = rows(
        real,
        "select province_code, field, score, rank, out_of from province_rank"
        " where index_code = 'DTI' and year = 2024 and province_code in ('48', 'n48', 'n01')"
        " order by province_code",
    )
    assert found == [
        ("48", 63, 0.8335, 2, 63),
        ("n01", 34, 0.8241, 1, 34),
        ("n48", 34, 0.7069, 17, 34),
    ]


def test_an_edition_of_two_fields_is_read_in_the_one_of_the_province(real: Connection) -> None:
    fields = rows(
        real,
        "select field_read('DTI', 2024, '62'), field_read('DTI', 2024, 'n48'),"
        " field_read('DTI', 2022, 'n48'), field_read('PII', 2025, '62'),"
        " field_read('DTI', 2024, '')",
    )
    assert fields == [(63, 34, 63, 34, 63)]


def test_no_province_stands_in_an_edition_of_the_other_field(real: Connection) -> None:
    found = rows(
        real,
        "select count(*) from province_year inner join province using (province_code)"
        " where field <> field_of(valid_to)",
    )
    assert found == [(0,)]


def test_pci_2025_is_a_series_of_nine_sub_indices_without_a_total(real: Connection) -> None:
    parts = rows(
        real,
        "select component_code from component_in_year where index_code = 'PCI' and year = 2025"
        " and parent_code = 'TOTAL' order by component_code",
    )
    assert [code for (code,) in parts] == [
        "COMPETITION", "COMPLIANCE", "ENABLING_GOV", "ENTRY", "INFORMAL", "LAND", "LEGAL",
        "SUPPORT_LABOR", "TRANSPARENCY",
    ]  # fmt: skip
    found = rows(
        real,
        "select count(*), count(*) filter (where comparable) from province_rank"
        " where index_code = 'PCI' and year = 2025 and score is not null",
    )
    assert found == [(17, 0)]


def test_papi_has_the_digits_of_its_data_set_and_their_sums(real: Connection) -> None:
    found = rows(
        real,
        "select component_code, score from province_rank where index_code = 'PAPI'"
        " and year = 2020 and province_code = '01' and component_code in ('D1', 'D1.1')"
        " order by component_code",
    )
    assert found == [("D1", 5.058956087), ("D1.1", 0.737979233)]


def test_two_provinces_alone_tie_in_papi_since_2020(real: Connection) -> None:
    tied = rows(
        real,
        "select year, component_code, count(*) from province_year where index_code = 'PAPI'"
        " and year >= 2020 and is_tied group by all",
    )
    assert tied == [(2022, "D6.4", 2)]


def test_the_computed_ranks_that_changed_are_on_record(real: Connection) -> None:
    assert rows(real, "select count(*) from rank_revision") == [(86,)]
    found = rows(
        real,
        "select former_rank, computed_rank from rank_revision inner join province_result"
        " using (index_code, year, component_code, province_code)"
        " where (year, component_code, province_code) = (2021, 'D7', '25')",
    )
    assert found == [(24, 25)]


SIX = {
    (2017, "34"): (35, 34), (2017, "35"): (34, 35), (2018, "08"): (36, 34),
    (2018, "24"): (34, 36), (2018, "17"): (49, 48), (2018, "96"): (48, 49),
}  # fmt: skip


@pytest.mark.parametrize("key", SIX)
def test_six_pci_ranks_have_both_readings(real: Connection, key: tuple[int, str]) -> None:
    year, code = key
    ((rank, basis, computed),) = rows(
        real,
        "select rank, rank_basis, computed_rank from province_rank where index_code = 'PCI'"
        f" and year = {year} and province_code = '{code}' and component_code = 'TOTAL'",
    )
    assert ((rank, computed), basis) == (SIX[key], "list_order")
    ((statement, other),) = rows(
        real,
        "select statement, other_statement from contradiction"
        f" where contradiction_id = 'pci-{year}-{code}'",
    )
    assert f"{rank}/63" in str(statement)
    assert f"{computed}/63" in str(other)


def test_the_four_of_the_mission_come_first_and_three_further_ones_after(real: Connection) -> None:
    found = rows(
        real, 'select index_code, circle, decimals from "index" order by circle desc, position'
    )
    assert found == [
        ("PAPI", "mission", 2), ("PAR_INDEX", "mission", 2), ("SIPAS", "mission", 2),
        ("PCI", "mission", 2), ("DTI", "further", 4), ("PGI", "further", 2),
        ("PII", "further", 2),
    ]  # fmt: skip


def test_no_line_of_code_names_a_further_index() -> None:
    named = [
        file.name
        for folder in ("dashboard", "pages", "queries")
        for file in (versions.DATA.parent / folder).rglob("*")
        if file.suffix in (".py", ".sql")
        and any(f'"{code}"' in text or f"'{code}'" in text
                for text in [file.read_text(encoding="utf-8")]
                for code in ("DTI", "PGI", "PII"))
    ]  # fmt: skip
    assert named == []


def test_targets_duties_units_and_statistics_of_the_further_figures_are_held(
    real: Connection,
) -> None:
    assert rows(
        real,
        "select index_code, target_value, stretch_value, document_no from target"
        " where province_code = '51' and target_year = 2025 order by index_code",
    ) == [("PAPI", 30.0, 25.0, "534/QĐ-UBND"), ("PAR_INDEX", 30.0, 25.0, "534/QĐ-UBND")]
    assert rows(
        real, "select count(*) from responsibility where document_no = '2371/UBND-TTHC'"
    ) == [(4,)]
    assert rows(
        real,
        "select value from national_statistic where (index_code, year, statistic)"
        " = ('DTI', 2024, 'national')",
    ) == [(0.7955,)]
    assert rows(
        real, "select score, rank, out_of from unit_rank where unit_id = 'hoabinh.bhxh'"
    ) == [(78.58, 2, 26)]


def test_a_class_that_follows_from_the_place_and_the_published_counts_is_derived(
    real: Connection,
) -> None:
    found = rows(
        real,
        "select unit_id, score, class, class_basis, class_rule from unit_rank"
        " where scheme = 'DTI_UNIT' order by score desc",
    )
    assert found == [
        ("daknong.so-thong-tin-truyen-thong", 887.83, "Tốt", "derived", "count"),
        ("daknong.so-y-te", 877.43, "Tốt", "derived", "count"),
        ("daknong.huyen-dak-mil", 771.89, "Khá", "derived", "count"),
        ("daknong.so-tai-nguyen-va-moi-truong", 650.18, "Khá", "derived", "count"),
        ("daknong.tp-gia-nghia", 529.76, "Trung bình", "derived", "count"),
    ]


DOUBTFUL = ("ufabet", "xsdinh", "wwwiso", "hasontech", "tothethao")


def test_no_source_leads_to_a_mirror_of_doubtful_name_or_to_a_file_name() -> None:
    with (versions.DATA / "reference" / "source.csv").open(encoding="utf-8", newline="") as handle:
        addresses = {row["source_id"]: row["address"] for row in csv.DictReader(handle)}
    assert addresses["vna2013"] == (
        "https://en.sggp.org.vn/"
        "central-province-leads-nation-in-delivering-vital-admin-reforms-post496.html"
    )
    wrong = [
        key
        for key, address in addresses.items()
        if any(name in address for name in DOUBTFUL)
        or (address and not address.startswith(("http://", "https://")))
    ]
    assert wrong == []


def test_the_founding_documents_are_named_and_can_be_read(real: Connection) -> None:
    found = rows(
        real,
        "select source_id, published_on, document_no, address, count(text) from source"
        " inner join document_text using (source_id) where reliability = 'seed'"
        " group by all order by source_id",
    )
    assert [row[:4] for row in found] == [
        ("seed-000", "2021-04-23", None, None), ("seed-001", "2018-08-03", "2146/UBND-TH", None),
        ("seed-002", "2023-10-03", None, None), ("seed-003", "2023-05-26", None, None),
        ("seed-004", "2024-01-25", "41/QĐ-UBND", None),
    ]  # fmt: skip
    assert min(int(str(row[4])) for row in found) > 10
