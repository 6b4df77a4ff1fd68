"""What was promised: the year's targets with their results, and those of the next year."""

from collections.abc import Iterator

from dashboard.export.report_content import Block, Heading, Paragraph
from dashboard.figures.findings import promise_step, promise_words
from dashboard.figures.findings.promise import Promise, counts, promises
from dashboard.report.draft import Draft
from dashboard.text import numbers

WIDTHS = (4, 4, 4, 4, 5)


def _of_year(draft: Draft, year: int) -> list[Promise]:
    """The promises of a year on the report's indices."""
    return [
        one
        for one in promises(draft.province_code, "all")
        if one.year == year and one.index_code in draft.profile.indices
    ]


def kept(draft: Draft) -> Iterator[Block]:
    """The year's targets: how many were met, then each with its result and verdict."""
    say, found = draft.say, _of_year(draft, draft.year)
    yield Heading(2, "2.", say("report.targets.heading"))
    yield Paragraph(counted(found, draft))
    if not found:
        return
    yield draft.table(
        say("report.targets.caption", year=draft.year, area=draft.area),
        draft.says(
            "target.subject",
            "phrases.target",
            "target.result",
            "target.verdict_label",
            "phrases.document_label",
        ),
        (
            (
                promise_words.subject(one, draft.voice),
                promise_words.stated(one, draft.voice),
                promise_words.result(one, draft.voice),
                _verdict(one, draft),
                _document(one, draft),
            )
            for one in found
        ),
        WIDTHS,
        [
            row[key]
            for one in found
            for row in one.rows
            for key in ("source_id", "actual_source_id")
        ],
    )


def counted(found: list[Promise], draft: Draft) -> str:
    """How many were met, how many not, how many nobody can judge."""
    say, count = draft.say, counts(found)
    met, missed = count["met"], count["missed"]
    if not found:
        return say("report.targets.none", year=draft.year)
    left = len(found) - met - missed
    given = {"year": draft.year, "of": len(found), "met": met, "missed": missed, "left": left}
    if met + missed == 0:
        return say("report.targets.not_judged", **given)
    if len(found) == 1:
        return say(
            "report.targets.one_met" if met else "report.targets.one_missed", year=draft.year
        )
    kind = "all_met" if not missed else "none_met" if not met else "some_met"
    return say(f"report.targets.{kind}{'_left' if left else ''}", **given)


def _verdict(one: Promise, draft: Draft) -> str:
    """The verdict in words with the gap, then the one on the more ambitious end of a range."""
    known = draft.say(f"target.verdict.{one.verdict}")
    distance = promise_words.gap(one.row, one.row["gap"], draft.voice)
    found = [", ".join(part for part in (known, distance) if part)]
    stretch = promise_words.stretch_verdict(one, draft.voice)
    return "; ".join([*found, *([_bare(stretch)] if stretch else [])])


def _bare(text: str) -> str:
    """Without the marks, which the face of administrative documents has not."""
    for _, mark in promise_words.MARKS.values():
        text = text.replace(f"{mark} ", "")
    return text


def _document(one: Promise, draft: Draft) -> str:
    """Who set it, in which document of which date, and its number in the annex."""
    known = promise_words.issued(one.row, draft.voice)
    return f"{known} {draft.cite([one.row['source_id']])}"


def upcoming(draft: Draft) -> Iterator[Block]:
    """The next year's targets, each with how often such a step had been made before."""
    say, year = draft.say, draft.year + 1
    found = _of_year(draft, year)
    if not found:
        yield Paragraph(say("report.next.none", year=year))
        return
    yield Paragraph(say("report.next.opening", year=year, count=len(found)))
    yield draft.table(
        say("report.next.caption", year=year, area=draft.area),
        draft.says(
            "target.subject",
            "phrases.target",
            "target.step",
            "report.next.done",
            "phrases.document_label",
        ),
        (
            (
                promise_words.subject(one, draft.voice),
                promise_words.stated(one, draft.voice),
                promise_step.in_words(promise_step.step(one), draft.voice),
                promise_step.frequency(one, draft.voice),
                _document(one, draft),
            )
            for one in found
        ),
        WIDTHS,
        [row["source_id"] for one in found for row in one.rows],
        notes=(say("target.step_rule"), say("report.next.dash", dash=numbers.MISSING)),
    )
