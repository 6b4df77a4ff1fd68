"""Which of our units lead and lag?"""

from dashboard.ui import page

page.show("unit_ranking")
