"""The benchmark's visitor: what it moves and what it tells the server."""

from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.NumberInput_pb2 import NumberInput

from bench.controls import Control, read_control
from bench.subjects import PAGES
from dashboard.navigation import PUBLIC as MENU


def slider_message(value: float | None = None) -> Delta:
    delta = Delta(fragment_id="workbench")
    slider = delta.new_element.slider
    slider.id, slider.min, slider.max, slider.step = "$$ID-0-slider:62:D1", 1, 10, 0.01
    slider.default.append(1.0)
    if value is not None:
        slider.set_value = True
        slider.value.append(value)
    return delta


def box_message(value: float | None = None, kind: int = NumberInput.FLOAT) -> Delta:
    delta = Delta()
    box = delta.new_element.number_input
    box.id, box.data_type, box.default = "$$ID-0-box:62:D1", kind, 1.0
    if value is not None:
        box.set_value, box.value = True, value
    return delta


def read(delta: Delta, *kept: Control) -> Control:
    found = read_control(delta, {control.widget.id: control for control in kept}, 1)
    assert found is not None
    return found


def test_every_value_of_a_slider_is_a_new_one_on_its_steps() -> None:
    slider = read(slider_message())
    values = [slider.another_value(step) for step in range(200)]
    assert len(set(values)) == 200
    assert all(1 <= float(value) <= 10 for value in values)
    assert all(abs(float(value) * 100 - round(float(value) * 100)) < 1e-6 for value in values)


def test_a_select_box_never_chooses_what_it_stands_at() -> None:
    delta = Delta()
    delta.new_element.selectbox.options.extend(["2019", "2020", "2021"])
    delta.new_element.selectbox.default = 1
    box = read(delta)
    assert [box.another_value(step) for step in range(3)] == ["2019", "2021", "2019"]


def test_a_slider_stands_where_the_server_first_put_it_until_it_is_moved() -> None:
    slider = read(slider_message(5.13))
    slider.value = 6.0
    again = read(slider_message(), slider)
    assert (again.value, again.first_value, again.fragment_id) == (6.0, 5.13, "workbench")


def test_a_number_box_follows_the_server() -> None:
    box = read(box_message(5.13))
    assert read(box_message(6.0), box).value == 6.0


def test_each_kind_sends_its_value_as_the_browser_does() -> None:
    slider, box = read(slider_message(5.13)), read(box_message(5.13))
    rank = read(box_message(44.0, NumberInput.INT))
    assert list(slider.state().double_array_value.data) == [5.13]
    assert box.state().double_value == 5.13
    assert rank.state().int_value == 44


def test_every_page_of_the_menu_is_measured() -> None:
    measured = {page.address for page in PAGES}
    shown = {page.stem for page in MENU}
    assert shown - measured == {"overview"}
    assert "" in measured
