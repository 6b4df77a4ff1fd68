"""Where do we stand against what we promised?"""

from dashboard.ui import page

page.show("overview")
