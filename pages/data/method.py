"""How is this computed, and how good is it?"""

from dashboard.ui import page

page.show("method")
