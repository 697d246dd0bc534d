import re

import pytest

from repocheck.knowledge import cues, phrases

TABLES = {
    (module, name): table
    for module in (phrases, cues)
    for name, table in vars(module).items()
    if isinstance(table, tuple)
}
ROWS = [(name, row) for (_, name), table in TABLES.items() for row in table]


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_every_phrase_compiles_and_needs_text(table, row):
    assert not re.compile(row, re.IGNORECASE).fullmatch("")


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_no_phrase_matches_a_sentence_without_code(table, row):
    assert not re.search(row, "Large models dream of electric sheep", re.IGNORECASE)


IN_PHRASES = (
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
)  # fmt: skip
IN_CUES = (
    ("OWN_STRONG", "release ours"), ("OWN_STRONG", "our changes are at"), ("OWN_STRONG", "our fork"),
    ("OWN_WEAK", "Availability:"), ("OWN_WEAK", "Quellcode ist unter"), ("OWN_WEAK", "程式碼"),
    ("THIRD", "on top of"), ("THIRD", "scripts follow TinyEval"), ("THIRD", "evaluated with"),
    ("THIRD", "other implementations"), ("THIRD", "basiert auf"), ("THIRD", "我们使用"),
    ("THIRD_AFTER", "）进行了比较"),
    ("OWN_AFTER", "}{Our code}"), ("OWN_AFTER", '">code<'), ("GOODS_BEFORE", "code ("),
    ("THERE_AFTER", ") and data are public"),
    ("FOUNDATION", "implemented in"), ("WE_USE", "we also use"),
    ("AND_THERE", "and is freely available at"),
    ("NOUN", "Quelltext"), ("NOUN", "源码"), ("CLAIM", "code is at \\url{https:"),
    ("PROMISE", "nach der Annahme"), ("PROMISE", "即将"), ("DENIAL", "尚未开源"),
    ("REFUSAL", "unable to release"),
    ("NO_CLAIM", "require authors to share"), ("NO_CLAIM", "code agents"),
    ("NO_CLAIM", "we study public code"), ("NO_CLAIM", "code is often"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("module", "table", "text"),
    [*((phrases, *row) for row in IN_PHRASES), *((cues, *row) for row in IN_CUES)],
)
def test_each_table_finds_what_it_is_for(module, table, text):
    assert any(re.search(row, text, re.IGNORECASE) for row in TABLES[module, table])


@pytest.mark.parametrize(
    "text",
    ["code is available", "code reproduces", "code base", "software package", "our code", "pieces of code"],
)
def test_what_is_said_of_the_code_at_hand_stays(text):
    assert not any(re.search(row, text, re.IGNORECASE) for row in cues.NO_CLAIM)
