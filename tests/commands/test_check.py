"""``python -m dashboard check``: JSON for programs, lines for people, a word for bad files."""

import json
import sys
from pathlib import Path

import pytest

from dashboard.commands import check

TEXT = "PCI năm 2020 của Kon Tum đạt 62,02 điểm, đứng thứ 54/63."
KEYS = [
    "text", "start", "index_code", "year", "province_code", "component_code", "kind", "value",
    "verdict", "held", "source_id", "rule",
]  # fmt: skip


@pytest.fixture
def run(real, tmp_path, monkeypatch, capsys):
    """Runs the command on a text; its exit code, what it printed and what it complained."""

    def on(text: str, *options: str) -> tuple[int, str, str]:
        file = tmp_path / "draft.txt"
        file.write_text(text, encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["check", str(file), *options])
        code = check.main()
        told = capsys.readouterr()
        return code, told.out, told.err

    return on


def test_json_has_exactly_the_keys_of_a_claim(run) -> None:
    code, printed, _ = run(TEXT, "--json")
    claims = json.loads(printed)["claims"]
    assert code == 0
    assert [list(claim) for claim in claims] == [KEYS, KEYS]
    assert claims[1] == {
        "text": "đứng thứ 54/63",
        "start": TEXT.index("đứng"),
        "index_code": "PCI",
        "year": 2020,
        "province_code": "62",
        "component_code": "TOTAL",
        "kind": "rank",
        "value": 54,
        "verdict": "differs",
        "held": 56,
        "source_id": "SITE2020",
        "rule": "rank.fraction",
    }


def test_lines_say_what_is_held_and_how_many_agree(run) -> None:
    code, printed, _ = run(TEXT, "--language", "en")
    lines = printed.splitlines()
    assert code == 1
    assert lines[1].startswith("Differs | đứng thứ 54/63 | PCI 2020 · Kon Tum | On record: 56/63;")
    assert lines[2] == "2 figures: 1 agree, 1 differ"


def test_whose_draft_it_is_can_be_said(run) -> None:
    text = "Năm 2020, chỉ số PAPI của tỉnh đứng thứ 49/63."
    asked = json.loads(run(text, "--json")[1])["claims"]
    assert [claim["verdict"] for claim in asked] == ["ambiguous"]
    told = json.loads(run(text, "--json", "--province", "kon tum")[1])["claims"]
    assert [claim["verdict"] for claim in told] == ["agrees"]


def test_bad_input_ends_with_two_and_a_word(run, monkeypatch, capsys, tmp_path: Path) -> None:
    code, printed, told = run(" ")
    assert (code, printed) == (2, "")
    assert told == f"{tmp_path / 'draft.txt'}: Tệp không có chữ nào.\n"
    monkeypatch.setattr(sys, "argv", ["check", str(tmp_path / "none.docx")])
    assert check.main() == 2
    assert "none.docx" in capsys.readouterr().err
    code, _, told = run(TEXT, "--province", "Nowhere")
    assert (code, told) == (2, "no province 'Nowhere'\n")
