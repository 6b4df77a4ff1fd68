"""The page present through the frame: preparing, changing, keeping, and what the stage is given."""

import dataclasses
import functools
import shutil
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.briefing import briefing_json, link, step, template
from dashboard.briefing.slide import Chart, Deck, Series, Slide
from dashboard.briefing.stage import chart as stage_chart
from dashboard.briefing.step import BriefingError
from dashboard.charts.stage.stage_look import TEXT_SIZE
from dashboard.store import versions
from dashboard.store.ask import forget
from dashboard.store.versions import version_of
from tests import opened
from tests.some import some

SHORT = {"template": "short", "province": "62", "year": "2020"}


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


open_page = functools.partial(opened.open_page, "present")


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click()
    return opened.run(at)


def labels(at: AppTest) -> list[str]:
    """The list of steps, as its lines begin."""
    return [one.label for one in at.expander if one.label[0].isdigit()]


def asked(at: AppTest, parameter: str) -> str:
    """What the address says of a parameter, which it names once."""
    said = at.query_params[parameter]
    return said if isinstance(said, str) else "|".join(said)


def packed(at: AppTest) -> step.Briefing:
    """The briefing that the address carries."""
    return link.unpacked(asked(at, "briefing"))


def made() -> step.Briefing:
    return template.briefing_of("short", "62", 2020, "vi")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ["conference", "short"])
def test_every_step_of_a_template_is_listed_with_its_message(name: str, language: str) -> None:
    at = open_page(template=name, province="62", year="2020", language=language)
    deck = template.deck(name, "62", 2020, language)
    assert len(labels(at)) == len(deck.slides)
    assert [label.replace("\\", "") for label in labels(at)] == [
        f"{at_step}. {slide.message}" for at_step, slide in enumerate(deck.slides, start=1)
    ]


def test_a_template_leaves_no_briefing_in_the_address() -> None:
    assert "briefing" not in open_page(**SHORT).query_params


@pytest.mark.parametrize("told", ["x", "eJw", "../../etc", "A" * 5000])
def test_a_broken_briefing_in_the_address_is_told_and_the_template_shown(told: str) -> None:
    at = open_page(**SHORT, briefing=told)
    assert len(at.warning) == 1
    assert len(labels(at)) == 5


def test_the_stage_shows_one_message_as_a_heading_and_how_far_the_talk_is() -> None:
    deck = template.deck("short", "62", 2020, "vi")
    at = open_page(**SHORT, stage="1", step="3")
    (title,) = at.title
    assert title.value.replace("\\", "") == deck.slides[2].message
    assert f"3/{len(deck.slides)}" in [one.value for one in at.caption]


@pytest.mark.parametrize(
    ("told", "shown"), [("0", "1"), ("-3", "1"), ("77", "5"), ("x", "1"), ("²", "1")]
)
def test_the_address_is_made_right_where_it_names_no_step(told: str, shown: str) -> None:
    at = open_page(**SHORT, stage="1", step=told)
    assert asked(at, "step") == shown


def test_the_stage_of_a_province_without_results_says_so_and_does_not_fail() -> None:
    for code in ("n51", "n68"):
        at = open_page(template="short", province=code, year="2020")
        assert labels(at) or at.info


def test_buttons_move_between_the_first_and_the_last_step() -> None:
    at = open_page(**SHORT, stage="1", step="1")
    for key, step_now in (
        ("stage-back", "1"), ("stage-forward", "2"), ("stage-last", "5"), ("stage-forward", "5"),
        ("stage-first", "1"),
    ):  # fmt: skip
        assert asked(press(at, key), "step") == step_now


def test_the_notes_say_what_the_slide_does_not_and_what_comes_next() -> None:
    deck = template.deck("short", "62", 2020, "vi")
    at = open_page(**SHORT, notes="1", step="1")
    said = "\n".join(one.value for one in at.markdown).replace("\\", "")
    assert all(note in said for note in some(deck.slides[0].notes))
    assert deck.slides[1].message in said


# A briefing in an address


def test_a_briefing_goes_through_an_address_unchanged() -> None:
    briefing = step.annotate(step.reword(made(), "indices", "Lời khác"), "indices", "Nhớ nói chậm")
    text = link.packed(briefing)
    assert link.unpacked(text) == briefing
    assert len(text) < link.LONGEST
    assert text.replace("-", "").replace("_", "").isalnum()


def test_the_conference_fits_an_address() -> None:
    briefing = template.briefing_of("conference", "67", 2022, "vi")
    assert len(link.packed(briefing)) < link.LONGEST


def test_what_would_unpack_beyond_a_file_s_size_is_refused() -> None:
    import base64
    import zlib

    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * (briefing_json.LARGEST + 1))).decode()
    with pytest.raises(BriefingError, match="broken"):
        link.unpacked(bomb)


def test_an_address_of_a_page_becomes_a_step_with_its_choices() -> None:
    made_of = link.step_of(
        "http://127.0.0.1:8501/component?province=62&index=PAPI&year=2020&language=vi&theme=dark"
    )
    assert (made_of.kind, made_of.page) == ("page", "component")
    assert made_of.choices == (("province", "62"), ("index", "PAPI"), ("year", "2020"))


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/present", "https://example.org/index.html", "javascript:alert(1)"]
)
def test_an_address_of_no_page_of_ours_is_no_step(address: str) -> None:
    with pytest.raises(BriefingError, match="foreign_page"):
        link.step_of(address)


def test_a_step_moves_and_goes_and_the_address_follows() -> None:
    at = open_page(**SHORT)
    at.session_state["briefing"] = link.packed(step.move(made(), "indices", 1))
    at.run()
    assert [one.key for one in packed(at).steps][1] == "indices"
    assert "briefing" not in press(at, "present-close").query_params


# Newer data


@pytest.fixture
def two_versions(
    real_version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, str]:
    """The real figures, and the same with one score changed, which is the current version."""
    old = version_of(real_version)
    new = "0123456789ab"
    shutil.copy(real_version, tmp_path / real_version.name)
    file = tmp_path / f"dashboard-{new}.duckdb"
    shutil.copy(real_version, file)
    with duckdb.connect(file) as connection:
        connection.execute("update data_version set version = ?", [new])
    (tmp_path / "current").write_text(f"{file.name}\n", encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path))
    forget()
    return old, new


def test_numbers_do_not_change_by_themselves_when_newer_data_come(
    two_versions: tuple[str, str],
) -> None:
    old, new = two_versions
    assert versions.current().name == f"dashboard-{new}.duckdb"
    kept = link.of_template("short", "62", 2020, "vi", old)
    assert kept.data_version == old
    assert link.deck(kept).data_version == old
    at = open_page(**SHORT, data=old)
    assert any(old in one.value and new in one.value for one in at.info)
    assert open_page(**SHORT).info == []


def test_on_the_stage_no_banner_says_that_newer_data_are_there(
    two_versions: tuple[str, str],
) -> None:
    at = open_page(**SHORT, data=two_versions[0], stage="1", step="1")
    assert at.info == []


def test_what_newer_data_would_change_is_told_message_by_message() -> None:
    slides = tuple(Slide(key=key, message=key.upper()) for key in "abc")
    old = Deck("", "", "vi", "", "", slides)
    changed = (slides[0], dataclasses.replace(slides[1], message="B2"), Slide("d", "D"))
    new = dataclasses.replace(old, slides=changed)
    assert link.compared(old, new) == (("2", "B", "B2"), ("3", "C", ""), ("", "", "D"))
    assert link.compared(old, old) == ()


# Charts of the stage

LINE = Chart(
    "line",
    ("2018", "2019", "2020", "2021"),
    (
        Series("Kon Tum", (42, None, 49, 53), "home"),
        Series("Mục tiêu", (41, None, None, None), "target"),
    ),
    "Hạng",
    is_rank=True,
)


def test_a_missing_value_breaks_the_line_and_is_never_zero() -> None:
    marks = stage_chart.frame(LINE, "vi")
    home = marks[marks["role"] == "home"]
    assert home["value"].isna().sum() == 1
    assert home["run"].nunique() == 2
    assert list(home["label"]) == ["42", "", "49", "53"]


def test_a_label_keeps_clear_of_the_target_and_of_the_line() -> None:
    marks = stage_chart.frame(LINE, "vi").set_index(["role", "category"])["is_above"]
    assert (marks["home", "2018"], marks["target", "2018"]) == (False, True)
    assert (marks["home", "2020"], marks["home", "2021"]) == (True, False)


def test_parts_of_a_bar_follow_one_another() -> None:
    chart = Chart(
        "stacked", ("2021", "2022"), (Series("Tốt", (2, 3)), Series("Khá", (5, None))), ""
    )
    marks = stage_chart.frame(chart, "vi")
    assert list(zip(marks["start"], marks["end"], strict=True)) == [(0, 2), (0, 3), (2, 7), (3, 3)]


@pytest.mark.parametrize("kind", ["bar", "line", "stacked"])
def test_text_of_a_drawing_is_large_at_the_slide_s_width(kind: str) -> None:
    chart = dataclasses.replace(LINE, kind=kind)
    slide = Slide("x", "y", chart=chart)
    spec, _ = stage_chart.drawing(chart, stage_chart.room(slide), "light", "vi")
    assert spec["config"]["axis"]["labelFontSize"] == TEXT_SIZE >= 24
    assert spec["width"] == stage_chart.WIDTH
    assert spec["autosize"] == {"type": "fit", "contains": "padding"}


def test_a_place_on_the_axis_is_never_written_as_a_power_of_ten() -> None:
    room = stage_chart.room(Slide("x", "y", chart=LINE))
    spec, _ = stage_chart.drawing(LINE, room, "light", "vi")
    drawn = [layer for layer in spec["layer"] if layer["data"]["name"] == "marks"]
    assert [layer["encoding"]["y"]["axis"]["format"] for layer in drawn] == [",~f"] * 5


def test_a_chart_in_words_names_every_value() -> None:
    said = stage_chart.alternative(Slide("x", "Thông điệp", chart=LINE), "vi")
    assert said == ("Thông điệp; Kon Tum: 2018 42, 2020 49, 2021 53; Mục tiêu: 2018 41")


@pytest.mark.parametrize(
    ("language", "reports"),
    [
        ("vi", ["Báo cáo PAPI và PAR INDEX năm 2020", "Báo cáo PCI năm 2020"]),
        ("en", ["Report on PAPI and PAR INDEX 2020", "Report on PCI 2020"]),
    ],
)
def test_the_reports_of_the_year_are_offered_as_word_and_pdf(
    language: str, reports: list[str]
) -> None:
    at = open_page(**SHORT, language=language)
    assert [one.label for one in at.download_button][-4:] == [
        f"{about}: {kind}" for about in reports for kind in ("Word (DOCX)", "PDF")
    ]
