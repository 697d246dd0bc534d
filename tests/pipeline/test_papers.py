import pytest

from repocheck.models import PaperState
from tests.pipeline.conftest import papers_of


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Our code is at https://github.com/lab/tiny.", PaperState.LINKED),
        ("We will release our code upon acceptance.", PaperState.PROMISED),
        ("We build on Tiny (https://github.com/lab/tiny). We will release our code.", PaperState.PROMISED),
        ("We compare with the baseline https://github.com/lab/tiny.", PaperState.LINKED),
        ("Code is available at https://doi.org/10.5281/zenodo.7654321.", PaperState.LINKED),
        ("We prove a bound.", PaperState.NO_LINK),
        ("All our tools: https://github.com/owner", PaperState.NO_LINK),
        ("See https://github.com/features/actions.", PaperState.NO_LINK),
    ],
)
def test_state_of_a_paper(text, state):
    ((_, found),) = papers_of(text)
    assert found.state is state
