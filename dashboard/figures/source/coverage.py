"""What is held: the matrix of editions, the data version, and what changed since the last."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.catalog.indices import index_rows
from dashboard.catalog.labels import Voice, voice
from dashboard.charts.method.coverage_matrix import coverage_matrix
from dashboard.figures.figure import Column, Figure, common_columns, edition_way, make_figure
from dashboard.figures.source.request import SourceRequest
from dashboard.store import versions
from dashboard.store.ask import ask, ask_version, per_version
from dashboard.store.versions import VersionError, version_of
from dashboard.text import numbers
from dashboard.text.rows import Row, records

COUNTED = ("n_scored", "n_ranked", "n_components")


def _cells(editions: pd.DataFrame, speaker: Voice) -> pd.DataFrame:
    """One row per index and year from the first edition of any to the last, held or not.

    A year that is held for both fields, 63 and 34 provinces, counts both: "2/63 · 3/34".
    """
    years = range(int(editions["year"].min()), int(editions["year"].max()) + 1)
    codes = list(index_rows().index)
    every = pd.MultiIndex.from_product([codes, years], names=["index_code", "year"])
    key = ["index_code", "year"]
    both = {
        pair: " · ".join(_counted(row) for row in records(own.iloc[::-1]))
        for pair, own in editions.groupby(key)
        if len(own) > 1
    }
    once = editions.drop_duplicates(key, keep="last")
    cells = once.set_index(key).reindex(every).reset_index()
    cells["coverage"] = [
        "none" if missing else coverage
        for missing, coverage in zip(cells["n_provinces"].isna(), cells["coverage"], strict=True)
    ]
    return cells.assign(
        index=[speaker.index(str(code)) for code in cells["index_code"]],
        index_order=[codes.index(code) for code in cells["index_code"]],
        text=[both.get((row["index_code"], row["year"]), _counted(row)) for row in records(cells)],
        told=[_told(row, speaker) for row in records(cells)],
        click=[
            ""
            if row["coverage"] == "none"
            else edition_way(str(row["index_code"]), int(row["year"]))
            for row in records(cells)
        ],
    )


def _counted(row: Row) -> str:
    """ "63" where all have a score, else "19/63"; a dash where there is no edition."""
    if row["coverage"] == "none":
        return numbers.MISSING
    scored, out_of = int(row["n_scored"]), int(row["n_provinces"])
    return str(scored) if scored == out_of else f"{scored}/{out_of}"


def _told(row: Row, speaker: Voice) -> str:
    edition = f"{speaker.index(str(row['index_code']))} {int(row['year'])}"
    if row["coverage"] == "none":
        return f"{edition}: {speaker.say('coverage.none')}"
    return f"{edition}: " + speaker.say(
        "coverage.told",
        coverage=speaker.say(f"coverage.{row['coverage']}"),
        scored=int(row["n_scored"]),
        ranked=int(row["n_ranked"]),
        out_of=int(row["n_provinces"]),
    )


@per_version
def coverage_figure(request: SourceRequest) -> Figure:
    """Every edition with how many provinces have a score in it."""
    voice, editions = request.voice, ask("edition_coverage")
    say = voice.say
    held = editions.assign(
        index=[voice.index(str(code)) for code in editions["index_code"]],
        coverage_label=[say(f"coverage.{coverage}") for coverage in editions["coverage"]],
    )
    full = int((editions["coverage"] == "full").sum())
    documents = ask("source_catalog")
    is_used = (documents["n_scores"] > 0) | (documents["n_ranks"] > 0)
    labels = {kind: say(f"coverage.{kind}") for kind in ("full", "partial", "none", "coverage")}
    return make_figure(
        request,
        "coverage",
        title=say(
            "coverage.title", editions=len(editions), full=full, partial=len(editions) - full
        ),
        subtitle=say("coverage.subtitle"),
        chart=coverage_matrix(_cells(editions, voice), labels),
        table=held,
        columns=(
            *common_columns(say, "index", "year"),
            Column("coverage_label", labels["coverage"]),
            *(
                Column(count, say(f"coverage.{count}"), "whole")
                for count in ("n_provinces", *COUNTED)
            ),
        ),
        source_ids=tuple(documents["source_id"][is_used]),
        edition=f"{editions['year'].min()}–{editions['year'].max()}",
    )


@dataclass(frozen=True, eq=False)
class VersionChange:
    """What changed since the version before: its short id, rows then and now, changed editions.

    ``editions`` is None when the version before cannot be asked (made by another program version).
    """

    before: str
    n_before: int
    n_now: int
    editions: pd.DataFrame | None


def previous_version(files: list[Path], current: Path) -> Path | None:
    """The version built before the current one; None when there is none."""
    older = files[: files.index(current)] if current in files else []
    return older[-1] if older else None


def changed_editions(before: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Editions whose counts are not the same in two answers of edition_coverage, one row each.

    Columns: index_code, year, and each count then (``_before``) and now (``_now``), 0 where the
    edition was not on record.
    """
    keys = ["index_code", "year"]
    joined = (
        before[[*keys, *COUNTED]]
        .merge(now[[*keys, *COUNTED]], on=keys, how="outer", suffixes=("_before", "_now"))
        .fillna(
            dict.fromkeys(
                [f"{count}{side}" for count in COUNTED for side in ("_before", "_now")], 0
            )
        )
        .sort_values(keys, ignore_index=True)
    )
    differs = pd.Series(data=False, index=joined.index)
    for count in COUNTED:
        differs |= joined[f"{count}_before"] != joined[f"{count}_now"]
    return joined[differs].reset_index(drop=True)


def compare(before: Path, now: Path) -> VersionChange:
    """Two version files held against each other."""
    version = version_of(before)
    try:
        answers = [
            (ask_version(before, question), ask_version(now, question))
            for question in ("edition_coverage", "data_state")
        ]
    except VersionError:
        return VersionChange(version, 0, 0, None)
    (editions_before, editions_now), (state_before, state_now) = answers
    return VersionChange(
        version,
        int(state_before["n_scores"].iloc[0]),
        int(state_now["n_scores"].iloc[0]),
        changed_editions(editions_before, editions_now),
    )


@per_version
def last_change() -> VersionChange | None:
    """What changed from the version before to the current one; None when this is the first."""
    current = versions.current()
    before = previous_version(versions.versions(), current)
    return compare(before, current) if before is not None else None


def change_table(change: pd.DataFrame, language: str) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Changed editions for readers: counts as "then → now"."""
    speaker = voice(language)
    say = speaker.say
    table = change.assign(index=[speaker.index(str(code)) for code in change["index_code"]])
    for count in COUNTED:
        pairs = zip(change[f"{count}_before"], change[f"{count}_now"], strict=True)
        table[count] = [
            numbers.whole(then, language)
            if then == now
            else f"{numbers.whole(then, language)} → {numbers.whole(now, language)}"
            for then, now in pairs
        ]
    return table, (
        *common_columns(say, "index", "year"),
        *(Column(count, say(f"coverage.{count}")) for count in COUNTED),
    )
