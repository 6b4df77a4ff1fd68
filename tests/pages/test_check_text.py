"""The check of a draft through the frame: paste, press, the summary first, one click to passports.

A draft is strangers' text: nothing in it is markdown, and nothing of it is left behind.
"""

import logging
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ingest.document.document import FILE_BYTES
from dashboard.store import cache
from dashboard.ui.controls import uploads
from tests.opened import open_page, press, said, texts

TEXT = (
    "Thưa các đồng chí!\n"
    "Năm 2020, chỉ số PAPI của Kon Tum đạt 41,62 điểm, đứng thứ 49/63.\n"
    "Chỉ số PCI đạt 62,02 điểm, đứng thứ 54/63. Năm 2024, PCI đạt 66,10 điểm."
)
SUBMIT = {"vi": "Kiểm tra", "en": "Check"}


@pytest.fixture(autouse=True)
def on_real_figures(real) -> None:
    """Everything here answers from the real figures."""


def _checked(text: str, language: str = "vi") -> AppTest:
    at = open_page("check_text", language=language, province="62")
    at.text_area[0].input(text)
    return press(at, SUBMIT[language])


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("vi", "5 số liệu: 3 đúng, 1 khác, 1 không có trong dữ liệu"),
        ("en", "5 figures: 3 agree, 1 differ, 1 not on record"),
    ],
)
def test_the_summary_comes_first_then_what_differs(language: str, summary: str) -> None:
    at = _checked(TEXT, language)
    told = texts(at, "markdown")
    assert told[0] == f"#### {summary}"
    assert "red-background[✗ đứng thứ 54/63]" in told[1]
    assert "56/63" in told[2]


def test_the_draft_stands_as_it_was_with_a_mark_at_every_figure() -> None:
    shown = next(text for text in texts(_checked(TEXT), "markdown") if text.startswith("Thưa"))
    assert "Thưa các đồng chí!\n\nNăm 2020, chỉ số PAPI của Kon Tum đạt" in shown
    assert shown.count("-background[") == 5
    assert ":green-background[≈ 41,62 điểm]" in shown
    assert ":gray-background[– 66,10 điểm]" in shown


def test_one_click_leads_to_the_passport_and_one_copies_the_sentence() -> None:
    at = _checked(TEXT)
    link = next(one for one in at.get("page_link") if one.proto.label == "Lý lịch số liệu")
    assert parse_qs(link.proto.query_string) == {
        "view_source": ["passport"],
        "province": ["62"],
        "index": ["PCI"],
        "year": ["2020"],
    }
    assert texts(at, "code")[0] == "Chỉ số PCI đạt 62,02 điểm, đứng thứ 56/63."


def test_a_file_is_taken_up_to_where_its_size_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(uploads, "expect", asked.append)
    open_page("check_text", province="62")
    assert asked == [2 * FILE_BYTES]


def test_a_text_without_figures_says_so() -> None:
    at = _checked("Chúc hội nghị thành công.")
    assert "Không tìm thấy số liệu nào" in said(at, "info")


def test_nothing_in_a_draft_is_markdown() -> None:
    at = _checked("# **Đậm** [x](http://a.vn) <b>\n- PCI năm 2020 của Kon Tum đứng thứ 56/63.")
    shown = next(text for text in texts(at, "markdown") if "Đậm" in text)
    assert shown.startswith(r"\# \*\*Đậm\*\* \[x\](")
    assert r"\- PCI" in shown


def test_nothing_of_a_draft_is_left_behind(
    real_version: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "bimatkhongduocluu"
    before = {file: file.stat().st_mtime_ns for file in real_version.parent.rglob("*")}
    with caplog.at_level(logging.DEBUG):
        at = _checked(f"{secret} {TEXT}")
    assert secret in said(at, "markdown")
    assert secret not in str(dict(at.query_params))
    assert secret not in caplog.text
    after = {file: file.stat().st_mtime_ns for file in real_version.parent.rglob("*")}
    assert after == before
    kept = [repr(list(one._kept.items())) for one in cache._caches]
    assert kept != []
    assert [text for text in kept if secret in text] == []
    other = open_page("check_text", province="62")
    assert secret not in said(other)
