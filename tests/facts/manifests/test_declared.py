import pytest

from repocheck.facts import installed_by_hand, main_list, other_lists
from tests.subjects import make_subject

CONDA = (
    "dependencies:\n  - python=3.6\n  - pytorch=1.4\n  - blas=1.0=mkl\n  - pip:\n    - odd==1.0\nname: x\n"
)


def entries(fact, files):
    code = {"a.py": "import x\n", "sub/b.py": "import y\n"}
    return [
        (each.name, each.line, each.place.path, each.place.line) for each in fact(make_subject(code | files))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("numpy==1.15\n# x\nTorch>=1\n", [("numpy", "numpy==1.15", 1), ("torch", "Torch>=1", 3)]),
        ("torch==1.13.1+cu117\nsix\n", [("torch", "torch==1.13.1", 1), ("six", "six", 2)]),
        ("clip @ git+https://host.example/x.git\nsix\n", [("clip", "", 1), ("six", "six", 2)]),
        ("-e git+https://host.example/x.git#egg=odd\nsix\n", [("odd", "", 1), ("six", "six", 2)]),
    ],
)
def test_the_main_list_with_places_and_without_local_versions(text, found):
    asked = [(name, line, at) for name, line, _, at in entries(main_list, {"requirements.txt": text})]
    assert asked == found


def test_an_address_is_marked_as_one():
    text = "clip @ git+https://host.example/x.git\nsix\n"
    subject = make_subject({"a.py": "", "requirements.txt": text})
    assert [each.on_address for each in main_list(subject)] == [True, False]


def test_what_conda_installs_is_marked_and_keeps_its_version():
    found = main_list(make_subject({"a.py": "", "environment.yml": CONDA}))
    assert [(each.name, each.line, each.of_conda) for each in found] == [
        ("pytorch", "pytorch==1.4", True),
        ("blas", "blas==1.0", True),
        ("odd", "odd==1.0", False),
    ]


def test_other_lists_come_apart():
    files = {"requirements.txt": "six\n", "sub/requirements.txt": "odd==2\n"}
    assert [each[0] for each in entries(main_list, files)] == ["six"]
    assert entries(other_lists, files) == [("odd", "odd==2", "sub/requirements.txt", 1)]


README = "# X\n\n```bash\n{}\n```\n"
PIP = "pip install numpy==1.2 'torch>=1' -U --index-url https://e.example"
ADDRESSES = "pip install git+https://host.example/x.git\npip install -e ."
CELL = '{"cells": [{"cell_type": "code", "source": ["!pip install odd==1 six\\n", "x"]}]}'
OUTPUT = '{"cells": [{"outputs": [{"text": ["Successfully installed odd-1.0 py-six-2.1\\n"]}]}]}'
DOCKERFILE = "FROM python:3.7\nRUN pip install odd && pip install -r requirements.txt\n"


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"README.md": README.format(PIP)}, [("numpy", "numpy==1.2"), ("torch", "torch>=1")]),
        ({"README.md": README.format(ADDRESSES)}, []),
        ({"Dockerfile": DOCKERFILE}, [("odd", "odd")]),
        ({"n.ipynb": CELL}, [("odd", "odd==1"), ("six", "six")]),
        ({"n.ipynb": OUTPUT}, [("odd", "odd==1.0"), ("py-six", "py-six==2.1")]),
    ],
)
def test_commands_of_documents_recipes_and_notebooks_name_packages(files, found):
    assert [(name, line) for name, line, *_ in entries(installed_by_hand, files)] == found
