"""No reader takes more than linear time: each is given one unit, repeated, and four times as much of it.

Slow, and measured in processor time: the default suite has the law over all expressions
(`tests/text/test_growth.py`).
"""

import contextlib
from time import process_time

import pytest

from tests.fuzz_targets import EXPECTED, TARGETS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
CHARS = 6_000
FACTOR = 4
MAX_GROWTH = 9
"""Linear growth is 4, quadratic 16; the machine may be busy with other things."""
FREE_S = 0.5
"""What the larger text may take whatever the smaller one took."""
UNITS = [
    " ", "\n", "a", "a ", "a\n", "1", ".", "a.", "-", "_", "*", "`", "[", "]", "(", "<", "&", "\\", "{", '"', "=",
    ",", "#", "/", ":", "%20", "\t", "’", "中", "é", "\u00ad", "\u200b", "[a](b)", "[a](b", "![a](b)", "[[a]](", "<a>",
    "<a href='", "</a>", "<!--", "<b>a</b> ", "https://github.com/a/b ", "github.com/", "www.", "arxiv.org/abs/",
    "2401.12345 ", "et al. ", "Proc. ", "# a\n", "- a\n", "> ", "| a ", "|a|\n", "a: b\n", "\"a\": ", "{\"a\": ",
    "[1, ", "@misc{a,\n", "a = {b},\n", "\\cite{a}", "\\begin{a}", "% a\n", "$a$", "&amp;", "&#x41;", "<li>",
    "no gpu ", "code is available at ", "download the data & ", "pip install ", "import a\n", "from a.b ", "def a(",
    "torch==1.0\n", "a==1;", "name: a\n", "```\n", ".. a::\n", "`a`_ ", "=====\n", "a\n---\n", "\r", "\x0c", "\u2028",
]  # fmt: skip


def seconds(work, unit, chars):
    text = (unit * (chars // len(unit) + 1))[:chars]
    began = process_time()
    with contextlib.suppress(*EXPECTED):
        work(text.encode())
    return process_time() - began


def grows_slowly(work, unit, chars=CHARS):
    """Return whether four times the text takes about four times as long."""
    for _ in range(3):  # a busy machine may spoil one measurement
        small, large = seconds(work, unit, chars), seconds(work, unit, chars * FACTOR)
        if large <= max(FREE_S, small * MAX_GROWTH):
            return True
    return False


@pytest.mark.parametrize("name", TARGETS)
def test_every_reader_takes_linear_time(name):
    assert [unit for unit in UNITS if not grows_slowly(TARGETS[name], unit)] == []
