"""The choices of a page: its inputs, each in step with the address."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import cast

import streamlit as st

from dashboard.analysis.scenario import STEP, PlanScores, Scales, plan_text
from dashboard.charts.palette import MOST_COMPARED
from dashboard.figures.choices import Choices
from dashboard.store.ask import bound
from dashboard.text.numbers import Number
from dashboard.ui.controls import address, chosen_here, plan
from dashboard.ui.deferred import press

YEAR_WIDTH, NUMBER_WIDTH, SPAN_WIDTH = 130, 170, 320


class PageChoices(Choices):
    """Reading draws the input; the address, then the session, then the default say its value.

    What an address says wrong is told.
    """

    def __init__(self) -> None:
        super().__init__(address.language())
        self._can_let_go = False

    def said(self, parameter: str) -> Sequence[str]:
        """What the address newly says, else what the session holds."""
        said, held = address.news(parameter), st.session_state.get(parameter)
        if said is not None:
            return said
        return [held] if isinstance(held, str) else held or ()

    def complain(self, parameter: str, label: str, value: str, shown: str) -> None:
        """Tell what is wrong in the address, and what of a choice made here cannot be kept.

        What the session holds else may be of another page.
        """
        if address.news(parameter) is not None:
            address.complain(self.say, self.say(label), value, shown)
        elif (name := chosen_here.name(parameter, value)) is not None:
            chosen_here.tell(self.say, self.say(label), name, shown)

    def raw(self, parameter: str) -> str:
        """What the address says."""
        return address.raw(parameter)

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
        chosen = super().one(parameter, label, options, default, spell)
        st.session_state[parameter] = chosen
        address.write(parameter, [chosen])
        self._keep(parameter, {chosen: options[chosen]})
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
        wanted = chosen_here.wanted(parameter)
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
        self,
        parameter: str,
        label: str,
        options: Mapping[str, str],
        placeholder: str,
        spell: Callable[[str], str] = str,
    ) -> tuple[str, ...]:
        """A box that takes several."""
        if address.is_gone(parameter):
            st.session_state[parameter] = []
        held = super().several(parameter, label, options, placeholder, spell)
        st.session_state[parameter] = list(held)
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
        self._keep(parameter, {value: options[value] for value in chosen})
        return tuple(chosen)

    def span(self, parameter: str, label: str, last: int) -> tuple[int, int] | None:
        """A slider with two ends."""
        if address.is_gone(parameter):
            st.session_state[parameter] = ""
        found = super().span(parameter, label, last)
        text = f"{found[0]}-{found[1]}" if found else ""
        moved = f"span:{parameter}"
        st.session_state[parameter], st.session_state[moved] = text, found or (1, last)
        st.slider(
            self.say(label),
            1,
            last,
            key=moved,
            width=SPAN_WIDTH,
            on_change=bound(chosen_here.spanned),
            args=(parameter, moved),
        )
        address.write(parameter, [text] if text else [])
        self._keep(parameter, {text: text})
        return found

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
        if address.news(parameter) is not None:
            st.session_state[key] = super().number(parameter, label, limits, default, scope)
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
        if address.news(parameter) is not None:
            plan.set_scores(scope, dict(super().plan(parameter, label, scope, scales)))
        scores = plan.scores(scope)
        address.write(parameter, [plan_text(scores)] if scores else [])
        return tuple(sorted(scores.items()))

    def row(self) -> AbstractContextManager[object]:
        """Inputs side by side."""
        return st.container(horizontal=True)

    def offer_to_let_go(self) -> None:
        """One button, and Esc, for all that was chosen in the charts; nothing where nothing was."""
        if self._can_let_go:
            press(self.say("controls.let_go"), "let-go", chosen_here.let_go, shortcut="Esc")

    def _keep(self, parameter: str, names: Mapping[str, str]) -> None:
        chosen_here.keep(parameter, names)
        self._can_let_go |= parameter in chosen_here.LET_GO and any(names)
