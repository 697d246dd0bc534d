"""What a process may still do that gave up memory and the writing of files."""

import subprocess
import sys

import pytest

from repocheck import child_limits

START = f"""
import runpy, sys
runpy.run_path({child_limits.__file__!r})["limit_process"](200_000_000)
"""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to all limits")


@pytest.mark.parametrize(
    ("line", "ends_well"),
    [
        ("x = bytearray(1_000_000)", True),
        ("x = bytearray(400_000_000)", False),
        ("open(sys.argv[1], 'w').close()", True),
        ("open(sys.argv[1], 'wb', 0).write(b'x')", False),
        ("import resource; assert resource.getrlimit(resource.RLIMIT_CPU) == (600, 600)", True),
        ("import resource; assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)", True),
    ],
)
def test_a_process_keeps_to_its_limits(tmp_path, line, ends_well):
    command = [sys.executable, "-I", "-c", START + line, str(tmp_path / "file")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode == 0) is ends_well, done.stderr.decode()
