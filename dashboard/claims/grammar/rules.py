"""How drafts say a figure: rules over a sentence without marks.

Each rule has a name that is told with what it found. A rule is tried on what those before it left
over, so that "tăng 4 bậc" is no rank and "26/5" no place among five.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from dashboard.claims.grammar import numerals
from dashboard.claims.grammar import patterns as said
from dashboard.claims.grammar.figure import Figure, Kind

# What belongs to a rank behind its number.
TAIL = re.compile(r"(?:st|nd|rd|th)?(?:\s*/\s*\d\d\b)?")
Maker = Callable[[re.Match[str]], Iterator[Figure]]


def _change(sign: int, kind: Kind, rule: str) -> Maker:
    def make(found: re.Match[str]) -> Iterator[Figure]:
        text = found["n"]
        is_digits = text[0].isdigit()
        value, decimals = numerals.decimal(text) if is_digits else (numerals.spelled(text) or 0, 0)
        if kind == "score_change" or not decimals:
            yield Figure(kind, sign * value, found.start("n"), found.end(), rule, decimals)

    return make


def _signed(kind: Kind, rule: str) -> Maker:
    def make(found: re.Match[str]) -> Iterator[Figure]:
        sign = -1 if found["sign"] == "-" else 1
        for one in _change(sign, kind, rule)(found):
            yield replace(one, start=found.start("sign"))

    return make


def _rank(rule: str) -> Maker:
    def make(found: re.Match[str]) -> Iterator[Figure]:
        groups = found.groupdict()
        text = groups["n"]
        value = numerals.ORDINALS.get(text) or numerals.spelled(text)
        if value:
            field = groups.get("field") or groups.get("among")
            start = found.start("said" if "said" in groups else "n")
            out_of = int(field) if field else None
            yield Figure("rank", value, start, found.end(), rule, out_of=out_of)

    return make


def _score(rule: str) -> Maker:
    def make(found: re.Match[str]) -> Iterator[Figure]:
        value, decimals = numerals.decimal(found["n"])
        end = found.end("unit" if found["unit"] else "n")
        yield Figure("score", value, found.start("n"), end, rule, decimals)

    return make


def _from_to(kind: Kind) -> Maker:
    def make(found: re.Match[str]) -> Iterator[Figure]:
        for name, rule, back in (("n", "from", 1), ("m", "to", 0)):
            value, decimals = numerals.decimal(found[name])
            tail = TAIL.match(found.string, found.end(name))
            spot = found.start(name), tail.end() if tail else found.end(name)
            yield Figure(kind, value, *spot, f"{kind}.{rule}", decimals, years_back=back)

    return make


def _same(found: re.Match[str]) -> Iterator[Figure]:
    yield Figure("rank_change", 0, found.start("said"), found.end("said"), "rank_change.none")


def _top(found: re.Match[str]) -> Iterator[Figure]:
    yield Figure("rank", float(found["n"]), found.start(), found.end("n"), "rank.top")


RULES: tuple[tuple[re.Pattern[str], Maker], ...] = tuple(
    (re.compile(pattern), maker)
    for pattern, maker in (
        (said.RANK_FROM_TO, _from_to("rank")),
        *((pattern, _from_to("rank")) for pattern in said.RANK_TO),
        (said.SCORE_FROM_TO, _from_to("score")),
        (said.RANK_UP, _change(1, "rank_change", "rank_change.verb")),
        (said.RANK_DOWN, _change(-1, "rank_change", "rank_change.verb")),
        (said.RANK_UP_AFTER, _change(1, "rank_change", "rank_change.after")),
        (said.RANK_DOWN_AFTER, _change(-1, "rank_change", "rank_change.after")),
        (said.RANK_SIGN, _signed("rank_change", "rank_change.sign")),
        (said.SCORE_UP, _change(1, "score_change", "score_change.verb")),
        (said.SCORE_DOWN, _change(-1, "score_change", "score_change.verb")),
        (said.SCORE_UP_AFTER, _change(1, "score_change", "score_change.after")),
        (said.SCORE_DOWN_AFTER, _change(-1, "score_change", "score_change.after")),
        (said.SCORE_SIGN, _signed("score_change", "score_change.sign")),
        *((pattern, _same) for pattern in said.SAME),
        *((pattern, _rank("rank.fraction")) for pattern in said.FRACTION),
        (said.TOP, _top),
        *((pattern, _rank("rank.ordinal")) for pattern in said.ORDINAL),
        (said.ORDINAL_EN, _rank("rank.ordinal_en")),
        *((pattern, _rank("rank.number_en")) for pattern in said.NUMBER_EN),
        *((pattern, _rank("rank.word")) for pattern in said.SPELLED_RANK),
        (said.SCORE_POINTS, _score("score.points")),
        (said.SCORE_AFTER, _score("score.after_verb")),
        (said.SCORE_BARE, _score("score.bare")),
    )
)
ALSO = re.compile(said.ALSO)


def figures(text: str, start: int, end: int) -> list[Figure]:
    """What a stretch of a plain text says, in order."""
    found: list[Figure] = []
    for pattern, make in RULES:
        for match in pattern.finditer(text, start, end):
            for one in make(match):
                if is_free(one, found):
                    found += [one, *_also(one, text, end)]
    return sorted(found, key=lambda one: one.start)


def is_free(figure: Figure, others: list[Figure]) -> bool:
    """Whether a figure stands where no other does."""
    return all(figure.end <= one.start or figure.start >= one.end for one in others)


def _also(change: Figure, text: str, end: int) -> Iterator[Figure]:
    """A second step that shares the verb of the first."""
    match = ALSO.match(text, change.end, end)
    if match is None or not change.kind.endswith("_change") or change.value == 0:
        return
    kind: Kind = "rank_change" if match["places"] else "score_change"
    if kind != change.kind:
        value, decimals = numerals.decimal(match["n"])
        sign = -1 if change.value < 0 else 1
        spot = match.start("n"), match.end()
        yield Figure(kind, sign * value, *spot, f"{kind}.shared", decimals)
