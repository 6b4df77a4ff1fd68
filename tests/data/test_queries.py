"""Every question in queries/*.sql: its form, and its exact answers on the tiny world.

A case is ``tests/cases/<question>/<case>.yaml`` with ``params`` and ``rows``; it needs no Python.
``fault`` marks a case the question is known to get wrong, and says what is wrong; the case then
fails as soon as the question is right, so that the mark is taken away.
"""

import datetime
import re
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pytest
import yaml

from dashboard import ROOT
from dashboard.store import queries
from dashboard.store.ask import ask
from dashboard.text.numbers import is_missing

CASES = ROOT / "tests" / "cases"
QUESTIONS = queries.names()
PARAMETER = re.compile(r"^-- \$(\w+)  +(\w+(?:\[\])?)  +\S")


def _sql(question: str) -> str:
    return (queries.QUERIES / f"{question}.sql").read_text(encoding="utf-8")


def _header(question: str) -> list[str]:
    lines = _sql(question).splitlines()
    return lines[: next(at for at, line in enumerate(lines) if not line.startswith("--"))]


def _last_select(question: str) -> str:
    """The text from the last select that stands at the start of a line."""
    code = "\n".join(line for line in _sql(question).splitlines() if not line.startswith("--"))
    return re.split(r"^select\b", code, flags=re.MULTILINE)[-1]


def _cases() -> list[object]:
    found: list[object] = []
    for file in sorted(CASES.glob("*/*.yaml")):
        given = yaml.safe_load(file.read_text(encoding="utf-8"))
        marks = [pytest.mark.xfail(reason=given["fault"], strict=True)] if "fault" in given else []
        found.append(
            pytest.param(file.parent.name, given, id=f"{file.parent.name}-{file.stem}", marks=marks)
        )
    return found


def _plain(value: object) -> object:
    """A cell as YAML writes it: dates as ISO text, doubles to six decimals, nothing as None."""
    if isinstance(value, list | tuple) or type(value).__name__ == "ndarray":
        return [_plain(item) for item in value]
    if is_missing(value):
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, float | Decimal):
        return round(float(value), 6)
    return value.item() if hasattr(value, "item") else value


def _rows(frame: pd.DataFrame) -> list[dict[str, object]]:
    columns = list(frame.columns)
    return [
        dict(zip(columns, (_plain(cell) for cell in row), strict=True))
        for row in frame.astype(object).itertuples(index=False)
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_first_line_is_a_question(question: str) -> None:
    first = _header(question)[0]
    assert re.fullmatch(r"-- [A-Z].*\?", first), first


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_header_says_what_one_row_is(question: str) -> None:
    assert re.search(r"\bOne row\b", " ".join(_header(question)))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_header_names_exactly_the_parameters(question: str) -> None:
    named = [match[1] for line in _header(question) if (match := PARAMETER.match(line))]
    loose = [
        line for line in _header(question) if line.startswith("-- $") and not PARAMETER.match(line)
    ]
    assert (sorted(named), loose) == (sorted(queries.load(question).parameters), [])


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_file_holds_exactly_one_select(question: str) -> None:
    sql = _sql(question)
    kinds = [statement.type for statement in duckdb.extract_statements(sql)]
    assert kinds == [duckdb.StatementType.SELECT]
    code = re.sub(r"--.*|'[^']*'", "", sql)
    assert ";" not in code.rstrip().removesuffix(";")


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_last_select_names_its_columns_and_orders_its_rows(question: str) -> None:
    last = _last_select(question)
    chosen = re.split(r"^(?:from|union)\b", last, flags=re.MULTILINE)[0]
    assert not re.search(r"(^|,|\.)\s*\*\s*(,|$)", chosen)
    # One row needs no order.
    is_single = "-- One row:" in _sql(question)
    assert is_single or re.search(r"^order by\b", last, flags=re.MULTILINE)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_has_a_case(question: str) -> None:
    assert sorted((CASES / question).glob("*.yaml"))


def test_every_case_belongs_to_a_question() -> None:
    # The drafts of tests/claims stand there, too.
    known = {*QUESTIONS, "speech"}
    assert sorted({file.parent.name for file in CASES.glob("*/*")} - known) == []


@pytest.mark.parametrize(("question", "case"), _cases())
@pytest.mark.usefixtures("world")
def test_a_case_gives_exactly_its_rows(question: str, case: dict[str, object]) -> None:
    values = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in case["params"].items()
    }
    answer = ask(question, **values)
    assert _rows(answer) == case["rows"]
    assert [list(row) for row in case["rows"]] == [list(answer.columns)] * len(answer)
    kinds = [[type(value) is bool for value in row.values()] for row in _rows(answer)]
    assert kinds == [[type(value) is bool for value in row.values()] for row in case["rows"]]


@pytest.mark.parametrize("question", QUESTIONS)
def test_some_case_of_a_question_has_rows(question: str) -> None:
    files = (CASES / question).glob("*.yaml")
    assert any(yaml.safe_load(file.read_text(encoding="utf-8"))["rows"] for file in files)


def test_an_unknown_question_is_answered_with_the_known_ones() -> None:
    with pytest.raises(queries.QueryError, match=r"no question 'nothing'; known: .*data_state"):
        queries.load("nothing")


def test_other_parameters_are_refused_by_name(world: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(
        queries.QueryError, match=r"edition_spread.sql takes .* not \['index_code'\]"
    ):
        queries.load("edition_spread").run(world, index_code="PAPI")


def test_a_file_with_two_statements_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "two_selects.sql").write_text("select 1; select 2", encoding="utf-8")
    (tmp_path / "no_select.sql").write_text("drop table source", encoding="utf-8")
    monkeypatch.setattr(queries, "QUERIES", tmp_path)
    for name in ("two_selects", "no_select"):
        with pytest.raises(queries.QueryError, match=f"{name}.sql must hold exactly one select"):
            queries.load(name)
