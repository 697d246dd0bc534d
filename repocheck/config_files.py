"""Which files set the configuration, and what a file that is merely found may set.

The file is the one named by ``--config`` or ``REPOCHECK_CONFIG``. Without one it is the user's own
(``~/.config/repocheck/config.yaml``), and over it what is found in the working folder: ``repocheck.yaml``,
else a ``config.yaml`` that has a ``repocheck:`` key, for plenty of projects own one that is not ours.

What is found may be part of a clone, or of somebody's pull request. It sets limits and gates, and nothing
that tells whom to trust: it must not send a token to an address of its choice, rate its own repository, say
how soon another is believed to be missing, or write where it likes. A link is not followed wherever it leads.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import platformdirs

from repocheck.errors import ConfigError

MAX_CONFIG_BYTES = 262_144
"""A larger YAML file is refused: PyYAML takes seconds per megabyte."""
_OPEN = frozenset(
    {
        "repocheck",
        "offline",
        "jobs",
        "grace_days",
        "judge_s",
        "as_of",
        "store.max_age_hours",
        "probe.timeout_s",
        "probe.attempts",
        "probe.deadline_s",
        "probe.max_files",
        "probe.max_text_bytes",
        "probe.max_total_bytes",
        "probe.max_entries",
    }
)
"""Keys that any file may set."""


def config_files(path: Path | None, defaults: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the name and the content of each file that is read, the later ones winning.

    Args:
        path: File named by the caller; None to look for one.
        defaults: The built-in values.

    Raises:
        ConfigError: One cannot be read, or was merely found and sets what only a trusted one may.
    """
    named = path or (Path(os.environ["REPOCHECK_CONFIG"]) if os.environ.get("REPOCHECK_CONFIG") else None)
    if named:
        yield str(named), _read(named)
        return
    own = platformdirs.user_config_path("repocheck") / "config.yaml"
    if own.is_file():
        yield str(own), _read(own)
    if found := _find():
        layer = _read(found)
        if key := closed_key(layer, defaults):
            raise ConfigError(
                f"{found}: a file that is merely found may not set {key}",
                f"If you trust it, name it: --config {found}; or set {key} in {own}.",
            )
        yield str(found), layer


def closed_key(layer: Mapping[str, Any], defaults: Mapping[str, Any]) -> str | None:
    """Return the first key of a file that only a trusted one may set; None if there is none.

    Args:
        layer: What the file says.
        defaults: The built-in values; whoever repeats them sets nothing.
    """
    for path, value in _leaves(layer):
        key = ".".join(path)
        harmless = key in _OPEN or _is_default(path, value, defaults)
        if path[0] in defaults and not harmless:
            return key
    return None


def is_own_api(host: str, api: str) -> bool:
    """Return whether an address is that of the API of a host itself, reached over https."""
    parts = urlsplit(api)
    name = parts.hostname or ""
    return parts.scheme == "https" and (name == host or name.endswith(f".{host}"))


def _leaves(layer: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in layer.items():
        path = (*above, str(key))
        if isinstance(value, Mapping) and value:
            yield from _leaves(value, path)
        else:
            yield path, value


def _is_default(path: tuple[str, ...], value: object, defaults: object) -> bool:
    for part in path:
        if not isinstance(defaults, Mapping) or part not in defaults:
            return False
        defaults = defaults[part]
    nothing = not value and value is not False and not defaults and defaults is not False
    return nothing or value == defaults or str(value) == str(defaults)


def _find() -> Path | None:
    own, shared = Path("repocheck.yaml"), Path("config.yaml")
    if own.is_symlink():
        raise ConfigError(
            f"{own}: a link that is merely found is not followed", f"If you trust it, name it: --config {own}"
        )
    if own.is_file():
        return own
    plain = shared.is_file() and not shared.is_symlink()
    if plain and any(line.startswith("repocheck:") for line in _text(shared).splitlines()):
        return shared
    return None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_CONFIG_BYTES:
            raise ConfigError(
                f"{path}: larger than {MAX_CONFIG_BYTES} bytes", "Name a repocheck configuration."
            )
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"cannot read the configuration {path}: {error}", "Give an existing UTF-8 file."
        ) from None


def _read(path: Path) -> Mapping[str, Any]:
    import yaml  # noqa: PLC0415 - most runs have no such file

    class PlainLoader(yaml.SafeLoader):
        """Refuses aliases: a few hundred bytes can stand for gigabytes, and nobody needs one here."""

        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("aliases (*name) are not allowed")
            return super().compose_node(parent, index)

    try:
        loaded = yaml.load(_text(path), PlainLoader)  # noqa: S506 - a safe loader that refuses still more
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        first = " ".join(str(error).split())
        raise ConfigError(f"{path} is not valid YAML: {first}", "Fix the line it names.") from None
    if not isinstance(loaded or {}, dict):
        raise ConfigError(
            f"{path}: expected keys and values at the top", "See `repocheck config` for the keys."
        )
    return loaded or {}
