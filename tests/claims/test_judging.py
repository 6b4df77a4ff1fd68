"""Why a figure differs, what is asked instead, and the sentence put right."""

import unicodedata

import pytest

from dashboard.claims.check import check
from dashboard.claims.correction import corrected
from dashboard.claims.judging.compare import compared


@pytest.mark.parametrize(
    ("value", "decimals", "held", "verdict"),
    [
        (41.63, 2, 41.627, "agrees"),
        (41.62, 2, 41.627, "agrees_cut"),
        (41.64, 2, 41.627, "differs"),
        (-0.23, 2, -0.2287, "agrees"),
        (0.23, 2, -0.2287, "differs"),
        (62, 0, 62.0243, "agrees"),
        (2.68, 2, 2.675, "agrees"),
    ],
)
def test_a_printed_number_beside_a_held_one(value, decimals, held, verdict) -> None:
    assert compared(value, decimals, held) == verdict


def _only(text: str, province_code: str = ""):
    (found,) = check(text, province_code)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        ("Năm 2019, PAPI của Kon Tum đạt 43,22 điểm.", "other_year", {"year": 2018}),
        (
            "Năm 2021, PCI của Kon Tum đạt 61,95 điểm.",
            "other_province",
            {"province_code": "67"},
        ),
        (
            "Năm 2020, PCI của Kon Tum đạt 60,02 điểm.",
            "contradiction",
            {"contradiction_id": "pci-2020-kon-tum"},
        ),
        ("Năm 2006, PCI của Đắk Nông xếp thứ 62.", "basis_computed", {}),
        ("Năm 2021, PAPI của Kon Tum xếp thứ 54/58.", "field", {"out_of": 60}),
    ],
)
def test_a_differing_figure_has_its_likely_reason(real, text, kind, facts) -> None:
    judged = _only(text).judgement
    assert judged.verdict == "differs"
    assert judged.reason is not None
    assert (judged.reason.kind, judged.reason.facts) == (kind, facts)


def test_the_papers_field_of_63_is_no_fault_of_a_right_rank(real) -> None:
    judged = _only("Năm 2021, PAPI của Kon Tum xếp thứ 54/63.").judgement
    assert (judged.verdict, judged.held, judged.out_of) == ("agrees", 54, 60)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chỉ số PAPI của Kon Tum xếp thứ 49/63.", "unsaid_year"),
        ("Năm 2020, chỉ số PAPI xếp thứ 49/63.", "unsaid_province"),
        ("Năm 2020, Kon Tum xếp thứ 49/63.", "unsaid_index"),
        ("Năm 2021, chỉ số PCI của Kon Tum đạt 5,59 điểm.", "scale"),
    ],
)
def test_what_is_not_said_is_asked(real, text, kind) -> None:
    judged = _only(text).judgement
    assert judged.verdict == "ambiguous"
    assert judged.reason is not None
    assert judged.reason.kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Năm 2024, PCI của Kon Tum đạt 66,10 điểm.", "not_on_record"),
        ("Năm 2003, PCI của Kon Tum đạt 66,10 điểm.", "no_edition"),
        ("Năm 2022, PCI của Kon Tum tăng 5,94 điểm so với năm 2021.", "break"),
        ("Kon Tum phấn đấu chỉ số SIPAS năm 2021 đạt 85,5%.", "no_target"),
    ],
)
def test_what_is_not_held_says_why(real, text, kind) -> None:
    judged = _only(text).judgement
    assert judged.verdict == "not_held"
    assert judged.reason is not None
    assert judged.reason.kind == kind


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (
            "Mở đầu. PCI năm 2020 của Kon Tum đứng thứ 54/63 tỉnh. Hết.",
            "PCI năm 2020 của Kon Tum đứng thứ 56/63 tỉnh.",
        ),
        ("Kon Tum scored 41.99 in PAPI 2020.", "Kon Tum scored 41.63 in PAPI 2020."),
        ("PCI của Kon Tum năm 2022 tăng 26 bậc.", "PCI của Kon Tum năm 2022 tăng 24 bậc."),
        ("PCI của Kon Tum năm 2021 tăng 5 bậc.", ""),
    ],
)
def test_the_sentence_is_put_right_where_a_number_is_enough(real, text, fixed) -> None:
    found = _only(text)
    assert found.judgement.verdict == "differs"
    assert corrected(text, found) == fixed


def test_what_is_carried_is_told_as_a_guess(real) -> None:
    text = "Năm 2020, Kon Tum có chỉ số PCI đạt 62,02 điểm. Tỉnh đứng thứ 56/63."
    first, second = check(text)
    assert first.claim.rule == "score.points"
    assert second.claim.rule == "rank.fraction index:carried year:carried province:carried"
    assert second.judgement.verdict == "agrees"


def test_places_are_those_of_the_draft_as_it_was_written(real) -> None:
    composed = "Năm 2020, PCI của Kon Tum đứng thứ 56/63."
    parted = unicodedata.normalize("NFD", composed)
    for text in (composed, parted):
        found = _only(text)
        assert text[found.start : found.end] == found.text
        assert found.text.endswith("56/63")
