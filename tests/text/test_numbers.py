"""Numbers as readers of each language write them."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text import numbers

MINUS = "\u2212"
# What documents print and what we compute from it: six decimals at most.
PUBLISHED = st.decimals(min_value=-100_000, max_value=100_000, places=6)
LANGUAGES = st.sampled_from(["vi", "en"])


def _read(text: str, language: str) -> Decimal:
    """What a reader of the language reads."""
    thousands, decimal = (".", ",") if language == "vi" else (",", ".")
    return Decimal(text.replace(thousands, "").replace(decimal, ".").replace(MINUS, "-"))


@pytest.mark.parametrize(
    ("value", "decimals", "vietnamese", "english"),
    [
        (41.627, 2, "41,63", "41.63"),
        (41.627, 3, "41,627", "41.627"),
        (62.0243, 2, "62,02", "62.02"),
        (0, 2, "0,00", "0.00"),
        (100, 2, "100,00", "100.00"),
        (1234.5, 2, "1.234,50", "1,234.50"),
        (1234567.891, 1, "1.234.567,9", "1,234,567.9"),
        (-0.2287, 2, f"{MINUS}0,23", f"{MINUS}0.23"),
        # Half goes up, also where binary numbers fall just short of it.
        (2.675, 2, "2,68", "2.68"),
        (0.125, 2, "0,13", "0.13"),
        (1.005, 2, "1,01", "1.01"),
        (-2.675, 2, f"{MINUS}2,68", f"{MINUS}2.68"),
        (0.5, 0, "1", "1"),
        (1.5, 0, "2", "2"),
        (2.5, 0, "3", "3"),
    ],
)
def test_a_score_is_rounded_by_hand_and_written_by_language(
    value: float, decimals: int, vietnamese: str, english: str
) -> None:
    assert numbers.score(value, "vi", decimals) == vietnamese
    assert numbers.score(value, "en", decimals) == english


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (0.2287, "+0,23", "+0.23"),
        (-0.2287, f"{MINUS}0,23", f"{MINUS}0.23"),
        (0.0, "0,00", "0.00"),
        (0.004, "0,00", "0.00"),
        (-0.004, "0,00", "0.00"),
        (1234.0, "+1.234,00", "+1,234.00"),
    ],
)
def test_a_change_carries_its_sign_unless_it_rounds_to_nothing(
    value: float, vietnamese: str, english: str
) -> None:
    assert numbers.signed(value, "vi") == vietnamese
    assert numbers.signed(value, "en") == english


@pytest.mark.parametrize("missing", [None, float("nan"), np.nan, pd.NA, pd.NaT])
def test_what_is_missing_is_a_dash_and_never_zero(missing: object) -> None:
    assert numbers.is_missing(missing)
    for kind in (
        "text", "score", "score3", "score_change", "rank", "rank_change", "year", "whole",
        "percent",
    ):  # fmt: skip
        assert numbers.text(missing, kind, "vi") == "–"
    assert numbers.score(missing, "vi") == "–"
    assert numbers.signed(missing, "en") == "–"
    assert numbers.whole(missing, "en") == "–"
    assert numbers.rank(missing, 63) == "–"
    assert numbers.rank(missing, missing) == "–"
    assert numbers.rank(49, missing) == "49"


@pytest.mark.parametrize("present", [0, 0.0, "", False, np.int32(0), "nan", datetime.date.min])
def test_what_is_there_is_not_missing(present: object) -> None:
    assert not numbers.is_missing(present)


def test_a_place_is_written_with_its_field() -> None:
    assert numbers.rank(49, 63) == "49/63"
    assert numbers.rank(49.0, np.int32(63)) == "49/63"


def test_counts_have_thousands_and_no_decimals() -> None:
    assert (numbers.whole(41_274, "vi"), numbers.whole(41_274, "en")) == ("41.274", "41,274")


@pytest.mark.parametrize(
    ("kind", "value", "vietnamese", "english"),
    [
        ("text", "Đắk Nông", "Đắk Nông", "Đắk Nông"),
        ("score", 41.627, "41,63", "41.63"),
        ("score3", 41.627, "41,627", "41.627"),
        ("score_change", -0.2287, f"{MINUS}0,23", f"{MINUS}0.23"),
        ("rank", 49.0, "49", "49"),
        ("rank_change", 4, "+4", "+4"),
        ("rank_change", -12, f"{MINUS}12", f"{MINUS}12"),
        ("rank_change", 0, "0", "0"),
        ("year", 2020, "2020", "2020"),
        ("year", np.float64(2020), "2020", "2020"),
        ("whole", 41274, "41.274", "41,274"),
        ("percent", 87.16, "87,2%", "87.2%"),
    ],
)
def test_a_cell_is_written_by_its_kind(
    kind: numbers.Kind, value: object, vietnamese: str, english: str
) -> None:
    assert numbers.text(value, kind, "vi") == vietnamese
    assert numbers.text(value, kind, "en") == english


@given(value=PUBLISHED, decimals=st.integers(0, 4), language=LANGUAGES)
def test_reading_a_score_back_gives_the_rounded_value(
    value: Decimal, decimals: int, language: str
) -> None:
    written = numbers.score(float(value), language, decimals)
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert _read(written, language) == rounded
    assert len(written.rpartition("," if language == "vi" else ".")[2]) == decimals or not decimals


@given(value=PUBLISHED, language=LANGUAGES)
def test_reading_a_change_back_gives_the_rounded_value(value: Decimal, language: str) -> None:
    written = numbers.signed(float(value), language)
    rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert _read(written, language) == rounded
    assert written[0] in ("+" if rounded > 0 else MINUS if rounded < 0 else "0")


@given(value=st.integers(0, 10**9), language=LANGUAGES)
def test_reading_a_count_back_gives_the_count(value: int, language: str) -> None:
    assert _read(numbers.whole(value, language), language) == value


def test_nothing_has_no_minus() -> None:
    assert [numbers.score(value, "vi") for value in (-0.0, -0.001)] == ["0,00", "0,00"]
