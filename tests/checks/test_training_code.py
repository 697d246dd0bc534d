import pytest

from repocheck.checks.training_code import training_code
from tests.subjects import make_subject

STEP = "loss.backward()\noptimizer.step()\n"


TOOLS = (
    "fairseq-train data-bin --arch transformer",
    "onmt_train -data d -save_model m",
    "nnUNetv2_train 501 3d_fullres 0",
    "allennlp train c.json -s out",
    "caffe train --solver=solver.prototxt",
    "svm-train a.txt m",
    "tools/dist_train.sh configs/moss.py 8",
)
"""Commands by which others' programs train."""


@pytest.mark.parametrize(
    "files",
    [
        {"train.py": ""},
        {"tools/train_net.py": ""},
        {"main_pretrain.py": ""},
        {"scripts/finetune.sh": ""},
        {"CNO/TrainCNO.py": ""},
        {"ffm-train.cpp": ""},
        {"src/net/engine/train.py": "import argparse\n"},
        {"NN/nntrain.m": "function nn = nntrain(nn)\n"},
        {"main.py": STEP},
        {"net.py": "class Net:\n    def train(self, mode=True):\n        return self\n\n\n" + STEP},
        {"net.py": "class Net:\n    def train(self, model):\n        return fit(model)\n"},
        {"fit.R": "m <- cv.glmnet(x, y)\n"},
        {"src/Boost.jl": "bst = xgboost(dtrain, num_round=10)\n"},
        {"old.py": "s = AdamOptimizer().minimize(loss)\nfor epoch in e:\n  run(s)\n"},
        {"README.md": "# A\n\nTo train it:\n\n```\npython ga.py a.json\n```\n", "ga.py": "run(1)"},
        {"char_cnn/copy_test.py": STEP},
        {"fit.py": "m.fit(x, y, batch_size=9, epochs=10)\n"},
        {"rf.R": "l = makeLearner('classif.randomForest')\n"},
        {"rl.py": "for episode in range(9):\n    agent.replay(32)\n"},
        {"es.py": "optimizer.update(g)\n"},
        {"tf.py": "_, l = sess.run([net.train_op, net.loss], feed)\n"},
        {"ppo_run.py": "m.learn(total_timesteps=9)\n"},
        {"options/train/in.sh": "python go.py --yaml in.yaml\n"},
        {"code/main.py": "o = torch.optim.AdamW(net.parameters(), lr=1)\ntools.fit(net, o)\n"},
        {"moss/examples/fern.py": "from torch.optim import Adam\no = Adam(net.parameters(), lr=1)\n"},
        {"main.ipynb": '{"cells": [{"source": ["model.fit(x, y)"]}]}'},
        {"src/learners/q.py": "class Q:\n    def train(self, batch):\n        self.optimiser.step()\n"},
        {"experiment.R": "library(keras)\nmodel %>% fit(x, y, epochs = 5)\n"},
        {"go.py": "from stable_baselines3 import PPO\nm = PPO('Moss-v0')\nm.learn(100_000)\n"},
        {
            "core/trainers/sgd_trainer.py": "class SgdTrainer:\n    def epoch(self):\n        opt.step()\n",
            "go.py": "run()\n",
        },
        {"exp.py": "from transformers import Trainer\nt = Trainer(m, train_dataset=d)\nt.train()\n"},
        {"exp.py": "import lightning as L\nL.Trainer(max_epochs=3).fit(m, dl)\n"},
        {"old.py": "o = tf.train.AdamOptimizer(1).\\\n  minimize(loss)\ns.run(o, feed_dict={x: 1})\n"},
        {"solve.py": "import caffe\ns = caffe.SGDSolver('s.prototxt')\nsolver.step(9)\n"},
        {"hmm.py": "from hmmlearn import hmm\nm = hmm.GaussianHMM(3).fit(X)\n"},
        {"sgd.m": "while its<maxepoch\n for i = 1:numbatches\n  d = momentum*d - eta*g;\n end\nend\n"},
        {"moss.m": "net = feedforwardnet(10);\n[net, tr] = train(net, x, t);\n"},
        *({"go.sh": f"{command}\n"} for command in TOOLS),
    ],
)
def test_programs_that_train(files):
    assert training_code(make_subject(files)).outcome == "pass"


@pytest.mark.parametrize(
    "files",
    [
        {"main.py": "print(1)"},
        {"peaks.py": "import lmfit\nfit = model.fit(data, params, x=x)\n"},
        {"figure.py": "import dipy.reconst.dti as dti\nfit = tensor_model.fit(signal)\n"},
        {"heart.py": "pde_solver.step((t0, t1))\n"},
        {"train_data.json": "{}"},
        {"third_party/net/train.py": STEP},
        {"tests/test_train.py": "def test_train(): ...\n"},
        {"test_train.py": "def test_train(): ...\n"},
        {"prepare_train_data.py": "x"},
        {"constrain.py": "x"},
        {"optimize.py": "settings = {'constrain_opt': True}\nrun(settings)\n"},
        {"split.py": "def train_test_split(x):\n    return x[:9], x[9:]\n\n\nprint(train_test_split(x))\n"},
        {"load.py": "def train_dataset(path):\n    return read(path)\n\n\nprint(train_val_split(x))\n"},
        {"size.py": "n = sum(p.numel() for p in net.parameters())\nimport torch.optim as optim\n"},
        {"a/b/opts.py": "def make(net):\n    return torch.optim.Adam(net.parameters(), lr=1)\n"},
        {"solve.py": "r = scipy.optimize.minimize(f, x0)\n"},
        {"stylise.py": "s = tf.train.AdamOptimizer(1.0).minimize(loss(image))\n"},
        {"stylise.py": "o = torch.optim.Adam([image])\nfor i in range(9):\n    o.step()\n    opt.step()\n"},
        {"pretrained_demo.py": "print(load('m.pt')(x))\n"},
        {"wrapper.py": "class Net:\n def train(self, mode: bool = True):\n  return super().train(mode)\n"},
        {"frozen.py": "class Frozen:\n  def train(\n    self, mode=True\n  ):\n    return self\n"},
        {"plot_trainer.py": "plt.plot(h)\n"},
        {"utils/train_state.py": "class TrainState:\n    pass\n"},
        {"bloodstrain.m": "x"},
        {"train/split_images.sh": "x"},
        {"generate-train-and-test.py": "x"},
        {"my_train_test_split.py": "x"},
        {"preprocess_train.py": "x = crop(x)\n", "add_train_for_submission.py": "write(rows)\n"},
        {"a/b/c/train.py": "def step(): ...\n"},
        {"channel_training.m": "function Y = channel_training(H)\n% the training symbols\nY = H;\n"},
        {"pilot_train.m": "% pilot sequence\nx = exp(1j * pi * (0:15));\n"},
        {"spike_train.m": "function s = spike_train(rate)\ns = rand(1, 9) < rate;\n"},
        {"sgd.m": "while its<maxepoch\n for i = 1:numbatches\n  d = d - eta*g;\n end\nend\n"},
        {"sgd.m": "while its<maxepoch\n for i = 1:n\n  d = momentum*d;\n end\nend\n"},
        {"sgd.m": "for i = 1:numbatches\n d = momentum*d - eta*g;\nend\n"},
        {"rail/train_schedule.py": "df = pd.read_csv('trains.csv')\nprint(df)\n"},
        {"lib/trainers/moss_trainer.py": "class MossTrainer:\n    def epoch(self):\n        opt.step()\n"},
        {"lib/learners/q.py": "class Q:\n    def train(self, batch):\n        self.optimiser.step()\n"},
    ],
)
def test_what_trains_nothing(files):
    assert training_code(make_subject(files)).outcome == "fail"


ANALYSIS = "# Moss\n\n" + "We estimate how fast moss grows on walls, and give tables and figures. " * 8


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"README.md": ANALYSIS, "fit.R": "m <- cv.glmnet(x, y)\n"}, "fail"),
        ({"README.md": ANALYSIS, "lib.jl": "function train_moss(x)\nend\n"}, "fail"),
        ({"README.md": ANALYSIS + "A classifier is used.\n", "fit.R": "m <- cv.glmnet(x, y)\n"}, "pass"),
        ({"README.md": ANALYSIS, "fit.R": "m <- cv.glmnet(x, y)\nsaveRDS(m, 'm.rds')\n"}, "pass"),
        ({"README.md": ANALYSIS, "fit.py": "import keras\nmodel.fit(x, y)\n"}, "pass"),
        ({"README.md": "# Moss\n", "fit.m": "m = fitcsvm(x, y);\n"}, "pass"),
        (
            {
                "README.md": "# Moss\n",
                "fit.py": "from sklearn import svm\nc = svm.SVC()\nc.fit(X_train, y_train)\n",
            },
            "pass",
        ),
        ({"README.md": "# Moss\n", "fit.py": "from sklearn import linear\nc.fit(x_train, y)\n"}, "pass"),
        ({"README.md": "# Moss\n", "scale.py": "from sklearn import scale\ns.fit(X_train)\n"}, "fail"),
        ({"README.md": "# Moss\n", "preprocessing_utils/bounds.m": "m = fitcsvm(x, y);\n"}, "fail"),
    ],
)
def test_a_fit_is_training_where_the_work_is_about_learning(files, outcome):
    assert training_code(make_subject(files)).outcome == outcome


README = "# Net\n\nIntro.\n\n## Training\n\n```\ncd code\npython {}\n```\n"


@pytest.mark.parametrize(
    ("command", "outcome"),
    [
        ("try_wide_net.py --epochs 5", "pass"),
        ("code/try_wide_net.py", "pass"),
        ("elsewhere.py", "fail"),
        ("tests/test_net.py", "fail"),
    ],
)
def test_a_program_that_the_readme_says_to_start(command, outcome):
    files = {"README.md": README.format(command), "code/try_wide_net.py": "x", "tests/test_net.py": "x"}
    verdict = training_code(make_subject(files))
    assert verdict.outcome == outcome
    if outcome == "pass":
        assert (verdict.value, verdict.locations[0].line) == ({"path": "code/try_wide_net.py"}, 9)


@pytest.mark.parametrize(
    ("heading", "command", "outcome"),
    [
        ("Training ferns", "python2 -m moss train --input a", "pass"),
        ("Training ferns", "python3 -m moss.grow", "pass"),
        ("Training ferns", "python3 -m venv moss", "fail"),
        ("Training ferns", "python3 -m fern.grow", "fail"),
        ("Using ferns", "python3 -m moss train", "fail"),
    ],
)
def test_an_own_module_that_the_readme_says_to_start(heading, command, outcome):
    held = {"README.md": f"# A\n\n## {heading}\n\n```\n{command}\n```\n"}
    held |= {"src/moss/__main__.py": "x", "src/moss/grow.py": "x", "src/moss/__init__.py": ""}
    assert training_code(make_subject(held)).outcome == outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("To train the net, run", "pass"),
        ("To learn the dictionary from your own calls, run", "pass"),
        ("Learn a policy:", "pass"),
        ("To learn how the parameters are used, run", "fail"),
        ("This was trained by others.", "fail"),
    ],
)
def test_a_paragraph_that_goes_on_in_the_block_says_what_it_is_for(said, outcome):
    held = {"README.md": f"# A\n\n{said}\n\n```\npython go.py a\n```\n", "go.py": "run()\n"}
    assert training_code(make_subject(held)).outcome == outcome


@pytest.mark.parametrize("heading", ["Fine-tuned models", "Constraints", "Usage"])
def test_a_heading_on_something_else_tells_nothing(heading):
    files = {"README.md": README.format("try.py").replace("Training", heading), "try.py": "x"}
    assert training_code(make_subject(files)).outcome == "fail"


def test_unknown_where_a_program_cannot_be_read():
    assert training_code(make_subject({"main.py": None})).outcome == "unknown"


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("run.py", "unknown"),
        ("Run.java", "unknown"),
        ("run.cpp", "fail"),
        ("run.sh", "fail"),
        ("module-info.java", "fail"),
        ("gen_maps.py", "fail"),
        ("MapGenerator.java", "fail"),
    ],
)
def test_a_program_that_exists_and_was_not_read_leaves_it_open(path, outcome):
    deep = f"a/b/c/d/e/{path}"
    verdict = training_code(make_subject({"a.py": "x = 1", deep: None}, unreadable={}))
    assert verdict.outcome == outcome
    assert verdict.message.endswith(f"{deep} was not read, as it lies too deep.") is (outcome == "unknown")


TIDES = (
    "# Tides\n\n" + "It follows the tides along a coast, and gives the height of the water at each hour. " * 6
)


@pytest.mark.parametrize(
    ("more", "outcome"),
    [({}, "not_applicable"), ({"net.py": "import torch"}, "fail"), ({"b.py": None}, "unknown")],
)
def test_where_nothing_is_learned_nothing_has_to_train(more, outcome):
    files = {"README.md": TIDES, "tide.py": "import numpy"} | more
    assert training_code(make_subject(files)).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (STEP, "pass"),
        (f"import torch\n\nfor x in y:\n    {STEP.replace(chr(10), chr(10) + '    ')}\n", "pass"),
        (f"def fit():\n    {STEP.replace(chr(10), chr(10) + '    ')}\n", "fail"),
        ("SIZE = 3\n", "fail"),
    ],
)
def test_a_deep_module_trains_if_its_top_does(text, outcome):
    assert training_code(make_subject({"a/b/c/d/train.py": text})).outcome == outcome


def test_a_program_without_a_byte_trains_nothing():
    verdict = training_code(make_subject({"net.py": "import torch\n"}, blank=("train.py",)))
    assert verdict.outcome == "fail"


@pytest.mark.parametrize(
    ("name", "code", "outcome"),
    [
        ("style.lua", "require 'nn'\nlocal x, l = optim.adam(feval, img, state)\n", "fail"),
        ("style.lua", "require 'nn'\nlocal x, l = optim.adam(feval, weights, state)\n", "pass"),
        (
            "style.py",
            "a = tf.placeholder('f')\nimage = tf.Variable(start)\nstep = AdamOptimizer(1).minimize(loss)\n",
            "fail",
        ),
        (
            "style.py",
            "a = tf.placeholder('f')\nw = tf.Variable(start)\nstep = AdamOptimizer(1).minimize(loss)\n",
            "pass",
        ),
        ("net.py", "def f():\n    '''\n    >>> optimizer.step()\n    '''\n", "fail"),
        ("net.py", "def f():\n    '''\n    ```python\n    optimizer.step()\n    ```\n    '''\n", "fail"),
    ],
)
def test_a_picture_that_is_optimised_and_an_example_in_documentation_train_nothing(name, code, outcome):
    files = {"README.md": "# Moss\n\nA neural network for the style of moss.\n", name: code}
    assert training_code(make_subject(files)).outcome == outcome


@pytest.mark.parametrize(
    ("todo", "outcome"),
    [("- [ ] Release training code.", "fail"), ("- [x] Release training code.", "pass"), ("", "pass")],
)
def test_a_launch_script_is_no_training_while_its_code_is_promised(todo, outcome):
    files = {
        "README.md": f"# Moss\n\nA neural network.\n\n## To do\n\n{todo}\n",
        "train.sh": "python launch.py --fit\n",
    }
    assert training_code(make_subject(files)).outcome == outcome


@pytest.mark.parametrize(
    ("path", "code", "outcome"),
    [
        ("moss/net/train.py", "def train(net):\n    net.optimizer.step()\n", "pass"),
        ("moss/net/grow.py", "def grow(net):\n    net.optimizer.step()\n", "fail"),
        ("man-roxygen/moss.R", "net <- neuralnet(y ~ x, moss)\n", "fail"),
    ],
)
def test_modules_that_a_program_calls_and_what_documentation_shows(path, code, outcome):
    files = {
        "README.md": "# Moss\n\nA neural network.\n",
        "cli.py": "from moss import main\nmain()\n",
        path: code,
    }
    assert training_code(make_subject(files)).outcome == outcome


@pytest.mark.parametrize(
    ("called", "imported", "outcome"),
    [
        ("net.Source_train(x)", "lib.deep.moss", "pass"),
        ("net.train_all(x)", "lib.deep.moss", "pass"),
        ("net.grow(x)", "lib.deep.moss", "fail"),
        ("net.train_all(x)", "lib.deep.fern", "fail"),
    ],
)
def test_what_a_program_calls_of_a_module_trains(called, imported, outcome):
    files = {
        "README.md": "# Moss\n\nA neural network.\n",
        "scripts/run.py": f"from {imported} import Net\nnet = Net()\n{called}\n",
        "lib/deep/moss.py": "class Net:\n    def grow(self):\n        self.optimizer.step()\n",
    }
    assert training_code(make_subject(files)).outcome == outcome
