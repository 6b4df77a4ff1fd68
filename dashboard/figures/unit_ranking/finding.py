"""What is known of a block of units as a sentence: leader, classes, mean, who is named."""

from dashboard.figures.unit_ranking.request import Asked, counts, rows
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing


@per_version
def finding(asked: Asked) -> str:
    """What is known of the block in a sentence: who leads, the classes, the mean, who is named."""
    parts = (_leader(asked), _class_counts(asked), _mean(asked), _listed(asked))
    known = "; ".join(part for part in parts if part)
    return asked.voice.say("unit_ranking.finding", scope=asked.scope, known=known)


def _leader(asked: Asked) -> str:
    say, shown = asked.voice.say, rows(asked)
    first = shown[shown["rank"] == 1]
    if first.empty:
        return ""
    row = first.iloc[0]
    field = "" if is_missing(row["out_of"]) else int(row["out_of"])
    text = say(
        "unit_ranking.leader" if field else "unit_ranking.leader_no_field",
        names=", ".join(first["unit_name"]),
        field=field,
    )
    if is_missing(row["score"]):
        return text
    score = numbers.score(float(row["score"]), asked.language)
    return text + say("unit_ranking.leader_score", score=score)


def _class_counts(asked: Asked) -> str:
    """ "7 đơn vị Xuất sắc, 10 Tốt, 3 Khá"; "" where nobody counts them."""
    shown = counts(asked)
    shown = shown[shown["year"] == asked.year]
    parts = [
        asked.voice.say(
            "unit_ranking.count" if place else "unit_ranking.count_first",
            count=int(count),
            name=name,
        )
        for place, (count, name) in enumerate(zip(shown["count"], shown["class_name"], strict=True))
    ]
    return ", ".join(parts)


def _mean(asked: Asked) -> str:
    edition = asked.edition
    for key, column in (("mean", "published_mean"), ("mean_computed", "computed_mean")):
        if not is_missing(edition[column]):
            mean = numbers.score(float(edition[column]), asked.language)
            return asked.voice.say(f"unit_ranking.{key}", mean=mean)
    return ""


def _listed(asked: Asked) -> str:
    edition = asked.edition
    if asked.is_full or asked.block == "all":
        return ""
    listed, of = int(edition["n_listed"]), edition["n_units"]
    if not listed:
        return asked.voice.say("unit_ranking.listed_none")
    if is_missing(of):
        return asked.voice.say("unit_ranking.listed", listed=listed)
    return asked.voice.say("unit_ranking.listed_of", listed=listed, of=int(of))
