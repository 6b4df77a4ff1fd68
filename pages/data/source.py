"""Where does this figure come from?"""

import streamlit as st

from dashboard.figures.source.content import content
from dashboard.figures.source.request import read
from dashboard.ui import content as shown
from dashboard.ui import page
from dashboard.ui.present import slide_numbers

heading = st.container()
request = page.read(read)
shown.show(content(request), heading)
if request.view == "passport":
    # First the number of a slide that was clicked.
    with heading:
        slide_numbers.passport(request.language)
