"""Middleware: whoever signs in or out comes back to the page they did it on.

Streamlit sends everybody to the first page. Only page ``update`` lets people sign in.
"""

from starlette.types import Receive, Scope, Send

from dashboard.serve.request import Headers, Layer, changing, inner_path, is_read

RETURN_TO = "update"
_ENDS = ("/oauth2callback", "/auth/logout")


class SignInReturn(Layer):
    """Changes where Streamlit's redirects to the first page after signing in and out lead."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; change the answer only where a sign-in or sign-out ends."""
        if not (is_read(scope) and inner_path(scope, self._base) in _ENDS):
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, changing(send, self._home))

    def _home(self, headers: Headers) -> Headers:
        """The headers with the page's address for the first page's; any other is kept."""
        first = (f"/{self._base}/" if self._base else "/").encode()
        return [
            (name, value + RETURN_TO.encode())
            if name.lower() == b"location" and value == first
            else (name, value)
            for name, value in headers
        ]
