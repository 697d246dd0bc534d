"""Run the command line with ``python -m repocheck``."""

from repocheck.cli import script

script()
