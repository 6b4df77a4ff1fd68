"""Claims of the founding documents, held against the data."""

from collections import Counter

import pytest

from dashboard import ROOT
from dashboard.commands.claims import ClaimError, judged

CLAIMS = ROOT / "tests" / "cases" / "claims.csv"


def test_what_documents_print_agrees_but_for_what_is_known(real) -> None:
    found = list(judged(CLAIMS))
    verdicts = Counter(verdict.verdict for _, verdict in found)
    assert verdicts == {"agrees": 48, "agrees_cut": 1, "differs": 4, "not_held": 1}
    told = {
        kind: [
            (claim["document"], claim["value"], verdict.held and f"{verdict.held:g}")
            for claim, verdict in found
            if verdict.verdict == kind
        ]
        for kind in verdicts
    }
    # The report of 2021 cut 41.627 after two digits.
    assert told["agrees_cut"] == [("000", "41,62", "41.627")]
    # The scores of 2006 on the site are a known contradiction; two claims are made up.
    assert told["differs"] == [
        ("RANKSITE0618", "40.75", "41.3787"),
        ("RANKSITE0618", "38.31", "38.9099"),
        ("made up: one too good", "48/63", "49"),
        ("made up: one too much", "41,64", "41.627"),
    ]
    # PCI 2022 is of a new series: no difference of scores is formed but the one a document states.
    assert [value for _, value, _ in told["not_held"]] == ["8.06"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("PAPI,2020,Kon Tum,,place,49", "what is 'place'"),
        ("XYZ,2020,Kon Tum,,rank,49", "no index 'XYZ'"),
        ("PAPI,2020,Kon Tum,,rank,thứ 49", "could not convert"),
    ],
)
def test_a_claim_that_cannot_be_read_is_told_with_its_line(real, tmp_path, line, said) -> None:
    file = tmp_path / "claims.csv"
    file.write_text("index_code,year,province,component,what,value\n" + line, encoding="utf-8")
    with pytest.raises(ClaimError) as told:
        list(judged(file))
    assert f"{file}:2: " in str(told.value)
    assert said in str(told.value)


def test_what_is_not_held_is_said_so(real, tmp_path) -> None:
    file = tmp_path / "claims.csv"
    text = "index_code,year,province,component,what,value\nSIPAS,2020,Kon Tum,,score,80\n"
    file.write_text(text, encoding="utf-8")
    assert [verdict.verdict for _, verdict in judged(file)] == ["not_held"]
