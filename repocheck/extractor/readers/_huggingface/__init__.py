"""Machinery for the pages and texts of Hugging Face's Daily Papers."""

from repocheck.extractor.readers._huggingface.card import (
    Card,
    paper_of,
    split_at_next,
)
from repocheck.extractor.readers._huggingface.date import (
    DateLine,
    date_line,
    page_year,
    paper_year,
)
from repocheck.extractor.readers._huggingface.item import (
    is_item,
    items,
    paper_of_item,
)
from repocheck.extractor.readers._huggingface.line import (
    Kind,
    Line,
    read_line,
    read_references,
)

__all__ = [
    "Card",
    "DateLine",
    "Kind",
    "Line",
    "date_line",
    "is_item",
    "items",
    "page_year",
    "paper_of",
    "paper_of_item",
    "paper_year",
    "read_line",
    "read_references",
    "split_at_next",
]
