"""Does the project say which Python it was written for?

The interpreter decides which versions of every other package can be installed at all.

What counts: `requires-python`, `python_requires`, the `python` of a conda environment, Pipfile or pixi file,
`.python-version`, `runtime.txt`, a container that starts from a `python:` image, or a version in README,
INSTALL, USAGE or REQUIREMENTS ("Python 3.8", "python>=3.6", `conda create -n x python=3.9`); "Python3" in one
word is a name, and no version. Last a comment in a list, or a command of a script or recipe that installs an
interpreter. Not applicable without Python code.

Blind spots: classifiers, which templates bring along; versions only in notebooks' metadata or in a CI matrix,
where they are no statement to readers.

Source: https://doi.org/10.1093/gigascience/giad113 (Python versions among the causes of failing notebooks)
"""

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.models import Location, Verdict


@check(
    category="dependencies",
    question="Is the version of Python declared?",
    remedy='Set requires-python in pyproject.toml, or "python=3.11" in environment.yml.',
    weight=4,
    requires=("repository-available",),
    source="https://doi.org/10.1093/gigascience/giad113",
)
def python_version_declared(
    stated_python: tuple[str, Location] | None,
    project_files: tuple[str, ...],
    python_is_main: bool,
) -> Verdict:
    """Judge by the first version found: in manifests, then version files, containers and documents."""
    if stated_python:
        version, place = stated_python
        return passed(f"Python {version}, says {place.path}.", place, value=version)
    if not any(path.endswith((".py", ".ipynb")) for path in project_files):
        return not_applicable("There is no Python in this repository.")
    if not python_is_main:
        return not_applicable("Python is not a main language of this repository.")
    return failed("No version of Python is declared.")
