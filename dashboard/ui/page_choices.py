"""The choices of a page: its inputs, in step with the address (see controls.py)."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager

import streamlit as st

from dashboard.analysis.scenario import PlanScores, Scales
from dashboard.figures.choices import Choices
from dashboard.text.numbers import Number
from dashboard.ui import controls


class PageChoices(Choices):
    """Reading draws the input; the address, then the session, then the default say its value."""

    def __init__(self) -> None:
        super().__init__(controls.language())

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
        say = self.say
        return controls.pick(parameter, say(label), options, default, say, spell, width)

    def year(
        self,
        years: Sequence[int],
        default: int,
        parameter: str = "year",
        label: str = "controls.year",
    ) -> int:
        """A select box of years; a choice that this page lacks falls back to its nearest year."""
        return controls.pick_year(self.say(label), years, default, self.say, parameter)

    def view(self, parameter: str, label: str, options: Mapping[str, str]) -> str:
        """Views side by side."""
        return controls.pick_view(parameter, self.say(label), options, self.say)

    def inline(self, parameter: str, label: str, options: Mapping[str, str]) -> str:
        """What is chosen; the content draws the select box."""
        first = next(iter(options))
        return controls.settle(parameter, self.say(label), options, first, self.say)

    def several(
        self, parameter: str, label: str, options: Mapping[str, str], placeholder: str
    ) -> tuple[str, ...]:
        """A box that takes several."""
        say = self.say
        return tuple(controls.pick_several(parameter, say(label), options, say, say(placeholder)))

    def number(
        self,
        parameter: str,
        label: str,
        limits: tuple[Number, Number],
        default: Number,
        scope: str,
    ) -> Number:
        """A number box; what it holds belongs to ``scope``."""
        return controls.pick_number(parameter, self.say(label), limits, default, scope, self.say)

    def raw(self, parameter: str) -> str:
        """What the address says."""
        return controls.in_address(parameter)

    def plan(self, parameter: str, label: str, scope: str, scales: Scales) -> PlanScores:
        """What the sliders of ``scope`` are at."""
        chosen = controls.plan(parameter, self.say(label), scope, scales, self.say)
        return tuple(sorted(chosen.items()))

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

    def row(self) -> AbstractContextManager[object]:
        """Inputs side by side."""
        return st.container(horizontal=True)
