"""The overview's first sentence: were promises kept, which is furthest off, is there a next one."""

from dashboard.figures.findings import promise_words
from dashboard.figures.findings.promise import RANKS, Promise, promises
from dashboard.figures.overview.request import OverviewRequest
from dashboard.text.numbers import is_missing

JUDGED = ("met", "missed")


def answer(request: OverviewRequest) -> str:
    """How many promises up to the year were kept of those judged, the worst gap, the next year's.

    "" for a province of which no promise is on record.
    """
    known = promises(request.province_code, "all")
    if not known:
        return ""
    say = request.voice.say
    past = [one for one in known if one.year <= request.year]
    judged = [one for one in past if one.verdict in JUDGED]
    kept = sum(one.verdict == "met" for one in judged)
    unknown = len(past) - len(judged)
    key = (
        "overview.kept_none" if not judged else "overview.kept_some" if unknown else "overview.kept"
    )
    given = {"met": kept, "judged": len(judged), "open": unknown, "year": request.year}
    sentences = [say(key, **given)]
    worst = _furthest(judged)
    if worst is not None:
        distance = promise_words.gap(worst.row, worst.row["gap"], request.voice)
        name = promise_words.label(worst, request.voice)
        sentences.append(say("overview.furthest", subject=name, gap=distance))
    if not any(one.year > request.year for one in known):
        sentences.append(say("overview.no_next", year=request.year + 1))
    return " ".join(sentences)


def _furthest(judged: list[Promise]) -> Promise | None:
    """The missed promise of a rank that is furthest off; None where none was missed."""
    missed = [
        one
        for one in judged
        if one.verdict == "missed"
        and str(one.row["target_kind"]) in RANKS
        and not is_missing(one.row["gap"])
    ]
    return min(missed, key=lambda one: float(one.row["gap"]), default=None)
