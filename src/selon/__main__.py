"""`python -m selon` is the `selon` command."""

import sys

from selon.cli.app import main

sys.exit(main())
