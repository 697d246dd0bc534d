"""Tell in which languages a repository's own programs are written."""

from __future__ import annotations

from collections import Counter

from repocheck.facts.computed import fact
from repocheck.facts.subject import Subject

_PYTHON = frozenset({"ipynb", "py", "pyw", "pyx"})
_GLUE = frozenset({"bash", "bat", "makefile", "ps1", "sh", "slurm", "sql"})
"""Languages that only hold other programs together."""
_PROOFS = frozenset({"agda", "lagda", "lean", "thy", "v"})
_BESIDE_PROOFS = _PROOFS | {"el", "hs", "lisp", "makefile", "ml"}
"""What proofs, and the tools around them, are written in."""
_CIRCUITS = frozenset({"sv", "vhd", "vhdl"})
"""Beside these a ``.v`` is Verilog, not Coq."""
_MIN_SHARE = 5
"""One program in so many makes a main language; a single one beside three others is a helper."""


@fact()
def python_is_main(programs: tuple[str, ...]) -> bool:
    """Return whether Python is a main language here: one program in five, and more than a single helper."""
    kinds: Counter[str] = Counter()
    for ending, count in Counter([path[path.rfind(".") + 1 :] for path in programs]).items():
        kinds[_kind(ending)] += count
    n_all = sum(count for kind, count in kinds.items() if kind not in _GLUE)
    n_python = sum(kinds[kind] for kind in _PYTHON)
    return n_all - n_python < (3 if n_python == 1 else 1) or (n_python > 1 and n_python * _MIN_SHARE >= n_all)


@fact()
def holds_proofs_only(subject: Subject, programs: tuple[str, ...]) -> bool:
    """Return whether there are proofs for a proof assistant and no program that could run an experiment."""
    kinds = subject.files.endings
    return (
        not kinds.isdisjoint(_PROOFS)
        and kinds.isdisjoint(_CIRCUITS)
        and all(_kind(path) in _BESIDE_PROOFS for path in programs)
    )


def _kind(path: str) -> str:
    return path[max(path.rfind("/"), path.rfind(".")) + 1 :].lower()
