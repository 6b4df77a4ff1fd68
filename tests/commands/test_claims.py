"""Claims of the founding documents, held against the data."""

from collections import Counter

import pytest

from dashboard import ROOT
from dashboard.commands.claims import ClaimError, judged

CLAIMS = ROOT / "tests" / "cases" / "claims.csv"


def test_what_the_founding_documents_print_agrees(real) -> None:
    found = list(judged(CLAIMS))
    verdicts = Counter(verdict.verdict for _, verdict in found)
    assert verdicts == {"agrees": 13, "agrees_cut": 1, "differs": 2}
    cut = [claim["value"] for claim, verdict in found if verdict.verdict == "agrees_cut"]
    # The report of 2021 cut 41.627 after two digits.
    assert cut == ["41,62"]
    wrong = [claim["document"] for claim, verdict in found if verdict.verdict == "differs"]
    assert [document.startswith("made up") for document in wrong] == [True, True]


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
