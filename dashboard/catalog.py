"""Names of things by code: provinces, indices, editions, components, documents.

Everything is answered from the current version and cached with it.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

import pandas as pd

from dashboard import db
from dashboard.figure import Source
from dashboard.menu import HOME_PROVINCE
from dashboard.numbers import is_missing
from dashboard.words import words

PILOT = "PILOT_TOTAL"
WEIGHTED = "weighted_mean"
# "TT-Huế": typed as written, hyphen and all.
ABBREVIATED = re.compile(r"[A-Z]{2,}-\w*[^\x00-\x7f]")


@dataclass(frozen=True)
class Province:
    """A province; ``predecessors`` are the codes that went into it on 1 July 2025."""

    code: str
    name: str
    is_current: bool
    predecessors: tuple[str, ...]
    region: str

    @property
    def subjects(self) -> tuple[str, ...]:
        """Whose results stand for it in the years on record: itself, or its predecessors."""
        return self.predecessors or (self.code,)


def named(row: pd.Series, column: str, language: str) -> str:
    """The text of ``column`` in a language; the English one is in ``<column>_en``."""
    value = row[column if language == "vi" else f"{column}_en"]
    return "" if is_missing(value) else str(value)


@db.per_version
def provinces(language: str) -> dict[str, Province]:
    """All provinces of both eras by code, those of the older era first, by alphabet."""
    return {
        str(row["province_code"]): Province(
            code=str(row["province_code"]),
            name=named(row, "name", language),
            is_current=bool(row["is_current"]),
            predecessors=tuple(row["predecessor_codes"]),
            region=str(row["region"]),
        )
        for _, row in db.ask("province_catalog").iterrows()
    }


@db.per_version
def province_labels(language: str) -> dict[str, str]:
    """Labels for pickers by code, written so that typing without marks or a code finds them.

    The browser looks for the letters typed, in their order, in the label; so it carries the
    unmarked name, the code, and every alias that could not be found otherwise.
    """
    spellings = db.ask("province_alias_list")
    aliases: dict[str, list[str]] = {}
    for code, alias in zip(spellings["province_code"], spellings["alias"], strict=True):
        aliases.setdefault(str(code), []).append(str(alias))
    return {
        code: _label(province, aliases.get(code, []))
        for code, province in provinces(language).items()
    }


def _label(province: Province, aliases: list[str]) -> str:
    label = f"{province.name} ({province.code}"
    abbreviated = [alias for alias in aliases if ABBREVIATED.match(alias)]
    plain = sorted((alias for alias in aliases if alias.isascii()), key=len, reverse=True)
    for alias in [*abbreviated[:1], *plain]:
        is_title = fold(alias).startswith(("tinh", "thanhpho", "tp"))
        if not is_title and not is_found(alias, label):
            label += f", {alias}"
    return f"{label})"


def is_found(typed: str, label: str) -> bool:
    """Whether the letters of ``typed`` occur in ``label`` in their order, as the browser looks."""
    letters = iter(label.casefold())
    return all(letter in letters for letter in typed.casefold() if letter not in " -.")


def fold(text: str) -> str:
    """Letters and digits without marks, capitals, spaces and punctuation."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", plain.encode("ascii", "ignore").decode("ascii"))


@db.per_version
def spellings() -> dict[str, str]:
    """Folded spellings -> code, the older era's where both eras have the name."""
    frame = db.ask("province_spelling")
    pairs = zip(frame["folded"], frame["province_code"], strict=True)
    found: dict[str, str] = {}
    for folded, code in pairs:
        found.setdefault(str(folded), str(code))
    return found


def find_province(spelling: str) -> str:
    """The code of a province under any spelling; the spelling itself where none is known."""
    return spellings().get(fold(spelling), spelling)


@db.per_version
def indices() -> pd.DataFrame:
    """The indices, one row each, by ``index_code``."""
    return db.ask("index_catalog").set_index("index_code", drop=False)


@db.per_version
def index_row(index_code: str) -> pd.Series:
    """An index: name, title, unit and so on."""
    return indices()[indices()["index_code"] == index_code].iloc[0]


def aggregation(index_code: str) -> str:
    """How an index makes a score of its parts: "sum", "weighted_mean"; "" where it is not said."""
    rule = index_row(index_code)["aggregation"]
    return "" if is_missing(rule) else str(rule)


@db.per_version
def edition(index_code: str, year: int) -> pd.Series:
    """One edition of an index."""
    rows = editions(index_code)
    return rows[rows["year"] == year].iloc[0]


@db.per_version
def editions(index_code: str) -> pd.DataFrame:
    """The editions of an index, one row each, by ``year``."""
    frame = db.ask("edition_catalog")
    return frame[frame["index_code"] == index_code].set_index("year", drop=False)


@db.per_version
def years() -> tuple[int, ...]:
    """All years with an edition, first to last."""
    return tuple(sorted({int(year) for year in db.ask("edition_catalog")["year"]}))


@db.per_version
def newest_year(province_codes: tuple[str, ...]) -> int:
    """The newest year for which one of the provinces has a result on any index."""
    found = [
        db.ask("province_standing", province_code=code, year=years()[-1])["result_year"].max()
        for code in province_codes
    ]
    known = [int(year) for year in found if not is_missing(year)]
    return max(known, default=years()[-1])


@db.per_version
def components(index_code: str, language: str) -> dict[str, str]:
    """Components with figures on record: code -> label, the total first."""
    frame = db.ask("component_catalog", index_code=index_code)
    return {
        str(row["component_code"]): words(language)("phrases.total")
        if row["is_total"]
        else component_label(row, language)
        for _, row in frame.iterrows()
        # The headline of a pilot edition is its total; it is no choice of its own.
        if row["component_code"] != PILOT
    }


def component_label(row: pd.Series, language: str) -> str:
    """ "D4 Kiểm soát tham nhũng ...": the name, and the code where it is the publisher's number.

    Codes without a digit (LABOR, SIPAS_ACCESS) are ours and say nothing to readers.
    """
    code, name = str(row["component_code"]), named(row, "name", language)
    return f"{code} {name}" if any(letter.isdigit() for letter in code) else name


@db.per_version
def promised_ranks(
    province_code: str, index_code: str, component_code: str = "TOTAL"
) -> pd.DataFrame:
    """The ranks promised, one per year and rank; a gain and the rank it means are one promise."""
    promised = db.ask("province_target", province_code=province_code)
    return promised[
        (promised["index_code"] == index_code)
        & (promised["component_code"] == component_code)
        & promised["target_rank"].notna()
    ].drop_duplicates(["target_year", "target_rank"])


@db.per_version
def documents(source_ids: tuple[str, ...], language: str) -> tuple[Source, ...]:
    """The documents of these keys, in the order of the keys."""
    frame = db.ask("document_list", source_ids=source_ids)
    order = {key: place for place, key in enumerate(source_ids)}
    places = [order[str(key)] for key in frame["source_id"]]
    frame = frame.iloc[sorted(range(len(frame)), key=places.__getitem__)]
    return tuple(_document(row, language) for _, row in frame.iterrows())


def _document(row: pd.Series, language: str) -> Source:
    def known(column: str) -> str:
        return "" if is_missing(row[column]) else str(row[column])

    return Source(
        source_id=str(row["source_id"]),
        title=named(row, "title", language),
        publisher=named(row, "publisher", language),
        published_on=known("published_on"),
        document_no=known("document_no"),
        address=known("address"),
        reliability=str(row["reliability"]),
    )


def named_sources(*columns: pd.Series) -> tuple[str, ...]:
    """The keys of documents in columns of a frame, the most named first, none missing."""
    named_keys = [str(value) for column in columns for value in column if not is_missing(value)]
    counts = Counter(named_keys)
    return tuple(sorted(counts, key=lambda key: (-counts[key], key)))


def home(codes: dict[str, Province]) -> str:
    """The home province's code."""
    return HOME_PROVINCE if HOME_PROVINCE in codes else next(iter(codes))
