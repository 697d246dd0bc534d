"""What a repository declares to need: one reader per kind of manifest."""

from repocheck.facts.manifests.manifests import (
    Manifest,
    manifests,
    project_requirements,
)
from repocheck.facts.manifests.packaging import (
    PACKAGING_FILES,
    Packaging,
    packaging,
)
from repocheck.facts.manifests.paths import (
    MANIFEST_FILES,
    globs_of,
)
from repocheck.facts.manifests.python_version import (
    VERSION_FILES,
    declared_python,
)
from repocheck.facts.manifests.requested import (
    requirements_of,
)
from repocheck.facts.manifests.requirement import (
    Requirement,
    pip_requirement,
)

__all__ = [
    "MANIFEST_FILES",
    "PACKAGING_FILES",
    "VERSION_FILES",
    "Manifest",
    "Packaging",
    "Requirement",
    "declared_python",
    "globs_of",
    "manifests",
    "packaging",
    "pip_requirement",
    "project_requirements",
    "requirements_of",
]
