"""Machinery for PDF files."""

from repocheck.extractor.readers._pdf.links import (
    merge,
)

__all__ = ["merge"]
