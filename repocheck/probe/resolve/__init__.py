"""Whether declared dependencies can still be resolved."""

from repocheck.probe.resolve.resolver import (
    Resolver,
)
from repocheck.probe.resolve.uv import (
    find_uv,
)

__all__ = ["Resolver", "find_uv"]
