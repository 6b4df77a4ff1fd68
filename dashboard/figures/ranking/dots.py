"""All provinces of an edition as sorted dots."""

import pandas as pd

from dashboard.charts.palette import Scheme, slots
from dashboard.charts.ranking.ranking_dots import ranking_dots
from dashboard.figures.figure import Figure
from dashboard.figures.ranking.request import RankingRequest
from dashboard.figures.ranking.rows import edition_figure, finding, ranking
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing


@per_version
def dots_figure(request: RankingRequest, scheme: Scheme) -> Figure | None:
    """Provinces as sorted dots: by score in a full edition, by published place otherwise."""
    rows = ranking(request)
    measure = "score" if request.is_full else "rank"
    shown = rows[rows[measure].notna()].copy()
    if shown.empty:
        return None
    speaker = request.voice
    shown["value"] = shown[measure].astype(float)
    shown["label"] = [
        f"{numbers.place(rank, None)}  {name}" if not is_missing(rank) else str(name)
        for rank, name in zip(shown["rank"], shown["name"], strict=True)
    ]
    shown["value_text"] = [_value_text(row, request) for _, row in shown.iterrows()]
    colour = slots(request.home, request.compared)
    shown["slot"] = [colour.get(str(code)) for code in shown["province_code"]]
    shown["position"] = range(len(shown))
    shown["interval_low"], shown["interval_high"] = shown["ci95_low"], shown["ci95_high"]
    shown["text_at"] = shown[["value", "interval_high"]].max(axis=1)
    shown["is_quartile_start"] = shown["quartile"].notna() & (
        shown["quartile"] != shown["quartile"].shift(1)
    )
    shown.loc[shown.index[0], "is_quartile_start"] = False
    missing = len(rows) - len(shown)
    key = "ranking.subtitle_full" if request.is_full else "ranking.subtitle_partial"
    subtitle = speaker.say(
        key,
        component=speaker.component(request.index_code, request.component_code),
        year=request.year,
        unit=speaker.unit(request.index_code),
        count=len(shown),
    )
    if missing:
        subtitle += speaker.say("ranking.subtitle_missing", count=missing)
    if shown["ci95_low"].notna().any():
        subtitle += speaker.say("ranking.subtitle_interval")
    return edition_figure(
        request,
        "ranking",
        finding(request) or request.edition,
        subtitle,
        chart=ranking_dots(
            shown,
            measure,
            {
                "value": speaker.score(request.index_code)
                if measure == "score"
                else speaker.say("phrases.place")
            },
            scheme,
        ),
    )


def _value_text(row: pd.Series, request: RankingRequest) -> str:
    """What stands beside a dot: the score, three decimals where two provinces tie at two."""
    if not request.is_full:
        score = "" if is_missing(row["score"]) else numbers.score(row["score"], request.language)
        return " · ".join(
            part for part in (numbers.place(row["rank"], row["out_of"]), score) if part
        )
    rows = ranking(request)
    same = rows["score"].round(2) == round(float(row["score"]), 2)
    return numbers.score(float(row["score"]), request.language, 3 if same.sum() > 1 else 2)
