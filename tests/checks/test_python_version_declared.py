import pytest

from repocheck.checks.python_version_declared import python_version_declared as check
from repocheck.models import Outcome
from tests.subjects import make_subject

README = "README.md"

CODE = {"a.py": ""}
DECLARED = {
    "environment of conda that is called a list": (
        {"moss_requirements.txt": "name: moss\ndependencies:\n  - numpy=1.2\n  - python=3.8\n"},
        "=3.8",
    ),
    "pyproject": ({"pyproject.toml": "[project]\ndependencies=[]\nrequires-python='>=3.10'\n"}, ">=3.10"),
    "pyproject without a list": ({"pyproject.toml": '[project]\nrequires-python = ">=3.8"\n'}, ">=3.8"),
    "setup.cfg without a list": ({"setup.cfg": "[options]\npython_requires = >=3.7\n"}, ">=3.7"),
    "poetry": ({"pyproject.toml": "[tool.poetry.dependencies]\npython='^3.9'\n"}, "^3.9"),
    "setup.py": ({"setup.py": "setup(python_requires='>=3.8')\n"}, ">=3.8"),
    "setup.cfg": ({"setup.cfg": "[options]\npython_requires = >=3.9\ninstall_requires = a\n"}, ">=3.9"),
    "conda": ({"environment.yml": "name: x\ndependencies: [python=3.10]\n"}, "=3.10"),
    "Pipfile": ({"Pipfile": "[packages]\n[requires]\npython_version = '3.7'\n"}, "3.7"),
    "version file": ({".python-version": "3.11.4\n"}, "3.11.4"),
    "runtime": ({"runtime.txt": "python-3.8.10\n"}, "3.8.10"),
    "image": ({"Dockerfile": "ARG V=3.9\nFROM python:${V}-slim\n"}, "3.9"),
    "prose": ({"README.md": "Tested with Python 3.8 and PyTorch."}, "3.8"),
    "at least": ({"README.md": "- python>=3.6"}, "3.6"),
    "and newer": ({"README.md": "Requires Python 3.6+."}, "3.6+"),
    "command": ({"README.md": "```\nconda create -n x python=3.9 -y\n```"}, "3.9"),
    "badge": ({"README.md": "![x](https://img.shields.io/badge/python-3.9+-blue.svg)"}, "3.9+"),
    "any of the second": ({"README.md": "Python 2.*, scipy and numpy are needed"}, "2.*"),
    "in a sentence": ({"README.md": "This code is in Python 2. There is a fork."}, "2"),
    "old": ({"README.md": "Python 2.7 is needed"}, "2.7"),
    "table": ({"README.md": "| Python 版本 | 3.7 |"}, "3.7"),
    "major": ({"README.md": "* Python 3 (it might work with others)"}, "3"),
    "numbered list": ({"requirements.txt": "1. python=3.12.9\n2. pip install x\nnumpy\n"}, "=3.12.9"),
    "interpreter": ({"README.md": "requires a python interpreter, version 3.7 or newer"}, "3.7"),
    "in brackets": ({"README.md": "- python3 (for the plots, version >= 3.7)"}, "3.7"),
    "tested with": ({"README.md": "- ``python``: tested with ``{3.6, 3.7}``"}, "3.6"),
    "module": ({"README.md": "module load python/3.8.6"}, "3.8.6"),
    "pyenv": ({"README.md": "pyenv install 3.10.4"}, "3.10.4"),
    "encoded badge": ({"README.md": "![x](https://img.shields.io/badge/python-3.8%2B-blue.svg)"}, "3.8"),
    "Japanese": ({"README.md": "Pythonバージョン: 3.9"}, "3.9"),
    "Korean": ({"README.md": "파이썬 3.8 이상"}, "3.8"),
    "installed in a recipe": ({"Dockerfile": "FROM ubuntu\nRUN apt-get install -y python3.8\n"}, "3.8"),
    "recipe of Apptainer": ({"Singularity.def": "Bootstrap: docker\nFrom: python:3.9\n"}, "3.9"),
    "comment of a list": ({"requirements.txt": "# Python 3.8\nnumpy\n"}, "3.8"),
    "asdf": ({".tool-versions": "nodejs 18.0\npython 3.10.1\n"}, "3.10.1"),
    "mise": ({"mise.toml": "[tools]\npython = '3.10'\n"}, "3.10"),
    "script": ({"install.sh": "conda create -n a python=3.7 -y\npip install numpy\n"}, "3.7"),
    "part of the project": ({"a/b/environment.yml": "name: x\ndependencies: [python=3.12]\n"}, "=3.12"),
    "document to start with": ({"get_started.md": "```\nconda create -n x python=3.7\n```\n"}, "3.7"),
    "any of the third, in Chinese": ({"README.md": "预先安装Python 3.x(或2.7)"}, "3.x"),
    "newest that is supported": (
        {"README.md": "The latest version of Python supported by TF1.15 is 3.7."},
        "3.7",
    ),
    "page of the documentation": (
        {"docs/pages/installation.rst": "It is tested on Python versions 3.8, 3.9 and 3.10."},
        "3.8",
    ),
    "install document": ({"INSTALL.md": "We use python 3.8.10 and install:"}, "3.8.10"),
}
NOT_DECLARED = {
    "command": {"README.md": "python3 train.py; python train.py --scale 3.0"},
    "address": {"README.md": "see https://docs.python.org/3.8/ and pytorch 1.7"},
    "either": {"README.md": "The code works with both Python2 and Python3 (more with Python2, as we do)."},
    "bare in conda": {"environment.yml": "name: x\ndependencies: [python, numpy]\n"},
    "of the documentation": {"docs/environment.yml": "name: x\ndependencies: [python=3.9]\n"},
    "classifier": {"setup.py": "setup(classifiers=['Programming Language :: Python :: 3.8'], name='a')\n"},
    "sample far below": {"a/b/c/environment.yml": "name: x\ndependencies: [python=3.12]\n"},
    "version of a package in brackets": {"README.md": "python3 (with moss, version 3.7)"},
    "another package": {"README.md": "opencv-python 3.4 and biopython 1.79 are needed"},
    "list without a word of it": {"requirements.txt": "# numpy 3.8\nnumpy\n"},
    "image of something else": {"Dockerfile": "FROM ubuntu:20.04\n"},
}


@pytest.mark.parametrize(("files", "version"), DECLARED.values(), ids=DECLARED)
def test_declared_versions_pass(files, version):
    verdict = check(make_subject(CODE | files))
    assert (verdict.outcome, verdict.value) == (Outcome.PASS, version)
    assert verdict.locations[0].path in files


@pytest.mark.parametrize("files", NOT_DECLARED.values(), ids=NOT_DECLARED)
def test_other_numbers_fail(files):
    assert check(make_subject(CODE | files)).outcome is Outcome.FAIL


def test_without_python_it_is_not_applicable():
    assert check(make_subject({"README.md": "x", "a.R": ""})).outcome is Outcome.NOT_APPLICABLE


def test_an_unread_document_makes_it_unknown():
    assert check(make_subject(CODE | {"README.md": None})).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "text", ["FROM ${A}\n" * 2_000, "ARG A=${A}${A}\nFROM ${A}\n", "\\\n" * 30_000, "FROM <<EOF\n\x00"]
)
def test_hostile_containers_do_no_harm(text):
    assert check(make_subject(CODE | {"Dockerfile": text})).outcome is Outcome.FAIL


def test_a_helper_beside_another_language_needs_no_version():
    files = {"plot.py": "", "src/a.jl": "", "src/b.jl": "", "src/c.jl": ""}
    assert check(make_subject(files)).outcome is Outcome.NOT_APPLICABLE
    assert check(make_subject(files | {"train.py": ""})).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("name", "text", "version"),
    [
        ("uv.lock", 'version = 1\nrequires-python = ">=3.10"\n', ">=3.10"),
        (
            "poetry.lock",
            '[[package]]\npython-versions = ">=3.7"\n\n[metadata]\npython-versions = "^3.9"\n',
            "^3.9",
        ),
    ],
)
def test_a_lock_is_made_for_a_version(name, text, version):
    assert check(make_subject({**CODE, name: text})).value == version


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("- Python (verified on 3.5.2, not on others)", "3.5.2"),
        ("Python (checked with 3.8)", "3.8"),
        ("Needed:\n\n    1.Torch 1.0\n    2.Python 3.6+\n", "3.6+"),
        ("see v2.python 3.6 in the log", None),
        ("A machine with python3 is needed.", None),
        ("* Python3 for the parser", None),
        ("* Python 3 for the parser", None),
        ("Install Python 3.", "3"),
        ("Start python3 in the folder.", None),
        ("Programming languages: Python\nInterpreter info: 3.7.6", "3.7.6"),
        ("Language: Python\nVersion: 3.9", "3.9"),
        ("Language: Python\nVersion: 1.9", None),
        ("Language: MATLAB\nVersion: 3.9", None),
        ("conda create -n [NAME] python=[PYTHON_VERSION>=3.6]", "3.6"),
        ("The minimum python version required for this code is =3.8=.", "3.8"),
        ("The Python version needed for the plots is 3.9", "3.9"),
        ("The Python version allowed by it is 3.9", "3.9"),
        ("The Python version is 3.7", "3.7"),
        ("The Python version was 3.7", "3.7"),
        ("The Python version used is 3.8.5", "3.8.5"),
        ("The Python version required was 3.8.5", "3.8.5"),
        ("The Python version needed is 3.8.5", "3.8.5"),
        ("Python should be at least 3.6", "3.6"),
        ("Python must be 3.6", "3.6"),
        ("In Python it is 3.5 times slower, and pure Python is 3.6 times slower.", None),
        ("It was at least 3.6", None),
    ],
)
def test_versions_behind_other_words(text, version):
    verdict = check(make_subject(CODE | {"README.md": f"# A\n\n{text}\n"}))
    assert (verdict.outcome == "pass") is (version is not None)
    assert version is None or verdict.value == version or version in str(verdict.value)


IN_OTHER_WORDS = [
    (
        {
            "main.py": "import numpy",
            README: "# X\n```\n./setting.sh\nmake\n```",
            "setting.sh": (
                "#!/bin/bash\nconda create -n clique python=3.9 -y\nconda activate clique"
                "\npip install -r requirements.txt\n"
            ),
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X\nRun `bash prepare_machine.sh` first.",
            "prepare_machine.sh": "conda create -n x python=3.8\npip install numpy\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "setup_env.sh": "conda create -y -n x python=3.7\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "scripts/install.sh": "sudo apt install python3.8\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X\nSee [USAGE](./USAGE.md).",
            "USAGE.md": "# Setup\n## Required\n1. gcc 10\n2. cmake 3.13\n3. python 3.7.3;\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "REQUIREMENTS.md": "Direct building: Ubuntu 20.10 with Python 3.8.10\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "INSTALL.md": "You need Python 3.10 or newer.\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "docs/setup.md": "Use Python 3.9.\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "requirements.txt": "# python 3.7\nnumpy\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "requirements.txt": "# Python version: 3.7.4\nnumpy\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "requirements.txt": (
                "# This file may be used to create an environment using:\n# $ conda crea"
                "te --name <env> --file <this file>\n# platform: linux-64\npython=3.8.5=h"
                "7579374_1\nnumpy=1.19=py38\n"
            ),
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            ".python-version": "3.11.4\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "Pipfile": "[packages]\nnumpy='*'\n[requires]\npython_version='3.8'\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "tox.ini": "[tox]\nenvlist = py37,py38\n",
        },
        False,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            ".github/workflows/ci.yml": (
                "jobs:\n  t:\n    steps:\n    - uses: actions/setup-python@v4\n      with:\n"
                "        python-version: '3.9'\n"
            ),
        },
        False,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "Dockerfile": "FROM python:3.8-slim\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "Dockerfile": "FROM pytorch/pytorch:1.9\nRUN conda install python=3.7\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "apptainer.def": "Bootstrap: docker\nFrom: python:3.10\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Python 3.6+ is needed.",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "We use Python≥3.8.",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Tested with Python 3.6, PyTorch 1.4.",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "* python: 3.7\n* torch: 1.2",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "- `python` (3.8)",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "| Python | 3.9 |\n|---|---|\n| torch | 1.1 |",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "| Package | Version |\n|---|---|\n| python | 3.9.7 |\n| numpy | 1.2 |",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Works under py3.8.",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Anaconda3 with Python version 3.7",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "![python](https://img.shields.io/badge/python-3.8-blue)",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "![](https://img.shields.io/badge/Python-%E2%89%A53.8-blue)",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "The code is compatible with Python 2.7 and 3.5.",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "conda create -n env python==3.8",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "```\nvirtualenv -p python3.6 env\n```",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "```\npython3.8 -m venv env\n```",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "```\nuv venv --python 3.12\n```",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "```\npyenv install 3.9.1\n```",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "```\nmodule load python/3.8\n```",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Environment: Ubuntu 18.04, CUDA 10.2, Python3.6",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Python 版本：3.8",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "使用 Python 3.8 开发",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Python のバージョンは 3.9 です。",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Versión de Python: 3.8",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Der Code wurde mit Python 3.8 geschrieben.",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Python 3 is required.",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Install Python 3.x first.",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Written in Python (version 3.7.1).",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Developed with Spyder 4 (Python 3.7).",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Kernel: Python 3.8.5 64-bit",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Run `python main.py`.",
        },
        False,
    ),
    (
        {
            "main.py": "import numpy",
            README: "Python 1.2 GB of memory",
        },
        False,
    ),
    (
        {
            "main.py": "import numpy",
            README: "biopython==1.81",
        },
        False,
    ),
    (
        {
            "main.py": "import numpy",
            README: "ipython 7.1",
        },
        False,
    ),
    (
        {
            "main.py": "import numpy",
            README: "See the [Python docs](https://docs.python.org/3.8/).",
        },
        False,
    ),
    (
        {
            "main.py": "import numpy",
            README: "opencv-python 4.2",
        },
        False,
    ),
    (
        {
            "main.py": "import numpy",
            README: "python3 main.py --lr 3.0",
        },
        False,
    ),
    (
        {
            "main.py": "import numpy",
            README: "python train.py 2.5",
        },
        False,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "setup.py": (
                "from setuptools import setup\nsetup(name='x', python_requires='>=3.6', "
                "install_requires=['numpy'])\n"
            ),
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "setup.py": (
                "from setuptools import setup\nsetup(name='x', classifiers=['Programming"
                " Language :: Python :: 3.6'], install_requires=['numpy'])\n"
            ),
        },
        False,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "pixi.toml": "[project]\nname='x'\n[dependencies]\npython='>=3.11,<3.12'\n",
        },
        True,
    ),
    (
        {
            "main.py": "import numpy",
            README: "# X",
            "environment.yml": "name: x\ndependencies:\n- python=3.7\n- numpy\n",
        },
        True,
    ),
]


@pytest.mark.parametrize(
    ("files", "found"), IN_OTHER_WORDS, ids=[str(files)[:60] for files, _ in IN_OTHER_WORDS]
)
def test_versions_in_other_words(files, found):
    assert (check(make_subject(files)).outcome is Outcome.PASS) == found
