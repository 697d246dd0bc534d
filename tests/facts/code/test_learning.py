import pytest

from repocheck.facts import documentation, learns_nothing, sources
from tests.subjects import make_subject

LONG = "This program follows the tides along a coast, and gives the heights of the water at each hour. " * 5


def judged(files, hidden=(), **evidence):
    subject = make_subject(files, **evidence)
    return learns_nothing(sources(subject), documentation(subject), hidden)


@pytest.mark.parametrize(
    ("files", "nothing"),
    [
        ({"README.md": LONG, "tide.py": "import numpy"}, True),
        ({"README.md": LONG, "tide.R": "fit <- lm(y ~ x)"}, True),
        ({"README.md": "Tides.", "tide.py": "import numpy"}, False),  # too little is said
        ({"tide.py": "import numpy"}, False),
        ({"README.md": LONG}, False),  # no code
        ({"README.md": LONG, "tide.py": "import torch"}, False),
        ({"README.md": f"{LONG} It is a neural network.", "tide.py": "x"}, False),
        ({"README.md": LONG, "docs/a.md": "The weights lie here.", "tide.py": "x"}, False),
        ({"README.md": LONG, "train.py": "x"}, False),
        ({"README.md": LONG, "tide.py": "x", "tide/setup.py": "setup(classifiers=['x'])"}, True),
    ],
)
def test_nothing_is_learned_where_nothing_speaks_of_it(files, nothing):
    assert judged(files) is nothing


@pytest.mark.parametrize(
    ("n_read", "path", "nothing"),
    [(30, "a/b/tide.m", True), (3, "a/b/tide.m", False), (30, "a/b/classifier.m", False)],
)
def test_what_was_not_read_is_no_matter_beside_much_that_was(n_read, path, nothing):
    files = {"README.md": LONG} | {f"tide{number}.py": "import numpy" for number in range(n_read)}
    assert judged(files, hidden=(f"{path} was not read",)) is nothing
