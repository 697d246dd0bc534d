"""Machinery for lists of papers in Markdown."""

from repocheck.extractor.readers._listing.entries import (
    Entry,
    listing,
)
from repocheck.extractor.readers._listing.title import (
    heading_title,
)

__all__ = ["Entry", "heading_title", "listing"]
