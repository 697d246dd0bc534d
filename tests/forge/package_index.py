"""A package index on loopback, with wheels that can be installed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping

from tests.forge.wheel_host import WheelHost, wheel_bytes

SIMPLE = "application/vnd.pypi.simple.v1+json"


def whole_wheel(name: str, version: str, files: Mapping[str, str], requires: tuple[str, ...] = ()) -> bytes:
    """Return a wheel with all that installers ask for."""
    info = f"{name.replace('-', '_')}-{version}.dist-info"
    metadata = metadata_of(name, version, requires)
    content = {
        **files,
        f"{info}/METADATA": metadata,
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},sha256={_digest(text)},{len(text)}\n" for path, text in content.items())
    return wheel_bytes(content | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n"})


def metadata_of(name: str, version: str, requires: tuple[str, ...]) -> str:
    """Return the METADATA of a wheel."""
    head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    extras = dict.fromkeys(re.findall(r"extra == [\"'](\w+)", " ".join(requires)))
    head += "".join(f"Provides-Extra: {each}\n" for each in extras)
    return head + "".join(f"Requires-Dist: {each}\n" for each in requires)


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


class PackageIndex(WheelHost):
    """Serves packages under ``/simple``."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, list[dict[str, object]]] = {}

    @property
    def address(self) -> str:
        """Return what installers call the index."""
        return f"{self.url}/simple"

    def publish(
        self,
        name: str,
        version: str,
        files: Mapping[str, str],
        day: str,
        requires: tuple[str, ...] = (),
        python: str = "",
        tag: str = "py3-none-any",
    ) -> None:
        """Publish a wheel, uploaded on a day."""
        content = whole_wheel(name, version, files, requires)
        filename = f"{name.replace('-', '_')}-{version}-{tag}.whl"
        self.files[f"/files/{filename}.metadata"] = metadata_of(name, version, requires).encode()
        self._list(name, filename, content, day, python, {"core-metadata": True})

    def publish_source(
        self, name: str, version: str, files: Mapping[str, str], day: str, requires: tuple[str, ...] = ()
    ) -> None:
        """Publish a source archive alone, uploaded on a day."""
        top, info = f"{name}-{version}", f"{name.replace('-', '_')}.egg-info"
        asked = {f"{top}/{info}/requires.txt": "\n".join(requires), f"{top}/setup.py": "import setuptools\n"}
        content = wheel_bytes(asked | {f"{top}/{path}": text for path, text in files.items()})
        self._list(name, f"{top}.zip", content, day, "", {})

    def _list(
        self, name: str, filename: str, content: bytes, day: str, python: str, more: dict[str, object]
    ) -> None:
        self.files[f"/files/{filename}"] = content
        row = {
            "filename": filename,
            "url": f"{self.url}/files/{filename}",
            "hashes": {"sha256": hashlib.sha256(content).hexdigest()},
            "size": len(content),
            "upload-time": f"{day}T00:00:00Z",
            "requires-python": python or None,
            **more,
        }
        self._rows.setdefault(name, []).append(row)
        page = {"meta": {"api-version": "1.1"}, "name": name, "files": self._rows[name]}
        self.files[f"/simple/{name}/"] = json.dumps(page).encode()
        self.types[f"/simple/{name}/"] = SIMPLE
