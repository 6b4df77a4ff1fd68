"""What one figure of a sentence is of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.catalog.indices import CURRENT_FIELD, field_of, index_rows
from dashboard.catalog.units import units
from dashboard.claims import classes
from dashboard.claims.binding import Bound, bind
from dashboard.claims.claim import Claim, Subject
from dashboard.claims.grammar import Figure
from dashboard.claims.held import scale
from dashboard.claims.mentions import Mention, YearMention
from dashboard.claims.names import scheme_of
from dashboard.claims.sentence import Carried, Sentence
from dashboard.store.ask import ask

TARGET = re.compile(
    r"\b(?:phan dau|muc tieu|chi tieu|huong toi|quyet tam|ky vong|du kien|se dat|dat ra|"
    r"aim\w*|target\w*|goal\w*|striv\w+|hop(?:e|es|ing) to|plan(?:s|ned)? to|intend\w*|pledg\w+)\b"
)
EXCEEDED = re.compile(r"\b(?:vuot|hoan thanh|so voi|tren)(?: \w+)? (?:chi tieu|muc tieu)\b")
REACHED = re.compile(r"\b(?:thuc te|ket qua|da dat|da xep|actual\w*|but|instead|result\w*)\b")
# Words between a rank and the region that it is in.
WITHIN = re.compile(
    r"\s*(?:[,(]|/\s*\d+|\d+|tinh|khu vuc|vung|trong|cua|cac|in|of|the|among|provinces?|so|o|tai|\s)*"
)
NATIONAL = re.compile(r"\b(?:trung binh|binh quan|trung vi|median|average|mean)\b[^.;,\d]{0,40}$")
BETWEEN = re.compile(r"\b(?:hon|kem|(?<!cai )cach|chenh|than|ahead of|behind|above|below)\b[^.;,\d]{0,40}$")
# "thứ 5 cả nước về sản lượng cà phê": a place in something else.
ELSEWHERE = re.compile(
    r"\s*(?:(?:ca nuoc|toan quoc|nationwide|nationally|in the country|the gioi)\s*)?"
    r"(?:ve|in terms of|for)\s+(?!chi so|cac chi so|bang|the\b|ket qua|ca\b|20\d\d|63|all|its|ky|nam\b|"
    r"thu hang|xep hang|nang luc|cai cach|hieu qua|muc do|diem)(?=[a-z])"
)
# From a component to its index: "Thiết chế pháp lý của tỉnh Kon Tum trong PCI".
PART = re.compile(r"[^,;\d]{0,40}?\b(?:cua|trong|thuoc|in|of|the)\s(?:the |chi so |bo |20\d\d )*")
SAYING = re.compile(r"\b(?:cho biet|thong bao|cong bo|danh gia|theo|said|according)\b")
WEAK = ("score.bare", "score.after_verb")
FIELDS = range(60, 65)
FAR, UNIT_FAR = 140, 90


@dataclass
class Reader:
    """One figure being read: what is known of it so far."""

    figure: Figure
    sentence: Sentence
    text: str
    carried: Carried
    shared: Mapping[str, Mention | YearMention]

    def __post_init__(self) -> None:
        self.guessed: list[str] = []
        self.loose: list[str] = []

    def bound(self, kind: str) -> Bound | None:
        """The name of a kind that the sentence gives the figure."""
        if kind in self.shared:
            return Bound(self.shared[kind], "tight")
        return bind(self.figure, self.sentence.of(kind), self.text)

    def before(self) -> str:
        """The sentence up to the figure."""
        return self.text[self.sentence.start : self.figure.start]

    def carry(self, name: str, most: int = 1) -> str:
        """What is carried of a name from no further than so many paragraphs; "" for nothing."""
        value = str(getattr(self.carried, name) or "")
        told = self.carried.since.get(name)
        if not value or (told is not None and self.sentence.paragraph - told > most):
            return ""
        if told is not None and not self.sentence.goes_on:
            self.guessed.append(name.removesuffix("_code"))
        if told is not None and name != "province_code":
            # A list goes on as long as its lines take from what stands above it.
            self.carried.since[name] = self.sentence.paragraph
        return value


def claim_of(
    figure: Figure,
    sentence: Sentence,
    text: str,
    carried: Carried,
    shared: Mapping[str, Mention | YearMention],
) -> Claim | None:
    """A figure with its subject; None where it is of no index at all."""
    reader = Reader(figure, sentence, text, carried, shared)
    if figure.rule.startswith("class."):
        return _class(reader)
    if figure.kind == "rank" and _is_elsewhere(reader):
        return None
    subject = _index(reader)
    if subject is None:
        return None
    is_target = _is_target(reader)
    subject = _region(reader, _province(reader, _year(reader, subject, is_target)))
    if figure.rule in WEAK and "index" in reader.guessed and not _is_on_scale(figure, subject):
        return None
    if is_target:
        figure = replace(figure, kind="target", rule=f"target.{figure.rule}")
    return Claim(figure, subject, tuple(reader.guessed), tuple(_others(reader, subject)))


def _is_on_scale(figure: Figure, subject: Subject) -> bool:
    """Whether a bare number is a score that some province had."""
    known = scale(subject.index_code, subject.component_code, subject.year)
    return known is not None and known[0] <= figure.value <= known[1]


def _is_elsewhere(reader: Reader) -> bool:
    """Whether a place is told to be in something that no index measures."""
    found = ELSEWHERE.match(reader.text, reader.figure.end)
    if found is None:
        return False
    named = (one for kind in ("index", "component", "scheme", "province") for one in reader.sentence.of(kind))
    return all(not 0 <= one.start - found.end() < 12 for one in named)


def _is_target(reader: Reader) -> bool:
    before = reader.before()
    found = list(TARGET.finditer(before))
    is_past = EXCEEDED.search(before) or (found and REACHED.search(before, found[-1].end()))
    return bool(found) and not is_past and reader.figure.years_back == 0


def _index(reader: Reader) -> Subject | None:
    """The index, with the component or the unit, of a figure."""
    figure = reader.figure
    bound = reader.bound("index")
    scheme = reader.bound("scheme")
    code = bound.spot.keys[0] if bound and isinstance(bound.spot, Mention) else ""
    component = _component(reader, code)
    if component and not code:
        code = component.index_code
    if not code:
        is_lone = not reader.sentence.of("unit") and not reader.sentence.goes_on
        if figure.rule in WEAK and is_lone and not reader.sentence.of("province"):
            return None
        code = reader.carry("index_code")
    unit = _unit_of(reader, code, scheme)
    if unit:
        return unit
    if scheme and not bound and isinstance(scheme.spot, Mention):
        return Subject(scheme.spot.keys[0])
    if not code:
        strong = figure.out_of in FIELDS or figure.kind == "rank_change"
        return Subject() if strong and figure.value else None
    if "%" in reader.text[figure.start : figure.end] and index_rows().loc[code, "unit"] != "%":
        # Only what is counted out of a hundred is printed in per cent.
        if not scheme_of(code):
            return None
    return component or Subject(code)


def _component(reader: Reader, index_code: str) -> Subject | None:
    """The component between the index and the figure, or right after it."""
    if reader.figure.out_of == 0:
        return None
    bound = bind(reader.figure, reader.sentence.of("component"), reader.text)
    if bound is None or bound.how == "after" or not isinstance(bound.spot, Mention):
        return None
    spot = bound.spot
    if bound.how == "before":
        if reader.figure.start - spot.end > FAR or _is_cut(reader, spot):
            return None
    if not index_code:
        index_code = reader.carried.index_code
    keys = [key.split("/") for key in spot.keys]
    own = [one for one in keys if one[0] == index_code] or keys
    if len({one[0] for one in own}) > 1:
        return None
    return Subject(own[0][0], component_code=min((one[1] for one in own), key=len))


def _is_cut(reader: Reader, spot: Mention) -> bool:
    """Whether another index stands between a component and the figure, not as its whole."""
    between = [
        one
        for one in reader.sentence.of("index")
        if spot.end <= one.start and one.end <= reader.figure.start
    ]
    return any(not PART.fullmatch(reader.text[spot.end : one.start]) for one in between)


def _unit_of(reader: Reader, index_code: str, scheme: Bound | None) -> Subject | None:
    """The unit before a figure, with the scheme that scores it."""
    figure, text = reader.figure, reader.text
    code = scheme.spot.keys[0] if scheme and isinstance(scheme.spot, Mention) else ""
    code = code or (scheme_of(index_code) if index_code else "")
    if not code or figure.out_of in FIELDS or figure.out_of == CURRENT_FIELD:
        return None
    province = _province(reader, Subject(), is_told=False).province_code
    if NATIONAL.search(reader.before()):
        block = classes.block_of(text, reader.sentence.start, figure.start)
        return Subject(code, block=block, limit="mean") if block else None
    ahead = [one for one in reader.sentence.of("unit") if one.end <= figure.start]
    if not ahead:
        return None
    between = text[ahead[-1].end : figure.start]
    key = unit_key(ahead[-1], province)
    if not key or len(between) > UNIT_FAR or SAYING.search(between):
        return None
    if any(ahead[-1].end + 2 < one.start < figure.start for one in reader.sentence.of("province")):
        return None
    return Subject(code, component_code=key)


def unit_key(mention: Mention, province_code: str) -> str:
    """The unit of a province under a name; "" where it has none of that name."""
    known = units("vi")
    own = [key for key in mention.keys if known[key].province_code == province_code]
    if own or province_code:
        return own[0] if own else ""
    provinces = {known[key].province_code for key in mention.keys}
    return mention.keys[0] if len(provinces) == 1 else ""


def _year(reader: Reader, subject: Subject, is_target: bool) -> Subject:
    """The edition of a figure, and since which a change is."""
    told = reader.sentence.editions(is_target)
    figure = reader.figure
    bound = None
    if "year" in reader.shared:
        bound = Bound(reader.shared["year"], "tight")
    elif told:
        bound = bind(figure, told, reader.text)
    base = 0
    first = next((one.year for one in reader.sentence.years if one.role == "base"), 0)
    if figure.kind.endswith("_change") or is_target:
        after = [one.year for one in reader.sentence.years if one.role == "base"]
        near = [one.year for one in reader.sentence.years
                if one.role == "base" and one.start >= figure.end]
        base = (near or after or [0])[0]
    year = bound.spot.year if bound and isinstance(bound.spot, YearMention) else 0
    if year and figure.years_back == 1 and bound and bound.how != "tight":
        year = first or year - 1
    if not year and not told:
        carried = reader.carry("year", 3)
        year = int(carried) - (1 if figure.years_back == 1 else 0) if carried else 0
        if base and year and base >= year or (base and not year):
            year = base + 1
    if not year:
        later = [one.year for one in reader.sentence.years if one.role == "target" and one.year]
        year = later[0] if later else 0
    return replace(subject, year=year, base_year=base)


def era(codes: tuple[str, ...], year: int, out_of: int | None) -> str:
    """Which of the provinces of one name is meant: by the field, else by the year."""
    current = [code for code in codes if field_of(code) == CURRENT_FIELD]
    former = [code for code in codes if code not in current]
    newest_former = max(
        int(one)
        for one, size in zip(
            ask("edition_catalog")["year"], ask("edition_catalog")["field"], strict=True
        )
        if size != CURRENT_FIELD
    )
    is_current = out_of is not None and out_of <= CURRENT_FIELD and year >= newest_former
    wanted = current if current and (is_current or year > newest_former) else former
    return (wanted or list(codes))[0]


def _province(reader: Reader, subject: Subject, is_told: bool = True) -> Subject:
    """Whose figure it is."""
    figure, before = reader.figure, reader.before()
    if figure.kind == "score" and subject.limit != "mean" and NATIONAL.search(before):
        return replace(subject, limit="national")
    bound = reader.bound("province")
    if bound and isinstance(bound.spot, Mention):
        if BETWEEN.search(before) and "nam" not in before[-12:] and bound.how == "before" \
                and bound.spot.start > BETWEEN.search(before).start() + reader.sentence.start:
            return replace(subject, limit="difference")
        code = era(bound.spot.keys, subject.year, figure.out_of)
    else:
        guesses = list(reader.guessed)
        code = reader.carry("province_code", 1000)
        if not is_told:
            reader.guessed[:] = guesses
    return replace(subject, province_code=code)


def _region(reader: Reader, subject: Subject) -> Subject:
    """Within which region a rank is, or the first so many, or the best since a year."""
    figure = reader.figure
    if figure.rule in ("comparison.best", "comparison.worst"):
        return replace(subject, limit="since", base_year=figure.years_back)
    if figure.rule == "rank.top":
        return replace(subject, limit="top")
    if figure.kind == "rank" and figure.out_of not in FIELDS:
        near = [
            one
            for one in reader.sentence.of("region")
            if one.start >= figure.end and WITHIN.fullmatch(reader.text[figure.end : one.start])
        ]
        if near:
            return replace(subject, region=near[0].keys[0])
    return subject


def _others(reader: Reader, subject: Subject) -> list[Subject]:
    """What else the same words may mean: another name of the sentence, the index without part."""
    found: list[Subject] = []
    sentence = reader.sentence
    for name, kind in (("index_code", "index"), ("province_code", "province")):
        bound = reader.bound(kind)
        if bound is None or bound.how == "tight":
            continue
        for one in sentence.of(kind):
            code = one.keys[0] if kind == "index" else era(one.keys, subject.year, None)
            found.append(replace(subject, **{name: code}))
    told = sentence.editions()
    bound_year = bind(reader.figure, told, reader.text) if told else None
    if bound_year is None or bound_year.how != "tight":
        found += [replace(subject, year=one.year) for one in told]
    if subject.component_code and not subject.block:
        found.append(replace(subject, component_code=""))
    return [one for one in dict.fromkeys(found) if one != subject]


def _class(reader: Reader) -> Claim | None:
    """A class, or a count or share of one."""
    figure = reader.figure
    index = reader.bound("index")
    scheme = reader.bound("scheme")
    code = ""
    if scheme and isinstance(scheme.spot, Mention):
        code = scheme.spot.keys[0]
    elif index and isinstance(index.spot, Mention):
        code = scheme_of(index.spot.keys[0])
    code = code or reader.carry("scheme", 3) or scheme_of(reader.carry("index_code", 3) or "PCI")
    subject = _province(reader, _year(reader, Subject(code), is_target=False))
    if figure.rule == "class.unit":
        unit = _class_unit(reader, subject)
        if not unit:
            return None
        return Claim(figure, replace(subject, component_code=unit), tuple(reader.guessed))
    block = classes.block_of(reader.text, reader.sentence.start, figure.end)
    block = block or reader.carry("block", 1)
    return Claim(figure, replace(subject, block=block), tuple(reader.guessed))


def _class_unit(reader: Reader, subject: Subject) -> str:
    ahead = [one for one in reader.sentence.of("unit") if one.end <= reader.figure.start]
    if ahead:
        return unit_key(ahead[-1], subject.province_code)
    return reader.carry("unit_id", 1)
