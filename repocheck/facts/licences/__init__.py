"""Which licence a repository states, where, and how sure that is."""

from repocheck.facts.licences.claims import LicenceClaim, file_licences, manifest_licences
from repocheck.facts.licences.files import licence_files, named_terms, nested_licences
from repocheck.facts.licences.readme_claims import readme_licences
from repocheck.facts.licences.reuse import licence_of_files
from repocheck.facts.licences.texts import NOASSERTION

__all__ = [
    "NOASSERTION",
    "LicenceClaim",
    "file_licences",
    "licence_files",
    "licence_of_files",
    "manifest_licences",
    "named_terms",
    "nested_licences",
    "readme_licences",
]
