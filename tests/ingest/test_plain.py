"""What a clerk means by a cell."""

import datetime

import pytest

from dashboard.ingest.grid import Value
from dashboard.ingest.reader import plain
from dashboard.ingest.reader.plain import AmbiguousNumberError, NotPlainError


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (41.627, 41.627), (49, 49.0), (0, 0.0), ("41,62", 41.62), ("41.62", 41.62),
        (" 41 ,62", 41.62), ("41 , 62", 41.62), ("\u00a041,62\u200b", 41.62), ("41", 41.0),
        ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1.234.567", 1234567.0),
        ("1,234,567.89", 1234567.89), ("1.234.567,8", 1234567.8), ("12 345", 12345.0),
        ("12\u00a0345,6", 12345.6), ("12\u202f345.678", 12345.678), ("−3", -3.0), ("–3", -3.0),
        ("- 3,5", -3.5), ("+4", 4.0), ("85%", 85.0), ("85,5 %", 85.5), ("４１，６２", 41.62),
        ("0,627", 0.627), ("0.627", 0.627), ("1234,567", 1234.567), ("41,6270", 41.627),
        ("007", 7.0), (",5", 0.5), ("5,", 5.0), ("1.5E+01", 15.0),
        (None, None), ("khong co", None), ("KHÔNG CÓ SỐ LIỆU", None),
        ("", None), ("-", None), ("–", None), ("N/A", None), (" n/a ", None),
        ("không có", None), ("Chưa có", None), ("...", None), ("#N/A", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_both_languages_write_them(value: Value, number: float | None) -> None:
    assert plain.number(value) == number


@pytest.mark.parametrize(
    ("value", "decimal", "grouped"),
    [
        ("41,627", 41.627, 41627), ("41.627", 41.627, 41627), ("1.322", 1.322, 1322),
        ("-1,234", -1.234, -1234), ("100,000", 100.0, 100000), ("1,234%", 1.234, 1234),
        ("1 .234", 1.234, 1234),
    ],
)  # fmt: skip
def test_three_digits_after_a_single_sign_could_be_either(
    value: str, decimal: float, grouped: float
) -> None:
    with pytest.raises(AmbiguousNumberError) as caught:
        plain.number(value)
    assert (caught.value.decimal, caught.value.grouped) == (decimal, grouped)


def test_what_a_value_can_be_at_most_tells_which_it_is() -> None:
    assert plain.number("41,627", highest=100) == 41.627
    assert plain.number("41.627", highest=100) == 41.627
    assert plain.number("-1.322", highest=100) == -1.322
    assert plain.number("641.627", highest=100) == 641.627
    assert plain.number("641", highest=100) == 641
    with pytest.raises(AmbiguousNumberError):
        plain.number("1.322", highest=2000)


def test_a_whole_number_has_no_decimals() -> None:
    assert plain.whole("1.322") == plain.whole("1,322") == plain.whole("1 322") == 1322
    assert (plain.whole("2020"), plain.whole(2020.0), plain.whole("2020,0")) == (2020, 2020, 2020)
    assert plain.whole("49%") == 49
    assert plain.whole("-") is None
    with pytest.raises(AmbiguousNumberError):
        plain.whole("49,000")
    assert plain.whole("49,000", highest=63) == 49
    for value in ("49,5", 49.5):
        with pytest.raises(NotPlainError):
            plain.whole(value)


@pytest.mark.parametrize(
    "value",
    [
        "Kon Tum", "1.2.3", "1.234.56", "12 34", "1,2,3", "1.234,567.8", "12/14", "(4)", "4 điểm",
        "--4", "4-", "1e999", "inf", "nan", "không", "1_000", "٤١", "½", "²", "%", "1e", "0x10",
        True, datetime.date(2021, 1, 2), float("nan"), float("inf"), 10**400,
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused(value: Value) -> None:
    with pytest.raises(NotPlainError) as caught:
        plain.number(value)
    assert not isinstance(caught.value, AmbiguousNumberError)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (datetime.date(2026, 4, 15), datetime.date(2026, 4, 15)),
        ("2026-04-15", datetime.date(2026, 4, 15)),
        ("2026-04-15 00:00:00", datetime.date(2026, 4, 15)),
        ("2026-04-15T00:00", datetime.date(2026, 4, 15)),
        ("15 thang 4 nam 2026", datetime.date(2026, 4, 15)),
        ("15/4/2026", datetime.date(2026, 4, 15)),
        ("3/4/2026", datetime.date(2026, 4, 3)),
        ("03-04-2026", datetime.date(2026, 4, 3)),
        ("3.4.2026", datetime.date(2026, 4, 3)),
        ("Ngày 15  tháng 4 năm 2026", datetime.date(2026, 4, 15)),
        ("-", None),
        (None, None),
    ],
)
def test_a_day_is_written_day_first(value: Value, day: datetime.date | None) -> None:
    assert plain.day(value) == day


@pytest.mark.parametrize("value", ["31/2/2026", "4/15/2026", "15/4/26", "2026", 46127, "xx", True])
def test_what_is_no_day_is_refused(value: Value) -> None:
    with pytest.raises(NotPlainError):
        plain.day(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" Đắk\u00a0Nông ", "Đắk Nông"), ("-", "-"), ("", None), (None, None), (5, "5"),
        (5.0, "5"), (41.627, "41.627"), (True, "TRUE"), (datetime.date(2026, 4, 15), "2026-04-15"),
    ],
)  # fmt: skip
def test_a_text_is_what_stands_there(value: Value, text: str | None) -> None:
    assert plain.text(value) == text


def test_no_is_not_nothing() -> None:
    assert not plain.is_nothing("không")
    assert not plain.is_nothing(0)
    assert not plain.is_nothing(False)
