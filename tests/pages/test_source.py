"""The source page through the frame, on the real figures: every figure leads to its document."""

import functools
import shutil
from collections import Counter
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dashboard.figures.method import agreement
from dashboard.figures.source import coverage, documents
from dashboard.figures.source.request import SourceRequest
from dashboard.store import versions
from dashboard.store.ask import ask
from dashboard.store.versions import version_of
from dashboard.text.markdown import plain
from dashboard.text.messages import words
from dashboard.text.source import Source
from tests import official, opened
from tests.opened import said, tables

TITLES = {"vi": "Số liệu này lấy từ đâu?", "en": "Where does this figure come from?"}
SEED = (
    "Tập trung chỉ đạo có hiệu quả và chất lượng đối với công tác cải cách hành chính, "
    "cải thiện môi trường đầu tư trên địa bàn tỉnh"
)
HEADINGS = {
    ("passport", "vi"): ["Kon Tum, PAPI 2020"],
    ("passport", "en"): ["Kon Tum, PAPI 2020"],
    ("documents", "vi"): [],
    ("documents", "en"): [],
    ("contradictions", "vi"): ["Thứ hạng công bố khác thứ hạng tính lại"],
    ("contradictions", "en"): ["Published ranks that differ from computed ones"],
    ("coverage", "vi"): ["Phiên bản số liệu"],
    ("coverage", "en"): ["Data version"],
}


open_page = functools.partial(opened.open_page, "source")


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures, unless a test names another folder."""


@pytest.mark.parametrize(("view", "language"), HEADINGS)
def test_every_view_has_its_headings_in_both_languages(view: str, language: str) -> None:
    at = open_page(view_source=view, language=language, province="62", index="PAPI", year="2020")
    assert [title.value for title in at.title] == [TITLES[language]]
    assert [heading.value for heading in at.subheader] == HEADINGS[view, language]
    assert [warning.value for warning in at.warning] == []


@pytest.mark.parametrize(
    ("language", "score", "stored"),
    [("vi", "41,63", "41,626957686"), ("en", "41.63", "41.626957686")],
)
def test_the_passport_of_kon_tum_papi_2020(language: str, score: str, stored: str) -> None:
    at = open_page(province="62", index="PAPI", year="2020", language=language)
    text = said(at)
    assert f"**{score}**" in text
    assert stored in text
    assert "**49/63**" in text
    assert f"2\\. **{SEED}**" in text
    table = tables(at)[0]
    assert len(table) == 38
    assert list(table.iloc[0])[1:3] == [score, stored]
    assert table.iloc[0, 3].startswith("49/63, ")
    assert table.iloc[0, 4] == "1, 2"


def test_a_published_rank_that_differs_stands_beside_the_computed_one_with_the_reason() -> None:
    text = said(open_page(province="62", index="PCI", year="2008"))
    assert "Thứ hạng **59/64**: công bố, tính lại là 58 vì danh sách công bố còn có Hà Tây" in text


def test_a_derived_rank_without_a_score_says_both() -> None:
    text = said(open_page(province="62", index="PAR_INDEX", year="2022"))
    assert "Không có điểm: chưa tìm thấy tài liệu." in text
    assert "Thứ hạng **55/63**: suy từ tài liệu, không tính lại được." in text


def test_a_missing_province_says_why_and_lists_no_empty_rows() -> None:
    at = open_page(province="24", index="PAPI", year="2021")
    assert "Cả 37 mục đều không có số liệu vì cùng lý do." in said(at)
    assert len(tables(at)) == 0


def test_a_province_without_a_row_says_why() -> None:
    at = open_page(province="62", index="SIPAS", year="2015")
    assert [info.value for info in at.info] == [
        "SIPAS 2015 không có dòng nào của Kon Tum: không khảo sát."
    ]


def test_a_province_of_the_34_shows_its_predecessors_one_after_the_other() -> None:
    at = open_page(province="n51", index="PAPI", year="2020")
    assert [heading.value for heading in at.subheader] == [
        "Quảng Ngãi (đến 6/2025), PAPI 2020",
        "Kon Tum, PAPI 2020",
    ]


def test_without_a_year_the_newest_edition_with_a_result_is_shown() -> None:
    at = open_page(province="62", index="PCI")
    assert at.selectbox(key="year").value == "2022"


def test_parts_without_a_printed_code_go_by_their_name() -> None:
    table = tables(open_page(province="62", index="PCI", year="2020"))[0]
    assert table.iloc[1, 0] == "Cạnh tranh bình đẳng"
    assert not table.iloc[:, 0].str.contains("COMPETITION").any()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_contradictions_stand_side_by_side(language: str) -> None:
    at = open_page(view_source="contradictions", language=language)
    swap = str.maketrans(",.", ".,") if language == "en" else {}
    text = said(at)
    for figure in ("62,02", "60,02", "13,63%", "13,64%", "18,19%", "18,18%", "93,2%", "41,62"):
        assert figure.translate(swap) in text, figure
    count = len(official.rows("commitment/contradiction.csv"))
    assert text.count(words(language)("source.shown", shown="")[:-1]) == count


def test_every_rank_that_scores_do_not_reproduce_is_listed() -> None:
    at = open_page(view_source="contradictions")
    assert "đúng 952/994 thứ hạng tổng đã công bố của 20 kỳ; 42 thứ hạng khác đi" in said(at)
    assert [len(table) for table in tables(at)] == [2, 23, 9, 1, 2, 4, 1]


def test_all_documents_are_counted_and_the_most_used_listed() -> None:
    at = open_page(view_source="documents")
    count = len(official.rows("reference/source.csv"))
    assert f"Có {count} tài liệu" in said(at)
    assert len(tables(at)[-1]) == 50
    assert len(at.selectbox(key="document").options) == count


def test_one_document_shows_what_is_taken_from_it() -> None:
    at = open_page(view_source="documents", document="seed-000")
    text = said(at)
    assert f"**{SEED}**" in text
    assert "Số liệu lấy ra: thứ hạng: 4; mục tiêu: 6; phân công: 20;" in text
    use = tables(at)[0]
    assert [tuple(row)[:3] for row in use.itertuples(index=False)] == [
        ("PAPI", "2019", "thứ hạng"),
        ("PAPI", "2020", "thứ hạng"),
        ("PAR INDEX", "2019", "thứ hạng"),
        ("PCI", "2019", "thứ hạng"),
    ]


def test_documents_are_found_without_marks() -> None:
    at = open_page(view_source="documents")
    at.text_input(key="search").set_value("tu phap kon tum").run()
    assert list(tables(at)[-1].iloc[:, 0]) == [
        f"{SEED}. Sở Tư pháp tỉnh Kon Tum, 23/04/2021",
        (
            "Quốc hội thông qua Nghị quyết về sắp xếp đơn vị hành chính cấp tỉnh. "
            "Sở Tư pháp tỉnh Kon Tum, số 202/2025/QH15, không ghi ngày"
        ),
    ]
    assert at.selectbox(key="document").value == "seed-000"


@pytest.mark.parametrize(
    ("search", "is_found"),
    [
        ("kontum", True),
        ("Kon Tum", True),
        ("tum kon", True),
        ("10-CT/TU", True),
        ("so tu phap", True),
        ("", True),
        ("hap kon", False),
        ("dak nong", False),
    ],
)
def test_a_search_asks_for_the_piece_or_for_beginnings_of_words(
    search: str, is_found: bool
) -> None:
    assert documents.matches(search, "Sở Tư pháp tỉnh Kon Tum 10-CT/TU seed_1") is is_found


def test_documents_of_one_reliability() -> None:
    at = open_page(view_source="documents", reliability="secondary", language="en")
    sources = official.rows("reference/source.csv")
    count = sum(row["reliability"] == "secondary" for row in sources)
    assert len(tables(at)[-1]) == count
    assert (tables(at)[-1]["Reliability"] == "Secondary source").all()
    assert tables(at)[-1]["Document"].str.contains(r"\(secondary source\)").all()


def test_a_search_that_finds_nothing_says_so() -> None:
    at = open_page(view_source="documents")
    at.text_input(key="search").set_value("qqqq").run()
    assert [info.value for info in at.info] == ["Không tìm thấy tài liệu nào khớp."]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (
            "https://pcivietnam.vn/x_1",
            "[https\\://pcivietnam.vn/x\\_1](<https://pcivietnam.vn/x_1>)",
        ),
        (
            "https://github.com/a/b (data/2020.csv)",
            "[https\\://github.com/a/b](<https://github.com/a/b>) (data/2020.csv)",
        ),
        (
            "https://baogialai.com.vn/…post246278.html",
            "https\\://baogialai.com.vn/…post246278.html",
        ),
        ("github:a/b:data.csv", "github\\:a/b\\:data.csv"),
        ("javascript:alert(1)", "javascript\\:alert(1)"),
        ("000_67a1.txt", "000\\_67a1.txt"),
    ],
)
def test_only_whole_web_addresses_are_links(address: str, shown: str) -> None:
    entry = documents.entry(Source("a", "T", address=address, reliability="press"), "en")
    assert entry.endswith(f"Address: {shown}")


def test_texts_of_the_data_are_not_read_as_markdown() -> None:
    assert plain("a_b [sic] **c** :red[d] $e$") == (
        "a\\_b \\[sic\\] \\*\\*c\\*\\* \\:red\\[d\\] \\$e\\$"
    )


def test_the_matrix_has_a_cell_for_every_index_and_year() -> None:
    figure = coverage.coverage_figure(SourceRequest("vi"))
    held = official.rows("reference/edition.csv")
    known = Counter(row["coverage"] for row in held)
    assert len(figure.table) == len(held)
    assert figure.table["coverage"].value_counts().to_dict() == known
    assert figure.title == (
        f"Đang có {len(held)} kỳ công bố: {known['full']} kỳ đủ các tỉnh, "
        f"{known['partial']} kỳ chỉ có một số tỉnh"
    )
    drawn = figure.chart.frames["cells"]
    assert len(drawn) == len(official.rows("reference/index.csv")) * len(
        {row["year"] for row in held}
    )
    texts = drawn.set_index(["index_code", "year"])["text"]
    assert texts["PAPI", 2020] == "63"
    assert texts["PAPI", 2021] == "60/63"
    assert texts["PAR_INDEX", 2012] == "19/63"
    assert texts["SIPAS", 2016] == "–"


def test_the_first_version_says_that_there_is_none_before() -> None:
    assert coverage.previous_version([Path("a"), Path("b")], Path("a")) is None
    assert coverage.previous_version([Path("a"), Path("b")], Path("b")) == Path("a")
    assert coverage.previous_version([Path("a")], Path("gone")) is None


def counted(*rows: tuple[str, int, int, int, int]) -> pd.DataFrame:
    names = ["index_code", "year", "n_scored", "n_ranked", "n_components"]
    return pd.DataFrame(rows, columns=names)


def test_changed_editions_are_those_with_other_counts_new_and_dropped_ones_included() -> None:
    before = counted(("PAPI", 2023, 61, 0, 36), ("PCI", 2023, 9, 14, 10), ("PCI", 2004, 1, 0, 0))
    now = counted(("PAPI", 2023, 61, 0, 36), ("PCI", 2023, 12, 14, 10), ("PCI", 2025, 30, 30, 10))
    changed = coverage.changed_editions(before, now)
    assert list(zip(changed["index_code"], changed["year"], strict=True)) == [
        ("PCI", 2004),
        ("PCI", 2023),
        ("PCI", 2025),
    ]
    assert list(changed["n_scored_before"]) == [1, 9, 0]
    assert list(changed["n_scored_now"]) == [0, 12, 30]
    table, columns = coverage.change_table(changed, "vi")
    assert list(table["n_scored"]) == ["1 → 0", "9 → 12", "0 → 30"]
    assert list(table["n_ranked"]) == ["0", "14", "0 → 30"]
    assert [column.name for column in columns][:2] == ["index", "year"]


def test_two_versions_are_compared_edition_by_edition(
    real_version: Path, world_version: Path
) -> None:
    change = coverage.compare(world_version, real_version)
    assert change.before == version_of(world_version)
    assert change.n_now == sum(int(row["n_rows"]) for row in official.rows("expected_rows.csv"))
    assert change.editions is not None
    assert ("SIPAS", 2024) in set(
        zip(change.editions["index_code"], change.editions["year"], strict=True)
    )


def test_a_version_before_that_cannot_be_asked_is_told(
    real_version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = tmp_path / "dashboard-000000000000.duckdb"
    with duckdb.connect(foreign) as connection:
        connection.execute("create table data_version as select '000000000000' as version")
    shutil.copy(real_version, tmp_path / real_version.name)
    (tmp_path / "current").write_text(f"{real_version.name}\n", encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path))
    assert versions.current().parent == tmp_path
    at = open_page(view_source="coverage")
    assert "Phiên bản trước (000000000000) do bản chương trình khác dựng" in said(at)


@pytest.mark.parametrize(
    "address",
    [
        {"index": "<script>"},
        {"year": "abc"},
        {"province": "99"},
        {"view_source": "nowhere"},
        {"view_source": "documents", "document": "nope"},
        {"view_source": "documents", "reliability": "hearsay"},
    ],
    ids=lambda address: next(reversed(address)),
)
def test_bad_values_are_told_and_replaced(address: dict[str, str]) -> None:
    at = open_page(**address)
    key, value = next(reversed(address.items()))
    assert len(at.warning) == 1
    assert f"`{value}`" in at.warning[0].value
    assert at.query_params[key] not in (value, [value])


def test_noise_in_the_address_is_cut_short() -> None:
    at = open_page(index="x" * 10_000, search="y" * 10_000)
    assert len(at.warning) == 1
    assert len(at.warning[0].value) < 200


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_reason_for_a_difference_has_words(language: str) -> None:
    reasons = {"former_province", "tie", "tie_after_rounding"}
    assert set(ask("rank_difference")["reason"]) == reasons
    assert len(agreement.differences(language)) == 7
