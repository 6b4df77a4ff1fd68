"""Scenarios: made of what is on the screen, shown side by side with the results they carry."""

from dataclasses import replace

import pandas as pd

from dashboard.analysis.scenario import Known, Scenario
from dashboard.analysis.scenario_json import RESULTS, from_json
from dashboard.catalog.indices import edition_rows, index_rows, score_text
from dashboard.catalog.provinces import provinces_by_code
from dashboard.figures.figure import Column
from dashboard.figures.what_if import result, sentences
from dashboard.figures.what_if.baseline import levers, obstacle, scales
from dashboard.figures.what_if.request import Goal, WhatIfRequest
from dashboard.figures.what_if.result import Spread, chance, per_cent
from dashboard.store import versions
from dashboard.store.ask import as_of, current_version, per_version, today
from dashboard.store.versions import VersionError
from dashboard.text import numbers
from dashboard.text.citation import day
from dashboard.text.markdown import plain
from dashboard.text.messages import words

SHOWN = (
    "total_today", "total", "chance", "chance_without", "range", "median", "naive_rank",
    "needed_still", "needed_half", "needed_likely", "case_share",
)  # fmt: skip
CLOSE = 1e-6

Results = dict[str, float | None]


@per_version
def known() -> Known:
    """What a scenario's file may speak of."""
    indices = [str(code) for code in index_rows()["index_code"]]
    return Known(
        provinces=frozenset(
            code for code, one in provinces_by_code("vi").items() if not one.is_current
        ),
        editions={
            code: frozenset(int(year) for year in edition_rows(code)["year"]) for code in indices
        },
        scales=scales,
    )


def read(content: bytes) -> Scenario:
    """The scenario of a file. Raises ``ScenarioError``."""
    return from_json(content, known())


def make(request: WhatIfRequest, name: str, note: str) -> Scenario:
    """What is on the screen, with its results and the data version they are from."""
    results = computed(request)
    return Scenario(
        name=name or request.voice.say("what_if.unnamed"),
        note=note,
        province_code=request.province_code,
        index_code=request.index_code,
        year=request.year,
        horizon=request.goal.horizon,
        target_rank=request.goal.rank,
        target_score=request.goal.score,
        plan=request.plan,
        results=tuple((name, results[name]) for name in RESULTS),
        data_version=current_version(),
        made_on=today().isoformat(),
    )


@per_version
def computed(request: WhatIfRequest) -> Results:
    """The results of a plan on the current data, by the names in ``RESULTS``."""
    found = result.outcome(request)
    results: Results = dict.fromkeys(RESULTS)
    results |= {"total_today": found.total_today, "total": found.total}
    if not request.is_full:
        return results
    results |= {
        "rank_today": found.rank_today,
        "naive_rank": found.naive_rank,
        "out_of": found.out_of,
    }
    needed = result.needed(request)
    results |= {f"needed_{name}": getattr(needed, name) for name in result.NEEDS}
    step = result.step(request)
    if step is not None:
        results |= {"n_cases": step.n_cases, "case_share": step.share}
    return results | _of_spreads(found.delivered, found.drifting)


def _of_spreads(with_plan: Spread | None, without: Spread | None) -> Results:
    if with_plan is None or without is None:
        return {}
    return {
        "chance": with_plan.chance,
        "chance_without": without.chance,
        "median": with_plan.median,
        "low": with_plan.low,
        "high": with_plan.high,
    }


def request_of(item: Scenario, language: str) -> WhatIfRequest:
    """What a scenario asks for, on the data that are shown."""
    goal = Goal(item.horizon, item.target_rank, item.target_score)
    return WhatIfRequest(item.province_code, item.index_code, item.year, language, goal, item.plan)


def is_current(item: Scenario) -> bool:
    """Whether a scenario was made on the data version that is shown."""
    return item.data_version == current_version()


def held(item: Scenario, language: str) -> Scenario:
    """The scenario with the results to show: computed again on its own version, else its file's."""
    again = _again(item, language)
    if again is None:
        return item
    return replace(item, results=tuple((name, again[name]) for name in RESULTS))


@per_version
def _again(item: Scenario, language: str) -> Results | None:
    """The results on the version a scenario was made on; None where that is no longer there."""
    file = versions.file_of(item.data_version)
    if not file.exists():
        return None
    try:
        with as_of(file):
            request = request_of(item, language)
            is_there = item.year in known().editions.get(item.index_code, ())
            if not is_there or obstacle(request.base):
                return None
            return computed(request)
    except VersionError:
        return None


def notice(item: Scenario, language: str) -> str:
    """What must be said of a scenario's numbers, its name as it stands; "" for nothing."""
    say, again = words(language), _again(item, language)
    said = []
    if not is_current(item):
        said.append(
            say(
                "what_if.newer_kept" if again is None else "what_if.newer_again",
                name=item.name,
                version=item.data_version,
                day=day(item.made_on, language),
                current=current_version(),
            )
        )
    if again is not None and not all(_same(value, again[name]) for name, value in item.results):
        said.append(say("what_if.differs", name=item.name))
    return " ".join(said)


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) < CLOSE


def facts(item: Scenario, language: str) -> list[tuple[str, str]]:
    """Everything a scenario says but its components, as label and text of readers."""
    shown, request = held(item, language), request_of(item, language)
    say = request.voice.say
    goal = (
        say(
            "what_if.at_score",
            score=sentences.score(request, item.target_score),
            horizon=item.horizon,
        )
        if item.target_rank is None
        else say("what_if.at_rank", rank=item.target_rank, horizon=item.horizon)
    )
    return [
        (say("what_if.row_base"), f"{request.province}, {request.edition}"),
        (say("what_if.row_target"), goal),
        *((say(f"what_if.row_{name}"), _text(shown, name, request)) for name in SHOWN),
        (say("what_if.row_plan"), changes(item, request)),
        (say("what_if.row_note"), item.note or numbers.MISSING),
        (say("what_if.version"), item.data_version),
        (say("what_if.made_on"), day(item.made_on, language)),
    ]


def changes(item: Scenario, request: WhatIfRequest) -> str:
    """The components a plan changes and to what."""
    names = {lever.code: lever.short for lever in levers(request.base)}
    texts = [
        f"{names.get(code, code)} {score_text(request.index_code, score, request.language)}"
        for code, score in item.plan
    ]
    return "; ".join(texts) or request.voice.say("what_if.stays")


def _text(item: Scenario, name: str, request: WhatIfRequest) -> str:
    """A kept result as readers see it."""
    value = item.result(name)
    if name == "range":
        low, high = item.result("low"), item.result("high")
        return numbers.MISSING if low is None or high is None else f"{low:.0f}–{high:.0f}"
    if name == "case_share":
        return _cases(item, request)
    if value is None:
        return numbers.MISSING
    if name in ("chance", "chance_without"):
        return chance(value, request.language)
    if name in ("median", "naive_rank"):
        return numbers.rank(value, item.result("out_of"))
    is_needed = name.startswith("needed_")
    return sentences.score(request, sentences.at_least(request, value) if is_needed else value)


def _cases(item: Scenario, request: WhatIfRequest) -> str:
    share, n = item.result("case_share"), item.result("n_cases")
    if n is None:
        return numbers.MISSING
    count = numbers.whole(n, request.language)
    if share is None:
        return request.voice.say("what_if.case_few", n=count)
    return request.voice.say("what_if.case_share", share=per_cent(share, request.language), n=count)


@per_version
def compared(items: tuple[Scenario, ...], language: str) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Scenarios side by side: a row per result, a column per scenario; texts made plain."""
    lists = [facts(item, language) for item in items]
    say = words(language)
    frame = pd.DataFrame({"what": [label for label, _ in lists[0]]})
    columns = [Column("what", say("what_if.compare_what"))]
    for position, (item, list_) in enumerate(zip(items, lists, strict=True)):
        frame[str(position)] = [plain(text) for _, text in list_]
        columns.append(Column(str(position), f"{position + 1}. {plain(item.name)}"))
    return frame, tuple(columns)
