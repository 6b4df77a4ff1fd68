"""Did we keep our promises?"""

from dashboard.ui import page

page.show("target")
