import pytest

from repocheck.checks.compute_target_declared import compute_target_declared
from repocheck.checks.hardware_detail_stated import hardware_detail_stated
from repocheck.models import Outcome
from tests.subjects import make_subject

CARD = r"We trained the moss net on a GTX~980~Ti card, which took 3\,h."


def _subject(path, text):
    return make_subject({"README.md": "# Moss\n\nHow moss grows.", "run.py": "import moss\n", path: text})


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (CARD, "gpu"),
        ("One epoch took 23~s\non a GTX~980~Ti\ncard.", "gpu"),
        (r"All runs were done on an Intel~Core i7-8700 machine.", "cpu"),
        (r"We built on~\cite{fern} and ran it on two Xeon E5-2680 processors.", "cpu"),
        (r"The net of Fern et al.~\cite{fern} was trained on 8 V100 GPUs.", "none"),
        ("Cards such as the A100 have become dear.", "none"),
        ("Models are trained using 2 RTX A5000 cards.", "gpu"),
        ("Using a single 2.3Ghz CPU core, one fit\ntakes $0.5$ s.", "cpu"),
        ("We observed at 2.3 GHz, which took hours.", "none"),
        ("We reached the Raspberry Pi from another computer, which took hours.", "none"),
        ("% We trained on a GTX 980 Ti.\nMoss is green.", "none"),
        ("Graphics processing units (GPUs) changed the field.", "none"),
    ],
)
def test_a_manuscript_says_where_its_own_work_ran(text, target):
    assert compute_target_declared(_subject("paper/main.tex", text)).value["target"] == target


def test_a_card_in_a_manuscript_is_a_detail_on_the_line_that_names_it():
    found = hardware_detail_stated(_subject("paper/sections/results.tex", f"Moss.\n\n{CARD}\n"))
    assert (found.outcome, found.value, found.locations[0].line) == (Outcome.PASS, "GTX 980 Ti", 3)


def test_a_manuscript_that_lies_too_deep_is_left_alone_and_one_that_was_not_read_may_say_it():
    deep, missing = _subject("a/b/c/d/main.tex", CARD), _subject("main.tex", None)
    assert [hardware_detail_stated(each).outcome for each in (deep, missing)] == [
        Outcome.FAIL,
        Outcome.UNKNOWN,
    ]
