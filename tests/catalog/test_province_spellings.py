"""Provinces under any spelling: address, template and publisher's sheet agree."""

import unicodedata

import pytest

from dashboard.catalog.provinces import (
    codes_by_spelling,
    dated_names,
    find_province,
    is_found,
    province_codes,
    province_labels,
    provinces_by_code,
)
from dashboard.figures.address_choices import AddressChoices
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


ERAS = {
    "quảng ngãi mới": "n51", "Quang Ngai moi": "n51", "QUẢNG NGÃI MỚI": "n51",
    "Quang Ngai new": "n51", "Quảng Ngãi (từ 7/2025)": "n51", "Quang Ngai (since 7/2025)": "n51",
    "Quảng Ngãi (đến 6/2025)": "51", "quang ngai cu": "51", "Quang Ngai old": "51",
    "kon tum": "62", "Quảng Ngãi": "51",
}  # fmt: skip


def test_an_address_finds_the_province_of_the_era_that_it_says() -> None:
    assert {typed: find_province(typed) for typed in ERAS} == ERAS


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_two_provinces_have_one_name(language: str) -> None:
    names = dated_names(language)
    assert len(set(names.values())) == len(names) == 97
    suffixes = {"vi": ("(từ 7/2025)", "(đến 6/2025)"), "en": ("(since 7/2025)", "(until 6/2025)")}
    assert [names["n51"], names["51"]] == [
        f"{provinces_by_code(language)['51'].name} {suffix}" for suffix in suffixes[language]
    ]
    assert names["62"] == "Kon Tum"


TYPED = {
    "vi": {"quảng ngãi mới": "n51", "quang ngai moi": "n51", "quang ngai cu": "51",
           "hà tây": "01", "ha tay": "01", "dak nong": "67", "tt-huế": "46"},
    "en": {"quang ngai new": "n51", "ha tay": "01", "dak nong": "67"},
}  # fmt: skip


@pytest.mark.parametrize("language", TYPED)
def test_what_is_typed_into_a_picker_is_found_letter_by_letter(language: str) -> None:
    labels = province_labels(language)
    missed = [typed for typed, code in TYPED[language].items() if not is_found(typed, labels[code])]
    assert missed == []


def test_an_alias_in_a_picker_stands_behind_a_word_that_says_so() -> None:
    labels, names = province_labels("vi"), dated_names("vi")
    assert labels["62"] == "Kon Tum (62)"
    assert labels["n51"] == "Quảng Ngãi (từ 7/2025) (n51; gõ mới, Quang Ngai moi)"
    starts = {code: (f"{name} ({code})", f"{name} ({code}; gõ ") for code, name in names.items()}
    unmarked = [label for code, label in labels.items() if not label.startswith(starts[code])]
    assert unmarked == []


@pytest.mark.parametrize("spelling", ["ha tay", "Hà Tây", "tỉnh Hà Tây"])
def test_ha_tay_leads_to_ha_noi_with_its_note(spelling: str) -> None:
    choices = AddressChoices({"province": [spelling]})
    assert choices.province().code == "01"
    (complaint,) = choices.complaints
    assert complaint.shown == "Hà Nội (đến 6/2025) (Hà Tây nhập vào ngày 01/08/2008)"
    # A publisher's list of before 2009 has a row of its own for it.
    assert province(spelling, spellings(is_current=False)) == ""


@pytest.mark.usefixtures("world")
def test_a_province_is_found_by_code_names_and_aliases_the_older_era_first() -> None:
    assert codes_by_spelling() == {
        "51": ("51",), "62": ("62",), "67": ("67",), "68": ("68",), "daknong": ("67",),
        "kontum": ("62",), "lamdong": ("68", "n68"), "n51": ("n51",), "n68": ("n68",),
        "quangngai": ("51", "n51"),
        "daknongcu": ("67",), "daknongold": ("67",), "kontumcu": ("62",), "kontumold": ("62",),
        "lamdongcu": ("68",), "lamdongold": ("68",), "lamdongden62025": ("68",),
        "lamdonguntil62025": ("68",), "lamdongmoi": ("n68",), "lamdongnew": ("n68",),
        "lamdongtu72025": ("n68",), "lamdongsince72025": ("n68",),
        "quangngaicu": ("51",), "quangngaiold": ("51",), "quangngaiden62025": ("51",),
        "quangngaiuntil62025": ("51",), "quangngaimoi": ("n51",), "quangngainew": ("n51",),
        "quangngaitu72025": ("n51",), "quangngaisince72025": ("n51",),
    }  # fmt: skip
