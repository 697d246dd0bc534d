import pytest

from repocheck.checks.dependencies_declared import dependencies_declared as check
from repocheck.models import Confidence, Outcome
from tests.subjects import make_subject

ENV = "name: x\nchannels: [conda-forge]\ndependencies:\n  - python=3.9\n  - numpy\n"
SETUP = "from setuptools import setup\nsetup(name='x', install_requires=['torch'])\n"

DECLARED = {
    "requirements": ({"requirements.txt": "torch\n"}, [("requirements.txt", "pip-requirements")]),
    "singular": ({"requirement.txt": "torch\n"}, [("requirement.txt", "pip-requirements")]),
    "sub-folder": ({"part/requirements.txt": "torch\n"}, [("part/requirements.txt", "pip-requirements")]),
    "conda by content": ({"my_project.yml": ENV, "config.yml": "lr: 1\n"}, [("my_project.yml", "conda-env")]),
    "conda in env/": ({"env/SE.yml": ENV}, [("env/SE.yml", "conda-env")]),
    "pep 621": (
        {"pyproject.toml": "[project]\nname='x'\ndependencies=['a']\n"},
        [("pyproject.toml", "pyproject")],
    ),
    "poetry": (
        {"pyproject.toml": "[tool.poetry.dependencies]\npython='^3.9'\na='*'\n"},
        [("pyproject.toml", "pyproject")],
    ),
    "setup.cfg": ({"setup.cfg": "[options]\ninstall_requires =\n    torch\n"}, [("setup.cfg", "setup.cfg")]),
    "setup.py": ({"setup.py": SETUP}, [("setup.py", "setup.py")]),
    "R": (
        {"DESCRIPTION": "Package: x\nImports:\n    methods,\n    Matrix\n"},
        [("DESCRIPTION", "R-DESCRIPTION")],
    ),
    "R script": (
        {"R/install_packages.R": "install.packages(c('coda'))\n"},
        [("R/install_packages.R", "install-script")],
    ),
    "R script of Bioconductor, two folders down": (
        {"code/setup/install_all.R": "source('x.R')\nbiocLite('limma')\n"},
        [("code/setup/install_all.R", "install-script")],
    ),
    "Julia": (
        {"Project.toml": "[deps]\nFlux = 'x'\n", "Manifest.toml": "[[deps.CUDA]]\n"},
        [("Manifest.toml", "julia-Manifest"), ("Project.toml", "julia-Project")],
    ),
    "lock of PEP 751": ({"pylock.toml": "lock-version = '1.0'\n"}, [("pylock.toml", "pylock")]),
    "head of a program": (
        {"run.py": "# /// script\n# dependencies = ['a']\n# ///\n"},
        [("run.py", "script")],
    ),
    "list that the README installs from": (
        {"README.md": "```\npip install -r deps/moss.txt\n```", "deps/moss.txt": "torch\n"},
        [("deps/moss.txt", "pip-requirements")],
    ),
    "shell script beside a list": (
        {
            "requirements.txt": "pandas\n",
            "install_more.sh": "pip install a\n",
            "x/install.sh": "pip install b\n",
        },
        [("install_more.sh", "install-script"), ("requirements.txt", "pip-requirements")],
    ),
    "shell script of Python beside a list for R": (
        {
            "r/install.R": "install.packages('dplyr')\n",
            "sh/install_python.sh": "python3 -m pip install numpy\n",
        },
        [("r/install.R", "install-script"), ("sh/install_python.sh", "install-script")],
    ),
    "list in a folder of that name, whose own folders are of others": (
        {
            "dependencies/conda.yml": "dependencies:\n  - numpy\n",
            "dependencies/kit/requirements.txt": "six\n",
        },
        [("dependencies/conda.yml", "conda-env")],
    ),
    "shell script that is all there is": (
        {"file/environment.sh": "conda install pytorch -c pytorch\n"},
        [("file/environment.sh", "install-script")],
    ),
    "binder": (
        {"binder/postBuild": "#!/bin/bash\npip install numpy\n"},
        [("binder/postBuild", "install-script")],
    ),
    "lists of releases": (
        {"requirements.txt": "a", "release/requirements.txt": "twine", "cd/requirements.txt": "twine"},
        [("requirements.txt", "pip-requirements")],
    ),
    "Racket": ({"info.rkt": '#lang info\n(define deps \'("base"))\n'}, [("info.rkt", "racket")]),
    "list of Python in Maven's layout": (
        {"part/src/main/python/requirements.txt": "torch\n"},
        [("part/src/main/python/requirements.txt", "pip-requirements")],
    ),
    "CMake of a part": (
        {"build.sbt": "", "code/solver/CMakeLists.txt": "", "code/solver/src/CMakeLists.txt": ""},
        [("build.sbt", "maven")],
    ),
    "prose and build files beside a list": (
        {
            "requirements.txt": "torch\n",
            "INSTALL.md": "Run `pip install -r requirements.txt`",
            "Makefile": "all:\n",
        },
        [("requirements.txt", "pip-requirements")],
    ),
    "environments of Julia three folders down": (
        {"bench/a/plots/Project.toml": "[deps]\n", "bench/a/plots/Manifest.toml": ""},
        [
            ("bench/a/plots/Manifest.toml", "julia-Manifest"),
            ("bench/a/plots/Project.toml", "julia-Project"),
        ],
    ),
    "other languages two folders down": (
        {"tools/count/go.mod": "module x\n", "rust/count/Cargo.toml": "[package]\n", "coq/p.opam": ""},
        [("coq/p.opam", "opam"), ("rust/count/Cargo.toml", "cargo"), ("tools/count/go.mod", "go")],
    ),
    "lists of JavaScript in a part, and of Lean": (
        {
            "app/bot/package.json": '{"dependencies": {"moss": "1"}}',
            "app/leaf/package.json": '{"name": "leaf"}',
            "lakefile.lean": "package moss\nrequire mathlib from git\n",
            "fern/lakefile.lean": "package fern\n",
        },
        [("lakefile.lean", "lake"), ("app/bot/package.json", "npm")],
    ),
    "CMake of an extension": (
        {"ext/CMakeLists.txt": "", "requirements.txt": "torch\n"},
        [("requirements.txt", "pip-requirements")],
    ),
    "CMake of a part of ROS": (
        {"lio/package.xml": "<package/>", "lio/CMakeLists.txt": ""},
        [("lio/package.xml", "package.xml")],
    ),
    "recipes of containers beside a list": (
        {
            "requirements.txt": "torch\n",
            "Dockerfile": "FROM python\nRUN pip install numpy\n",
            "env/Singularity": "Bootstrap: docker\nFrom: python\n%post\npip install numpy\n",
        },
        [("requirements.txt", "pip-requirements")],
    ),
    "renv": ({"renv.lock": "{}"}, [("renv.lock", "renv.lock")]),
    "conda lock": (
        {"conda-lock.yml": "x: 1", "hcg.yml": ENV},
        [("conda-lock.yml", "conda-lock"), ("hcg.yml", "conda-env")],
    ),
    "deep": (
        {"code/a/b/c/train-requirements.txt": "torch\n"},
        [("code/a/b/c/train-requirements.txt", "pip-requirements")],
    ),
    "locked under the name of a list": (
        {"ppo/requirements.lock": "torch==2.0\n"},
        [("ppo/requirements.lock", "pylock")],
    ),
    "misspelt": ({"requeriments.txt": "torch\n"}, [("requeriments.txt", "pip-requirements")]),
    "conda by content, one folder down": (
        {"hic/hicexplorer.yml": ENV, "hic/config.yml": "lr: 1\n"},
        [("hic/hicexplorer.yml", "conda-env")],
    ),
    "Rust": (
        {"Cargo.toml": "[package]\n", "Cargo.lock": "x"},
        [("Cargo.lock", "Cargo.lock"), ("Cargo.toml", "cargo")],
    ),
    "ROS, beside what CMake finds": (
        {"package.xml": "<package/>", "CMakeLists.txt": "find_package(catkin)"},
        [("package.xml", "package.xml")],
    ),
    "unread names": ({"requirements.txt": None}, [("requirements.txt", "pip-requirements")]),
}
NOT_DECLARED = {
    "nothing": {"train.py": "import torch"},
    "setup.py whose list is not there": {
        "setup.py": "setup(name='x', install_requires=parse('requirements/runtime.txt'))\n"
    },
    "formatter only": {"pyproject.toml": "[tool.black]\nline-length = 79\n"},
    "build system only": {"pyproject.toml": "[build-system]\nrequires = ['setuptools']\n"},
    "extension below the root": {"ops/setup.py": "setup(name='x', ext_modules=[CUDAExtension('a', [])])\n"},
    "workflow named like conda": {".github/workflows/conda_build.yml": "on: push\njobs: {}\n"},
    "container and make": {"Dockerfile": "FROM python\n", "Makefile": "all:\n"},
    "R script that installs nothing": {"code/install_plots.R": "library(ggplot2)\n"},
    "for tests": {"requirements-dev.txt": "pytest\n", "tests/requirements.txt": "pytest\n"},
    "for documentation": {"docs/requirements.txt": "sphinx\n"},
    "vendored": {"third_party/x/requirements.txt": "torch\n"},
    "copied package": {
        "a.py": "",
        "lib/LICENSE": "",
        "lib/setup.py": SETUP,
        "lib/requirements.txt": "a\n",
    },
    "template of R": {"inst/anRpackage/DESCRIPTION": "Package: anRpackage\nImports: a\n"},
    "shell script that only brings pip up to date": {"install.sh": "pip install --upgrade pip\n"},
    "no R packages installed": {"install_data.R": "download.file('x')\n"},
}
README_ONLY = {
    "command": "```\npip install torch==1.7 transformers\n```",
    "list": "## Requirements\n- Python >= 3.7\n- PyTorch >= 1.6\n",
    "announced": "## Run\n0. Requirements:\n    * Install tensorflow\n",
    "sentence": "We use PyTorch 1.2 and Python 3.7.",
    "none needed": "## Installation\nNo additional dependencies.\n",
    "Chinese": "## 环境\n- pytorch\n",
}
NOT_IN_README = {
    "the project itself": "```\npip install -r requirements.txt\npip install -e .\n```",
    "folders": "## Dependencies\nThe folder `function` holds the functions.\n",
    "citation": "@article{x, title={PyTorch 1.2}}",
    "another section": "## Results\npytorch is nice\n",
}


@pytest.mark.parametrize(("files", "found"), DECLARED.values(), ids=DECLARED)
def test_files_that_a_tool_can_read_pass(files, found):
    verdict = check(make_subject(files))
    assert verdict.outcome is Outcome.PASS
    assert verdict.confidence is Confidence.HIGH
    assert [(each["path"], each["kind"]) for each in verdict.value["files"]] == found
    assert {place.path for place in verdict.locations} <= set(files)


@pytest.mark.parametrize("files", NOT_DECLARED.values(), ids=NOT_DECLARED)
def test_other_files_fail(files):
    verdict = check(make_subject(files))
    assert verdict.outcome is Outcome.FAIL
    assert not verdict.value["readme_only"]


@pytest.mark.parametrize("text", README_ONLY.values(), ids=README_ONLY)
def test_prose_alone_fails_and_is_shown(text):
    verdict = check(make_subject({"README.md": text, "train.py": ""}))
    assert (verdict.outcome, verdict.value["readme_only"]) == (Outcome.FAIL, True)
    assert verdict.locations[0].path == "README.md"


@pytest.mark.parametrize("text", NOT_IN_README.values(), ids=NOT_IN_README)
def test_prose_about_other_things_names_nothing(text):
    assert not check(make_subject({"README.md": text})).value["readme_only"]


def test_an_empty_setup_py_passes_with_low_confidence():
    verdict = check(
        make_subject({"setup.py": "setup(name='x')\n", "README.md": "```\npip install torch\n```"})
    )
    assert (verdict.outcome, verdict.confidence) == (Outcome.PASS, Confidence.LOW)
    assert verdict.value["readme_only"]


def test_a_promised_file_that_is_not_there_is_named():
    message = check(
        make_subject(
            {"README.md": "Run `pip install -r requirments.txt` or conda env create -f environment.yml"}
        )
    ).message
    assert "environment.yml, which is not there" in message


@pytest.mark.parametrize("files", [{"my.yml": None}, {"README.md": None}])
def test_unread_files_make_it_unknown(files):
    assert check(make_subject(files)).outcome is Outcome.UNKNOWN


def test_the_sentence_above_a_list_is_shown_rather_than_an_option():
    text = "# Net\n\n- `-gpu` needs CUDA 8.0\n\nYou will need the following packages:\n\n* nn\n* torch\n"
    verdict = check(make_subject({"README.md": text, "main.lua": ""}))
    assert (verdict.outcome, verdict.value["readme_only"]) == (Outcome.FAIL, True)
    assert verdict.locations[0].line == 5


def test_a_setup_file_that_only_compiles_is_not_said_to_install_a_package():
    verdict = check(make_subject({"setup.py": "setup(ext_modules=cythonize('a.pyx'))\n"}))
    assert (verdict.outcome, verdict.confidence) == (Outcome.PASS, Confidence.LOW)
    assert verdict.message == "setup.py builds or installs the code, but lists no dependencies."


def test_the_list_of_a_part_in_another_language_is_shown_as_such():
    files = {"server/requirements.txt": "flask\n", "server/a.py": ""} | {f"src/{n}.java": "" for n in "abcd"}
    verdict = check(make_subject(files))
    assert (verdict.outcome, verdict.confidence) == (Outcome.PASS, Confidence.LOW)
    assert "server/ only" in verdict.message
    assert check(make_subject(files | {"requirements.txt": "x\n"})).confidence is Confidence.HIGH


@pytest.mark.parametrize(
    ("files", "listed"),
    [
        ({"setup.py": "setup()", "setup.cfg": "[options]\ninstall_requires =\n  moss\n"}, ["setup.cfg"]),
        (
            {"setup.py": "setup()", "a/setup.cfg": "[options]\ninstall_requires =\n  moss\n"},
            ["setup.py", "a/setup.cfg"],
        ),
        (
            {
                "pyproject.toml": "[project]\nname = 'fern'\ndynamic = []\n",
                "setup.cfg": "[options]\ninstall_requires =\n  moss\n",
            },
            ["setup.cfg"],
        ),
        (
            {"requirements.txt": "moss\n", "conda/conda_build_config.yaml": "dependencies:\n  - fern\n"},
            ["requirements.txt"],
        ),
        ({"setup.py": "setup()", "requirements.txt": "moss\n"}, ["requirements.txt"]),
        (
            {"pyproject.toml": "[project]\nname = 'fern'\ndependencies = []\n", "requirements.pip": "moss\n"},
            ["requirements.pip"],
        ),
        (
            {"requirements.txt": "moss\n", "fern/setup.py": "def setup():\n    moss.seed(1)\n"},
            ["requirements.txt"],
        ),
        ({"setup.py": "setup()", "a/requirements.txt": "moss\n"}, ["setup.py", "a/requirements.txt"]),
        ({"setup.py": "setup()", "DESCRIPTION": "Package: a\nImports: moss\n"}, ["DESCRIPTION", "setup.py"]),
        (
            {"Project.toml": "[deps]\nMoss = '1'\n", ".moss/Project.toml": "[deps]\nFern = '1'\n"},
            ["Project.toml"],
        ),
        (
            {"requirements.txt": "moss\n", "docs/singularity.md": "Bootstrap: docker\nFrom: moss"},
            ["requirements.txt"],
        ),
    ],
)
def test_what_a_package_needs_no_further_file_for_is_not_listed(files, listed):
    verdict = check(make_subject({"README.md": "# Moss\n", "a.py": "", **files}))
    assert sorted(each["path"] for each in verdict.value["files"]) == sorted(listed)


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("README.md", "# A\n\n```\nconda install --file need/list.txt\n```\n", "need/list.txt"),
        ("setup.sh", "pip install -r need/list.txt\n", "need/list.txt"),
        ("Makefile", "deps:\n\tpip install -r need/list.txt\n", "need/list.txt"),
    ],
)
def test_what_a_script_or_conda_installs_from_is_a_list(name, text, asked):
    verdict = check(make_subject({"a.py": "import numpy\n", name: text, asked: "numpy=1.20\nscipy\n"}))
    assert verdict.outcome is Outcome.PASS
    assert asked in [each["path"] for each in verdict.value["files"]]


@pytest.mark.parametrize("text", ["", "\n\n", "# to be done\n"])
def test_an_empty_list_declares_nothing(text):
    assert check(make_subject({"a.py": "import numpy\n", "requirements.txt": text})).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("files", "outcome", "listed"),
    [
        ({"CMakeLists.txt": "find_package(Eigen3 REQUIRED)\n"}, Outcome.FAIL, ["CMakeLists.txt"]),
        ({"CMakeLists.txt": "CPMAddPackage('gh:a/b#1')\n"}, Outcome.FAIL, ["CMakeLists.txt"]),
        ({"CMakeLists.txt": "add_executable(moss moss.c)\n"}, Outcome.FAIL, []),
        ({"src/CMakeLists.txt": "find_package(Eigen3)\n"}, Outcome.FAIL, []),
        (
            {"CMakeLists.txt": "find_package(Eigen3)\n", "requirements.txt": "moss\n"},
            Outcome.PASS,
            ["CMakeLists.txt", "requirements.txt"],
        ),
        ({"INSTALL.md": "## Requirements\n- pytorch\n- numpy\n"}, Outcome.FAIL, ["INSTALL.md"]),
        ({"INSTALL.md": "Build the image: `docker build -t moss .`\n"}, Outcome.FAIL, []),
        ({"INSTALL.md": "## Installation\nUse Python 3.10.\n"}, Outcome.FAIL, []),
        (
            {"INSTALL.md": "`pip install torch`\n", "requirements.txt": "moss\n"},
            Outcome.PASS,
            ["requirements.txt"],
        ),
        ({"Makefile": "all:\n"}, Outcome.FAIL, []),
        ({"packages.txt": "numpy==1.2\nmoss==3\n"}, Outcome.PASS, ["packages.txt"]),
        ({"packages.txt": "libgl1\nffmpeg\n"}, Outcome.FAIL, []),
        (
            {"environment.txt": "# packages in environment at /a:\n# Name Version\nmoss 1.2 py38_0\n"},
            Outcome.PASS,
            ["environment.txt"],
        ),
        ({"Gemfile": "source 'x'\ngem 'jekyll', '~> 4'\ngem 'webrick'\n"}, Outcome.FAIL, []),
        ({"Gemfile": "gem 'nokogiri'\n"}, Outcome.PASS, ["Gemfile"]),
    ],
)
def test_what_tells_or_builds_is_named_and_lists_by_their_content_count(files, outcome, listed):
    verdict = check(make_subject({"README.md": "# Moss\n", "a.py": "", **files}))
    assert verdict.outcome is outcome
    assert sorted(each["path"] for each in verdict.value["files"]) == sorted(listed)
