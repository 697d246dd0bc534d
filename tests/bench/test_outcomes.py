import argparse
import ast
import json
import math
import os
import sys
from pathlib import Path

import pytest

from bench import environments
from bench.outcomes_causes import cause_of
from bench.outcomes_draw import Ask, draw, own_files, python_for
from bench.outcomes_forecast import Refused, freeze, read
from bench.outcomes_score import Case, auc, files_of, interval, score, spearman
from bench.outcomes_statements import chains, import_statements, path_edits
from bench.outcomes_truth import Tools, make_row
from tests.conftest import git


@pytest.mark.parametrize(
    ("declared", "python"),
    [("", "3.11"), ("3.8", "3.8"), ("3.7.5", "3.7"), ("=3.6.13=h12_1", "3.6"), ("3.5+", "3.11"),
     (">=3.9,<3.10", "3.9"), (">=3.12", "3.12"), ("2.7", "3.11"), ("<3.7", "3.6"), ("any", "3.11")],
)  # fmt: skip
def test_the_python_to_try(declared, python):
    assert python_for(declared) == python


def test_statements_carry_their_guards():
    source = """
from __future__ import annotations
import a, b.c as d
try:
    from .e import f
except ImportError:
    import g
if x:
    def h(): import i
if __name__ == "__main__":
    import j
"""
    found = [(label, guards) for label, _, _, guards in import_statements(ast.parse(source))]
    assert found == [
        ("import a", ()),
        ("import b.c", ()),
        ("from .e import f", ("try",)),
        ("import g", ("except",)),
        ("import i", ("if", "func")),
        ("import j", ("main",)),
    ]


@pytest.mark.parametrize(
    ("source", "added"),
    [
        ("import sys\nsys.path.append('x')", ["x"]),
        ("ROOT = Path(__file__).parents[1]\nsys.path.insert(0, str(ROOT))", ["/r"]),
        ("R = Path(__file__).parents[1]\nif str(R) not in sys.path:\n  sys.path.insert(0, str(R))", ["/r"]),
        ("H = os.path.dirname(__file__)\nU = os.path.join(H, 'u')\nsys.path.append(U)", ["/r/s/u"]),
        ("ROOT = find()\nsys.path.append(ROOT)\nsys.path.append('y')", ["y"]),
        ("if True:\n  import lost\n  sys.path.append('x')", []),
        ("ROOT = Path(__file__).parents[1]", []),
    ],
)  # fmt: skip
def test_edits_of_the_path_are_followed_through_names(source, added):
    seen = argparse.Namespace(path=[])
    names = {"sys": seen, "os": os, "Path": Path, "__file__": "/r/s/a.py"}
    for edit in path_edits(ast.parse(source)):
        exec(edit, names)
    assert seen.path == added


@pytest.mark.parametrize(
    ("first", "fine"),
    [("libx.so.9: cannot open shared object file", None), ("No module named 'x'", False)],
)
def test_a_missing_library_of_the_system_is_no_failure_in_other_words_either(first, fine):
    with pytest.raises(ImportError) as caught:  # noqa: PT012 - a library that says it in its own words
        try:
            raise ImportError(first)
        except ImportError:
            raise ImportError("x not found, install it") from None
    assert cause_of(caught.value, "/r")[0] is fine


def test_chains_of_modules_only_and_once():
    source = "np.float\nnp.float\nos = 1\nos.path\nnp.bool = int\nnp.bool.x\ntry:\n    np.a.b\nexcept E: pass"
    found = [(chain, guards) for chain, _, guards in chains(ast.parse(source), {"np", "os"})]
    assert found == [("np.float", ()), ("np.a.b", ("try",))]


@pytest.mark.parametrize(
    ("points", "wanted"),
    [
        ([("a", 0.9, True), ("b", 0.1, False)], 1.0),
        ([("a", 0.1, True), ("b", 0.9, False)], 0.0),
        ([("a", 0.5, True), ("b", 0.5, False)], 0.5),
        ([("a", 0.5, True), ("b", 0.4, False), ("c", 0.6, False), ("d", 0.1, False)], 2 / 3),
    ],
)
def test_auc(points, wanted):
    assert auc(points) == pytest.approx(wanted)
    low, high = interval(points * 5)
    assert low <= wanted <= high


def test_auc_of_one_kind_is_not_a_number():
    assert math.isnan(auc([("a", 1.0, True)]))


def test_rank_correlation_takes_ties_at_their_mean():
    assert spearman([1, 2, 2, 3], [10, 20, 20, 30]) == pytest.approx(1)
    assert spearman([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    assert math.isnan(spearman([1, 1], [1, 2]))


ROW = {
    "repo": "o/n", "python": "3.11", "list": "r.txt", "lines": ["x"], "installs": True, "cause": "",
    "compile": [{"file": "a.py", "ok": True}, {"file": "b.py", "ok": True}, {"file": "c.py", "ok": False}],
    "imports": [
        {"file": "a.py", "stmt": "import x", "ctx": [], "ok": True, "cause": ""},
        {"file": "b.py", "stmt": "import y", "ctx": [], "ok": False, "cause": "module-missing"},
        {"file": "a.py", "stmt": "import z", "ctx": ["try"], "ok": False, "cause": "module-missing"},
    ],
    "attrs": [{"file": "a.py", "chain": "np.x.y", "mod": "numpy", "ok": False, "ctx": []}],
}  # fmt: skip


def report(**changes):
    trial = {
        "path": "r.txt", "as_of": None, "python": "3.11.9",
        "library_files": 1, "requests": 2, "bytes_read": 3_000_000,
        "files": [{"path": "a.py", "verdict": "ok"}, {"path": "b.py", "verdict": "fails"}],
        "outcomes": [
            {"kind": "attribute", "location": {"path": "a.py"}, "statement": "np.x", "verdict": "fails"}
        ],
    }  # fmt: skip
    installation = {
        "path": "r.txt",
        "as_of": None,
        "python": "3.11.9",
        "outcome": "resolves",
        "packages": [],
        "risks": [],
    }
    return {"repos": [{"trials": [trial | changes], "installations": [installation]}]}


def test_a_file_imports_if_all_its_unguarded_statements_do():
    assert files_of(ROW) == {"a.py": True, "b.py": False, "c.py": False}


@pytest.mark.parametrize(("cut", "fine"), [(True, None), (False, True)])
def test_what_was_compiled_last_before_the_time_was_over_is_not_decided(cut, fine):
    row = ROW | {"compile": [*ROW["compile"], {"file": "d.py", "ok": True}], "cut": cut}
    assert files_of(row) == {"a.py": True, "b.py": False, "c.py": False, "d.py": fine}


def test_scores_what_was_frozen(tmp_path, capsys):
    rows, forecasts = tmp_path / "rows.jsonl", tmp_path / "forecasts"
    forecasts.mkdir()
    rows.write_text(json.dumps(ROW))
    (forecasts / "o+n.json").write_text(json.dumps(report()))
    freeze(forecasts)
    score(rows, forecasts, "declared", "uv")
    said = capsys.readouterr().out
    assert "files: 3, of which 2 fail; 'fails' is right 1 of 1 (1.000), finds 0.500" in said
    assert "attributes: 1, of which 1 fail; 'fails' is right 1 of 1 (1.000), finds 1.000" in said
    case = Case(ROW, read(forecasts, ROW))
    assert case.share == pytest.approx(1 / 3)
    assert case.forecast.rank == pytest.approx(1 / 2)
    assert read(forecasts, ROW | {"python": "3.8"}) is None
    assert read(forecasts, ROW | {"list": "sub/r.txt"}) is None


def test_compares_conditions_on_the_files_that_all_decided(tmp_path, capsys):
    built = {"installer": "uv", "installs_wheels": True, "lines": ["x"]}
    unsure = {"file": "b.py", "stmt": "import y", "ctx": [], "ok": None, "cause": "own-code:OSError"}
    rows = {
        "declared": ROW | built | {"installs": False, "said": ""},
        "imports": ROW | built | {"imports": [unsure]},
        "proposed": ROW | built | {"imports": []},
    }
    shares = environments.Case("o/n", rows, None).shares()
    assert shares == {"declared": 0, "imports": 1 / 2, "proposed": 1 / 2}
    rows["imports"] |= {"imports": ROW["imports"]}
    lines = [json.dumps(row | {"condition": condition}) for condition, row in rows.items()]
    rows = [row | {"repo": "o/bare", "condition": name} for name, row in rows.items() if name != "declared"]
    (tmp_path / "rows.jsonl").write_text("\n".join([*lines, *map(json.dumps, rows)]))
    for name in ("o+n.json", "o+bare.json"):
        (tmp_path / name).write_text("null")
    freeze(tmp_path)
    environments.score(argparse.Namespace(rows=tmp_path / "rows.jsonl", proposals=tmp_path))
    said = capsys.readouterr().out
    assert "2 repositories; compared 2, with a list 1" in said
    assert "all: repositories with at least 80% of files importing: declared 0 of 2" in said
    assert "worse than imports 0 of 2 (0 %), better 2 of 2 (100 %)" in said
    assert "mean share: declared 0.00, imports 0.33, proposed 0.67" in said
    assert "without a list: repositories with at least 80% of files importing: imports 0 of 1" in said


@pytest.mark.parametrize(("frozen", "says"), [(True, "changed after"), (False, "never frozen")])
def test_refuses_a_forecast_that_was_changed_or_not_frozen(tmp_path, frozen, says):
    path = tmp_path / "o+n.json"
    path.write_text(json.dumps(report()))
    if frozen:
        freeze(tmp_path)
        path.write_text(json.dumps(report(files=[])))
        assert freeze(tmp_path) == 1
    with pytest.raises(Refused, match=says):
        read(tmp_path, ROW)


def test_a_draw_tells_why_a_name_is_rejected(tmp_path):
    for name, readme, files in [
        ("o/good", "our paper", ["m.py", "tests/t.py"]),
        ("o/mute", "hi", ["m.py"]),
        ("o/r", "paper", []),
    ]:
        path = tmp_path / "mirror" / name
        path.mkdir(parents=True)
        for file in ["README.md", *files]:
            (path / file).parent.mkdir(exist_ok=True)
            (path / file).write_text(readme)
        git("init", "-q", cwd=path)
        git("add", "-A", cwd=path)
        git("commit", "-qm", "x", cwd=path)
    population, known = tmp_path / "names.txt", tmp_path / "known"
    population.write_text("# here\no/good o/mute o/r o/away o/old\n")
    known.write_text("O/OLD")
    record = draw(population, tmp_path / "mirror", [known], 7)
    assert {row["repo"]: row["rejected"] for row in record["drawn"]} == {
        "o/good": "",
        "o/mute": "names no paper",
        "o/r": "no Python files of its own",
        "o/away": "not fetched",
        "o/old": "in the development data",
    }
    assert own_files(tmp_path / "mirror" / "o/good") == ["m.py"]
    assert record == draw(population, tmp_path / "mirror", [known], 7)


def test_imports_really(tmp_path):
    """The sandboxed script, run as it is but without a sandbox."""
    import subprocess
    from pathlib import Path

    (tmp_path / "p").mkdir()
    (tmp_path / "p/__init__.py").write_text("")
    (tmp_path / "p/m.py").write_text("from . import n\nimport json\njson.loads\njson.nothing\n")
    (tmp_path / "p/n.py").write_text("import no_such_module_at_all\n")
    (tmp_path / "s.py").write_text("import sys\nsys.path.append('lib')\nimport q\nimport p.m\nopen('x')\n")
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/q.py").write_text("raise FileNotFoundError('data')\n")
    (tmp_path / "two.py").write_text("print 'x'\n")
    files = tmp_path / "files.json"
    files.write_text(json.dumps(["s.py", "two.py", "p/m.py"]))
    runner = Path(__file__).parents[2] / "bench/outcomes_imports.py"
    done = subprocess.run(
        [sys.executable, runner, tmp_path, files], capture_output=True, text=True, check=True
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    found = {a.get("stmt") or a.get("chain") or a["file"]: (a["ok"], a.get("cause")) for a in answers}
    assert found == {
        "s.py": (True, None),
        "import sys": (True, ""),
        "import q": (None, "own-code:FileNotFoundError"),
        "import p.m": (False, "transitive:module-missing"),
        "two.py": (False, None),
        "p/m.py": (True, None),
        "from . import n": (False, "transitive:module-missing"),
        "import json": (True, ""),
        "json.loads": (True, None),
        "json.nothing": (False, None),
        "sys.path.append": (True, None),
    }


def test_an_ask_survives_its_line():
    ask = Ask("o/n", "c" * 40, "3.8", "", "requirements.txt", ["numpy"])
    assert Ask(**json.loads(json.dumps(ask._asdict()))) == ask


def test_no_truth_is_made_where_the_null_device_is_not_for_everybody(tmp_path, monkeypatch):
    null = tmp_path / "null"
    null.write_text("")
    null.chmod(0o644)
    monkeypatch.setattr("os.devnull", str(null))
    ask = Ask("o/n", "0" * 40, "3.11", "", "", ["six"], "declared")
    with pytest.raises(RuntimeError, match="null is not for everybody"):
        make_row(ask, tmp_path, Tools(tmp_path, tmp_path, tmp_path), "uv")
