"""Show every fault to the probe: what it said, for what reason, in what time and memory.

    python bench/faults.py [PART OF A NAME]

Exits with 1 if anything else was said than `tests/faults` demands.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.faults import KINDS
from tests.faults.probing import probe, repository
from tests.forge.fault_host import FaultHost


def main() -> int:
    part = sys.argv[1] if len(sys.argv) > 1 else ""
    kinds = [fault for fault in KINDS if part in fault.name]
    wrong = 0
    print(f"{'fault':34} {'verdict':9} {'cause':20} {'served':>6} {'s':>6} {'MB':>5}")
    with tempfile.TemporaryDirectory() as folder, FaultHost(repository(Path(folder) / "name")) as host:
        for fault in kinds:
            _forget_peak()
            outcome = probe(host, fault)
            said = outcome.evidence.availability
            right = outcome.as_wanted(fault)
            wrong += not right
            cells = f"{said:9} {outcome.cause or '-':20} {outcome.served:6} {outcome.seconds:6.2f}"
            print(
                f"{fault.name:34} {cells} {_peak_mb():5.0f}",
                "" if right else f"  WRONG, expected {fault.says} {fault.cause}",
            )
    print(f"{len(kinds)} kinds, {wrong} wrong")
    return int(wrong > 0)


def _forget_peak() -> None:
    """Let Linux count the peak of our memory anew; elsewhere the peak is that of the whole run."""
    if (clear := Path("/proc/self/clear_refs")).exists():
        clear.write_text("5")


def _peak_mb() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
