"""Of which index a figure is, of which part of it, or of which unit by which scheme."""

import re

from dashboard.catalog.indices import CURRENT_FIELD, index_rows
from dashboard.claims.claim import Subject
from dashboard.claims.grammar import classes
from dashboard.claims.grammar.mentions import Mention
from dashboard.claims.grammar.names import scheme_of
from dashboard.claims.reading.binding import bind
from dashboard.claims.reading.reader import FIELDS, FOR_EVER, Reader
from dashboard.claims.reading.whose import era, unit_key
from dashboard.store.ask import ask, per_version

# From a component to its index: "Thiết chế pháp lý của tỉnh Kon Tum trong PCI".
PART = re.compile(r"[^,;\d]{0,40}?\b(?:cua|trong|thuoc|in|of|the)\s(?:the |chi so |bo |20\d\d )*")
SAYING = re.compile(r"\b(?:cho biet|thong bao|cong bo|danh gia|theo|said|according)\b")
# "tỷ lệ hồ sơ đúng hạn đạt 98,64%": no score, whatever index the sentence names.
SHARE = re.compile(
    r"\b(?:ty le|ty trong|rate of|share of|proportion of)\b(?! hai long)[^.;\d]{0,80}$"
)
# A number without a word for points: only beside a name in its own sentence.
WEAK = ("score.bare", "score.after_verb")
FAR, UNIT_FAR = 140, 90


def measured(reader: Reader) -> Subject | None:
    """A subject with its index and part; None where a figure is of no index at all."""
    code = reader.key("index")
    component = _component(reader, code)
    if component and not code:
        code = component.index_code
    if not code:
        if reader.figure.rule in WEAK and not _is_near(reader):
            return None
        code = reader.carry("index_code")
    unit = _unit(reader, code)
    if unit or not code:
        return unit or _of_none(reader)
    return None if _is_other_share(reader, code) else component or Subject(code)


def _is_near(reader: Reader) -> bool:
    sentence = reader.sentence
    return sentence.goes_on or bool(sentence.of("unit") or sentence.of("province"))


def _of_none(reader: Reader) -> Subject | None:
    """A figure of a scheme, or of an index that is not named but can be nothing else."""
    scheme = reader.key("scheme")
    if scheme:
        return Subject(scheme)
    figure = reader.figure
    is_index = figure.out_of in FIELDS or figure.kind == "rank_change"
    return Subject() if is_index and figure.value else None


def _is_other_share(reader: Reader, code: str) -> bool:
    """Whether it is a share of something: only what is out of a hundred is told in per cent."""
    is_share = "%" in reader.text[reader.figure.start : reader.figure.end]
    if is_share and SHARE.search(reader.before):
        return True
    return is_share and _unit_of(code) != "%" and not scheme_of(code)


@per_version
def _unit_of(index_code: str) -> str:
    return str(index_rows().loc[index_code, "unit"])


def _component(reader: Reader, index_code: str) -> Subject | None:
    """The component between the index and the figure, or right after it."""
    bound = bind(reader.figure, reader.sentence.of("component"), reader.text)
    if bound is None or bound.how == "after" or not isinstance(bound.spot, Mention):
        return None
    spot = bound.spot
    if bound.how == "before" and _is_cut(reader, spot):
        return None
    keys = [key.split("/") for key in spot.keys]
    own = [one for one in keys if one[0] == (index_code or reader.carried.index_code)] or keys
    if len({one[0] for one in own}) > 1:
        return None
    return Subject(own[0][0], component_code=min((one[1] for one in own), key=len))


def _is_cut(reader: Reader, spot: Mention) -> bool:
    """Whether a component is far from a figure, or another index between them is not its whole."""
    between = [
        one
        for one in reader.sentence.of("index")
        if spot.end <= one.start and one.end <= reader.figure.start
    ]
    is_far = reader.figure.start - spot.end > FAR
    return is_far or any(not PART.fullmatch(reader.text[spot.end : one.start]) for one in between)


def _unit(reader: Reader, index_code: str) -> Subject | None:
    """The unit before a figure, or the block it is the mean of, with the scheme that scores it."""
    figure, sentence = reader.figure, reader.sentence
    code = reader.key("scheme") or (scheme_of(index_code) if index_code else "")
    if not code and not reader.key("index"):
        # "Sở Tài chính: tăng 3 bậc": no index of provinces is meant.
        code = reader.carried.scheme or _first_scheme()
    if not code or figure.out_of in (*FIELDS, CURRENT_FIELD):
        return None
    if reader.is_national:
        block = classes.block_of(reader.text, sentence.start, figure.start)
        return Subject(code, block=block, limit="mean") if block else None
    ahead = [one for one in sentence.of("unit") if one.end <= figure.start]
    if not ahead or _is_said_by(reader, ahead[-1]):
        return None
    key = unit_key(ahead[-1], _province_code(reader))
    return Subject(code, component_code=key) if key else None


@per_version
def _first_scheme() -> str:
    return str(ask("scheme_catalog")["scheme"].iloc[0])


def _is_said_by(reader: Reader, unit: Mention) -> bool:
    """Whether a unit only tells the figure of another: a province is named after it, or a verb."""
    between = reader.text[unit.end : reader.figure.start]
    later = (
        one
        for one in reader.sentence.of("province")
        if unit.end + 2 < one.start < reader.figure.start
    )
    return len(between) > UNIT_FAR or SAYING.search(between) is not None or any(later)


def _province_code(reader: Reader) -> str:
    """Whose the units are."""
    bound = reader.bound("province")
    if bound and isinstance(bound.spot, Mention):
        return era(bound.spot.keys, 0)
    guessed = len(reader.guessed)
    code = reader.carry("province_code", FOR_EVER)
    del reader.guessed[guessed:]
    return code
