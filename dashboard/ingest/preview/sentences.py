"""The sentences of a preview: what pages would say instead, place by place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.catalog import unit_editions, units
from dashboard.catalog.indices import edition_component, edition_rows, index_rows
from dashboard.catalog.labels import voice
from dashboard.catalog.provinces import provinces_by_code
from dashboard.figures.component import tree
from dashboard.figures.component.request import total_request
from dashboard.figures.findings.standing import newest_year
from dashboard.figures.my_unit.request import MyUnitRequest
from dashboard.figures.my_unit.rows import findings
from dashboard.figures.overview.cards import cards
from dashboard.figures.overview.request import OverviewRequest
from dashboard.figures.ranking.request import RankingRequest
from dashboard.figures.ranking.rows import finding as ranking_finding
from dashboard.figures.target import record
from dashboard.figures.target.request import ALL, TargetRequest
from dashboard.figures.trend.request import TrendRequest
from dashboard.figures.trend.total import titles
from dashboard.figures.unit_ranking.finding import finding as unit_finding
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.ingest.preview.changed_rows import Change
from dashboard.ingest.preview.names import Names
from dashboard.ingest.preview.parts import Part, Texts, part
from dashboard.ingest.preview.ranks import HOMES
from dashboard.store.ask import as_of

# Editions of one index, years of one province's units, and units that are tried, newest first.
MOST_EDITIONS, MOST_UNITS = 6, 60

Said = tuple[Texts, str]


@dataclass(frozen=True)
class Touched:
    """What a version changes: editions of indices, blocks of units, units; newest years first."""

    editions: tuple[tuple[str, int], ...]
    blocks: tuple[tuple[str, str, int, str], ...]
    units: tuple[str, ...]
    indices: frozenset[str]
    left_out: int


def touched(
    stored: Sequence[Change], results: Sequence[Change], unit_results: Sequence[Change]
) -> Touched:
    """What to look at, from the rows that differ, on record and computed."""
    every = dict.fromkeys((one.owner, one.year or 0) for one in results)
    kept = [
        edition
        for code in dict.fromkeys(code for code, _ in every)
        for edition in sorted((one for one in every if one[0] == code), key=lambda one: -one[1])[
            :MOST_EDITIONS
        ]
    ]
    newest = sorted(unit_results, key=lambda one: -(one.year or 0))
    blocks = dict.fromkeys(
        (str(one.row["province_code"]), one.owner, one.year or 0, str(one.row["block"]))
        for one in newest
    )
    found = dict.fromkeys(str(one.key["unit_id"]) for one in newest)
    return Touched(
        tuple(kept),
        tuple(blocks)[:MOST_UNITS],
        tuple(found)[:MOST_UNITS],
        frozenset(str(one.row.get("index_code") or "") for one in (*stored, *results)),
        len(every) - len(kept) + max(0, len(blocks) - MOST_UNITS) + max(0, len(found) - MOST_UNITS),
    )


def sentence_part(before: Path, after: Path, what: Touched, names: Names) -> Part:
    """Every sentence that is another, gone or new, the old beside the new."""
    old, new = _spoken(before, what, names.language), _spoken(after, what, names.language)
    missing = names.voice.say("load_preview.no_sentence")
    changed = [
        (where, old.get(where, missing), new.get(where, missing))
        for where in {**old, **new}
        if old.get(where) != new.get(where)
    ]

    def row(one: tuple[Texts, str, str]) -> Texts:
        where, before_, after_ = one
        return (", ".join(where), before_, after_)

    lines = [names.count_sentence("sentence", len(changed))]
    lines += [names.count_sentence("untried", what.left_out)] if what.left_out else []
    return part(
        "sentence", ("where", "old", "new_value"), changed, row, tuple(lines), names.language
    )


def _spoken(file: Path, what: Touched, language: str) -> dict[Texts, str]:
    """What a version says, by where it says it."""
    with as_of(file):
        return {where: text for where, text in _said(what, language) if text}


def _said(what: Touched, language: str) -> Iterator[Said]:
    """Every sentence that is looked at, and where it stands."""
    known = provinces_by_code(language)
    for code in (code for code in HOMES if code in known):
        yield from _overview(code, language)
        yield from _trends(code, what, language)
        yield from _editions(code, what, language)
        kept = record.finding(TargetRequest(code, ALL, language))
        yield _heading("target", code, "", language), kept
    yield from _blocks(what, language)
    yield from _units(what, language)


def _heading(page: str, code: str, about: str, language: str) -> Texts:
    """A page, a province, and what it is about there."""
    name = voice(language).short(code)
    return tuple(one for one in (_page(page, language), name, about) if one)


def _page(page: str, language: str) -> str:
    return voice(language).say(f"frame.page.{page}")


def _overview(code: str, language: str) -> Iterator[Said]:
    """The headline of each index in the newest year, as readers who choose nothing see it."""
    for card in cards(OverviewRequest(code, newest_year((code,)), language)):
        name = voice(language).index(card.index_code)
        yield _heading("overview", code, name, language), card.sentence or card.lines[0]


def _trends(code: str, what: Touched, language: str) -> Iterator[Said]:
    """The titles of the lines over the years."""
    for index_code in (str(one) for one in index_rows().index if one in what.indices):
        name = voice(language).index(index_code)
        for kind, title in titles(TrendRequest((code,), index_code, "TOTAL", (), language)).items():
            about = voice(language).say(f"load_preview.trend.{kind}", index=name)
            yield _heading("trend", code, about, language), title


def _editions(code: str, what: Touched, language: str) -> Iterator[Said]:
    """Where a province stands in each edition, and which of its components are low."""
    known = set(index_rows().index)
    for index_code, year in (one for one in what.editions if one[0] in known):
        if year not in edition_rows(index_code).index:
            continue
        about = f"{voice(language).index(index_code)} {year}"
        headline = edition_component(index_code, year)
        stands = RankingRequest(index_code, year, headline, (code,), (), "", language)
        yield _heading("ranking", code, about, language), ranking_finding(stands)
        parts = total_request(index_code, year, code, language)
        yield _heading("component", code, about, language), tree.title(parts)


def _blocks(what: Touched, language: str) -> Iterator[Said]:
    """What is said of a province's units of one block in one year."""
    for code, scheme, year, block in what.blocks:
        held = unit_editions.of_scheme(code, scheme)
        if not ((held["year"] == year) & (held["block"] == block)).any():
            continue
        asked = UnitRankingRequest(code, scheme, year, block, unit_editions.NO_YEAR, language)
        about = f"{asked.scheme_name}, {asked.scope}"
        yield (_page("unit_ranking", language), about), unit_finding(asked)


def _units(what: Touched, language: str) -> Iterator[Said]:
    """What units' own pages say first."""
    known = units.units(language)
    for unit in (known[unit_id] for unit_id in what.units if unit_id in known):
        name = units.full_name(unit, language)
        sentences = findings(MyUnitRequest(unit.id, language))
        yield (_page("my_unit", language), name), " ".join(sentences)
