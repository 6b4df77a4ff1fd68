"""Where are points lost, and who answers?"""

from dashboard.ui import page

page.show("component")
