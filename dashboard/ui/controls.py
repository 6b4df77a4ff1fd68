"""Inputs shared by pages; each is bound to the address and returns its value.

The address is the state: a value in it wins over the widget's, a bad one is told and replaced by
the default, and every choice is written back so that any view can be linked. The only module that
touches the session's state. (Streamlit's own binding writes labels instead of codes, see
docs/decisions/0008-state.md.)
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlencode

import streamlit as st

from dashboard.analysis import scenario
from dashboard.analysis.scenario import Scales, Scenario, ScenarioError
from dashboard.charts.palette import MOST_COMPARED
from dashboard.store.ask import bound
from dashboard.text.messages import LANGUAGES, Say, words
from dashboard.text.numbers import Number, number_within
from dashboard.ui.progress import Progress

SHOWN_OF_A_BAD_VALUE = 24


def language() -> str:
    """The language of this run: the address's, else the session's, else Vietnamese."""
    told = _told("language")
    if told is not None and told[0] in LANGUAGES:
        return told[0]
    return str(st.session_state.get("language", LANGUAGES[0]))


def scheme() -> str:
    """Whether the reader's screen is "light" or "dark"; light until the browser has said."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _remembered(parameter: str) -> str:
    return f"address:{parameter}"


def _told(parameter: str) -> list[str] | None:
    """What the address newly says of a parameter; None when it says nothing new."""
    said = [str(value) for value in st.query_params.get_all(parameter)]
    if not said or said == st.session_state.get(_remembered(parameter)):
        return None
    return said


def _write(parameter: str, values: Sequence[str]) -> None:
    wanted = list(values)
    if st.query_params.get_all(parameter) != wanted:
        if wanted:
            st.query_params[parameter] = wanted
        elif parameter in st.query_params:
            del st.query_params[parameter]
    st.session_state[_remembered(parameter)] = wanted


def _hold(parameter: str, options: Mapping[str, str], default: str) -> None:
    """Give the widget the value that is held for it, or the default.

    Said at every run: on another page the same key is another widget, which would otherwise begin
    with its first option although the session still holds the choice.
    """
    held = st.session_state.get(parameter)
    st.session_state[parameter] = held if held in options else default


def _complain(say: Say, label: str, value: str, shown: str) -> None:
    short = value[:SHOWN_OF_A_BAD_VALUE] + ("…" if len(value) > SHOWN_OF_A_BAD_VALUE else "")
    # As code, so that nothing in the address is read as markdown.
    safe = "".join(letter for letter in short if letter.isprintable() and letter != "`")
    st.warning(say("controls.bad_value", label=label, value=f"`{safe}`", shown=shown), icon="⚠️")


def settle(
    parameter: str,
    label: str,
    options: Mapping[str, str],
    default: str,
    say: Say,
    spell: Callable[[str], str] = str,
) -> str:
    """The value that an input of ``options`` is to show; the address says it from now on."""
    told = _told(parameter)
    if told is not None:
        value = told[0] if told[0] in options else spell(told[0])
        if value not in options:
            _complain(say, label, told[0], options[default])
            value = default
        st.session_state[parameter] = value
    else:
        _hold(parameter, options, default)
    value = str(st.session_state[parameter])
    _write(parameter, [value])
    return value


def pick(
    parameter: str,
    label: str,
    options: Mapping[str, str],
    default: str,
    say: Say,
    spell: Callable[[str], str] = str,
    width: int | str = "stretch",
) -> str:
    """One of ``options`` (value -> label). ``spell`` turns other spellings into values."""
    settle(parameter, label, options, default, say, spell)
    chosen = st.selectbox(
        label,
        list(options),
        format_func=dict(options).__getitem__,
        key=parameter,
        persist_state="session",
        width=cast("int", width),
    )
    _write(parameter, [chosen])
    return str(chosen)


def pick_year(
    label: str, years: Sequence[int], default: int, say: Say, parameter: str = "year"
) -> int:
    """A year of ``years``; a choice that this page lacks falls back to its nearest year.

    Only what the reader or an address chose is carried to other pages, not what a page fell back
    to: the newest year of one page is not a wish for it on another.
    """
    options = {str(year): str(year) for year in sorted(years, reverse=True)}
    wanted = _wanted(parameter)
    if _told(parameter) is None:
        near = int(wanted) if wanted.isdecimal() else default
        st.session_state[parameter] = str(min(years, key=lambda year: (abs(year - near), -year)))
    chosen = pick(parameter, label, options, str(default), say, width=130)
    st.session_state[f"shown:{parameter}"] = chosen
    return int(chosen)


def _wanted(parameter: str) -> str:
    """What the reader last chose or an address last named; "" while neither has."""
    told = _told(parameter)
    held = st.session_state.get(parameter)
    if told is not None:
        st.session_state[f"wanted:{parameter}"] = told[0]
    elif held is not None and held != st.session_state.get(f"shown:{parameter}"):
        st.session_state[f"wanted:{parameter}"] = str(held)
    return str(st.session_state.get(f"wanted:{parameter}", ""))


def pick_view(parameter: str, label: str, options: Mapping[str, str], say: Say) -> str:
    """One of a few views, side by side; the first is the default."""
    default = next(iter(options))
    told = _told(parameter)
    if told is not None:
        if told[0] not in options:
            _complain(say, label, told[0], options[default])
        st.session_state[parameter] = told[0] if told[0] in options else default
    else:
        _hold(parameter, options, default)
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=dict(options).__getitem__,
        key=parameter,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    value = str(chosen or default)
    _write(parameter, [value])
    return value


def pick_several(
    parameter: str, label: str, options: Mapping[str, str], say: Say, placeholder: str
) -> list[str]:
    """At most five of ``options``; values of the address that are none of them are told."""
    told = _told(parameter)
    if told is not None:
        good = list(dict.fromkeys(value for value in told if value in options))[:MOST_COMPARED]
        for value in told:
            if value not in options:
                _complain(say, label, value, say("controls.left_out"))
        st.session_state[parameter] = good
    else:
        held = st.session_state.get(parameter, [])
        st.session_state[parameter] = [value for value in held if value in options]
    chosen = st.multiselect(
        label,
        list(options),
        format_func=dict(options).__getitem__,
        key=parameter,
        max_selections=MOST_COMPARED,
        placeholder=placeholder,
        persist_state="session",
        select_all=False,
    )
    _write(parameter, chosen)
    return list(chosen)


def switches(say: Say) -> None:
    """The language and the look, in the sidebar."""
    chosen = language()
    told = _told("language")
    if told is not None and told[0] not in LANGUAGES:
        _complain(say, say("controls.language"), told[0], say("controls.language_name"))
    st.session_state["language"] = chosen
    with st.sidebar:
        st.segmented_control(
            say("controls.language"),
            list(LANGUAGES),
            format_func={
                code: words(code)("controls.language_name") for code in LANGUAGES
            }.__getitem__,
            key="language",
            required=True,
            persist_state="session",
        )
        _look(say)
    _write("language", [chosen])


def _look(say: Say) -> None:
    """Light or dark: written to the address, where serve/static/boot.js makes it so."""
    looks = {look: say(f"controls.theme_{look}") for look in ("light", "dark")}
    told = _told("theme")
    if told is not None or "theme" not in st.session_state:
        st.session_state["theme"] = told[0] if told and told[0] in looks else scheme()
    chosen = st.segmented_control(
        say("controls.theme"),
        list(looks),
        format_func=looks.__getitem__,
        key="theme",
        required=True,
        persist_state="session",
    )
    _write("theme", [str(chosen)] if told is not None or chosen != scheme() else [])


def pick_number(
    parameter: str, label: str, limits: tuple[Number, Number], default: Number, scope: str, say: Say
) -> Number:
    """A number from the first of ``limits`` to the second; held per ``scope``, its subject."""
    low, high = limits
    key = f"{parameter}:{scope}"
    told = _told(parameter)
    if told is not None:
        found = number_within(told[0], limits)
        if found is None:
            _complain(say, label, told[0], str(default))
        st.session_state[key] = default if found is None else found
    held = st.session_state.get(key, default)
    st.session_state[key] = held if low <= held <= high else default
    is_whole = isinstance(default, int)
    chosen = st.number_input(
        label,
        low,
        high,
        step=1 if is_whole else scenario.STEP,
        format="%d" if is_whole else "%.2f",
        key=key,
        width=170,
        persist_state="session",
    )
    value = default if chosen is None else type(low)(chosen)
    _write(parameter, [f"{value}" if is_whole else f"{value:.2f}"])
    return value


def plan(parameter: str, label: str, scope: str, scales: Scales, say: Say) -> dict[str, float]:
    """The scores chosen for components, only those changed; bad parts of the address are told."""
    told = _told(parameter)
    if told is not None:
        found, wrong = scenario.read_plan(told[0], scales)
        for part in wrong:
            _complain(say, label, part, say("controls.left_out"))
        set_plan(scope, found)
    held: dict[str, float] = st.session_state.get(f"plan:{scope}", {})
    _write(parameter, [scenario.plan_text(held)] if held else [])
    return dict(held)


def set_plan(scope: str, chosen: Mapping[str, float]) -> None:
    """Put all sliders of a subject at a plan."""
    st.session_state[f"plan:{scope}"] = {code: round(value, 4) for code, value in chosen.items()}


def lever(scope: str, code: str, label: str, limits: tuple[float, float], today: float) -> None:
    """A slider and a number box for one component's score, always in step."""
    value = st.session_state.get(f"plan:{scope}", {}).get(code, today)
    slider, box = f"slider:{scope}:{code}", f"box:{scope}:{code}"
    st.session_state[slider] = st.session_state[box] = value
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.slider(
            label,
            *limits,
            step=scenario.STEP,
            format="%.2f",
            key=slider,
            on_change=bound(_moved),
            args=(slider, scope, code, today),
        )
        st.number_input(
            label,
            *limits,
            step=scenario.STEP,
            format="%.2f",
            key=box,
            label_visibility="collapsed",
            width=130,
            on_change=bound(_moved),
            args=(box, scope, code, today),
        )


def _moved(key: str, scope: str, code: str, today: float) -> None:
    """A slider or a box was moved: the plan follows, and the other one with the next run."""
    held = {**st.session_state.get(f"plan:{scope}", {})}
    value = st.session_state[key]
    held.pop(code, None)
    # Today's score need not be on a step of the slider: the step nearest to it means no change.
    if value is not None and abs(value - today) >= scenario.STEP / 2:
        held[code] = value
    set_plan(scope, held)


def saved() -> tuple[Scenario, ...]:
    """The scenarios of this session, oldest first."""
    return tuple(st.session_state.get("scenarios", ()))


def save(item: Scenario) -> None:
    """Add a scenario to this session's, and to those that are compared if there is room."""
    st.session_state["scenarios"] = (*saved(), item)
    places = [*st.session_state.get("scenario_places", ()), str(len(saved()) - 1)]
    st.session_state["scenario_places"] = places[-scenario.MOST_COMPARED :]


def remove(place: int) -> None:
    """Take the scenario at a place away."""
    kept = saved()
    st.session_state["scenarios"] = kept[:place] + kept[place + 1 :]


def save_form(make: Callable[[str, str], Scenario], say: Say) -> None:
    """Ask for a name and a note, and save what ``make`` makes of them."""
    with st.form("scenario", border=False):
        name = say("what_if.name")
        st.text_input(name, key="scenario_name", max_chars=scenario.LONGEST_NAME)
        note = say("what_if.note")
        st.text_area(note, key="scenario_note", max_chars=scenario.LONGEST_NOTE, height=70)
        st.form_submit_button(say("what_if.save"), on_click=bound(_keep), args=(make,))


def _keep(make: Callable[[str, str], Scenario]) -> None:
    given = (st.session_state[key] for key in ("scenario_name", "scenario_note"))
    save(make(*(scenario.clean(text) for text in given)))


def upload(label: str, read: Callable[[bytes], Scenario]) -> ScenarioError | None:
    """Ask for a scenario's file and save what is in it; what was wrong with the last file."""
    st.file_uploader(label, key="scenario_file", on_change=bound(_uploaded), args=(read,))
    problem: ScenarioError | None = st.session_state.get("scenario_problem")
    return problem


def _uploaded(read: Callable[[bytes], Scenario]) -> None:
    file = st.session_state["scenario_file"]
    st.session_state["scenario_problem"] = None
    if file is None:
        return
    try:
        # Weighed before it is read.
        if file.size > scenario.LARGEST:
            raise ScenarioError("too_large", f"{file.size / 1_000_000:.1f} MB")
        save(read(file.getvalue()))
    except ScenarioError as problem:
        st.session_state["scenario_problem"] = problem


def open_scenario(item: Scenario) -> None:
    """Put every input at a scenario's; a new run must follow."""
    scope = f"{item.province_code}-{item.index_code}-{item.year}"
    goal = "score" if item.target_rank is None else "rank"
    st.session_state.update(
        {
            "province": item.province_code,
            "index": item.index_code,
            "year": str(item.year),
            "horizon": str(item.horizon),
            "goal": goal,
            f"target_{goal}:{scope}-{item.horizon}": item.target_rank or item.target_score,
        }
    )
    set_plan(scope, dict(item.plan))


def hold_request(request: object) -> None:
    """Keep what this run of the page shows, decoded."""
    st.session_state["request"] = request


def in_address(parameter: str) -> str:
    """What the address says of a parameter that no control writes; "" for nothing."""
    return str(st.query_params.get(parameter, ""))


def choose(key: str, label: str, options: Mapping[str, str]) -> str:
    """One of ``options`` that is no part of the address: what it leads to is."""
    _hold(key, options, next(iter(options)))
    return str(st.selectbox(label, list(options), format_func=dict(options).__getitem__, key=key))


def choose_places(label: str, count: int, most: int) -> list[int]:
    """Some places of a list of ``count``, for readers from one on; the newest at first."""
    options = {str(place): str(place + 1) for place in range(count)}
    held = st.session_state.get("scenario_places", list(options)[-most:])
    st.session_state["scenario_places"] = [place for place in held if place in options]
    chosen = st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        key="scenario_places",
        max_selections=most,
        select_all=False,
    )
    return [int(place) for place in chosen]


def stage_step(count: int) -> int:
    """The step of the address, from 1 to ``count``; the address is made right where it is not."""
    told = _told("step")
    if told is not None:
        st.session_state["stage_step"] = int(told[0]) if told[0].isdecimal() else 1
    step = max(1, min(count, int(st.session_state.get("stage_step", 1))))
    st.session_state["stage_step"] = step
    _write("step", [str(step)])
    return step


def go_to_step(step: int, count: int) -> None:
    """Put the stage at a step; before the first is the first, after the last the last."""
    st.session_state["stage_step"] = max(1, min(count, step))


def stage_jump(key: str, label: str, count: int) -> None:
    """A field for the number of a step."""
    st.text_input(label, key=key, max_chars=3, on_change=bound(_jumped), args=(key, count))


def _jumped(key: str, count: int) -> None:
    typed = str(st.session_state[key] or "").strip()
    st.session_state[key] = ""
    if typed.isdecimal():
        go_to_step(int(typed), count)


def hold_briefing(text: str) -> None:
    """Take up a briefing in its written form; "" for that of the template."""
    st.session_state["briefing"] = text


def held_briefing(longest: int) -> str:
    """The briefing of the address, else of the session, in its written form; "" for none.

    One of more than ``longest`` letters is held by the session only.
    """
    told = _told("briefing")
    if told is not None:
        st.session_state["briefing"] = told[0]
    held = str(st.session_state.get("briefing", ""))
    _write("briefing", [held] if 0 < len(held) <= longest else [])
    return held


def saved_briefings() -> tuple[tuple[str, str], ...]:
    """The briefings of this session by name and written form, oldest first."""
    return tuple(st.session_state.get("briefings", ()))


def save_briefing(name: str, text: str, place: int | None = None) -> None:
    """Keep a briefing, in the place of an older one or after all."""
    kept = [*saved_briefings()]
    if place is None:
        kept.append((name, text))
    else:
        kept[place] = (name, text)
    st.session_state["briefings"] = tuple(kept)


def remove_briefing(place: int) -> None:
    """Take the briefing at a place away."""
    kept = saved_briefings()
    st.session_state["briefings"] = kept[:place] + kept[place + 1 :]


@dataclass(frozen=True)
class Field:
    """A text to ask for: its label, what stands in it at first, how long it may be.

    With ``options`` (value -> label) one of them is asked for, or another text where it
    ``is_open``; ``hint`` stands where none is chosen yet.
    """

    label: str
    value: str
    most: int
    is_long: bool = False
    options: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    is_open: bool = False


def ask_texts(
    key: str, fields: Sequence[Field], submit: str, then: Callable[..., str | None]
) -> None:
    """Ask for texts; ``then`` takes them and gives what was wrong with them, if anything."""
    with st.form(key, border=False, clear_on_submit=False):
        for at, one in enumerate(fields):
            _ask(one, f"{key}:{at}")
        st.form_submit_button(submit, on_click=bound(_texts_given), args=(key, len(fields), then))
    _tell_problem(key)


class _Labels(dict[str, str]):
    """Labels by value; a value that somebody typed is its own."""

    def __missing__(self, value: str) -> str:
        return value


def _ask(one: Field, key: str) -> None:
    if one.options:
        values = list(one.options)
        first = values.index(one.value) if one.value in values else None
        st.selectbox(
            one.label,
            values,
            first,
            format_func=_Labels(one.options).__getitem__,
            key=key,
            placeholder=one.hint or None,
            accept_new_options=one.is_open,
        )
        return
    asked = st.text_area if one.is_long else st.text_input
    asked(one.label, one.value, key=key, max_chars=one.most)


def _texts_given(key: str, count: int, then: Callable[..., str | None]) -> None:
    given = (str(st.session_state.get(f"{key}:{at}") or "").strip() for at in range(count))
    st.session_state[f"problem:{key}"] = then(*given)


def ask_choice(
    key: str, label: str, options: Mapping[str, str], now: str, then: Callable[[str], None]
) -> None:
    """Ask for one of ``options``, ``now`` at first; ``then`` takes another."""
    st.session_state[key] = now if now in options else next(iter(options))
    st.selectbox(
        label,
        list(options),
        format_func=dict(options).__getitem__,
        key=key,
        on_change=bound(_given),
        args=(key, str, then),
    )


def _given(key: str, kind: Callable[..., object], then: Callable[..., None]) -> None:
    then(kind(st.session_state[key]))


def ask_several(
    key: str,
    label: str,
    options: Mapping[str, str],
    now: Sequence[str],
    then: Callable[[tuple[str, ...]], None],
) -> None:
    """Ask for at most five of ``options``, ``now`` at first; ``then`` takes another choice."""
    st.session_state[key] = [value for value in now if value in options][:MOST_COMPARED]
    st.multiselect(
        label,
        list(options),
        format_func=dict(options).__getitem__,
        key=key,
        max_selections=MOST_COMPARED,
        select_all=False,
        on_change=bound(_given),
        args=(key, tuple, then),
    )


def progress(key: str) -> Progress:
    """How far a piece of work of this session is."""
    return cast("Progress", st.session_state.setdefault(f"progress:{key}", Progress()))


def ask_file(key: str, label: str, kind: str, then: Callable[[bytes], str | None]) -> None:
    """Ask for a file; ``then`` takes its content and gives what was wrong with it, if anything."""
    st.file_uploader(label, type=kind, key=key, on_change=bound(_file_given), args=(key, then))
    _tell_problem(key)


def _file_given(key: str, then: Callable[[bytes], str | None]) -> None:
    file = st.session_state[key]
    st.session_state[f"problem:{key}"] = None if file is None else then(file.getvalue())


def given_file(key: str, label: str) -> tuple[str, bytes] | None:
    """The name and content of the file that is given at the moment; None while there is none."""
    file = st.file_uploader(label, key=key)
    return None if file is None else (file.name, file.getvalue())


def keep_answers(scope: str, answers: Mapping[str, str]) -> None:
    """Keep what somebody said about a file, until the session ends."""
    st.session_state[f"answers:{scope}"] = dict(answers)


def kept_answers(scope: str) -> dict[str, str]:
    """What was said about a file, by question; nothing at first."""
    return dict(st.session_state.get(f"answers:{scope}", {}))


def keep_notice(text: str, is_problem: bool = False) -> None:
    """Keep what came of an act, to be told by the run after it."""
    st.session_state["notice"] = (text, is_problem)


def tell_notice() -> None:
    """Tell what came of the last act, once."""
    text, is_problem = st.session_state.pop("notice", ("", False))
    if text:
        (st.error if is_problem else st.success)(text, icon="⚠️" if is_problem else None)
        # The button may be far below: what came of it is told where it was pressed, too.
        st.toast(text, icon="⚠️" if is_problem else None)


def _tell_problem(key: str) -> None:
    problem = st.session_state.get(f"problem:{key}")
    if problem:
        st.error(problem, icon="⚠️")


def set_address(**values: str) -> None:
    """Put parameters that no input writes into the address; "" takes one out of it."""
    for parameter, value in values.items():
        if value:
            st.query_params[parameter] = value
        elif parameter in st.query_params:
            del st.query_params[parameter]


def link(**values: str) -> str:
    """This page's address with other values of some parameters, relative to itself."""
    chosen = {name: st.query_params.get_all(name) for name in st.query_params} | values
    return f"?{urlencode(chosen, doseq=True)}"


def open_stage(version: str, step: int = 1) -> None:
    """Begin to show, on a named data version; a new run must follow."""
    st.session_state["stage_step"] = step
    set_address(stage="1", step=str(step), data=version)


def leave_stage() -> None:
    """End the show; a new run must follow."""
    set_address(stage="", step="")
