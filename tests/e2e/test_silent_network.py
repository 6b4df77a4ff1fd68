"""A server on a network whose name server never answers: nobody waits, and nothing goes out.

The server runs as it is started otherwise, with Python's audit hooks telling of every name it looks
up and every place it connects to; a lookup is then what it is on such a network, 20 s of silence.
"""

import http.client
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.e2e.browser import HOST, STREAMLIT, UVICORN, Server, Visitor, serve

HANDSHAKES = 50
NAMED = "https://bang.example.vn:8443"

SILENT = """
import errno, ipaddress, os, runpy, socket, sys, time
NAMES = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
PLACES = ("socket.connect", "socket.sendto", "socket.sendmsg")

def address(host):
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None

def note(event, host):
    with open(os.environ["NOTED"], "a") as noted:
        print(event, host, file=noted)

def look(event, given):
    if event in NAMES:
        host = given[0].decode() if isinstance(given[0], bytes) else given[0]
        if host and host != "localhost" and address(host) is None:
            note(event, host)
            time.sleep(20)
            raise socket.gaierror(socket.EAI_AGAIN, "no name server answers")
    elif event in PLACES and isinstance(given[1], tuple):
        host = given[1][0]
        if host != "localhost" and not (address(host) and address(host).is_loopback):
            note(event, host)
            raise OSError(errno.ENETUNREACH, "there is no way out of this network")

sys.addaudithook(look)
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


@dataclass(frozen=True)
class Silent:
    """A running server, and the file in which every step outside is noted."""

    server: Server
    noted: Path

    def outside(self) -> str:
        return self.noted.read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=[UVICORN, STREAMLIT], ids=["uvicorn", "streamlit run"])
def silent(
    request: pytest.FixtureRequest, data_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Silent]:
    noted = tmp_path_factory.mktemp("silent") / "noted"
    noted.touch()
    arguments = ("-c", SILENT, *request.param[1:])
    variables = {"NOTED": str(noted), "DASHBOARD_ORIGINS": NAMED}
    with serve(data_folder, arguments, variables) as server:
        yield Silent(server, noted)


def knock(server: Server, origin: str, host: str | None = None) -> http.client.HTTPConnection:
    """Ask for a session as a page of that origin would; the answer is not waited for."""
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=10)
    headers = {
        "Host": host or urlsplit(server.address).netloc,
        "Origin": origin,
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    connection.request("GET", "/_stcore/stream", headers=headers)
    return connection


def answered(connection: http.client.HTTPConnection) -> int:
    try:
        return connection.getresponse().status
    finally:
        connection.close()


def health_seconds(server: Server) -> float:
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=10)
    began = time.perf_counter()
    connection.request("GET", "/_stcore/health")
    assert connection.getresponse().read() == b"ok"
    taken = time.perf_counter() - began
    connection.close()
    return taken


def test_foreign_pages_hold_up_nobody(silent: Silent) -> None:
    """The one place where a time is asserted: 100 ms is what was promised."""
    waiting, taken = [], []
    for number in range(HANDSHAKES):
        waiting.append(knock(silent.server, f"https://page-{number}.example.com"))
        taken.append(health_seconds(silent.server))
    assert {answered(connection) for connection in waiting} == {403}
    assert silent.outside() == ""
    assert statistics.median(taken) < 0.1
    assert max(taken) < 1
    assert silent.server.said().count("page-7.example.com") == 1


@pytest.mark.parametrize(
    ("origin", "host", "status"),
    [
        ("http://10.20.30.40:8501", "10.20.30.40:8501", 101),
        ("http://may-chu:8501", "may-chu:8501", 101),
        (NAMED, "bang.example.vn:8443", 101),
        (NAMED, "127.0.0.1:8501", 101),
        ("http://rebound.example.com:8501", "rebound.example.com:8501", 403),
        ("null", "127.0.0.1:8501", 403),
        ("http://", "127.0.0.1:8501", 403),
        ("", "127.0.0.1:8501", 403),
    ],
)
def test_nobody_outside_is_asked_who_may_come(
    silent: Silent, origin: str, host: str, status: int
) -> None:
    assert answered(knock(silent.server, origin, host)) == status
    assert silent.outside() == ""


def test_a_reader_s_visit_goes_nowhere_else(silent: Silent, visitor: Visitor) -> None:
    assert visitor(silent.server).open("/").charts.count() == 5
    assert silent.outside() == ""


def test_an_upload_is_for_the_own_origin(silent: Silent) -> None:
    """Streamlit itself names ``http://localhost:8501``, whatever the address."""
    own = silent.server.address
    path = "/_stcore/upload_file/session/file"
    told = {}
    for origin in (own, "https://page.example.com"):
        connection = http.client.HTTPConnection(HOST, int(own.rsplit(":", 1)[1]), timeout=10)
        connection.request("OPTIONS", path, headers={"Origin": origin})
        answer = connection.getresponse()
        told[origin] = answer.status, answer.getheader("access-control-allow-origin")
        connection.close()
    assert told == {own: (204, own), "https://page.example.com": (403, None)}
