import pytest

from repocheck.facts.manifests.manifest import project_manifests
from repocheck.facts.manifests.python_version import stated_python
from tests.subjects import make_subject

EXPORT = "# platform: linux-64\n_libgcc_mutex=0.1=main\nnumpy=1.18.5=py38h1_0\npython=3.8.19=h955_0\n"
EXPLICIT = "@EXPLICIT\nhttps://conda.example.org/a/linux-64/scipy-1.9.3-py311_0.conda#aa\n"


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        ("environment.yml", "dependencies:\n  - numpy\n", ["numpy"]),
        ("a-env.yaml", EXPORT, ["numpy"]),
        ("conda-spec.txt", EXPORT, ["numpy"]),
        ("requirements/osx-arm64.txt", EXPLICIT, ["scipy"]),
        ("locks/linux-64.txt", EXPLICIT, ["scipy"]),
        ("anaconda-project.yml", "name: a\npackages:\n  - numpy\n", ["numpy"]),
        ("my_reqs.txt", "numpy\n", ["numpy"]),
        ("dependencies/base.txt", "numpy\n", ["numpy"]),
        ("binder/environment.yml", "name: a\ndependencies: [numpy]\n", ["numpy"]),
        ("requirements.txt", "lib/numpy-1.26.0-cp311-none-any.whl\n", ["numpy"]),
        ("setup.py", "N = ['a']\nif X:\n    N.append('b')\nsetup(install_requires=N)\n", ["a", "b"]),
        ("setup.py", "N = ['numpy']\nN += ['scipy']\nsetup(install_requires=N)\n", ["numpy", "scipy"]),
    ],
)  # fmt: skip
def test_a_list_of_a_rarer_kind_is_read(path, text, names):
    (found,) = project_manifests(make_subject({path: text, "main.py": ""}))
    assert found.declares
    assert sorted(each.name for each in found.requirements) == names


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("config.yml", "dependencies: [a]\n"),
        ("notes_env.txt", "The environment is fine.\n"),
        ("requirements/cd.txt", "twine\n"),
        ("requirements-build.txt", "wheel\n"),
        ("ci/requirements.txt", "tox\n"),
        ("package.json", '{"devDependencies": {"markdownlint-cli": "^0.35.0"}}'),
        ("test/Project.toml", '[deps]\nTest = "0"\n'),
    ],
)
def test_a_list_for_another_purpose_is_none_of_the_project(path, text):
    assert project_manifests(make_subject({path: text, "main.py": ""})) == ()


@pytest.mark.parametrize(
    ("files", "version"),
    [
        ({"requirements.txt": "python==3.9\nnumpy\n"}, "==3.9"),
        ({"my-env.yml": EXPORT}, "=3.8.19"),
        ({"binder/runtime.txt": "python-3.10\n"}, "3.10"),
        ({"README.md": "# A\n\n- [Python](https://a.org) (version 3.6 or later)\n"}, "3.6"),
        ({"README.md": "# A\n\n```\nconda create -n a python=3 numpy\n```\n"}, "3"),
    ],
)
def test_a_version_of_python_stands_in_many_places(files, version):
    assert stated_python(make_subject({**files, "main.py": ""}))[0] == version


def test_an_included_list_is_read_wherever_it_lies():
    files = {"requirements.txt": "-r deps/core.txt\nscipy\n", "deps/core.txt": "numpy\n", "main.py": ""}
    found = project_manifests(make_subject(files))
    assert {each.name for manifest in found for each in manifest.requirements} == {"numpy", "scipy"}


@pytest.mark.parametrize(
    "text",
    [
        '{"dependencies": {"d3": "7"}, "devDependencies": {"eslint": "8"}}',
        '{"peerDependencies": {"react": "18"}, "devDependencies": {"eslint": "8"}}',
        '{"name": "a"}',
        "{",
        "[]",
    ],
)
def test_a_list_of_npm_counts_unless_it_only_has_tools(text):
    (found,) = project_manifests(make_subject({"package.json": text, "main.js": ""}))
    assert found.kind == "npm"


def test_an_environment_of_julia_for_one_page_of_the_documentation_is_listed():
    (found,) = project_manifests(make_subject({"docs/src/paper/Project.toml": '[deps]\nA = "0"\n'}))
    assert found.for_docs
