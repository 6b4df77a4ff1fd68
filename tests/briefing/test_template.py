"""The ready-made briefings on the real figures: what they say, and that every figure is the data's.

A figure printed on a slide names the cell it came from; here each is read from the database anew.
"""

import re
from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from dashboard.analysis.forecast.plausibility import plausibility
from dashboard.briefing import slide_registry, step, table_fit
from dashboard.briefing.request import BriefingRequest
from dashboard.briefing.slide import (
    MOST_ELEMENTS,
    MOST_TABLE_COLUMNS,
    MOST_TABLE_ROWS,
    Deck,
    Fact,
    Slide,
)
from dashboard.briefing.step import BriefingError, Step
from dashboard.briefing.template import briefing_of, deck, resolve
from dashboard.store.ask import current_version
from dashboard.text import numbers
from dashboard.text.citation import day
from dashboard.text.messages import words
from tests.some import some

READY = [
    (template, province, year, language)
    for template in ("conference", "short")
    for province, year in (("62", 2020), ("62", 2022), ("67", 2022))
    for language in ("vi", "en")
]
Cells = dict[str, Any]


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Every briefing here is made of the real figures."""


def slide(made: Deck, key: str) -> Slide:
    return next(one for one in made.slides if one.key == key)


# Every figure is the data's


def row_of(real: duckdb.DuckDBPyConnection, fact: Fact) -> Cells:
    where = " and ".join(f"{name} = ?" for name, _ in fact.key)
    found = real.execute(
        f"select * from {fact.table} where {where}", [value for _, value in fact.key]
    ).fetchdf()
    assert len(found) == 1, fact
    return dict(found.iloc[0])


def results(row: Cells, fact: Fact, language: str) -> set[str]:
    """The ways in which a cell of a province's result may be printed."""
    value = row[fact.column]
    if fact.column == "rank":
        return {numbers.rank(row["rank"], row["out_of"])}
    if fact.column == "prev_rank":
        return {numbers.rank(value, row["prev_out_of"])}
    if fact.column == "score":
        return {numbers.score(value, language, decimals) for decimals in (2, 3)}
    decimals = 0 if fact.column in ("rank_change", "common_change") else 2
    return {
        numbers.signed(value, language, decimals),
        numbers.score(abs(value), language, decimals),
    }


def promises(row: Cells, fact: Fact, language: str) -> set[str]:
    out_of = row["base_out_of"] if numbers.is_missing(row["out_of"]) else row["out_of"]
    if fact.column == "target_rank":
        rank = numbers.rank(row["target_rank"], out_of)
        stretch = row["stretch_rank"]
        far = "" if numbers.is_missing(stretch) else numbers.rank(stretch, out_of)
        return {rank, f"{int(row['target_rank'])}–{far}"}
    if fact.column == "actual_rank":
        return {numbers.rank(row["actual_rank"], row["actual_out_of"])}
    # In a phrase: "thiếu 11 bậc", "tăng 1 bậc".
    printed = re.findall(r"\d+", fact.text)
    expected = str(abs(int(row[fact.column])))
    return {fact.text} if printed == [expected] else set()


def class_counts(row: Cells, fact: Fact, _: str) -> set[str]:
    known = row["published_count"]
    return {str(int(row["computed_count"] if numbers.is_missing(known) else known))}


def unit_results(row: Cells, fact: Fact, language: str) -> set[str]:
    if fact.column not in ("rank_change", "class_change"):
        return results(row, fact, language)
    if fact.column == "class_change":
        mark = "▲" if row["class_change"] > 0 else "▼" if row["class_change"] < 0 else ""
        return (
            {fact.text} if fact.text.startswith(mark) and row["class_change"] is not None else set()
        )
    moved = row["rank_change"]
    if numbers.is_missing(moved) or not int(moved):
        return {fact.text} if not re.search(r"\d", fact.text) else set()
    return {fact.text} if re.findall(r"\d+", fact.text) == [str(abs(int(moved)))] else set()


def milestones(row: Cells, fact: Fact, language: str) -> set[str]:
    if fact.column == "date":
        printed = str(row["date"])
        if len(printed) == 4:
            return {words(language)("findings.within_year", year=printed)}
        return {"–".join(day(part, language) for part in printed.split(" to "))}
    # Every year has this day: the year is the one after the results, or after the document.
    month, date = str(row["yearly_by"]).split("-")
    years = re.findall(r"\d{4}", fact.text)
    return {day(f"{year}-{month}-{date}", language) for year in years}


STORED: dict[str, Callable[[Cells, Fact, str], set[str]]] = {
    "province_rank": results,
    "target_progress": promises,
    "unit_class_share": class_counts,
    "unit_rank": unit_results,
    "milestone": milestones,
}


def gap_to_the_middle(real: duckdb.DuckDBPyConnection, fact: Fact, language: str) -> set[str]:
    """The own score less the mean of the one or two in the middle of the others, in points."""
    key = dict(fact.key)
    found = real.execute(
        """
        with other as (
            select province_code, count(*) over () as n,
                row_number() over (order by score desc, province_code) as place
            from province_rank
            where index_code = $index_code and year = $year and component_code = 'TOTAL'
                and province_code <> $province_code and score is not null
        ),
        middle as (
            select province_code from other
            where place between floor((n + 1) / 2) and floor(n / 2) + 1
        )
        select
            max(score) filter (where province_code = $province_code)
            - avg(score) filter (where province_code in (from middle))
        from province_rank
        where index_code = $index_code and year = $year and component_code = $component_code
        """,
        key,
    ).fetchone()
    assert found is not None
    gap = found[0]
    if key["index_code"] == "PCI" and key["component_code"] != "TOTAL":
        [(weight,)] = real.execute(
            "select weight from component where index_code = 'PCI' and component_code = ?"
            " and ? between first_year and last_year",
            [key["component_code"], key["year"]],
        ).fetchall()
        gap *= weight / 10
    return {numbers.signed(gap, language), numbers.score(abs(gap), language)}


def step_of_target(real: duckdb.DuckDBPyConnection, fact: Fact, language: str) -> set[str]:
    key = dict(fact.key)
    target = real.execute(
        "select index_code, target_rank, target_year from target_progress where target_id = ?",
        [key["target_id"]],
    ).fetchone()
    assert target is not None
    index_code, rank, year = target
    own = real.execute(
        "select rank, out_of from province_rank where index_code = ? and year = ?"
        " and province_code = ? and component_code = 'TOTAL'",
        [index_code, key["base_year"], key["province_code"]],
    ).fetchone()
    assert own is not None
    gain = own[0] - rank
    if fact.column == "gain":
        return {str(gain)}
    base = int(key["base_year"])
    found = plausibility(index_code, base, year - base, own[0], own[1], gain)
    if fact.column == "cases":
        return {f"{len(found.done)}/{found.n_cases}"}
    assert found.share is not None
    return {numbers.text(100 * found.share, "percent", language)}


COMPUTED: dict[str, Callable[[duckdb.DuckDBPyConnection, Fact, str], set[str]]] = {
    "computed.gap_median": gap_to_the_middle,
    "computed.step": step_of_target,
}
# How many of something there are is counted anew where it is told.
COUNTED = "computed.count"


@pytest.mark.parametrize(("template", "province", "year", "language"), READY)
def test_every_figure_is_the_one_in_the_data(
    real: duckdb.DuckDBPyConnection, template: str, province: str, year: int, language: str
) -> None:
    made = deck(template, province, year, language)
    told = [(one.key, fact) for one in made.slides for fact in one.facts]
    assert {fact.table for _, fact in told} <= {*STORED, *COMPUTED, COUNTED}
    judged = [
        (key, fact, printed_as(real, fact, language)) for key, fact in told if fact.table != COUNTED
    ]
    assert [(key, fact, texts) for key, fact, texts in judged if fact.text not in texts] == []
    assert len(told) > 20


def printed_as(real: duckdb.DuckDBPyConnection, fact: Fact, language: str) -> set[str]:
    """The ways in which a figure may be printed, from the row it names."""
    if fact.table in STORED:
        return STORED[fact.table](row_of(real, fact), fact, language)
    return COMPUTED[fact.table](real, fact, language)


@pytest.mark.parametrize(("template", "province", "year", "language"), READY)
def test_no_figure_is_printed_that_is_not_told_where_it_is_from(
    template: str, province: str, year: int, language: str
) -> None:
    found = {
        one.key: left
        for one in deck(template, province, year, language).slides
        if one.key != "documents" and (left := untold(one))
    }
    assert found == {}


def untold(one: Slide) -> list[str]:
    """Figures in what is shown that no fact accounts for; years and names of things set aside."""
    told = sorted({fact.text for fact in one.facts}, key=len, reverse=True)
    shown = [one.message, *one.lines, *(part.value for part in one.numbers)]
    shown += [part.change for part in one.numbers]
    # A duty or a task is quoted from a document, with whatever figures it holds.
    if one.key != "request" and one.table is not None:
        shown += [cell for row in one.table.rows for cell in row]
    left = []
    for text in shown:
        for known in told:
            text = re.sub(rf"(?<![\d.,/]){re.escape(known)}(?!\d)", " ", text)
        # The era of a name: "Quảng Ngãi (từ 7/2025)".
        text = re.sub(r"\((từ|đến|since|until) \d/2025\)", " ", text)
        text = re.sub(r"\b(19|20)\d\d\b(?!/)|\bD\d\b|\bPAR\d\b", " ", text)
        # "trong 1 năm", "in 2 years": the years from one edition to another.
        text = re.sub(r"\b[123] (năm|years?)\b", " ", text)
        left += re.findall(r"\d[\d.,/]*", text)
    return left


# What they say


NAMES = ("PAPI", "PAR INDEX", "SIPAS", "PCI")


def test_the_conference_of_kon_tum_2020() -> None:
    made = deck("conference", "62", 2020, "vi")
    assert [one.key for one in made.slides] == [
        "title",
        "indices",
        "rank-PAPI",
        "rank-PAR_INDEX",
        "rank-PCI",
        "change-PAPI",
        "change-PCI",
        "duty",
        "units-PAR_UNIT-department",
        "units-PAR_UNIT-district",
        "promise_result",
        "next_target",
        "request",
        "documents",
    ]
    shown = slide(made, "indices")
    told = [(part.value, part.label, part.change) for part in shown.numbers]
    # An index more is a number more.
    assert [part for part in told if part[1].split(" 20")[0] in NAMES] == [
        ("49/63", "PAPI 2020", "▲ tăng 4 bậc"),
        ("59/63", "PAR INDEX 2019", "chưa có thứ hạng năm trước"),
        ("–", "SIPAS", "chưa tìm thấy kết quả đến năm 2020"),
        ("56/63", "PCI 2020", "giữ nguyên thứ hạng"),
    ]
    assert shown.lines == ("Mục tiêu 2021: PAPI hạng 43/63, PAR INDEX hạng 49/63, PCI hạng 46/63",)
    assert slide(made, "rank-PAPI").message == (
        "Kon Tum đứng thứ 49/63 về PAPI 2020, tăng 4 bậc dù điểm giảm 0,23"
    )
    assert slide(made, "change-PAPI").message == (
        "Kon Tum, PAPI 2020: so được 8 trên 8 nội dung, 5 tăng điểm, 3 giảm; "
        "giảm nhiều nhất: D8 Quản trị điện tử (0,99)"
    )


def test_the_next_target_is_hypothetical_and_tells_how_often_it_was_managed() -> None:
    shown = slide(deck("short", "62", 2020, "vi"), "next_target")
    assert shown.is_hypothetical
    assert shown.caption.startswith("GIẢ ĐỊNH")
    assert shown.table is not None
    assert shown.table.rows == (
        ("PAPI", "43/63", "49/63 (2020)", "6 bậc trong 1 năm", "41/100 trường hợp (41,0%)"),
        ("PAR INDEX", "49/63", "59/63 (2019)", "10 bậc trong 2 năm", "không đủ các tỉnh để tính"),
        ("PCI", "46/63", "56/63 (2020)", "10 bậc trong 1 năm", "33/176 trường hợp (18,8%)"),
    )


def test_nothing_is_told_of_a_target_that_was_not_known_at_the_time() -> None:
    """The ranks promised for 2021 were missed; in a briefing on 2020 nobody knows that."""
    made = deck("conference", "62", 2020, "vi")
    assert slide(made, "promise_result").message == (
        "Kon Tum, năm 2019: đạt 0 trong 2 mục tiêu đã có kết quả; 1 mục tiêu chưa kết luận được"
    )
    assert "54/63" not in " ".join(fact.text for one in made.slides for fact in one.facts)


def test_a_short_briefing_has_five_steps_also_without_a_next_target() -> None:
    assert [one.key for one in deck("short", "62", 2020, "vi").slides] == [
        "indices", "change-PAPI", "loss-PAPI", "next_target", "request",
    ]  # fmt: skip
    assert [one.key for one in deck("short", "62", 2022, "vi").slides] == [
        "indices", "change-PAPI", "loss-PAPI", "promise_result", "request",
    ]  # fmt: skip


def test_what_nobody_leads_on_is_said() -> None:
    assert slide(deck("conference", "62", 2022, "vi"), "duty").message == (
        "Kon Tum: 3 trên 4 nội dung thấp hoặc giảm chưa có cơ quan chủ trì riêng trong tài liệu: "
        "PAPI D8, PAPI D4, PAPI D5"
    )


def test_a_line_of_places_stops_at_a_break_and_targets_stand_apart() -> None:
    chart = slide(deck("conference", "62", 2020, "vi"), "rank-PCI").chart
    assert chart is not None
    assert chart.is_rank
    assert chart.categories == tuple(str(year) for year in range(2009, 2022))
    lines = [[value for value in one.values if value] for one in chart.series if one.role == "home"]
    assert lines == [[51, 39, 44, 59], [44, 56, 52, 56], [61, 59, 56, 56]]
    targets = next(one for one in chart.series if one.role == "target")
    assert dict(zip(chart.categories, targets.values, strict=True))["2021"] == 46
    assert sum(value is not None for value in targets.values) == 2


def test_the_speaker_has_the_answers() -> None:
    told = " ".join(slide(deck("conference", "62", 2020, "vi"), "rank-PAPI").notes)
    for part in (
        "người dân đánh giá",
        "Kon Tum tăng 4 bậc về PAPI 2020 (53 lên 49)",
        "Hà Nội 48/63 (41,629), Đắk Nông 47/63 (41,630), TP. Hồ Chí Minh 46/63 (41,985)",
        "mất nhiều nhất ở D4 Kiểm soát tham nhũng trong khu vực công (0,85)",
        "2019 và 2020 cùng chuỗi so sánh",
    ):
        assert part in told


def test_what_is_asked_begins_with_the_twentieth_of_february(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DASHBOARD_TODAY", "2021-01-15")
    shown = slide(deck("short", "62", 2020, "vi"), "request")
    assert shown.message == (
        "Kon Tum, trước 20/02/2022: Sở Nội vụ, Sở KH&ĐT báo cáo kết quả các chỉ số"
    )
    assert shown.table is not None
    assert shown.table.rows[2][2] == "18/03/2021"
    assert shown.table.rows[0] == (
        "Báo cáo kết quả PAPI và PAR INDEX trình Ban Thường vụ Tỉnh ủy",
        "Sở Nội vụ",
        "trước 20/02/2022",
    )


def test_the_last_slide_names_the_version_and_the_documents() -> None:
    *others, last = deck("conference", "67", 2022, "en").slides
    assert last.key == "documents"
    assert current_version() in last.message
    cited = {source.source_id for one in others for source in one.sources}
    assert sorted(source.source_id for source in last.sources) == sorted(cited)
    assert len(last.notes) == len(cited) > 20


# Any province, any year


@pytest.mark.parametrize("year", [2006, 2015, 2024])
@pytest.mark.parametrize("province", ["01", "17", "51", "62", "67", "95", "n51", "n68"])
@pytest.mark.parametrize("template", ["conference", "short"])
def test_no_slide_is_empty_or_overfull(template: str, province: str, year: int) -> None:
    made = deck(template, province, year, "vi")
    for one in some(made.slides):
        assert one.message, one.key
        assert 1 <= one.n_elements <= MOST_ELEMENTS, one.key
        assert one.source_line.endswith("."), one.key
    assert len({one.key for one in made.slides}) == len(made.slides)
    tables = [one.table for one in made.slides if one.table is not None]
    assert [table for table in tables if not 1 <= len(table.rows) <= MOST_TABLE_ROWS] == []
    assert [table for table in tables if len(table.columns) > MOST_TABLE_COLUMNS] == []
    assert [
        table for table in tables if {len(row) for row in table.rows} != {len(table.columns)}
    ] == []


def test_a_province_of_today_is_shown_by_its_predecessors_one_after_another() -> None:
    made = deck("short", "n51", 2020, "vi")
    assert made.provinces == ("51", "62")
    assert [dict(one.choices)["province"] for one in made.slides] == ["51"] * 3 + ["62"] * 5
    assert slide(made, "indices-62").message == slide(
        deck("short", "62", 2020, "vi"), "indices"
    ).message.replace("indices-62", "indices")
    title = deck("conference", "n51", 2020, "vi").slides[0]
    assert title.lines == (
        "Kết quả lần lượt của từng tỉnh, không cộng hay lấy trung bình: "
        "Quảng Ngãi (đến 6/2025), Kon Tum",
    )


def test_a_merged_province_begins_with_its_own_results_where_it_has_some() -> None:
    made = deck("conference", "n01", 2025, "vi")
    assert made.provinces == ("n01", "01")
    own = slide(made, "indices-n01")
    assert [(one.value, one.label) for one in own.numbers] == [
        ("1/34", "DTI 2024"), ("1/34", "PII 2025"),
    ]  # fmt: skip
    keys = [one.key for one in made.slides]
    assert keys.index("indices-n01") < keys.index("indices-01")


def test_what_cannot_be_made_is_told() -> None:
    for given, problem in (
        (("nothing", "62", 2020, "vi"), "unknown_template"),
        (("short", "99", 2020, "vi"), "unknown_province"),
        (("short", "62", 2004, "vi"), "nothing"),
    ):
        with pytest.raises(BriefingError) as caught:
            deck(*given)  # type: ignore[arg-type] # a template, a province, a year, a language
        assert caught.value.problem == problem
        assert caught.value.message("vi") != caught.value.message("en")


# Steps


def test_a_view_of_every_page_can_be_a_step() -> None:
    asked = BriefingRequest("62", 2020, "vi")
    pages = {
        "overview": (),
        "trend": (("index", "PAPI"), ("component", "D4")),
        "ranking": (("index", "PAPI"),),
        "component": (("view_component", "change"),),
        "unit_ranking": (("year", "2023"),),
        "my_unit": (("unit", "Sở Nội vụ"), ("year", "2023")),
        "target": (("view_target", "step"),),
        "what_if": (),
        "source": (),
        "method": (),
    }
    for page, choices in pages.items():
        shown = slide_registry.worded(Step("x", "page", page, choices), asked)
        assert shown is not None, page
        assert shown.key == "x"
        assert 1 <= shown.n_elements <= MOST_ELEMENTS, page
    around = slide_registry.worded(Step("x", "page", "ranking", (("index", "PAPI"),)), asked)
    assert around is not None
    assert around.message == "Kon Tum đứng thứ 49/63 về PAPI 2020, tăng 4 bậc dù điểm giảm 0,23"


def test_a_step_with_what_the_data_do_not_have_is_refused() -> None:
    for name, value in (("province", "99"), ("year", "1900"), ("index", "XYZ")):
        with pytest.raises(BriefingError) as caught:
            slide_registry.worded(
                Step("x", "page", "ranking", ((name, value),)), BriefingRequest("62", 2020, "vi")
            )
        assert (caught.value.problem, caught.value.values["value"]) == ("unknown_choice", value)


def test_own_words_and_notes_stand_over_the_figures_words() -> None:
    made = briefing_of("short", "62", 2020, "vi")
    made = step.reword(made, "indices", "Bốn chỉ số, <b>ba</b> điều", ("Một", "Hai", "Ba"))
    made = step.annotate(made, "indices", "Nói chậm")
    made = step.include(made, "request", False)
    shown = resolve(made).slides
    assert [one.key for one in shown] == ["indices", "change-PAPI", "loss-PAPI", "next_target"]
    assert shown[0].message == "Bốn chỉ số, <b>ba</b> điều"
    assert (shown[0].lines, shown[0].n_elements) == (("Một",), MOST_ELEMENTS)
    assert shown[0].notes[0] == "Nói chậm"
    assert (
        resolve(step.reword(made, "indices", None)).slides[0]
        == (
            resolve(
                step.annotate(briefing_of("short", "62", 2020, "vi"), "indices", "Nói chậm")
            ).slides[0]
        )
    )


def test_steps_move_double_and_go() -> None:
    made = briefing_of("short", "62", 2020, "vi")

    def keys(one: step.Briefing) -> list[str]:
        return [part.key for part in one.steps]

    first, *rest = keys(made)
    assert keys(step.move(made, first, 1)) == [rest[0], first, *rest[1:]]
    assert keys(step.move(made, first, -3)) == [first, *rest]
    assert keys(step.move(made, first, 99)) == [*rest, first]
    twice = step.duplicate(made, first)
    assert keys(twice) == [first, f"{first}-2", *rest]
    assert keys(step.duplicate(twice, f"{first}-2")) == [first, f"{first}-2", f"{first}-3", *rest]
    assert keys(step.remove(made, first)) == rest
    with pytest.raises(KeyError):
        step.remove(made, "nothing")
    full = made
    for _ in range(step.MOST_STEPS - len(made.steps)):
        full = step.insert(full, Step("more", "words", message="x"))
    assert len(set(keys(full))) == step.MOST_STEPS
    with pytest.raises(ValueError, match="at most 60"):
        step.insert(full, Step("more", "words"))


# Tables that fit


def test_rows_are_left_out_until_a_table_fits_and_no_word_is_cut() -> None:
    long = ("một hai ba bốn năm sáu bảy tám chín mười " * 4).strip()
    made = table_fit.fitted(("a", "b"), [(long, long)] * 8)
    assert made is not None
    assert set(made.rows) == {(long, long)}
    assert 1 <= len(made.rows) < 8
    short = table_fit.fitted(("a", "b"), [("một", "hai")] * 20)
    assert short is not None
    assert len(short.rows) == MOST_TABLE_ROWS
    assert table_fit.fitted(("a",), []) is None
    with pytest.raises(ValueError, match="6 columns"):
        table_fit.fitted(("a",) * 6, [("a",) * 6])
