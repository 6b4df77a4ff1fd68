"""What cannot be done, in a sentence for the person who tried."""

from dashboard.access.person import NotAllowedError
from dashboard.ingest.grid import RefusalError
from dashboard.ingest.publish import RefusedError
from dashboard.store.versions import VersionError
from dashboard.text.messages import words

# All that reading, keeping and publishing a file may raise for a reason to be told.
REFUSALS = (RefusalError, RefusedError, NotAllowedError, VersionError, OSError)


def told(error: Exception, language: str) -> str:
    """Why it was refused and what to do, for any of ``REFUSALS``."""
    say = words(language)
    if isinstance(error, NotAllowedError):
        return say(f"load_attempt.role.{error.role}")
    if isinstance(error, RefusedError):
        return say(f"load_attempt.refused.{error.problem}", **error.facts)
    if isinstance(error, RefusalError):
        return say(f"load_file.refusal.{error.problem}", **error.facts)
    if isinstance(error, VersionError):
        return error.detail
    return say("load_attempt.refused.disk", reason=getattr(error, "strerror", None) or error)
