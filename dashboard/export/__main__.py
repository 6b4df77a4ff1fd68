"""``python -m dashboard.export TEMPLATE ...``: see ``dashboard/export_command.py``."""

import sys

from dashboard.export_command import main

if __name__ == "__main__":
    sys.exit(main())
