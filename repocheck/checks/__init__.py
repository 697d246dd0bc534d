"""Checks: pure judgements of one repository. One file per check; files starting with ``_`` are machinery."""

from repocheck.checks._check import CATEGORIES, Check
from repocheck.checks._judge import judge, load_checks, wanted

__all__ = ["CATEGORIES", "Check", "judge", "load_checks", "wanted"]
