"""Does the list of dependencies name everything that the code imports?

A list that forgets a package installs well and then fails on the first line of the program.

What counts: imports at the top of the project's own Python files and notebooks, against all lists of the
project. Names that differ (`cv2` is `opencv-python`) are known for the usual packages. Imports inside
functions or `try`, of the standard library, of anything the repository itself holds, in tests and
documentation, are left out. Not applicable where nothing foreign is imported.

Blind spots: a package that only another one brings along counts as missing, because the next release of that
other one may drop it; names unknown to the map; plugins loaded by name; code past the size limit.

Source: https://doi.org/10.1093/gigascience/giad113 (ModuleNotFoundError is the most frequent of all failures)
"""

from pydantic import JsonValue

from repocheck.checks._check import check, failed, not_applicable, passed, unknown
from repocheck.facts import (
    MANIFEST_FILES,
    PYTHON_FILES,
    Import,
    Subject,
    foreign_imports,
    manifests,
    project_requirements,
)
from repocheck.knowledge.import_names import IMPORT_NAMES
from repocheck.models import Confidence, Verdict

_MAX_SHOWN = 8


@check(
    category="dependencies",
    question="Are all imported packages among the declared dependencies?",
    remedy="Add the missing packages to the list; installing it into an empty environment and starting the "
    "program shows whether it is whole.",
    weight=4,
    reads=(*MANIFEST_FILES, *PYTHON_FILES),
    requires=("repository-available",),
    source="https://doi.org/10.1093/gigascience/giad113",
)
def imports_covered(subject: Subject) -> Verdict:
    """Judge by the imports that no list names."""
    imports = foreign_imports(subject)
    if not imports and any(path in subject.evidence.unreadable for path in subject.find(*PYTHON_FILES)):
        return unknown("The code could not be read.")
    if not imports:
        return not_applicable("No Python code here imports anything from outside.")
    declared = {_plain(requirement.name) for _, requirement in project_requirements(subject)}
    missing = sorted((each for each in imports if not _covered(each, declared)), key=lambda each: each.module)
    value: JsonValue = {"imported": len(imports), "missing": [each.module for each in missing]}
    if not missing:
        return passed(f"Imported packages, all declared: {len(imports)}.", value=value)
    if any(manifest.open_list for manifest in manifests(subject)):
        return not_applicable("The list of dependencies is computed when the package is built.", value=value)
    names = ", ".join(each.module for each in missing[:_MAX_SHOWN])
    more = f" and {len(missing) - _MAX_SHOWN} more" if len(missing) > _MAX_SHOWN else ""
    places = [subject.at(each.path, each.line, f"import {each.module}") for each in missing[:_MAX_SHOWN]]
    message = f"Imported but not declared: {names}{more}."
    return failed(message, *places, value=value, confidence=Confidence.MEDIUM)


def _covered(found: Import, declared: set[str]) -> bool:
    names = (*IMPORT_NAMES.get(found.module, ()), found.module)
    return any(_plain(name) in declared for name in names)


def _plain(name: str) -> str:
    """Return `name` without what spellings differ in, nor the marks of builds for one CUDA version."""
    plain = name.lower().replace("-", "").replace("_", "").replace(".", "")
    return plain.partition("cuda")[0] if plain.startswith(("cupycuda", "dglcuda", "jaxcuda")) else plain
