"""A checked draft as files: Word with a comment at every figure, a table with the codes."""

import csv
import io

import docx

from dashboard.export import registry
from dashboard.figures.check_text.content import checked
from dashboard.figures.check_text.request import CheckRequest
from dashboard.figures.check_text.told import CheckedDraft

TEXT = "Kính thưa các đồng chí,\nNăm 2020, PCI của Kon Tum đạt 62,02 điểm, đứng thứ 54/63.\n=1+1"


def _draft(language: str) -> CheckedDraft:
    return checked(CheckRequest(language, "62"), TEXT)


def test_word_has_the_draft_and_a_comment_at_every_figure(real) -> None:
    file = registry.formats("check")["docx"].make(_draft("en"))
    document = docx.Document(io.BytesIO(file))
    assert [one.text for one in document.paragraphs][1:] == TEXT.split("\n")
    comments = [comment.text.split("\n") for comment in document.comments]
    assert [comment[0] for comment in comments] == ["Agrees", "Differs"]
    assert comments[1][-1] == "Năm 2020, PCI của Kon Tum đạt 62,02 điểm, đứng thứ 56/63."
    marked = [run.text for run in document.paragraphs[2].runs if run.font.highlight_color]
    assert marked == ["62,02 điểm", "đứng thứ 54/63"]


def test_the_table_has_words_and_codes(real) -> None:
    file = registry.formats("check")["csv"].make(_draft("vi")).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(file), delimiter=";")
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert [row["Kết luận"] for row in told] == ["Đúng", "Khác"]
    assert [row["index_code"] for row in told] == ["PCI", "PCI"]
    assert [row["value"] for row in told] == ["62.02", "54"]
    assert told[1]["Câu đã sửa"] == "Năm 2020, PCI của Kon Tum đạt 62,02 điểm, đứng thứ 56/63."
