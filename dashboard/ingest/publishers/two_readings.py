"""A sheet that can be read in two ways: the figures on record decide, else a person does."""

from dataclasses import replace
from itertools import islice

from dashboard.ingest.finding import TOTALS, Finding
from dashboard.ingest.layout.provinces_found import SECTION, label
from dashboard.ingest.publishers import papi, pci
from dashboard.ingest.publishers.edition import Edition
from dashboard.ingest.publishers.on_record import FEWEST, SAME_SHARE, equal_share, held
from dashboard.ingest.publishers.scores import Score, shown
from dashboard.ingest.publishers.sheet import Sheet
from dashboard.ingest.publishers.survey import Survey
from dashboard.ingest.reading import Question
from dashboard.text.folding import fold
from dashboard.text.messages import words

READERS = {
    "papi": papi.read,
    "papi_dimension": papi.read_dimension,
    "pci_summary": pci.read_summary,
    "pci_component": pci.read_component,
}
# How its question is named.
READING = "reading"
# Rows of each reading that a person is shown.
SAMPLES = 3


def read_one(one: Survey, edition: Edition) -> tuple[Survey, Sheet]:
    """A sheet by the kind it is of; nothing of one that a person must decide on first."""
    sheet = READERS[one.kind](one.grid, edition)
    if not one.other_kind:
        return one, sheet
    readings = {one.kind: sheet, one.other_kind: READERS[one.other_kind](one.grid, edition)}
    taken = edition.answers.get(_key(one), "")
    if taken not in readings and _is_on_record(readings[one.other_kind], edition):
        return replace(one, kind=one.other_kind), readings[one.other_kind]
    options = {kind: _shown(kind, read.scores) for kind, read in readings.items()}
    is_settled = taken in readings
    question = Question(
        _key(one), options, taken if is_settled else None, {"sheet": one.grid.sheet}
    )
    if is_settled:
        chosen = readings[taken]
        chosen.questions.append(question)
        return replace(one, kind=taken), chosen
    told = Finding("error", SECTION, "two_readings", one.grid.sheet)
    return one, Sheet(sheet.grid, findings=[told], questions=[question], marks=sheet.marks)


def _key(one: Survey) -> str:
    return f"{READING}:{fold(one.grid.sheet)[:60]}"


def _is_on_record(sheet: Sheet, edition: Edition) -> bool:
    """Whether the total that only this reading has is the one on record."""
    own = {
        score.key: score.score
        for score in sheet.scores
        if score.component_code in TOTALS and score.score is not None
    }
    return equal_share(own, held(edition.index_code, edition.year), FEWEST) > SAME_SHARE


def _shown(kind: str, scores: list[Score]) -> str:
    """A reading in words, with its first rows."""
    provinces: dict[str, list[str]] = {}
    for score in scores:
        text = f"{score.component_code} {shown(score.score)}"
        provinces.setdefault(score.province_code, []).append(text)
    rows = "; ".join(
        f"{label(code)}: {', '.join(texts)}" for code, texts in islice(provinces.items(), SAMPLES)
    )
    return words("vi")(f"load_recognise.reading.{kind}", rows=rows)
