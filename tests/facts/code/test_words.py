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
