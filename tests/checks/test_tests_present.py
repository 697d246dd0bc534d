import pytest

from repocheck.checks.tests_present import tests_present as check
from repocheck.models import Outcome
from tests.subjects import make_subject

README = "README.md"

TESTS = {
    "pytest": ("tests/test_a.py", "def test_a(tmp_path):\n    assert tmp_path\n"),
    "no framework, beside the code": ("pkg/model_test.py", "def test_a():\n    x = 1\n    assert x\n"),
    "unittest": ("tests/a_test.py", "import unittest\n\nclass A(unittest.TestCase):\n    pass\n"),
    "of TensorFlow": ("model_test.py", "class ModelTest(tf.test.TestCase):\n    pass\n"),
    "numpy's assertions": ("test_x.py", "def test_x():\n    np.testing.assert_allclose(1, 1)\n"),
    "testthat": ("tests/testthat/test-fit.R", None),
    "Julia": ("test/runtests.jl", None),
    "MATLAB": ("tests/test_fit.m", "assert(fit(1) == 2);\n"),
    "Fortran": ("test/test_layer.f90", None),
    "Go": ("pkg/a_test.go", None),
    "TypeScript": ("src/a.spec.ts", None),
    "Java": ("src/main/FooTest.java", "class FooTest { @Test void adds() {} }\n"),
    "tests of what loads data": ("src/test/java/data/FooTest.java", None),
    "functions of pytest without an assertion": ("gym/tests/test_env.py", "def test_env(args):\n    run()\n"),
    "several functions that take nothing": (
        "test_changes.py",
        "def test_a():\n    f()\n\ndef test_b():\n    f()\n\ndef test_c():\n    f()\n",
    ),
    "unittest in capitals": ("testFit.py", "import unittest\n"),
    "MATLAB outside of a folder": ("FitTest.m", "classdef FitTest < matlab.unittest.TestCase\nend\n"),
    "testthat outside of a folder": ("test_fit.R", "test_that('a', { expect_equal(1, 1) })\n"),
    "Racket": ("tests/engine/inner/limits.rkt", "(module* test racket/base (require rackunit))\n"),
    "Racket outside of a folder": ("src/test-fit.rkt", "(check-equal? 1 1)\n"),
    "Julia outside of a folder": ("src/test_fit.jl", "using Test\n@test 1 == 1\n"),
    "a shell script that asserts": ("src/test_retry.sh", "assert_eq() {\n}\nassert_eq 1 1\n"),
    "a shell script that compares with what is expected": (
        "test.sh",
        "./solve a > a.out\nif cmp -s a.out expected/a.out; then\n  echo same\nfi\n",
    ),
    "unittest by a name in small letters": (
        "pkg/moss_test.py",
        "import unittest\n\nclass A(unittest.TestCase):\n    def testmoss(self):\n        moss()\n",
    ),
    "inside Rust": ("src/lib.rs", "#[cfg(test)]\nmod tests {\n #[test]\n fn a() {}\n}\n"),
    "CTest": ("CMakeLists.txt", "enable_testing()\nadd_test(NAME a COMMAND a)\n"),
    "C++ outside of a folder": (
        "test.cpp",
        "#include <cassert>\nvoid test_a() { assert(1); }\nint main() { test_a(); }\n",
    ),
    "mocha": ("test/fit.js", None),
    "JUnit": ("src/test/java/FooTest.java", "@Test\npublic void adds() { assertEquals(2, add(1, 1)); }\n"),
    "Java's own assert": ("src/FooTests.java", "class FooTests { void run() { assert add(1, 1) == 2; } }\n"),
    "CxxTest": ("test/TestFit.hpp", "class TestFit : public CxxTest::TestSuite\n{\n};\n"),
    "a program that prints what passed": (
        "src/props/moss_test.cpp",
        'int main() { puts(moss() ? "PASS: moss" : "FAIL: moss"); }\n',
    ),
    "ScalaTest": ("src/test/scala/BankSpec.scala", "class BankSpec extends AnyFlatSpec\n"),
    "Jest": ("web/src/__tests__/fit.js", None),
    "Perl": ("t/basic.t", "ok(1);\n"),
    "Hspec": ("test/Fit.hs", "main = hspec spec\n"),
    "MATLAB in a folder of tests": ("unit_tests/check_solver.m", "assert(norm(a - b) < 1e-8)\n"),
    "a shell script that compares": ("tests/moss/run.sh", "diff -q out.txt kept.txt || exit 1\n"),
    "a script that asserts": ("tests/check_mass.py", "import moss\n\nassert moss.mass() == 1\n"),
    "unittest, called a case": ("src/MossTestCase.py", "import unittest\n"),
    "unittest, test inside the name": ("Tests/MossTestAgent.py", "import unittest\n"),
    "a model's behaviour": ("PyNN/.test.short.omt", None),
    "Nextflow": ("modules/sort/main.nf.test", None),
}
NO_TESTS = {
    "a helper of tests that came with a module": (
        "net/norm/unittest.py",
        "import unittest\n\nclass Near(unittest.TestCase):\n    def near(self, a):\n        self.fail(a)\n",
    ),
    "evaluates on a test set": ("test.py", "def test(model):\n    assert model\n"),
    "scores in a folder": ("test/net_test_all.py", "def score(model):\n    return model\n"),
    "latest in a folder of tests": ("tests/latest.py", "print(1)\n"),
    "trains": ("tasks/char_cnn_test.py", "def train():\n    pass\n\ntrain()\n"),
    "checks its arguments": (
        "test_simple.py",
        "def test_simple(args):\n    assert args.path\n\ntest_simple(parse())\n",
    ),
    "asserts elsewhere": (
        "batch_test.py",
        "def test_one_user(x):\n    return x\n\ndef test(m):\n    assert m\n",
    ),
    "draws what MATLAB computed": ("test/testPredictions.m", "load('a.mat');\nplot(predictions);\n"),
    "a program for a test set": ("src/moss_test.cpp", 'int main() { puts("PASS: over the set"); }\n'),
    "options": ("options/test_options.py", "class TestOptions(BaseOptions):\n    pass\n"),
    "evaluates in a folder": ("test/test_net.py", "def test_net(model, loader):\n    return model(loader)\n"),
    "a script of Julia": ("test_model.jl", "println(1)\n"),
    "runs a test set": ("test_all.sh", "python test.py --data x\n"),
    "a demonstration of Java": (
        "src/test/ScoreTest.java",
        "class ScoreTest { public static void main(String[] a) { System.out.println(score(a)); } }\n",
    ),
    "a class of Java called test": ("anim/Test.java", "public class Test { int run() { return 1; } }\n"),
    "runs of an experiment": ("tests/moss_test.sh", "set -e\npython eval.py --set test\n"),
    "a header called test": ("test/TestData.hpp", "class TestData {\n double mean;\n};\n"),
    "Rust without tests": ("src/main.rs", "fn main() {}\n"),
    "CMake without tests": ("CMakeLists.txt", "project(a)\n"),
    "tests of a toolbox far below": ("a/b/c/json/test/testJSON.m", "assert(1)\n"),
    "data": ("test/reads.fa", None),
    "an image of the test set": ("data/Test/test_1.png", None),
    "samples in a data set": ("dataset/java/FooTest.java", None),
    "of others": ("third_party/lib/tests/test_a.py", "def test_a():\n    assert 1\n"),
    "a copied package": ("lib/tests/test_a.py", "def test_a():\n    assert 1\n"),
}


def files(path, text):
    return {path: text or "", "main.py": "", "lib/LICENSE": "", "lib/setup.py": ""}


@pytest.mark.parametrize(("path", "text"), TESTS.values(), ids=TESTS)
def test_tests_pass(path, text):
    verdict = check(make_subject(files(path, text)))
    assert verdict.outcome is Outcome.PASS
    assert verdict.value == {"files": 1}
    assert verdict.locations[0].path == path


@pytest.mark.parametrize(("path", "text"), NO_TESTS.values(), ids=NO_TESTS)
def test_what_only_looks_like_a_test_fails(path, text):
    assert check(make_subject(files(path, text))).outcome is Outcome.FAIL


def test_an_unreadable_test_is_unknown():
    assert check(make_subject({"tests/test_a.py": None})).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("commands", "outcome"),
    [
        ("cd teststep\nmake test", Outcome.PASS),
        ("cd teststep && make -j4 check", Outcome.PASS),
        ("cd a\ncd ../teststep\nmake tests", Outcome.PASS),
        ("make -C ./teststep --silent test", Outcome.PASS),
        ("cd teststep\nmake testing", Outcome.FAIL),
        ("cd teststep\nmake", Outcome.FAIL),
        ("cd other\nmake test", Outcome.FAIL),
        ("cd latest\nmake test", Outcome.FAIL),
        ("cd testnone\nmake test", Outcome.FAIL),
        ("echo teststep\nmake test", Outcome.FAIL),
    ],
)
def test_what_ci_makes_in_a_folder_for_tests_is_a_test(commands, outcome):
    script = "".join(f"          {line}\n" for line in commands.split("\n"))
    workflow = f"jobs:\n  a:\n    steps:\n      - name: one\n        run: |\n{script}"
    held = {"teststep/Makefile": "", "other/Makefile": "", "latest/Makefile": "", "Makefile": ""}
    assert check(make_subject(held | {".github/workflows/a.yml": workflow})).outcome is outcome


@pytest.mark.parametrize("name", ["two", "one"])
def test_each_script_of_ci_begins_at_the_root(name):
    steps = f"      - name: one\n        run: cd teststep\n      - name: {name}\n        run: make test\n"
    held = {"teststep/Makefile": "", ".github/workflows/a.yml": f"jobs:\n  a:\n    steps:\n{steps}"}
    assert (check(make_subject(held)).outcome is Outcome.FAIL) is (name == "two")


@pytest.mark.parametrize(("started", "outcome"), [("tests/run.py", Outcome.PASS), ("other.py", Outcome.FAIL)])
def test_a_file_that_ci_starts_is_a_test(started, outcome):
    workflow = f"jobs:\n  a:\n    steps:\n      - run: python {started}\n"
    files = {"tests/run.py": "import a\n\na.f(1)\n", ".github/workflows/a.yml": workflow}
    assert check(make_subject(files)).outcome is outcome


@pytest.mark.parametrize(
    ("command", "path", "outcome"),
    [
        ("./validate.sh --fast", "validate.sh", Outcome.PASS),
        ("wait ./ci/moss_${KIND}_test.sh 1", "ci/moss_smoke_test.sh", Outcome.PASS),
        ("bash run_tests.sh", "run_tests.sh", Outcome.PASS),
        ("./ci/moss_${KIND}_test.sh", "ci/moss_table.sh", Outcome.FAIL),
        ("./build_test.sh", "build_test.sh", Outcome.FAIL),
        ("dev/test_sieve.py", "dev/test_sieve.py", Outcome.PASS),
        ("ls dev/test_sieve.py", "dev/test_sieve.py", Outcome.FAIL),
        ("./validate_schema.sh", "validate_schema.sh", Outcome.FAIL),
        ("./validate.sh", "other/validate.sh", Outcome.FAIL),
        ("cat validate.sh", "validate.sh", Outcome.FAIL),
    ],
)
def test_a_program_called_a_test_that_ci_starts_is_one(command, path, outcome):
    workflow = f"jobs:\n  a:\n    steps:\n      - run: {command}\n"
    assert check(make_subject({path: "make\n", ".github/workflows/a.yml": workflow})).outcome is outcome


@pytest.mark.parametrize(
    ("command", "outcome"),
    [
        ("pytest validation/check_a.py::test_x -q", Outcome.PASS),
        ("python -m pytest ./validation/check_a.py", Outcome.PASS),
        ("pytest validation", Outcome.FAIL),
        ("flake8 validation/check_a.py", Outcome.FAIL),
    ],
)
def test_what_a_runner_is_given_is_a_test(command, outcome):
    workflow = f"jobs:\n  a:\n    steps:\n      - run: {command}\n"
    files = {"validation/check_a.py": "def test_x():\n    f(2)\n", ".github/workflows/a.yml": workflow}
    assert check(make_subject(files)).outcome is outcome


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("benchmark_algorithms/fern/tests/test_moss.py", "fail"),
        ("comparison_methods/test_moss.py", "fail"),
        ("src/moss_old/tests/test_moss.py", "fail"),
        ("benchmarks/tests/test_moss.py", "pass"),
        ("comparison/tests/test_moss.py", "pass"),
        ("moss_olden/tests/test_moss.py", "pass"),
    ],
)
def test_those_of_what_the_work_is_compared_with_are_not_its_own(path, outcome):
    files = {"README.md": "# Moss\n", "run.py": "", path: "def test_moss():\n    assert 1\n"}
    assert check(make_subject(files)).outcome == outcome


@pytest.mark.parametrize(
    ("names", "outcome"),
    [
        (("alexnet", "resnet_v1", "inception_v3", "nets_factory"), "fail"),
        (("alexnet", "resnet_v1", "moss"), "pass"),
        (("moss_resnet", "moss_vgg", "moss_alexnet"), "pass"),
    ],
)
def test_networks_copied_with_their_tests_are_not_tested_here(names, outcome):
    tests = {f"nets/{name}_test.py": "import unittest\n" for name in names}
    assert check(make_subject({"README.md": "# Moss\n", "run.py": "", **tests})).outcome == outcome


IN_OTHER_WORDS = [
    (
        {
            "test/foo_SUITE.erl": (
                '-module(foo_SUITE).\n-include_lib("common_test/include/ct.hrl").\nall() '
                "-> [a].\na(_) -> 1 = 1.\n"
            ),
            "src/foo.erl": "-module(foo).",
        },
        True,
    ),
    (
        {
            "test/prop_foo.erl": (
                '-include_lib("proper/include/proper.hrl").\nprop_a() -> ?FORALL(X, int(), X =:= X).\n'
            ),
            "src/foo.erl": "x",
        },
        True,
    ),
    (
        {
            "src/foo_tests.erl": '-include_lib("eunit/include/eunit.hrl").\na_test() -> ?assertEqual(1, f()).'
            "\n",
        },
        True,
    ),
    (
        {
            "test/foo_test.exs": "defmodule FooTest do\n use ExUnit.Case\n test"
            ' "a" do\n assert 1 == 1\n end\nend\n',
            "mix.exs": "x",
        },
        True,
    ),
    (
        {
            "test/Spec.hs": 'import Test.Hspec\nmain = hspec $ it "a" $ 1 `shouldBe` 1\n',
        },
        True,
    ),
    (
        {
            "tests/Main.hs": "import Test.Tasty\nmain = defaultMain tests\n",
        },
        True,
    ),
    (
        {
            "test/test_foo.ml": 'let () = Alcotest.run "x" []\n',
            "dune-project": "(lang dune 3.0)",
        },
        True,
    ),
    (
        {
            "src/test/scala/FooSpec.scala": "class FooSpec extends AnyFlatSpec { it"
            ' should "a" in { assert(1==1) } }',
        },
        True,
    ),
    (
        {
            "src/test/kotlin/FooTest.kt": "class FooTest { @Test fun a() { assertEquals(1, 1) } }",
        },
        True,
    ),
    (
        {
            "test/foo_test.clj": "(ns foo-test (:require [clojure.test :refer"
            " :all]))\n(deftest a (is (= 1 1)))",
        },
        True,
    ),
    (
        {
            "spec/foo_spec.rb": "describe Foo do it { expect(1).to eq 1 } end",
        },
        True,
    ),
    (
        {
            "test/test_foo.rb": (
                "require 'minitest/autorun'\nclass T < Minitest::Test\n def test_a; assert true; end\nend"
            ),
        },
        True,
    ),
    (
        {
            "tests/FooTest.php": (
                "<?php use PHPUnit\\Framework\\TestCase; class FooTest extends TestCase {"
                " function testA() { $this->assertTrue(true); } }"
            ),
        },
        True,
    ),
    (
        {
            "t/basic.t": "use Test::More tests => 1; ok(1);",
        },
        True,
    ),
    (
        {
            "spec/foo_spec.lua": "describe('a', function() it('b', function()"
            " assert.are.equal(1,1) end) end)",
        },
        True,
    ),
    (
        {
            "test/test_foo.f90": "@test\nsubroutine t()\n@assertEqual(1,1)\nend subroutine",
        },
        True,
    ),
    (
        {
            "tests/test_foo.pf": "@test\nsubroutine t()\n@assertEqual(1,1)\nend subroutine",
        },
        True,
    ),
    (
        {
            "test/runtests.jl": 'using Test\n@testset "a" begin\n@test 1==1\nend',
        },
        True,
    ),
    (
        {
            "tests/testthat/test-foo.R": "test_that('a', { expect_equal(1,1) })",
        },
        True,
    ),
    (
        {
            "tests/testthat.R": "library(testthat)\ntest_check('pkg')",
        },
        True,
    ),
    (
        {
            "inst/tinytest/test_foo.R": "expect_equal(f(1), 2)",
        },
        True,
    ),
    (
        {
            "Tests/FooTests.swift": "import XCTest\nclass FooTests: XCTestCase { func"
            " testA() { XCTAssertEqual(1,1) } }",
        },
        True,
    ),
    (
        {
            "test/foo_test.dart": "import 'package:test/test.dart'; void main() {"
            " test('a', () { expect(1, 1); }); }",
        },
        True,
    ),
    (
        {
            "tests/foo_test.zig": 'test "a" { try std.testing.expect(true); }',
        },
        True,
    ),
    (
        {
            "src/lib.rs": "#[cfg(test)]\nmod tests {\n #[test]\n fn a() { assert_eq!(1,1); }\n}",
        },
        True,
    ),
    (
        {
            "foo_test.go": "package foo\nfunc TestA(t *testing.T) {}",
        },
        True,
    ),
    (
        {
            "tests/CMakeLists.txt": "add_test(NAME a COMMAND a)\n",
            "tests/a.cpp": "int main(){return 0;}",
        },
        True,
    ),
    (
        {
            "figaro/tests/MatrixTest.cpp": "#include <gtest/gtest.h>\nTEST(Matrix, A) { EXPECT_EQ(1,1); }",
        },
        True,
    ),
    (
        {
            "test/TestFoo.m": "classdef TestFoo < matlab.unittest.TestCase\nend",
        },
        True,
    ),
    (
        {
            "tests/tFoo.m": "classdef tFoo < matlab.unittest.TestCase\nend",
        },
        True,
    ),
    (
        {
            "tests/test_foo.tcl": "package require tcltest\ntest a-1 {} {expr 1} 1",
        },
        True,
    ),
    (
        {
            "tests/test.sas": "%assertEquals(a)",
        },
        False,
    ),
    (
        {
            "test_foo.wlt": "VerificationTest[f[1], 2]",
        },
        True,
    ),
    (
        {
            "Tests/foo.wlt": "VerificationTest[f[1], 2]",
        },
        True,
    ),
    (
        {
            "test/foo.test.ts": "test('a', () => { expect(1).toBe(1) })",
        },
        True,
    ),
    (
        {
            "__tests__/foo.js": "it('a', () => { expect(1).toBe(1) })",
        },
        True,
    ),
    (
        {
            "conftest.py": "import pytest\n",
            "checks/check_model.py": "import pytest\ndef test_a():\n    assert 1 == 1\n",
        },
        True,
    ),
    (
        {
            "tests/unit/test_a.py": "def test_a():\n    assert f(1) == 2\n",
        },
        True,
    ),
    (
        {
            "pkg/tests/__init__.py": "",
            "pkg/tests/test_a.py": "import numpy as np\ndef test_a():\n   "
            " np.testing.assert_allclose(f(), 1)\n",
        },
        True,
    ),
    (
        {
            "tox.ini": "[testenv]\ncommands = pytest\n",
            "tests/test_a.py": "def test_a():\n    assert True\n",
        },
        True,
    ),
    (
        {
            "tests/test_nb.ipynb": '{"cells": [], "nbformat": 4, "metadata": {}}',
        },
        False,
    ),
    (
        {
            "test.py": "import torch\nmodel.eval()\nfor x in loader: model(x)\n",
        },
        False,
    ),
    (
        {
            "test_model.py": "def test_model(model, loader):\n    for x in loader:\n        model(x)\n",
        },
        False,
    ),
    (
        {
            "src/test/test_unet.py": "import torch\ndef main():\n    evaluate()\nmain()\n",
        },
        False,
    ),
    (
        {
            "survey/myapp/tests.py": "from django.test import TestCase\n\n# Create your tests here.\n",
        },
        False,
    ),
    (
        {
            "tests/__init__.py": "",
        },
        False,
    ),
    (
        {
            "test/images/a.png": "x",
            "test/labels.txt": "1",
        },
        False,
    ),
    (
        {
            "launch/test_pole.launch": "<launch/>",
        },
        False,
    ),
    (
        {
            "Test_1_Two_Sensors.m": "clear all\nload data\nfor i=1:10\n run(i)\nend\nplot(x)",
        },
        False,
    ),
    (
        {
            "data/test.csv": "1,2",
        },
        False,
    ),
    (
        {
            "run_tests.sh": "for d in a b; do python eval.py --data $d; done",
        },
        False,
    ),
]


@pytest.mark.parametrize(
    ("files", "found"), IN_OTHER_WORDS, ids=[str(files)[:60] for files, _ in IN_OTHER_WORDS]
)
def test_tests_of_other_languages(files, found):
    assert (check(make_subject(files)).outcome is Outcome.PASS) == found
