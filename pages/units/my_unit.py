"""How is my unit doing, and what would it take?"""

import functools

import streamlit as st

from dashboard.export import qr_code, unit_sheet
from dashboard.figures.my_unit.content import head, results, sources
from dashboard.figures.my_unit.request import read
from dashboard.text.messages import words
from dashboard.ui import content, page

CODE_WIDTH = 180

heading = st.container()
request = page.read(read)
say = words(request.language)
address = qr_code.address(st.context.url, unit=request.unit_id, language=request.language)
content.show(head(request), heading)
st.download_button(
    say("my_unit.sheet.download"),
    data=functools.partial(unit_sheet.sheet_pdf, request, address),
    file_name=say("my_unit.sheet.file", unit=request.unit_id.replace(".", "-")),
    mime="application/pdf",
    on_click="ignore",
)
content.show(results(request))
with st.expander(say("my_unit.code"), key="unit-code", on_change="rerun") as opened:
    if opened.open and address:
        alt = say("my_unit.code_alt", address=address)
        st.image(qr_code.svg(address), width=CODE_WIDTH, alt=alt)
        st.code(address, language=None)
    elif opened.open:
        st.caption(say("my_unit.code_none"))
content.show(sources(request))
