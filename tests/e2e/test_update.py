"""New figures from a file to readers' screens, by two people who sign in with a real provider.

The provider (oidc-provider-mock) runs on this machine in a process of its own; so does the server,
with its own secrets, versions and rows: the project's data are not touched.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Locator, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from dashboard.ingest.template.files import held, template_xlsx
from dashboard.store import versions
from tests.e2e.browser import HOST, STREAMLIT, UVICORN, Server, Tab, Visitor, free_port, serve

# Kon Tum, PAPI 2020: 41.627, 0.23 below 2019; half a point more is 0.27 above it.
OVERVIEW = "/?year=2020&province=62"
OLD_CHANGE, NEW_CHANGE = "0,23", "0,27"
PEOPLE = {
    "editor": "Editor@example.vn",
    "publisher": "publisher@example.vn",
    "both": "both@example.vn",
    "stranger": "stranger@example.vn",
}
# Its pages would take a stylesheet from another host, and an icon it does not have.
PROVIDER = """
import re, sys
import oidc_provider_mock
from werkzeug.serving import make_server

people = dict(person.split("=") for person in sys.argv[3:])
users = [
    oidc_provider_mock.User(sub=name, claims={"email": email, "name": name})
    for name, email in people.items()
]
app = oidc_provider_mock.app(user_claims=users)
ICON = '<link rel="icon" href="data:,">'

@app.after_request
def without_foreign_style(response):
    if response.mimetype == "text/html":
        response.set_data(re.sub("<link[^>]*>", ICON, response.get_data(as_text=True)))
    return response

make_server(sys.argv[1], int(sys.argv[2]), app, threaded=True).serve_forever()
"""
SECRETS = """
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "only for this test, thrown away with it"
client_id = "dashboard"
client_secret = "only for this test"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[update]
editors = ["editor@example.vn", "both@example.vn"]
publishers = ["Publisher@example.vn", "both@example.vn"]
"""


@contextmanager
def provider() -> Iterator[str]:
    """An OpenID Connect provider on this machine; its address."""
    port = free_port()
    named = [f"{name}={email}" for name, email in PEOPLE.items()]
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", PROVIDER, HOST, str(port), *named],
        env={"AUTHLIB_INSECURE_TRANSPORT": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://{HOST}:{port}"
    finally:
        process.kill()
        process.wait(10)


@dataclass(frozen=True)
class Place:
    """A server with people, its versions and the rows it writes back."""

    server: Server
    build: Path
    rows: Path


@contextmanager
def place(folder: Path, data: Path, arguments: tuple[str, ...] = UVICORN) -> Iterator[Place]:
    """A server of its own, with its own provider."""
    build, rows, secrets = folder / "build", folder / "rows", folder / "secrets.toml"
    shutil.copytree(data, build)
    shutil.copytree(versions.DATA, rows, ignore=shutil.ignore_patterns("build"))
    port = free_port()
    with provider() as identity:
        address = f"http://{HOST}:{port}"
        secrets.write_text(SECRETS.format(address=address, provider=identity), encoding="utf-8")
        variables = {"STREAMLIT_SECRETS_FILES": str(secrets), "DASHBOARD_ROWS": str(rows)}
        with serve(build, arguments, variables, port) as running:
            yield Place(running, build, rows)


@pytest.fixture
def own(tmp_path: Path, data_folder: Path) -> Iterator[Place]:
    """A server for one test."""
    with place(tmp_path, data_folder) as made:
        yield made


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, data_folder: Path) -> Iterator[Place]:
    """A server for tests that publish nothing."""
    with place(tmp_path_factory.mktemp("update"), data_folder) as made:
        yield made


def button(tab: Tab, name: str) -> Locator:
    return tab.page.get_by_role("button", name=name, exact=True)


def sign_in(tab: Tab, name: str) -> Tab:
    """Sign in at the provider, from page `update` and back to it."""
    tab.open("/update")
    button(tab, "Đăng nhập").click()
    button(tab, name).click()
    expect(tab.page.get_by_text("Đã đăng nhập:")).to_contain_text(PEOPLE[name].lower())
    return tab.rest()


def notice(tab: Tab, text: str) -> Locator:
    """What came of a click, at the head of the page; in a corner too, for who has scrolled."""
    return tab.page.get_by_test_id("stAlertContentSuccess").get_by_text(text)


def view(tab: Tab, name: str) -> Tab:
    """Another view of the page."""
    tab.page.get_by_role("radio", name=name).click()
    return tab.rest()


def give(tab: Tab, file: Path) -> Tab:
    """Hand over a file and wait until what it would change is shown."""
    tab.page.locator("input[type=file]").set_input_files(file)
    expect(tab.page.get_by_text("Đã nhận ra")).to_be_visible(timeout=120_000)
    return tab.rest()


@pytest.fixture
def corrected(real: duckdb.DuckDBPyConnection, tmp_path: Path) -> Path:
    """The template with Kon Tum's PAPI 2020: half a point more in a part, and so in its sums."""
    rows = [
        {**row, "score": round(float(str(row["score"])) + 0.5, 4)}
        for row in held("PAPI", 2020)["province_score"]
        if row["province_code"] == "62" and row["component_code"] in ("TOTAL", "D1", "D1.1")
    ]
    file = tmp_path / "kon-tum-2020.xlsx"
    file.write_bytes(template_xlsx("vi", {"province_score": rows}))
    return file


def acts(tab: Tab) -> list[str]:
    """The buttons of a draft that are there."""
    names = ("Đã kiểm tra, đồng ý", "Công bố", "Rút bản nháp")
    return [name for name in names if button(tab, name).count()]


def score(place: Place) -> str:
    """Kon Tum's total of PAPI 2020 in the CSV files."""
    lines = (place.rows / "papi" / "2020.csv").read_text(encoding="utf-8").splitlines()
    head = lines[0].split(",")
    rows = (dict(zip(head, line.split(","), strict=False)) for line in lines[1:])
    found = (
        row for row in rows if (row["component_code"], row["province_code"]) == ("TOTAL", "62")
    )
    return next(found)["score"]


def test_two_people_correct_a_figure_and_a_reader_sees_it_at_the_next_rerun(
    own: Place, visitor: Visitor, corrected: Path
) -> None:
    before = (own.build / "current").read_text(encoding="utf-8")
    reader = visitor(own.server).open(OVERVIEW)
    expect(reader.page.get_by_text(OLD_CHANGE).first).to_be_attached()

    editor = sign_in(visitor(own.server), "editor")
    give(editor, corrected)
    expect(editor.page.get_by_text("Dòng được sửa (3)")).to_be_visible()
    button(editor, "Giữ làm bản nháp").click()
    expect(notice(editor, "Đã giữ làm bản nháp.")).to_be_visible(timeout=120_000)
    view(editor.rest(), "Bản nháp")
    expect(editor.page.get_by_text("chờ một người có quyền công bố kiểm tra")).to_be_visible()
    assert acts(editor) == ["Rút bản nháp"]

    publisher = view(sign_in(visitor(own.server), "publisher"), "Bản nháp")
    assert acts(publisher) == ["Đã kiểm tra, đồng ý", "Rút bản nháp"]
    button(publisher, "Đã kiểm tra, đồng ý").click()
    expect(notice(publisher, "Đã ghi nhận là đã kiểm tra.")).to_be_visible()
    assert (own.build / "current").read_text(encoding="utf-8") == before
    button(publisher.rest(), "Công bố").click()
    expect(notice(publisher, "Đã công bố.")).to_be_visible(timeout=120_000)
    expect(publisher.page.get_by_test_id("stToast").get_by_text("Đã công bố.")).to_be_visible()
    assert (own.build / "current").read_text(encoding="utf-8") != before
    assert score(own) == "42.127"

    rerun(reader)
    expect(reader.page.get_by_text(NEW_CHANGE).first).to_be_attached()
    expect(reader.page.locator("[data-testid=stException]")).to_have_count(0)

    view(publisher.rest(), "Các bản số liệu")
    button(publisher, "Trở về bản này").click()
    button(publisher, "Trở về bản này ngay").click()
    expect(notice(publisher, "Đã trở về bản")).to_be_visible()
    assert (own.build / "current").read_text(encoding="utf-8") == before
    assert score(own) == "41.626957686"
    rerun(reader)
    expect(reader.page.get_by_text(OLD_CHANGE).first).to_be_attached()

    view(publisher.rest(), "Nhật ký")
    expect(publisher.page.get_by_text("Nhật ký còn nguyên vẹn")).to_be_visible()
    for name in ("editor@example.vn", "publisher@example.vn", "kon-tum-2020.xlsx"):
        expect(publisher.page.get_by_text(name).first).to_be_visible()


def rerun(tab: Tab) -> Tab:
    """What a reader does next, without loading anything anew: to another page, and back."""
    for name in ("Cách tính", "Tổng quan"):
        tab.page.get_by_role("link", name=name, exact=True).click()
        tab.rest()
    return tab


def test_the_maker_of_a_draft_cannot_check_it(
    shared: Place, visitor: Visitor, corrected: Path
) -> None:
    tab = give(sign_in(visitor(shared.server), "both"), corrected)
    button(tab, "Giữ làm bản nháp").click()
    expect(notice(tab, "Đã giữ làm bản nháp.")).to_be_visible(timeout=120_000)
    view(tab.rest(), "Bản nháp")
    expect(tab.page.get_by_text("Bạn đã nạp tệp này nên một người khác")).to_be_visible()
    assert acts(tab) == ["Rút bản nháp"]


def test_without_an_account_there_is_the_template_and_nothing_else(
    shared: Place, visitor: Visitor
) -> None:
    tab = visitor(shared.server).open("/update")
    expect(tab.heading).to_have_text("Cập nhật số liệu")
    expect(button(tab, "Đăng nhập")).to_be_visible()
    expect(tab.page.locator("input[type=file]")).to_have_count(0)
    with tab.page.expect_download() as download:
        button(tab, "Tải biểu mẫu (XLSX)").click()
    assert download.value.path().read_bytes()[:2] == b"PK"


def test_somebody_whom_nobody_named_can_do_nothing_and_leaves_again(
    shared: Place, visitor: Visitor
) -> None:
    tab = sign_in(visitor(shared.server), "stranger")
    expect(tab.page.get_by_text("Tài khoản này chưa được giao việc")).to_be_visible()
    expect(tab.page.locator("input[type=file]")).to_have_count(0)
    button(tab, "Đăng xuất").click()
    # The provider asks whether to sign out there, too, and sends back to the page.
    tab.page.get_by_role("button").first.click()
    expect(button(tab, "Đăng nhập")).to_be_visible()
    assert tab.page.url.startswith(f"{tab.address}/update")


def test_a_refusal_by_the_provider_leads_back_signed_out(shared: Place, visitor: Visitor) -> None:
    tab = visitor(shared.server).open("/update")
    button(tab, "Đăng nhập").click()
    button(tab, "Deny").click()
    expect(button(tab, "Đăng nhập")).to_be_visible()


def test_without_secrets_the_page_is_not_there(server: Server, visitor: Visitor) -> None:
    tab = visitor(server).open("/")
    expect(tab.page.get_by_role("link", name="Cách tính")).to_be_visible()
    expect(tab.page.get_by_role("link", name="Cập nhật số liệu")).to_have_count(0)
    for address in ("/update", "/overview?province=67", "/tranking"):
        tab.open(address)
        expect(tab.page.get_by_role("dialog")).to_have_count(0)
        expect(tab.heading).not_to_have_text("Cập nhật số liệu")
    expect(tab.page.get_by_text("Không có trang “tranking”")).to_be_visible()


@pytest.mark.parametrize("arguments", [STREAMLIT], ids=["streamlit-run"])
def test_the_other_way_of_starting_reads_the_secrets_too(
    arguments: tuple[str, ...], tmp_path: Path, data_folder: Path, visitor: Visitor
) -> None:
    with place(tmp_path, data_folder, arguments) as made:
        sign_in(visitor(made.server), "editor")


BEHIND_A_PROXY = """
[update]
header = "proxy_email"
editors = ["editor@example.vn"]
"""


def told(server: Server, headers: dict[str, str]) -> str:
    """All that page `update` sends to a session that begins with these headers."""
    socket = server.address.replace("http", "ws", 1) + "/_stcore/stream"
    wish = BackMsg()
    wish.rerun_script.page_name = "update"
    with connect(
        socket,
        origin=Origin(server.address),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers=headers,
    ) as session:
        session.send(wish.SerializeToString())
        said = []
        while True:
            message = ForwardMsg()
            message.ParseFromString(bytes(session.recv(timeout=60, decode=False)))
            said.append(str(message))
            if message.WhichOneof("type") == "script_finished":
                return "\n".join(said)


def test_behind_a_proxy_its_header_says_who_it_is(tmp_path: Path, data_folder: Path) -> None:
    """The websocket carries it; that strangers cannot send it is the proxy's part."""
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(BEHIND_A_PROXY, encoding="utf-8")
    variables = {
        "STREAMLIT_SECRETS_FILES": str(secrets),
        "STREAMLIT_SERVER_TRUSTED_USER_HEADERS": '{"X-Forwarded-Email": "proxy_email"}',
    }
    with serve(data_folder, UVICORN, variables) as server:
        known = told(server, {"X-Forwarded-Email": "Editor@example.vn"})
        other = told(server, {"X-Forwarded-Email": ""})
        nobody = told(server, {})
        assert "server.trustedUserHeaders" not in server.said()
        assert "whoever reaches this port without the proxy" in server.said()
    assert "editor@example.vn" in known
    assert "file_uploader" in known
    for said in (other, nobody):
        assert "file_uploader" not in said
        assert "sign-in" not in said
