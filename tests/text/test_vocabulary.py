import pytest

from repocheck.text.vocabulary import Vocabulary

WORDS = ("gpu", " core", "m1 ", "grid k", " of rings", "absent")


def plainly(text, words):
    """Return what stands in the parts of one text, each with a blank around, or in the text itself."""
    once = f" {' '.join(set(text.split()))} "
    return [word for word in words if word in (text if " " in word.strip() else once)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one gpu, two\tGPUs multigpu",
        "hard\ncore encore core-s core",
        "an m1\nand m1x then am1",
        "grid k1",
        "grid\nk1 a grid",
        "mygrid k and lord of rings",
        "of  rings",
    ],
)
def test_the_words_of_each_text(text):
    others = {"first": "core gpu m1 grid", "own": text, "last": "lord of rings"}
    assert Vocabulary(others).present("own", WORDS) == plainly(text, WORDS)


def test_a_part_that_holds_several_words_is_found_by_each():
    found = Vocabulary({"a": "gpucore core", "b": "gpu"})
    assert (found.present("a", WORDS), found.present("b", WORDS)) == (["gpu", " core"], ["gpu"])
