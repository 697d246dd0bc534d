"""Every fault that `make mutants` plants fits the code, and the tests that should notice it exist."""

from pathlib import Path

import pytest

from bench.mutant_table import MUTANTS

ROOT = Path(__file__).parents[2]


def test_there_are_many_each_with_its_own_name():
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 120


@pytest.mark.parametrize("mutant", MUTANTS, ids=[mutant.name for mutant in MUTANTS])
def test_a_fault_fits_the_code(mutant):
    source = (ROOT / "repocheck" / mutant.file).read_text(encoding="utf-8")
    assert source.count(mutant.old) == 1
    compile(source.replace(mutant.old, mutant.new), mutant.file, "exec")
    assert all((ROOT / "tests" / path).exists() for path in mutant.tests.split())
