"""What the server adds around Streamlit: compressed files, our page, headers, the frozen start."""

import asyncio
import gzip
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import brotli
import pytest
import streamlit

from dashboard import ROOT, navigation
from dashboard.serve import errors, lifespan, sign_in
from dashboard.serve.assets import compress, frontend
from dashboard.serve.assets.compress import CompressedFiles
from dashboard.serve.assets.files import FrontendFiles
from dashboard.serve.assets.page import PageShell
from dashboard.serve.headers import ANCESTORS_VARIABLE, SecurityHeaders
from dashboard.serve.known_pages import KnownPages
from dashboard.serve.origin import ORIGINS_VARIABLE, OwnOrigin
from dashboard.serve.sign_in import SignInReturn
from dashboard.text.messages import words

MAIN_SCRIPT = re.search(r"static/js/index\.[\w-]+\.js", frontend.index_html())[0]


class Answer:
    """One answer of an ASGI application."""

    def __init__(self, messages):
        self.status = messages[0]["status"]
        self.headers = {key.decode(): value.decode() for key, value in messages[0]["headers"]}
        self.body = b"".join(message.get("body", b"") for message in messages[1:])


def ask(app, path, *, method="GET", query="", client="127.0.0.1", root_path="", **headers):
    messages = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        messages.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "root_path": root_path,
        "query_string": query.encode(),
        "client": (client, 50000),
        "headers": [
            (name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()
        ],
    }
    asyncio.run(app(scope, receive, send))
    return Answer(messages)


async def streamlit_stands_here(scope, receive, send):
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body", "body": scope["path"].encode()})


async def broken(scope, receive, send):
    raise RuntimeError("secret")


@pytest.fixture
def files(tmp_path):
    return FrontendFiles(streamlit_stands_here, base="", store=CompressedFiles(tmp_path))


@pytest.fixture
def page():
    return PageShell(streamlit_stands_here, base="")


@pytest.fixture
def headed(monkeypatch):
    monkeypatch.delenv(ANCESTORS_VARIABLE, raising=False)
    return SecurityHeaders(streamlit_stands_here, base="")


# Files


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("identity", None),
        ("br;q=nonsense", None),
        ("", None),
    ],
)
def test_a_script_is_sent_in_the_best_encoding_the_browser_takes(files, accepted, sent):
    answer = ask(files, f"/{MAIN_SCRIPT}", accept_encoding=accepted)
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[sent]
    assert answer.headers.get("content-encoding") == sent
    assert unpack(answer.body) == (frontend.STATIC / MAIN_SCRIPT).read_bytes()
    assert answer.headers["content-length"] == str(len(answer.body))
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_a_font_is_not_compressed_again(files):
    font = next((frontend.STATIC / "static" / "media").glob("*.woff2"))
    answer = ask(files, f"/static/media/{font.name}", accept_encoding="br")
    assert "content-encoding" not in answer.headers
    assert answer.headers["content-type"] == "font/woff2"
    assert answer.body == font.read_bytes()


def test_head_tells_the_length_and_sends_nothing(files):
    whole = ask(files, f"/{MAIN_SCRIPT}", accept_encoding="br")
    head = ask(files, f"/{MAIN_SCRIPT}", method="HEAD", accept_encoding="br")
    assert (head.status, head.body) == (200, b"")
    assert head.headers == whole.headers


def test_what_the_browser_has_is_not_sent_again(files):
    tag = ask(files, f"/{MAIN_SCRIPT}", accept_encoding="br").headers["etag"]
    again = ask(files, f"/{MAIN_SCRIPT}", accept_encoding="br", if_none_match=f'"x", W/{tag}')
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)


def test_each_encoding_has_its_own_tag(files):
    tags = {
        ask(files, f"/{MAIN_SCRIPT}", accept_encoding=accepted).headers["etag"]
        for accepted in ("br", "gzip", "")
    }
    assert len(tags) == 3


@pytest.mark.parametrize(
    "path",
    [
        "/static/../index.html",
        "/static/js/../../../__init__.py",
        "/static/..\\..\\__init__.py",
        "/static//etc/passwd",
        "/static/js/%2e%2e/x.js",
        "/static/js/x.js\x00.css",
        "/static/C:/x.js",
        "/static/js",
        "/static/js/unknown.12345678.js",
        "/assets/../lifespan.py",
        "/assets/boot.js",
    ],
)
def test_whatever_is_not_one_of_the_files_goes_on_to_streamlit(files, path):
    assert ask(files, path).status == 299


def test_only_reading_is_answered(files, page):
    assert ask(files, f"/{MAIN_SCRIPT}", method="POST").status == 299
    assert ask(page, "/trend", method="POST").status == 299


def test_files_are_found_under_a_base_path_and_behind_a_mount(tmp_path):
    based = FrontendFiles(streamlit_stands_here, base="a/b", store=CompressedFiles(tmp_path))
    assert ask(based, f"/a/b/{MAIN_SCRIPT}").status == 200
    assert ask(based, f"/m/a/b/{MAIN_SCRIPT}", root_path="/m").status == 200
    assert ask(based, f"/{MAIN_SCRIPT}").status == 299


def test_compressed_files_survive_a_restart_and_repair_themselves(tmp_path):
    script = frontend.STATIC / MAIN_SCRIPT
    first = CompressedFiles(tmp_path).body(script, "br")
    (kept,) = tmp_path.iterdir()
    assert CompressedFiles(tmp_path).body(script, "br") == first
    kept.write_bytes(first.content[:100])
    assert CompressedFiles(tmp_path).body(script, "br") == first
    assert kept.read_bytes() == first.content


def test_a_disk_that_cannot_be_written_is_done_without(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    store = CompressedFiles(blocked)
    script = frontend.STATIC / MAIN_SCRIPT
    body = store.body(script, "gzip")
    assert gzip.decompress(body.content) == script.read_bytes()
    assert store.ready(script, "gzip") is body


def test_the_cache_is_for_this_streamlit_and_these_settings():
    assert compress.settings_key("1.2.3") == "streamlit-1.2.3-br10-5-gzip6"


def test_a_page_with_a_chart_is_loaded_early_and_heavy_pieces_are_not():
    names = {name.split(".")[0] for name in frontend.preloads()}
    assert set(frontend.FIRST_PAGE) < names
    assert names.isdisjoint({"PlotlyChart", "DeckGlJsonChart", "katex", "DataFrame", "index"})


def test_a_first_visit_is_at_most_a_third_of_its_size_on_the_wire():
    store = frontend.compressed_files()
    scripts = [file for file in frontend.first_visit() if file.suffix in (".js", ".css")]
    sent = sum(len(store.body(file, "br").content) for file in scripts)
    assert sent < sum(file.stat().st_size for file in scripts) / 3


# The page


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("", "vi"),
        ("language=vi", "vi"),
        ("province=62&language=en", "en"),
        ("language=xx", "vi"),
        ("language=%3Cscript%3E", "vi"),
        ("language=" + "x" * 10_000, "vi"),
        ("language=vi&language=en", "en"),
    ],
)
def test_the_page_speaks_the_language_of_the_address(page, query, language):
    text = ask(page, "/ranking", query=query).body.decode()
    assert f'<html lang="{language}">' in text
    assert f"<title>{words(language)('serve.title')}</title>" in text
    assert words(language)("serve.no_script") in text
    assert "You need to enable JavaScript" not in text


def test_the_page_carries_our_files_and_no_script_text_of_ours(page):
    text = ask(page, "/").body.decode()
    for name in ("boot.js", "dashboard.css", "icon.svg"):
        assert f'"./assets/{frontend.own_name(name)}"' in text
    assert "favicon.png" not in text
    assert "service-desc" not in text
    assert text.count("<script>") == frontend.index_html().count("<script>")
    assert text.index("boot.") < text.index("</head>")


def test_every_address_in_the_page_is_answered(page, files):
    text = ask(page, "/").body.decode()
    addresses = re.findall(r'"\.(/(?:static|assets)/[^"]+)"', text)
    assert len(addresses) > 100
    assert {ask(files, address).status for address in addresses} == {200}


@pytest.mark.parametrize("path", ["/", "/ranking", "/component", "/media", "/a.b", "/staticpage"])
def test_page_addresses_get_the_page(page, path):
    assert ask(page, path).headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "/static/x.js",
        "/assets/x.js",
        "/_stcore/health",
        "/_stcore/stream",
        "/ranking/_stcore/health",
        "/app/static/x.png",
        "/media/x.bin",
        "/component/x/index.html",
        "/oauth2callback",
        "/auth/login",
        "/favicon.png",
        "/manifest.json",
        "/ranking/",
        "//evil.example/x",
        "/..\\x",
    ],
)
def test_other_addresses_are_left_to_streamlit(page, path):
    assert ask(page, path).status == 299


def test_links_hold_below_a_folder_and_below_a_base_path(page):
    assert b'src="../static/js/index.' in ask(page, "/a/b").body
    based = PageShell(streamlit_stands_here, base="bang")
    assert b'src="./static/js/index.' in ask(based, "/bang/ranking").body
    assert ask(based, "/ranking").status == 299
    assert ask(based, "/bang").status == 299


def test_the_page_is_compressed_and_asked_for_anew_each_time(page):
    answer = ask(page, "/", accept_encoding="gzip, br")
    assert answer.headers["content-encoding"] == "br"
    assert brotli.decompress(answer.body) == ask(page, "/").body
    assert answer.headers["cache-control"] == "no-cache"
    tag = answer.headers["etag"]
    assert ask(page, "/", accept_encoding="gzip, br", if_none_match=tag).status == 304
    assert ask(page, "/", query="language=en", if_none_match=tag).status == 200


def test_boot_writes_the_key_that_this_streamlit_reads():
    scripts = "".join(file.read_text("utf-8") for file in frontend.SCRIPTS.glob("utils.*.js"))
    base, version = re.search(
        r"=(\d+),\w+=`(stActiveTheme-)\$\{window\.location\.pathname\}`", scripts
    ).group(2, 1)
    boot = (frontend.OWN / "boot.js").read_text("utf-8")
    assert f'"{base}" + window.location.pathname + "-v{version}"' in boot


def test_every_name_in_the_stylesheet_exists_in_this_streamlit():
    wanted = set(re.findall(r'data-testid="(\w+)', (frontend.OWN / "dashboard.css").read_text()))
    scripts = "".join(file.read_text("utf-8") for file in frontend.SCRIPTS.glob("*.js"))
    assert {name for name in wanted if f"`{name}`" not in scripts} == {"stBaseButton"}
    assert "stBaseButton-" in scripts


# Signing in


def redirecting_to(place):
    async def streamlit_redirects(_scope, _receive, send):
        headers = [(b"location", place.encode()), (b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]
        await send({"type": "http.response.start", "status": 302, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    return streamlit_redirects


@pytest.mark.parametrize("path", ["/oauth2callback", "/auth/logout"])
@pytest.mark.parametrize("base", ["", "bang"])
def test_signing_in_and_out_leads_back_to_the_page_it_was_done_on(path, base):
    prefix = f"/{base}" if base else ""
    answer = ask(SignInReturn(redirecting_to(f"{prefix}/"), base=base), prefix + path)
    assert (answer.status, answer.headers["location"]) == (302, f"{prefix}/update")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/auth/login", "/"),
        ("/auth/logout", "https://id.example.vn/end"),
        ("/oauth2callback/", "/"),
        ("/", "/"),
    ],
)
def test_no_other_redirect_is_changed(path, place):
    answer = ask(SignInReturn(redirecting_to(place), base=""), path)
    assert answer.headers["location"] == place


def test_the_page_people_come_back_to_is_the_one_that_signs_in():
    assert [page.stem for page in navigation.PAGES if page.is_restricted] == [sign_in.RETURN_TO]


# Addresses of no page


@pytest.mark.parametrize("base", ["", "bang"])
@pytest.mark.parametrize(
    ("path", "query", "address"),
    [
        ("/overview", "province=67&year=2020", "?province=67&year=2020"),
        ("/overview/", "", ""),
        ("/tranking", "province=67&language=en", "?language=en&missing=tranking"),
        ("/update", "", "?missing=update"),
    ],
)
def test_an_address_of_no_page_leads_to_the_first_page(path, query, address, base):
    prefix = f"/{base}" if base else ""
    layer = KnownPages(streamlit_stands_here, base=base)
    answer = ask(layer, prefix + path, query=query, accept="text/html,*/*")
    assert (answer.status, answer.headers["location"]) == (307, f"{prefix}/{address}")


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/", "text/html"),
        ("/ranking", "text/html"),
        ("/oauth2callback", "text/html"),
        ("/_stcore/health", "text/html"),
        ("/static/js/main.js", "text/html"),
        ("/favicon.png", "text/html"),
        ("/tranking", "*/*"),
    ],
)
def test_pages_files_and_programs_are_left_alone(path, accept):
    answer = ask(KnownPages(streamlit_stands_here, base=""), path, accept=accept)
    assert answer.status == ask(streamlit_stands_here, path).status


# Headers


FIXED = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}


@pytest.mark.parametrize("inside", ["streamlit", "file", "page", "not found", "not modified"])
def test_every_kind_of_answer_has_the_headers(headed, files, page, inside):
    layer, path = {
        "streamlit": (streamlit_stands_here, "/_stcore/health"),
        "file": (files, f"/{MAIN_SCRIPT}"),
        "page": (page, "/"),
        "not found": (streamlit_stands_here, "/_stcore/metrics"),
        "not modified": (page, "/"),
    }[inside]
    app = SecurityHeaders(layer, base="")
    known = {"if_none_match": "*"} if inside == "not modified" else {}
    answer = ask(app, path, client="10.0.0.9", **known)
    assert {name: answer.headers[name] for name in FIXED} == FIXED
    assert "content-security-policy" in answer.headers


def test_a_failing_layer_still_answers_with_the_headers_and_without_the_reason():
    messages = []

    async def send(message):
        messages.append(message)

    app = SecurityHeaders(broken, base="")
    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "client": None}
    with pytest.raises(RuntimeError):
        asyncio.run(app(scope, None, send))
    answer = Answer(messages)
    assert (answer.status, answer.body) == (500, b"Internal Server Error")
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_the_policy_allows_this_host_only(headed):
    policy = ask(headed, "/", host="papi.example.vn:8501").headers["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules == {
        "default-src": "'self'",
        "script-src": rules["script-src"],
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self' ws://papi.example.vn:8501 wss://papi.example.vn:8501",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    assert re.fullmatch(r"'self'( 'sha256-[\w+/]{43}=')+", rules["script-src"])


@pytest.mark.parametrize("host", ["x; script-src *", "a b", "", "ex*mple.vn", "a,b"])
def test_a_strange_host_does_not_reach_the_policy(headed, host):
    policy = ask(headed, "/", host=host).headers["content-security-policy"]
    assert "connect-src 'self';" in policy


def test_the_environment_names_who_may_frame(monkeypatch):
    monkeypatch.setenv(ANCESTORS_VARIABLE, "https://portal.example.vn 'self' javascript:x *;")
    answer = ask(SecurityHeaders(streamlit_stands_here, base=""), "/")
    policy = answer.headers["content-security-policy"]
    assert policy.endswith("frame-ancestors https://portal.example.vn 'self'")
    assert "x-frame-options" not in answer.headers


@pytest.mark.parametrize(
    ("client", "forwarded", "status"),
    [
        ("127.0.0.1", {}, 299),
        ("::1", {}, 299),
        ("10.1.2.3", {}, 404),
        ("testclient", {}, 404),
        ("127.0.0.1", {"x_forwarded_for": "10.1.2.3"}, 404),
        ("127.0.0.1", {"forwarded": "for=10.1.2.3"}, 404),
    ],
)
def test_metrics_are_for_this_machine_only(headed, client, forwarded, status):
    assert ask(headed, "/_stcore/metrics", client=client, **forwarded).status == status
    assert ask(headed, "/_stcore/health", client=client, **forwarded).status == 299


def test_websockets_pass_untouched(headed, files, page):
    seen = []

    async def inner(scope, receive, send):
        seen.append(scope)

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": []}
    for layer in (SecurityHeaders, FrontendFiles, PageShell):
        asyncio.run(layer(inner, base="")(scope, None, None))
    assert seen == [scope] * 3


# Origins


PUBLIC = "https://bang.example.vn:8443"


def knock(monkeypatch, headers, named=PUBLIC):
    """A websocket's way through the layer: what Streamlit sees, and what is sent without it."""
    monkeypatch.setenv(ORIGINS_VARIABLE, named)
    seen, sent = [], []

    async def inner(scope, receive, send):
        seen.extend(scope["headers"])

    async def send(message):
        sent.append(message)

    pairs = [(name, value.encode()) for name, value in headers]
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": pairs}
    asyncio.run(OwnOrigin(inner)(scope, None, send))
    return dict(seen), sent


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://127.0.0.1:8501", "127.0.0.1:8501"),
        ("http://localhost:8501", "localhost:8501"),
        ("http://[::1]:8501", "[::1]:8501"),
        ("http://10.20.30.40", "10.20.30.40"),
        ("http://10.20.30.40", "10.20.30.40:80"),
        ("https://10.20.30.40", "10.20.30.40:443"),
        ("http://may-chu:8501", "May-Chu:8501"),
        (PUBLIC, "bang.example.vn:8443"),
        (PUBLIC, "bang.example.vn"),
        (PUBLIC, "127.0.0.1:8501"),
        ("https://Bang.Example.vn:8443", "127.0.0.1:8501"),
    ],
)
def test_streamlit_sees_own_pages_under_one_host_and_so_asks_nobody(monkeypatch, origin, host):
    from streamlit.web.server.starlette import starlette_websocket

    seen, sent = knock(monkeypatch, [(b"host", host), (b"origin", origin), (b"cookie", "a=b")])
    assert sent == []
    assert seen == {
        b"cookie": b"a=b",
        b"origin": origin.encode(),
        b"host": origin.split("//")[1].encode(),
    }
    # Were it to go on to its list, the test would fail here without the network.
    monkeypatch.setattr(starlette_websocket, "is_url_from_allowed_origins", None)
    assert starlette_websocket._is_origin_allowed(seen[b"origin"].decode(), seen[b"host"].decode())


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("https://evil.example.com", "127.0.0.1:8501"),
        ("http://127.0.0.1:8502", "127.0.0.1:8501"),
        ("http://localhost:8501", "127.0.0.1:8501"),
        ("http://rebound.example.com:8501", "rebound.example.com:8501"),
        ("http://localhost.:8501", "localhost.:8501"),
        ("http://bang.example.vn:8443", "bang.example.vn:8443"),
        ("https://bang.example.vn", "bang.example.vn"),
        (f"{PUBLIC}, {PUBLIC}", "bang.example.vn:8443"),
        (f"{PUBLIC}/", "bang.example.vn:8443"),
        ("https://user@127.0.0.1:8501", "user@127.0.0.1:8501"),
        ("http://[:::]:8501", "[:::]:8501"),
        ("http://127.0.0.1:8501", ""),
        ("ftp://127.0.0.1", "127.0.0.1"),
        ("http://", ""),
        ("null", "null"),
        ("", "127.0.0.1:8501"),
    ],
)
def test_pages_of_other_sites_are_refused_in_a_line(monkeypatch, caplog, origin, host):
    seen, sent = knock(monkeypatch, [(b"host", host), (b"origin", origin)])
    assert seen == {}
    assert [message["type"] for message in sent] == ["websocket.close"]
    (line,) = caplog.messages
    assert f"a page of {origin!r} asked host {host!r}" in line
    assert ORIGINS_VARIABLE in line


def test_two_headers_of_one_kind_are_nobody_s(monkeypatch):
    own = (b"origin", "http://127.0.0.1:8501")
    host = (b"host", "127.0.0.1:8501")
    assert knock(monkeypatch, [host, own])[1] == []
    assert knock(monkeypatch, [host, own, own])[0] == {}
    assert knock(monkeypatch, [host, host, own])[0] == {}


def test_who_sends_no_origin_is_left_to_streamlit(monkeypatch, files):
    seen, sent = knock(monkeypatch, [(b"host", "any.example.com")])
    assert (seen, sent) == ({b"host": b"any.example.com"}, [])
    assert ask(OwnOrigin(files), f"/{MAIN_SCRIPT}", host="any.example.com").status == 200


def test_what_is_no_origin_is_left_out_of_the_setting_with_a_word(monkeypatch, caplog):
    named = f"bang.example.vn *,https://a.vn/,{PUBLIC} https://b.vn/path"
    for origin in ("https://a.vn", PUBLIC):
        assert knock(monkeypatch, [(b"origin", origin)], named)[1] == []
    left_out = {message.split("'")[1] for message in caplog.messages}
    assert left_out == {"*", "bang.example.vn", "https://b.vn/path"}


async def upload(_scope, _receive, send):
    """Streamlit's answer to the question before an upload, as it is in 1.67."""
    headers = [
        (b"access-control-allow-origin", b"http://localhost:8501"),
        (b"access-control-allow-credentials", b"true"),
        (b"vary", b"Origin"),
    ]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


@pytest.mark.parametrize(
    ("sent", "status", "told"),
    [
        ({"origin": "http://10.2.3.4:8501"}, 204, ("http://10.2.3.4:8501", "true")),
        ({"origin": "http://localhost:8501"}, 403, (None, None)),
        ({"origin": "null"}, 403, (None, None)),
        ({}, 204, (None, None)),
    ],
)
def test_an_upload_is_for_the_own_origin_only(monkeypatch, sent, status, told):
    monkeypatch.delenv(ORIGINS_VARIABLE, raising=False)
    path = "/_stcore/upload_file/a/b"
    app = SecurityHeaders(OwnOrigin(upload), base="")
    answer = ask(app, path, method="OPTIONS", host="10.2.3.4:8501", **sent)
    names = ("access-control-allow-origin", "access-control-allow-credentials")
    assert (answer.status, tuple(answer.headers.get(name) for name in names)) == (status, told)
    assert answer.headers["referrer-policy"] == "no-referrer"


# Starting and failing


def run_python(code, cwd, **variables):
    arguments = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"]
    environment = os.environ | variables
    done = subprocess.run(
        arguments, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


SHOW_SETTINGS = """
import app
from streamlit import config
names = ["browser.gatherUsageStats", "server.address", "server.maxUploadSize"]
print(*[config.get_option(name) for name in [*names, "server.allowedHosts"]])
"""


def test_the_settings_are_read_from_any_folder(tmp_path):
    assert run_python(SHOW_SETTINGS, tmp_path) == "False 127.0.0.1 20 []"


def test_variables_outrank_the_settings_also_without_the_command_line(tmp_path):
    shown = run_python(
        SHOW_SETTINGS,
        tmp_path,
        STREAMLIT_SERVER_ADDRESS="0.0.0.0",
        STREAMLIT_SERVER_MAX_UPLOAD_SIZE="7",
        STREAMLIT_SERVER_ALLOWED_HOSTS="a.vn b.vn",
    )
    assert shown == "False 0.0.0.0 7 ['a.vn', 'b.vn']"


def test_objects_of_the_start_are_frozen_for_the_collector():
    code = """
import asyncio, gc, threading
from app import app
from dashboard.serve.lifespan import lifespan, wait_then_warm

async def start():
    async with lifespan(app):
        for thread in threading.enumerate():
            if thread.name == wait_then_warm.__name__:
                await asyncio.to_thread(thread.join)
        print(gc.get_freeze_count())

asyncio.run(start())
"""
    assert int(run_python(code, ROOT)) > 100_000


def test_the_collector_is_frozen_in_one_place():
    python = [ROOT / "app.py", *ROOT.glob("dashboard/**/*.py"), *ROOT.glob("pages/**/*.py")]
    frozen = [file.name for file in python if "gc.freeze()" in file.read_text("utf-8")]
    assert frozen == [Path(lifespan.__file__).name]


def test_a_failing_warm_up_is_logged_and_stops_nothing(monkeypatch, caplog):
    from dashboard.serve import warm_up

    def fail():
        raise OSError("no such data")

    monkeypatch.setattr(warm_up, "warm_up", fail)
    monkeypatch.setattr(lifespan.gc, "freeze", lambda: None)
    lifespan.warm_and_freeze()
    assert "warm-up failed" in caplog.text
    assert "no such data" in caplog.text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_failing_page_shows_a_code_that_the_log_knows_and_no_trace(language, caplog):
    from streamlit.testing.v1 import AppTest

    shown = AppTest.from_function(_fail_and_report)
    shown.query_params["language"] = language
    shown.run()
    (message,) = [element.value for element in shown.error]
    code = re.search(r"reference ([0-9A-F]{6})", caplog.text)[1]
    assert message == words(language)("serve.error", code=code)
    assert "secret 123" in caplog.text
    assert [element.value for element in shown.text] == ["True"]
    assert not shown.exception


def _fail_and_report():
    import streamlit

    from dashboard.serve.errors import script_error

    try:
        raise ValueError("secret 123")
    except ValueError as error:
        handled = script_error(error)
    streamlit.text(handled)


# Settings


def _luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["textColor", "primaryColor", "linkColor"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_the_theme_has_aa_contrast(scheme, ink, ground):
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    assert _contrast(theme[scheme][ink], theme[scheme][ground]) >= 4.5


def test_every_setting_says_why():
    lines = (ROOT / ".streamlit" / "config.toml").read_text("utf-8").splitlines()
    assert [line for line in lines if " = " in line and "  # " not in line] == []


def test_this_is_the_streamlit_that_was_looked_at():
    assert streamlit.__version__ == "1.67.0"
    assert errors.script_error.__annotations__["return"] is bool
