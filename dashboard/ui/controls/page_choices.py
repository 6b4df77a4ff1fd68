"""The choices of a page: its inputs, each in step with the address."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import cast

import streamlit as st

from dashboard.analysis.scenario import STEP, PlanScores, Scales, plan_text, read_plan
from dashboard.charts.palette import MOST_COMPARED
from dashboard.figures.choices import Choices
from dashboard.text.numbers import Number, number_within
from dashboard.ui.controls import address, plan

YEAR_WIDTH, NUMBER_WIDTH = 130, 170


class PageChoices(Choices):
    """Reading draws the input; the address, then the session, then the default say its value.

    What an address says wrong is told, and the default is shown.
    """

    def __init__(self) -> None:
        super().__init__(address.language())

    def _complain(self, label: str, value: str, shown: str) -> None:
        address.complain(self.say, self.say(label), value, shown)

    def settle(
        self,
        parameter: str,
        label: str,
        options: Mapping[str, str],
        default: str,
        spell: Callable[[str], str] = str,
    ) -> str:
        """The value that an input is to show, which the address says from now on.

        Held at every run: on another page the same key is another widget, which would otherwise
        begin with its first option although the session still holds the choice.
        """
        said, value = address.news(parameter), st.session_state.get(parameter)
        if said is not None:
            value = said[0] if said[0] in options else spell(said[0])
            if value not in options:
                self._complain(label, said[0], options[default])
        chosen = value if isinstance(value, str) and value in options else default
        st.session_state[parameter] = chosen
        address.write(parameter, [chosen])
        return chosen

    def one(
        self,
        parameter: str,
        label: str,
        options: Mapping[str, str],
        default: str,
        spell: Callable[[str], str] = str,
        width: int | str = "stretch",
    ) -> str:
        """A select box."""
        chosen = self.settle(parameter, label, options, default, spell)
        st.selectbox(
            self.say(label),
            list(options),
            format_func=dict(options).__getitem__,
            key=parameter,
            persist_state="session",
            width=cast("int", width),
        )
        return chosen

    def inline(self, parameter: str, label: str, options: Mapping[str, str]) -> str:
        """What is chosen; the content draws the select box."""
        return self.settle(parameter, label, options, next(iter(options)))

    def year(
        self,
        years: Sequence[int],
        default: int,
        parameter: str = "year",
        label: str = "controls.year",
    ) -> int:
        """A select box of years; a choice that this page lacks falls back to its nearest year.

        Only what the reader or an address chose is carried to other pages, not what a page fell
        back to: the newest year of one page is not a wish for it on another.
        """
        options = {str(year): str(year) for year in sorted(years, reverse=True)}
        wanted = _wanted(parameter)
        if address.news(parameter) is None:
            near = int(wanted) if wanted.isdecimal() else default
            nearest = min(years, key=lambda year: (abs(year - near), -year))
            st.session_state[parameter] = str(nearest)
        chosen = self.one(parameter, label, options, str(default), width=YEAR_WIDTH)
        st.session_state[f"shown:{parameter}"] = chosen
        return int(chosen)

    def view(self, parameter: str, label: str, options: Mapping[str, str]) -> str:
        """Views side by side."""
        chosen = self.settle(parameter, label, options, next(iter(options)))
        st.segmented_control(
            self.say(label),
            list(options),
            format_func=dict(options).__getitem__,
            key=parameter,
            required=True,
            label_visibility="collapsed",
            persist_state="session",
        )
        return chosen

    def several(
        self, parameter: str, label: str, options: Mapping[str, str], placeholder: str
    ) -> tuple[str, ...]:
        """A box that takes several."""
        said = address.news(parameter)
        for value in said or ():
            if value not in options:
                self._complain(label, value, self.say("controls.left_out"))
        wanted = st.session_state.get(parameter, []) if said is None else dict.fromkeys(said)
        st.session_state[parameter] = [one for one in wanted if one in options][:MOST_COMPARED]
        chosen = st.multiselect(
            self.say(label),
            list(options),
            format_func=dict(options).__getitem__,
            key=parameter,
            max_selections=MOST_COMPARED,
            placeholder=self.say(placeholder),
            persist_state="session",
            select_all=False,
        )
        address.write(parameter, chosen)
        return tuple(chosen)

    def number(
        self,
        parameter: str,
        label: str,
        limits: tuple[Number, Number],
        default: Number,
        scope: str,
    ) -> Number:
        """A number box; what it holds belongs to ``scope``."""
        (low, high), key = limits, f"{parameter}:{scope}"
        said = address.news(parameter)
        if said is not None:
            found = number_within(said[0], limits)
            if found is None:
                self._complain(label, said[0], str(default))
            st.session_state[key] = default if found is None else found
        held = st.session_state.get(key, default)
        st.session_state[key] = held if low <= held <= high else default
        is_whole = isinstance(default, int)
        chosen = st.number_input(
            self.say(label),
            low,
            high,
            step=1 if is_whole else STEP,
            format="%d" if is_whole else "%.2f",
            key=key,
            width=NUMBER_WIDTH,
            persist_state="session",
        )
        value = default if chosen is None else type(low)(chosen)
        address.write(parameter, [f"{value}" if is_whole else f"{value:.2f}"])
        return value

    def raw(self, parameter: str) -> str:
        """What the address says."""
        return address.raw(parameter)

    def text(self, parameter: str, label: str, hint: str, longest: int) -> str:
        """A text field. Live, since the browser else asks in English to press Enter."""
        typed = st.text_input(
            self.say(label),
            key=parameter,
            bind="query-params",
            placeholder=self.say(hint),
            live=True,
        )
        return (typed or "")[:longest]

    def plan(self, parameter: str, label: str, scope: str, scales: Scales) -> PlanScores:
        """What the sliders of ``scope`` are at (plan.py draws them)."""
        said = address.news(parameter)
        if said is not None:
            found, wrong = read_plan(said[0], scales)
            for part in wrong:
                self._complain(label, part, self.say("controls.left_out"))
            plan.set_scores(scope, found)
        scores = plan.scores(scope)
        address.write(parameter, [plan_text(scores)] if scores else [])
        return tuple(sorted(scores.items()))

    def row(self) -> AbstractContextManager[object]:
        """Inputs side by side."""
        return st.container(horizontal=True)


def _wanted(parameter: str) -> str:
    """What the reader last chose or an address last named; "" while neither has."""
    said, held = address.news(parameter), st.session_state.get(parameter)
    if said is not None:
        st.session_state[f"wanted:{parameter}"] = said[0]
    elif held is not None and held != st.session_state.get(f"shown:{parameter}"):
        st.session_state[f"wanted:{parameter}"] = str(held)
    return str(st.session_state.get(f"wanted:{parameter}", ""))
