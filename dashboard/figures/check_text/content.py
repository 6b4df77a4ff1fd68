"""A draft held against the data: a summary, the draft with its marks, every figure explained."""

import re
from collections.abc import Iterator

from dashboard.catalog.indices import index_rows
from dashboard.catalog.labels import voice
from dashboard.catalog.units import units
from dashboard.claims.check import Progress, check
from dashboard.claims.claim import VERDICTS, Checked
from dashboard.claims.correction import corrected, sentence_of
from dashboard.figures.check_text.request import CheckRequest
from dashboard.figures.check_text.told import AGREED, CheckedDraft, counted, told
from dashboard.figures.content import Box, Content, Folded, Link, Text
from dashboard.text.markdown import unlinked

# How a mark is coloured, and its sign for whoever sees no colours.
COLOURS = {
    "agrees": "green",
    "agrees_cut": "green",
    "differs": "red",
    "not_held": "gray",
    "ambiguous": "orange",
}
# Figures explained one by one on the page; all are marked, and all are in the files.
MOST_SHOWN = 60
SIGNS = {"agrees": "✓", "agrees_cut": "≈", "differs": "✗", "not_held": "–", "ambiguous": "?"}
# What markdown would make a list or a rule of.
LIST_BEGINS = re.compile(r"^(\d*)([-+=.)])")


def checked(request: CheckRequest, text: str, progress: Progress | None = None) -> CheckedDraft:
    """A draft checked; nothing of it is kept."""
    found = tuple(check(text, request.province_code, progress))
    return CheckedDraft(text, found, request.language)


def content(request: CheckRequest, draft: CheckedDraft | None = None) -> Content:
    """The page's title; of a draft the summary, the marks, and the figures, doubtful ones first."""
    say = request.voice.say
    if draft is None:
        yield Text(say("check_text.title"), "title")
        yield Text(say("check_text.intro"), "caption")
        return
    yield Text(counted(draft.found, request.language), "finding")
    if not draft.found:
        yield Text(say("check_text.nothing"), "note")
        return
    doubtful = [one for one in draft.found if one.judgement.verdict not in AGREED]
    doubtful.sort(key=lambda one: VERDICTS.index(one.judgement.verdict))
    for one in doubtful[:MOST_SHOWN]:
        yield Box(tuple(_explained(draft, one)), is_framed=True)
    if max(len(doubtful), len(draft.found) - len(doubtful)) > MOST_SHOWN:
        yield Text(say("check_text.more", most=MOST_SHOWN), "note")
    yield Text(say("check_text.draft"), "heading")
    yield Text(say("check_text.legend", **_marks(request.language)), "caption")
    yield Box((Text(_marked(draft)),), is_framed=True)
    agreed = [one for one in draft.found if one.judgement.verdict in AGREED]
    if agreed:
        shown = agreed[:MOST_SHOWN]
        boxes = tuple(Box(tuple(_explained(draft, one)), is_framed=True) for one in shown)
        yield Folded(say("check_text.agreed", count=len(agreed)), boxes, key="check-agreed")


def _marks(language: str) -> dict[str, str]:
    say = voice(language).say
    return {
        kind: f":{COLOURS[kind]}-background[{SIGNS[kind]} {say(f'check_text.verdict.{kind}')}]"
        for kind in SIGNS
    }


def _marked(draft: CheckedDraft) -> str:
    """The draft as it was, every figure with its mark."""
    parts, at = [], 0
    for one in draft.found:
        if one.start < at:
            continue
        verdict = one.judgement.verdict
        mark = unlinked(" ".join(one.text.split()))
        parts.append(_lines(draft.text[at : one.start]))
        parts.append(f":{COLOURS[verdict]}-background[{SIGNS[verdict]} {mark}]")
        at = one.end
    return "".join([*parts, _lines(draft.text[at:])])


def _lines(text: str) -> str:
    """Text as it stands: every line its own paragraph, nothing in it markdown."""
    lines = (unlinked(line.strip(" \t")) if line.strip() else line for line in text.split("\n"))
    return "\n\n".join(LIST_BEGINS.sub(r"\1\\\2", line) for line in lines)


def _explained(draft: CheckedDraft, one: Checked) -> Iterator[Text | Link]:
    """One figure: its sentence, verdict and reason, the ways to its passport and its sentence."""
    language, verdict = draft.language, one.judgement.verdict
    explained, say = told(one, language), voice(draft.language).say
    start, end = sentence_of(draft.text, one)
    before, after = draft.text[start : one.start], draft.text[one.end : end]
    mark = f":{COLOURS[verdict]}-background[{SIGNS[verdict]} {_lines(one.text)}]"
    yield Text(f"{unlinked(before)}{mark}{unlinked(after)}".replace("\n", " "))
    lines = (explained.held, explained.reason, explained.document)
    told_text = " ".join(unlinked(line) for line in lines if line)
    yield Text(f"**{explained.verdict}** · {unlinked(explained.subject)}  \n{told_text}")
    yield Text(say("check_text.rule", rule=f"`{one.claim.rule}`"), "caption")
    link = _link(one, language)
    if link is not None:
        yield link
    fixed = corrected(draft.text, one) if verdict in ("differs", "agrees_cut") else ""
    if fixed:
        yield Text(fixed, "copy")


def _link(one: Checked, language: str) -> Link | None:
    """To the passport of what is held, else to its document."""
    say, subject = voice(language).say, one.judgement.subject
    if subject.index_code in index_rows().index and subject.province_code and subject.year:
        choices = {
            "view_source": "passport",
            "province": subject.province_code,
            "index": subject.index_code,
            "year": str(subject.year),
        }
        return Link("source", say("check_text.passport"), choices)
    if subject.component_code in units(language):
        return Link("my_unit", say("check_text.unit"), {"unit": subject.component_code})
    if not one.judgement.source_id:
        return None
    choices = {"view_source": "documents", "document": one.judgement.source_id}
    return Link("source", say("source.see_document"), choices | {"reliability": "all"})
