"""Are we getting better, or is everyone?"""

from dashboard.ui import page

page.show("trend")
