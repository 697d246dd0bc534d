"""READMEs and other documents as headings, paragraphs, code and links, each with its line."""

from repocheck.facts.documents.commands import (
    Command,
    commands,
)
from repocheck.facts.documents.document import (
    Block,
    Document,
    Link,
    Sentence,
    sentences_of,
)
from repocheck.facts.documents.install_docs import (
    INSTALL_DOCS,
    INSTALL_READMES,
    documented,
    install_documents,
    promised_files,
)
from repocheck.facts.documents.read import (
    document_of,
)
from repocheck.facts.documents.readme import (
    DOC_FILES,
    README_FILES,
    documents,
    nested_readmes,
    readme,
    readme_path,
)
from repocheck.facts.documents.readme_kind import (
    explain,
    substance,
)

__all__ = [
    "DOC_FILES",
    "INSTALL_DOCS",
    "INSTALL_READMES",
    "README_FILES",
    "Block",
    "Command",
    "Document",
    "Link",
    "Sentence",
    "commands",
    "document_of",
    "documented",
    "documents",
    "explain",
    "install_documents",
    "nested_readmes",
    "promised_files",
    "readme",
    "readme_path",
    "sentences_of",
    "substance",
]
