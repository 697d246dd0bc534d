"""How many bytes all threads together hold of what they have read and not yet judged."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Budget:
    """A number of bytes; safe to use from several threads.

    How large a repository is shows only when it has been read. So nobody begins to read while the bytes are
    spent, and what is under way then may go beyond them.

    Args:
        max_bytes: Bytes held beyond which nobody begins.
    """

    def __init__(self, max_bytes: int) -> None:
        self._left = max_bytes
        self._changed = threading.Condition()

    @contextmanager
    def spending(self) -> Iterator[Callable[[int], None]]:
        """Wait until there is something left; give what notes how many bytes were read, to the end of it."""
        held = 0

        def hold(count: int) -> None:
            nonlocal held
            held += count
            self._add(-count)

        with self._changed:
            self._changed.wait_for(lambda: self._left > 0)
        try:
            yield hold
        finally:
            self._add(held)

    def _add(self, count: int) -> None:
        with self._changed:
            self._left += count
            self._changed.notify_all()
