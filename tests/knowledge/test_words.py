import pytest

from repocheck.knowledge.words import NO_SLUG, SENTENCE_WORDS


@pytest.mark.parametrize("word", sorted(NO_SLUG))
def test_words_are_single_and_lower_case(word):
    assert word.isalpha()
    assert word == word.lower()


def test_every_word_of_prose_is_no_slug():
    assert SENTENCE_WORDS < NO_SLUG
