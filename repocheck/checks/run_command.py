"""Is there a command that a reader can type to run something?

The shortest way from a paper to a running program is a line to copy. What counts: a command or call in a
code block or sentence of the documentation that starts something of the repository, `make` if that target of
the Makefile starts a program, or a sentence that says to run a file which is there. Installing, building,
packaging, downloading, listing packages, importing what is not the repository's and changing folders do not
count. A command whose program is in the repository is preferred; otherwise the message says what is missing.

Not applicable where there is no document at all: that is charged by `readme-present`.

Blind spots: the command is not run; programs that another step writes look missing.

Source: https://github.com/paperswithcode/releasing-research-code
"""

from __future__ import annotations

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import Command, Documentation, RunNames, Subject, commands_of, said_to_run
from repocheck.models import Confidence, Verdict


@check(
    category="readme",
    question="Does the documentation give a command that runs something?",
    remedy="Show one command that runs on the data of the paper, or on an example, and what it prints.",
    weight=3,
    source="https://github.com/paperswithcode/releasing-research-code",
)
def run_command(
    subject: Subject, documentation: Documentation, run_names: RunNames, hidden: tuple[str, ...]
) -> Verdict:
    """Judge by the first command that runs something; in a document, code blocks go before sentences."""
    missing: tuple[str, Command] | None = None
    for document in documentation.matching():
        named = (*commands_of(document), *run_names.installed(document))
        found = [command for command in named if run_names.runs(command)]
        for best in sorted(found, key=lambda each: (not each.block, each.imports is not None)):
            if run_names.lacks(best) is None:
                place = subject.at(document.path, best.line, best.shown)
                return passed(f"Says: {best.shown[:100]}", place, value={"command": best.shown[:200]})
            missing = missing or (document.path, best)
    for document in documentation.matching():
        for name, text, line in said_to_run(document):
            if name in run_names.files:
                return passed(f"Says to run {name}.", subject.at(document.path, line, text))
    if documentation.is_absent and not hidden:
        return not_applicable("There is no documentation that it could stand in.")
    if missing is None:
        return failed("No command that runs something was found.")
    path, command = missing
    return passed(
        f"Says: {command.shown[:100]}, but {run_names.lacks(command)} is not in the repository.",
        subject.at(path, command.line, command.shown),
        value={"command": command.shown[:200]},
        confidence=Confidence.MEDIUM,
    )
