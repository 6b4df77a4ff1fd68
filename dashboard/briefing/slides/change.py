"""What rose and what fell in an index since the year before, and who leads on it."""

import pandas as pd

from dashboard.briefing import notes
from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import Told, result_cell
from dashboard.briefing.request import Asked, edition_asked
from dashboard.briefing.slide import Slide
from dashboard.briefing.table_fit import fitted, fitting
from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import component_label
from dashboard.figures.component.request import ComponentRequest as Edition
from dashboard.store.ask import ask
from dashboard.text import numbers
from dashboard.text.numbers import is_missing


def standing(edition: Edition) -> pd.DataFrame:
    """The main components of the edition, with who leads on each; lowest share first."""
    return ask(
        "component_standing",
        province_code=edition.province_code,
        index_code=edition.index_code,
        year=edition.year,
    )


def moved(edition: Edition | None) -> pd.DataFrame | None:
    """The components whose score can be compared, most fallen first; None where none can."""
    if edition is None:
        return None
    rows = standing(edition)
    known = rows[rows["score_change"].notna()]
    if known.empty:
        return None
    order = sorted(
        range(len(known)),
        key=lambda at: (known["score_change"].iloc[at], known["component_code"].iloc[at]),
    )
    return known.iloc[order]


def change(asked: Asked) -> Slide | None:
    """The components of the chosen index that moved; None where nothing can be compared."""
    edition = edition_asked(asked, asked.index_code)
    rows = moved(edition)
    if edition is None or rows is None:
        return None
    say, told = asked.voice.say, Told(asked.language)
    columns = (
        say("phrases.component"),
        say("briefing.score_changed", year=edition.year - 1),
        say("briefing.place_changed"),
        say("overview.component_lead"),
    )
    shown = _most(rows, columns, edition)
    count = len(shown)
    return slide(
        asked,
        f"change-{asked.index_code}",
        "component",
        message(edition, rows, told),
        told,
        source_ids(rows["source_id"], rows["duty_source_id"]),
        table=fitted(columns, [_cells(row, edition, told) for _, row in shown.iterrows()]),
        caption=say("briefing.shown", shown=count, of=len(rows)) if count < len(rows) else "",
        notes=notes.of_index(asked, asked.index_code),
    )


def _most(rows: pd.DataFrame, columns: tuple[str, ...], edition: Edition) -> pd.DataFrame:
    """As many as fit of those that moved most, still in the order of ``rows``."""
    order = sorted(range(len(rows)), key=lambda at: (-abs(rows["score_change"].iloc[at]), at))
    tried = Told(edition.language)
    count = fitting(columns, [_cells(rows.iloc[at], edition, tried) for at in order])
    return rows.iloc[sorted(order[:count])]


def _cells(row: pd.Series, edition: Edition, told: Told) -> tuple[str, ...]:
    cell = result_cell(
        edition.index_code, edition.year, str(row["component_code"]), edition.province_code
    )
    score = f"{told.score(row, cell)} ({told.score_change(row, cell)})"
    return (
        component_label(row, edition.language),
        score,
        placed(row, edition, told),
        lead(row, edition),
    )


def placed(row: pd.Series, edition: Edition, told: Told) -> str:
    """ "42/63 (+20)": the place and the places gained, where they are known."""
    cell = result_cell(
        edition.index_code, edition.year, str(row["component_code"]), edition.province_code
    )
    place = told.place(row, cell)
    if is_missing(row["rank_change"]):
        return place
    return f"{place} ({told.rank_change(row, cell)})"


def lead(row: pd.Series, edition: Edition) -> str:
    """Who leads on a component, or that no document says."""
    if is_missing(row["lead_units"]):
        return edition.voice.say("briefing.no_lead")
    return str(row["lead_units"])


def message(edition: Edition, rows: pd.DataFrame, told: Told) -> str:
    """How many rose and fell, and which moved most, in a sentence."""
    say = edition.voice.say
    shown = rows["score_change"].round(2)
    rose, fell = int((shown > 0).sum()), int((shown < 0).sum())
    first = rows.iloc[0] if fell else rows.iloc[-1]
    if not rose and not fell:
        return say("briefing.change_none", edition=edition.edition, province=edition.province)
    way = "mixed" if rose and fell else "fell" if fell else "rose"
    part = component_label(first, edition.language)
    cell = result_cell(
        edition.index_code, edition.year, str(first["component_code"]), edition.province_code
    )
    key = (
        ("index_code", edition.index_code),
        ("year", edition.year),
        ("province_code", edition.province_code),
    )
    for what, number in (("rose", rose), ("fell", fell), ("of", len(rows))):
        told.count(number, what, key)
    points = told.put(
        numbers.score(abs(float(first["score_change"])), edition.language), cell, "score_change"
    )
    return say(
        f"briefing.change_{way}",
        edition=edition.edition,
        province=edition.province,
        rose=rose,
        fell=fell,
        of=len(rows),
        part=part,
        points=points,
    )
