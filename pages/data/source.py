"""Where does this figure come from?"""

import streamlit as st

from dashboard import navigation
from dashboard.ui import content, page
from dashboard.ui.present import slide_numbers

heading = st.container()
request = page.read("source")
content.show(navigation.page("source").content(request), heading)
if request.view == "passport":
    # First the number of a slide that was clicked.
    with heading:
        slide_numbers.passport(request.language)
