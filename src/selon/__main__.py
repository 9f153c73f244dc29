"""`python -m selon` is the `selon` command."""

import sys

from selon.cli import main

sys.exit(main())
