"""What would it take?"""

from dashboard.ui import what_if

what_if.show()
