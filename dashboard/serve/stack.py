"""The layers around Streamlit, outermost first."""

from starlette.middleware import Middleware

from dashboard.serve.assets.files import FrontendFiles
from dashboard.serve.assets.page import PageShell
from dashboard.serve.headers import SecurityHeaders
from dashboard.serve.origin import OwnOrigin
from dashboard.serve.sign_in import SignInReturn


def middleware() -> list[Middleware]:
    """Headers go round everything, refusals too, and leave websockets to the layer inside them.

    Files come before the page, since they are asked for most.
    """
    layers = (SecurityHeaders, OwnOrigin, FrontendFiles, PageShell, SignInReturn)
    return [Middleware(layer) for layer in layers]
