import pytest

from repocheck.checks.evaluation_code import evaluation_code
from tests.subjects import make_subject

RUN = "```\npython {}\n```\n"


@pytest.mark.parametrize(
    "files",
    [
        {"evaluate.py": ""},
        {"test.py": "import argparse\n"},
        {"batch_inference.py": ""},
        {"scripts/sample_images.sh": ""},
        {"analysis/figure2.R": ""},
        {"test_net.py": "import argparse\n"},
        {"make_plots.ipynb": "{}"},
        {"main.py": 'parser.add_argument("--eval")'},
        {"run.py": "def evaluate(model): ...\n\nevaluate(net)\n"},
        {"go.py": "@ex.automain\ndef evaluate(model): ...\n"},
        {"chat.py": "m = AutoModel.from_pretrained('x')\nprint(m.generate(input()))\n"},
        {"dialog.py": "from transformers import pipeline\np = pipeline('text-generation')\n"},
        {"run.py": "if a.t == 'test':\n    model.eval()\n    print('accuracy', accuracy(model))\n"},
        {"draw.py": "plt.savefig('figure3.png')\n"},
        {
            "moss/stat.py": "print(1)",
            "README.md": "To evaluate the output,\n\n    python3 moss/stat.py a b\n",
        },
        {"FIGURE 2 AND 3.R": "x"},
        {"4_Verify/a/ConvergenceTests.jl": "x"},
        {"moss_chat.py": "import argparse"},
        {"SemanticSearch.py": "print(1)"},
        {"matlab/main_moss.m": "solve(x)"},
        {"study/run-moss.sh": "java -jar x.jar"},
        {"src/main.rs": "fn main() {}"},
        {"simulations/fidelity.jl": "run_system(x)"},
        {"options/train/in.sh": "python go.py", "options/test/in.sh": "python go.py --yaml release"},
        {"Modal_Sensor.m": "% A sensor\nclc\nclear all\n"},
        {"MC_2022.R": "rm(list=ls(all=T))\nset.seed(1)\n"},
        {"go.py": "loss.backward()\nagent.eval_digits(test_loader)\n"},
        {"go.py": "from sklearn import svm\nprint(clf.predict(X_test))\n"},
        {"go.py": "optimizer.step()\nprint('Test accuracy:', a)\n"},
        {"deep/er/main.py": "net = net.to(device)\nProcedure.Test(dataset, net)\n"},
        {"show.py": "net.load_state_dict(w)\nnet.eval()\nprint(net(x))\n"},
        {
            "go.py": "t.fit()\nx.backward()\nt.score()",
            "a/b/t.py": "def predict(x): ...\n\n\ny = m.predict(x)\n",
        },
        {"a/b/EXPERIMENT_2_TABLES.py": "if __name__ == '__main__': ..."},
        {"experiments/layers/find.sh": "python go.py"},
        {"main.py": "plt.plot(x)\nplt.show()\n"},
        {"code.jl": "# Plot\nusing Plots: savefig\nsavefig(fig, joinpath(figdir, name))\n"},
        {"vary_alpha.jl": "using PyPlot\nfigure(figsize=(4, 4))\nplot(1:10, v, lw=2)\n"},
        {"exp.py": "from sklearn.svm import SVC\nclf = SVC().fit(X, y)\nprint(clf.score(X2, y2))\n"},
        {"fit_all.m": "net = trainNetwork(X, Y, layers, o);\nY2 = classify(net, X2);\n"},
        {"table1.do": "reg y x\n"},
        {"R/08_results.R": "source('R/00_setup.R')\nprint(f1(x))\n"},
        {"heat.jl": "### A Pluto.jl notebook ###\nusing CairoMakie\nd = draw(plt)\nsave('a.png', d)\n"},
        {"go.sh": "fairseq-train d\nfairseq-generate d --path a.pt\n"},
        {"go.sh": "nnUNetv2_predict -i a -o b\n"},
        {"exp.py": "t = Trainer(model=m, args=a, train_dataset=d)\nt.train()\nprint(t.evaluate())\n"},
        {"rf.R": "m <- randomForest(y ~ ., data = tr)\np <- predict(m, te)\n"},
        {"a/agree.py": "print(matthews_corrcoef(y, p))\n"},
        {"a/iou.py": "import torchmetrics\nprint(torchmetrics.JaccardIndex()(p, y))\n"},
        {"README.md": f"# A\n\n{RUN.format('net/go.py --mode test')}", "net/go.py": "def f(): ...\n"},
        {"README.md": f"# A\n\n{RUN.format('net/go.py --phase=eval -w a')}", "net/go.py": "def f(): ...\n"},
        {"README.md": f"# A\n\n{RUN.format('net/go.py --test')}", "net/go.py": "def f(): ...\n"},
    ],
)
def test_programs_that_evaluate(files):
    assert evaluation_code(make_subject(files)).outcome == "pass"


@pytest.mark.parametrize(
    "files",
    [
        {"train.py": "optimizer.step()"},
        {"examples/Modal_Sensor.m": "% A sensor\nclc\nclear all\n"},
        {"moss/example_fern.m": "clear all\nplot(1)\n"},
        {"go.py": "print(eval(args.expression))\nx.to('cpu')\nload_test(test_data)\n"},
        {"go.py": "loss.backward()\nx = test_loader(model)\ntrain_test_split(data)\n"},
        {"src/grid.cpp": "int main() { predictIndices(model.now); }"},
        {"train.py": "optimizer.step()", "a/b/solver.py": "class Solver:\n    def test(self): ...\n"},
        {"go.py": "loss.backward()\nplt.show()\n"},
        {"tests/test_net.py": "def test_net(): ...\n"},
        {"test_net.py": "import pytest\n"},
        {"dev/test-fit.R": "test_that('it fits', expect_true(TRUE))\n"},
        {"generate_data.py": "x"},
        {"docs/plot.py": "x"},
        {"figures/plot_helpers.py": "def moss(): ...\nplt.style.use('moss')\n"},
        {"src/csrc/ops/sampling.cpp": "x"},
        {"vendor/net/eval.py": "x"},
        {"contest.py": "x"},
        {"main.c": "int main() {}"},
        {"solver.py": "class Solver:\n    def test(self): ...\n"},
        {"src/test_vector.cpp": "int main() { print_v(v); }"},
        {"run.sh": "python go.py --train"},
        {"run_training.sh": "x"},
        {"app/main.py": "serve()"},
        {"simulations/fit.jl": "train!(m)"},
        {"simulations/step.m": "% One step\nfunction y = step(x)\n"},
        {"options/test/in.sh": "python go.py"},
        {"tests/cavity/testit.sh": "./run"},
        {"go.sh": "clear\npython go.py"},
        {"fit.R": "rm(list=ls())\ncv.glmnet(x, y)\n"},
        {"run.py": "optimizer.step()\n"},
        {"utils/draw.py": "x = 1\nplt.savefig('a.png')\n"},
        {"utils/plotting.py": "import a\n\ndef newfig(w):\n    return a.figure(w)\n"},
        {"loaders/sampling.py": "def sample_frames(video):\n    return video[::2]\n"},
        {"test_data/generate_random.py": "print(random.random())\n"},
        {"tools/generate_requirements.py": "print(1)\n"},
        {"cli.py": "p.add_argument('--evaluate-rho')\n"},
        {"go.sh": 'launch it.py --evaluation_strategy "no"\n'},
        {"fit.py": "loss.backward()\nplt.savefig('loss.png')\n"},
        {"test.cpp": "#include <cassert>\nint main() { assert(1); }\n"},
        {"tools/plot_style.py": "import matplotlib as m\nm.rcParams['a'] = 9\n"},
        {"a/psnr.py": "def psnr(a, b):\n    return peak_signal_noise_ratio(a, b)\n"},
        {"README.md": f"# A\n\n{RUN.format('net/go.py --mode add')}", "net/go.py": "def f(): ...\n"},
        {"README.md": f"# A\n\n{RUN.format('net/go.py --test a.csv')}", "net/go.py": "def f(): ...\n"},
    ],
)
def test_what_evaluates_nothing(files):
    assert evaluation_code(make_subject(files)).outcome == "fail"


def test_unknown_where_a_program_cannot_be_read():
    assert evaluation_code(make_subject({"main.py": None})).outcome == "unknown"


@pytest.mark.parametrize(
    ("heading", "outcome"),
    [
        ("Evaluation", "pass"),
        ("Reproducing the experiments", "pass"),
        ("Test the model", "pass"),
        ("Latest", "fail"),
    ],
)
def test_a_program_that_the_readme_says_to_start(heading, outcome):
    readme = f"# Net\n\n## {heading}\n\nRun `python run_all.py` once.\n"
    verdict = evaluation_code(make_subject({"README.md": readme, "run_all.py": "x"}))
    assert verdict.outcome == outcome


@pytest.mark.parametrize(
    ("said", "code", "outcome"),
    [
        ("This is the source code that was used to produce the results in our paper.", "", "pass"),
        ("Here are scripts to reproduce all figures.", "", "pass"),
        ("The experiments of the paper can be reproduced with `make`.", "", "pass"),
        ("This artifact reproduces the content of Figure 9.", "", "pass"),
        ("This artifact is described beside Figure 9.", "", "fail"),
        ("A script generates plots from your data.", "", "fail"),
        (
            "To replicate the figures, run `moss -f`.",
            "",
            "pass",
        ),
        ("To obtain Figure 4, use `moss --fern`.", "", "pass"),
        ("Run `moss.exe fern` to recreate the tables.", "", "pass"),
        ("To plot your own ferns, use `moss`.", "", "fail"),
        ("We reproduce the results of others.", "", "fail"),
        (
            "This is the source code that was used to produce the results in our paper.",
            "train_op = o",
            "fail",
        ),
    ],
)
def test_a_readme_that_says_what_the_code_gives(said, code, outcome):
    files = {"README.md": f"# Moss\n\n{said}\n", "src/moss.f90": code or "program moss\n"}
    assert evaluation_code(make_subject(files)).outcome == outcome


OF_PYTHON = {"pyproject.toml": '[project]\nname = "moss"\n', "src/moss/__init__.py": ""}
OF_R = {"DESCRIPTION": "Package: moss\n", "R/moss.R": "f <- 1"}
OF_JULIA = {"Project.toml": 'name = "Moss"\n', "src/Moss.jl": "module Moss\nend\n"}


@pytest.mark.parametrize(
    ("package", "path", "code", "outcome"),
    [
        (OF_PYTHON, "src/moss/plot.py", "import argparse", "not_applicable"),
        (OF_PYTHON, "examples/fern/plot_fern.py", "x = 1", "not_applicable"),
        (OF_PYTHON, "src/moss/paper_figures.py", "import argparse", "pass"),
        (OF_PYTHON, "analysis/plot.py", "x = 1", "pass"),
        (OF_PYTHON, "examples/fern_demo.py", "import torch\nrun(1)", "pass"),
        (OF_R, "inst/logo/sticker.R", "ggplot(x)", "not_applicable"),
        (OF_R, "R/predict.R", "f <- 2", "not_applicable"),
        (OF_R, "scripts/figure1.R", "ggplot(x)", "pass"),
        (OF_JULIA, "benchmark/benchmarks.jl", "run(1)", "not_applicable"),
        (OF_JULIA, "study/benchmarks.jl", "run(1)", "pass"),
        ({"setup.py": "setup()"}, "moss/plot.py", "import argparse", "pass"),
    ],
)
def test_a_package_that_learns_nothing_is_no_experiment(package, path, code, outcome):
    assert evaluation_code(make_subject(package | {path: code})).outcome == outcome


@pytest.mark.parametrize(
    ("path", "code", "outcome"),
    [
        ("moss.ipynb", "fig, ax = subplots(); ax.imshow(moss)", "pass"),
        ("moss.ipynb", "plt.plot(moss)", "pass"),
        ("moss.ipynb", "print(moss)", "fail"),
        ("moss.py", "ax.imshow(moss)", "fail"),
        ("moss.ipynb", "import torch; plt.plot(moss)", "fail"),
        ("moss.ipynb", "plt.plot(moss); optimizer.step()", "fail"),
    ],
)
def test_a_notebook_shows_what_it_draws(path, code, outcome):
    cells = '{"cells": [{"cell_type": "code", "source": [%s], "outputs": []}], "metadata": {}, "nbformat": 4}'
    text = cells % f'"{code}"' if path.endswith(".ipynb") else code
    assert evaluation_code(make_subject({path: text})).outcome == outcome


@pytest.mark.parametrize(
    ("code", "outcome"),
    [("import torch\nprint(1)", "pass"), ("print(header)", "fail"), ("plt.savefig('a')", "pass")],
)
def test_what_generates_makes_samples_only_where_something_learns(code, outcome):
    assert evaluation_code(make_subject({"tools/generate_all.py": code})).outcome == outcome


@pytest.mark.parametrize(
    ("said", "path", "code", "outcome"),
    [
        ("This repository holds the code of the paper on ferns.", "main.cpp", "int main() {}", "pass"),
        ("Software of our article on ferns.", "src/main_fern.cpp", "int main() {}", "pass"),
        ("Programs that were written for this study.", "Main.java", "void main(String[] a) {}", "pass"),
        ("Programs that were written for this study.", "main.py", "grow()", "fail"),
        ("Moss is a tool that grows ferns.", "main.cpp", "int main() {}", "fail"),
        ("If you use this software, please cite the paper.", "main.cpp", "int main() {}", "fail"),
        ("This repository holds the code of the paper on ferns.", "fern.cpp", "int grow() {}", "fail"),
        ("This repository holds the code of the paper on ferns.", "main.cpp", "optimizer.step()", "fail"),
    ],
)
def test_the_main_program_of_the_work_of_a_paper(said, path, code, outcome):
    assert evaluation_code(make_subject({"README.md": f"# Fern\n\n{said}\n", path: code})).outcome == outcome


@pytest.mark.parametrize(
    ("path", "loads", "outcome"),
    [
        ("fern/example.py", "import torch\nnet = torch.load('fern.pt')", "pass"),
        ("fern/quick_start.py", "import torch\nnet = torch.load('fern.pt')", "pass"),
        ("fern/example.py", "net = 1", "fail"),
        ("fern/example.py", "import torch\ntorch.load('fern.pt')\noptimizer.step()", "fail"),
        ("fern/grow.py", "import torch\nnet = torch.load('fern.pt')", "fail"),
    ],
)
def test_an_example_applies_a_model_that_is_loaded(path, loads, outcome):
    program = 'from fern.net import net\nif __name__ == "__main__":\n    net(1)\n'
    assert evaluation_code(make_subject({path: program, "fern/net.py": loads})).outcome == outcome


@pytest.mark.parametrize(
    ("todo", "outcome"),
    [("- [ ] Release inference code.", "fail"), ("- [x] Release inference code.", "pass")],
)
def test_a_launch_script_is_no_inference_while_its_code_is_promised(todo, outcome):
    files = {
        "README.md": f"# Moss\n\nA neural network.\n\n## To do\n\n{todo}\n",
        "test.sh": "python launch.py --run\n",
        "net.py": "class Net:\n    def forward(self): ...\n",
    }
    assert evaluation_code(make_subject(files)).outcome == outcome


@pytest.mark.parametrize(
    ("path", "code", "outcome"),
    [
        ("hue.lua", "require 'nn'\nlocal net = torch.load(arg[1])\nlocal y = net:forward(x)\n", "pass"),
        (
            "hue.lua",
            "require 'nn'\nlocal x = torch.load(arg[1])\nnet:forward(x)\nnet:backward(x, g)\n",
            "fail",
        ),
        ("hue.py", "import keras\nnet.load_weights('a.h5')\ny = net.predict(x)\n", "pass"),
        ("hue.py", "import joblib\nprint(joblib.load('a.pkl').predict(x))\n", "pass"),
        ("hue.py", "def f(x):\n    net.load_weights('a.h5')\n    return net.predict(x)\n", "fail"),
    ],
)
def test_a_program_applies_a_model_that_it_loads(path, code, outcome):
    readme = "# Moss\n\nA neural network that gives moss its colour.\n"
    assert evaluation_code(make_subject({"README.md": readme, path: code})).outcome == outcome


@pytest.mark.parametrize(
    ("path", "code", "outcome"),
    [
        ("run_dev.sh", "npm start\n", "fail"),
        ("run_moss.sh", "./moss grow\n", "pass"),
        (".tools/test.sh", "./moss test\n", "fail"),
        ("moss_unit_test.py", "grow(1)\n", "fail"),
        ("drop.sh", "mongosh moss --eval 'db.drop()'\n", "fail"),
        ("grow.sh", "python grow.py --eval --data moss\n", "pass"),
    ],
)
def test_what_serves_a_site_a_tool_or_a_store_evaluates_nothing(path, code, outcome):
    readme = "# Moss\n\nA program that grows moss.\n"
    assert evaluation_code(make_subject({"README.md": readme, path: code})).outcome == outcome


@pytest.mark.parametrize(
    ("name", "called", "outcome"),
    [
        ("net_eval", "net_eval", "pass"),
        ("moss_evaluate", "moss_evaluate", "pass"),
        ("moss_evaluation", "moss_evaluation", "pass"),
        ("Moss_test", "Moss_test", "pass"),
        ("moss_test", "moss_grow", "fail"),
        ("moss_tested", "moss_tested", "fail"),
        ("moss_grow", "moss_grow", "fail"),
    ],
)
def test_what_a_program_calls_of_a_module_evaluates(name, called, outcome):
    files = {
        "scripts/go.py": f"from lib.deep.moss import Net\nnet = Net()\nnet.{called}(x)\n",
        "lib/deep/moss.py": f"class Net:\n    def {name}(self, x):\n        self.optimizer.step()\n",
    }
    assert evaluation_code(make_subject(files)).outcome == outcome


@pytest.mark.parametrize(
    ("path", "code", "outcome"),
    [
        ("a.Rmd", "```{r}\nbarplot(x)\n```\n", "pass"),
        ("a.qmd", "```{r}\nhist(x)\n```\n", "pass"),
        ("a.Rmd", "```{r}\nx <- heatmap.2(x)\n```\n", "pass"),
        ("a.Rmd", "```{r}\ncorrplot::corrplot.mixed(x)\n```\n", "pass"),
        ("a.Rmd", "```{r}\nx <- read.csv('a.csv')\n```\n", "fail"),
        ("a.Rmd", "```{r}\nm <- xgboost(x)\nbarplot(m)\n```\n", "fail"),
        ("a.R", "barplot(x)\n", "fail"),
    ],
)
def test_a_report_of_r_that_draws_shows_results(path, code, outcome):
    assert evaluation_code(make_subject({"README.md": "# Moss\n", path: code})).outcome == outcome
