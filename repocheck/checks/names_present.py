"""Do the modules that the code imports still have the attributes that it uses?

Code that imports well may fail in the middle of a run, at a name that a newer version took away:
`np.float`, `tf.flags`, `scipy.misc.imresize`. This check is asked for (`try: true` or `--try`).

What counts: every attribute chain on an imported module in the files that `imports-resolve` looks at, in
functions too, by the names that the packages which the list installs today bind. It fails where a module
whose names are all known lacks one. What is asked for first (`hasattr`), caught, or below a condition that
cannot be evaluated is not held against it.

Blind spots: attributes of objects, which are no modules; modules whose names are made while running are
unknown. How often it is right: `docs/trial.md`.

Source: `docs/trial.md` (in one repository 150 uses of names that are gone, in a list that resolves)
"""

from pydantic import JsonValue

from repocheck.checks._check import check, failed, not_applicable, passed, unknown
from repocheck.facts import Subject
from repocheck.models import ImportOutcome, Tried, Verdict

_MAX_SHOWN = 8


@check(
    category="dependencies",
    question="Do the imported modules have the attributes that the code uses?",
    remedy="Pin the versions that the code was written for, or use what replaces the names that are gone.",
    weight=0,
    requires=("dependencies-declared",),
    source="https://doi.org/10.1109/TSE.2021.3055143",
    seeks_faults=True,
)
def names_present(subject: Subject) -> Verdict:
    """Judge by the first trial of today with each list."""
    evidence = subject.evidence
    if not evidence.installations:
        return not_applicable("Not tried: --try was not given, or no list is for Python.")
    trials = evidence.first_trials
    if not trials:
        return unknown("The list could not be installed on paper, so no names are known.")
    used = sum(file.attributes for trial in trials for file in trial.files)
    outcomes = [each for trial in trials for each in trial.outcomes]
    faults = [each for each in outcomes if _is_sure(each, Tried.FAILS)]
    open_ = sum(_is_sure(each, Tried.UNKNOWN) for each in outcomes)
    value: JsonValue = {"used": used, "missing": len(faults), "unknown": open_}
    if not used:
        return not_applicable("No attribute of an imported module is used.")
    if not faults:
        words = f"{used - open_} of {used} attributes in use are there; the others are not known."
        return passed(words, value=value) if open_ < used else unknown(words, value=value)
    places = [
        subject.at(each.location.path, each.location.line, each.statement) for each in faults[:_MAX_SHOWN]
    ]
    names = ", ".join(dict.fromkeys(each.chain[-1] for each in faults if each.chain))
    if evidence.installations[0].instead_of:
        return unknown(f"{len(faults)} of {used} attributes in use are gone, on a Python that is not meant.")
    of = f" in {faults[0].package} {faults[0].version}" if faults[0].package else ""
    return failed(
        f"{len(faults)} of {used} attributes in use are gone: {names[:200]}{of}.", *places, value=value
    )


def _is_sure(outcome: ImportOutcome, verdict: Tried) -> bool:
    return outcome.kind == "attribute" and outcome.verdict is verdict and not outcome.guarded
