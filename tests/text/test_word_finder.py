import pytest

from repocheck.text.word_finder import WordFinder

WORDS = ("train(", "def train(", "rain", "a b", "\n#", "学习", "absent")


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("", set()),
        ("def train(x)", {"train(", "def train(", "rain"}),
        ("def  train(x)", {"train(", "rain"}),
        ("Train(x)", {"rain"}),
        ("a b", {"a b"}),
        ("a\nb\n# trained", {"\n#", "rain"}),
        ("深度学习, rain", {"学习", "rain"}),
    ],
)
def test_words_are_found_as_they_are_written_within_others_too(text, present):
    assert WordFinder(WORDS).present(text) == present == {word for word in WORDS if word in text}


def test_no_words_are_found_nowhere():
    assert WordFinder(()).present("text") == frozenset()
