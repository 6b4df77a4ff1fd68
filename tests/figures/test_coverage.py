"""No sentence says more than the rows it is made of: all provinces, indices, years, languages.

Each sentence is asked for together with the typed findings that carry it; what it may say follows
from those: years, rises, falls, superlatives, "none" and "all".
"""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pytest

from dashboard import navigation
from dashboard.briefing.fact_ledger import FactLedger
from dashboard.briefing.request import BriefingRequest, edition_request, in_view
from dashboard.briefing.slides import change, indices
from dashboard.catalog.indices import decimals_of, edition_rows, edition_years, index_rows
from dashboard.catalog.labels import voice
from dashboard.catalog.provinces import provinces_by_code
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.component import tree
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.component.rows import parts_of, tree_rows
from dashboard.figures.findings.component import ComponentStanding, main_components, none_weak
from dashboard.figures.findings.history import history
from dashboard.figures.findings.promise import counts, furthest, promises
from dashboard.figures.findings.standing import ProvinceStanding, standings
from dashboard.figures.overview.answer import answer
from dashboard.figures.overview.cards import cards
from dashboard.figures.overview.request import OverviewRequest
from dashboard.figures.target.record import finding
from dashboard.figures.target.request import TargetRequest
from dashboard.figures.trend.total import FEWEST_COMPARED, titles
from tests.some import some

LANGUAGES = ("vi", "en")
HOME = ("62", "67")
# Not the one of a name ("An Giang (từ 7/2025)").
YEAR = re.compile(r"(?<!/)\b(?:19|20)\d\d\b")
# By language, the words of each kind of claim.
KINDS = {
    "vi": {
        "rise": r"\btăng\b|đem lại",
        "fall": r"\bgiảm\b|làm mất",
        "best": r"(?<!mới )\bnhất\b",
        "none": r"không (?:có )?(?:nội dung|mục tiêu|thứ hạng) nào|không đạt mục tiêu nào",
        "all": r"\bcả \d+|\bmọi\b|đều",
    },
    "en": {
        "rise": r"\bup\b(?! to)|\brose\b|\bclimbed\b|\brisen\b",
        "fall": r"\bdown\b|\bfell\b|\bfallen\b",
        "best": r"\bbest\b|\bmost\b|\blowest\b|\bhighest\b|\b[Ff]urthest\b",
        "none": r"\bnone\b(?! was| is| changed)|\bno component\b|\bmissed none\b",
        "all": r"\ball\b|\bevery\b",
    },
}


@dataclass(frozen=True)
class Carried:
    """What the rows of a sentence carry: the years it may name, the kinds of claims."""

    years: frozenset[int]
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Said:
    """A sentence with whose it is, its language and what its rows carry."""

    whose: str
    language: str
    text: str
    carried: Carried

    @property
    def beyond(self) -> list[str]:
        """The years and the kinds of claims that no row carries."""
        years = {int(year) for year in YEAR.findall(self.text)} - self.carried.years
        return [f"{year}" for year in sorted(years)] + [
            kind
            for kind, pattern in KINDS[self.language].items()
            if kind not in self.carried.kinds and re.search(pattern, self.text)
        ]


def unheld(said: Iterable[Said]) -> list[tuple[str, str, list[str]]]:
    return [(one.whose, one.text, one.beyond) for one in some(said) if one.beyond]


def ways(*changes: float | None, decimals: int = 9) -> frozenset[str]:
    """Which directions changes carry, as they are printed."""
    shown = [round(one, decimals) for one in changes if one is not None]
    found = {"rise"} if any(one > 0 for one in shown) else set()
    return frozenset(found | ({"fall"} if any(one < 0 for one in shown) else set()))


def of_standing(row: ProvinceStanding) -> frozenset[str]:
    score = (
        None if row.score_change is None else round(row.score_change, decimals_of(row.index_code))
    )
    return ways(row.rank_change, row.common_change if row.place_before else None, score)


def both_fields() -> list[str]:
    return list(provinces_by_code("vi"))


def former() -> list[str]:
    return [code for code, one in provinces_by_code("vi").items() if not one.is_current]


# Cards, notes and the report's first lines: one sentence of standing


def standings_said() -> Iterator[Said]:
    for code in both_fields():
        known = {
            (row.index_code, row.result_year)
            for row in standings(code, edition_years()[-1]).values()
            if row.result_year is not None
        }
        for year in sorted({year for _, year in known if year is not None}):
            rows = standings(code, year)
            for language in LANGUAGES:
                for card in cards(OverviewRequest(code, year, language)):
                    row = rows[card.index_code]
                    if row.result_year is not None:
                        carried = Carried(frozenset({row.result_year}), of_standing(row))
                        yield Said(f"{code} {card.index_code}", language, card.sentence, carried)


def test_a_standing_says_no_year_and_no_direction_beyond_its_edition(real) -> None:
    assert unheld(standings_said()) == []


# The slide of all indices


def messages_said() -> Iterator[Said]:
    for code in both_fields():
        for year in edition_years():
            rows = in_view(BriefingRequest(code, year, "vi"))
            known = [row for row in rows.values() if row.result_year is not None]
            if not known:
                continue
            years = {year, *(row.result_year for row in known if row.result_year is not None)}
            carried = Carried(frozenset(years), ways(*(row.rank_change for row in known)))
            for language in LANGUAGES:
                text = indices.message(BriefingRequest(code, year, language))
                yield Said(f"{code} {year}", language, text, carried)


def test_the_message_of_all_indices_names_the_year_of_each_edition(real) -> None:
    assert unheld(messages_said()) == []
    assert indices.message(BriefingRequest("67", 2024, "vi")) == (
        "Đắk Nông, kết quả mới nhất đến năm 2024: PAPI 2024, PCI 2023 tăng bậc; "
        "PAR INDEX 2023, SIPAS 2023 giảm bậc"
    )


# The best of a trend


def trends_said() -> Iterator[Said]:
    for code in former():
        for index in index_rows().index:
            rows = history((code,), index)
            ranks, scores = rows[rows["rank"].notna()], rows[rows["score"].notna()]
            years = frozenset(int(year) for year in rows["year"])
            moves = [
                float(later) - float(earlier)
                for _, run in scores.groupby("score_run")
                for earlier, later in [(run["score"].iloc[0], run["score"].iloc[-1])]
            ]
            # The country's median moves too.
            kinds = {"rise", "fall"} if any(moves) else set()
            kinds |= {"best"} if len(ranks) >= FEWEST_COMPARED else set()
            for language in LANGUAGES:
                query = f"province={code}&index={index}&language={language}"
                request = navigation.page("trend").read(AddressChoices.of(query))
                for text in titles(request).values():
                    carried = Carried(years, frozenset(kinds))
                    yield Said(f"{code} {index}", language, text, carried)


def test_a_trend_names_a_best_only_of_enough_editions(real) -> None:
    few = "no best is named"
    said = (one for one in trends_said() if few not in one.text)
    assert unheld(said) == []


# Promises


def promises_said() -> Iterator[Said]:
    for code in both_fields():
        known = promises(code, "all")
        for language in LANGUAGES:
            request = TargetRequest(code, "all", language)
            count = counts(request.promises)
            judged = count["met"] + count["missed"]
            kinds = {"none"} if not judged or not count["met"] or not known else set()
            kinds |= {"all"} if judged and count["met"] == judged else set()
            yield Said(code, language, finding(request), Carried(frozenset(), frozenset(kinds)))
            for year in edition_years():
                past = [one for one in known if one.year <= year]
                worst = furthest(past)
                years = frozenset({year, year + 1} | {one.year for one in past})
                best = frozenset({"best"} if worst is not None else set())
                text = answer(OverviewRequest(code, year, language)).replace("Chưa có mục tiêu", "")
                yield Said(f"{code} {year}", language, text, Carried(years, best))


def test_promises_are_counted_of_those_that_have_a_result(real) -> None:
    assert unheld(promises_said()) == []


# Components: what moved, what is low


def editions_of(code: str, years: range | None = None) -> Iterator[tuple[str, int]]:
    """The newest edition of each index with a result; all within ``years``."""
    for index in index_rows().index:
        rows = history((code,), index)
        known = rows[rows["rank"].notna() | rows["score"].notna()]["year"]
        if years is not None:
            yield from ((index, int(year)) for year in known if int(year) in years)
        elif len(known):
            yield index, int(known.max())


def components_asked() -> Iterator[tuple[str, str, int]]:
    """Every province by its newest editions; the home provinces by all."""
    for code in both_fields():
        every = range(2005, 2030) if code in HOME else None
        for index, year in editions_of(code, every):
            yield code, index, year


def edition(code: str, index: str, year: int, language: str) -> ComponentRequest:
    asked = edition_request(BriefingRequest(code, year, language), index)
    assert asked is not None
    assert asked.year == year
    return asked


def moves_said() -> Iterator[tuple[Said, bool]]:
    """Messages of what moved, and whether the part they name is among the rows of their table."""
    for code, index, year in some(components_asked()):
        rows = change.moved(edition(code, index, year, "vi"))
        if not rows:
            continue
        moved = ways(*(row.score_change for row in rows), decimals=decimals_of(index))
        kinds = moved | ({"best"} if moved else {"none"})
        for language in LANGUAGES:
            one = edition(code, index, year, language)
            text = change.message(one, rows, FactLedger(language))
            named = [row.label(language) for row in rows if row.label(language) in text]
            slide = change.change(BriefingRequest(code, year, language, (("index", index),)))
            assert slide is not None
            assert slide.table is not None
            shown = [row[0] for row in slide.table.rows]
            is_shown = not moved or any(name in shown for name in named)
            # A name may tell since when it is another one.
            text = functools.reduce(lambda left, name: left.replace(name, ""), named, text)
            said = Said(f"{code} {index} {year}", language, text, Carried(frozenset({year}), kinds))
            yield said, is_shown


def test_what_fell_most_stands_in_the_table_below(real) -> None:
    found = some(moves_said())
    assert [said.text for said, is_shown in found if not is_shown] == []
    assert unheld(said for said, _ in found) == []


def claims_of_none(rows: tuple[ComponentStanding, ...], language: str) -> list[str]:
    """A sentence that nothing is low or fell which neither all rows carry nor counts them."""
    text = none_weak(rows, voice(language).say)
    judged = sum(row.is_judged for row in rows)
    is_whole = judged == sum(row.is_compared for row in rows) == len(rows)
    is_counted = re.search(rf"\b{judged}(?:/| of ){len(rows)}\b", text)
    return [text] if text and not is_whole and not is_counted else []


def test_none_is_said_of_all_or_of_so_many(real) -> None:
    asked = some(components_asked())
    found = [main_components(code, index, year) for code, index, year in asked]
    assert [text for rows in found for one in LANGUAGES for text in claims_of_none(rows, one)] == []
    assert some(rows for rows in found if any(not row.is_judged for row in rows))


def trees_said() -> Iterator[tuple[str, int, int]]:
    """Titles of trees of full editions, how many parts have a score, and of how many."""
    for code, index, year in components_asked():
        if edition_rows(index, code).loc[year, "coverage"] != "full":
            continue
        request = edition(code, index, year, "vi")
        own = parts_of(tree_rows(request))
        yield tree.title(request), int(own["score"].notna().sum()), len(own)


def test_the_lowest_of_some_parts_says_of_how_many(real) -> None:
    found = some(trees_said())
    partial = [one for one in found if 0 < one[1] < one[2]]
    assert [
        text for text, known, of in partial if f"(chỉ xét {known}/{of} nội dung" not in text
    ] == []
    assert [text for text, known, of in found if known == of and "(chỉ xét" in text] == []


@pytest.mark.parametrize(
    ("text", "language", "beyond"),
    [
        ("Kon Tum đứng thứ 1/63 về PCI 2021, tăng 2 bậc", "vi", ["2021", "rise"]),
        ("cao nhất trong 3 kỳ", "vi", ["best"]),
        ("Ca 3 cả 3 mục tiêu", "vi", ["all"]),
        ("no component fell", "en", ["fall", "none"]),
        ("Newest results up to 2022", "en", ["2022"]),
    ],
)
def test_the_rules_see_what_no_row_carries(text: str, language: str, beyond: list[str]) -> None:
    assert Said("", language, text, Carried(frozenset())).beyond == beyond
