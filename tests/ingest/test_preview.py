"""What a draft version would change: rows, ranks, sentences, targets, briefings, by hand."""

import csv
import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.briefing import step, template
from dashboard.build import build
from dashboard.figures.findings.standing import newest_year
from dashboard.ingest.preview import changed_rows
from dashboard.ingest.preview.changed_rows import Change
from dashboard.ingest.preview.compare import preview
from dashboard.ingest.preview.names import LONGEST, apart, exact, names
from dashboard.ingest.preview.parts import MOST_ROWS, PARTS, Preview, RowCount
from dashboard.store import versions
from dashboard.store.ask import as_of, current_file
from dashboard.store.versions import version_of
from dashboard.text import numbers
from dashboard.text.messages import LANGUAGES, catalogue
from tests.some import some

KT, DN = "Kon Tum", "Đắk Nông"
HCMC, HN = "TP. Hồ Chí Minh (đến 6/2025)", "Hà Nội (đến 6/2025)"
D4 = "D4 Kiểm soát tham nhũng trong khu vực công"
D41 = "D4.1 Kiểm soát tham nhũng trong chính quyền"
RANKED = "tính lại từ điểm"
SCHEME = "Cải cách hành chính của đơn vị"
EMPTY = "(trống)"
Spoil = Callable[[Path], None]


def _change(file: Path, old: str, new: str) -> None:
    """Replace a line's beginning, which must be there once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(f"\n{old}") == 1, old
    file.write_text(text.replace(f"\n{old}", f"\n{new}" if new else "\n"), encoding="utf-8")


def _add(file: Path, **cells: object) -> None:
    """A row more; what is not given is empty."""
    with file.open(encoding="utf-8", newline="") as handle:
        header = next(csv.reader(handle))
    assert set(cells) <= set(header)
    with file.open("a", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerow([cells.get(name, "") for name in header])


def _without(file: Path, index_code: str, year: str) -> None:
    """Drop the rows of an edition."""
    with file.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
        header = list(rows[0]) if rows else []
    kept = [row for row in rows if (row.get("index_code"), row.get("year")) != (index_code, year)]
    if len(kept) < len(rows):
        with file.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(kept)


def _built(data: Path, folder: Path, spoil: Spoil) -> Path:
    """The version of a changed copy of ``data``, in a folder of its own."""
    copy = Path(
        shutil.copytree(data, folder / "data", ignore=shutil.ignore_patterns("build", "*.md"))
    )
    spoil(copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_BUILD", str(folder / "versions"))
        return build.build(copy)


def _correct(data: Path) -> None:
    """Half a point more for Kon Tum on PAPI 2020 D4; another place on PCI 2022."""
    papi, pci = data / "papi" / "2020.csv", data / "pci" / "2022.csv"
    _change(papi, "62,D4,6.060162425,", "62,D4,6.560162425,")
    _change(papi, "62,D4.1,1.489194512,", "62,D4.1,1.989194512,")
    _change(papi, "62,TOTAL,41.626957686,,49,", "62,TOTAL,42.126957686,,46,")
    _change(pci, "62,TOTAL,64.89,,37,", "62,TOTAL,64.89,,46,")


@pytest.fixture(scope="module")
def corrected(real_version: Path, tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """What the corrections change, in Vietnamese."""
    after = _built(versions.DATA, tmp_path_factory.mktemp("corrected"), _correct)
    return preview(real_version, after, "vi")


def _add_and_drop(data: Path) -> None:
    """A unit's result more, a milestone less, a score that is not known any more."""
    _add(
        data / "par_unit" / "2023.csv",
        unit_id="kontum.ban-dan-toc",
        score=88.5,
        published_out_of="",
        published_class="Tốt",
        source_id="seed-004",
    )
    milestones = data / "commitment" / "milestone.csv"
    lines = milestones.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("milestone-002,")]
    assert len(kept) == len(lines) - 1
    milestones.write_text("".join(kept), encoding="utf-8")
    _change(data / "par_index" / "2023.csv", "62,PAR2,9.42,,22,", "62,PAR2,,not_found,22,")


@pytest.fixture(scope="module")
def little(
    lean: Path, lean_version: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """A version and one with a few rows more and less."""
    return lean_version, _built(lean, tmp_path_factory.mktemp("little"), _add_and_drop)


@pytest.fixture(scope="module")
def fewer(little: tuple[Path, Path]) -> Preview:
    """What the few rows change, in Vietnamese."""
    return preview(*little, "vi")


def _exchange(data: Path) -> None:
    """PCI 2021 goes; an index that nobody has heard of comes."""
    (data / "pci" / "2021.csv").unlink()
    for file in (data / "expected_rows.csv", *(data / "reference").glob("*.csv")):
        _without(file, "PCI", "2021")
    reference = data / "reference"
    with (reference / "index.csv").open(encoding="utf-8", newline="") as handle:
        model = next(csv.DictReader(handle))
    names = {"index_code": "XYZ", "position": 9, "name": "Chỉ số XYZ"}
    _add(reference / "index.csv", **(model | names))
    _add(reference / "series.csv", series="xyz", index_code="XYZ", label="Một", label_en="One")
    _add(
        reference / "edition.csv",
        index_code="XYZ", year=2024, field=63, series="xyz", coverage="partial",
        n_provinces=63, n_scored=2,
        headline_code="TOTAL", absent_reason="not_found",
    )  # fmt: skip
    _add(
        reference / "component.csv",
        index_code="XYZ", component_code="TOTAL", first_year=2024, last_year=2024,
        subject="total", name="Tổng", name_en="Total", min_score=0, max_score=100,
    )  # fmt: skip
    _add(data / "expected_rows.csv", index_code="XYZ", year=2024, n_rows=2)
    (data / "xyz").mkdir()
    (data / "xyz" / "2024.csv").write_text(
        "province_code,component_code,score,missing_reason,published_rank,rank_basis,"
        "published_class,source_id,rank_source_id\n"
        "62,TOTAL,70.5,,3,published,,seed-000,seed-000\n"
        "01,TOTAL,80,,1,published,,seed-000,seed-000\n",
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def exchanged(lean: Path, lean_version: Path, tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """What an edition less and an index more change, in Vietnamese."""
    after = _built(lean, tmp_path_factory.mktemp("exchanged"), _exchange)
    return preview(lean_version, after, "vi")


def test_the_same_version_twice_changes_nothing_and_says_so(
    lean_version: Path, tmp_path: Path
) -> None:
    elsewhere = Path(shutil.copy(lean_version, tmp_path))
    found = preview(lean_version, elsewhere, "vi")
    version = version_of(lean_version)
    assert found.is_same
    assert (found.counts, found.parts) == ((), ())
    assert list(found.lines()) == [
        f"Không có gì thay đổi: nội dung giống hệt bản số liệu {version}."
    ]


def test_corrected_rows_are_counted_by_index_and_year(corrected: Preview) -> None:
    assert not corrected.is_same
    assert corrected.sentence == "Dòng mới: 0; dòng được sửa: 4; dòng không còn: 0."
    assert corrected.counts == (
        RowCount("province_score", "PAPI", 2020, 0, 3, 0),
        RowCount("province_score", "PCI", 2022, 0, 1, 0),
    )
    assert tuple(part.key for part in corrected.parts) == PARTS


def test_old_and_new_values_stand_side_by_side_with_all_their_decimals(corrected: Preview) -> None:
    part = corrected.part("corrected")
    scores = "Điểm của tỉnh"
    assert part.heads == ("Bảng", "Dòng", "Cột", "Đang có", "Sẽ thành")
    assert part.lines == ("4 dòng có giá trị khác.",)
    # Four rows, of which one differs in two cells.
    assert (part.count, len(part.rows), part.more) == (4, 5, 0)
    assert corrected.part("count").count == 4
    assert part.rows == (
        # The largest changes first, as a share of the value.
        (scores, f"PAPI, 2020, {D41}, {KT}", "Điểm", "1,489194512", "1,989194512"),
        (scores, f"PCI, 2022, Tổng hợp, {KT}", "Hạng công bố", "37", "46"),
        (scores, f"PAPI, 2020, {D4}, {KT}", "Điểm", "6,060162425", "6,560162425"),
        (scores, f"PAPI, 2020, Tổng hợp, {KT}", "Hạng công bố", "49", "46"),
        (scores, f"PAPI, 2020, Tổng hợp, {KT}", "Điểm", "41,626957686", "42,126957686"),
    )
    assert [corrected.part(key).rows for key in ("new", "gone", "unit")] == [(), (), ()]


def test_who_is_overtaken_loses_a_place(corrected: Preview) -> None:
    # 42.127 is above Hồ Chí Minh City (41.9847), Đắk Nông (41.6305) and Hà Nội (41.6286), and
    # below Sơn La (42.1541) at 45.
    part = corrected.part("rank")
    assert part.rows == (
        ("PAPI 2020", KT, "49/63", "46/63", "công bố"),
        ("PAPI 2020", DN, "47/63", "48/63", RANKED),
        ("PAPI 2020", HCMC, "46/63", "47/63", RANKED),
        ("PAPI 2020", HN, "48/63", "49/63", RANKED),
        ("PCI 2022", KT, "37/63", "46/63", "công bố"),
        (f"PAPI 2020, {D4}", KT, "62/63", "49/63", RANKED),
        (f"PAPI 2020, {D4}", DN, "52/63", "53/63", RANKED),
        (f"PAPI 2020, {D41}", KT, "58/63", "5/63", RANKED),
        (f"PAPI 2020, {D41}", DN, "55/63", "56/63", RANKED),
    )
    assert part.lines == (
        "5 thứ hạng của chỉ số thay đổi.",
        # 12 others are overtaken on D4, 52 on D4.1.
        "Ngoài ra 64 thứ hạng theo từng nội dung của các tỉnh khác thay đổi, không liệt kê ở đây.",
    )


def test_sentences_that_readers_would_see_stand_side_by_side(corrected: Preview) -> None:
    said = {where: (old, new) for where, old, new in corrected.part("sentence").rows}
    assert said[f"Tổng quan, {KT}, PCI"] == (
        "Kon Tum đứng thứ 37/63 về PCI 2022, tăng 24 bậc",
        "Kon Tum đứng thứ 46/63 về PCI 2022, tăng 15 bậc",
    )
    assert said[f"Xếp hạng, {KT}, PAPI 2020"] == (
        "Kon Tum đứng thứ 49/63 về PAPI 2020, tăng 4 bậc dù điểm giảm 0,23",
        "Kon Tum đứng thứ 46/63 về PAPI 2020, tăng 7 bậc, điểm tăng 0,27",
    )
    # The year after is counted from the corrected one.
    assert said[f"Xếp hạng, {KT}, PAPI 2021"][1] == (
        "Kon Tum đứng thứ 54/60 về PAPI 2021, giảm 8 bậc (từ 46/63 sang 54/60)"
    )
    assert said[f"Mục tiêu và kết quả, {KT}"][0].startswith("Kon Tum: 2 trên 10 mục tiêu")
    assert said[f"Mục tiêu và kết quả, {KT}"][1].startswith("Kon Tum: 1 trên 10 mục tiêu")
    assert len(said) == 9
    assert corrected.part("sentence").lines == ("9 câu thay đổi.",)


def test_a_target_that_was_met_is_missed_and_others_stay(corrected: Preview) -> None:
    part = corrected.part("target")
    assert part.rows == (
        (
            "Kon Tum, PCI 2022: 43/63",
            "37/63 (công bố); ✓ Đạt, vượt 6 bậc",
            "46/63 (công bố); ✗ Không đạt, thiếu 3 bậc",
            "Ban Thường vụ Tỉnh ủy Kon Tum, không ghi ngày",
        ),
    )
    assert part.lines == ("1 mục tiêu đổi kết quả, kết luận hoặc khoảng cách.",)


def test_ready_made_briefings_keep_their_numbers_until_they_are_renewed(
    corrected: Preview,
) -> None:
    part = corrected.part("briefing")
    long = "Kon Tum: kết quả các chỉ số năm 2024"
    assert part.lines[0] == (
        f"{long}: giữ số liệu của bản {corrected.before};"
        " làm mới sẽ đổi 2 thông điệp (bài có 17 bước)."
    )
    assert part.lines[3].endswith("làm mới cũng không đổi thông điệp nào.")
    assert len(part.lines) == 4
    assert part.rows == (
        (
            long, "6",
            "Kon Tum đứng thứ 37/63 về PCI 2022, tăng 24 bậc",
            "Kon Tum đứng thứ 46/63 về PCI 2022, tăng 15 bậc",
        ),
        (
            long, "15",
            "Kon Tum: đạt 1 trên 3 mục tiêu năm 2022 đã có kết quả",
            "Kon Tum, năm 2022: đạt 0 trong 3 mục tiêu đã có kết quả",
        ),
        (
            f"{long} trong năm bước", "4",
            "Kon Tum: đạt 1 trên 3 mục tiêu năm 2022 đã có kết quả",
            "Kon Tum, năm 2022: đạt 0 trong 3 mục tiêu đã có kết quả",
        ),
    )  # fmt: skip


def test_new_and_missing_rows_are_told_in_full(fewer: Preview) -> None:
    assert fewer.counts == (
        RowCount("province_score", "PAR_INDEX", 2023, 0, 1, 0),
        RowCount("unit_score", "PAR_UNIT", 2023, 1, 0, 0),
        RowCount("milestone", "", None, 0, 0, 1),
    )
    ((table, row, values),) = fewer.part("new").rows
    assert (table, row) == ("Điểm của đơn vị", f"{SCHEME}, 2023, Ban Dân tộc · Kon Tum")
    assert values == "Điểm: 88,5; Xếp loại công bố: Tốt; Nguồn: seed-004"
    ((table, row, values),) = fewer.part("gone").rows
    assert (table, row) == ("Mốc thời gian", "milestone-002")
    assert "Việc: Sở KH&ĐT: báo cáo kết quả PCI trình Ban Thường vụ Tỉnh ủy" in values
    assert fewer.part("gone").lines == ("Chú ý: 1 dòng đang có sẽ không còn.",)


def test_a_value_that_disappears_is_told_and_none_is_made_zero(fewer: Preview) -> None:
    part = fewer.part("corrected")
    ((_, row, *score), (_, same, *reason)) = part.rows
    assert row == same
    assert row.startswith("PAR INDEX, 2023, PAR2 ")
    assert row.endswith(f", {KT}")
    assert score == ["Điểm", "9,42", EMPTY]
    assert reason == ["Lý do không có điểm", EMPTY, "chưa tìm thấy tài liệu"]
    assert part.lines == (
        "1 dòng có giá trị khác.",
        "Chú ý: 1 ô đang có giá trị sẽ thành trống.",
    )


def test_a_unit_s_new_class_is_told_with_how_it_is_known(fewer: Preview) -> None:
    ((edition, *standing),) = fewer.part("unit").rows
    assert edition == f"{SCHEME}, 2023"
    assert standing == ["Ban Dân tộc · Kon Tum", "–", "Tốt", "công bố"]
    said = {where: (old, new) for where, old, new in fewer.part("sentence").rows}
    old, new = said["Đơn vị của tôi, Ban Dân tộc · Kon Tum"]
    assert "88,50" in new
    assert "88,50" not in old


def test_an_index_nobody_has_heard_of_and_an_edition_that_goes(
    exchanged: Preview, lean: Path
) -> None:
    counts = {(one.table, one.owner, one.year): one for one in exchanged.counts}
    n_pci = len((lean / "pci" / "2021.csv").read_text(encoding="utf-8").splitlines())
    assert counts["province_score", "PCI", 2021].n_gone == n_pci - 1
    assert counts["province_score", "XYZ", 2024].n_new == 2
    assert counts["index", "XYZ", None].n_new == 1
    assert counts["edition", "PCI", 2021].n_gone == 1
    ranks = exchanged.part("rank").rows
    assert ("Chỉ số XYZ 2024", KT, "–", "3/63", "công bố") in ranks
    assert ("PCI 2021", KT, "61/63", "–", "công bố") in ranks
    # Hà Nội's place comes and goes with the edition: counted, not listed.
    assert [row for row in ranks if row[1] == HN] == []
    n_ranked = 63 * 11 + 2
    assert exchanged.part("rank").lines == (
        "Không tỉnh nào đổi thứ hạng của chỉ số.",
        f"{n_ranked} thứ hạng nằm ở kỳ mới hoặc kỳ bị bỏ; bảng chỉ ghi hạng của Kon Tum và"
        " Đắk Nông ở các kỳ ấy.",
    )
    said = {where: (old, new) for where, old, new in exchanged.part("sentence").rows}
    assert said[f"Tổng quan, {KT}, Chỉ số XYZ"] == (
        "(chưa có câu này)",
        "Kon Tum đứng thứ 3/63 về Chỉ số XYZ 2024 (chưa có thứ hạng năm trước để so sánh)",
    )
    assert said[f"Xếp hạng, {KT}, PCI 2021"][1] == "(chưa có câu này)"
    new = {row[:2]: row[2] for row in exchanged.part("new").rows}
    assert new["Kỳ công bố", "Chỉ số XYZ, 2024, 63"].startswith("Chuỗi: xyz; Độ phủ: một số tỉnh;")
    verdicts = [row[1:3] for row in exchanged.part("target").rows]
    assert verdicts == [
        ("61/63 (công bố); ✗ Không đạt, thiếu 15 bậc", "–; • Chờ kết quả"),
        ("52/63 (suy từ tài liệu); ✓ Đạt, vượt 7 bậc", "–; • Chờ kết quả"),
    ]
    assert exchanged.part("briefing").lines[0] == (
        "Kon Tum: năm mặc định đổi từ 2023 sang 2024; bài trình bày mới mở sẽ theo năm 2024."
    )


def test_what_is_more_than_a_page_shows_is_counted(exchanged: Preview) -> None:
    part = exchanged.part("gone")
    assert len(part.rows) == MOST_ROWS
    assert part.more == part.count - MOST_ROWS > 0
    more = numbers.whole(part.more, "vi")
    assert (
        part.lines[-1] == f"Bảng hiện {MOST_ROWS} dòng đầu; còn {more} dòng nữa không hiện ở đây."
    )


WHOLE = {"index_code": "PCI", "year": 2021, "component_code": "TOTAL", "province_code": "62"}
PLACE = {**WHOLE, "published_rank": 61, "computed_rank": 60, "reason": "as_published"}
GAP = {**WHOLE, "largest_difference": 0.5, "note": "in như vậy", "note_en": "as printed"}


@pytest.mark.parametrize(
    ("language", "place", "gap"),
    [
        (
            "vi",
            "Hạng công bố: 61; Hạng tính lại: 60; Lý do: tài liệu in như vậy, đã được xem và chấp"
            " nhận khi nhập số liệu",
            "Chênh lệch lớn nhất: 0,5; Ghi chú: in như vậy",
        ),
        (
            "en",
            "Published rank: 61; Computed rank: 60; Reason: the document prints it so; seen and"
            " accepted when it was loaded",
            "Largest difference: 0.5; Note: as printed",
        ),
    ],
)
def test_what_a_row_says_is_in_the_reader_s_language_and_not_in_its_name(
    lean_version: Path, language: str, place: str, gap: str
) -> None:
    called = names(lean_version, lean_version, language)
    total = called.voice.say("phrases.total")
    ranked = Change("rank_exception", WHOLE, None, PLACE)
    assert (called.row(ranked), called.values(ranked)) == (f"PCI, 2021, {total}, {KT}", place)
    # A table without a key: whose the row is, then what it says.
    differing = Change("total_exception", GAP, None, GAP)
    assert (called.row(differing), called.values(differing)) == (
        f"PCI, 2021, {total}, {KT}", gap,
    )  # fmt: skip
    of_all = {**GAP, "province_code": None}
    assert called.row(Change("total_exception", of_all, of_all, None)) == f"PCI, 2021, {total}"


def test_a_text_in_one_language_only_is_shown_with_the_language_it_is_in(
    lean_version: Path,
) -> None:
    row = {"source_id": "x", "title": None, "title_en": "Report", "n_rows": 2394}
    change = Change("source", {"source_id": "x"}, None, row)
    called = names(lean_version, lean_version, "vi")
    english = called.label("column", "title_en")
    assert english.endswith(" (tiếng Anh)")
    assert called.values(change) == f"{english}: Report; {called.label('column', 'n_rows')}: 2.394"


def test_saved_briefings_are_looked_at_message_by_message(
    little: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The deadline that is taken away is still to come.
    monkeypatch.setenv("DASHBOARD_TODAY", "2024-01-15")
    before, after = little
    with as_of(before):
        made = template.briefing_of("short", "62", newest_year(("62",)), "vi")
    # Of five messages the second and the last change; the second is in the presenter's own words.
    own = step.reword(step.copy(made, "own", "Bản *của tôi*"), made.steps[1].key, "Câu riêng", ())
    gone = dataclasses.replace(own, name="Bản cũ", data_version="0123456789ab")
    part = preview(before, after, "vi", (own, gone)).part("briefing")
    assert part.lines[-2] == (
        f"Bản *của tôi*: giữ số liệu của bản {version_of(before)};"
        " làm mới sẽ đổi 1 thông điệp (bài có 5 bước)."
    )
    assert part.rows[-1] == (
        "Bản *của tôi*", "5",
        "Kon Tum, trước 20/02/2024: Sở Nội vụ, Sở KH&ĐT báo cáo kết quả các chỉ số",
        "Kon Tum, trước 20/02/2024: Sở Nội vụ báo cáo kết quả các chỉ số",
    )  # fmt: skip
    assert part.lines[-1].startswith("Bản cũ: ")
    assert "0123456789ab" in part.lines[-1]


def test_the_steps_are_told_and_the_run_s_version_stays(little: tuple[Path, Path]) -> None:
    steps: list[str] = []
    with as_of(little[0]):
        preview(*little, "en", progress=steps.append)
        assert current_file() == little[0]
    assert steps == ["rows", "ranks", "sentences", "targets", "briefings"]
    assert all(f"load_preview.step.{name}" in catalogue("vi") for name in some(steps))


def test_quite_another_world_is_told_as_well(world_version: Path, lean_version: Path) -> None:
    found = preview(world_version, lean_version, "en")
    assert [part.title for part in found.parts][:2] == ["Rows that change, by table", "New rows"]
    assert {len(row) - len(part.heads) for part in found.parts for row in part.rows} == {0}
    assert next(found.lines()) == found.sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_and_column_has_words(lean_version: Path, language: str) -> None:
    words = catalogue(language)
    tables = changed_rows.names(lean_version)
    held = [changed_rows.held(lean_version, table) for table in tables]
    assert None not in held
    columns = {
        name.removesuffix("_en") for one in held if one is not None for name in one.column_names
    }
    assert [name for name in tables if f"load_preview.table.{name}" not in words] == []
    assert [name for name in columns if f"load_preview.column.{name}" not in words] == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [(41.627, "41,627"), (5.0, "5"), (1234.5, "1.234,5"), (0.00001, "0,00001"), (-0.5, "−0,5")],
)
def test_numbers_are_written_with_the_decimals_they_have(value: float, shown: str) -> None:
    assert exact(value, "vi") == shown


def test_long_texts_are_shown_where_they_differ() -> None:
    old, new = apart("a" * 1000 + "b", "a" * 1000 + "c")
    assert (old, new) == ("…" + "a" * 40 + "b", "…" + "a" * 40 + "c")
    assert apart("a" * LONGEST, "b") == ("a" * LONGEST, "b")
