"""How is my unit doing, and what would it take?"""

import streamlit as st

from dashboard.export import qr_code
from dashboard.figures.my_unit.content import head, results, sources
from dashboard.figures.my_unit.request import read
from dashboard.text.messages import words
from dashboard.ui import content, downloads, page

CODE_WIDTH = 180

heading = st.container()
request = page.read(read)
say = words(request.language)
address = qr_code.address(st.context.url, unit=request.unit_id, language=request.language)
content.show(head(request), heading)
stem = say("my_unit.sheet.file", unit=request.unit_id.replace(".", "-"))
downloads.buttons("unit_sheet", (request, address), stem, "unit-sheet")
content.show(results(request))
with st.expander(say("my_unit.code"), key="unit-code", on_change="rerun") as opened:
    if opened.open and address:
        alt = say("my_unit.code_alt", address=address)
        st.image(qr_code.svg(address), width=CODE_WIDTH, alt=alt)
        st.code(address, language=None)
    elif opened.open:
        st.caption(say("my_unit.code_none"))
content.show(sources(request))
