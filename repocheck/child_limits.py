"""What a process may take that reads or scans for us what strangers wrote."""

from __future__ import annotations

from contextlib import suppress

_MAX_CPU_S = 600
"""Processor time without a parent that would have ended us long before."""


def limit_process(memory_bytes: int) -> None:
    """Give up memory, processor time and the writing of files beyond the limits, as far as the system can.

    Args:
        memory_bytes: Memory for data. Maps of files do not count: a large pack takes addresses but no memory.
    """
    with suppress(ImportError):  # not on Windows; there the parent's patience must do
        import resource  # noqa: PLC0415 - see above

        for kind, value in (
            (resource.RLIMIT_DATA, memory_bytes),
            (resource.RLIMIT_CPU, _MAX_CPU_S),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(ValueError, OSError):  # not every system has each
                resource.setrlimit(kind, (value, value))
