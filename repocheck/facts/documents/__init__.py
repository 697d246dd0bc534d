"""READMEs and other documents as headings, paragraphs, code and links, each with its line."""

from repocheck.facts.documents.commands import Command, commands_of
from repocheck.facts.documents.document import Block, Document, Link, Sentence, sentences_of, without_bibtex
from repocheck.facts.documents.files import (
    DEEP_DOC_FILES,
    DOC_FILES,
    INSTALL_FILES,
    NAMED_DOC_FILES,
    NOTE_FILES,
    README_FILES,
    is_document,
)
from repocheck.facts.documents.install_docs import (
    Mention,
    dependency_mentions,
    install_documents,
    missing_manifests,
)
from repocheck.facts.documents.read import Library, library
from repocheck.facts.documents.readme_kind import Substance, explain_substance, substance_of
from repocheck.facts.documents.readmes import (
    Documentation,
    documentation,
    nested_readme_paths,
    nested_readmes,
    readme,
    readme_path,
)
from repocheck.facts.documents.to_run import RunNames, run_names, said_to_run

__all__ = [
    "DEEP_DOC_FILES",
    "DOC_FILES",
    "INSTALL_FILES",
    "NAMED_DOC_FILES",
    "NOTE_FILES",
    "README_FILES",
    "Block",
    "Command",
    "Document",
    "Documentation",
    "Library",
    "Link",
    "Mention",
    "RunNames",
    "Sentence",
    "Substance",
    "commands_of",
    "dependency_mentions",
    "documentation",
    "explain_substance",
    "install_documents",
    "is_document",
    "library",
    "missing_manifests",
    "nested_readme_paths",
    "nested_readmes",
    "readme",
    "readme_path",
    "run_names",
    "said_to_run",
    "sentences_of",
    "substance_of",
    "without_bibtex",
]
