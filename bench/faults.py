"""Show every fault to the probe: what it said, for what reason, in what time and memory.

    python bench/faults.py [PART OF A NAME]

The host has a process of its own, so that the memory is that of the probe. Exits with 1 if anything else was
said than `tests/faults` demands, or if the probe ever took more than it may.
"""

from __future__ import annotations

import ssl
import sys
import tempfile
from multiprocessing import get_context
from multiprocessing.managers import BaseManager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tests.faults.probing import probe
from tests.forge.fault import Fault

if TYPE_CHECKING:
    from tests.forge.fault_host import FaultHost

GOAL_MB = 64
"""On top of what the process takes before the first fault. A pack may take 32 MB; a list of 120,000 files
takes more, and is no fault."""


class There:
    """The host and the table of faults as they are in a process of their own.

    Args:
        folder: Where its repository is made.
    """

    def __init__(self, folder: str) -> None:
        from tests.faults.kinds import KINDS  # noqa: PLC0415 - the other process is not to hold it
        from tests.forge.fault_host import FaultHost, repository  # noqa: PLC0415 - nor this

        self._kinds = {fault.name: fault for fault in KINDS}
        self._host = FaultHost(repository(Path(folder) / "name")).__enter__()

    def kinds(self) -> list[Fault]:
        """Return the table without what makes the faults."""
        return [fault._replace(act=None) for fault in self._kinds.values()]

    def ports(self) -> tuple[dict[str, int], bytes]:
        """Return its ports by door and the certificate of its authority."""
        return self._host.ports, self._host.authority()

    def play(self, name: str) -> None:
        """From now on, do this wrong."""
        self._host.play(self._kinds[name])

    def served(self) -> int:
        """Return how often that was shown."""
        return self._host.served


class Here:
    """The host as it is seen from here.

    Args:
        there: The host itself, or what stands for it.
    """

    def __init__(self, there: There) -> None:
        self._there = there
        self._ports, authority = there.ports()
        self._trust = ssl.create_default_context(cadata=authority.decode())

    def address(self, door: str) -> str:
        """Return the address of the repository behind `door`."""
        return f"https://localhost:{self._ports[door]}/owner/name"

    def trust(self) -> ssl.SSLContext:
        """Return a context that trusts the host's authority and nobody else."""
        return self._trust

    def play(self, fault: Fault) -> None:
        """From now on, do this wrong."""
        self._there.play(fault.name)

    @property
    def served(self) -> int:
        """Return how often that was shown."""
        return self._there.served()


class Apart(BaseManager):
    """Starts a process and makes the host in it."""


Apart.register("There", There)


def main() -> int:
    part = sys.argv[1] if len(sys.argv) > 1 else ""
    with tempfile.TemporaryDirectory() as folder, Apart(ctx=get_context("spawn")) as apart:
        there: There = apart.There(folder)  # type: ignore[attr-defined]
        kinds = [fault for fault in there.kinds() if part in fault.name]
        first_mb = _status_mb("VmRSS")
        wrong, peak_mb = _show_all(Here(there), kinds)
    print(f"{len(kinds)} kinds, {wrong} wrong, at most {peak_mb:.0f} MB, {first_mb:.0f} before the first")
    return int(wrong > 0 or peak_mb - first_mb > GOAL_MB)


def _show_all(host: Here, kinds: list[Fault]) -> tuple[int, float]:
    """Show all `kinds`; return how many were not taken for what they are, and the peak of memory in MB."""
    wrong, peak_mb = 0, 0.0
    print(f"{'fault':34} {'verdict':9} {'cause':20} {'served':>6} {'s':>6} {'MB':>5} {'+MB':>4}")
    for fault in kinds:
        before_mb = _forget_peak()
        outcome = probe(cast("FaultHost", host), fault)
        here_mb = _status_mb("VmHWM")
        peak_mb = max(peak_mb, here_mb)
        wrong += (right := outcome.as_wanted(fault)) is False
        cells = f"{outcome.evidence.availability:9} {outcome.cause or '-':20} {outcome.served:6}"
        cells += f" {outcome.seconds:6.2f} {here_mb:5.0f} {here_mb - before_mb:4.0f}"
        print(f"{fault.name:34} {cells}", "" if right else f"  WRONG, expected {fault.says} {fault.cause}")
    return wrong, peak_mb


def _forget_peak() -> float:
    """Let Linux count the peak of our memory anew; return what it is now, in MB."""
    if (clear := Path("/proc/self/clear_refs")).exists():
        clear.write_text("5")
    return _status_mb("VmRSS")


def _status_mb(field: str) -> float:
    """Return a figure of Linux about this process, in MB; 0 elsewhere."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(field)), 0.0)


if __name__ == "__main__":
    sys.exit(main())
