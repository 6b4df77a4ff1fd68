"""Part I: where the province stands on each index, and how it stood in the editions before."""

from collections.abc import Iterator

from dashboard.catalog.indices import (
    TOTALS,
    change_text,
    decimals_of,
    edition_row,
    edition_rows,
    edition_years,
    score_text,
)
from dashboard.catalog.provinces import dated_names, provinces_by_code
from dashboard.export.report_content import Block, Heading, Item, Paragraph
from dashboard.figures.findings import standing
from dashboard.figures.findings.contradiction import of_result, told
from dashboard.figures.findings.history import history
from dashboard.figures.findings.standing import ProvinceStanding
from dashboard.report.draft import Draft, sentence
from dashboard.text import numbers, sentences
from dashboard.text.names import in_language
from dashboard.text.rows import Row, records
from dashboard.text.sentences import Result

# How many editions up to the year are listed.
EDITIONS = 5
RESULT_WIDTHS = (4, 3, 3, 4, 6, 5)
HISTORY_WIDTHS = (2, 3, 3, 6, 5)
FIGURES = (1, 2, 3, 4)


def standings(draft: Draft, province_code: str = "") -> tuple[ProvinceStanding, ...]:
    """The newest result on each of the report's indices up to the year, in the report's order, of
    the report's province or of one that went into it.

    A year after the last on record is answered as the last one; before the first, all is missing.
    """
    found = standing.standings(province_code or draft.province_code, _year(draft))
    return tuple(
        found.get(code, ProvinceStanding(index_code=code)) for code in draft.profile.indices
    )


def _year(draft: Draft) -> int:
    return min(draft.year, edition_years()[-1])


def has_result(index_code: str, draft: Draft) -> bool:
    """Whether the year's own edition has a result of the province."""
    return (index_code, draft.year) in {
        (row.index_code, row.result_year) for row in standings(draft)
    }


def blocks(draft: Draft) -> Iterator[Block]:
    """The results of the province; of a merged one its own, then those of its parts, apart."""
    say, province = draft.say, provinces_by_code(draft.language)[draft.province_code]
    yield Heading(2, "1.", say("report.results.heading"))
    if not province.predecessors:
        yield from _results(draft.province_code, draft.area, draft)
        return
    codes, names = standing.with_results(province, _year(draft)), dated_names(draft.language)
    given = {"province": names[province.code], "year": draft.year}
    given["names"] = ", ".join(names[code] for code in province.predecessors)
    has_own = province.code in codes
    yield Paragraph(say("phrases.era_both" if has_own else "overview.predecessors", **given))
    for code in codes:
        yield from _results(code, names[code], draft)


def _results(province_code: str, area: str, draft: Draft) -> Iterator[Block]:
    """A sentence and a row per index, then the editions before."""
    say, rows = draft.say, standings(draft, province_code)
    known = [row for row in rows if row.result_year is not None]
    for row in rows:
        yield Item(" ".join(sentence(text) for text in _said(row, province_code, draft)))
        yield from (Item(text) for text in _contradicted(row, province_code, draft))
    if known:
        yield draft.table(
            say("report.results.caption", area=area, year=draft.year),
            draft.says(
                "report.index",
                "report.edition",
                "phrases.score",
                "phrases.rank",
                "report.against_before",
                "phrases.basis_label",
            ),
            (_row(row, draft) for row in known),
            RESULT_WIDTHS,
            [*(row.rank_source_id for row in known), *(row.source_id for row in known)],
            centred=FIGURES,
        )
    for row in known:
        yield from _history(row.index_code, province_code, area, draft)


def _said(row: ProvinceStanding, province_code: str, draft: Draft) -> list[str]:
    """The finding, and what a reader must know to read it."""
    say, name, year = draft.say, draft.voice.index(row.index_code), row.result_year
    province = draft.voice.short(province_code)
    if year is None:
        key = "no_edition" if row.edition_year is None else "no_result"
        text = say(f"overview.{key}", province=province, year=draft.year)
        return [say("export.label", label=name, text=text)]
    found = [
        sentences.standing(
            sentences.standing_of(row, province, name, year, decimals_of(row.index_code)),
            say,
            draft.language,
        )
    ]
    if row.score is None:
        found.append(say("overview.score_missing"))
    if year < draft.year:
        found.append(say("overview.older", year=draft.year, result_year=year))
    return found + _edition_notes(row, year, province_code, draft)


def _contradicted(row: ProvinceStanding, province_code: str, draft: Draft) -> list[str]:
    """What documents contradict one another in about the result."""
    if row.result_year is None:
        return []
    found = of_result(province_code, row.index_code, row.result_year)
    return [told(one, draft.voice) for one in found if one.component_code in TOTALS]


def _edition_notes(row: ProvinceStanding, year: int, province_code: str, draft: Draft) -> list[str]:
    """That the edition is not all on record, or that it begins another series."""
    editions = edition_rows(row.index_code, province_code)
    edition = edition_row(row.index_code, year, province_code)
    notes = []
    if row.coverage != "full":
        name = draft.voice.index(row.index_code)
        notes.append(draft.say("report.results.partial", index=name, year=year))
    if bool(edition["is_series_start"]) and year - 1 in editions.index:
        label = in_language(edition, "series_label", draft.language)
        notes.append(draft.say("overview.score_break", year=year - 1, label=label))
    return notes


def _row(row: ProvinceStanding, draft: Draft) -> tuple[str, ...]:
    return (
        draft.voice.index(row.index_code),
        str(row.result_year),
        *_figures(row, row.index_code, draft),
        draft.voice.basis(row.rank_basis) or numbers.MISSING,
    )


def _figures(row: Result, index_code: str, draft: Draft) -> tuple[str, str, str]:
    """Score, rank and what changed since the edition before."""
    return (
        score_text(index_code, row.score, draft.language),
        numbers.rank(row.rank, row.out_of),
        changes(row, index_code, draft),
    )


def changes(row: Result, index_code: str, draft: Draft) -> str:
    """The change of rank, then of score: "+4 bậc; −0,23 điểm"; a dash for what is not known.

    In brackets the place before where it is of another field.
    """
    say, parts = draft.say, []
    if row.rank_change is not None:
        ranks = numbers.signed(row.rank_change, draft.language, 0)
        known = say("report.ranks", count=ranks)
        told = known if row.rank_change else say("overview.rank_same")
        parts.append(f"{told} ({row.place_before})" if row.place_before else told)
    if row.score_change is not None:
        points = change_text(index_code, row.score_change, draft.language)
        parts.append(say("report.points", count=points))
    return "; ".join(parts) or numbers.MISSING


def _history(index_code: str, province_code: str, area: str, draft: Draft) -> Iterator[Block]:
    """The last editions up to the year as a table, the newest first."""
    rows = history((province_code,), index_code)
    rows = rows[rows["year"] <= draft.year].iloc[::-1].head(EDITIONS)
    if not (rows["rank"].notna() | rows["score"].notna()).any():
        return
    say = draft.say
    yield draft.table(
        say("report.results.history", index=draft.voice.index(index_code), area=area),
        draft.says(
            "phrases.year",
            "phrases.score",
            "phrases.rank",
            "report.against_before",
            "phrases.basis_label",
        ),
        (_edition(row, index_code, draft) for row in records(rows)),
        HISTORY_WIDTHS,
        [*rows["rank_source_id"], *rows["source_id"]],
        centred=FIGURES[:3],
    )


def _edition(row: Row, index_code: str, draft: Draft) -> tuple[str, ...]:
    # How the rank is known; where there is none, why.
    known = draft.voice.basis(row["rank_basis"]) or draft.voice.reason(row["missing_reason"])
    return (
        str(int(row["year"])),
        *_figures(Result.of(row), index_code, draft),
        known or numbers.MISSING,
    )
