"""Speed of link extraction on prose, beside what it could be: ``python -m bench.links [MEGABYTES]``.

One core, one process, one text: self-written prose with one GitHub address in about 2,000 characters.
Every method is run three times and its best CPU time counts; `found` says what the speed is worth.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable

from linkify_it import LinkifyIt

from repocheck.extractor import extract_links
from repocheck.extractor.address.decoding import decode
from repocheck.extractor.address.scan import hits

SENTENCE = """
we show that the proposed method of sparse attention improves on strong baselines while using fewer
parameters and less memory than previous work on large models trained with noisy labels in practice
"""
WORDS = SENTENCE.split()
NAIVE = re.compile(r"(?:https?://)?(?:www\.)?github\.com/([\w-]+)/([\w.-]+)")


def prose(megabytes: float, seed: int = 7) -> tuple[str, int]:
    """Return a text and the number of addresses in it."""
    rng = random.Random(seed)
    pieces: list[str] = []
    length = links = 0
    while length < megabytes * 1_000_000:
        sentence = " ".join(rng.choices(WORDS, k=24)).capitalize() + ". "
        if rng.random() < len(sentence) / 2_000:
            links += 1
            sentence += f"Code is available at https://github.com/owner-{links % 997}/Name_{links}. "
        pieces.append(sentence)
        length += len(sentence)
    return "".join(pieces), links


def best(action: Callable[[], int], rounds: int = 3) -> tuple[float, int]:
    """Return the best time in seconds and what `action` counted."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        found = action()
        times.append(time.process_time() - start)
    return min(times), found


def main() -> None:
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    text, links = prose(megabytes)
    raw = text.encode()
    size = len(raw) / 1_000_000
    small = text[:1_000_000]
    linkify = LinkifyIt()
    rows: list[tuple[str, float, Callable[[], int]]] = [
        ("bytes.count", size, lambda: raw.count(b"github.com/")),
        ("naive regex", size, lambda: sum(1 for _ in NAIVE.finditer(text))),
        ("extract_links", size, lambda: len(extract_links(text))),
        ("  of which hits", size, lambda: sum(1 for _ in hits(decode(text), "text"))),
        ("linkify-it-py", len(small) / 1_000_000, lambda: len(linkify.match(small) or ())),
    ]
    print(f"{size:.1f} MB, {links} addresses")
    print(f"{'method':<16}{'MB/s':>10}{'found':>8}")
    for name, amount, action in rows:
        seconds, found = best(action)
        print(f"{name:<16}{amount / seconds:>10.1f}{found:>8}")


if __name__ == "__main__":
    main()
