"""Which licence a repository states, where, and how sure that is."""

from repocheck.facts.licences.claims import (
    LicenceClaim,
    file_claims,
    manifest_claims,
    readme_claims,
)
from repocheck.facts.licences.files import (
    LICENCE_FILES,
    licence_paths,
    nested_licences,
)
from repocheck.facts.licences.texts import (
    NOASSERTION,
)

__all__ = [
    "LICENCE_FILES",
    "NOASSERTION",
    "LicenceClaim",
    "file_claims",
    "licence_paths",
    "manifest_claims",
    "nested_licences",
    "readme_claims",
]
