"""Would what the code imports be there, with the packages that its list installs today?

A list that resolves may still leave most of the code dead at its first line: modules that nobody declared,
names that newer versions of Python or of a package no longer have. This check is asked for (`try: true` or
`--try`); it reads the files of the packages, and installs and executes nothing.

What counts: every import at the top of the project's own programs, modules and notebooks (40 files, nearest
to the root, some of each folder with a list), followed through own files and into the packages, on the Python
that is declared, else on 3.11. It fails where a file certainly fails: a module that is neither own, installed
nor Python's; one that this Python no longer has; a name that a module with known names does not have.
What is reached only through a package fails with low confidence. Imports in functions, in `try`, or below a
condition that cannot be evaluated are not held against it.

Blind spots: what a module does when it is imported (a missing driver, a registry that changed); names made
while running; modules that a build writes or compiles, of submodules, of packages that no index has: all
unknown. To import is not to run. How often it is right: `docs/trial.md`.

Source: https://doi.org/10.1093/gigascience/giad113 (ModuleNotFoundError is the most frequent of all failures)
"""

from pydantic import JsonValue

from repocheck.checks._check import check, failed, not_applicable, passed, unknown
from repocheck.facts import Subject
from repocheck.models import Confidence, ImportOutcome, ImportTrial, Tried, Verdict

_MAX_SHOWN = 8
_WORDS = {
    "module-missing": "is not installed by the list",
    "removed-from-python": "is gone from this Python",
    "name-removed-from-python": "is gone from this Python",
    "newer-python": "comes with a newer Python",
    "python2-module": "is of Python 2",
    "own-module-missing": "is not in the repository",
    "own-module-out-of-reach": "lies in another folder, where it is not looked for",
    "generated-too-early": "is refused by the version that is installed",
    "version-refused": "is refused by a package that is installed",
    "own-syntax": "is no valid Python",
    "newer-syntax": "is written for a newer Python",
    "syntax": "is no valid Python here",
    "older-python": "is written for Python 3.10 and before",
    "own-metadata-missing": "is asked for its version, and is not installed itself",
    "metadata-missing": "is asked for its version, and is not installed",
    "relative-without-package": "is imported by dots from a folder that is no package",
}


@check(
    category="dependencies",
    question="Would what the code imports be there?",
    remedy="Install the list into an empty environment, import every file once, "
    "and add or pin what is missing.",
    weight=0,
    requires=("dependencies-declared",),
    source="https://doi.org/10.1093/gigascience/giad113",
    seeks_faults=True,
)
def imports_resolve(subject: Subject) -> Verdict:
    """Judge by the first trial of today with each list."""
    if not subject.evidence.installations:
        return not_applicable("Not tried: --try was not given, or no list is for Python.")
    trials = [
        each for each in subject.evidence.trials if each.as_of == subject.evidence.installations[0].as_of
    ]
    if not trials:
        return unknown("The list could not be installed on paper, so nothing could be imported.")
    lists = [trial for trial in subject.evidence.first_trials if trial.files]
    value = _value(trials)
    faults = sorted((o for trial in lists for o in trial.outcomes if _fails(o)), key=_certainty)
    files = sum(len(trial.files) for trial in lists)
    fine = sum(map(_fine, lists))
    words = "; ".join(map(_tried, lists))
    if too_old := subject.evidence.installations[0].instead_of:
        words += f" (tried instead of {too_old!r})"
    if beyond := max((trial.beyond for trial in lists), default=0):
        words += f"; {beyond} more files were not tried"
    if faults:
        places = [subject.at(each.location.path, each.location.line, each.statement) for each in faults]
        message = f"{words}; first fault: {_described(faults[0])}."
        if too_old:
            return unknown(message, value=value)
        return failed(message, *places[:_MAX_SHOWN], value=value, confidence=faults[0].confidence)
    if fine < files:
        return unknown(f"{words}; of the others nothing can be said.", value=value)
    return (
        passed(f"{words}.", value=value, confidence=Confidence.MEDIUM)
        if files
        else unknown("No file was tried.")
    )


def _fine(trial: ImportTrial) -> int:
    return sum(file.verdict is Tried.OK for file in trial.files)


def _tried(trial: ImportTrial) -> str:
    files = f"{_fine(trial)} of {len(trial.files)} files{_where(trial)}"
    return f"{files} would import on Python {_minor(trial.python)}"


def _where(trial: ImportTrial) -> str:
    """Return which part of the code was tried; what no list governs is tried with the main one."""
    if not trial.folder:
        return ""
    apart = any(not file.path.startswith(f"{trial.folder}/") for file in trial.files)
    return f" (all with {trial.path})" if apart else f" of {trial.folder}/"


def _fails(outcome: ImportOutcome) -> bool:
    return outcome.verdict is Tried.FAILS and not outcome.guarded and outcome.kind != "attribute"


def _certainty(outcome: ImportOutcome) -> tuple[int, int]:
    """Return what faults are sorted by: the surest first, and of these what stands in the own file."""
    order = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)
    return order.index(outcome.confidence), len(outcome.chain)


def _described(outcome: ImportOutcome) -> str:
    what = outcome.chain[-1] if outcome.chain else outcome.statement
    place = f"{outcome.location.path}:{outcome.location.line}"
    by = f" (through {outcome.chain[0]})" if len(outcome.chain) > 1 else ""
    return f"{place}: {what} {_WORDS.get(outcome.cause.removeprefix('library-'), 'is not there')}{by}"


def _minor(python: str) -> str:
    return python.rpartition(".")[0]


def _value(trials: list[ImportTrial]) -> JsonValue:
    return [
        {
            "list": trial.path,
            "folder": trial.folder,
            "python": _minor(trial.python),
            "files": len(trial.files),
            **{each.value: sum(file.verdict is each for file in trial.files) for each in Tried},
        }
        for trial in trials
    ]
