"""What must be said below a table of units: bases, missing scores, thresholds."""

import pandas as pd

from dashboard.catalog.documents import documents_of
from dashboard.figures.unit_ranking.request import (
    COMPUTED,
    DERIVED,
    Asked,
    class_name,
    counts,
    rows,
    rules,
)
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.citation import citation
from dashboard.text.numbers import is_missing


@per_version
def notes(asked: Asked) -> tuple[str, ...]:
    """What must be said below the table: bases, missing scores, thresholds, why no differences."""
    say, shown = asked.voice.say, rows(asked)
    found = []
    if asked.block == "all":
        found.append(say("unit_ranking.note_all"))
    found += [
        say(f"unit_ranking.note_rank_{basis}", mark=COMPUTED)
        for basis in ("published", "computed")
        if (shown["rank_basis"] == basis).any()
    ]
    found += _derived(asked)
    found += [
        say(
            "unit_ranking.note_missing", reason=reason, count=int((shown["reason"] == reason).sum())
        )
        for reason in dict.fromkeys(shown["reason"])
        if reason
    ]
    if shown["class"].notna().any() or not counts(asked).empty:
        listed = "; ".join(thresholds(asked)["label"])
        found.append(
            say("unit_ranking.note_threshold", listed=listed, document=_rule_documents(asked))
            if listed
            else say("unit_ranking.note_no_threshold", province=asked.province)
        )
    if shown["score"].notna().any():
        found.append(say("unit_ranking.note_scores"))
    return tuple(found)


def _derived(asked: Asked) -> list[str]:
    """By which rule of which document each derived class was given."""
    shown = rows(asked)
    keys = shown["class_rule_id"][shown["class_basis"] == "derived"]
    return [
        asked.voice.say(
            "unit_ranking.note_derived",
            mark=DERIVED,
            rule=rule["name"],
            document=_document(rule["source_id"], asked),
        )
        for rule in (rules(asked).loc[str(key)] for key in dict.fromkeys(keys))
    ]


def _document(source_id: object, asked: Asked) -> str:
    return citation(documents_of((str(source_id),), asked.language)[0], asked.language)


def _rule_documents(asked: Asked) -> str:
    stated = rules(asked)
    keys = dict.fromkeys(stated["source_id"][stated["kind"] == "threshold"])
    return "; ".join(_document(key, asked) for key in keys)


@per_version
def thresholds(asked: Asked) -> pd.DataFrame:
    """Where the province's own document says that classes begin in that year: value, label."""
    stated = rules(asked)
    stated = stated[stated["kind"] == "threshold"]
    found: dict[float, list[str]] = {}
    for _, rule in stated.iterrows():
        for key, column in (("below", "max_score"), ("above", "min_score")):
            if not is_missing(rule[column]):
                value = float(rule[column])
                text = asked.voice.say(
                    f"unit_ranking.threshold_{key}",
                    name=class_name(asked, rule["class"]) or rule["class"],
                    score=numbers.score(value, asked.language, 0 if value.is_integer() else 2),
                )
                found.setdefault(value, []).append(text)
    return pd.DataFrame(
        {"value": found.keys(), "label": [" · ".join(texts) for texts in found.values()]}
    )
