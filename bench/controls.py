"""What a visitor moves: select boxes and sliders; number boxes only follow and are sent along."""

from dataclasses import dataclass

from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.NumberInput_pb2 import NumberInput
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.WidgetStates_pb2 import WidgetState

Widget = Selectbox | Slider | NumberInput

KINDS = ("selectbox", "slider", "number_input")
# Steps of this share of a scale never meet again: every value of a slider is a new one.
GOLDEN = 0.618034


@dataclass
class Control:
    """A widget on the page, the values it stands and stood at, the fragment it belongs to."""

    widget: Widget
    value: str | float | None
    first_value: str | float | None
    fragment_id: str
    run: int

    @property
    def key(self) -> str:
        """The developer's key: the last part of `$$ID-<hash>-<key>`."""
        return self.widget.id.split("-", 2)[-1]

    @property
    def options(self) -> list[str]:
        return list(self.widget.options) if isinstance(self.widget, Selectbox) else []

    @property
    def is_slider(self) -> bool:
        return isinstance(self.widget, Slider)

    @property
    def is_movable(self) -> bool:
        return not self.widget.disabled and (self.is_slider or len(self.options) > 1)

    @property
    def note(self) -> str:
        if isinstance(self.widget, Slider):
            return f"{self.key}, {self.widget.min:g} to {self.widget.max:g}"
        return f"{self.key}, {len(self.options)} options"

    def another_value(self, step: int) -> str | float:
        """Another value; `step` walks through all options, on a slider through ever new places."""
        if isinstance(self.widget, Slider):
            slider = self.widget
            places = round((slider.max - slider.min) / slider.step)
            place = int((step + 1) * GOLDEN % 1 * places)
            return round(slider.min + place * slider.step, 6)
        others = [option for option in self.options if option != self.value]
        return others[step % len(others)]

    def state(self) -> WidgetState:
        """What the browser sends of it; only for a control with a value."""
        state = WidgetState(id=self.widget.id)
        if isinstance(self.widget, Selectbox):
            state.string_value = str(self.value)
            return state
        number = float(self.value or 0.0)
        if isinstance(self.widget, Slider):
            state.double_array_value.data.append(number)
        elif self.widget.data_type == NumberInput.INT:
            state.int_value = int(number)
        else:
            state.double_value = number
        return state


def read_control(delta: Delta, kept: dict[str, Control], run: int) -> Control | None:
    """The control in a message, at the value it had unless the server sets another."""
    element = delta.new_element
    kind = element.WhichOneof("type")
    if kind not in KINDS:
        return None
    widget: Widget = getattr(element, kind)
    before = kept.get(widget.id)
    unmoved = before.value if before else default(widget)
    value = _set_value(widget) if widget.set_value else unmoved
    first_value = before.first_value if before else value
    return Control(widget, value, first_value, delta.fragment_id, run)


def default(widget: Widget) -> str | float | None:
    """What a widget stands at before anybody moves it."""
    if isinstance(widget, Slider):
        return float(widget.default[0])
    if not widget.HasField("default"):
        return None
    if isinstance(widget, Selectbox):
        return str(widget.options[widget.default]) if widget.options else None
    return float(widget.default)


def _set_value(widget: Widget) -> str | float | None:
    if isinstance(widget, Slider):
        return float(widget.value[0])
    if isinstance(widget, Selectbox):
        return str(widget.raw_value) or None
    return float(widget.value)
