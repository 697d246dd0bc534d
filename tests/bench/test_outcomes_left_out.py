import json

import pytest

from bench.outcomes_forecast import freeze
from bench.outcomes_left_out import left_out, measured
from bench.outcomes_score import files_of, score
from tests.bench.test_outcomes import ROW, report
from tests.conftest import git

CONDA = """dependencies:
  - python=3.11
  - pytorch=1.12
  - py-opencv
  - pip:
    - tqdm
    - git+https://example.org/o/tool.git
"""


@pytest.fixture
def mirror(tmp_path):
    folder = tmp_path / "mirror" / "o" / "n"
    folder.mkdir(parents=True)
    (folder / "env.yml").write_text(CONDA)
    (folder / "a.py").write_text("import torch\n")
    (folder / "pyproject.toml").write_text('[tool.setuptools_scm]\nwrite_to = "src/p/_version.py"\n')
    git("init", "-q", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-qm", "x", cwd=folder)
    return tmp_path / "mirror"


def row_with(message, **changes):
    failing = {"file": "a.py", "stmt": "import x", "ctx": [], "ok": False, "cause": "", "msg": message}
    return ROW | {"commit": "HEAD", "list": "env.yml", "imports": [failing | changes]}


def test_what_a_list_takes_from_elsewhere(mirror):
    assert left_out(row_with(""), mirror) >= {"torch", "opencv-python-headless"}
    assert "tqdm" not in left_out(row_with(""), mirror)
    assert left_out(row_with("") | {"list": "other.yml"}, mirror) == frozenset()
    assert left_out(row_with("") | {"list": ""}, mirror) == frozenset()


@pytest.mark.parametrize(
    ("message", "ok"),
    [
        ("No module named 'torch'", None),
        ("No module named 'torch.utils'", None),
        ("No module named 'cv2'", None),
        ("No module named 'tqdm'", False),
        ("No module named 'numpy'", False),
        ("cannot import name 'x' from 'torch'", False),
        ("No package metadata was found for n", None),
        ("No package metadata was found for 'N'", None),
        ("No package metadata was found for other", False),
        ("No module named 'p._version'", None),
        ("No module named 'p.version'", False),
        ("No module named 'q._version'", False),
        ("No module named 'pkg_resources'", None),
        ("", False),
    ],
)
def test_what_fails_for_want_of_it_is_not_decided(mirror, message, ok):
    row = row_with(message)
    assert files_of(measured(row, left_out(row, mirror)))["a.py"] is ok


@pytest.mark.parametrize(
    ("text", "more", "ok"),
    [
        ("R = Path(__file__).parent\nsys.path.append(str(R))\nimport x", {}, None),
        ("R = Path(__file__).parent\nsys.path.append(str(R))\nimport x", {"follows_names": True}, False),
        ("sys.path.append('y')\nimport x", {}, False),
        ("import x", {}, False),
        ("print 'x'", {}, False),
    ],
)
def test_a_row_made_before_edits_were_followed_does_not_measure_them(mirror, text, more, ok):
    folder = mirror / "o" / "n"
    (folder / "a.py").write_text(text)
    (folder / "x.py").write_text("")
    git("add", "-A", cwd=folder)
    git("commit", "-qm", "z", cwd=folder)
    row = row_with("No module named 'x'") | more
    assert files_of(measured(row, left_out(row, mirror)))["a.py"] is ok
    row = row_with("No module named 'elsewhere'") | more
    assert files_of(measured(row, left_out(row, mirror)))["a.py"] is False


@pytest.mark.parametrize(
    ("more", "cause", "message", "ok"),
    [
        ({"python": "3.12"}, "", "No module named 'pkg_resources'", False),
        ({}, "artefact-cpu-torch", "operator torchvision::nms does not exist", None),
        ({}, "library:native-lib", "operator torchvision::nms does not exist", False),
    ],
)
def test_what_the_machine_of_the_truth_does_is_not_decided(mirror, more, cause, message, ok):
    row = row_with(message) | more
    row["imports"][0]["cause"] = cause
    assert files_of(measured(row, left_out(row, mirror)))["a.py"] is ok


@pytest.mark.parametrize(
    ("message", "ok"), [("No module named 'p.p_version'", None), ("No module named 'p.other'", False)]
)
def test_a_build_may_write_a_module_whose_path_it_computes(mirror, message, ok):
    folder = mirror / "o" / "n"
    (folder / "setup.py").write_text(
        'setup(use_scm_version={"write_to": os.path.join("p", "{}_version.py")})'
    )
    git("add", "-A", cwd=folder)
    git("commit", "-qm", "z", cwd=folder)
    row = row_with(message)
    row["commit"] = git("rev-parse", "HEAD", cwd=folder).strip()
    assert files_of(measured(row, left_out(row, mirror)))["a.py"] is ok


def test_an_old_row_that_names_no_list_has_those_of_the_project(mirror):
    row = row_with("No module named 'torch'")
    del row["list"]
    assert files_of(measured(row, left_out(row, mirror)))["a.py"] is None


def test_another_fault_in_the_same_file_still_counts(mirror):
    row = row_with("No module named 'torch'")
    row["imports"] += row_with("No module named 'undeclared'")["imports"]
    assert files_of(measured(row, left_out(row, mirror)))["a.py"] is False


def test_scores_both_ways(mirror, tmp_path, capsys):
    forecasts, rows = tmp_path / "forecasts", tmp_path / "rows.jsonl"
    forecasts.mkdir()
    rows.write_text(json.dumps(row_with("No module named 'torch'")))
    made = report(path="env.yml")
    made["repos"][0]["installations"][0]["path"] = "env.yml"
    (forecasts / "o+n.json").write_text(json.dumps(made))
    freeze(forecasts)
    score(rows, forecasts, "declared", "uv", mirror)
    said = capsys.readouterr().out
    assert "files: 3, of which 2 fail" in said
    assert "files: 2, of which 1 fail" in said
