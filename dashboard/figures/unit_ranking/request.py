"""One block of a province's units in one year: what is asked, its rows in words, its documents."""

from dataclasses import dataclass, replace

import altair
import pandas as pd

from dashboard.catalog import unit_editions, units
from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.labels import Spoken, data_facts
from dashboard.catalog.unit_editions import NO_YEAR, edition
from dashboard.figures.figure import Column, Figure
from dashboard.figures.source.documents import entry
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.citation import citation
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing

# What tells a computed place and a derived class from published ones, in a table's cells.
COMPUTED, DERIVED = "†", "‡"


@dataclass(frozen=True)
class Asked(Spoken):
    """What is asked of the page; ``compared_year`` is ``NO_YEAR`` where none was chosen."""

    province_code: str
    scheme: str
    year: int
    block: str
    compared_year: int
    language: str

    @property
    def province(self) -> str:
        """The province's name."""
        return self.voice.short(self.province_code)

    @property
    def scope(self) -> str:
        """The block in a sentence: "Kon Tum 2023, khối sở, ban, ngành"."""
        block = self.voice.say(f"units.block_in.{self.block}")
        return self.voice.say(
            "unit_ranking.scope", province=self.province, year=self.year, block=block
        )

    @property
    def scheme_name(self) -> str:
        """The scheme in full."""
        return unit_editions.scheme_options(self.province_code, self.language)[self.scheme]

    @property
    def edition(self) -> pd.Series:
        """What is on record of the block."""
        return edition(self.province_code, self.scheme, self.year, self.block)

    @property
    def is_full(self) -> bool:
        """Whether all units of the block are on record."""
        return bool(self.edition["coverage"] == "full")

    def of_year(self, year: int) -> "Asked":
        """The same block in another year."""
        return replace(self, year=year, compared_year=NO_YEAR)


@per_version
def classes(asked: Asked) -> pd.DataFrame:
    """The classes the province uses in the scheme, best first, by ``class``: step, name."""
    frame = ask(
        "unit_class_list",
        province_code=asked.province_code,
        scheme=asked.scheme,
        year=asked.year,
        block=asked.block,
    )
    names = frame["class"] if asked.language == "vi" else frame["class_en"]
    return pd.DataFrame(
        {"class": frame["class"], "step": frame["step"].astype(int), "name": names}
    ).set_index("class")


def class_name(asked: Asked, published: object) -> str:
    """A class in the reader's language; "" where there is none."""
    return "" if is_missing(published) else str(classes(asked)["name"][str(published)])


@per_version
def rows(asked: Asked) -> pd.DataFrame:
    """The units on record of the block, best first, with words for readers; empty where none is.

    Adds unit_name, place, class_name, prev_class_name, reason, basis, class_basis_name, document.
    """
    speaker = asked.voice
    frame = ask(
        "unit_ranking",
        scheme=asked.scheme,
        year=asked.year,
        province_code=asked.province_code,
        block=asked.block,
    )
    sources = {
        source.source_id: citation(source, asked.language)
        for source in documents_of(source_ids(frame["source_id"]), asked.language)
    }
    return frame.assign(
        unit_name=[in_language(row, "name", asked.language) for _, row in frame.iterrows()],
        place=[numbers.place(row["rank"], row["out_of"]) for _, row in frame.iterrows()],
        class_name=[class_name(asked, value) for value in frame["class"]],
        prev_class_name=[class_name(asked, value) for value in frame["prev_class"]],
        reason=[speaker.reason(value) for value in frame["missing_reason"]],
        basis=[speaker.basis(value) for value in frame["rank_basis"]],
        class_basis_name=[
            "" if is_missing(value) else speaker.say(f"unit_ranking.class_basis.{value}")
            for value in frame["class_basis"]
        ],
        document=[sources[str(key)] for key in frame["source_id"]],
    )


@per_version
def rules(asked: Asked) -> pd.DataFrame:
    """What is on record of how the province judges its units in the year, by ``criterion_id``."""
    frame = ask(
        "unit_rule_list",
        province_code=asked.province_code,
        scheme=asked.scheme,
        year=asked.year,
    )
    return frame.set_index("criterion_id", drop=False)


@per_version
def counts(asked: Asked) -> pd.DataFrame:
    """Units by class in all years of the block, newest first, best class first.

    Adds count (published where there is one, else of the rows), class_name, step.
    """
    frame = ask("unit_class_count", scheme=asked.scheme, province_code=asked.province_code)
    frame = frame[frame["block"] == asked.block]
    known = frame["published_count"].fillna(frame["computed_count"])
    return frame.assign(
        count=known,
        class_name=[class_name(asked, value) for value in frame["class"]],
        step=[int(classes(asked)["step"][str(value)]) for value in frame["class"]],
    )[known.notna()]


def shown_counts(asked: Asked) -> pd.DataFrame:
    """The counts the page shows: of all years, or of the year and the one beside it."""
    frame = counts(asked)
    if asked.compared_year == NO_YEAR:
        return frame
    return frame[frame["year"].isin([asked.year, asked.compared_year])]


@per_version
def class_sources(asked: Asked) -> tuple[str, ...]:
    """The documents of the classes' counts."""
    return source_ids(shown_counts(asked)["source_id"])


@per_version
def unit_sources(asked: Asked) -> tuple[str, ...]:
    """The documents of the units, of those in the year beside, of the mean and the thresholds."""
    columns = [rows(asked)["source_id"]]
    if asked.compared_year != NO_YEAR:
        columns.append(rows(asked.of_year(asked.compared_year))["source_id"])
    columns.append(pd.Series([asked.edition["mean_source_id"]], dtype=object))
    columns.append(rules(asked)["source_id"][rules(asked)["kind"] == "threshold"])
    return source_ids(*columns)


@per_version
def document_list(asked: Asked) -> str:
    """Every document of the page in full, with how many of the units come from it."""
    say = asked.voice.say
    named_units = rows(asked)["source_id"]
    keys = tuple(dict.fromkeys(unit_sources(asked) + class_sources(asked)))
    lines = []
    for source in documents_of(keys, asked.language):
        count = int((named_units == source.source_id).sum())
        text = entry(source, asked.language)
        if count:
            text += f"  \n{say('unit_ranking.from_document', count=count)}"
        lines.append(text.replace("\n", "\n   "))
    return "\n".join(f"{place}. {text}" for place, text in enumerate(lines, start=1))


def figure(
    asked: Asked,
    kind: str,
    words: tuple[str, str],
    chart: altair.TopLevelMixin,
    table: tuple[pd.DataFrame, tuple[Column, ...]],
    source_ids: tuple[str, ...],
) -> Figure:
    """A figure of the block; ``words`` are its title and subtitle."""
    version, date = data_facts()
    return Figure(
        key=f"{asked.scheme}-{asked.province_code}-{asked.year}-{asked.block}-{kind}",
        title=words[0],
        subtitle=words[1],
        alt=words[0],
        chart=chart,
        table=table[0],
        columns=table[1],
        sources=documents_of(source_ids, asked.language),
        edition=f"{asked.scheme_name}, {asked.province} {asked.year}",
        language=asked.language,
        data_version=version,
        data_date=date,
    )


def unit_links(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Every unit of the block with its name, for the way to its own page."""
    shown = rows(asked)
    return tuple(zip(shown["unit_id"].astype(str), shown["unit_name"].astype(str), strict=True))


def unit(asked: Asked, unit_id: str) -> units.Unit:
    """A unit's facts."""
    return units.units(asked.language)[unit_id]
