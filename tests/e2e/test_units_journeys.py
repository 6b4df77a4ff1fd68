"""What a department head does: find the unit, share it, take the sheet, see what it answers for."""

import io

import pypdf
from playwright.sync_api import expect

from tests.e2e.browser import Server, Tab, Visitor, choose

AUTHORITY = "Ban Quản lý Khu kinh tế tỉnh Kon Tum"


def test_a_unit_is_found_without_marks_and_its_link_shows_the_same(
    tab: Tab, visitor: Visitor, server: Server
) -> None:
    tab.open("/my_unit")
    expect(tab.heading).to_have_text(AUTHORITY)
    choose(tab, "Đơn vị", "so tu phap kon tum")
    expect(tab.heading).to_have_text("Sở Tư pháp · Kon Tum")
    tab.rest()
    assert tab.asked("unit") == ["kontum.so-tu-phap"]

    other = visitor(server)
    other.page.goto(tab.page.url)
    other.rest()
    expect(other.heading).to_have_text("Sở Tư pháp · Kon Tum")
    assert (
        other.page.locator("[data-testid=stMain]").inner_text()
        == tab.page.locator("[data-testid=stMain]").inner_text()
    )


def test_a_unit_is_offered_under_its_abbreviation(tab: Tab) -> None:
    tab.open("/my_unit?unit=kontum.so-noi-vu")
    tab.page.get_by_role("combobox", name="Đơn vị", exact=True).focus()
    tab.page.keyboard.type("BQL KKT Kon Tum")
    expect(tab.page.get_by_role("option").first).to_contain_text(AUTHORITY)


def test_an_address_in_other_words_is_understood(tab: Tab) -> None:
    tab.open("/my_unit?unit=BQL%20KKT%20Kon%20Tum")
    expect(tab.heading).to_have_text(AUTHORITY)
    tab.rest()
    assert tab.asked("unit") == ["kontum.bql-khu-kinh-te"]


def test_an_unknown_unit_is_told(tab: Tab) -> None:
    tab.open("/my_unit?unit=kontum.so-khong-co")
    expect(tab.heading).to_have_text(AUTHORITY)
    expect(tab.page.get_by_test_id("stAlert").first).to_contain_text("kontum.so-khong-co")


def test_the_nine_classes_of_the_authority_are_on_the_page(tab: Tab) -> None:
    tab.open("/my_unit?unit=kontum.bql-khu-kinh-te")
    years = tab.page.locator(".st-key-chart-PAR_UNIT svg.marks [role=graphics-symbol][aria-label]")
    expect(years).to_have_count(9)
    told = [years.nth(number).get_attribute("aria-label") or "" for number in range(9)]
    assert [one.split(": ")[1].split(";")[0] for one in told] == [
        "Tốt", "Xuất sắc", "Xuất sắc", "Tốt", "Xuất sắc", "Xuất sắc", "Xuất sắc", "Tốt", "Xuất sắc",
    ]  # fmt: skip
    # Drawn, and as high as nine rows and a head: 36 pixels and a border each.
    table = tab.page.get_by_test_id("stDataFrame").first
    expect(table.get_by_test_id("data-grid-canvas")).to_have_attribute("height", "351")


def test_the_code_is_a_picture_of_this_machine_with_the_address_beside_it(tab: Tab) -> None:
    tab.open("/my_unit?unit=kontum.bql-khu-kinh-te")
    tab.page.get_by_text("Mã QR và địa chỉ trang này").click()
    picture = tab.page.get_by_test_id("stImage").locator("img, svg").first
    expect(picture).to_be_visible()
    expect(tab.page.get_by_test_id("stCode")).to_contain_text(
        f"{tab.address}/my_unit?unit=kontum.bql-khu-kinh-te"
    )


def test_the_sheet_is_one_page_with_the_unit_and_its_sources(tab: Tab) -> None:
    tab.open("/my_unit?unit=tayninh.so-noi-vu")
    with tab.page.expect_download() as promised:
        tab.page.get_by_role("button", name="Phiếu một trang (PDF)").click()
    pages = pypdf.PdfReader(io.BytesIO(promised.value.path().read_bytes())).pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    assert "Sở Nội vụ" in text
    assert "93,60" in text


def test_a_ranking_leads_to_a_unit_and_a_duty_to_its_component(tab: Tab) -> None:
    tab.open("/unit_ranking?province=62&scheme=PAR_UNIT&year=2023&block=department")
    expect(tab.finding).to_contain_text("7 đơn vị Xuất sắc, 10 Tốt, 3 Khá")
    tab.page.get_by_text("Mở trang từng đơn vị").click()
    tab.page.get_by_test_id("stPageLink").get_by_text("Sở Nội vụ").first.click()
    expect(tab.heading).to_have_text("Sở Nội vụ · Kon Tum")
    tab.rest()
    assert tab.asked("unit") == ["kontum.so-noi-vu"]
    tab.page.get_by_test_id("stPageLink").get_by_text("Xem nội dung này").first.click()
    expect(tab.heading).to_contain_text("mất điểm ở đâu")
    tab.rest()
    assert tab.asked("province") == ["62"]


def test_a_component_view_and_its_benchmark_go_into_the_address(tab: Tab) -> None:
    tab.open("/component?province=62&index=PAPI&year=2020")
    tab.page.get_by_role("radio", name="Khoảng cách").or_(
        tab.page.get_by_role("button", name="Khoảng cách")
    ).first.click()
    expect(tab.finding).to_contain_text("Kon Tum kém")
    tab.rest()
    choose(tab, "So với", "giua bang")
    tab.rest()
    assert tab.asked("view_component") == ["gap"]
