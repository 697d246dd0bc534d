import re
import time

import pytest

from repocheck.knowledge import (
    compute_cards,
    compute_elsewhere,
    compute_machines,
    compute_polarity,
    compute_prose,
    compute_tokens,
)

WORDS = (
    vars(compute_prose)
    | vars(compute_elsewhere)
    | vars(compute_tokens)
    | vars(compute_cards)
    | vars(compute_polarity)
    | vars(compute_machines)
)
TABLES = ("PROSE", "NEEDS_GPU", "DENIED", "WITHOUT_GPU", "ELSEWHERE", "TOKENS", "COMMANDS", "NAMES")
ROWS = [(f"{table}-{number}", row) for table in TABLES for number, row in enumerate(WORDS[table])]
PATTERNS = {name: row.pattern for name, row in ROWS} | {
    name: WORDS[name]
    for name in (
        "CARDS",
        "MEMORY",
        "TPU_KIND",
        "JOB_CARDS",
        "QUEUE_CARDS",
        "OTHER_ACCELERATORS",
        "IF_NO_GPU",
        "DEMO",
        "MACHINE",
        "BY_MAKE",
        "AT_WORK",
        "NOT_AT_WORK",
    )
}


@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=[name for name, _ in ROWS])
def test_each_row_fires_on_its_example_and_leaves_the_other_alone(row):
    assert re.search(row.pattern, row.says, re.IGNORECASE)
    assert not re.search(row.pattern, row.silent, re.IGNORECASE)
    assert set(row.targets) <= {"gpu", "cpu", "tpu", "mps", "npu", "hpu", "xpu"}


@pytest.mark.slow  # it measures time or memory
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
@pytest.mark.parametrize(
    "piece", ["a ", "cpu ", "no gpu ", "8 GB ", "nvidia ", "on the ", "--gpu=", "[cuda,", "x" * 50]
)
def test_patterns_are_linear(pattern, piece):
    text = piece * (4_000 // len(piece))
    regex = re.compile(pattern, re.IGNORECASE)
    started = time.process_time()
    for _ in regex.finditer(text):
        pass
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("text", "is_card"),
    [
        ("NVIDIA GeForce RTX 3080", True),
        ("8 A100 GPUs", True),
        ("2-A100 GPUs", True),
        ("A100-80GB", True),
        ("Tesla V100", True),
        ("1080 Ti", True),
        ("a Titan Xp", True),
        ("two 3090 GPUs", True),
        ("4xA100", True),
        ("a 24GB A10", True),
        ("64 H20s", True),
        ("Ampere-A6000", True),
        ("Ada-RTX4090", True),
        ("a100_80gb", True),
        ("on a T4", True),
        ("with two L4", True),
        ("MI300X", True),
        ("on a T4 phage", False),
        ("Figure A10 and table T4", False),
        ("residues between A30 and A40", False),
        ("1080 r", False),
        ("Spotlight-V100", False),
        ("line L40 of the file", False),
    ],
)
def test_cards_are_told_from_other_numbers(text, is_card):
    assert bool(re.search(compute_cards.CARDS, text, re.IGNORECASE)) is is_card
