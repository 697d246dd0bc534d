import pytest

from repocheck.checks.ci_runs_tests import ci_runs_tests as check
from repocheck.models import Outcome
from tests.subjects import make_subject

WORKFLOW = ".github/workflows/a.yml"
TEST, TESTS = "tests/test_a.py", "def test_a():\n    assert 1\n"


def workflow(command, job="build", step="go"):
    lines = "\n".join(f"          {line}" for line in command.split("\n"))
    return f"on: push\njobs:\n  {job}:\n    steps:\n      - name: {step}\n        run: |\n{lines}\n"


RUNS = [
    "pytest",
    "pip install pytest && pytest --cov tests",
    "python -m pytest -q || true",
    ".venv/bin/pytest",
    "uv run --frozen pytest",
    "python -m unittest discover",
    "python -m test",
    "tox -e py311",
    "python setup.py test",
    "make -j2 test",
    "ctest --output-on-failure",
    'Rscript -e "devtools::test()"',
    "R CMD check --no-manual .",
    "julia --project -e 'using Pkg; Pkg.test()'",
    "cargo test --all",
    "cargo +stable test --workspace",
    "cargo +${{ matrix.toolchain }} test",
    "raco test private lang",
    "npm run test",
    "pixi run test",
    "cd tests\npython test_all.py",
]
DOES_NOT_RUN = [
    "pip install pytest tox",
    "python -m pip install -U pytest",
    "# pytest",
    "echo run pytest yourself",
    "black --check tests",
    "flake8 src tests/test_a.py",
    "tox -e lint",
    "make all",
    "python setup.py sdist",
    "uv pip install pytest",
]
ELSEWHERE = {
    ".travis.yml": "language: c\nscript: make && ./demo.sh | tee log\n",
    ".gitlab-ci.yml": "unit:\n  script:\n    - pip install .\n    - pytest\n",
    ".circleci/config.yml": "jobs:\n  a:\n    steps:\n      - run: {name: x, command: tox}\n",
    "azure-pipelines.yml": "steps:\n- script: python -m pytest\n",
    "appveyor.yml": "test_script:\n  - ctest -C Release\n",
    "Jenkinsfile": "node {\n  stage('a') {\n    sh 'pytest -q'\n  }\n}\n",
}


@pytest.mark.parametrize("command", RUNS)
def test_runners_pass(command):
    verdict = check(make_subject({TEST: TESTS, WORKFLOW: workflow(command)}))
    assert verdict.outcome is Outcome.PASS
    assert verdict.locations[0].line >= 7


@pytest.mark.parametrize("command", DOES_NOT_RUN)
def test_other_commands_fail(command):
    assert check(make_subject({TEST: TESTS, WORKFLOW: workflow(command)})).outcome is Outcome.FAIL


@pytest.mark.parametrize(("path", "text"), ELSEWHERE.items(), ids=ELSEWHERE)
def test_other_services_pass(path, text):
    assert check(make_subject({TEST: TESTS, path: text})).outcome is Outcome.PASS


def test_a_step_that_calls_itself_a_test_and_runs_the_program_passes():
    program = "python detect.py --img 64"
    for named in ({"job": "Tests"}, {"step": "Test detection"}):
        assert (
            check(make_subject({TEST: TESTS, WORKFLOW: workflow(program, **named)})).outcome is Outcome.PASS
        )
    assert check(make_subject({TEST: TESTS, WORKFLOW: workflow(program)})).outcome is Outcome.FAIL
    assert (
        check(make_subject({TEST: TESTS, WORKFLOW: workflow("./build.sh", job="test")})).outcome
        is Outcome.FAIL
    )


def test_a_step_that_validates_by_a_program_of_that_name_passes():
    started = {"validate.sh": "make\n", WORKFLOW: workflow("./validate.sh", step="Validate")}
    assert check(make_subject(started)).outcome is Outcome.PASS


@pytest.mark.parametrize(("job", "outcome"), [("test-cpu", Outcome.PASS), ("pages", Outcome.FAIL)])
def test_a_job_that_calls_itself_a_test_and_hands_on_to_another_repository_passes(job, outcome):
    text = f"on: push\njobs:\n  {job}:\n    uses: moss/actions/.github/workflows/ci.yml@main\n"
    assert check(make_subject({TEST: TESTS, WORKFLOW: text})).outcome is outcome


@pytest.mark.parametrize(
    ("step", "outcome"),
    [
        ("uses: julia-actions/julia-runtest@v1", Outcome.PASS),
        ("uses: r-lib/actions/check-r-package@v2", Outcome.PASS),
        ("uses: actions/checkout@v4", Outcome.FAIL),
        ("{if: false, run: pytest}", Outcome.FAIL),
    ],
)
def test_actions(step, outcome):
    text = f"on: push\njobs:\n  a:\n    steps:\n      - {step}\n"
    assert check(make_subject({TEST: TESTS, WORKFLOW: text})).outcome is outcome


def test_yaml_with_aliases_is_read_line_by_line():
    text = "x: &x\n  a: 1\njobs:\n  b:\n    <<: *x\n    steps:\n      - run: pytest\n"
    assert check(make_subject({TEST: TESTS, WORKFLOW: text})).outcome is Outcome.PASS
    assert (
        check(make_subject({TEST: TESTS, WORKFLOW: text.replace("pytest", "make")})).outcome is Outcome.FAIL
    )


def test_travis_runs_something_by_itself():
    assert check(make_subject({TEST: TESTS, ".travis.yml": "language: r\n"})).outcome is Outcome.PASS
    files = {TEST: TESTS, ".travis.yml": "language: r\nscript: make\n"}
    assert check(make_subject(files)).outcome is Outcome.FAIL


def test_an_unreadable_workflow_is_unknown():
    assert check(make_subject({TEST: TESTS, WORKFLOW: None})).outcome is Outcome.UNKNOWN
    assert check(make_subject({TEST: TESTS})).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("command", "outcome"),
    [
        ("pytest", Outcome.NOT_APPLICABLE),
        ("coverage run -m pytest -v", Outcome.NOT_APPLICABLE),
        ("cargo test", Outcome.PASS),
        ("R CMD check .", Outcome.NOT_APPLICABLE),
        ("python setup.py test", Outcome.NOT_APPLICABLE),
    ],
)
def test_a_runner_without_tests_runs_none(command, outcome):
    assert check(make_subject({WORKFLOW: workflow(command), "src/a.rs": ""})).outcome is outcome


@pytest.mark.parametrize(("used", "outcome"), [("unit", Outcome.PASS), ("other", Outcome.FAIL)])
def test_an_action_of_the_repository_runs_the_tests(used, outcome):
    action = "runs:\n  using: composite\n  steps:\n    - run: pytest\n      shell: bash\n"
    text = f"jobs:\n  a:\n    steps:\n      - uses: ./.github/actions/{used}\n"
    files = {TEST: TESTS, WORKFLOW: text, ".github/actions/unit/action.yml": action}
    assert check(make_subject(files)).outcome is outcome


@pytest.mark.parametrize(
    ("command", "script", "outcome"),
    [
        ("bash tools/check.sh", "pip install .\npytest -q\n", Outcome.PASS),
        ("./tools/check.sh --all", "pytest", Outcome.PASS),
        ("bash tools/check.sh", "sh tools/inner.sh", Outcome.PASS),
        ("bash tools/check.sh", "make docs", Outcome.FAIL),
        ("bash tools/other.sh", "pytest", Outcome.FAIL),
        ("echo tools/check.sh", "pytest", Outcome.FAIL),
    ],
)
def test_what_a_script_does_that_is_run(command, script, outcome):
    files = {TEST: TESTS, WORKFLOW: workflow(command), "tools/check.sh": script, "tools/inner.sh": "pytest"}
    verdict = check(make_subject(files))
    assert verdict.outcome is outcome
    if outcome is Outcome.PASS:
        assert verdict.locations[0].path == ("tools/inner.sh" if "inner" in script else "tools/check.sh")
