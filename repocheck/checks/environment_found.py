"""Is there an environment in which the code would import?

Half of the repositories that papers cite have no usable list, and most old lists no longer install. Which
Python, which packages and which day fit together can mostly still be found: from the imports, the list as far
as there is one, and the index. This check is asked for (`environments: true` or `--environments`); packages
are read, nothing is installed or executed. `repocheck env` writes what it proposes as a file.

What counts: the environment that the search proposes, guesses left out, and how many of the own files are
expected to import in it. It passes if all are, and fails, with low confidence, where none is in any that was
tried, as with code of Python 2. A search that was cut off, or a list that does not resolve, is *unknown*.

Blind spots: those of the trial (`docs/trial.md`); what has no wheel, is on an address only, or is Python 2.

Source: https://doi.org/10.1093/gigascience/giad113 (of notebooks that fail, most lack a module)
"""

from pydantic import JsonValue

from repocheck.checks._check import check, failed, not_applicable, passed, unknown
from repocheck.facts import Subject
from repocheck.models import Confidence, Proposal, Verdict

_INSTALLABLE = frozenset({"resolves", "needs-source-build"})
_MAX_OPEN = 3


@check(
    category="dependencies",
    question="Is there an environment in which the code would import?",
    remedy="`repocheck env . -o pylock.toml` writes the environment that is proposed; "
    "install it, run your experiment once, and keep the file.",
    weight=0,
    requires=("repository-available",),
    source="https://doi.org/10.1093/gigascience/giad113",
)
def environment_found(subject: Subject) -> Verdict:
    """Judge by the environment that is proposed."""
    found = subject.evidence.proposal
    if found is None:
        return not_applicable("Not tried: --environments was not given, or there is no Python code.")
    installs = found.installation.outcome in _INSTALLABLE
    if not installs or not (found.ok or found.unknown):
        message = f"No environment was found: {_open(found)}"
        if installs and not found.cut_off:
            return failed(message, value=_value(found), confidence=Confidence.LOW)
        return unknown(message, value=_value(found))
    words = f"{_words(found)} `repocheck env {subject.evidence.requested.argument}` writes it."
    if found.fails or found.unknown:
        return unknown(f"{words} Open: {_open(found)}", value=_value(found))
    return passed(words, value=_value(found), confidence=Confidence.MEDIUM)


def _words(found: Proposal) -> str:
    day = f"as of {found.candidate.as_of}" if found.candidate.as_of else "of today"
    n_files = len(found.ok) + len(found.fails) + len(found.unknown)
    end = " The search was cut off by a limit." if found.cut_off else ""
    return (
        f"Proposed: Python {found.candidate.python.rpartition('.')[0]}, packages {day}. "
        f"{len(found.ok)} of {n_files} files are expected to import; nothing was installed or run.{end}"
    )


def _open(found: Proposal) -> str:
    items = [f"{each.what} {each.why}" for each in found.open[:_MAX_OPEN]]
    more = f"; and {len(found.open) - _MAX_OPEN} more" if len(found.open) > _MAX_OPEN else ""
    return "; ".join(items or ["nothing is known of the rest"]) + f"{more}."


def _value(found: Proposal) -> JsonValue:
    return {
        "python": found.candidate.python,
        "as_of": found.candidate.as_of.isoformat() if found.candidate.as_of else None,
        "ok": len(found.ok),
        "fails": len(found.fails),
        "unknown": len(found.unknown),
        "guesses": [each.name for each in found.guesses],
        "open": [each.what for each in found.open],
    }
