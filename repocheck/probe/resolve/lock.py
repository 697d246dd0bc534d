"""Read the lock file that uv writes: one file per package, with address, size, digest and date."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from repocheck.models import Package

_MAX_LOCK_BYTES = 16_777_216


def packages_of(lock: Path) -> tuple[Package, ...]:
    """Return the packages in a lock file (PEP 751), sorted by name; those without a wheel are left out.

    Raises:
        OSError: It cannot be read.
        ValueError: It is none, or too long.
    """
    if lock.stat().st_size > _MAX_LOCK_BYTES:
        raise ValueError("the lock file is too long")
    listed = tomllib.loads(lock.read_text(encoding="utf-8")).get("packages", [])
    packages = (_package(each) for each in listed if each.get("wheels"))
    return tuple(sorted(packages, key=lambda each: each.name))


def _package(entry: dict[str, Any]) -> Package:
    wheel = entry["wheels"][0]
    return Package(
        name=entry["name"],
        version=str(entry.get("version", "")),
        address=wheel.get("url") or Path(wheel["path"]).absolute().as_uri(),
        sha256=wheel.get("hashes", {}).get("sha256", ""),
        size_bytes=wheel.get("size") or _local_size(wheel),
        uploaded_at=_time_of(wheel.get("upload-time")),
    )


def _local_size(wheel: dict[str, Any]) -> int | None:
    path = Path(wheel["path"]) if "path" in wheel else Path(unquote(urlsplit(wheel["url"]).path))
    return path.stat().st_size if path.is_file() else None


def _time_of(value: object) -> dt.datetime | None:
    return value.astimezone(dt.UTC) if isinstance(value, dt.datetime) else None
