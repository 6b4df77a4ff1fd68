"""Part II: what rose and fell in each index, who leads on it, and why the rank moved."""

from collections.abc import Iterator

import pandas as pd

from dashboard.catalog.indices import change_text, decimals_of
from dashboard.export.report_content import Block, Heading, Item, Paragraph
from dashboard.figures.component import change as component_change
from dashboard.figures.component import gap, rank_move
from dashboard.figures.component import tree as component_tree
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.component.rows import is_weighted, no_change, parts_of, tree_rows
from dashboard.figures.overview.request import OverviewRequest
from dashboard.figures.overview.tables import weak_components
from dashboard.report.draft import Draft, sentence
from dashboard.report.sections.results import has_result
from dashboard.text.rows import Row, records

WEAK_WIDTHS = (6, 3, 3, 3, 5)


def blocks(draft: Draft) -> Iterator[Block]:
    """Index by index: moves, weak components with those who lead, reasons, the charts."""
    for number, index_code in enumerate(draft.profile.indices, start=1):
        name = f"{draft.voice.index(index_code)} {draft.year}"
        yield Heading(2, f"{number}.", name)
        if not has_result(index_code, draft):
            given = {"index": draft.voice.index(index_code), "year": draft.year}
            province = draft.voice.short(draft.province_code)
            absent = draft.say("findings.no_result", province=province, **given)
            yield Paragraph(sentence(absent))
            continue
        yield Heading(3, "a)", draft.say("report.parts.moves"))
        yield from _moves(index_code, draft)
        yield Heading(3, "b)", draft.say("report.parts.reasons"))
        yield from _reasons(draft.component(index_code, draft.year), draft)


def _moves(index_code: str, draft: Draft) -> Iterator[Block]:
    of_index = draft.component(index_code, draft.year)
    yield from (Item(text) for text in moved(of_index, draft))
    known = parts_of(tree_rows(of_index))["score"].notna()
    if known.any() and not of_index.is_full:
        yield Item(sentence(component_tree.title(of_index)))
    yield from _weak(index_code, of_index, draft)
    figure = component_tree.figure(of_index)
    # Without the other provinces a chart says no more than the annex.
    if figure is not None and of_index.is_full:
        yield draft.picture(figure)


def moved(of_index: ComponentRequest, draft: Draft) -> tuple[str, ...]:
    """Which main components rose, fell, stood still since the edition before; or why not known."""
    rows = parts_of(tree_rows(of_index))
    known = rows[rows["score_change"].notna()]
    if known.empty:
        return (_why_no_moves(rows, of_index, draft),)
    changes = known["score_change"].round(decimals_of(of_index.index_code))
    known = known.assign(shown=changes).sort_values("shown")
    ways = {
        "rose": known[known["shown"] > 0].iloc[::-1],
        "fell": known[known["shown"] < 0],
        "same": known[known["shown"] == 0],
    }
    lines = [
        draft.say(
            f"report.parts.{way}",
            year=of_index.from_year,
            count=len(found),
            names="; ".join(_named(row, of_index, draft) for row in records(found)),
        )
        for way, found in ways.items()
        if len(found)
    ]
    if is_weighted(of_index):
        lines.insert(0, draft.say("report.parts.own_points"))
    if len(known) < len(rows):
        lines.append(draft.say("report.parts.unknown", count=len(rows) - len(known)))
    return tuple(lines)


def _why_no_moves(rows: pd.DataFrame, of_index: ComponentRequest, draft: Draft) -> str:
    if rows["score"].isna().all():
        return draft.say("report.parts.no_scores", edition=of_index.edition)
    if not of_index.is_one_series:
        return sentence(no_change(of_index))
    return draft.say("report.parts.no_base", edition=of_index.edition, year=of_index.from_year)


def _named(row: Row, of_index: ComponentRequest, draft: Draft) -> str:
    """ "D3 Trách nhiệm giải trình (−0,36)"."""
    moved = change_text(of_index.index_code, row["score_change"], draft.language)
    return f"{row['label']} ({moved})"


def _weak(index_code: str, of_index: ComponentRequest, draft: Draft) -> Iterator[Block]:
    """The components that are low or fell with those who lead, by the overview's rule."""
    say = draft.say
    of_year = OverviewRequest(draft.province_code, draft.year, draft.language)
    (rows, columns), instead = weak_components(of_year, index_code)
    given = {"index": draft.voice.index(index_code), "year": draft.year}
    if instead:
        yield Paragraph(instead)
        return
    tree = tree_rows(of_index)
    yield draft.table(
        say("report.parts.weak", **given),
        (column.label for column in columns),
        (tuple(str(cell) for cell in row) for row in rows.itertuples(index=False)),
        WEAK_WIDTHS,
        [*tree["source_id"], *tree["from_source_id"]],
        notes=(say("overview.components_rule"),),
        centred=(1, 2),
    )


def _reasons(of_index: ComponentRequest, draft: Draft) -> Iterator[Block]:
    """Why the rank moved, what the score's change is made of, how far the best and the median are.

    What cannot be split says why, once; that scores are of another series is said with the moves.
    """
    change = component_change.figure(of_index)
    median = gap.figure(of_index)
    said = [
        rank_move.finding(of_index) or rank_move.why_not(of_index),
        change.title if change else component_change.why_not(of_index),
        *(_gap(of_index.against(key), draft) for key in gap.OF_ALL),
    ]
    before = set(moved(of_index, draft))
    yield from (Item(text) for text in dict.fromkeys(map(sentence, said)) if text not in before)
    if median is not None:
        yield draft.picture(median)


def _gap(of_index: ComponentRequest, draft: Draft) -> str:
    """How far the benchmark is and where most is lost; why that is not known."""
    figure = gap.figure(of_index)
    if figure is not None:
        return figure.title
    if not of_index.is_full:
        return draft.say("report.parts.no_gap", edition=of_index.edition)
    return gap.why_not(of_index)
