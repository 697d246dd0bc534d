"""Machinery for PDF files."""

from repocheck.extractor.readers._pdf.date import date_of_page
from repocheck.extractor.readers._pdf.links import (
    merge,
)
from repocheck.extractor.readers._pdf.numbered import (
    without_line_numbers,
)
from repocheck.extractor.readers._pdf.title import (
    title_of,
)

__all__ = ["date_of_page", "merge", "title_of", "without_line_numbers"]
