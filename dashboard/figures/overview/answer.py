"""The overview's first sentence: were promises kept, which is furthest off, is there a next one."""

from dashboard.figures.findings import promise_words
from dashboard.figures.findings.promise import counts, furthest, promises
from dashboard.figures.overview.request import OverviewRequest


def answer(request: OverviewRequest) -> str:
    """How many promises up to the year were kept of those judged, the worst gap, the next year's.

    "" for a province of which no promise is on record.
    """
    known = promises(request.province_code, "all")
    if not known:
        return ""
    say = request.voice.say
    past = [one for one in known if one.year <= request.year]
    count = counts(past)
    judged = count["met"] + count["missed"]
    unknown = len(past) - judged
    key = (
        "kept_later"
        if not past
        else "kept_none"
        if not judged
        else "kept_some"
        if unknown
        else "kept"
    )
    given = {"met": count["met"], "judged": judged, "open": unknown, "year": request.year}
    given["later"] = len(known) - len(past)
    sentences = [say(f"overview.{key}", **given)]
    worst = furthest(past)
    if worst is not None:
        distance = promise_words.gap(worst.row, worst.row["gap"], request.voice)
        name = promise_words.label(worst, request.voice)
        sentences.append(say("overview.furthest", subject=name, gap=distance))
    if not any(one.year > request.year for one in known):
        sentences.append(say("overview.no_next", year=request.year + 1))
    return " ".join(sentences)
