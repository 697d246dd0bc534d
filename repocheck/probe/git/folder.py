"""Files of one folder, read as what they are: hostile. Part of the child, so nothing but Python is needed.

A file is opened without waiting (a pipe would let us wait for ever) and must be a regular one of limited
size; a symbolic link is followed only inside the folder, unless the caller asked for more.
"""

from __future__ import annotations

import errno
import mmap
import os
import stat

from repocheck.probe.git.pktline import ProtocolError

MAX_NAMES = 200_000
"""Names read of one folder; a repository in use has a few hundred packs or tags at the most."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


class Folder:
    """A folder and what is in it.

    Args:
        root: Its path.
        follow: Whether what leads out of it is followed.
    """

    def __init__(self, root: str, *, follow: bool) -> None:
        self.root = os.path.realpath(root)
        self.outside: list[str] = []
        """What would have led out of the folder, and was left alone."""
        self._follow = follow
        self._known: dict[str, bool] = {}

    def holds(self, path: str) -> bool:
        """Return whether `path`, links followed, lies in the folder; or need not."""
        if self._follow:
            return True
        known = self._known.get(path)
        if known is None:
            real = os.path.realpath(path)
            known = self._known[path] = real == self.root or real.startswith(
                self.root.rstrip(os.sep) + os.sep
            )
            if not known:
                self.outside.append(path)
        return known

    def read(self, path: str, max_bytes: int) -> bytes | None:
        """Return the content of a file; None if it is not there.

        Raises:
            ProtocolError: It is no regular file, is too large, or cannot be read.
        """
        handle = self._open(path)
        if handle is None:
            return None
        try:
            size = _regular_size(handle, path)
            if size > max_bytes:
                raise ProtocolError(f"{_short(path)} is larger than {max_bytes} bytes.", "pack-limit")
            content = os.read(handle, size + 1)
            while len(content) < size and (more := os.read(handle, size - len(content))):
                content += more
        except OSError as error:
            raise ProtocolError(f"{_short(path)}: {error.strerror}.", "unreadable-file") from None
        finally:
            os.close(handle)
        return content

    def map(self, path: str) -> mmap.mmap | None:
        """Return the bytes of a file without reading them; None if it is not there.

        Raises:
            ProtocolError: It is no regular file, is empty, or cannot be read.
        """
        handle = self._open(path)
        if handle is None:
            return None
        try:
            if not _regular_size(handle, path):
                raise ProtocolError(f"{_short(path)} is empty.", "damaged-file")
            return mmap.mmap(handle, 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise ProtocolError(f"{_short(path)}: {error.strerror}.", "unreadable-file") from None
        finally:
            os.close(handle)

    def names(self, path: str) -> list[os.DirEntry[str]]:
        """Return what a folder in it holds, `MAX_NAMES` at the most; nothing of what is no folder."""
        if not self.holds(path):
            return []
        try:
            with os.scandir(path) as entries:
                return [entry for _, entry in zip(range(MAX_NAMES), entries, strict=False)]
        except OSError:
            return []

    def _open(self, path: str) -> int | None:
        """Return a handle; None if there is no such file, or one that leads out of the folder."""
        if not self.holds(os.path.dirname(path)):
            return None
        try:
            return os.open(path, _FLAGS | (0 if self._follow else _NO_FOLLOW))
        except OSError as error:
            if error.errno == errno.ELOOP and self.holds(path):
                return self._open_real(path)
            if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}:
                return None
            raise ProtocolError(f"{_short(path)}: {error.strerror}.", "unreadable-file") from None

    def _open_real(self, path: str) -> int | None:
        try:
            return os.open(os.path.realpath(path), _FLAGS | _NO_FOLLOW)
        except OSError:
            return None


def _regular_size(handle: int, path: str) -> int:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise ProtocolError(f"{_short(path)} is no regular file.", "unreadable-file")
    return status.st_size


def _short(path: str) -> str:
    """Return the end of a path, for a message."""
    return "/".join(path.split(os.sep)[-3:])
