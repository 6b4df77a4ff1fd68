"""The dashboard: rooms in layers, drawn in docs/architecture.md."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# The commands under the names they had first: ``python -m dashboard.versions`` and the like.
__path__.append(str(ROOT / "dashboard" / "commands" / "former"))
