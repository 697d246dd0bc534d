from hypothesis import given
from hypothesis import strategies as st

from repocheck.text.lines import LineIndex


@given(st.text(alphabet="a\n\r", max_size=30))
def test_every_offset_has_the_line_that_counting_gives(text):
    index = LineIndex(text)
    assert [index.line_of(at) for at in range(len(text) + 1)] == [
        text.count("\n", 0, at) + 1 for at in range(len(text) + 1)
    ]
