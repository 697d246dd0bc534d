"""Make digests of any size that look like listings of arXiv: ``python -m bench.papers COUNT FILE``.

Of the papers a quarter link to code of their own, a twentieth to somebody else's, a tenth promise code; some
repositories are cited by many papers, most by one. Names and sentences are made of a list of words.

The shares are assumptions, in the order of what daily listings show; no measurement.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

_TEXT = """
we show that the proposed method of sparse attention improves on strong baselines while using fewer parameters
and less memory than previous work on large models trained with noisy labels in practice naïve évaluation über
robust graph diffusion alignment policy retrieval vision language speech
"""
WORDS = _TEXT.split()
SENTENCES, WORDS_A_SENTENCE, WORDS_A_TITLE = 7, 22, 9
SHARED = 500
"""Repositories that many papers build on."""


def records(count: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """Yield `count` papers as records of a listing."""
    rng = random.Random(seed)
    for number in range(count):
        text = [_sentence(rng) for _ in range(SENTENCES)]
        text += _about_code(rng, number)
        yield {
            "id": f"{2300 + number // 20_000}.{number % 20_000:05d}",
            "title": " ".join(rng.choices(WORDS, k=WORDS_A_TITLE)).capitalize(),
            "abstract": " ".join(text),
            "authors": f"A. {rng.choice(WORDS).capitalize()}, B. {rng.choice(WORDS).capitalize()}",
            "categories": "cs.LG",
            "update_date": f"2026-{1 + number % 12:02d}-{1 + number % 28:02d}",
        }


def _sentence(rng: random.Random) -> str:
    return " ".join(rng.choices(WORDS, k=WORDS_A_SENTENCE)).capitalize() + "."


def _about_code(rng: random.Random, number: int) -> list[str]:
    share = rng.random()
    if share < 0.25:
        return [f"Our code is available at https://github.com/lab-{number % 9_973}/method-{number}."]
    if share < 0.35:
        return ["Code will be released upon acceptance."]
    if share < 0.40:
        return [f"We build on the code of Kim et al. (https://github.com/other/base-{number % SHARED})."]
    return []


def write(count: int, path: Path) -> None:
    """Write a digest of `count` papers as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for record in records(count):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
