"""Where does this figure come from?"""

from dashboard.ui import page

page.show("source")
