"""Does what worked when the code was made still work today?

Code rots without being touched: the same list that installed then brings other versions now, or none. Where
the code would have imported as of its last commit and does not today, that is decay, and not carelessness;
the way back is known: the day. This check is asked for (`try: true` or `--try`).

What counts: where today's trial finds faults, the list is resolved once more as of 30 days after the last
commit, on a Python that was a year old by then, and the imports are followed again. It fails where more files
would have imported then than do today.

Blind spots: the day of the last commit is not always that of the work; packages that were taken from the
index since are not there as of that day either.

Source: https://doi.org/10.1038/s41597-022-01143-6 (of R scripts rerun years later, three of four failed)
"""

from pydantic import JsonValue

from repocheck.checks._check import check, failed, not_applicable, passed, unknown
from repocheck.facts import Subject
from repocheck.models import Confidence, ImportTrial, Tried, Verdict


@check(
    category="release",
    question="Does what worked when the code was made still work today?",
    remedy="Add a lock file with the versions of that day; `uv pip compile --exclude-newer DAY` writes one.",
    weight=0,
    requires=("dependencies-declared",),
    source="https://doi.org/10.1038/s41597-022-01143-6",
)
def worked_then(subject: Subject) -> Verdict:
    """Judge by the trials of then and now with the same list."""
    installations, trials = subject.evidence.installations, subject.evidence.trials
    if not installations:
        return not_applicable("Not tried: --try was not given, or no list is for Python.")
    first = installations[0]
    now = next((each for each in trials if (each.path, each.as_of) == (first.path, first.as_of)), None)
    then = next((each for each in trials if each.path == first.path and each.as_of != first.as_of), None)
    if then is None and now is not None and not _failing(now) and _fine(now):
        return passed("Nothing fails today.", confidence=Confidence.MEDIUM)
    if then is None or then.as_of is None:
        return unknown("What worked then is not known: as of the last commit, nothing could be tried.")
    value: JsonValue = {"as_of": then.as_of.isoformat(), "then": _fine(then), "now": _fine(now) if now else 0}
    words = f"As of {then.as_of} {_fine(then)} of {len(then.files)} files would import"
    if now is None or _failing(now) > _failing(then):
        today = f"today {_fine(now)}" if now else "today the list does not even resolve"
        return failed(f"{words}, {today}.", value=value, confidence=Confidence.MEDIUM)
    return passed(f"{words}, today {_fine(now)}.", value=value, confidence=Confidence.MEDIUM)


def _fine(trial: ImportTrial) -> int:
    return sum(file.verdict is Tried.OK for file in trial.files)


def _failing(trial: ImportTrial) -> int:
    return sum(file.verdict is Tried.FAILS for file in trial.files)
