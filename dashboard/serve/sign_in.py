"""Middleware: whoever signs in or out comes back to the page they did it on.

Streamlit sends everybody to the first page. Only page ``update`` lets people sign in.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.serve.request import Headers, inner_path, is_read
from dashboard.serve.settings import base_path

RETURN_TO = "update"
_ENDS = ("/oauth2callback", "/auth/logout")


class SignInReturn:
    """Changes where Streamlit's redirects to the first page after signing in and out lead."""

    def __init__(self, app: ASGIApp, base: str | None = None) -> None:
        self._app = app
        base = base_path() if base is None else base
        self._base = base
        self._first = (f"/{base}/" if base else "/").encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; change the answer only where a sign-in or sign-out ends."""
        if not (is_read(scope) and inner_path(scope, self._base) in _ENDS):
            await self._app(scope, receive, send)
            return

        async def send_home(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": self._home(message.get("headers", []))}
            await send(message)

        await self._app(scope, receive, send_home)

    def _home(self, headers: Headers) -> Headers:
        """The headers with the page's address for the first page's; any other is kept."""
        return [
            (name, value + RETURN_TO.encode())
            if name.lower() == b"location" and value == self._first
            else (name, value)
            for name, value in headers
        ]
