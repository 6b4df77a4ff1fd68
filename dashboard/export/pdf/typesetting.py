"""Pages set by typst on this machine, with no font but those that are shipped."""

from pathlib import Path

import typst

from dashboard.export.typeface import FOLDER


def typeset(template: Path, name: str, content: str, *fonts: Path) -> bytes:
    """A template as PDF with its fonts inside. ``content`` is JSON that it reads as ``name``.

    ``fonts`` are folders of faces beside the product's own. The same content gives the same bytes.
    """
    return bytes(
        typst.compile(
            template,
            root=template.parent,
            font_paths=[*fonts, FOLDER],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={name: content},
        )
    )
