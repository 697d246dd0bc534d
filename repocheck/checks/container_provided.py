"""Does the repository bring a recipe for a container?

A container recipe fixes what no package list can: the system libraries, the interpreter, the CUDA version.

What counts: a Dockerfile or Containerfile under any of their usual names, a Singularity or Apptainer
definition. Not: an editor's `.devcontainer`, one in a copied package, a compose file without a recipe.

Blind spots: images that are only named in prose; whether the base image still exists.

Source: https://doi.org/10.1371/journal.pcbi.1008316 (ten simple rules for Dockerfiles)
"""

from repocheck.checks._check import check, failed, passed
from repocheck.facts import Subject, is_for_docs
from repocheck.models import Verdict


@check(
    category="dependencies",
    question="Is there a recipe for a container in which the code runs?",
    remedy="Add a Dockerfile that starts from a tagged image and installs the declared dependencies.",
    weight=4,
    requires=("repository-available",),
    source="https://doi.org/10.1371/journal.pcbi.1008316",
)
def container_provided(subject: Subject, container_recipes: tuple[str, ...]) -> Verdict:
    """Judge by the recipes found."""
    recipes = [path for path in container_recipes if not is_for_docs(path)]
    if not recipes:
        return failed("There is no Dockerfile or other recipe for a container.")
    return passed(f"{recipes[0]} builds a container.", *map(subject.at, recipes[:5]))
