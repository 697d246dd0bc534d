import json

import pytest

from repocheck.checks.seeds_set import seeds_set as check
from repocheck.models import Outcome
from tests.subjects import make_subject

SEEDING = [
    ("main.py", "import torch\ntorch.manual_seed(7)"),
    ("main.py", "np.random.seed(args.seed)"),
    ("main.py", "    seed_everything(cfg.seed)"),
    ("main.py", "fix_random_seed(3)"),
    ("main.py", "def set_seed(value):"),
    ("main.py", "key = jax.random.PRNGKey(0)"),
    ("main.py", "rng = np.random.default_rng(42)"),
    ("main.py", "split(x, random_state=1)"),
    ("main.py", "tf.random.set_seed(1)"),
    ("a/b/c/d/e/train_all.py", "random.seed(0)"),
    ("run.R", "set.seed(1207)"),
    ("run.jl", "Random.seed!(5443)"),
    ("run.jl", "rng = MersenneTwister(12)"),
    ("run.m", "rng(2, 'twister');"),
    ("run.m", "randn('state', 1)"),
    ("run.lua", "torch.manualSeed(opt.seed)"),
    ("run.c", "srand(2222222);"),
    ("run.cpp", "std::mt19937 generator(seed);"),
    ("gen/src/run.cc", "int main() { std::srand(7); return std::rand(); }"),
    ("run.cpp", "std::default_random_engine e(42);"),
    ("run.jl", "r = Xoshiro(42)"),
    ("main.py", "g = np.random.Generator(np.random.PCG64(3))"),
    ("plda.py", "t.rng = bob.core.random.mt19937(seed)"),
    ("main.py", "import torch\nset_random_seed()"),
    ("run.c", "mossFastRandomSetSeed(id + 1);"),
    ("run.R", "runif(1)\nevolve(n = 2,\n  seed = 1L,"),
    ("run.R", "options@settings$seed <- 123"),
    ("Run.java", "Random r = new Random(42);"),
]
NOT_SEEDING = [
    ("main.py", "x = torch.rand(3)\n# torch.manual_seed(7)"),
    ("main.py", "torch.rand(3); np.random.seed()"),
    ("main.py", "random.seed(None)"),
    ("run.c", "rand(); offsetseed(3);"),
    ("run.R", "runif(1)\nseed = 1"),
    ("main.py", "random.seed(time.time())"),
    ("main.py", "np.random.seed(int(time.time()))"),
    ("main.py", "p.add_argument('--seed', default=-1)\nx = rand(3)"),
    ("main.py", "Forest(random_state=None)"),
    ("main.py", "np.random.default_rng()"),
    ("run.c", "srand(time(0));"),
    ("run.py", "t.rng = random.mt19937(now)"),
    ("main.py", "x = torch.rand(3)\ndef fix_seed():\n    pass"),
    ("run.m", "x = rand(3); rng('shuffle')"),
    ("run.R", "#' set.seed(1)\nrnorm(3)"),
    ("run.R", "x <- llply(rnorm(3), .options = list(set.seed = FALSE))"),
]


@pytest.mark.parametrize(("path", "text"), SEEDING)
def test_seeding_calls_pass(path, text):
    verdict = check(make_subject({path: text}))
    assert verdict.outcome is Outcome.PASS
    assert verdict.locations[0].path == path
    assert verdict.locations[0].line == text.count("\n") + 1


@pytest.mark.parametrize(("path", "text"), NOT_SEEDING)
def test_other_lines_fail(path, text):
    assert check(make_subject({path: text})).outcome is Outcome.FAIL


def test_cells_of_notebooks_are_code_and_their_text_is_not():
    def notebook(kind):
        cell = {"cell_type": kind, "source": ["x = 1\n", 'say("a"); torch.manual_seed(2)\n'], "metadata": {}}
        return json.dumps({"cells": [cell, {"cell_type": "code", "source": "torch.rand(1)"}]}, indent=1)

    verdict = check(make_subject({"a.ipynb": notebook("code")}))
    assert verdict.outcome is Outcome.PASS
    assert "manual_seed" in notebook("code").split("\n")[verdict.locations[0].line - 1]
    assert check(make_subject({"a.ipynb": notebook("markdown")})).outcome is Outcome.FAIL


def test_what_a_notebook_printed_leaves_room_for_other_code():
    cell = {"cell_type": "code", "source": "torch.rand(1)", "outputs": [{"data": "x" * 2_000_000}]}
    files = {"a.ipynb": json.dumps({"cells": [cell]}), "b.py": "torch.manual_seed(1)"}
    assert check(make_subject(files)).outcome is Outcome.PASS


def test_code_of_others_does_not_count():
    files = {"main.py": "torch.rand(3)", "third_party/x.py": "torch.manual_seed(1)"}
    assert check(make_subject(files)).outcome is Outcome.FAIL


def test_without_random_numbers_it_does_not_apply():
    assert check(make_subject({"main.py": "print(1)"})).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize("files", [{"main.py": None}, {"main.py": None, "b.py": "torch.rand(3)"}])
def test_unreadable_code_is_unknown(files):
    assert check(make_subject(files)).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("path", "text", "outcome"),
    [
        ("run.cpp", "bool space_down_sample = true;", Outcome.NOT_APPLICABLE),
        ("main.py", "operand = brand", Outcome.NOT_APPLICABLE),
        (
            "main.py",
            'def f(x):\n    """Give x.\n\n    >>> f(np.random.rand(3))\n    """\n',
            Outcome.NOT_APPLICABLE,
        ),
        ("main.py", "import random\nimport torch\nx = torch.zeros(3)", Outcome.NOT_APPLICABLE),
        ("main.py", "random_state_machine = 3\ndef randomise():\n    pass", Outcome.NOT_APPLICABLE),
        ("main.py", "x = upsample(x)", Outcome.NOT_APPLICABLE),
        ("main.py", "import torch\nnet = torch.nn.Linear(3, 2)", Outcome.FAIL),
        ("main.py", "from sklearn.svm import SVC\nSVC().fit(x, y)", Outcome.FAIL),
        ("main.py", "net.fit(x, y)", Outcome.NOT_APPLICABLE),
        ("main.py", "loader(shuffle=True)", Outcome.FAIL),
        ("run.go", "x := rand.Intn(3)", Outcome.FAIL),
        ("main.py", "random.sample(range(9), 3)", Outcome.FAIL),
        ("run.R", "y <- sample(x)", Outcome.FAIL),
        ("main.py", "x = dropout(x)", Outcome.FAIL),
    ],
)
def test_only_calls_draw_random_numbers(path, text, outcome):
    assert check(make_subject({path: text})).outcome is outcome


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("y = signal.resample(x, 3)\nz = df.resample('1D')", Outcome.NOT_APPLICABLE),
        ("from sklearn.utils import resample\ny = resample(x)", Outcome.FAIL),
    ],
)
def test_to_resample_a_series_draws_nothing(code, outcome):
    assert check(make_subject({"main.py": code})).outcome is outcome


@pytest.mark.parametrize(("call", "outcome"), [("put=[1, 2]", Outcome.PASS), ("", Outcome.FAIL)])
def test_fortran_is_seeded_by_what_is_put(call, outcome):
    code = f"program a\n call random_seed({call})\n call random_number(x)\nend\n"
    assert check(make_subject({"a.f90": code})).outcome is outcome


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("integer :: seed = 271 ! first", Outcome.PASS),
        ("ISEED = 12345", Outcome.PASS),
        ("nseed = size(a)", Outcome.FAIL),
        ("! seed = 271", Outcome.FAIL),
    ],
)
def test_fortran_is_seeded_by_a_number_that_is_given(line, outcome):
    code = f"program a\n {line}\n call random_number(x)\nend\n"
    assert check(make_subject({"a.f90": code})).outcome is outcome
