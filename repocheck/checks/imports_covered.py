"""Does the list of dependencies name everything that the code imports?

A list that forgets a package installs well and then fails on the first line of the program.

What counts: imports at the top of the project's own Python files and notebooks, against all lists of the
project, or its lock files where there is no list. Names that differ (`cv2` is `opencv-python`) are known for
the usual packages. Imports inside functions or `try`, of the standard library, of anything the repository
itself holds, in tests and documentation, are left out. Not applicable where nothing foreign is imported.

Blind spots: a package that only another one brings along counts as missing, because the next release of that
other one may drop it; names unknown to the map; plugins loaded by name; code past the size limit. It compares
names alone: what it says is missing is missing, but of the files that really do not import it names one in
seven (`docs/trial.md`); `--try` names most of the others.

Source: https://doi.org/10.1093/gigascience/giad113 (ModuleNotFoundError is the most frequent of all failures)
"""

import re

from pydantic import JsonValue

from repocheck.checks._check import check, failed, not_applicable, passed, unknown
from repocheck.facts import Import, Manifest, Requirement, Subject
from repocheck.knowledge.import_names import NAMESPACES, distributions_of
from repocheck.knowledge.suppliers import SUPPLIERS
from repocheck.models import Confidence, Verdict
from repocheck.text.pattern import late_regex

_MAX_SHOWN = 8
_USUAL_FORMS = (
    "py{}",
    "python{}",
    "{}py",
    "{}python",
    "{}2",
    "{}3",
    "{}3k",
    "{}driver",
    "{}tools",
    "scikit{}",
    "dm{}",
)
"""How packages are called after the module that they bring: ``PyGithub``, ``python-docx``, ``biopython``."""
_BUILD = late_regex(
    r"[-_](?:gpu|cpu|rocm[\d.]{0,8}|cu\d{2,3}\w{0,8}|cuda\d{0,3}x?|wheels?|binary|bin|headless|nightly)$",
    re.IGNORECASE,
)
"""Ending of a package that is the same one, built for one machine or in another way."""


@check(
    category="dependencies",
    question="Are all imported packages among the declared dependencies?",
    remedy="Add the missing packages to the list; installing it into an empty environment and starting the "
    "program shows whether it is whole.",
    weight=4,
    requires=("dependencies-declared",),
    misses_in=("project_manifests",),
    source="https://doi.org/10.1093/gigascience/giad113",
)
def imports_covered(
    subject: Subject,
    foreign_imports: tuple[Import, ...],
    project_manifests: tuple[Manifest, ...],
    project_requirements: tuple[tuple[Manifest, Requirement], ...],
    locked_packages: frozenset[str],
    hidden: tuple[str, ...],
) -> Verdict:
    """Judge by the imports that no list names."""
    if not foreign_imports and hidden:
        return unknown(f"No import was found, but {hidden[0]}.")
    if not foreign_imports:
        return not_applicable("No Python code here imports anything from outside.")
    names = {requirement.name for _, requirement in project_requirements} or locked_packages
    declared = {_plain(form) for name in names for form in (name, _BUILD.sub("", name))}
    missing = sorted(
        (each for each in foreign_imports if not _covered(each, declared)), key=lambda each: each.module
    )
    value: JsonValue = {"imported": len(foreign_imports), "missing": [each.module for each in missing]}
    if not missing:
        return passed(f"Imported packages, all declared: {len(foreign_imports)}.", value=value)
    if any(manifest.open_list for manifest in project_manifests):
        return not_applicable("The list of dependencies is computed when the package is built.", value=value)
    shown = ", ".join(each.module for each in missing[:_MAX_SHOWN])
    more = f" and {len(missing) - _MAX_SHOWN} more" if len(missing) > _MAX_SHOWN else ""
    places = [subject.at(each.path, each.line, f"import {each.module}") for each in missing[:_MAX_SHOWN]]
    message = f"Imported but not declared: {shown}{more}."
    return failed(message, *places, value=value, confidence=Confidence.MEDIUM)


def _covered(found: Import, declared: set[str]) -> bool:
    module = found.module
    known = (*distributions_of(module), SUPPLIERS.get(module, ""))
    names = (*filter(None, known), module, *(form.format(module) for form in _USUAL_FORMS))
    shared = module in NAMESPACES and any(name.startswith(_plain(module)) for name in declared)
    return shared or any(_plain(name) in declared for name in names)


def _plain(name: str) -> str:
    """Return `name` without what spellings differ in."""
    return name.lower().replace("-", "").replace("_", "").replace(".", "")
