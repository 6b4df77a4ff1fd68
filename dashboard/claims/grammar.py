"""How drafts say a figure, in Vietnamese and English: rules over a sentence without marks.

Each rule has a name that is told with what it found. A rule is tried on what those before it left
over, so that "tăng 4 bậc" is no rank and "26/5" no place among five.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.claims import numerals
from dashboard.claims.numerals import NUMBER, SPELLED

Kind = Literal["score", "rank", "score_change", "rank_change", "class", "target", "count"]


@dataclass(frozen=True)
class Figure:
    """A figure that a sentence says, where it stands in the plain text, and by which rule.

    ``decimals`` are those printed; ``out_of`` is the field beside a rank; ``years_back`` how many
    years before the sentence's own a figure is of ("from 61st"); ``word`` is a class.
    """

    kind: Kind
    value: float
    start: int
    end: int
    rule: str
    decimals: int = 0
    out_of: int | None = None
    years_back: int = 0
    word: str = ""


PLACES = r"(?:bac|thu bac|hang(?! nam)|thu hang|vi tri|places?|positions?|ranks?|spots?|rungs?|notch(?:es)?|steps?)\b"
POINTS = (
    r"(?:diem\b(?! (?:cau|den|ban|truong|du lich|bo phieu|nghen|nong|sang|khac|moi|thi|nhan))"
    r"|points?\b|pts?\b)"
)
UP = (
    r"tang|len|vuon|vuot|nhay|cai thien|thang|cao hon|(?<!thap )hon|up|rose|ris(?:es?|en|ing)|"
    r"climb(?:s|ed|ing)?|gain(?:s|ed|ing)?|jump(?:s|ed|ing)?|improv(?:es?|ed|ing|ement)|"
    r"increas(?:es?|ed|ing)|advanc(?:es?|ed|ing)|add(?:s|ed|ing)|leapt|leap(?:ed|ing)?|"
    r"mov(?:ed|ing) up|went up|lift(?:s|ed|ing)?|push(?:ed|ing)|propel(?:led|ling)|"
    r"boost(?:ed|ing)|higher"
)
DOWN = (
    r"giam|tut|lui|rot|roi|xuong|sut|mat|thap hon|kem|down|f(?:ell|alls?|allen|alling)|"
    r"drop(?:s|ped|ping)?|slip(?:s|ped|ping)?|los(?:t|es?|ing)|declin(?:es?|ed|ing)|"
    r"decreas(?:es?|ed|ing)|slid|shed|sank|lower|worse"
)
AFTER_UP = r"higher|up|better|rise|gain|jump|climb|increase|improvement|leap"
AFTER_DOWN = r"lower|down|worse|fall|drop|decline|loss|decrease|slip"
# Words between a verb and its number; "lên", "to" and the like lead to a level, not to a step.
GAP = r"(?:(?! (?:tu|from|len|xuong|toi|den|con|to|at|dat|xep|dung|thu|hang thu)\b)[^.;:,\d\n()]){0,28}?"
LEVEL_VERB = r"(?:len|xuong)"
FIELD = r"\s*/\s*(?P<field>\d{1,3})\b(?!\s*/)"
RANKED = (
    r"(?:xep|dung|giu|o|len|xuong|dat|vao|tai|la|con|thu hang|vi tri|hang|vi thu|bac|thu bac)"
    r"(?:\s+(?:la|o|vao|len|xuong|hang|thu hang|vi tri|bac|hang muc|dung|xep|dat|cua|so))*"
)
NOT_RANK = r"(?!\s*(?:bac|diem|%|ty|trieu|nghin|ngan|dong|ha\b|km|nguoi|don vi|chi so|tieu chi|thang\b|[.,]\d))"
YEAR = r"(?:19|20)\d\d\b(?![.,]\d)"
PERCENT = r"\s*(?:%|per ?cent\b|phan tram\b)"
DECIMAL = r"\d{1,3}[.,]\d{1,9}"
NOT_SCORE = (
    r"(?!\s*(?:/\s*\d|ty|trieu|nghin|ngan|dong|ha\b|km|m2|usd|vnd|million|billion|trillion|nguoi|tan\b|kg|bac|hang|doanh nghiep|lan\b|times?|gio|ngay|phut))"
)
Maker = Callable[[re.Match[str]], Iterator[Figure]]


def _change(sign: int, kind: Kind, rule: str) -> Maker:
    def make(found: re.Match[str]) -> Iterator[Figure]:
        text = found["n"]
        if kind == "rank_change":
            whole = numerals.spelled(text)
            if whole is not None:
                yield Figure(kind, sign * whole, found.start("n"), found.end(), rule)
            return
        value, decimals = numerals.decimal(text) if text[0].isdigit() else _whole(text)
        yield Figure(kind, sign * value, found.start("n"), found.end(), rule, decimals)

    return make


def _whole(text: str) -> tuple[float, int]:
    return float(numerals.spelled(text) or 0), 0


def _signed(kind: Kind, rule: str) -> Maker:
    def make(found: re.Match[str]) -> Iterator[Figure]:
        sign = -1 if found["sign"] == "-" else 1
        yield from (
            replace(one, start=found.start("sign")) for one in _change(sign, kind, rule)(found)
        )

    return make


def _rank(rule: str) -> Maker:
    def make(found: re.Match[str]) -> Iterator[Figure]:
        groups = found.groupdict()
        text = groups["n"]
        value = numerals.ORDINALS.get(text) or numerals.spelled(text)
        if value:
            said = groups.get("field") or groups.get("among")
            field = int(said) if said else None
            start = found.start("said") if "said" in groups else found.start("n")
            yield Figure("rank", value, start, found.end(), rule, out_of=field)

    return make


def _score(rule: str) -> Maker:
    def make(found: re.Match[str]) -> Iterator[Figure]:
        value, decimals = numerals.decimal(found["n"])
        end = found.end("unit") if found.groupdict().get("unit") else found.end("n")
        yield Figure("score", value, found.start("n"), end, rule, decimals)

    return make


def _from_to(kind: Kind) -> Maker:
    def make(found: re.Match[str]) -> Iterator[Figure]:
        for name, rule, back in (("n", "from", 1), ("m", "to", 0)):
            text = found[name]
            if kind == "rank":
                value, decimals = float(text), 0
            else:
                value, decimals = numerals.decimal(text)
            spot = found.start(name), found.end(name)
            yield Figure(kind, value, *spot, f"{kind}.{rule}", decimals, years_back=back)

    return make


def _same(found: re.Match[str]) -> Iterator[Figure]:
    yield Figure("rank_change", 0, found.start("said"), found.end("said"), "rank_change.none")


def _top(found: re.Match[str]) -> Iterator[Figure]:
    yield Figure("rank", float(found["n"]), found.start(), found.end("n"), "rank.top")


_N = rf"(?P<n>{NUMBER}|{SPELLED})"
_D = r"(?P<n>\d{1,2})"
_RANK_TAIL = rf"(?:{FIELD}|\s*(?:tren|trong|trong so|out of|of|among)\s*(?:tong so )?(?P<among>\d\d)\b)?"
_TH = r"(?:st|nd|rd|th)\b"
_WAY = r"(?:tu|from)\s+(?:(?:vi tri|hang|thu hang|thu|xep|dung|bac|rank|position|number|place|the)\s+)*"
_TO = r"(?:len|xuong|den|toi|con|to|sang)\s+(?:(?:vi tri|hang|thu hang|thu|xep|dung|bac|rank|position|number|place|the|muc)\s+)*"
_BETWEEN = r"(?:(?!\b(?:len|xuong|den|toi|con|to|sang)\b)[^.;\n]){0,40}?"

RULES: tuple[tuple[re.Pattern[str], Maker], ...] = tuple(
    (re.compile(pattern), maker)
    for pattern, maker in (
        (
            rf"\b{_WAY}(?P<n>\d{{1,2}})(?:{_TH})?(?![.,]\d)(?! (?:bac|diem|places|points))"
            rf"(?:\s*/\s*\d\d)?{_BETWEEN}\b{_TO}(?P<m>\d{{1,2}})(?:{_TH}|\s*/\s*\d\d)?"
            rf"(?![.,]?\d)(?!\s*(?:bac|diem|points|places|%|thang))",
            _from_to("rank"),
        ),
        (
            rf"\b{_WAY}(?:muc )?(?P<n>{DECIMAL})\b{_BETWEEN}\b{_TO}(?P<m>{DECIMAL})\b"
            rf"(?!\s*(?:ty|trieu|%))",
            _from_to("score"),
        ),
        (
            rf"\b(?P<verb>{UP})\b{GAP}\s{_N}[\s-]*{PLACES}",
            _change(1, "rank_change", "rank_change.verb"),
        ),
        (
            rf"\b(?P<verb>{DOWN})\b{GAP}\s{_N}[\s-]*{PLACES}",
            _change(-1, "rank_change", "rank_change.verb"),
        ),
        (
            rf"(?<![\d.,/]){_N}[\s-]*{PLACES}\s+(?:{AFTER_UP})\b",
            _change(1, "rank_change", "rank_change.after"),
        ),
        (
            rf"(?<![\d.,/]){_N}[\s-]*{PLACES}\s+(?:{AFTER_DOWN})\b",
            _change(-1, "rank_change", "rank_change.after"),
        ),
        (
            rf"(?P<sign>[+-])\s?{_D}\s*{PLACES}",
            _signed("rank_change", "rank_change.sign"),
        ),
        (
            rf"\b(?!{LEVEL_VERB}\b)(?P<verb>{UP})\b{GAP}\s(?P<n>{NUMBER})\s*{POINTS}",
            _change(1, "score_change", "score_change.verb"),
        ),
        (
            rf"\b(?!{LEVEL_VERB}\b)(?P<verb>{DOWN})\b{GAP}\s(?P<n>{NUMBER})\s*{POINTS}",
            _change(-1, "score_change", "score_change.verb"),
        ),
        (
            rf"(?<![\d.,/])(?P<n>{NUMBER})[\s-]*{POINTS}\s+(?:{AFTER_UP})\b",
            _change(1, "score_change", "score_change.after"),
        ),
        (
            rf"(?<![\d.,/])(?P<n>{NUMBER})[\s-]*{POINTS}\s+(?:{AFTER_DOWN})\b",
            _change(-1, "score_change", "score_change.after"),
        ),
        (
            rf"(?<![\d\w])(?P<sign>[+-])(?P<n>{DECIMAL})\b(?!\s*%)(?:\s*{POINTS})?",
            _signed("score_change", "score_change.sign"),
        ),
        (
            r"\b(?:bac|hang|vi tri|thu hang|thu bac|/\s*6\d|rank\w*|place)\b[^.;\n]{0,40}?"
            r"(?P<said>khong (?:thay )?doi|giu nguyen|unchanged|no change|khong tang,? khong giam)",
            _same,
        ),
        (r"(?P<said>khong (?:thay )?doi) so voi\b", _same),
        (
            r"(?P<said>giu nguyen|unchanged|no change)\b(?= (?:thu hang|vi tri|hang|bac|rank|"
            r"so voi|from|on|in rank|compared))",
            _same,
        ),
        (
            rf"(?P<said>(?:\b(?:{RANKED}\s+)?thu\s*)(?P<n>\d{{1,2}}){FIELD})",
            _rank("rank.fraction"),
        ),
        (rf"(?P<said>\b{RANKED}\s*[:(]?\s*(?P<n>\d{{1,2}}){FIELD})", _rank("rank.fraction")),
        (
            r"(?<![\d/.,])(?P<n>\d{1,2})\s*/\s*(?P<field>6[0-4]|34)\b(?![/\d])",
            _rank("rank.fraction"),
        ),
        (
            r"\b(?:top|top|nhom)\s+(?P<n>5|10|15|20|30)\b(?! (?:chi so|noi dung|linh vuc))",
            _top,
        ),
        (
            rf"(?P<said>\b(?:{RANKED}\s+)(?:thu|so|hang thu)\s+{_D}\b{_RANK_TAIL}){NOT_RANK}",
            _rank("rank.ordinal"),
        ),
        (
            rf"(?P<said>\b(?:xep hang|thu hang|xep vi tri|vi tri|dung vi tri|hang|xep|vi thu)"
            rf"(?: la| cua tinh la| chung la|:)?\s+{_D}\b{_RANK_TAIL}){NOT_RANK}",
            _rank("rank.ordinal"),
        ),
        (
            rf"(?<!lan )(?<!nam )(?<!ky )(?<!hop )(?<!khoa )(?P<said>\bthu\s+{_D}\b{_RANK_TAIL})"
            rf"(?=\s*(?:toan quoc|ca nuoc|trong|tren|khu vuc|vung|ve|cua|[,;.)]?\s*(?:$|tinh|tang|"
            rf"giam|voi|va|trong|so)|\)))(?!\s*,\s*(?:ngay|\d)){NOT_RANK}",
            _rank("rank.ordinal"),
        ),
        (
            rf"(?P<said>\b(?:xep|dung|giu|o|len|vi tri|hang|xep hang)\s+(?:vi tri\s+|hang\s+)?"
            rf"(?:thu )(?P<n>{numerals.NTH})\b)",
            _rank("rank.word"),
        ),
        (
            rf"(?P<said>\b(?P<n>\d{{1,2}}){_TH}(?:[\s-]+(?:place|position|rank|spot))?"
            rf"(?:\s*(?:out of|of|among)\s*(?:the |all )?(?P<field>\d\d)\b)?)(?! (?:century|congress|anniversary|session|term|meeting|of [a-z]+ry\b))",
            _rank("rank.ordinal_en"),
        ),
        (
            rf"(?P<said>\b(?:rank(?:ed|s|ing)?|placed|place|position)\s*(?:of|is|was|at|in|as|:)?\s*"
            rf"(?:no\.?|number|#)?\s*{_D}\b(?:\s*(?:out of|of|/|among)\s*(?:the |all )?(?P<field>\d\d)\b)?)"
            rf"(?!\s*(?:places|points|%|[.,]\d|st\b|nd\b|rd\b|th\b))",
            _rank("rank.number_en"),
        ),
        (
            rf"(?P<said>\b(?:no\.?|number|#)\s*{_D}\b(?:\s*(?:out of|of|/)\s*(?P<field>\d\d)\b)?)"
            rf"(?=\s*(?:in|of|nationwide|nationally|on|among|out|[,;.)]|$))",
            _rank("rank.number_en"),
        ),
        (
            r"(?P<said>\b(?:ranked|ranks|came|placed|finished|stood)\s+(?P<n>first|second|third|"
            r"fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b)",
            _rank("rank.word"),
        ),
        (
            r"(?P<said>\b(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
            r"[\s-]+(?:place|position|spot|rank)\b)",
            _rank("rank.word"),
        ),
        (
            rf"(?<![\d/.,])(?!{YEAR})(?P<n>{NUMBER})(?P<unit>\s*(?:/\s*100\s*)?{POINTS})(?! (?:phan tram|%))",
            _score("score.points"),
        ),
        (
            rf"\b(?:dat|diem(?: so)?(?: tong)?(?: hop)?(?: la| dat)?|muc|score[sd]?(?: of| was| is)?|"
            rf"scoring|ket qua(?: la| dat)?|gia tri|la|voi|at|with|to|len|xuong|con|o)\s*[:(=]?\s*"
            rf"(?P<n>{DECIMAL})(?P<unit>{PERCENT})?(?!\d){NOT_SCORE}",
            _score("score.after_verb"),
        ),
        (
            rf"(?<![\d/.,])(?P<n>{DECIMAL})(?P<unit>{PERCENT})?(?!\d)(?![.,/]\d){NOT_SCORE}",
            _score("score.bare"),
        ),
    )
)
# What a comma or "và" ties to a change before it: "tăng 2,92 điểm và 14 bậc".
ALSO = re.compile(
    rf"\s*(?:,|va|and|,\s*(?:va|and)|\(|/|tuc|tuong ung)\s*(?:tuong ung |hay )?(?P<n>{NUMBER})\s*"
    rf"(?:(?P<places>{PLACES})|(?P<points>{POINTS}))"
)


def figures(text: str, start: int, end: int) -> list[Figure]:
    """What a stretch of a plain text says, in order."""
    taken: list[tuple[int, int]] = []
    found: list[Figure] = []
    for pattern, make in RULES:
        for match in pattern.finditer(text, start, end):
            for one in make(match):
                if all(one.end <= first or one.start >= last for first, last in taken):
                    for figure in (one, *_also(one, text, end)):
                        taken.append((figure.start, figure.end))
                        found.append(figure)
    return sorted(found, key=lambda one: one.start)


def _also(change: Figure, text: str, end: int) -> Iterator[Figure]:
    """A second step that shares the verb of the first."""
    if not change.kind.endswith("_change") or change.value == 0:
        return
    match = ALSO.match(text, change.end, end)
    if match is None:
        return
    kind: Kind = "rank_change" if match["places"] else "score_change"
    if kind == change.kind:
        return
    value, decimals = numerals.decimal(match["n"])
    sign = -1 if change.value < 0 else 1
    yield Figure(kind, sign * value, match.start("n"), match.end(), f"{kind}.shared", decimals)
