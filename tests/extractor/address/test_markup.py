import pytest

from repocheck.extractor.address.markup import is_caption, opened_emphasis

CAPTIONS = [
    ("html", "<a class=x href='https://x.org/'>^|</a>", True),
    ("html", "<a href=//x.org/> ^|... </a>", True),
    ("html", "<a href='#x'>^|</a>", False),
    ("html", "<a href='https://x.org/'>^| and more</a>", False),
    ("html", "<p>^|</p>", False),
    ("html", "<a href='https://x.org/'>^|", False),
    ("markdown", "[^|](https://x.org)", True),
    ("markdown", "[^|...](<https://x.org>)", True),
    ("markdown", "[^|][1]", False),
    ("markdown", "[see ^|](https://x.org)", False),
    ("markdown", "[^|](doc.md)", False),
    ("latex", r"\href{https://x.org}{^|}", True),
    ("latex", r"\href{https://x.org}{\texttt{^|}}", True),
    ("latex", r"\url{^|}", False),
    ("latex", r"\href{^|}{text}", False),
    ("text", "[^|](https://x.org)", False),
]


@pytest.mark.parametrize(("format", "marked", "caption"), CAPTIONS)
def test_captions_are_told_from_targets(format, marked, caption):
    before, after = marked.split("^|")
    url = "https://github.com/o/n"
    assert is_caption(before + url + after, format, len(before), len(before + url)) is caption


@pytest.mark.parametrize(
    ("before", "format", "opened"),
    [
        ("_", "text", 1), ("__", "text", 2), ("see _", "markdown", 1), ("_see ", "markdown", 1),
        ("_see ", "text", 0),
        ("_see_ ", "markdown", 0), ("__see ", "markdown", 2), ("a_b ", "markdown", 0),
        ("_x\n", "markdown", 0),
    ],
)  # fmt: skip
def test_open_emphasis_is_counted(before, format, opened):
    assert opened_emphasis(before + "https://", len(before), format) == opened
