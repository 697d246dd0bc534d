"""Machinery for LaTeX."""

from repocheck.extractor.readers._latex.date import date_in
from repocheck.extractor.readers._latex.files import (
    File,
    files_of,
)
from repocheck.extractor.readers._latex.formulas import with_formulas
from repocheck.extractor.readers._latex.macros import (
    address_macros,
    macros_of,
    parts_of_addresses,
)
from repocheck.extractor.readers._latex.title import (
    commented_title,
    largest_title,
    printed,
    title_by_command,
    title_in,
)

__all__ = [
    "File",
    "address_macros",
    "commented_title",
    "date_in",
    "files_of",
    "largest_title",
    "macros_of",
    "parts_of_addresses",
    "printed",
    "title_by_command",
    "title_in",
    "with_formulas",
]
