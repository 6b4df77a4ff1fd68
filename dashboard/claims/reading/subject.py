"""What one figure of a sentence is of."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dashboard.claims.claim import Claim, Subject
from dashboard.claims.grammar import classes
from dashboard.claims.grammar.figure import Figure
from dashboard.claims.grammar.mentions import Mention
from dashboard.claims.grammar.names import scheme_of
from dashboard.claims.judging.held import scale
from dashboard.claims.reading.measure import WEAK, measured
from dashboard.claims.reading.reader import Reader
from dashboard.claims.reading.when import bound_year, with_year
from dashboard.claims.reading.whose import era, unit_key, with_limit, with_province

TARGET = re.compile(
    r"\b(?:phan dau|muc tieu|chi tieu|huong toi|quyet tam|ky vong|du kien|se dat|dat ra|aim\w*|"
    r"target\w*|goal\w*|striv\w+|hop(?:e|es|ing) to|plan(?:s|ned)? to|intend\w*|pledg\w+)\b"
)
EXCEEDED = re.compile(r"\b(?:vuot|hoan thanh|so voi|tren)(?: \w+)? (?:chi tieu|muc tieu)\b")
REACHED = re.compile(
    r"\b(?:thuc te|ket qua (?:dat|la|thuc te)|da dat|da xep|actual\w*|but|instead|result\w*)\b"
)
# "thứ 5 cả nước về sản lượng cà phê": a place in something else.
ELSEWHERE = re.compile(
    r"\s*(?:(?:ca nuoc|toan quoc|nationwide|nationally|in the country|the gioi)\s*)?"
    r"(?:ve|in terms of|for)\s+(?!chi so|cac chi so|bang|the\b|ket qua|ca\b|20\d\d|63|all|its|ky|"
    r"nam\b|thu hang|xep hang|nang luc|cai cach|hieu qua|muc do|diem)(?=[a-z])"
)
# What might be, how often something happened, and what is only a bound.
SUPPOSED = re.compile(
    r"\b(?:gia dinh|hypothetical|xac suat|probability|chance|mo phong|draws|would|could|"
    r"if the other\w*|\d+ (?:truong hop|cases|of \d+ cases))\b|(?:^|[,;:(] )neu\b|"
    r"\b(?:it nhat|at least)(?: \w+){0,2} $|\bbetween ranks\b"
)
BOUND = re.compile(
    r"\s*(?:(?:or more|or better|tro len|hoac hon|hoac cao hon)\b|(?:den|toi|-)\s*(?:thu )?\d)"
)
# "PAPI 2022: 39/63; kết quả 54/61": first what was promised.
RESULT = re.compile(r"[^\n]{0,160}?;\s*(?:ket qua|result) \d")
NEAR = 12
# Paragraphs from which what classes are of is carried.
PARAGRAPHS = 3


def claim_of(reader: Reader) -> Claim | None:
    """A figure with its subject; None where it is of no index at all."""
    figure = reader.figure
    if figure.rule.startswith("class."):
        return _classed(reader)
    subject = None if _is_elsewhere(reader) or _is_supposed(reader) else measured(reader)
    if subject is None:
        return None
    is_target = _is_target(reader)
    subject = with_province(reader, with_year(reader, subject, is_target))
    subject = with_limit(reader, subject)
    if figure.rule in WEAK and "index" in reader.guessed and not _is_on_scale(figure, subject):
        return None
    if is_target:
        figure = replace(figure, kind="target", rule=f"target.{figure.rule}")
    others = dict.fromkeys(one for one in _others(reader, subject) if one != subject)
    return Claim(figure, subject, tuple(reader.guessed), tuple(others))


def _is_on_scale(figure: Figure, subject: Subject) -> bool:
    """Whether a bare number is a score that some province had."""
    known = scale(subject.index_code, subject.component_code, subject.year)
    return known is not None and known[0] <= figure.value <= known[1]


def _is_elsewhere(reader: Reader) -> bool:
    """Whether a place is told to be in something that no index measures."""
    found = ELSEWHERE.match(reader.text, reader.figure.end)
    if found is None or reader.figure.kind != "rank":
        return False
    kinds = ("index", "component", "scheme", "province")
    named = (one for kind in kinds for one in reader.sentence.of(kind))
    return all(not 0 <= one.start - found.end() < NEAR for one in named)


def _is_supposed(reader: Reader) -> bool:
    """Whether a figure is one of what might be, or a bound, and no result."""
    sentence = reader.text[reader.sentence.start : reader.sentence.end]
    is_bound = BOUND.match(reader.text, reader.figure.end) is not None
    return is_bound or SUPPOSED.search(sentence) is not None


def _is_target(reader: Reader) -> bool:
    if RESULT.match(reader.text, reader.figure.end):
        return True
    found = list(TARGET.finditer(reader.before))
    if not found or reader.figure.years_back or EXCEEDED.search(reader.before):
        return False
    return REACHED.search(reader.before, found[-1].end()) is None


def _others(reader: Reader, subject: Subject) -> Iterator[Subject]:
    """What else the same words may mean: another name of the sentence, the index without part."""
    for kind in ("index", "province"):
        bound = reader.bound(kind)
        if bound and bound.how != "tight":
            yield from (_of_other(subject, one) for one in reader.sentence.of(kind))
    told = bound_year(reader)
    if told is None or told.how != "tight":
        yield from (replace(subject, year=one.year) for one in reader.sentence.editions())
    if subject.component_code and not subject.block:
        yield replace(subject, component_code="")
    index, _, component = reader.carried.component.partition("/")
    if component and not subject.component_code and not reader.sentence.of("index"):
        yield replace(subject, index_code=index, component_code=component)


def _of_other(subject: Subject, mention: Mention) -> Subject:
    if mention.kind == "index":
        return replace(subject, index_code=mention.keys[0])
    return replace(subject, province_code=era(mention.keys, subject.year))


def _classed(reader: Reader) -> Claim | None:
    """A class of a unit, or how many units have one and with what share."""
    figure, subject = reader.figure, Subject(_scheme(reader))
    subject = with_province(reader, with_year(reader, subject, is_target=False))
    if figure.rule == "class.unit":
        unit = _unit(reader, subject)
        subject = replace(subject, component_code=unit)
        return Claim(figure, subject, tuple(reader.guessed)) if unit else None
    block = classes.block_of(reader.text, reader.sentence.start, figure.end)
    subject = replace(subject, block=block or reader.carry("block"))
    return Claim(figure, subject, tuple(reader.guessed))


def _scheme(reader: Reader) -> str:
    """By which scheme units are classed: named, or the one of an index named."""
    index = reader.key("index")
    named = reader.key("scheme") or (scheme_of(index) if index else "")
    if named:
        return named
    carried = reader.carry("scheme", PARAGRAPHS)
    index = "" if carried else reader.carry("index_code", PARAGRAPHS)
    return carried or (scheme_of(index) if index else "")


def _unit(reader: Reader, subject: Subject) -> str:
    ahead = [one for one in reader.sentence.of("unit") if one.end <= reader.figure.start]
    if ahead:
        return unit_key(ahead[-1], subject.province_code)
    return reader.carry("unit_id")
