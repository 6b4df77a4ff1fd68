"""A table of texts that are readers' already."""

import pyarrow as pa
import streamlit as st

from dashboard.text.markdown import unlinked


def text_table(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], description: str) -> None:
    """Texts in rows below their heads; nothing in them is markdown or a link."""
    cells = {head: [unlinked(row[at]) for row in rows] for at, head in enumerate(heads)}
    st.table(pa.table(cells), hide_index=True, border="horizontal", alt=description)
