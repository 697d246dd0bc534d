import re

import pytest

from repocheck.extractor import cues

TABLES = {name: table for name, table in vars(cues).items() if isinstance(table, tuple)}
ROWS = [(name, row) for name, table in TABLES.items() for row in table]


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_every_cue_compiles_and_needs_text(table, row):
    assert not re.compile(row, re.IGNORECASE).fullmatch("")


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_no_cue_matches_a_sentence_without_code(table, row):
    assert not re.search(row, "Large models dream of electric sheep", re.IGNORECASE)


@pytest.mark.parametrize(
    ("table", "text"),
    [
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
    ],
)  # fmt: skip
def test_each_table_finds_what_it_is_for(table, text):
    assert any(re.search(row, text, re.IGNORECASE) for row in TABLES[table])


@pytest.mark.parametrize(
    "text",
    ["code is available", "code reproduces", "code base", "software package", "our code", "pieces of code"],
)
def test_what_is_said_of_the_code_at_hand_stays(text):
    assert not any(re.search(row, text, re.IGNORECASE) for row in cues.NO_CLAIM)
