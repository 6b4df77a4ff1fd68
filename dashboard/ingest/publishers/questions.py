"""What an official workbook does not say and a person must: the year, the series, the document."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.catalog.indices import edition_rows, index_row
from dashboard.ingest.finding import Finding, Level
from dashboard.ingest.grid import Book, Grid, Value
from dashboard.ingest.layout.headings import INDICES, year_in
from dashboard.ingest.layout.provinces_found import SECTION, borders
from dashboard.ingest.publishers.survey import Survey
from dashboard.ingest.reading import Question, Row
from dashboard.store.ask import ask
from dashboard.text.messages import words

FIRST_YEAR = 2005
NEW = "new"
SHOWN = 80
PUBLISHED_ON = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
DETAILS = ("source_title", "source_published_on", "source_address", "source_document_no")


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question with its answer, and what is wrong with the answer."""

    question: Question
    findings: tuple[Finding, ...] = ()


def refused(key: str, answer: str, **facts: str) -> Finding:
    """An answer that makes no sense."""
    return Finding("error", SECTION, f"answer_{key}", value=answer[:SHOWN], facts=facts)


def years(book: Book, surveys: tuple[Survey, ...]) -> tuple[int, ...]:
    """The years that visible sheets and the file's name suggest, the likeliest first.

    Hidden sheets are often left over from another year: they count where nothing else does.
    """
    stated = [year for one in surveys if not one.grid.is_hidden for year in one.years]
    order = sorted(dict.fromkeys(stated), key=lambda year: -stated.count(year))
    named = year_in(book.name)
    likely = tuple(dict.fromkeys([*order, *([named] if named else [])]))
    hidden = tuple(dict.fromkeys(one.year for one in surveys if one.year))
    return tuple(year for year in likely or hidden if FIRST_YEAR <= year <= last_year())


def last_year() -> int:
    """The latest year that figures can be of."""
    return datetime.datetime.now(datetime.UTC).year


def ask_year(
    book: Book, surveys: tuple[Survey, ...], answers: Mapping[str, str]
) -> AnsweredQuestion:
    """The year that the figures are of. Without any hint it must be answered."""
    likely = years(book, surveys)
    hidden = (one.year for one in surveys if one.year)
    options = {str(year): str(year) for year in (*likely, *hidden)}
    answer = answers.get("year", "").strip()
    if answer and not _is_year(answer):
        facts = {"first": str(FIRST_YEAR), "last": str(last_year())}
        return AnsweredQuestion(Question("year", options), (refused("year", answer, **facts),))
    taken = answer or next(iter(options), None)
    if taken is None:
        return AnsweredQuestion(
            Question("year", options), (Finding("error", SECTION, "year_missing"),)
        )
    doubts = _doubts(taken, likely, is_said=bool(answer))
    return AnsweredQuestion(Question("year", {taken: taken, **options}, taken), doubts)


def _is_year(answer: str) -> bool:
    is_whole = answer.isascii() and answer.isdigit() and len(answer) == len(str(FIRST_YEAR))
    return is_whole and FIRST_YEAR <= int(answer) <= last_year()


def _doubts(taken: str, likely: tuple[int, ...], *, is_said: bool) -> tuple[Finding, ...]:
    """Sheets, titles and the file's name that contradict each other: a person must decide."""
    others = [str(year) for year in likely if str(year) != taken]
    if not others:
        return ()
    facts = {"year": taken, "others": ", ".join(others)}
    level: Level = "warning" if is_said else "error"
    return (Finding(level, SECTION, "year_contradicted", facts=facts),)


def ask_index(surveys: tuple[Survey, ...], answers: Mapping[str, str]) -> AnsweredQuestion | None:
    """Which index the file is of; None where its sheets leave no doubt."""
    answer = answers.get("index", "").strip()
    counts = {
        code: sum(one.n_components for one in surveys if one.index_code == code) for code in INDICES
    }
    is_unsure = any(one.kind == "unsure" for one in surveys) or all(counts.values())
    if not is_unsure and not answer:
        return None
    order = sorted(INDICES, key=lambda code: -counts[code])
    options = {code: str(index_row(code)["name"]) for code in order}
    if answer and answer not in options:
        wrong = refused("index", answer, options=", ".join(options))
        return AnsweredQuestion(Question("index", options), (wrong,))
    taken = answer or (order[0] if counts[order[0]] > counts[order[1]] else None)
    missing = () if taken else (Finding("error", SECTION, "index_missing"),)
    return AnsweredQuestion(Question("index", options, taken), missing)


def ask_borders(
    grids: tuple[Grid, ...], year: int, answers: Mapping[str, str]
) -> AnsweredQuestion | None:
    """Of the 63 or the 34 provinces; None where names and year leave no doubt."""
    answer = answers.get("borders", "").strip()
    if borders(grids, year) and not answer:
        return None
    options = {which: words("vi")(f"load_recognise.borders.{which}") for which in ("63", "34")}
    facts = {"year": str(year)}
    if answer in options:
        return AnsweredQuestion(Question("borders", options, answer, facts))
    wrong = refused("borders", answer, options=", ".join(options)) if answer else None
    missing = Finding("error", SECTION, "borders_missing", facts=facts)
    return AnsweredQuestion(Question("borders", options, None, facts), (wrong or missing,))


def ask_series(index_code: str, year: int, answers: Mapping[str, str]) -> AnsweredQuestion | None:
    """To which comparable series a new edition belongs; None for one that is held.

    An option is labelled by its years and what is particular to it.
    """
    if year in edition_rows(index_code).index:
        return None
    held = ask("series_catalog")
    held = held[held["index_code"] == index_code]
    latest = held.iloc[::-1]
    options = {
        str(row["series"]): f"{_years(row['first_year'], row['last_year'])}: {row['label']}"
        for _, row in latest.iterrows()
    }
    options[NEW] = words("vi")("load_recognise.new_series")
    answer = answers.get("series", "").strip()
    if answer and answer not in options:
        wrong = refused("series", answer, options=", ".join(options))
        return AnsweredQuestion(Question("series", options), (wrong,))
    facts = {"index": index_code, "year": str(year)}
    return AnsweredQuestion(Question("series", options, answer or next(iter(options)), facts))


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


@dataclass(frozen=True)
class Document:
    """The document that rows name, with the row of a new one and what was asked about it."""

    source_id: str
    rows: tuple[Row, ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()


def ask_document(book: Book, index_code: str, year: int, answers: Mapping[str, str]) -> Document:
    """The document of the file: the one that most rows of the edition name, or a new one."""
    held = ask("edition_document", index_code=index_code, year=year)
    official = held[held["reliability"] == "official"]
    options = {
        str(source_id): f"{source_id}: {title}"
        for source_id, title in zip(official["source_id"], official["title"], strict=True)
    }
    options[NEW] = words("vi")("load_recognise.new_source")
    answer = answers.get("source", "").strip()
    known = set(ask("source_catalog")["source_id"])
    if answer and answer not in options and answer not in known:
        wrong = refused("source", answer, options=", ".join(options))
        return Document("", questions=(Question("source", options),), findings=(wrong,))
    taken = answer or next(iter(options))
    facts = {"index": index_code, "year": str(year)}
    question = Question("source", {taken: taken, **options}, taken, facts)
    if taken != NEW:
        return Document(taken, questions=(question,))
    return _new_document(book, index_code, year, answers, known, question)


def _new_document(
    book: Book,
    index_code: str,
    year: int,
    answers: Mapping[str, str],
    known: set[str],
    question: Question,
) -> Document:
    source_id = _unique(f"{index_code.lower()}-wb-{year}", known)
    given = {key: answers.get(key, "").strip() for key in DETAILS}
    facts = {"index": index_code, "year": year, "name": book.name}
    title = words("vi")("load_recognise.source_title", **facts)
    values: dict[str, Value] = {
        "source_id": source_id,
        "title": given["source_title"] or title,
        "title_en": None
        if given["source_title"]
        else words("en")("load_recognise.source_title", **facts),
        "publisher": str(index_row(index_code)["publisher"]),
        "published_on": given["source_published_on"] or None,
        "address": given["source_address"] or None,
        "document_no": given["source_document_no"] or None,
        "note": f"SHA-256: {book.sha256}",
        "reliability": "official",
    }
    questions = tuple(
        Question(key, {}, str(values[key.removeprefix("source_")] or "") or None, is_optional=True)
        for key in DETAILS
    )
    day = given["source_published_on"]
    wrong = (refused("published_on", day),) if day and not PUBLISHED_ON.fullmatch(day) else ()
    row = Row("source", values, "", 0)
    return Document(source_id, (row,), (question, *questions), wrong)


def _unique(wanted: str, known: set[str]) -> str:
    others = (f"{wanted}-{count}" for count in range(2, len(known) + 3))
    return next(name for name in [wanted, *others] if name not in known)
