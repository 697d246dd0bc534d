import re

import pytest

from repocheck.knowledge.compute_cards import CARDS, MEMORY, OTHER_ACCELERATORS, TPU_KIND, TPU_SLICE
from repocheck.knowledge.compute_machines import BY_MAKE, MACHINE
from repocheck.knowledge.compute_polarity import IF_NO_GPU, NEEDS_GPU, WITHOUT_GPU
from repocheck.knowledge.compute_prose import PROSE
from repocheck.knowledge.compute_rows import HARDWARE_WORDS
from repocheck.knowledge.compute_tokens import COMMANDS, TOKENS
from tests.text.samples import samples

SAYING = [
    *(
        row.pattern
        for row in (*PROSE, *NEEDS_GPU, *WITHOUT_GPU, *TOKENS, *COMMANDS)
        if row.pattern != TPU_SLICE
    ),
    *(IF_NO_GPU, MACHINE, BY_MAKE, CARDS, MEMORY, TPU_KIND, OTHER_ACCELERATORS),
]


@pytest.mark.parametrize("regex", SAYING, ids=[regex[:40] for regex in SAYING])
def test_whatever_says_something_of_hardware_holds_one_of_its_words(regex):
    made = [*samples(regex, re.IGNORECASE, 400)]
    assert made
    assert [text for text in made if not any(word in text.lower() for word in HARDWARE_WORDS)][:3] == []
