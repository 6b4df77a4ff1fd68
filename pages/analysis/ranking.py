"""Who is above us, how close?"""

from dashboard.ui import page

page.show("ranking")
