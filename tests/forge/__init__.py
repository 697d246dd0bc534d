"""Hosts made for tests: real protocols on loopback, over repositories made by the tests themselves."""

from tests.forge.git_host import GitHost, Planned

__all__ = ["GitHost", "Planned"]
