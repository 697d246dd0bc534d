import re

import pytest

from repocheck.knowledge import (
    claim_phrases,
    clause_phrases,
    others_phrases,
    ownership_phrases,
    phrases_abroad,
    phrases_behind,
)
from repocheck.knowledge.phrase import Phrase

ROWS = [
    pytest.param(row, id=f"{name}-{number}")
    for module in (
        clause_phrases,
        ownership_phrases,
        others_phrases,
        phrases_abroad,
        phrases_behind,
        claim_phrases,
    )
    for name, table in vars(module).items()
    if isinstance(table, tuple)
    for number, row in enumerate(table)
]


@pytest.mark.parametrize("row", ROWS)
def test_every_row_finds_what_it_says_and_is_silent_beside_it(row):
    assert isinstance(row, Phrase)
    assert re.search(row.pattern, row.says, re.IGNORECASE)
    assert not re.search(row.pattern, row.silent, re.IGNORECASE)


@pytest.mark.parametrize("row", ROWS)
def test_no_row_finds_nothing_or_a_sentence_without_code(row):
    assert not re.search(row.pattern, "", re.IGNORECASE)
    assert not re.search(row.pattern, "Large models dream of electric sheep", re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    ["code is available", "code reproduces", "code base", "software package", "our code", "pieces of code"],
)
def test_what_is_said_of_the_code_at_hand_stays(text):
    assert not any(re.search(row.pattern, text, re.IGNORECASE) for row in claim_phrases.NO_CLAIM)
