"""The version of the program, where every package can read it."""

VERSION = "0.1.0"
"""Version as in ``pyproject.toml``."""
