"""The version of the program, where every room can read it."""

VERSION = "0.2.0"
"""Version as in ``pyproject.toml``."""
