"""Middleware: the one HTML page, Streamlit's, with our language, title, icon and early loading."""

import functools
import html
import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.types import Receive, Scope, Send

from dashboard.serve.assets.compress import compressed, content_digest
from dashboard.serve.assets.frontend import STATIC, index_html, own_name, preloads
from dashboard.serve.log import LOG
from dashboard.serve.request import Layer, accepted_encoding, inner_path, is_read, respond_cached
from dashboard.text.messages import LANGUAGES, words

# Addresses that are not pages. With the slash: a page may be called "component".
_NOT_PAGES = (
    "/static/",
    "/assets/",
    "/_stcore/",
    "/app/static/",
    "/media/",
    "/component/",
    "/auth/",
    "/oauth2callback",
)


@dataclass(frozen=True)
class Page:
    """The finished page in every encoding; ``bodies[""]`` is the plain one."""

    bodies: dict[str, bytes]
    etag: str


class PageShell(Layer):
    """Answers every page address with the page in the language of ``?language=``."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the page, or pass the request on."""
        path = inner_path(scope, self._base) if scope["type"] == "http" else ""
        if not (is_read(scope) and _is_page(path)):
            await self._app(scope, receive, send)
            return
        page = finished_page(_language(scope), path.count("/") - 1)
        encoding = accepted_encoding(scope)
        headers = [(b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-cache")]
        if encoding:
            headers.append((b"content-encoding", encoding.encode()))
        etag = f'"{page.etag}-{encoding or "plain"}"'
        await respond_cached(scope, send, headers, etag, page.bodies[encoding])


def _is_page(path: str) -> bool:
    if not path or path.startswith("//") or "\\" in path or path.count("/") > 4:
        return False
    if path != "/" and path.endswith("/"):
        return False  # Streamlit redirects these to the address without the slash.
    if "/_stcore/" in path:
        return False  # Looking for its server, the browser asks below the page first: 404.
    if f"{path}/".startswith(_NOT_PAGES):
        return path in ("/component", "/media")
    return path == "/" or not (STATIC / path.rsplit("/", 1)[-1]).is_file()


def _language(scope: Scope) -> str:
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"), max_num_fields=None)
    asked = query.get("language", [""])[-1]
    return asked if asked in LANGUAGES else LANGUAGES[0]


@functools.cache
def finished_page(language: str, depth: int) -> Page:
    """The page for a language and a number of folders in the address, made once."""
    text = _with_own_head(_translated(index_html(), language), language)
    # Links in it are relative to the page's address, so that any prefix of a proxy works.
    plain = text.replace('="./', '="' + ("../" * depth or "./")).encode("utf-8")
    bodies = {"": plain} | {name: compressed(plain, name) for name in ("br", "gzip")}
    return Page(bodies, content_digest(plain))


def _translated(text: str, language: str) -> str:
    say = words(language)
    text = _swapped(text, '<html lang="en">', f'<html lang="{language}">')
    text = _swapped(
        text, "<title>Streamlit</title>", f"<title>{html.escape(say('serve.title'))}</title>"
    )
    hint = f"<noscript><p>{html.escape(say('serve.no_script'))}</p></noscript>"
    return re.sub(r"<noscript>.*?</noscript>", lambda _: hint, text, count=1, flags=re.DOTALL)


def _with_own_head(text: str, language: str) -> str:
    icon = f'<link rel="icon" type="image/svg+xml" href="./assets/{own_name("icon.svg")}">'
    text = _swapped(text, '<link rel="shortcut icon" href="./favicon.png" />', icon)
    # It points at the agent API, which is off.
    text = _swapped(text, '<link rel="service-desc" href="./_stcore/agent/openapi.json" />', "")
    description = html.escape(words(language)("serve.description"))
    head = [
        f'<meta name="description" content="{description}">',
        # Not deferred: it must have run before Streamlit's script, which is.
        f'<script src="./assets/{own_name("boot.js")}"></script>',
        # After Streamlit's words are there it has nothing to hold up.
        f'<script defer src="./assets/{own_name("stage.js")}"></script>',
        f'<link rel="stylesheet" href="./assets/{own_name("dashboard.css")}">',
        f'<link rel="stylesheet" href="./assets/{own_name("stage.css")}">',
        *(
            f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
            for name in preloads()
        ),
    ]
    return _swapped(text, "</head>", "\n".join([*head, "</head>"]))


def _swapped(text: str, old: str, new: str) -> str:
    if old not in text:
        LOG.warning("Streamlit's index.html no longer has %s; it stays as it is", old)
    return text.replace(old, new, 1)
