"""A QR code of an address, drawn on this machine."""

import io
from urllib.parse import urlencode, urlsplit

import segno

# Four modules of white around it are what readers need to find it (ISO/IEC 18004).
QUIET = 4
LONGEST = 500


def svg(address: str) -> str:
    """The code as an SVG picture, black on white whatever is around it; 15 % may be damaged."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", border=QUIET, dark="#000", light="#fff", xmldecl=False, nl=False
    )
    return drawn.getvalue().decode("utf-8")


def address(base: str | None, **parameters: str) -> str:
    """The address of a view: scheme, host and path of ``base`` with the parameters, no others.

    "" where the browser has not said its address, or it is none that another device could open.
    """
    try:
        parts = urlsplit(base or "")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    # Not netloc: it could hold a name and a password.
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    whole = f"{parts.scheme}://{host}{port}{parts.path}?{urlencode(parameters)}"
    return whole if len(whole) <= LONGEST else ""
