"""Middleware: an address of no page leads to the first page, which says so in the reader's words.

Without it Streamlit opens its own English box. The first page has an address without a name, and
is found under its name too.
"""

import re
from urllib.parse import parse_qsl, urlencode

from starlette.types import Receive, Scope, Send

from dashboard import navigation
from dashboard.access import sign_in
from dashboard.serve.request import Layer, header, inner_path, is_read, respond

# What a reader could have typed as the name of a page.
_NAME = re.compile(r"/([a-zA-Z][\w-]*)/?")
MISSING = "missing"
# An address that answers browsers and is no page: where a sign-in ends.
_OTHERS = {"oauth2callback"}


class KnownPages(Layer):
    """Sends readers who open an address of no page to the first one, with what they asked for."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or redirect it."""
        path = inner_path(scope, self._base) if is_read(scope) else ""
        named = _NAME.fullmatch(path) if "text/html" in header(scope, "accept") else None
        if named is None or named[1] in _shown() | _OTHERS:
            await self._app(scope, receive, send)
            return
        chosen = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if named[1] != navigation.PAGES[0].stem:
            chosen = [(name, value) for name, value in chosen if name == "language"]
            chosen.append((MISSING, named[1]))
        home = f"/{self._base}/" if self._base else "/"
        address = f"{home}?{urlencode(chosen)}" if chosen else home
        await respond(scope, send, 307, [(b"location", address.encode("latin-1"))], b"")


def _shown() -> set[str]:
    """The names of the pages that the menu offers, the first one's left out."""
    pages = navigation.PAGES if sign_in.is_configured() else navigation.PUBLIC
    return {page.stem for page in pages[1:]}
