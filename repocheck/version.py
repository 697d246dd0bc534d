"""The version of the program, where every package can read it."""

VERSION = "0.2.0"
"""Version as in ``pyproject.toml``."""
