"""Is there a command that a reader can type to run something?

The shortest way from a paper to a running program is a line to copy. What counts: a command or call in a
code block or sentence of the documentation that starts something of the repository; installing, downloading
and changing folders do not count.

Blind spots: the command is not run; a notebook that is only named in a sentence does not count.

Source: https://github.com/paperswithcode/releasing-research-code
"""

from __future__ import annotations

from repocheck.checks._check import check, failed, passed
from repocheck.facts import Documentation, Subject, commands_of
from repocheck.models import Verdict


@check(
    category="readme",
    question="Does the documentation give a command that runs something?",
    remedy="Show one command that runs on the data of the paper, or on an example, and what it prints.",
    weight=3,
    source="https://github.com/paperswithcode/releasing-research-code",
)
def run_command(subject: Subject, documentation: Documentation) -> Verdict:
    """Judge by the first command that runs something; in a document, code blocks go before sentences."""
    for document in documentation.matching():
        if found := [command for command in commands_of(document) if command.runs]:
            best = min(found, key=lambda command: not command.block)
            place = subject.at(document.path, best.line, best.text)
            return passed(f"Says: {best.text[:100]}", place, value={"command": best.text[:200]})
    return failed("No command that runs something was found.")
