"""Machinery for pages that list papers, in Markdown, HTML and text alike."""

from repocheck.extractor.readers._listing.attributes import with_elements
from repocheck.extractor.readers._listing.blocks import (
    Block,
    Kind,
    html_blocks,
    markdown_blocks,
    visible,
)
from repocheck.extractor.readers._listing.dialects import MARKDOWN_SUFFIXES, as_markdown, dialect_of
from repocheck.extractor.readers._listing.heading import heading_title
from repocheck.extractor.readers._listing.inline import as_read, without_dialogs
from repocheck.extractor.readers._listing.label import is_label
from repocheck.extractor.readers._listing.names import likely_names
from repocheck.extractor.readers._listing.paper import (
    paper_of_text,
    papers_of_page,
    papers_of_text,
)
from repocheck.extractor.readers._listing.signs import (
    CODE_HOST,
    PAPER,
    PAPERISH,
    Role,
    relation_of_head,
    role_of,
)
from repocheck.extractor.readers._listing.spans import stacked
from repocheck.extractor.readers._listing.title import title_in
from repocheck.extractor.readers._listing.title_text import clean
from repocheck.extractor.readers._listing.words import BREAK_TIME

__all__ = [
    "BREAK_TIME",
    "CODE_HOST",
    "MARKDOWN_SUFFIXES",
    "PAPER",
    "PAPERISH",
    "Block",
    "Kind",
    "Role",
    "as_markdown",
    "as_read",
    "clean",
    "dialect_of",
    "heading_title",
    "html_blocks",
    "is_label",
    "likely_names",
    "markdown_blocks",
    "paper_of_text",
    "papers_of_page",
    "papers_of_text",
    "relation_of_head",
    "role_of",
    "stacked",
    "title_in",
    "visible",
    "with_elements",
    "without_dialogs",
]
