"""Checks: pure judgements of one repository. One file per check; files starting with ``_`` are machinery."""

from repocheck.checks._check import CATEGORIES, Check
from repocheck.checks._judge import judge, load_checks, wanted
from repocheck.checks._requested import requirements_of
from repocheck.checks._subject import Subject

__all__ = ["CATEGORIES", "Check", "Subject", "judge", "load_checks", "requirements_of", "wanted"]
