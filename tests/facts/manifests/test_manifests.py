"""The readers of all ecosystems, one by one and through `project_manifests`."""

import pytest

from repocheck.facts.manifests.conda import read_conda
from repocheck.facts.manifests.manifest import project_manifests, project_requirements
from repocheck.facts.manifests.pip import logical_lines, read_pip
from repocheck.facts.manifests.r import read_description, read_install_script
from repocheck.facts.manifests.script import read_script
from repocheck.facts.manifests.setup_py import read_setup_py
from repocheck.facts.manifests.toml import load_toml, read_julia, read_pipfile, read_pixi, read_pyproject
from repocheck.facts.yaml import YamlRefused, load_yaml
from tests.subjects import make_subject


def names(requirements):
    return [(each.name, each.line) for each in requirements]


def test_pip_joins_continued_lines_and_counts_them():
    text = "a==1 \\\n    --hash=sha256:0\n# c\n-r x.txt\nb\n"
    assert names(read_pip(text).requirements) == [("a", 1), ("b", 5)]
    assert list(logical_lines("a\\\nb\\")) == [(1, "a b")]


def test_conda_reads_both_lists_and_sets_python_aside():
    found = read_conda(
        "name: x\ndependencies:\n  - python=3.9\n  - pip\n  - a=1 # b\n  - pip:\n    - c==2\n    - -r x.txt\n"
    )
    assert names(found.requirements) == [("a", 5), ("c", 7)]
    assert found.python == ("=3.9", 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dependencies: [a]",
        "name: x\ndependencies: {a: 1}",
        "on: push",
        "- dependencies",
        "dependencies: [",
        "name: &a [*a]",
    ],
)
def test_other_yaml_is_no_environment(text):
    assert read_conda(text) is None


def test_pyproject_reads_all_dialects_and_leaves_development_out():
    text = (
        "[project]\nrequires-python = '>=3.9'\ndependencies = [\n 'a==1',\n]\n"
        "[project.optional-dependencies]\ngpu = ['b']\ntest = ['pytest']\n"
        "[dependency-groups]\ndev = ['ruff']\nrun = ['c']\n"
        "[tool.poetry.dependencies]\npython = '^3.9'\nd = '1.2'\ne = {git = 'https://x.org', rev = 'abc'}\n"
        "[tool.pixi.dependencies]\nf = '*'\n"
    )
    found = read_pyproject(load_toml(text), text)
    assert {each.name for each in found.requirements} == {"a", "b", "c", "d", "e", "f"}
    assert {each.name for each in found.requirements if each.pinned} == {"a", "d", "e"}
    assert [each.name for each in found.requirements if each.optional] == ["b", "c"]
    assert found.python == (">=3.9", 2)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("[tool.hatch.envs.default]\ndependencies = ['a']\n", [("a", False)]),
        ("[tool.hatch.envs.paper]\nextra-dependencies = ['a==1']\n", [("a", True)]),
        (
            "[project]\ndependencies = ['a']\n[tool.hatch.envs.default]\ndependencies = ['b']\n",
            [("a", False), ("b", True)],
        ),
        ("[tool.hatch.envs.test]\ndependencies = ['pytest']\n", None),
        ("[tool.hatch.envs.hatch-static-analysis]\ndependencies = ['ruff']\n", None),
        ("[tool.hatch.envs.paper.scripts]\nrun = 'python a.py'\n", None),
        (
            "[tool.poetry.dependencies]\na = '*'\n[tool.poetry.group.gpu.dependencies]\nb = '1'\n",
            [("a", False), ("b", True)],
        ),
        (
            "[tool.poetry.dependencies]\na = '*'\n[tool.poetry.group.dev.dependencies]\nb = '1'\n",
            [("a", False)],
        ),
    ],
)
def test_environments_of_hatch_and_groups_of_poetry(text, want):
    found = read_pyproject(load_toml(text), text)
    assert found.declares == (want is not None)
    assert [(each.name, each.optional) for each in found.requirements] == (want or [])


def test_hatch_has_a_file_of_its_own():
    subject = make_subject({"hatch.toml": "[envs.default]\npython = '3.10'\ndependencies = ['a']\n"})
    (found,) = project_manifests(subject)
    assert (found.kind, found.python, [each.name for each in found.requirements]) == (
        "hatch.toml",
        ("3.10", 2),
        ["a"],
    )


@pytest.mark.parametrize(
    ("text", "environment"),
    [
        ("dependencies:\n  - numpy=1.2\n", True),
        ("dependencies:\n  - conda-forge::numpy>=1\n", True),
        ("dependencies:\n  - numpy\n", False),
        ("dependencies:\n  - numpy=1.2\nversion: 3\n", False),
        ("dependencies:\n  - role: geerlingguy.java\n", False),
    ],
)
def test_a_file_of_nothing_but_dependencies_is_an_environment_by_its_versions(text, environment):
    assert (read_conda(text) is not None) == environment
    assert (project_manifests(make_subject({"moss.yml": text})) != ()) == environment


def test_groups_include_groups_and_a_circle_takes_only_itself_out():
    text = (
        "[dependency-groups]\nrun = ['a', {include-group = 'more'}]\nmore = ['b==1']\n"
        "x = [{include-group = 'y'}]\ny = [{include-group = 'x'}]\n"
    )
    found = read_pyproject(load_toml(text), text)
    assert names(found.requirements) == [("a", 2), ("b", 3), ("b", 3)]


def test_the_head_of_a_program_states_dependencies():
    stated = "# requires-python = '>=3.11'\n# dependencies = [\n#   'a<2',\n# ]\n"
    text = f"#!/usr/bin/env python\n# /// script\n{stated}# ///\nimport a\n"
    found = read_script(text)
    assert (names(found.requirements), found.python) == ([("a", 5)], (">=3.11", 3))
    assert read_script("# /// script\n# dependencies = [") is None
    kinds = [(each.path, each.kind) for each in project_manifests(make_subject({"run.py": text}))]
    assert kinds == [("run.py", "script")]


@pytest.mark.parametrize(
    ("files", "want"),
    [
        ({"README.md": "```\npip install -r deps/moss.txt\n```", "deps/moss.txt": None}, {"deps/moss.txt"}),
        (
            {"README.md": "`conda env create -f setup/moss.yaml`", "setup/moss.yaml": None},
            {"setup/moss.yaml"},
        ),
        ({"a/README.md": "`pip install -U -r l.txt`", "a/l.txt": None, "l.txt": None}, {"a/l.txt"}),
        ({"README.md": "`pip install -r ../moss.txt`", "moss.txt": None}, set()),
        ({"README.md": "`pip install numpy`", "notes.txt": "numpy"}, set()),
        ({"README.md": "`pip install -r requirements_test.txt`", "requirements_test.txt": "a"}, set()),
        (
            {"Dockerfile": "FROM a\nRUN pip install --no-cache-dir -r deps/moss.txt", "deps/moss.txt": None},
            {"Dockerfile", "deps/moss.txt"},
        ),
        (
            {
                "Dockerfile": "FROM a\nCOPY x/y/moss.txt /tmp/\nRUN pip install -r /tmp/moss.txt",
                "x/y/moss.txt": "a",
            },
            {"Dockerfile", "x/y/moss.txt"},
        ),
        (
            {
                "Dockerfile": "FROM a\nCOPY x/fern.txt /tmp/\nRUN pip install -r /tmp/moss.txt",
                "x/fern.txt": "a",
            },
            {"Dockerfile"},
        ),
    ],
)
def test_lists_under_names_of_their_own_that_a_command_installs_from(files, want):
    assert {each.path for each in project_manifests(make_subject(files))} == want


@pytest.mark.parametrize(
    ("more", "want"),
    [
        ({}, ["moss_test.yaml"]),
        ({"requirements.txt": "numpy\n"}, ["requirements.txt"]),
        ({"docs/requirements.txt": "sphinx\n"}, ["docs/requirements.txt", "moss_test.yaml"]),
        ({"test_other.yaml": "on: push\n"}, ["moss_test.yaml"]),
    ],
)
def test_an_environment_called_after_tests_counts_where_no_other_list_is(more, want):
    environment = "name: moss\nchannels: [x]\ndependencies:\n  - numpy=1.2\n"
    files = {"moss_test.yaml": environment, "requirements-test.txt": "pytest\n", **more}
    assert sorted(each.path for each in project_manifests(make_subject(files))) == want


def test_lists_that_lists_include_are_followed_in_a_chain_and_a_circle():
    files = {"requirements.txt": "-r x/b.txt", "x/b.txt": "b\n-r y/c.txt", "x/y/c.txt": "c\n-r ../b.txt"}
    found = project_manifests(make_subject(files))
    assert {each.path for each in found} == files.keys()


@pytest.mark.parametrize(
    ("text", "declares"),
    [
        ("[project]\nname='x'", False),
        ("[project]\ndynamic=['dependencies']", True),
        ("[tool.black]\nline-length=1", False),
        ("[project]\ndependencies=[]", True),
        ("not toml [", False),
    ],
)
def test_pyproject_declares_only_with_a_place_for_dependencies(text, declares):
    assert read_pyproject(load_toml(text), text).declares is declares


def test_other_toml_manifests():
    text = "[packages]\na='*'\n[dev-packages]\nb='*'\n"
    assert names(read_pipfile(load_toml(text), text).requirements) == [("a", 2)]
    text = "[dependencies]\npython='3.9.*'\na='>=1,<2'\n"
    assert read_pixi(load_toml(text), text).python == ("3.9.*", 2)
    text = "[deps]\nFlux='id'\nPlots='id'\n[compat]\nFlux='0.13'\n"
    julia = read_julia(load_toml(text), text).requirements
    assert [(each.name, each.bounded) for each in julia] == [("flux", True), ("plots", False)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("setup(install_requires=['a', 'b>=1'])", ["a", "b"]),
        ("R = ['a']\nsetup(install_requires=R + ['b'])", ["a", "b"]),
        ("setup(**dict(install_requires=['a']))", ["a"]),
        ("kw = {'install_requires': ['a']}\nsetuptools.setup(**kw)", ["a"]),
        ("setup(install_requires='a\\nb')", ["a", "b"]),
        ("setup(install_requires=[*['a'], 'b'], extras_require={'x': ['c'], 'dev': ['d']})", ["a", "b", "c"]),
        ("setup(name='x')", []),
        ("A = A\nsetup(install_requires=A)", []),
    ],
)
def test_setup_py_is_read_and_never_run(text, want):
    assert [each.name for each in read_setup_py(text).requirements] == want


def test_setup_py_tells_computed_lists_extensions_and_python():
    found = read_setup_py(
        "setup(install_requires=open('r').readlines(), ext_modules=[], python_requires='>=3.8')"
    )
    assert (found.reads_file, found.extension, found.python) == (True, True, (">=3.8", 1))
    assert read_setup_py("print 'setup'") is None


def test_r_reads_fields_and_scripts():
    text = "Package: x\nDepends: R (>= 3.0)\nImports: methods,\n    Matrix (== 1.2)\nSuggests: knitr\n"
    assert names(read_description(text)) == [("methods", 3), ("Matrix", 4), ("knitr", 5)]
    assert names(read_install_script("p <- c('coda')\ninstall.packages(p)")) == [("coda", 1)]
    assert read_install_script("library(x)") is None


@pytest.mark.parametrize(
    ("files", "want"),
    [
        ({"r-package/net/DESCRIPTION": "Package: net\nImports: Matrix\n"}, ["r-package/net/DESCRIPTION"]),
        ({"inst/skeleton/DESCRIPTION": "Package: net\nImports: Matrix\n"}, []),
        ({"00_setup.R": "for (p in c('did')) install.packages(p)\n"}, ["00_setup.R"]),
        ({"setup.R": "theme_set(theme_bw())\n"}, []),
        ({"R/install_pkgs.R": "#' @export\ninstall_pkgs = function(x) remotes::install_cran(x)\n"}, []),
    ],
)
def test_which_files_of_r_declare(files, want):
    assert [each.path for each in project_manifests(make_subject(files))] == want


def test_a_script_of_stata_that_installs_is_a_list():
    text = "* ssc install old\nssc install estout, replace\ncap net install reghdfe\n"
    (found,) = project_manifests(make_subject({"code/install_packages.do": text}))
    assert names(found.requirements) == [("estout", 2), ("reghdfe", 3)]
    assert project_manifests(make_subject({"setup_data.do": "use a.dta\n"})) == ()


def test_a_list_that_a_resolver_wrote_is_a_lock():
    head = "#\n# This file is autogenerated by pip-compile with Python 3.10\n#\n"
    files = {"requirements.in": "torch\n", "requirements.txt": f"{head}torch==1.13\nnvidia-cudnn-cu11==8.5\n"}
    assert [each.lock for each in project_manifests(make_subject(files))] == [False, True]


def test_a_recipe_for_an_image_begins_with_what_it_starts_from():
    files = {
        "image.def": "Bootstrap: docker\nFrom: ubuntu:22.04\n",
        "linear.def": "LIBRARY linear\n",
    }
    assert [each.path for each in project_manifests(make_subject(files))] == ["image.def"]


def test_python_2_and_nested_files_are_still_seen():
    found = project_manifests(
        make_subject({"setup.py": "from distutils import setup\nprint 'x'\nsetup(install_requires=[])"})
    )
    assert [(each.path, each.open_list) for each in found] == [("setup.py", True)]


def test_requirements_of_documentation_are_not_the_projects():
    subject = make_subject({"docs/requirements.txt": "sphinx\n", "requirements.txt": "a\n"})
    assert [each.path for each in project_manifests(subject)] == ["requirements.txt", "docs/requirements.txt"]
    assert [requirement.name for _, requirement in project_requirements(subject)] == ["a"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "- " * 100_000,
        "a: &a [x]\nb: [*a, *a]",
        "<<: &a {x: 1}\nb: *a",
        "a: 1" + "0" * 6_000,
        "\x00",
        "a" * 300_000,
        "- x\n" * 65_000,
        "!!python/object/apply:os.system [ls]",
    ],
)
def test_yaml_of_strangers_is_refused(text):
    with pytest.raises(YamlRefused):
        load_yaml(text)


HOSTILE = [
    "a." * 20_000 + "b = 1",
    "[" * 50_000,
    "x = " + "[" * 20_000,
    "-" * 100_000,
    "a = 1" + "0" * 6_000,
    "1+" * 40_000,
    "\ud800",
    "\x00",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize(
    "name",
    [
        "pyproject.toml",
        "setup.py",
        "setup.cfg",
        "requirements.txt",
        "Pipfile",
        "Project.toml",
        "DESCRIPTION",
        "install.R",
        "environment.yml",
    ],
)
def test_hostile_manifests_do_no_harm(name, text):
    project_manifests(make_subject({name: text}))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("pip install numpy torch==1.9", ["numpy", "torch"]),
        ("  uv pip install 'jax[cuda12]>=0.6' && python run.py", ["jax"]),
        ("conda install -y scipy", ["scipy"]),
        ("conda install pytorch torchvision -c pytorch -n env", ["pytorch", "torchvision"]),
        ("pip install git+https://github.com/owner/Thing#egg=thing  # ours", ["thing"]),
        ("pip install --upgrade pip setuptools", None),
        ("pip install -r requirements.txt", None),
        ("pip install -e .", None),
        ("pip install external/thing", None),
        ("echo pip install numpy", None),
    ],
)
def test_a_shell_script_that_installs_by_name_is_a_list(line, names):
    found = project_manifests(make_subject({"scripts/install.sh": f"#!/bin/sh\n{line}\n"}))
    assert [[each.name for each in manifest.requirements] for manifest in found] == ([names] if names else [])


@pytest.mark.parametrize("name", ["env.sh", "code/create_env.sh", "file/environment.sh", "a/setup_conda.sh"])
def test_a_shell_script_is_known_by_its_name(name):
    files = {name: "pip install numpy\n", "run_env_test.sh": "pip install torch\n"}
    assert [each.path for each in project_manifests(make_subject(files))] == [name]


def test_setuptools_takes_dependencies_from_a_file_of_any_name():
    text = '[project]\ndynamic = ["dependencies"]\n'
    text += '[tool.setuptools.dynamic]\ndependencies = {file = ["a/deps/x.txt"]}\n'
    found = project_manifests(make_subject({"pyproject.toml": text, "a/deps/x.txt": "numpy==1.26\n"}))
    assert {manifest.path for manifest in found} == {"pyproject.toml", "a/deps/x.txt"}
