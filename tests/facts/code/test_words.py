import pytest

from repocheck.facts.code.words import Words
from repocheck.knowledge.experiment_words import EVAL_STEMS, EVAL_TOKENS, TRAIN_STEMS, TRAIN_TOKENS


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
    assert Words(TRAIN_TOKENS, TRAIN_STEMS).first_in(text) == first


@pytest.mark.parametrize(
    ("words", "stems"), [(TRAIN_TOKENS, TRAIN_STEMS), (EVAL_TOKENS, EVAL_STEMS), (EVAL_TOKENS, ())]
)
def test_stems_lose_no_word(words, stems):
    sought = Words(words, stems)
    for word in words:
        text = f"x = 1; {word}"
        assert sought.first_in(text) == next(each for each in words if each in text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x = 1\ndef  train(y)", None),
        ("x = 1\ndef train(y)", "def train("),
        ("def\ntrain(y)", None),
        ("net.step (x)\nnet.step(x) net.step(x)", ".step("),
        ("net .step\n( x", None),
        ("", None),
    ],
)
def test_words_with_blanks_are_looked_for_in_the_text_itself(text, found):
    assert Words(("def train(", ".step("), ("def train",)).first_in(text) == found
