"""What became of a draft's figures, in words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalog.documents import documents_of
from dashboard.catalog.indices import decimals_of, index_rows
from dashboard.catalog.labels import Voice, voice
from dashboard.catalog.units import full_name, units
from dashboard.claims.claim import Checked, Reason, Verdict
from dashboard.text import numbers
from dashboard.text.citation import citation

AGREED = ("agrees", "agrees_cut")


@dataclass(frozen=True)
class CheckedDraft:
    """A draft with what became of its figures."""

    text: str
    found: tuple[Checked, ...]
    language: str


@dataclass(frozen=True)
class Told:
    """A verdict in words: the verdict, what it is of, what is held, why; "" where there is none."""

    verdict: str
    subject: str
    held: str
    reason: str
    document: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """All but the verdict."""
        return self.subject, self.held, self.reason, self.document


def counted(found: Sequence[Checked], language: str) -> str:
    """ "14 figures: 11 agree, 1 differs, 2 not held"."""
    say = voice(language).say
    kinds = Counter(_plain_verdict(one.judgement.verdict) for one in found)
    parts = [
        say(f"check_text.count.{kind}", count=kinds[kind])
        for kind in ("agrees", "differs", "not_held", "ambiguous")
        if kinds[kind] or kind == "differs"
    ]
    return say("check_text.summary", count=len(found), parts=", ".join(parts))


def _plain_verdict(verdict: Verdict) -> str:
    return "agrees" if verdict in AGREED else verdict


def told(one: Checked, language: str) -> Told:
    """What became of a figure, in sentences."""
    speaker, judgement = voice(language), one.judgement
    say = speaker.say
    source = documents_of((judgement.source_id,), language) if judgement.source_id else ()
    return Told(
        say(f"check_text.verdict.{judgement.verdict}"),
        _subject(one, speaker),
        _held(one, speaker),
        _reason(judgement.reason, speaker),
        say("check_text.document", title=citation(source[0], language)) if source else "",
    )


def _subject(one: Checked, speaker: Voice) -> str:
    """ "PCI 2020 · Kon Tum · Land access (guessed: year)"."""
    subject, say = one.judgement.subject, speaker.say
    is_index = subject.index_code in index_rows().index
    name = speaker.index(subject.index_code) if is_index else say("check_text.units")
    parts = [f"{name} {subject.year or ''}".strip()] if subject.index_code else []
    if subject.province_code:
        parts.append(speaker.short(subject.province_code))
    if is_index and subject.component_code:
        parts.append(speaker.component(subject.index_code, subject.component_code))
    if subject.component_code in units(speaker.language):
        parts.append(full_name(units(speaker.language)[subject.component_code], speaker.language))
    if one.claim.guessed:
        names = [say(f"check_text.guess.{name}") for name in dict.fromkeys(one.claim.guessed)]
        parts.append(say("check_text.guessed", names=", ".join(names)))
    return " · ".join(parts)


def _held(one: Checked, speaker: Voice) -> str:
    """What is held, and how far what is written is from it."""
    held, figure, say = one.judgement.held, one.claim.figure, speaker.say
    if held is None:
        return ""
    if isinstance(held, str):
        return say("check_text.held", held=held)
    out_of = one.judgement.out_of if figure.kind == "rank" else None
    shown = numbers.rank(held, out_of) if out_of else _number(one, held, speaker.language)
    if one.judgement.verdict != "differs" or figure.kind == "class":
        return say("check_text.held", held=shown)
    apart = _number(one, figure.value - held, speaker.language)
    return say("check_text.held_apart", held=shown, apart=apart)


def _number(one: Checked, value: float, language: str) -> str:
    """A number as the kind of the claim writes it; one digit more where digits were cut."""
    figure = one.claim.figure
    write = numbers.signed if figure.kind.endswith("_change") else numbers.score
    if figure.kind.startswith("score"):
        decimals = max(decimals_of(one.judgement.subject.index_code), figure.decimals)
        return write(value, language, decimals + (one.judgement.verdict == "agrees_cut"))
    return write(value, language, 0 if float(value).is_integer() else numbers.DECIMALS)


def _reason(reason: Reason | None, speaker: Voice) -> str:
    if reason is None:
        return ""
    facts = dict(reason.facts)
    if "province_code" in facts:
        facts["province"] = speaker.short(str(facts.pop("province_code")))
    return speaker.say(f"check_text.reason.{reason.kind}", **facts)
