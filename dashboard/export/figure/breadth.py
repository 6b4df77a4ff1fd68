"""How wide each view of a chart is in a picture: the screen decides by itself, a file cannot."""

from dashboard.export.figure.paper import Spec

SPACING = 20  # Vega-Lite's own gap between views
AXIS_ROOM = 80  # what labels and titles of an axis take beside a view in a composition
CONTAINER_HEIGHT = 400
COMPOSITIONS = ("hconcat", "vconcat", "concat")
FLEXIBLE = (None, "container")
# Columns of small multiples that do not say how many they have.
COLUMNS = 3


def fixed(spec: Spec, width: int) -> Spec:
    """The specification in a given width: exact for one view, about that for several."""
    if _is_composed(spec) or _columns_by_encoding(spec) > 1:
        return _shared(spec, width)
    if spec.get("width") not in FLEXIBLE:
        return _with_height(spec)
    autosize = {"type": "fit-x", "contains": "padding"}
    return {**_with_height(spec), "width": width, "autosize": autosize}


def _is_composed(spec: Spec) -> bool:
    return "spec" in spec or any(name in spec for name in COMPOSITIONS)


def _shared(spec: Spec, width: int) -> Spec:
    """Views inside a composition get equal shares of its width."""
    if not _is_composed(spec):
        return _view(spec, width // _columns_by_encoding(spec))
    columns = _columns(spec)
    share = (width - (columns - 1) * SPACING) // columns
    shared = dict(spec)
    for name in COMPOSITIONS:
        if name in spec:
            shared[name] = [_shared(view, share) for view in spec[name]]
    if "spec" in spec:
        shared["spec"] = _shared(spec["spec"], share)
    return shared


def _view(spec: Spec, share: int) -> Spec:
    if spec.get("width") not in FLEXIBLE:
        return _with_height(spec)
    return {**_with_height(spec), "width": max(share - AXIS_ROOM, AXIS_ROOM)}


def _with_height(spec: Spec) -> Spec:
    return {**spec, "height": CONTAINER_HEIGHT} if spec.get("height") == "container" else spec


def _columns(spec: Spec) -> int:
    if "vconcat" in spec:
        return 1
    views = spec.get("hconcat") or spec.get("concat") or spec.get("repeat")
    if isinstance(views, list):
        return int(spec.get("columns", len(views)))
    split = spec.get("facet") or views or {}
    wraps = "field" in split or "column" in split
    return int(spec.get("columns", split.get("columns", COLUMNS if wraps else 1)))


def _columns_by_encoding(spec: Spec) -> int:
    encoding = spec.get("encoding", {})
    if "facet" in encoding:
        return int(encoding["facet"].get("columns", COLUMNS))
    return COLUMNS if "column" in encoding else 1
