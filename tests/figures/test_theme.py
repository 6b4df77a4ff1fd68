"""The same theme in several instruments: the reviewed mapping and what is made of it."""

import duckdb
import pytest

from dashboard.figures.component import theme
from dashboard.figures.component.request import ComponentRequest
from dashboard.store.ask import ask
from dashboard.text.numbers import is_missing
from tests.opened import open_page


def asked(province: str, year: int, language: str) -> ComponentRequest:
    return ComponentRequest("PAPI", year, "TOTAL", year - 1, province, (), language)


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


def test_every_row_of_the_mapping_has_a_reason_in_both_languages(
    real: duckdb.DuckDBPyConnection,
) -> None:
    rows = real.execute("select label, label_en, reason, reason_en from theme_component").fetchall()
    assert len(rows) == 29
    texts = [text for row in rows for text in row]
    assert [text for text in texts if not text or text.strip() != text] == []


def test_a_theme_never_takes_another_thing_under_a_reused_code(
    real: duckdb.DuckDBPyConnection,
) -> None:
    # PAPI D3.3 is access to justice since 2018 and was two other things before.
    before = theme.standing(asked("62", 2017, "vi")).set_index(["theme_code", "index_code"])
    assert is_missing(before.loc[("law", "PAPI")]["result_year"])
    later = theme.standing(asked("62", 2018, "vi")).set_index(["theme_code", "index_code"])
    assert later.loc[("law", "PAPI")]["result_year"] == 2018


def test_each_instrument_gives_its_newest_place_up_to_the_year() -> None:
    rows = theme.standing(asked("62", 2024, "vi")).set_index(["theme_code", "index_code"])
    land = rows.loc[("land", "PCI")]
    # PCI 2022-2024 has no place of Kon Tum on this part, 2021 has.
    assert (land["result_year"], land["rank"], land["out_of"]) == (2021, 45, 63)
    assert land["percentile"] == pytest.approx(100 * (63 - 45) / 62)
    assert (land["rank_basis"], rows.loc[("law", "PAR_INDEX")]["rank_basis"]) == (
        "computed",
        "published",
    )


def test_no_later_edition_counts() -> None:
    for year in (2012, 2016, 2020, 2024):
        known = theme.standing(asked("62", year, "vi"))["result_year"].dropna()
        assert known.max() <= year


def test_a_score_without_a_place_has_no_percentile() -> None:
    rows = ask("theme_standing", province_code="62", year=2024)
    converted = rows[rows["component_code"] == "PAR8_SIPAS"].iloc[0]
    assert (converted["result_year"], converted["score"]) == (2023, 8.5)
    assert rows["percentile"][rows["rank"].isna()].isna().all()
    figure = theme.figure(asked("62", 2024, "en"))
    assert figure is not None
    assert "PAR INDEX From SIPAS 2023: a score, but no rank" in set(
        figure.chart.frames["rows"]["text"]
    )


def test_first_is_a_hundred_and_last_is_none() -> None:
    rows = ask("theme_standing", province_code="62", year=2024)
    last = rows[(rows["theme_code"] == "law") & (rows["index_code"] == "PCI")].iloc[0]
    assert (last["rank"], last["out_of"], last["percentile"]) == (63, 63, 0.0)
    assert rows["percentile"].dropna().between(0, 100).all()


def test_the_title_names_where_the_instruments_are_furthest_apart() -> None:
    figure = theme.figure(asked("62", 2020, "vi"))
    assert figure is not None
    # PAPI D5.3: 39th of 63, 24 of 62 behind; PCI land: 12th, 51 of 62.
    assert figure.title == (
        "Đất đai: các thước đo nói về Kon Tum khác nhau nhất, hơn 39% số tỉnh theo "
        "PAPI D5.3 Giấy tờ đất 2020 nhưng hơn 82% số tỉnh theo PCI Đất đai 2020"
    )


def test_the_last_place_is_ahead_of_nobody() -> None:
    figure = theme.figure(asked("62", 2024, "en"))
    assert figure is not None
    assert figure.title == (
        "Legal institutions and access to justice: the instruments differ most on Kon Tum, "
        "ahead of no province by PCI Legal institutions 2021 but ahead of 66% of provinces "
        "by PAR INDEX Institutions 2023"
    )


def test_before_a_second_instrument_nothing_is_compared() -> None:
    figure = theme.figure(asked("62", 2006, "en"))
    assert figure is not None
    assert figure.title == "On no theme does Kon Tum have a rank in two instruments up to 2006"
    assert theme.figure(asked("62", 2004, "en")) is None


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_instrument_says_how_it_is_made(language: str) -> None:
    lines = theme.reasons(language).splitlines()
    assert [line.split("**")[1] for line in lines] == ["PAPI", "PAR INDEX", "SIPAS", "PCI"]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("province", ["62", "n51"])
def test_the_page_shows_each_province_and_the_reasons_once(province: str, language: str) -> None:
    at = open_page(
        "component", province=province, year="2020", view_component="theme", language=language
    )
    assert len(at.get("vega_lite_chart")) == {"62": 1, "n51": 2}[province]
    assert [text.value for text in at.markdown].count(theme.reasons(language)) == 1
