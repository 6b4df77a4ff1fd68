"""Which sessions have a place for a file on their page, and how large a file may be there.

Streamlit takes a file for any open session, whatever its page shows; the server asks here first
(serve/uploads.py).
"""

import threading
from collections import OrderedDict

from streamlit.runtime.scriptrunner import get_script_run_ctx

# Sessions that ended are forgotten from the oldest on.
MOST_SESSIONS = 5_000

_lock = threading.Lock()
_asked: OrderedDict[str, int] = OrderedDict()
_of_this_run: dict[str, int] = {}


def expect(most_bytes: int) -> None:
    """Say that this run shows a place for a file of at most so many bytes."""
    session = _session()
    with _lock:
        largest = max(most_bytes, _of_this_run.get(session, 0))
        _of_this_run[session] = _asked[session] = largest
        _asked.move_to_end(session)
        while len(_asked) > MOST_SESSIONS:
            _of_this_run.pop(_asked.popitem(last=False)[0], None)


def settle() -> None:
    """At a run's end: what it did not show is gone from the page."""
    session = _session()
    with _lock:
        if _of_this_run.pop(session, None) is None:
            _asked.pop(session, None)


def most_bytes(session: str) -> int:
    """How large a file a session may give now; 0 where its page has no place for one."""
    with _lock:
        return _asked.get(session, 0)


def _session() -> str:
    context = get_script_run_ctx()
    return context.session_id if context else ""
