"""What a repository declares to need: one reader per kind of manifest."""

from repocheck.facts.manifests.manifests import (
    Manifest,
    manifests,
    project_requirements,
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
from repocheck.facts.manifests.toml import (
    load_toml,
)

__all__ = [
    "MANIFEST_FILES",
    "VERSION_FILES",
    "Manifest",
    "Requirement",
    "declared_python",
    "globs_of",
    "load_toml",
    "manifests",
    "pip_requirement",
    "project_requirements",
    "requirements_of",
]
