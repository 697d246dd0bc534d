import re

import pytest

from repocheck.knowledge import phrases

TABLES = {name: table for name, table in vars(phrases).items() if isinstance(table, tuple)}
ROWS = [(name, row) for name, table in TABLES.items() for row in table]


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_every_phrase_compiles_and_needs_text(table, row):
    assert not re.compile(row, re.IGNORECASE).fullmatch("")


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_no_phrase_matches_a_sentence_without_code(table, row):
    assert not re.search(row, "Large models dream of electric sheep", re.IGNORECASE)


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("OWN_STRONG", "our code"), ("OWN_STRONG", "We also release"), ("OWN_STRONG", "project page"),
        ("OWN_WEAK", "Code:"), ("OWN_WEAK", "models are available"), ("OWN_WEAK", "released at"),
        ("THIRD", "adopted by"), ("THIRD", "builds upon"), ("THIRD", "we compare"), ("THIRD", "their code"),
        ("THIRD_AFTER", " ) project"), ("THIRD_AFTER", ", 2021."), ("OWN_AFTER", " contains all our code"),
        ("PROMISE", "will"), ("PROMISE", "upon acceptance"), ("PROMISE", "coming soon"),
        ("DENIAL", "not publicly available"), ("DENIAL", "cannot release"),
        ("REFUSAL", "will not be released"), ("REFUSAL", "neither code nor data"),
        ("REFUSAL", "except the code"),
        ("CLAIM", "code is publicly available"), ("CLAIM", "we open-source our training code"),
        ("NO_CLAIM", "code completion"), ("NO_CLAIM", "their code"),
    ],
)  # fmt: skip
def test_each_table_finds_what_it_is_for(table, text):
    assert any(re.search(row, text, re.IGNORECASE) for row in TABLES[table])
