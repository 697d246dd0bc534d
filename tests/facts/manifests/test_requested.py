import pytest

from repocheck.facts import index_requirements
from repocheck.facts.manifests.requirement import pip_requirement
from tests.subjects import make_subject

CASES = {
    "comments, hashes and options": (
        {
            "requirements.txt": "# list\nA.b>=1 # why\nc==2 --hash=sha256:00\n--pre\n\n"
            "d[x]<3;python_version<'3.9'\n"
        },
        ["A.b>=1", "c==2", 'd[x]<3; python_version < "3.9"'],
        0,
    ),
    "what no index answers for": (
        {
            "requirements.txt": "a\n-e .\n./b.whl\nc @ https://x.org/c.zip\ngit+https://x.org/d.git\n"
            "e==1.0+cu117\nf=1.0=py39_0\n"
        },
        ["a"],
        6,
    ),
    "included files, in a circle": (
        {"requirements.txt": "a\n-r reqs/base.txt\n", "reqs/base.txt": "b\n-r ../requirements.txt\n"},
        ["a", "b"],
        0,
    ),
    "included files": (
        {"requirements.txt": "a\n-r requirements/base.txt\n", "requirements/base.txt": "b\n"},
        ["a", "b"],
        0,
    ),
    "pyproject without extras": (
        {"pyproject.toml": "[project]\ndependencies=['a>=1','b']\noptional-dependencies={x=['c']}\n"},
        ["a>=1", "b"],
        0,
    ),
    "poetry": (
        {
            "pyproject.toml": "[tool.poetry.dependencies]\npython='^3.9'\na='^1.2'\n"
            "b={version='~0.3', extras=['x']}\nc={git='https://x.org/c'}\nd='*'\n"
            "e={version='1', optional=true}\nf='1.0'\n"
        },
        ["a<2,>=1.2", "b[x]<0.4,>=0.3", "d", "f==1.0"],
        1,
    ),
    "Pipfile": ({"Pipfile": "[packages]\na='*'\nb='==1.0'\n"}, ["a", "b==1.0"], 0),
    "setup.py": (
        {"setup.py": "setup(name='n', install_requires=['a>=1', \"b; python_version<'3'\"])\n"},
        ["a>=1", 'b; python_version < "3"'],
        0,
    ),
    "setup.cfg": ({"setup.cfg": "[options]\ninstall_requires =\n    a>=1\n    b\n"}, ["a>=1", "b"], 0),
    "conda with a pip list": (
        {"environment.yml": "name: x\ndependencies: [python=3.9, pip, numpy=1.0, {pip: [a==1, -e .]}]\n"},
        ["a==1"],
        2,
    ),
    "the requirements file before its variants and the package's list": (
        {"setup.py": "setup(install_requires=['x'])", "req_gpu.txt": "y\n", "requirements.txt": "a\n"},
        ["a"],
        0,
    ),
    "the next list if the first has nothing to ask": (
        {"requirements.txt": "-e .\n", "setup.py": "setup(install_requires=['a'])"},
        ["a"],
        0,
    ),
    "a package that lies in the repository": (
        {"requirements.txt": "a\nOwn-Thing\n", "env/thing/setup.py": "setup(\n    name='own_thing',\n)\n"},
        ["a"],
        1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_clean_lines(case):
    files, lines, left_out = CASES[case]
    asked = index_requirements(make_subject(files))
    assert (list(asked.lines), asked.left_out) == (lines, left_out)


def test_nothing_to_ask():
    assert index_requirements(make_subject({"DESCRIPTION": "Package: a\nImports: b\n"})) is None
    asked = index_requirements(make_subject({"environment.yml": "name: x\ndependencies: [numpy]\n"}))
    assert (asked.lines, asked.left_out) == ((), 1)
    asked = index_requirements(make_subject({"requirements.txt": None}))
    assert asked.lines == ()


def test_python_and_index_as_the_project_says():
    files = {"requirements.txt": "--extra-index-url https://x.org\na\n", "README.md": "Needs Python 3.8+."}
    asked = index_requirements(make_subject(files))
    assert (asked.path, asked.python, asked.other_index) == ("requirements.txt", "3.8+", True)
    asked = index_requirements(make_subject({"requirements.txt": "a\n"}))
    assert (asked.python, asked.other_index) == ("", False)


@pytest.mark.parametrize(
    "entry",
    [
        "a @ file:///etc/passwd",
        "a==1+cu117",
        "a b",
        "a" * 500,
        "a; b",
        "a=1=py39",
        "git+ssh://x/a",
    ],
)
def test_what_is_not_plain_is_not_handed_on(entry):
    assert pip_requirement(entry, 1).for_index is None


def test_the_nearest_manifest_is_the_one_of_the_folder_that_is_linked():
    files = {"requirements.txt": "a\n", "papers/x/requirements.txt": "b\n"}
    assert index_requirements(make_subject(files, folder="papers/x")).lines == ("b",)
