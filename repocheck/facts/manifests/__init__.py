"""What a repository declares to need: one reader per kind of manifest."""

from repocheck.facts.manifests.declared import installed_by_hand, main_list, other_lists
from repocheck.facts.manifests.governed import Governed, governing_lists
from repocheck.facts.manifests.locked import locked_packages
from repocheck.facts.manifests.manifest import (
    Manifest,
    project_manifests,
    project_requirements,
    script_manifests,
)
from repocheck.facts.manifests.mentioned import mentioned_lists
from repocheck.facts.manifests.packaging import Packaging, package_metadata
from repocheck.facts.manifests.paths import MANIFEST_FILES, is_for_docs
from repocheck.facts.manifests.python_version import stated_python
from repocheck.facts.manifests.recipes import container_recipes
from repocheck.facts.manifests.requested import index_requirements
from repocheck.facts.manifests.requirement import Requirement, pip_requirement
from repocheck.facts.manifests.toml import load_toml

__all__ = [
    "MANIFEST_FILES",
    "Governed",
    "Manifest",
    "Packaging",
    "Requirement",
    "container_recipes",
    "governing_lists",
    "index_requirements",
    "installed_by_hand",
    "is_for_docs",
    "load_toml",
    "locked_packages",
    "main_list",
    "mentioned_lists",
    "other_lists",
    "package_metadata",
    "pip_requirement",
    "project_manifests",
    "project_requirements",
    "script_manifests",
    "stated_python",
]
