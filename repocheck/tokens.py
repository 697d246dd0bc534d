"""Find the secrets by which private hosts let somebody in: in variables, or in the keyring of the system.

A secret is bound to one host name from here on, and is sent to no other.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from importlib import import_module

from repocheck.errors import ConfigError

KEYRING = "keyring"
"""What the configuration says in place of a token that lies in the keyring."""
_PREFIX = "REPOCHECK_TOKEN_"
_GITHUB = ("REPOCHECK_GITHUB_TOKEN", "GITHUB_TOKEN", "GH_TOKEN")


def variable_of(host: str) -> str:
    """Return the variable that holds the token of `host`."""
    return _PREFIX + re.sub(r"[^A-Z0-9]", "_", host.upper())


def tokens_in_environment(hosts: Iterable[str]) -> dict[str, str]:
    """Return the tokens that variables hold, by host.

    Raises:
        ConfigError: A variable names none of `hosts`: whoever wrote it counts on it.
    """
    names = {variable_of(host): host for host in hosts}
    for name in os.environ:
        if name.startswith(_PREFIX) and name not in names:
            raise ConfigError(f"environment: {name} sets nothing", "Name the host under `hosts:` first.")
    github = next(filter(None, (os.environ.get(name, "").strip() for name in _GITHUB)), "")
    found = {host: os.environ.get(name, "").strip() for name, host in names.items()}
    found["github.com"] = found.get("github.com") or github
    return {host: token for host, token in found.items() if token}


def token_in_keyring(host: str) -> str:
    """Return the token of `host` in the keyring of the system.

    Raises:
        ConfigError: There is none, or no keyring.
    """
    try:
        token = import_module("keyring").get_password("repocheck", host)
    except ImportError:
        raise ConfigError(f"hosts.{host}.token: keyring is not installed", "pip install keyring") from None
    except Exception as error:  # noqa: BLE001 - the errors of a keyring are those of its backends
        raise ConfigError(f"hosts.{host}.token: the keyring failed: {error}", "Unlock it.") from None
    if not token:
        raise ConfigError(f"hosts.{host}.token: the keyring has none", f"keyring set repocheck {host}")
    return str(token)
