"""Provinces under any spelling: address, template and publisher's sheet agree."""

import unicodedata

import pytest

from dashboard.catalog.provinces import codes_by_spelling, find_province, province_codes
from dashboard.ingest.layout.provinces_found import province, spellings
from dashboard.ingest.reading import Row
from dashboard.ingest.validate import check
from dashboard.text.folding import fold


@pytest.fixture(autouse=True)
def _figures(request: pytest.FixtureRequest) -> None:
    """The real figures, unless a test is on the tiny world."""
    if "world" not in request.fixturenames:
        request.getfixturevalue("real")


SPELLINGS = {
    "Đắk Nông": "67", "dak nong": "67", "DAKNONG": "67", "Đăk Nông": "67",
    # Look-alike letters: of Icelandic, of Ewe.
    "Ðắk Nông": "67", "ðắk nông": "67", "Ɖắk Nông": "67",
    unicodedata.normalize("NFD", "Đắk Nông"): "67",
    "TT-Huế": "46", "Thừa Thiên - Huế": "46", "TT Hue": "46",
    "Hà Nội": "01", "Thủ đô Hà Nội": "01", "1. Hà Nội": "01", "1 Hà Nội": "01", "1) Ha Noi": "01",
    "Hà Nội (1)": "01", "Hà Nội [2]": "01", "Ha Noi City": "01", "Thành phố Hà Nội": "01",
    "Cần Thơ (TP)": "92", "TP. Cần Thơ": "92", "TP Cần Thơ": "92", "Can Tho city": "92",
    "UBND tỉnh Kon Tum": "62", "Tỉnh Kon Tum": "62", "Kon Tum province": "62", "Kon Tum (62)": "62",
    "Bà Rịa - Vũng Tàu": "77", "Ba Ria-Vung Tau": "77", "TP.HCM": "79", "Tp. Hồ Chí Minh": "79",
}  # fmt: skip
STRANGERS = ["Kon Tm", "", "Trung vị", "Bộ Nội vụ", "Total", "()", "99.", "Tỉnh", "City"]


def _uploaded(spelling: str) -> object:
    """What a row of our template makes of it."""
    key = {"index_code": "PAPI", "year": 2020, "component_code": "TOTAL"}
    row = Row("province_score", {**key, "province_code": spelling, "score": 40.0}, "S", 2)
    return check.checked([row], {}).rows[0].values["province_code"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_address_upload_and_publisher_find_the_same_province(spelling: str) -> None:
    found = [find_province(spelling), province(spelling, spellings(is_current=False))]
    assert found == [SPELLINGS[spelling]] * 2


def test_a_template_finds_them_too() -> None:
    some = [*SPELLINGS][::4]
    assert [_uploaded(spelling) for spelling in some] == [SPELLINGS[name] for name in some]
    assert _uploaded("Kon Tm") == "Kon Tm"


@pytest.mark.parametrize("written", STRANGERS)
def test_what_names_no_province_is_none_to_all(written: str) -> None:
    assert find_province(written) == written
    assert province(written, spellings(is_current=False)) == ""


def test_an_ordinal_is_a_code_in_an_address_and_none_in_a_publisher_s_table() -> None:
    for written in ("1", "01", "1.", "(62)"):
        assert province(written, spellings(is_current=False)) == ""
    assert [find_province(code) for code in ("1", "01", "62")] == ["01", "01", "62"]


def test_a_code_in_brackets_says_which_of_two_it_is() -> None:
    assert province_codes("Lâm Đồng") == ("68", "n68")
    assert province_codes("Lâm Đồng (n68)") == ("n68",)
    # A footnote's number says nothing, nor does another province's code.
    assert province_codes("Hà Nội (62)") == province_codes("Hà Nội")


def test_every_name_and_alias_on_record_is_found_by_all() -> None:
    older = spellings(is_current=False)
    assert len(older) > 200
    assert {name for name, code in older.items() if province_codes(name)[0] != code} == set()


def test_folding_knows_every_letter_that_looks_like_d_with_a_stroke() -> None:
    assert {fold(letter) for letter in "ĐđÐðƉɖ"} == {"d"}


@pytest.mark.usefixtures("world")
def test_a_province_is_found_by_code_names_and_aliases_the_older_era_first() -> None:
    assert codes_by_spelling() == {
        "51": ("51",), "62": ("62",), "67": ("67",), "68": ("68",), "daknong": ("67",),
        "kontum": ("62",), "lamdong": ("68", "n68"), "n51": ("n51",), "n68": ("n68",),
        "quangngai": ("51", "n51"),
    }  # fmt: skip
