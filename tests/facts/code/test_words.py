import re

import pytest

from repocheck.facts.code.words import CodePattern, Words
from repocheck.knowledge.experiment_words import TRAIN_TOKENS
from repocheck.text.pattern import Pattern

WORDS = Words(("first word(", "word(", ".second"))
GROUPS = Words(["alone"], [("many", "words"), ("of", "a", "group"), ("more",)])


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("nothing", None),
        ("a train of thought", None),
        ("def train(x)", "def train("),
        ("def train(x): trainer.fit(x)", "trainer.fit("),
        ("void train", "void train"),
        ("w2v = Word2Vec(x)", "Word2Vec("),
    ],
)
def test_the_first_word_in_the_order_of_the_words(text, first):
    assert Words(TRAIN_TOKENS).first_in(text) == first


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("", set()),
        ("first  word(", {"word("}),
        ("x.second; first word(1)", {"first word(", "word(", ".second"}),
        ("first\nword(", {"word("}),
        ("First Word(", set()),
    ],
)
def test_words_are_looked_for_in_the_text_as_it_is(text, present):
    assert (WORDS.present_in(text), WORDS.any_in(text)) == (present, bool(present))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("", None),
        ("words", None),
        ("many", None),
        ("words, and many", "many"),
        ("a group of", "of"),
        ("many of a group, and more", "of"),
        ("more", "more"),
        ("many words, alone", "alone"),
    ],
)
def test_the_first_group_of_which_all_words_are_there(text, first):
    assert (GROUPS.first_in(text), GROUPS.any_in(text)) == (first, first is not None)


def test_words_made_after_others_were_sought_are_found_in_the_same_text():
    text = "one late word here"
    assert not WORDS.any_in(text)
    assert Words(("late word",)).first_in(text) == "late word"


@pytest.mark.parametrize(
    ("text", "flags", "found"),
    [
        ("x://y", 0, ("://",)),
        ("x", 0, ()),
        ("Seed(1)", 0, ()),
        ("Seed(1)", re.IGNORECASE, ("seed",)),
        ("NewSeed, SEED", re.IGNORECASE, ("seed", "newseed")),
        ("nothing", re.IGNORECASE, ()),
    ],
)
def test_words_of_an_expression_as_they_are_written_in_code(text, flags, found):
    pattern = CodePattern("://|seed", any_of=("://", "seed", "NewSeed"), flags=flags)
    Pattern.all.remove(pattern)
    assert pattern.words_in(text) == found
