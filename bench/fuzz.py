"""Give every reader what nobody would write, and see that it neither fails nor takes long.

    python -m bench.fuzz [--seconds 20] [--clock 600] [--most 1000000] [--seed 1] [PART OF A NAME]

Each target of `tests/fuzz_targets.py` runs in a process of its own, with all it keeps between documents,
until it has used its time of the processor (a busy machine takes nothing from it), its time of the clock if
that is limited, or had all its inputs.
They are made of samples, of words that mean something to some reader, and of both, cut, doubled or spliced.
A line for each target says how many it had, the longest that one took, and how much memory all of them
added. Exits with 1 if an input raises what its caller does not expect, or takes over a second of processor
time; it is then kept in ``--keep`` and shown.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path

from tests import fuzz_targets
from tests.test_pumps import UNITS

MAX_S = 1.0
"""Processor time for one input of at most `MAX_BYTES`."""
MAX_BYTES = 4_096
_SEALED = 0.8
"""Share of the inputs whose checksum is made to fit, where a target wants one."""
_IN_PIECES = 0.75
_PIECE_BYTES = 400
"""Share of inputs made of some lines of a sample, where it is text, and their length: a reader takes a
third of the time for them, so that it meets more changes.
Source: https://llvm.org/docs/LibFuzzer.html, on small inputs."""
_PATIENCE = 20
"""What a target may take of the clock beside its time; more, and ten minutes, and it is one that hangs."""
_BINARY = [
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"PACK\x00\x00\x00\x02",
    b"DIRC\x00\x00\x00\x02",
    b"\x1f\x8b",
]
_BINARY += [
    b"0000",
    b"0001",
    b"\xff" * 8,
    b"\x00" * 8,
    b"\x7f\xff\xff\xff",
    b"x\x9c\x03\x00",
    b"\x80",
    b"\xed\xa0\x80",
]
WORDS = [unit.encode() for unit in UNITS] + _BINARY


def samples(name: str) -> list[bytes]:
    """Return what a target might meet, half of it of its own kind where no document of this project is."""
    root = Path(__file__).parents[1]
    wanted = [path for path in root.glob("tests/**/data/**/*") if path.is_file()]
    wanted += [root / "README.md", root / "pyproject.toml", root / "config.yaml", root / "LICENSE"]
    ending = Path(name).suffix
    chosen = [path for path in wanted if not ending or path.suffix == ending] or wanted
    found = [
        path.read_bytes()[:MAX_BYTES] for path in random.Random(name).sample(chosen, min(40, len(chosen)))
    ]
    seeds = fuzz_targets.seeds()
    own = seeds.get(name, [])
    others = [*found, *(seed for each in seeds.values() for seed in each), b""]
    return own * (len(others) // max(1, len(own))) + others


def inputs(name: str, chance: random.Random) -> Iterator[bytes]:
    """Yield inputs without end."""
    known, seal = samples(name), fuzz_targets.SEALED.get(name)
    whole = name in fuzz_targets.seeds()
    while True:
        data = bytearray(chance.choice(known))
        if not whole and chance.random() < _IN_PIECES:
            start = data.rfind(b"\n", 0, chance.randint(0, len(data))) + 1
            data = data[start : start + _PIECE_BYTES]
        size = len(data)
        for _ in range(chance.randint(1, 8)):
            change(data, known, chance)
        changed = bytes(data[: max(MAX_BYTES, size)])
        yield seal(changed) if seal and chance.random() < _SEALED else changed


def change(data: bytearray, known: list[bytes], chance: random.Random) -> None:
    """Change something in `data`."""
    at = chance.randint(0, len(data))
    to = min(len(data), at + chance.choice((1, 2, 4, 16, 64, 256)))
    match chance.randrange(7):
        case 0:
            data[at:to] = b""
        case 1:
            data[at:at] = chance.choice(WORDS) * chance.choice((1, 1, 1, 2, 20, 200))
        case 2:
            data[at:at] = data[at:to] * chance.choice((1, 2, 30))
        case 3:
            other = chance.choice(known)
            start = chance.randint(0, len(other))
            data[at:to] = other[start : start + chance.choice((8, 64, 512))]
        case 4:
            data[at:to] = bytes(chance.randrange(256) for _ in range(min(8, to - at)))
        case 5 if data:
            data[min(at, len(data) - 1)] ^= 1 << chance.randrange(8)
        case _:
            data[at:to] = chance.choice(WORDS)


def trouble(name: str, data: bytes) -> tuple[str, float]:
    """Return what goes wrong with an input, empty if nothing does, and the processor time it took, in s."""
    began = time.process_time()
    try:
        fuzz_targets.TARGETS[name](data)
    except fuzz_targets.EXPECTED:
        pass
    except Exception:  # noqa: BLE001 - this is what is looked for
        return traceback.format_exc(), time.process_time() - began
    seconds = time.process_time() - began
    return (f"{seconds:.1f} s" if seconds > MAX_S else ""), seconds


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(options: argparse.Namespace) -> int:
    """Run one target; print how many inputs it had and what they cost, and each kind of trouble once."""
    name, keep = options.only, options.keep
    chance = random.Random(f"{options.seed}/{name}")
    seen: set[str] = set()
    count, worst_s, start_mb = 0, 0.0, _peak_mb()
    until, end = time.process_time() + options.seconds, time.monotonic() + options.clock
    last = (keep / "last").open("wb", buffering=0)
    for data in islice(inputs(name, chance), options.most):
        if time.process_time() > until or time.monotonic() > end:
            break
        count += 1
        last.truncate(last.seek(0))
        last.write(data)
        words, took_s = trouble(name, data)
        worst_s = max(worst_s, took_s)
        if words:
            kind = words.strip().splitlines()[-1].split(":")[0] + "".join(words.strip().splitlines()[-3:-1])
            if kind not in seen:
                seen.add(kind)
                place = keep / f"{name.replace(' ', '-').replace('/', '-')}-{sha256(data).hexdigest()[:12]}"
                place.write_bytes(data)
                print(f"{name}: {place}\n{words}", flush=True)
    cost = f"longest {worst_s * 1000:6.1f} ms, {_peak_mb() - start_mb:4.0f} MB more"
    cost = f"{options.seconds + time.process_time() - until:4.0f} s of the processor, {cost}"
    print(f"{name:32} {count:9,} inputs, {cost}, {len(seen)} kinds of trouble", flush=True)
    return int(bool(seen))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="", help="part of a name")
    parser.add_argument("--seconds", type=float, default=20.0, help="of the processor, for each target")
    parser.add_argument("--clock", type=float, default=math.inf, help="seconds of the clock, for each target")
    parser.add_argument("--most", type=int, default=1_000_000, help="inputs for each target")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--keep", type=Path, default=Path("fuzz"), help="folder for inputs that make trouble")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.keep.mkdir(exist_ok=True)
    if options.only:
        return run(options)
    failed = []
    for name in [name for name in fuzz_targets.TARGETS if options.part in name]:
        command = [sys.executable, "-m", "bench.fuzz", "--only", name, "--seconds", str(options.seconds)]
        command += ["--clock", str(options.clock), "--most", str(options.most)]
        command += ["--seed", str(options.seed), "--keep", str(options.keep)]
        try:
            failed += [name] * bool(
                subprocess.run(command, check=False, timeout=_PATIENCE * options.seconds + 600).returncode
            )
        except subprocess.TimeoutExpired:
            print(f"{name}: hangs at {options.keep / 'last'}", flush=True)
            failed.append(name)
    print(f"seed {options.seed}: {len(failed)} targets with trouble: {', '.join(failed) or 'none'}")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
