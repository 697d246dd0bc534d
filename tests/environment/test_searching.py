import datetime as dt

import pytest

from repocheck.environment import proposal_of, search
from repocheck.environment.builds import of_wheels
from repocheck.environment.searching import starting
from repocheck.models import BuildRisk, Location, Pins
from tests.environment.cases import Index, attempt, case, declared, fault, wanted

GONE = fault("import imp", cause="removed-from-python", chain=("imp",))
LOST = fault("from lib import old", cause="name-missing", chain=("lib.old",), package="lib")
TF = fault(
    "tf.flags", cause="attribute-missing", chain=("tensorflow.flags",), kind="attribute", package="tensorflow"
)


def searched(at, *rules, spent=lambda: False):
    index = Index(at, *rules)
    return search(at, index, spent), index


def minor(plan):
    return plan.candidate.python.rpartition(".")[0]


def test_one_attempt_is_enough_where_all_is_well():
    at = case("numpy", "odd_name", main=[declared("torch==2")])
    found, index = searched(at)
    assert [lines for _, lines in index.asked] == [("torch==2", "numpy", "odd-name", "setuptools<81")]
    assert not found.cut_off
    assert [each.name for each in proposal_of(at, found, ()).suppliers] == [
        "torch",
        "numpy",
        "odd-name",
        "setuptools",
    ]


def test_what_is_gone_from_python_asks_for_an_older_one():
    found, index = searched(
        case("numpy"),
        (lambda p, _: p.minor > 11, {}),
        (
            lambda p, _: p.minor > 10,
            {
                "faults": [
                    fault("import imp", cause="name-removed-from-python", chain=("collections.Iterable",))
                ]
            },
        ),
    )
    assert [each.python for each, _ in index.asked] == ["3.11.14", "3.9.25"]
    assert minor(found.best.plan) == "3.9"


def test_a_name_that_a_package_has_lost_asks_for_that_package_of_then():
    old = lambda p, _: dict(p.candidate.dates).get("lib") == dt.date(2019, 6, 1)  # noqa: E731
    found, _ = searched(case("lib", main=[declared("lib")]), (old, {}), (lambda *_: True, {"faults": [LOST]}))
    assert found.best.plan.candidate.as_of is None
    assert found.best.plan.candidate.python == "3.11.14"
    assert found.best.worth == 1


def test_where_that_does_not_do_everything_is_as_of_then():
    found, _ = searched(
        case("lib"), (lambda p, _: p.candidate.as_of is not None, {}), (lambda *_: True, {"faults": [LOST]})
    )
    assert found.best.plan.candidate.as_of == dt.date(2019, 6, 1)
    assert minor(found.best.plan) == "3.7"


def test_tensorflow_goes_back_with_all_that_goes_with_it():
    at = case("tensorflow", days=[dt.date(2021, 1, 1)])
    found, index = searched(
        at, (lambda p, _: p.candidate.as_of == dt.date(2019, 9, 15), {}), (lambda *_: True, {"faults": [TF]})
    )
    assert [each.as_of for each, _ in index.asked] == [None, dt.date(2019, 9, 15)]
    assert (minor(found.best.plan), found.best.plan.candidate.dates) == ("3.7", ())


def test_what_moves_in_step_goes_back_to_the_newest_release_that_has_the_name_before_its_watershed():
    gone = "from keras.utils import np_utils", "name-missing", ("keras.utils.np_utils",)
    keras = fault(*gone, package="keras")
    at = case("keras", main=[declared("keras>=2.8")], days=[dt.date(2021, 1, 1)])
    then = dt.date(2023, 4, 1)
    rules = (
        (lambda p, _: p.candidate.as_of == then, {}),
        (lambda *_: True, {"faults": [keras], "nearest": {"keras": dt.date(2023, 3, 25)}}),
    )
    found, index = searched(at, *rules)
    assert [each.as_of for each, _ in index.asked][-1] == then
    assert found.best.plan.candidate.as_of == then


def test_a_package_that_misses_a_name_gets_the_other_as_it_was_when_it_was_made():
    library = fault(
        "import user", cause="library-name-missing", chain=("user/a.py:1", "lib.old"), package="lib"
    )
    at = case("user", main=[declared("lib")])
    found, _ = searched(
        at, (lambda p, _: "lib" in dict(p.candidate.dates), {}), (lambda *_: True, {"faults": [library]})
    )
    assert found.best.plan.candidate.dates == (("lib", dt.date(2020, 1, 31)),)


@pytest.mark.parametrize(
    ("outcome", "message", "rest"),
    [
        (
            "missing-package",
            "Because odd was not found in the package registry and you require odd",
            ("a==1",),
        ),
        ("missing-version", "Because there is no version of a==1 and you require a==1", ("a", "odd==2")),
        ("conflict", "Because odd==2 depends on a>3 and you require a==1", ("a", "odd==2")),
    ],
)
def test_what_does_not_resolve_is_asked_for_otherwise(outcome, message, rest):
    at = case(main=[declared("a==1"), declared("odd==2")])
    whole = lambda _, lines: set(lines) >= {"a==1", "odd==2"}  # noqa: E731
    found, _ = searched(at, (whole, {"outcome": outcome, "message": message}))
    assert found.best.plan.candidate.pins is Pins.KEPT
    assert [each.line for each in proposal_of(at, found, ()).suppliers][:-1] == list(rest)


def test_what_is_imported_is_tried_before_a_list_that_leads_nowhere():
    at = case("numpy", "gone", main=[declared("a==1"), declared("b==2")])
    clash = {"outcome": "conflict", "message": "Because a==1 depends on b>3 and you require b==2"}
    lost = {"outcome": "missing-package", "message": "Because gone was not found"}
    found, index = searched(
        at, (lambda _, lines: "a==1" in lines, clash), (lambda _, lines: "gone" in lines, lost)
    )
    assert [lines[:-1] for _, lines in index.asked][1:3] == [("numpy", "gone"), ("numpy",)]
    assert found.best.trial


def test_a_release_of_then_that_asks_for_what_has_no_wheel_is_tried_on_the_python_of_then():
    """And built, before it is given up: it is of that day for the names that it had."""
    day = dt.date(2019, 1, 1)
    message = "Because low==1 has no usable wheels and lib<=1 depends on low==1, we can conclude that"
    refused = {"outcome": "no-wheel-for-python", "message": message}
    found, index = searched(
        case("lib", main=[declared("lib")]),
        (lambda p, _: p.candidate.dates and p.insists, {}),
        (lambda p, _: p.candidate.dates, refused),
        (lambda *_: True, {"faults": [LOST], "nearest": {"lib": day}}),
    )
    dated = [(each.python, lines) for each, lines in index.asked if each.dates]
    assert [python for python, _ in dated] == ["3.11.14", "3.6.15", "3.6.15"]
    assert found.best.plan.insists
    assert all("lib" in lines for _, lines in dated)


def test_a_python_without_wheels_gives_way_to_the_one_that_has_most():
    at = case(main=[declared("a==1")])
    refused = {"outcome": "no-wheel-for-python", "message": "a==1", "wheels": {"a": ("3.7.17", "3.6.15")}}
    found, index = searched(at, (lambda p, _: p.minor > 7, refused))
    assert [each.python for each, _ in index.asked] == ["3.11.14", "3.6.15"]
    assert found.best.trial


def test_a_guess_that_does_not_supply_its_module_is_left_out_and_said():
    at = case("odd_name", "numpy")
    asked = lambda _, lines: "odd-name" in lines  # noqa: E731
    wrong = {
        "modules": {"odd-name": frozenset({"other"})},
        "faults": [fault("import odd_name", chain=("odd_name",))],
    }
    still = {"faults": [fault("import odd_name", chain=("odd_name",))]}
    found, _ = searched(at, (asked, wrong), (lambda *_: True, still))
    proposal = proposal_of(at, found, ())
    assert "odd-name" not in [each.name for each in proposal.suppliers]
    assert "does not supply it" in next(each.why for each in proposal.open if each.what == "odd_name")


def test_what_a_package_needs_without_saying_so_is_added_if_it_is_known():
    library = fault("import keras", cause="library-module-missing", chain=("keras/a.py:1", "tensorflow"))
    found, index = searched(
        case("keras"), (lambda _, lines: "tensorflow" not in lines, {"faults": [library]})
    )
    assert [lines[:-1] for _, lines in index.asked] == [("keras",), ("keras", "tensorflow")]
    assert found.best.worth == 1


def test_what_nothing_can_help_ends_the_search():
    broken = fault(
        "print 1", cause="own-syntax", chain=("Missing parentheses in call to 'print'",), kind="syntax"
    )
    found, index = searched(
        case("utils"), (lambda *_: True, {"faults": [broken, fault("import utils", chain=("utils",))]})
    )
    assert len(index.asked) == 1
    why = {each.what: each.why for each in proposal_of(case("utils"), found, ()).open}
    assert "not meant" in why["utils"]
    assert "Python 2" in why["a.py"] or "no valid Python" in why["a.py"]


def test_guarded_imports_are_not_asked_for_unless_the_project_says_so():
    at = case(wanted("wandb", guarded=True), wanted("apex_tool", guarded=True), by_hand=[declared("wandb")])
    assert searched(at)[1].asked[0][1] == ("wandb", "setuptools<81")


def test_limits_end_the_search_and_are_said():
    at = case("lib", main=[declared("a==1")])
    rule = (lambda *_: True, {"faults": [LOST]})
    short, index = searched(at, rule, spent=lambda: True)
    assert (len(index.asked), short.cut_off) == (1, True)


@pytest.mark.parametrize("risks", [(), ("deep",)])
def test_every_plan_counts_those_of_wheels_alone_too(risks):
    at = case("lib", main=[declared("lib")])
    rules = (lambda p, _: p.builds, {"faults": [LOST], "risks": risks}), (lambda *_: True, {"faults": [LOST]})
    index = Index(at, *rules)
    found = search(at, index, lambda: len(index.asked) / 7)
    assert (len(index.asked), found.cut_off) == (7, True)
    assert found.attempts[-1].plan.builds is not bool(risks)


def test_a_pin_without_a_wheel_is_let_go_before_the_package_is():
    at = case("implicit", main=[declared("implicit==0.1")])
    pinned = lambda _, lines: "implicit==0.1" in lines  # noqa: E731
    found, index = searched(at, (pinned, {"risks": ("implicit",)}))
    assert [lines[0] for _, lines in index.asked][:2] == ["implicit==0.1", "implicit"]
    assert found.best.plan.loose == {"implicit"}


def test_all_that_the_index_lacks_is_left_out_or_let_go_at_once():
    at = case(main=[declared("a==1"), declared("b==2"), declared("gone==3"), declared("c==4")])
    refused = {"outcome": "missing-version", "message": "Because there is no version of a==1"}
    looked_up = {"absent": ("gone",), "outdated": ("b",)}
    found, index = searched(at, (lambda _, lines: "a==1" in lines, refused | looked_up))
    assert [lines[:-1] for _, lines in index.asked][1] == ("a", "b", "c==4")
    why = {each.what: each.why for each in proposal_of(at, found, ()).open}
    assert "left out" in why["gone"]
    assert "cannot be installed" in why["b"]
    assert "c" not in why


def test_what_is_released_together_is_let_go_together():
    lines = ("lib==0.3.25", "liblib==0.3.25+gpu11", "lib-more==2", "other==0.3.25", "c==4")
    at = case(main=[declared(line) for line in lines])
    refused = {"outcome": "missing-version", "message": "Because there is no version of liblib==0.3.25+gpu11"}
    _, index = searched(at, (lambda _, lines: any("gpu11" in line for line in lines), refused))
    assert [lines[:-1] for _, lines in index.asked][1] == (
        "lib",
        "liblib",
        "lib-more==2",
        "other==0.3.25",
        "c==4",
    )


def test_what_nothing_imports_is_not_built():
    at = case("lib", main=[declared("idle"), declared("lib")])
    found, index = searched(at, (lambda _, lines: "idle" in lines, {"risks": ("idle", "other")}))
    assert [lines[:-1] for _, lines in index.asked][:2] == [("idle", "lib"), ("lib",)]
    assert not found.best.installation.risks


@pytest.mark.parametrize("main", [[], [declared("dlib==19.0")]])
def test_a_package_of_source_archives_alone_is_taken_under_the_name_that_has_wheels(main):
    at = case("dlib", main=main)
    found, index = searched(at, (lambda _, lines: "dlib==19.0" in lines, {"risks": ("dlib",)}))
    assert index.asked[-1][1][0] == "dlib-bin"
    assert not proposal_of(at, found, ()).open


def test_a_name_that_still_lacks_asks_for_the_package_of_before_the_code():
    day = dt.date(2018, 9, 4)  # 270 days before the first day that is tried
    early = lambda p, _: dict(p.candidate.dates).get("lib", dt.date.max) <= day  # noqa: E731
    found, _ = searched(
        case("lib", main=[declared("lib")]), (early, {}), (lambda *_: True, {"faults": [LOST]})
    )
    assert found.best.plan.candidate.dates == (("lib", day),)


def test_what_is_imported_is_completed_before_a_list_goes_on():
    at = case("numpy", main=[declared("a==1")])
    refused = {"outcome": "conflict", "message": "Because a==1 is not there"}
    lacks = {"faults": [fault("import pandas", chain=("pandas",))]}
    _found, index = searched(
        at, (lambda _, lines: "a==1" in lines, refused), (lambda _, lines: "pandas" not in lines, lacks)
    )
    assert [lines[:-1] for _, lines in index.asked][1:3] == [("numpy",), ("numpy", "pandas")]


def test_other_pythons_are_not_tried_where_python_is_not_at_fault():
    at = case("lib", main=[declared("a==1")])
    refused = {"outcome": "conflict", "message": "no way"}
    _found, index = searched(
        at,
        (lambda p, lines: p.minor == 11 and "a==1" in lines, refused),
        (lambda *_: True, {"faults": [LOST]}),
    )
    kept = [(each.python, each.as_of, each.dates) for each, lines in index.asked if "a==1" in lines]
    assert [python for python, *rest in kept if rest == [None, ()]] == ["3.11.14", "3.6.15"]


def test_what_does_not_supply_its_module_makes_way_for_what_is_lacking_at_once():
    at = case("odd_name")
    wrong = {
        "modules": {"odd-name": frozenset({"other"})},
        "faults": [fault("import odd_name", chain=("odd_name",)), fault("import numpy", chain=("numpy",))],
    }
    _, index = searched(at, (lambda _, lines: "odd-name" in lines, wrong))
    assert [lines[:-1] for _, lines in index.asked] == [("odd-name",), ("numpy",)]


@pytest.mark.parametrize(("reasons", "chosen"), [((), Pins.KEPT), (("compiles",), Pins.IMPORTED)])
def test_a_whole_list_whose_build_may_fail_is_compared_with_what_is_imported_alone(reasons, chosen):
    at = case("numpy", main=[declared("numpy"), declared("old")], plain_python="3.11.14")
    risks = [BuildRisk(package="other", version="1", reasons=reasons)]
    found, _ = searched(at, (lambda _, lines: "old" in lines, {"risks": risks}))
    assert found.best.plan.candidate.pins is chosen


def test_what_a_pinned_version_asks_for_is_built_before_that_version_is_given_up():
    message = "Because gast==0.2.2 has no usable wheels and tensorflow==1.15.0 depends on gast==0.2.2, we can"
    found, index = searched(
        case("tensorflow", main=[declared("tensorflow==1.15.0")]),
        (lambda p, _: p.insists, {}),
        (
            lambda p, lines: "tensorflow==1.15.0" in lines,
            {"outcome": "no-wheel-for-python", "message": message},
        ),
        (lambda *_: True, {"faults": [LOST]}),
    )
    assert found.best.plan.insists
    assert "tensorflow==1.15.0" in index.asked[-1][1]


def test_after_one_that_takes_too_long_others_that_keep_as_much_come_last():
    at = case("lib", main=[declared("a==1"), declared("b==1")])
    message = "Because a==1 depends on c and b==1 depends on c, we can conclude"
    rules = (
        (lambda p, lines: {"a==1", "b==1"} <= set(lines), {"outcome": "conflict", "message": message}),
        (lambda p, _: p.candidate.pins is Pins.KEPT, {"outcome": "timeout"}),
        (lambda *_: True, {"faults": [LOST]}),
    )
    found, _ = searched(at, *rules)
    pins = [each.plan.candidate.pins for each in found.attempts]
    assert pins[:3] == [Pins.KEPT, Pins.KEPT, Pins.IMPORTED]
    assert pins[3:] == sorted(pins[3:], key=lambda each: each is Pins.KEPT)
    assert Pins.KEPT in pins[3:]


def test_what_hangs_on_a_build_makes_way_for_wheels_alone_where_that_costs_nothing():
    at = case("lib", main=[declared("idle"), declared("lib")])
    message = "Because needed has no usable wheels and idle depends on needed, we can"
    found, index = searched(
        at,
        (lambda p, lines: "idle" in lines and p.builds, {"risks": ("needed",)}),
        (lambda _, lines: "idle" in lines, {"outcome": "no-wheel-for-python", "message": message}),
    )
    assert [lines[:-1] for _, lines in index.asked][-2:] == [("idle", "lib"), ("lib",)]
    assert not found.best.installation.risks
    assert [each.what for each in proposal_of(at, found, ()).open] == ["idle"]


def test_a_version_without_wheel_is_let_go_where_nothing_is_to_be_built():
    at = case("a", "b", main=[declared("a==1"), declared("b==1")])
    message = "Because a==1 has no usable wheels and you require a==1"
    found, index = searched(
        at,
        (lambda p, lines: p.builds and "a==1" in lines, {"risks": ("other",)}),
        (lambda _, lines: "a==1" in lines, {"outcome": "no-wheel-for-python", "message": message}),
    )
    assert [lines[:-1] for _, lines in index.asked][-1] == ("a", "b==1")
    assert not found.best.installation.risks


def test_what_is_known_to_supply_a_module_is_built_before_it_is_given_up():
    message = "Because termcolor==1.1 has no usable wheels and transformers>=2 depends on termcolor==1.1"
    found, index = searched(
        case("transformers"),
        (lambda p, _: p.insists, {"risks": ("termcolor",)}),
        (
            lambda _, lines: "transformers" in lines,
            {"outcome": "no-wheel-for-python", "message": message, "wheels": {"termcolor": ()}},
        ),
        (lambda *_: True, {"faults": [LOST]}),
    )
    assert found.best.plan.insists
    assert {each.python for each, _ in index.asked[:3]} == {"3.11.14"}


@pytest.mark.parametrize(
    ("signs", "pythons"),
    [
        (("older-than-python",), {"3.11.14", "3.7.17"}),
        (("pkg-resources",), {"3.11.14", "3.7.17"}),
        (("compiles",), {"3.11.14"}),
    ],
)
def test_what_hardly_builds_on_a_new_python_is_built_on_one_of_its_days(signs, pythons):
    risks = [BuildRisk(package="chainer", version="1", reasons=signs)]
    at = case("chainer")  # whose archive is of 2020
    rules = (
        (lambda p, lines: p.minor > 9 and "chainer" in lines, {"risks": risks}),
        (lambda _, lines: "chainer" not in lines, {"faults": [fault("import chainer", chain=("chainer",))]}),
    )
    _, index = searched(at, *rules)
    assert {each.python for each, lines in index.asked if "chainer" in lines} == pythons


def test_of_packages_that_lost_names_those_without_companions_go_back_alone():
    day = dt.date(2019, 5, 1)
    torch = fault("from torch import old", cause="name-missing", chain=("torch.old",), package="torch")
    at = case("torch", "tensorflow", days=(dt.date(2020, 3, 1),))
    older = lambda p, _: dict(p.candidate.dates) == {"torch": day}  # noqa: E731
    nearest = {"torch": day, "tensorflow": dt.date(2019, 9, 15)}
    _, index = searched(at, (older, {}), (lambda *_: True, {"faults": [torch, TF], "nearest": nearest}))
    assert index.asked[1][0].dates == (("torch", day),)


@pytest.mark.parametrize(
    ("listed", "second"), [({"outcome": "conflict"}, "lib"), ({"faults": [GONE]}, "lib"), ({}, "")]
)
def test_what_is_imported_goes_back_at_once_where_the_list_does_no_better(listed, second):
    day = dt.date(2019, 5, 1)
    at = case("lib", main=[declared("lib==9"), declared("more")])
    rules = (
        (lambda p, _: p.candidate.pins is Pins.KEPT, listed),
        (
            lambda p, _: not p.candidate.dates,
            {"faults": [LOST], "nearest": {"lib": day}},
        ),
    )
    _, index = searched(at, *rules)
    assert [dict(each.dates) for each, _ in index.asked[2:3]] == ([{"lib": day}] if second else [])


@pytest.mark.parametrize(("places", "python"), [(1, "3.11.14"), (2, "3.7.17")])
def test_what_is_imported_once_does_not_decide_which_python_is_tried_first(places, python):
    where = tuple(Location(path=f"{n}.py", line=1) for n in range(places))
    at = case("numpy", wanted("pptk").model_copy(update={"places": where}))
    message = (
        "Because all versions of pptk have no wheels with a matching Python ABI tag and you require pptk"
    )
    refused = {"outcome": "no-wheel-for-python", "message": message, "wheels": {"pptk": ("3.7.17",)}}
    _, index = searched(at, (lambda p, lines: p.minor > 7 and "pptk" in lines, refused))
    assert index.asked[1][0].python == python


@pytest.mark.parametrize(
    ("first", "why"),
    [
        ({"risks": [BuildRisk(package="pptk", reasons=("compiles",))]}, "no wheel and is left out"),
        ({"outcome": "no-wheel-for-python", "wheels": {"pptk": ("3.5.9",)}}, "no wheel for this Python"),
    ],
)
def test_why_a_known_package_is_left_out_is_said(first, why):
    at = case("numpy", "pptk")
    message = "Because all versions of pptk have no wheels and you require pptk"
    lacks = {"faults": [fault("import pptk", chain=("pptk",))]}
    refused = {"message": message, **first}
    found, _ = searched(at, (lambda _, lines: "pptk" in lines, refused), (lambda *_: True, lacks))
    found.chosen = next(each for each in found.attempts if "pptk" not in each.asked_for)
    assert [why in each.why for each in proposal_of(at, found, ()).open] == [True]


def test_what_another_package_asks_for_is_not_taken_under_the_name_that_has_wheels():
    at = case("face_recognition", "numpy")
    lacks = {"faults": [fault("import face_recognition", chain=("face_recognition",))]}
    message = "Because dlib has no usable wheels and face-recognition depends on dlib, we can"
    found, _ = searched(
        at,
        (
            lambda p, lines: p.builds and "face-recognition" in lines,
            {"risks": [BuildRisk(package="dlib", version="1", reasons=("needs-program: cmake",))]},
        ),
        (
            lambda p, lines: "face-recognition" in lines,
            {"outcome": "no-wheel-for-python", "message": message},
        ),
        (lambda _, lines: "numpy" in lines, lacks),
    )
    assert not found.attempts[-1].installation.risks
    assert "dlib-bin" not in {name for each in found.attempts for name in each.asked_for}


@pytest.mark.parametrize(("guarded", "builds"), [(False, {True}), (True, {True, False})])
def test_what_the_files_need_is_not_given_up_for_wheels(guarded, builds):
    at = case(wanted("gym", guarded=guarded), "numpy", main=[declared("gym"), declared("numpy")])
    tried = []
    index = Index(at, (lambda p, lines: tried.append(p.builds) or "gym" in lines, {"risks": ("gym",)}))
    search(at, index, lambda: False)
    assert set(tried) == builds


@pytest.mark.parametrize(("risks", "builds"), [(("other",), [True, False]), ((), [True] * 3)])
def test_time_is_kept_for_trying_the_best_without_builds(risks, builds):
    tried = []
    rules = (
        (lambda p, _: tried.append(p.builds) or p.builds, {"faults": [LOST], "risks": risks}),
        (lambda *_: True, {"faults": [LOST]}),
    )
    at = case("lib", main=[declared("lib")])
    search(at, Index(at, *rules), lambda: 0.0 if not tried else 0.9)
    assert tried[:3] == builds


@pytest.mark.parametrize(
    ("sign", "builds"), [("needs-program: cmake", [True, False]), ("compiles", [True, True])]
)
def test_more_time_is_kept_for_wheels_alone_if_a_build_is_expected_to_fail(sign, builds):
    tried = []
    risks = (BuildRisk(package="deep", version="1", reasons=(sign,)),)
    rules = (
        (lambda p, _: tried.append(p.builds) or p.builds, {"faults": [LOST], "risks": risks}),
        (lambda *_: True, {"faults": [LOST]}),
    )
    at = case("lib", main=[declared("lib")])
    found = search(at, Index(at, *rules), lambda: 0.0 if not tried else 0.7)
    assert tried[:2] == builds
    assert not found.best.installation.risks


def test_what_was_put_off_for_another_python_is_tried_in_the_end_if_nothing_else_was():
    at = case("lib", main=[declared("lib==1")])
    elsewhere = {"risks": ("lib",), "wheels": {"lib": ("3.7.17",)}}
    put_off = {"outcome": "needs-source-build", "trial": False, **elsewhere}
    rules = (
        (lambda p, lines: "lib==1" in lines and p.minor == 11 and not p.insists, put_off),
        (lambda p, _: not p.insists, {"outcome": "timeout"}),
    )
    index = Index(at, *rules)
    found = search(at, index, lambda: 0.9 if len(index.asked) > 1 else 0)
    assert [p.pins for p, _ in index.asked] == [Pins.KEPT, Pins.IMPORTED, Pins.KEPT]
    assert found.best.plan.insists
    assert found.best.trial


def test_where_what_is_imported_takes_too_long_the_list_has_its_turn():
    at = case("numpy", main=[declared("a==1"), declared("b==1")])
    clash = {"outcome": "conflict", "message": "Because a==1 depends on b>3 and you require b==1"}
    rules = (
        (lambda _, lines: {"a==1", "b==1"} <= set(lines), clash),
        (lambda p, _: p.candidate.pins is Pins.IMPORTED, {"outcome": "timeout"}),
    )
    found, index = searched(at, *rules)
    assert [each.pins for each, _ in index.asked] == [Pins.KEPT, Pins.IMPORTED, Pins.KEPT]
    assert found.best.trial


@pytest.mark.parametrize(("version", "second"), [("1", ("numpy",)), ("", ("lime", "numpy"))])
def test_a_version_is_let_go_of_a_package_that_never_had_a_wheel_only_if_it_was_not_read(version, second):
    at = case("numpy", wanted("lime", guarded=True), main=[declared("lime==0.2"), declared("numpy")])
    lime = {"risks": (BuildRisk(package="lime", version=version),), "wheelless": ("lime",)}
    _, index = searched(at, (lambda _, lines: any("lime" in each for each in lines), lime))
    kept = [lines[:-1] for each, lines in index.asked if each.pins is Pins.KEPT]
    assert kept[:2] == [("lime==0.2", "numpy"), second]


def test_what_the_resolver_cannot_read_is_let_go_at_once():
    at = case("old", "new", main=[declared("old==0.24.2"), declared("new==1")])
    message = "Because old==0.24.2 has invalid metadata and you require old==0.24.2."
    refused = {"outcome": "not-checkable", "message": message}
    _, index = searched(at, (lambda _, lines: "old==0.24.2" in lines, refused))
    asked = [lines[:2] for _, lines in index.asked]
    assert asked[:2] == [("old==0.24.2", "new==1"), ("old", "new")]
    assert asked[2:] == [("old", "new==1")]


@pytest.mark.parametrize(("wheelless", "loose"), [((), {"numpy"}), (("numpy",), None)])
def test_a_version_that_has_no_wheel_costs_no_file_if_others_have_some(wheelless, loose):
    at = case("numpy", main=[declared("numpy==1.14.3")])
    risk = BuildRisk(package="numpy", version="1.14.3")
    found = of_wheels(at, attempt(starting(at), risks=[risk], wheelless=wheelless))
    assert (found and found.loose) == loose


def test_what_is_the_best_without_builds_is_tried_so_although_its_builds_may_fail():
    less = fault("lib.old", cause="attribute-missing", chain=("lib.old",), kind="attribute", package="lib")
    risks = [BuildRisk(package="inner", version="1", reasons=("needs-program: cmake",))]
    at = case("lib", main=[declared("lib==9")])
    rules = (
        (lambda p, _: p.candidate.pins is Pins.KEPT, {"faults": [less], "verdict": "ok"}),
        (lambda p, _: p.builds, {"risks": risks}),
    )
    found, _ = searched(at, *rules)
    assert (found.best.plan.builds, found.best.worth) == (False, 1)


def test_a_library_that_is_too_new_for_generated_code_goes_back_to_the_days_of_its_user():
    old = "library-generated-too-early", ("user/x_pb2.py:1", "code generated for lib before 3.19")
    generated = fault("import user", *old, package="lib")
    at = case("user", main=[declared("user")])
    then = dt.date(2020, 1, 31)
    packages = [("user", "1"), ("lib", "4")]
    rule = {"faults": [generated], "packages": packages}
    found, _ = searched(
        at, (lambda p, _: dict(p.candidate.dates).get("lib") == then, {}), (lambda *_: True, rule)
    )
    assert found.best.plan.candidate.dates == (("lib", then),)


@pytest.mark.parametrize(
    ("nearest", "second"), [({"lib": dt.date(2020, 1, 1)}, ("3.6.15", True)), ({}, ("3.7.17", False))]
)
def test_a_circle_that_python_does_not_allow_asks_for_an_older_release_or_the_next_python(nearest, second):
    circle = fault("import lib", "library-circular-import", ("lib/a.py:1", "lib.b"), package="lib")
    at = case("lib", main=[declared("lib")])._replace(python="3.6.15")
    broken = lambda p, _: p.minor == 6 and not p.candidate.dates  # noqa: E731
    found, index = searched(at, (broken, {"faults": [circle], "nearest": nearest}))
    assert [(each.python, bool(each.dates)) for each, _ in index.asked[1:2]] == [second]
    assert found.best.worth == 1


@pytest.mark.parametrize(("never", "tried"), [((), {True}), (("lib",), set()), (("other",), {True})])
def test_no_day_is_tried_for_a_name_that_no_release_has(never, tried):
    at = case("lib", main=[declared("lib")], days=(dt.date(2019, 5, 1),))
    _, index = searched(at, (lambda *_: True, {"faults": [LOST], "never": never}))
    assert {True for each, _ in index.asked if each.dates or each.as_of} == tried


@pytest.mark.parametrize("at_last", [2, 3])
def test_without_a_guess_of_which_nothing_fits_it_is_tried_before_an_older_release_of_it(at_last):
    said = "from odd_name import old"
    lost = fault(said, cause="name-missing", chain=("odd_name.old",), package="odd-name")
    at = case("odd_name", "numpy", main=[declared("numpy")])
    where = (Location(path="a.py", line=4, snippet=said),)
    at.wanted["odd_name"] = at.wanted["odd_name"].model_copy(update={"places": where})
    missing = fault(said, chain=("odd_name",))
    rules = (
        (lambda p, lines: "odd-name" in lines and not p.candidate.dates, {"faults": [lost]}),
        (lambda _, lines: "odd-name" in lines, {}),
        (lambda *_: True, {"faults": [missing]}),
    )
    index = Index(at, *rules)
    found = search(at, index, lambda: len(index.asked) / at_last)
    with_it = ["odd-name" in lines for _, lines in index.asked]
    assert with_it == [True, False, True][:at_last]
    assert ("odd-name" in found.best.asked_for) is (at_last == 3)


def test_what_lacks_without_builds_is_added_there_too():
    lacks = fault("import lib", "library-module-missing", ("lib/a.py:1", "six"))
    at = case("lib", main=[declared("lib")])
    rules = (
        (lambda p, _: p.builds, {"risks": ("inner",)}),
        (lambda _, lines: "six" not in lines, {"faults": [lacks]}),
    )
    found, index = searched(at, *rules)
    assert [lines[:-1] for _, lines in index.asked][-2:] == [("lib",), ("lib", "six")]
    assert (found.best.plan.builds, found.best.worth) == (False, 1)


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        ((dt.date(2019, 3, 1),), [None, dt.date(2019, 3, 31)]),
        ((dt.date(2018, 5, 1), dt.date(2019, 3, 1), dt.date(2023, 1, 1)), [None, dt.date(2019, 3, 31)]),
        ((dt.date(2021, 3, 1),), [None, None]),
    ],
)
def test_code_from_before_a_watershed_goes_back_at_once_and_takes_along_what_it_lacks(days, asked):
    at = case("tensorflow", main=[declared("tensorflow"), declared("yaml-odd")], days=days)
    lack = fault("import odd_name", chain=("odd_name",))
    then = lambda p, _: bool(p.candidate.as_of)  # noqa: E731
    found, index = searched(at, (then, {}), (lambda *_: True, {"faults": [TF, lack]}))
    assert [each.as_of for each, _ in index.asked[:2]] == asked
    assert ("odd-name" in index.asked[1][1]) == bool(asked[1])
    assert found.best.plan.candidate.as_of or not asked[1]


@pytest.mark.parametrize(
    ("had_then", "second"),
    [({"tensorflow": False}, dt.date(2019, 9, 15)), ({"tensorflow": True}, dt.date(2021, 3, 31))],
)
def test_what_was_released_when_code_was_written_tells_on_which_day_to_look_first(had_then, second):
    at = case("tensorflow", main=[declared("tensorflow")], days=(dt.date(2021, 3, 1),))
    then = lambda p, _: p.candidate.as_of == second  # noqa: E731
    found, index = searched(at, (then, {}), (lambda *_: True, {"faults": [TF], "had_then": had_then}))
    assert index.asked[1][0].as_of == second
    assert found.best.worth == 1


def test_what_files_import_is_let_go_to_a_version_with_a_wheel_and_not_left_out():
    at = case("lib", "numpy", main=[declared("lib==1"), declared("idle==1"), declared("numpy==1")])
    hard = [BuildRisk(package=name, version="1", reasons=("use-2to3",)) for name in ("lib", "idle")]
    pinned = lambda _, lines: "lib==1" in lines  # noqa: E731
    found, _ = searched(at, (pinned, {"risks": hard}))
    assert (found.best.plan.loose, found.best.plan.left_out) == ({"lib"}, {"idle"})


def test_what_one_file_imports_in_a_version_without_a_wheel_is_let_go():
    at = case("lib", "numpy", main=[declared("lib==1"), declared("numpy==1")])
    pinned = lambda _, lines: "lib==1" in lines  # noqa: E731
    refused = {"outcome": "no-wheel-for-python", "message": "numpy==1", "wheels": {"lib": ("3.6.15",)}}
    found, _ = searched(
        at, (lambda p, _: p.candidate.pins is not Pins.KEPT, {"faults": [LOST]}), (pinned, refused)
    )
    assert (found.best.plan.loose, found.best.plan.left_out) == ({"lib"}, frozenset())
