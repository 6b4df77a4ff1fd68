"""What the source page is asked for: a passport, a document, or a view without choices."""

from dataclasses import dataclass, replace

from dashboard.catalog.indices import subjects_in
from dashboard.catalog.provinces import Province, provinces_by_code
from dashboard.figures.choices import Choices, Request
from dashboard.figures.findings.standing import newest_result
from dashboard.figures.source.documents import found, reliabilities

VIEWS = ("passport", "documents", "contradictions", "coverage")
# Letters of a search.
LONGEST = 80


@dataclass(frozen=True)
class SourceRequest(Request):
    """Where figures come from; what a view does not ask for is empty.

    ``search`` and ``reliability`` say which documents are listed, ``document`` which is shown.
    """

    language: str
    view: str = "passport"
    province_code: str = ""
    index_code: str = ""
    year: int = 0
    search: str = ""
    reliability: str = "all"
    document: str = ""

    @property
    def province(self) -> Province:
        """The province that was chosen."""
        return provinces_by_code(self.language)[self.province_code]

    @property
    def subjects(self) -> tuple["SourceRequest", ...]:
        """The same of each province whose results stand for the one chosen."""
        codes = subjects_in(self.index_code, self.year, self.province)
        return tuple(replace(self, province_code=code) for code in codes)


def read(choices: Choices) -> SourceRequest:
    """The request of an address."""
    request = SourceRequest(choices.language, choices.page_view("source", VIEWS))
    if request.view == "passport":
        return _read_passport(request, choices)
    if request.view == "documents":
        return _read_document(request, choices)
    return request


def _read_passport(request: SourceRequest, choices: Choices) -> SourceRequest:
    with choices.row():
        province = choices.province()
        index_code = choices.index()
        year = choices.year_of(province, index_code, newest_result(index_code, province))
    return replace(request, province_code=province.code, index_code=index_code, year=year)


def _read_document(request: SourceRequest, choices: Choices) -> SourceRequest:
    with choices.row():
        search = choices.text("search", "source.search", "source.search_hint", LONGEST)
        reliability = choices.one(
            "reliability",
            "export.document.reliability",
            reliabilities(request.language),
            request.reliability,
        )
    rows = found(search, reliability, request.language)
    options = dict(zip(rows["source_id"], rows["label"], strict=True))
    document = (
        choices.one("document", "source.document", options, next(iter(options))) if options else ""
    )
    return replace(request, search=search, reliability=reliability, document=document)
