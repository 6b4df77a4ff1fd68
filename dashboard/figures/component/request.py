"""The tree of an index's components in one edition: names and scales of that year, one province."""

import textwrap
from dataclasses import dataclass

import pandas as pd

from dashboard.catalog.indices import component_label, edition_row, edition_rows
from dashboard.catalog.labels import OfEdition, data_facts, voice
from dashboard.figures.figure import Figure
from dashboard.store.ask import ask, per_version
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing

TOTALS = ("TOTAL", "PILOT_TOTAL")
# No edition has it: the base year where there is no earlier edition.
NO_YEAR = 0
# Letters of a component's name in a line that leaves room for its value on a phone.
LINE_WIDTH = 34


@dataclass(frozen=True)
class Asked(OfEdition):
    """What is asked of the page, for one province; ``component_code`` is the opened component."""

    index_code: str
    year: int
    component_code: str
    from_year: int
    province_code: str
    compared: tuple[str, ...]
    language: str

    @property
    def province(self) -> str:
        """The province's name."""
        return self.voice.short(self.province_code)

    @property
    def has_base(self) -> bool:
        """Whether there is an earlier edition to compare with."""
        return self.from_year != NO_YEAR

    @property
    def is_one_series(self) -> bool:
        """Whether scores of the base year may be compared with this edition's."""
        if not self.has_base:
            return False
        series = edition_rows(self.index_code)["series"]
        return bool(series[self.from_year] == series[self.year])

    @property
    def opened(self) -> str:
        """The opened component's name in that year; the index's for its total."""
        if self.component_code in TOTALS:
            return self.voice.index(self.index_code)
        return f"{self.voice.index(self.index_code)} {names(self)[self.component_code]}"


@per_version
def tree(asked: Asked) -> pd.DataFrame:
    """Every component valid in the edition, by ``component_code``, with label and ``depth``.

    Ordered as a tree below the opened component, which is the first row (depth 0); cross-cuts,
    which are in no sum, follow it with depth -1 where the whole index is opened.
    """
    rows = ask(
        "component_tree",
        province_code=asked.province_code,
        index_code=asked.index_code,
        year=asked.year,
        from_year=asked.from_year,
    )
    parents = {
        str(row["component_code"]): ""
        if is_missing(row["parent_code"])
        else str(row["parent_code"])
        for _, row in rows.iterrows()
    }
    depths = _depths(asked.component_code, parents)
    if asked.component_code in TOTALS:
        depths |= {
            code: -1 for code, parent in parents.items() if not parent and code not in depths
        }
    rows = rows.set_index("component_code", drop=False).loc[list(depths)]
    return rows.assign(
        depth=list(depths.values()),
        label=[label(row, asked) for _, row in rows.iterrows()],
    )


def _depths(root: str, parents: dict[str, str], depth: int = 0) -> dict[str, int]:
    """``root`` and all below it, in the order of a tree, with how deep each is."""
    found = {root: depth} if root in parents else {}
    for code in sorted(code for code, parent in parents.items() if parent == root):
        found |= _depths(code, parents, depth + 1)
    return found


def label(row: pd.Series, asked: Asked) -> str:
    """A component's name as of the year; the index's own for its total."""
    if str(row["component_code"]) in TOTALS:
        return asked.voice.index(asked.index_code)
    return _name(row, asked.language)


def _name(row: pd.Series, language: str) -> str:
    """A name with the publisher's number; codes with a line in them (PAR8_SIPAS) are ours."""
    if "_" in str(row["component_code"]):
        return in_language(row, "name", language)
    return component_label(row, language)


@per_version
def names(asked: Asked) -> dict[str, str]:
    """The components of the edition, code -> name in that year, the total first."""
    rows = ask("component_name", index_code=asked.index_code, year=asked.year)
    whole = asked.voice.say("phrases.total")
    found = {
        str(row["component_code"]): whole
        if row["component_code"] in TOTALS
        else _name(row, asked.language)
        for _, row in rows.iterrows()
    }
    return dict(sorted(found.items(), key=lambda entry: entry[0] not in TOTALS))


def lines(name: str) -> str:
    """A name in lines that fit a phone, whole."""
    return "\n".join(textwrap.wrap(name, LINE_WIDTH, break_long_words=False))


def parts_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The parts of the opened component: what its score is made of."""
    return rows[rows["depth"] == 1]


def figure(asked: Asked, kind: str, title: str, subtitle: str, **parts: object) -> Figure:
    """A figure of this page; ``parts`` are its chart, table, columns and sources."""
    version, date = data_facts()
    return Figure(
        key="-".join(
            (asked.index_code, str(asked.year), asked.component_code, asked.province_code, kind)
        ),
        title=title,
        subtitle=subtitle,
        alt=title,
        edition=asked.edition,
        language=asked.language,
        data_version=version,
        data_date=date,
        **parts,  # type: ignore[arg-type] # chart, table, columns and sources, of the right types
    )


def openable(index_code: str, year: int, language: str) -> dict[str, str]:
    """The components of an edition for a picker, by the names of that year, the total first."""
    found = names(Asked(index_code, year, "TOTAL", NO_YEAR, "", (), language))
    return {TOTALS[0] if code in TOTALS else code: name for code, name in found.items()}


@per_version
def default_year(index_code: str, province_codes: tuple[str, ...]) -> int:
    """The newest full edition with components, else the newest with one of the provinces' own."""
    held = ask("edition_coverage")
    held = held[held["index_code"] == index_code]
    full = held[(held["coverage"] == "full") & (held["n_components"] > 0)]
    own = pd.concat(
        ask("province_component_history", province_code=code, index_code=index_code)
        for code in province_codes
    )
    return int(next(rows["year"].max() for rows in (full, own, held) if len(rows)))


def no_change(asked: Asked) -> str:
    """Why there is no change of score since the base year."""
    say = voice(asked.language).say
    if not asked.has_base:
        return say("component.no_base", edition=asked.edition)
    began = edition_row(asked.index_code, asked.year)
    return say(
        "component.other_series",
        first=asked.from_year,
        last=asked.year,
        label=in_language(began, "series_label", asked.language),
    )


def headline(index_code: str, year: int, component_code: str) -> str:
    """The component, where it is the total by the name the edition gives its total."""
    if component_code not in TOTALS:
        return component_code
    return str(edition_row(index_code, year)["headline_code"])
