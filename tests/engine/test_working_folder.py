"""The working folder may be a clone: no engine lets its workers import what stands there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLANTED = 'open(f"{__file__}.ran", "w").close()\nraise ImportError(__file__)\n'
OTHERS = ("pydantic", "pydantic_core", "pyarrow", "repocheck", "tests", "work")
START = """
import sys
from repocheck.engine import open_engine, open_workers
from tests.engine.work import tenfold
if __name__ == "__main__":
    name = sys.argv[1]
    with open_engine(name, 1) as engine:
        assert list(engine.map(tenfold, [1, 2])) == [10, 20]
    with open_workers(name, tenfold, 1, 60) as workers:
        assert workers(3) == 30
"""


@pytest.mark.parametrize("name", ["processes", pytest.param("ray", marks=pytest.mark.ray)])
def test_no_worker_imports_from_the_working_folder(name, tmp_path):
    folder = tmp_path / "clone"
    folder.mkdir()
    for module in (*sys.stdlib_module_names, *OTHERS):
        (folder / f"{module}.py").write_text(PLANTED)
    script = tmp_path / "start.py"
    script.write_text(START)
    path = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
    command = [sys.executable, str(script), name]
    done = subprocess.run(
        command, check=False, cwd=folder, env=os.environ | {"PYTHONPATH": path}, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()[-2_000:]
    assert [path.name for path in folder.glob("*.ran")] == []
