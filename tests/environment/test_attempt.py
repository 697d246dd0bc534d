import pytest

from repocheck.environment import guesses_of
from repocheck.environment.attempt import FOR_WHEELS
from repocheck.environment.searching import Searched, suppliers_of
from repocheck.models import BuildRisk, FileTrial, Location, Pins, Tried
from tests.environment.cases import attempt, case, declared, fault, plan, wanted

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
        ([made("o" * 10, UNSEEN), made("o" * 9 + "f")], 0),
        ([made("o" * 10, COMPILES), made("oooo" + "f" * 6)], 0),
        ([made("o" * 10, GRAVE), made("o" * 9 + "f")], 1),
        ([made("o" * 39 + "u", PLAIN), made("o" * 39 + "f")], 0),
        ([made("o" * 10, PLAIN), made("o" * 10)], 1),
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


@pytest.mark.parametrize(("brought", "best"), [({"p0"}, 1), (set(), 0)])
def test_what_was_not_read_is_built_only_if_others_ask_for_it(brought, best):
    built = made("o" * 10, ("", ("needs-rust",)))._replace(brought=frozenset(brought))
    found = Searched()
    found.attempts = [built, made("o" * 5 + "f" * 5)]
    assert found.best is found.attempts[best]


@pytest.mark.parametrize(
    ("risk", "share"), [(PLAIN, FOR_WHEELS), (COMPILES, 0.35), (GRAVE, 0.35), (("1", ("use-2to3",)), 0.95)]
)
def test_as_much_is_given_up_for_wheels_as_builds_put_at_risk(risk, share):
    assert made("o" * 10, risk).for_wheels == pytest.approx(share)


@pytest.mark.parametrize(
    ("listed", "wheels", "plain", "best"),
    [
        ("o" * 50, "o" * 49 + "f", "o" * 40 + "f" * 10, 1),
        ("o" * 50, "o" * 48 + "ff", "o" * 40 + "f" * 10, 0),
        ("o" * 50, "o" * 49 + "f", "o" * 50, 0),
    ],
    ids=("little is lost", "more is lost", "what is imported alone does better"),
)
def test_wheels_alone_are_better_where_they_cost_little(listed, wheels, plain, best):
    found = Searched()
    imported = made(plain, PLAIN)
    imported = imported._replace(plan=imported.plan.on(pins=Pins.IMPORTED))
    found.attempts = [made(listed, PLAIN), made(wheels), imported]
    assert found.best is found.attempts[best]


@pytest.mark.parametrize(
    ("other", "risk", "best"),
    [
        ("o" * 38 + "ff", COMPILES, 1),
        ("o" * 38 + "ff", GRAVE, 1),
        ("o" * 38 + "ff", ("1", ("python2-syntax",)), 0),
        ("o" * 40, COMPILES, 0),
        ("o" * 39 + "u", COMPILES, 1),
    ],
    ids=("compiles", "native and old", "cannot be built", "nothing is lost", "one is not known"),
)
def test_no_file_is_given_up_that_imports_with_what_is_imported_alone(other, risk, best):
    """Whoever has no list builds it, and it is mostly built: to give it up is worse than going without us."""
    imported = made("o" * 40, risk)
    imported = imported._replace(plan=imported.plan.on(pins=Pins.IMPORTED))
    found = Searched()
    found.attempts = [made(other), imported]
    assert found.best is found.attempts[best]


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


def doubted(*causes):
    """Return an attempt with a file for each cause for which nothing can be said of it."""
    found = made("u" * len(causes), PLAIN)
    outcomes = tuple(
        fault(verdict="unknown", cause=cause, location=Location(path=f"{n}.py", line=1))
        for n, each in enumerate(causes)
        for cause in each.split()
    )
    return found._replace(trial=found.trial.model_copy(update={"outcomes": outcomes}))


@pytest.mark.parametrize(
    ("causes", "worth"),
    [
        (["built-package"], 0.9),
        (["unread-package"], 0.1),
        (["open-names"], 0.1),
        (["own-hides-standard"], 0.5),
        (["own-hides-standard built-package"], 0.5),
        (["built-package open-names"], 0.1),
        (["built-package", "open-names"], 0.5),
    ],
)
def test_a_file_of_which_nothing_could_be_said_is_worth_what_its_doubts_leave(causes, worth):
    assert doubted(*causes).worth == pytest.approx(worth * 0.998)


@pytest.mark.parametrize(
    ("risks", "chance"),
    [((), 1), ((PLAIN, PLAIN), 0.998), ((PLAIN, COMPILES), 0.65), ((COMPILES, PLAIN, COMPILES), 0.65 * 0.65)],
)
def test_each_build_that_may_fail_counts_and_plain_ones_hardly(risks, chance):
    assert made("o", *risks).worth == pytest.approx(chance)


@pytest.mark.parametrize(
    ("faults", "strange"), [((), []), ((fault("import IPython", chain=("IPython",)),), ["ipykernel"])]
)
def test_a_module_may_come_through_what_its_package_asks_for(faults, strange):
    at = case("IPython", main=[declared("ipykernel")])
    found = attempt(plan(at, *suppliers_of(at)), *faults, modules={"ipykernel": frozenset({"ipykernel"})})
    assert [each.name for each in found.strangers()] == strange


@pytest.mark.parametrize(
    ("snippets", "unconfirmed"),
    [
        (["from selection import models"], {"selection"}),
        (["import selection as s", "from selection import models", "import selection"], {"selection"}),
        (["from selection import models", "from selection import views"], set()),
    ],
)
def test_a_guess_that_has_nothing_of_what_is_imported_of_it_is_not_confirmed(snippets, unconfirmed):
    places = tuple(Location(path="a.py", line=n, snippet=each) for n, each in enumerate(snippets, 1))
    at = case(wanted("selection").model_copy(update={"places": places}))
    absent = fault("from selection import models", cause="name-missing", chain=("selection.models",))
    modules = {"selection": frozenset({"selection"})}
    found = attempt(plan(at, *suppliers_of(at)), absent, packages=[("selection", "1")], modules=modules)
    assert found.unconfirmed() == unconfirmed


@pytest.mark.parametrize(
    ("more", "hindered"),
    [
        ({"cause": "own-module-missing"}, ("a.py",)),
        ({"cause": "relative-without-package"}, ("a.py",)),
        ({"cause": "own-syntax", "chain": ("b.py:1", "x = =")}, ("a.py",)),
        ({"cause": "own-syntax", "kind": "syntax"}, ()),
        ({"cause": "module-missing"}, ()),
    ],
)
def test_files_that_lack_own_files_alone_are_told(more, hindered):
    at = case("lib")
    assert attempt(plan(at), fault(**more)).hindered() == hindered
    lost = fault(cause="name-missing", kind="attribute")
    assert attempt(plan(at), fault(**more), lost).hindered() == hindered
