"""A vulnerability fails, a clean answer passes, and no answer is said and passes."""

import json

import pytest

from bench import advisories

VULNERABLE = {"name": "jinja2", "version": "2.4", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1"]}]}
CLEAN = {"name": "rich", "version": "14", "vulns": []}
SKIPPED = {"name": "rich", "skip_reason": "could not be asked"}


@pytest.mark.parametrize(
    ("printed", "code", "shown"),
    [
        (json.dumps({"dependencies": [CLEAN, VULNERABLE]}), 1, "jinja2 2.4: PYSEC-1, fixed in 3.1"),
        (json.dumps({"dependencies": [CLEAN]}), 0, "no known vulnerability"),
        (json.dumps({"dependencies": [SKIPPED]}), 0, "::notice"),
        (json.dumps({"dependencies": []}), 0, "::notice"),
        ("", 0, "::notice"),
        ("Traceback", 0, "::notice"),
        ("[]", 0, "::notice"),
    ],
)
def test_what_is_said(monkeypatch, capsys, printed, code, shown):
    monkeypatch.setattr(advisories, "answer", lambda _: printed)
    assert advisories.main() == code
    assert shown in capsys.readouterr().out
