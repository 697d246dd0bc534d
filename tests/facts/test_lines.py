import pytest

from repocheck.facts.lines import nearest

TEXT = "# Net\n\n```bibtex\n\n@article{ada,\n  title={Nets}\n}\n```\nRun **it** [now](x)\nlast"


@pytest.mark.parametrize(
    ("line", "snippet", "expected"),
    [
        (3, "@article{ada,\n  title={Nets}\n}", (5, "@article{ada,")),
        (4, "", (5, "@article{ada,")),
        (5, "title={Nets}", (6, "title={Nets}")),
        (9, "Run it now", (9, "Run it now")),
        (2, "never there", (3, "```bibtex")),
        (1, "Net", (1, "Net")),
        (10, "last", (10, "last")),
        (99, "x", (99, "x")),
    ],
)
def test_a_snippet_stands_on_its_line(line, snippet, expected):
    assert nearest(TEXT, line, snippet) == expected


def test_of_two_equal_lines_the_one_behind_the_place_is_taken():
    assert nearest("a\nb\na", 2, "a") == (3, "a")
