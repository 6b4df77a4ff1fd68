"""The catalogue of units on the real figures: what they are called and by what they are found."""

from datetime import date

import duckdb
import pytest

from dashboard.catalog import units
from dashboard.catalog.provinces import is_found, provinces_by_code
from dashboard.text.folding import fold


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("kontum.bql-khu-kinh-te", "kontum.bql-khu-kinh-te"),
        ("BQL KKT Kon Tum", "kontum.bql-khu-kinh-te"),
        ("BQL Khu kinh tế tỉnh Kon Tum", "kontum.bql-khu-kinh-te"),
        ("Kon Tum Economic Zone Authority", "kontum.bql-khu-kinh-te"),
        ("so noi vu kon tum", "kontum.so-noi-vu"),
        ("Kon Tum: Sở Nội vụ", "kontum.so-noi-vu"),
        ("Sở Kế hoạch và Đầu tư Đắk Nông", "daknong.so-ke-hoach-va-dau-tu"),
        ("SKHDT Daknong", "daknong.so-ke-hoach-va-dau-tu"),
        ("so noi vu hue", "hue.so-noi-vu"),
        ("UBND huyện Đăk Tô", "kontum.huyen-dak-to"),
        ("dak to", "kontum.huyen-dak-to"),
        ("TP Kon Tum", "kontum.tp-kon-tum"),
        ("thanh tra kon tum", "kontum.thanh-tra-tinh"),
    ],
)
def test_a_unit_is_found_under_any_spelling(spelling: str, key: str) -> None:
    assert units.find_unit(spelling) == key


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("SNV", "kontum.so-noi-vu"),
        ("Sở KH&ĐT", "kontum.so-ke-hoach-va-dau-tu"),
        ("Sở Nội vụ", "kontum.so-noi-vu"),
    ],
)
def test_a_spelling_of_many_provinces_is_the_home_province_s(spelling: str, key: str) -> None:
    assert units.find_unit(spelling) == key


@pytest.mark.parametrize("spelling", ["SNgV", "Châu Thành", "nonsense", "", "62", "kon tum"])
def test_what_is_no_unit_or_one_of_many_elsewhere_is_given_back(spelling: str) -> None:
    assert units.find_unit(spelling) == spelling


def test_of_two_units_with_one_name_the_one_with_results_is_found() -> None:
    assert units.find_unit("SNV Đắk Nông") == "daknong.so-noi-vu"
    found = units.units("vi")
    assert found["daknong.so-noi-vu"].successor == "daknong.so-noi-vu-2025"
    assert found["daknong.so-noi-vu"].valid_to == date(2025, 2, 27)
    assert found["daknong.so-noi-vu-2025"].predecessors == (
        "daknong.so-lao-dong-tbxh",
        "daknong.so-noi-vu",
    )
    assert units.full_name(found["daknong.so-noi-vu"], "vi") == (
        "Sở Nội vụ · Đắk Nông, đến 27/02/2025"
    )
    assert units.full_name(found["daknong.so-noi-vu-2025"], "vi") == (
        "Sở Nội vụ · Đắk Nông, từ 28/02/2025 đến 30/06/2025"
    )


def test_a_unit_is_known_by_its_facts() -> None:
    assert units.units("vi")["kontum.bql-khu-kinh-te"] == units.Unit(
        id="kontum.bql-khu-kinh-te",
        province_code="62",
        block="department",
        name="Ban Quản lý Khu kinh tế tỉnh Kon Tum",
        valid_from=None,
        valid_to=date(2025, 6, 30),
        successor="",
        predecessors=(),
        aliases=("BQL KKT", "BQLKKT"),
        result_count=9,
    )


def test_labels_carry_the_name_the_province_and_what_is_typed() -> None:
    labels = units.unit_labels("vi")
    assert labels["kontum.so-noi-vu"] == "Sở Nội vụ · Kon Tum (so noi vu kon tum)"
    assert labels["kontum.so-ke-hoach-va-dau-tu"] == (
        "Sở Kế hoạch và Đầu tư · Kon Tum (so ke hoach va dau tu kon tum, Sở KH&ĐT)"
    )
    assert units.unit_labels("en")["kontum.so-noi-vu"] == (
        "Department of Home Affairs · Kon Tum (so noi vu kon tum)"
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_label_is_one_unit_s_and_the_home_province_s_come_first(language: str) -> None:
    labels = units.unit_labels(language)
    assert len(set(labels.values())) == len(labels) == 463
    codes = [units.units(language)[key].province_code for key in labels]
    assert [code == "62" for code in codes] == [True] * 32 + [False] * 431
    assert max(map(len, labels.values())) <= 132


def test_typing_a_name_or_an_abbreviation_finds_the_unit_in_the_picker() -> None:
    labels = units.unit_labels("vi")
    missed = []
    for key, unit in units.units("vi").items():
        province = provinces_by_code("vi")[unit.province_code].name
        typed = [
            unit.name,
            units.unmarked(unit.name),
            units.unmarked(unit.name if province in unit.name else f"{unit.name} {province}"),
            *(units.unmarked(alias) for alias in unit.aliases),
            *(alias for alias in unit.aliases if len(alias) <= units.SHORT),
        ]
        missed += [(key, text) for text in typed if not is_found(text, labels[key])]
    assert missed == []


def test_every_key_and_every_name_with_its_province_is_found() -> None:
    """Where two units share a name and a province, either is right."""
    missed = []
    found = units.units("vi")
    for key, unit in found.items():
        province = provinces_by_code("vi")[unit.province_code].name
        other = found[units.find_unit(f"{unit.name} {province}")]
        same = (other.province_code == unit.province_code) or province == "Lâm Đồng"
        if units.find_unit(key) != key or not same or fold(other.name) != fold(unit.name):
            missed.append(key)
    assert missed == []
