import pytest

from repocheck.environment import guesses_of
from repocheck.environment.searching import Searched, suppliers_of
from repocheck.models import BuildRisk, FileTrial, Tried
from tests.environment.cases import attempt, case, plan

COMPILES, GRAVE, UNSEEN = ("1", ("compiles",)), ("1", ("older-than-python",)), ("", ())
PLAIN = ("1", ())


def made(verdicts, *risks, modules=None):
    """Return an attempt of which `verdicts` came, a letter for each file, and which needs these builds."""
    at = case("odd_name")
    said = {"o": Tried.OK, "u": Tried.UNKNOWN, "f": Tried.FAILS}
    found = attempt(plan(at, *suppliers_of(at)), modules=modules or {"odd-name": frozenset({"odd_name"})})
    files = tuple(FileTrial(path=f"{n}.py", verdict=said[each]) for n, each in enumerate(verdicts))
    builds = tuple(BuildRisk(package=f"p{n}", version=v, reasons=r) for n, (v, r) in enumerate(risks))
    return found._replace(
        installation=found.installation.model_copy(update={"risks": builds}),
        trial=found.trial.model_copy(update={"files": files}),
    )


OTHER = {"odd-name": frozenset({"other"})}


@pytest.mark.parametrize(
    ("attempts", "best"),
    [
        ([made("o" * 10, PLAIN), made("o" * 9 + "f")], 0),
        ([made("o" * 10, *[PLAIN] * 15), made("o" * 9 + "f")], 0),
        ([made("o" * 10, COMPILES), made("o" * 9 + "f")], 1),
        ([made("o" * 10, UNSEEN), made("o" * 9 + "f")], 1),
        ([made("o" * 10, COMPILES), made("oooo" + "f" * 6)], 0),
        ([made("o" * 10, GRAVE), made("o" * 9 + "f")], 1),
        ([made("o" * 10, COMPILES), made("o" * 10)], 1),
        ([made("o" * 10), made("o" * 10)], 0),
        ([made("o" * 6 + "ffff"), made("o" * 5 + "uuuuu")], 0),
        ([made("o" * 5 + "fffff"), made("o" * 5 + "uuuuu")], 1),
        ([made("o" * 9 + "f"), made("ffff"), made("o" * 8 + "ff")], 0),
        ([made("oooo", modules=OTHER), made("offf"), made("oooo", modules=OTHER)], 1),
        ([made("offf", modules=OTHER), made("oooo", modules=OTHER)], 1),
    ],
)
def test_the_best_has_most_files_that_import(attempts, best):
    found = Searched()
    found.attempts = attempts
    assert found.best is attempts[best]


@pytest.mark.parametrize(
    ("modules", "unconfirmed"),
    [
        ({"odd-name": frozenset({"odd_name", "more"})}, set()),
        ({"odd-name": frozenset({"other"})}, {"odd-name"}),
        ({"numpy": frozenset({"numpy"})}, {"odd-name"}),
    ],
)
@pytest.mark.parametrize("outcome", ["resolves", "needs-source-build"])
def test_a_guess_counts_only_if_a_wheel_has_its_module(modules, unconfirmed, outcome):
    at = case("odd_name", "numpy")
    installed = [("odd-name", "1"), ("numpy", "1")]
    found = attempt(plan(at, *suppliers_of(at)), packages=installed, modules=modules, outcome=outcome)
    assert found.unconfirmed() == unconfirmed
    assert {each.name for each in guesses_of(at, found)} == {"odd-name"} - unconfirmed
