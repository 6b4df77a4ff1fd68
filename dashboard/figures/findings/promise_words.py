"""A promise in words: what was promised, what came of it, by how much it was missed, who set it."""

from dashboard.catalog.indices import score_text
from dashboard.catalog.labels import Voice
from dashboard.figures.findings.promise import RANKS, Promise
from dashboard.text import citation, numbers
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row

MARKS = {"met": ("green", "✓"), "missed": ("red", "✗"), "pending": ("blue", "•")}


def subject(promise: Promise, speaker: Voice) -> str:
    """What the promise is about: "PAPI 2021", "PAPI D1 Tham gia ... 2019", an indicator."""
    row = promise.row
    if not promise.index_code:
        return f"{in_language(row, 'indicator', speaker.language)} {promise.year}"
    code = str(row["component_code"])
    return f"{speaker.component_in(promise.index_code, code, promise.year)} {promise.year}"


def label(promise: Promise, speaker: Voice) -> str:
    """The subject in short: a component by its number where the publisher gave it one."""
    code = str(promise.row["component_code"])
    if promise.is_of_total or not any(letter.isdigit() for letter in code):
        return subject(promise, speaker)
    return f"{speaker.index(promise.index_code)} {code} {promise.year}"


def stated(promise: Promise, speaker: Voice) -> str:
    """Everything that was promised, both ends of ranges, and the rank that a gain means."""
    parts = list(dict.fromkeys(_one_stated(row, speaker) for row in promise.rows))
    row = promise.row
    if len(promise.rows) == 1 and row["target_kind"] == "rank":
        parts += _from_base(row, speaker)
    if row["target_kind"] == "rank_gain" and not is_missing(row["target_rank"]):
        parts.append(speaker.say("target.means", rank=rank_range(row)))
    return "; ".join(parts)


def _from_base(row: Row, speaker: Voice) -> list[str]:
    """Where a rank is counted from, where the document names a base year and its place is known."""
    if is_missing(row["base_year"]) or is_missing(row["base_value"]):
        return []
    return [speaker.say("target.base_of", rank=_base(row, speaker), year=int(row["base_year"]))]


def _base(row: Row, speaker: Voice) -> str:
    """The place in the base year, and how it is known where it was not published."""
    known = numbers.rank(row["base_value"], row["base_out_of"])
    if row["base_rank_basis"] == "published":
        return known
    return f"{known}, {speaker.basis(row['base_rank_basis'])}"


def _one_stated(row: Row, speaker: Voice) -> str:
    if is_missing(row["target_value"]):
        return speaker.say("target.not_printed")
    if row["target_kind"] == "rank":
        return rank_range(row)
    if row["target_kind"] == "rank_gain":
        return _gain(row, speaker)
    return measured(row, row["target_value"], speaker)


def rank_range(row: Row) -> str:
    """The rank a target means: "43/63"; both ends of a range, the easier first: "50–40/63"."""
    if is_missing(row["stretch_rank"]):
        return numbers.rank(row["target_rank"], field(row))
    return f"{int(row['target_rank'])}–{numbers.rank(row['stretch_rank'], field(row))}"


def field(row: Row) -> int | None:
    """How many provinces a target's rank is out of: as stated, for a gain as in the base year."""
    known = row["base_out_of"] if is_missing(row["out_of"]) else row["out_of"]
    return None if is_missing(known) else int(known)


def _gain(row: Row, speaker: Voice) -> str:
    least, most = int(row["target_value"]), row["stretch_value"]
    span = str(least) if is_missing(most) else f"{least}–{int(most)}"
    gain = speaker.say("target.gain", ranks=span)
    if is_missing(row["base_year"]):
        return gain
    base = speaker.say("target.on_base", gain=gain, year=int(row["base_year"]))
    if is_missing(row["base_value"]):
        return base
    return speaker.say("target.from_rank", gain=base, rank=_base(row, speaker))


def measured(row: Row, value: object, speaker: Voice) -> str:
    """A value in the measure of its target: a share in per cent, a score, or a count."""
    if is_missing(row["target_value"]):
        return numbers.text(value, "whole", speaker.language)
    if row["target_kind"] == "share":
        return f"{_share(float(str(value)), speaker)}%"
    return numbers.text(value, "score", speaker.language)


def _share(percent: float, speaker: Voice) -> str:
    """A share as printed: decimals only where it has some."""
    return numbers.score(percent, speaker.language, 0 if percent.is_integer() else 2)


def result(promise: Promise, speaker: Voice) -> str:
    """What is on record for the year: a place and how it is known, or a figure and its year."""
    row = promise.row
    if not is_missing(row["actual_rank"]) and row["target_kind"] in RANKS:
        rank = numbers.rank(row["actual_rank"], row["actual_out_of"])
        basis = speaker.basis(row["actual_rank_basis"])
        return speaker.say("target.rank_known", rank=rank, basis=basis)
    if is_missing(row["actual_value"]):
        return numbers.MISSING
    value = measured(row, row["actual_value"], speaker)
    if int(row["actual_year"]) == promise.year:
        return value
    return speaker.say("target.value_of_year", value=value, year=int(row["actual_year"]))


def other_field(promise: Promise, speaker: Voice) -> str:
    """That the target was stated on another field than the result has; "" where it was not."""
    own, other = field(promise.row), promise.row["actual_out_of"]
    if own is None or is_missing(other) or own == int(other):
        return ""
    return speaker.say("target.other_field", out_of=own, actual_out_of=int(other))


def gap(row: Row, amount: object, speaker: Voice) -> str:
    """How far a result is from its target: "thiếu 11 bậc", "vượt 6 bậc", "vừa đúng"."""
    if is_missing(amount):
        return ""
    distance = float(str(amount))
    # What rounds to nothing is printed as nothing.
    if round(distance, 2) == 0:
        return speaker.say("target.exact")
    key = "target.beyond" if distance > 0 else "target.short"
    return speaker.say(key, gap=_amount(row, abs(distance), speaker))


def _amount(row: Row, distance: float, speaker: Voice) -> str:
    if row["target_kind"] in RANKS:
        return rank_count(int(distance), speaker)
    if row["target_kind"] == "share":
        return speaker.say("target.percent_points", points=_share(distance, speaker))
    return speaker.say(
        "target.points", points=score_text(str(row["index_code"]), distance, speaker.language)
    )


def rank_count(count: int, speaker: Voice) -> str:
    """A number of places: "11 bậc"."""
    return speaker.say("target.ranks", count=count)


def verdict(promise: Promise, speaker: Voice) -> str:
    """The verdict as a mark and words, with the gap: "✗ Không đạt, thiếu 11 bậc"."""
    known = speaker.say(f"target.verdict.{promise.verdict}")
    _, mark = MARKS.get(promise.verdict, ("", ""))
    distance = gap(promise.row, promise.row["gap"], speaker)
    return ", ".join(part for part in (f"{mark} {known}".strip(), distance) if part)


def badge(promise: Promise, speaker: Voice) -> str:
    """The verdict in its colour, for markdown."""
    colour, _ = MARKS.get(promise.verdict, ("gray", ""))
    return f":{colour}-badge[{verdict(promise, speaker)}]"


def stretch_verdict(promise: Promise, speaker: Voice) -> str:
    """The verdict on the more ambitious end of a range; "" without a range or a result."""
    row = promise.row
    if is_missing(row["stretch_gap"]):
        return ""
    known = speaker.say(f"target.verdict.{row['stretch_status']}")
    end = numbers.rank(row["stretch_rank"], None)
    if is_missing(row["stretch_rank"]):
        end = measured(row, row["stretch_value"], speaker)
    text = f"{MARKS[str(row['stretch_status'])][1]} {known}".strip()
    return speaker.say(
        "target.stretch", end=end, verdict=text, gap=gap(row, row["stretch_gap"], speaker)
    )


def issued(row: Row, speaker: Voice) -> str:
    """ "UBND tỉnh Đắk Nông, 755/QĐ-UBND, đăng 10/06/2021": as far as the document says."""
    parts = [str(row["issued_by"])]
    if not is_missing(row["document_no"]):
        parts.append(str(row["document_no"]))
    if not is_missing(row["document_date"]):
        parts.append(citation.day(f"{row['document_date']:%Y-%m-%d}", speaker.language))
    elif not is_missing(row["source_published_on"]):
        day = citation.day(str(row["source_published_on"]), speaker.language)
        parts.append(speaker.say("target.printed_on", day=day))
    else:
        parts.append(speaker.say("source.no_date"))
    return ", ".join(parts)
