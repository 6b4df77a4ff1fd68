"""``python -m dashboard.load FILE --check | --publish``."""

import sys

from dashboard.load.command import main

if __name__ == "__main__":
    sys.exit(main())
