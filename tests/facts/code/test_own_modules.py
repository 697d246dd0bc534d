import json

from repocheck.facts import own_code
from tests.subjects import make_subject


def notebook(*cells):
    return json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in cells]})


def test_programs_are_tried_before_what_lies_deeper():
    files = (
        "p/q/c.py",
        "b.py",
        "p/a.py",
        "tests/t.py",
        "docs/conf.py",
        "test_x.py",
        "Test_y.py",
        "conftest.py",
        "setup.py",
    )
    found = own_code(make_subject(dict.fromkeys(files, "x = 1")))
    assert found.tried == ("Test_y.py", "b.py", "p/a.py", "p/q/c.py")
    assert set(found.texts) == set(found.paths) == set(files)
    assert set(found.build_texts) == {"setup.py"}


def test_copied_code_is_tried_by_its_depth_and_notebooks_last():
    copied = dict.fromkeys(("yolo/LICENSE", "yolo/setup.py", "yolo/c.py"), "")
    found = own_code(make_subject(copied | {"deep/er/b.py": "", "n.ipynb": notebook("import a")}))
    assert found.tried == ("yolo/c.py", "deep/er/b.py", "n.ipynb")


def test_a_notebook_is_a_program_without_its_magic():
    cells = (
        "%matplotlib inline\nimport a",
        "!pip install x\nif b:\n    %time c()",
        "%%bash\nls",
        "x = = 1",
        "d?",
        "import e",
    )
    found = own_code(make_subject({"n.ipynb": notebook(*cells), "a.py": ""}))
    assert found.tried == ("a.py", "n.ipynb")
    assert found.texts["n.ipynb"] == "pass\nimport a\npass\nif b:\n    pass\npass\nimport e"
