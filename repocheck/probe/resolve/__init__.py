"""Whether declared dependencies can still be resolved, and what they would install."""

from repocheck.probe.resolve.compiling import Compiler
from repocheck.probe.resolve.installer import Installer
from repocheck.probe.resolve.published import Catalogue
from repocheck.probe.resolve.pythons import default_python, pythons_for
from repocheck.probe.resolve.resolver import Resolver
from repocheck.probe.resolve.uv import find_uv

__all__ = ["Catalogue", "Compiler", "Installer", "Resolver", "default_python", "find_uv", "pythons_for"]
