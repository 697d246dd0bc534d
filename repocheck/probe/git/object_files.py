"""The objects of a repository on disk, by id: packed, loose, and in alternates. Part of the child.

What is handed out has the id that was asked for, computed from its content.

Source: https://git-scm.com/docs/gitrepository-layout
"""

from __future__ import annotations

import hashlib
import os
import zlib

from repocheck.probe.git.folder import Folder
from repocheck.probe.git.pack_file import Budget, PackFile
from repocheck.probe.git.pktline import ProtocolError

_MAX_ALTERNATES = 16
_MAX_LIST_BYTES = 65_536
_KINDS = frozenset({"commit", "tree", "blob", "tag"})
_SHORTEST = 4
"""Fewest digits of an abbreviated id. Source: git's own minimum."""


class ObjectFiles:
    """Objects by id.

    Args:
        folder: The folder that may be read.
        objects: Path of the folder ``objects``.
        algorithm: ``sha1`` or ``sha256``.
    """

    def __init__(self, folder: Folder, objects: str, algorithm: str) -> None:
        self._folder = folder
        self._algorithm = algorithm
        self._id_bytes = hashlib.new(algorithm, usedforsecurity=False).digest_size
        self._budget = Budget()
        self._homes = self._with_alternates(objects)
        self._packs: list[PackFile] | None = None
        self.damaged = ""
        """What is wrong with the first pack that cannot be read."""

    def close(self) -> None:
        """Let go of all packs."""
        for pack in self._packs or ():
            pack.close()

    def get(self, id_: str) -> tuple[str, bytes] | None:
        """Return kind and content of an object; None if it is not there.

        Raises:
            ProtocolError: It is damaged or passes a limit (``too-large`` if it is its own size).
        """
        found = self._packed(id_) or self._loose(id_)
        if found is None:
            return None
        kind, content = found
        hashed = hashlib.new(
            self._algorithm, b"%s %d\0" % (kind.encode(), len(content)), usedforsecurity=False
        )
        hashed.update(content)
        if hashed.hexdigest() != id_:
            raise ProtocolError("content does not match its object id", "damaged-object")
        return found

    def any(self) -> bool:
        """Return whether there is anything at all: a pack, or an object of its own."""
        inner = (os.path.join(home, each.name) for home in self._homes for each in self._folder.names(home))
        return any(self._folder.names(path) for path in inner if os.path.basename(path) != "info")

    def full_ids(self, prefix: str) -> list[str]:
        """Return the ids that begin with an abbreviation, as far as two tell that it is not unique."""
        if len(prefix) < _SHORTEST:
            return []
        found = {id_ for pack in self._all_packs() for id_ in pack.like(prefix)}
        for home in self._homes:
            names = (entry.name for entry in self._folder.names(os.path.join(home, prefix[:2])))
            found |= {prefix[:2] + name for name in names if name.startswith(prefix[2:])}
        return sorted(id_ for id_ in found if len(id_) == 2 * self._id_bytes)

    def _packed(self, id_: str) -> tuple[str, bytes] | None:
        key = bytes.fromhex(id_)
        packs = self._all_packs()
        for number, pack in enumerate(packs):
            if (at := pack.find(key)) is not None:
                if number:  # neighbours lie in the same pack
                    packs.insert(0, packs.pop(number))
                return pack.read(at)
        return None

    def _loose(self, id_: str) -> tuple[str, bytes] | None:
        for home in self._homes:
            path = os.path.join(home, id_[:2], id_[2:])
            packed = self._folder.read(path, self._budget.object_bytes)
            if packed is not None:
                return self._inflated(packed)
        return None

    def _inflated(self, packed: bytes) -> tuple[str, bytes]:
        most = self._budget.object_bytes
        inflater = zlib.decompressobj()
        try:
            content = inflater.decompress(packed, most + 64)
        except zlib.error:
            raise ProtocolError("An object is not valid zlib data.", "damaged-object") from None
        head, _, content = content.partition(b"\0")
        kind, _, size = head[:64].decode("ascii", "replace").partition(" ")
        if kind not in _KINDS or not size.isascii() or not size.isdigit():
            raise ProtocolError("An object has no valid head.", "damaged-object")
        self._budget.spend(int(size))
        if len(content) != int(size):
            raise ProtocolError("An object has another size than it says.", "damaged-object")
        return kind, content

    def _all_packs(self) -> list[PackFile]:
        if self._packs is None:
            self._packs = []
            for home in self._homes:
                folder = os.path.join(home, "pack")
                names = sorted(entry.name for entry in self._folder.names(folder))
                for name in names:
                    if name.endswith(".idx"):
                        self._open(os.path.join(folder, name))
        return self._packs

    def _open(self, index: str) -> None:
        try:
            ids, data = self._folder.map(index), self._folder.map(f"{index[:-4]}.pack")
            if ids and data and self._packs is not None:
                self._packs.append(PackFile(ids, data, self._id_bytes, self._budget))
        except ProtocolError as error:  # what it holds is missing, and the others may hold it as well
            self.damaged = self.damaged or str(error)

    def _with_alternates(self, objects: str) -> list[str]:
        homes = [objects]
        for home in homes:
            listed = self._folder.read(os.path.join(home, "info", "alternates"), _MAX_LIST_BYTES) or b""
            for line in listed.decode("utf-8", "surrogateescape").splitlines():
                there = os.path.normpath(os.path.join(home, line))
                is_new = line and not line.startswith("#") and "\0" not in line and there not in homes
                if is_new and len(homes) <= _MAX_ALTERNATES and self._folder.holds(there):
                    homes.append(there)
        return homes
