"""The same theme in several instruments: where each puts a province, and why they may differ."""

import textwrap

import pandas as pd

from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import component_label
from dashboard.catalog.labels import Voice, voice
from dashboard.charts.component.grouped_dots import grouped_dots
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.figure import Column, Figure, common_columns, make_figure
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.names import in_language, texts
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

SCALE = [0.0, 100.0]
# Letters of a name in half a line of the narrowest screen.
NAME = 26
BETWEEN, NO_BREAK = " · ", "\u00a0"
# Two instruments less apart than this many hundredths of the field say nearly the same.
NEARLY = 10.0


@per_version
def standing(request: ComponentRequest) -> pd.DataFrame:
    """One row per theme and instrument, with words: theme, instrument, component, index, basis."""
    speaker, language = request.voice, request.language
    rows = ask("theme_standing", province_code=request.province_code, year=request.year)
    return rows.assign(
        theme=texts(rows, "theme_name", language),
        index=[speaker.index(str(code)) for code in rows["index_code"]],
        instrument=[_instrument(row, speaker) for row in records(rows)],
        component=[component_label(row, language) for row in records(rows)],
        basis=[speaker.basis(basis) for basis in rows["rank_basis"]],
        why=texts(rows, "reason", language),
    )


def _instrument(row: Row, speaker: Voice) -> str:
    """ "PAPI D2 Công khai": the index, the publisher's number where there is one, what it is."""
    code = str(row["component_code"])
    letters = code.rstrip("0123456789.")
    numbered = letters != code and not str(row["index_code"]).startswith(letters)
    return speaker.say(
        "theme.numbered" if numbered else "theme.instrument",
        index=speaker.index(str(row["index_code"])),
        label=in_language(row, "label", speaker.language),
        **({"code": code} if numbered else {}),
    )


def _text(row: Row, speaker: Voice) -> str:
    if is_missing(row["result_year"]):
        return speaker.say("theme.no_result", instrument=row["instrument"])
    given = {"instrument": row["instrument"], "year": int(row["result_year"])}
    if is_missing(row["rank"]):
        return speaker.say("theme.no_rank", **given)
    return speaker.say("theme.dot", rank=numbers.rank(row["rank"], row["out_of"]), **given)


def _beside(row: Row, speaker: Voice) -> str:
    """The name beside a dot in lines, a year and its place side by side; why there is no dot."""
    text = _text(row, speaker)
    if is_missing(row["percentile"]):
        return text
    held = text.replace(BETWEEN, BETWEEN.replace(" ", NO_BREAK))
    return "\n".join(textwrap.wrap(held, NAME)).replace(NO_BREAK, " ")


def _lines(rows: pd.DataFrame, speaker: Voice) -> pd.DataFrame:
    """The chart's lines: each theme's heading, then a dot for every instrument."""
    lines: list[dict[str, object]] = []
    for theme, own in rows.groupby("theme", sort=False):
        lines.append({"heading": theme, "is_open": False})
        lines.extend(
            {
                "heading": None,
                "value": row["percentile"],
                "text": _beside(row, speaker),
                "told": _told(row, speaker),
                "slot": "home",
                "is_open": row["rank_basis"] == "computed",
            }
            for row in records(own)
        )
    return pd.DataFrame(lines)


def _told(row: Row, speaker: Voice) -> str:
    """An instrument's result in words: its rank, how it is known, how many are behind."""
    if is_missing(row["percentile"]):
        return _text(row, speaker)
    basis = speaker.basis(row["rank_basis"])
    return f"{_text(row, speaker)}, {basis}\n{_ahead(float(row['percentile']), speaker)}"


def _title(rows: pd.DataFrame, request: ComponentRequest) -> str:
    """The theme on which the instruments are furthest apart."""
    speaker = request.voice
    known = rows[rows["percentile"].notna()]
    themes = known.groupby("theme", sort=False)
    spans = themes["percentile"].agg(["min", "max"])[themes["index_code"].nunique() > 1]
    given = {"province": request.province}
    if spans.empty:
        return speaker.say("theme.title_single", year=request.year, **given)
    apart = spans["max"] - spans["min"]
    if apart.max() < NEARLY:
        return speaker.say("theme.title_alike", **given)
    of_theme = known[known["theme"] == apart.idxmax()].sort_values("percentile")
    low, high = of_theme.iloc[0], of_theme.iloc[-1]
    return speaker.say(
        "theme.title_apart",
        theme=low["theme"],
        low=f"{low['instrument']} {int(low['result_year'])}",
        high=f"{high['instrument']} {int(high['result_year'])}",
        low_ahead=_ahead(float(low["percentile"]), speaker),
        high_ahead=_ahead(float(high["percentile"]), speaker),
        **given,
    )


def _ahead(percentile: float, speaker: Voice) -> str:
    if percentile == 0:
        return speaker.say("theme.ahead_none")
    return speaker.say("theme.ahead", share=numbers.whole(percentile, speaker.language) + "%")


@per_version
def figure(request: ComponentRequest) -> Figure | None:
    """All themes for one province, newest editions up to the year; None where it has no result."""
    rows = standing(request)
    if rows["result_year"].isna().all():
        return None
    say = request.voice.say
    return make_figure(
        request,
        f"{request.province_code}-{request.year}-themes",
        title=_title(rows, request),
        subtitle=say("theme.subtitle", province=request.province, year=request.year),
        chart=grouped_dots(_lines(rows, request.voice), SCALE, say("theme.axis")),
        table=rows,
        columns=(
            Column("theme", say("theme.theme")),
            Column("index", say("theme.index")),
            *common_columns(say, "component"),
            Column("result_year", say("phrases.year"), "year"),
            *common_columns(say, "rank", "out_of", "basis"),
            Column("percentile", say("theme.percentile"), "percent"),
            Column("why", say("theme.reason")),
        ),
        source_ids=source_ids(rows["rank_source_id"], rows["source_id"]),
        edition=say("theme.edition", year=request.year),
    )


@per_version
def reasons(language: str) -> str:
    """Why the instruments may differ, each: who is asked, when, how many, the scale."""
    rows = ask("theme_reason")
    text = "statement" if language == "vi" else "statement_en"
    lines = []
    for name in dict.fromkeys(rows["name"]):
        own = rows[rows["name"] == name]
        aspects = dict(zip(own["aspect"], own[text], strict=True))
        lines.append("- " + voice(language).say("theme.why_line", index=name, **aspects))
    return "\n".join(lines)
