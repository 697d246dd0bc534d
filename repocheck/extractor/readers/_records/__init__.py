"""Machinery for records: JSON objects, table rows, BibTeX fields."""

from repocheck.extractor.readers._records.cited import is_bibtex
from repocheck.extractor.readers._records.columns import heads_by_content
from repocheck.extractor.readers._records.json import (
    Record,
    decode,
    is_json,
    json_lines,
    record_of,
    records,
    text_passage,
)
from repocheck.extractor.readers._records.keys import is_record
from repocheck.extractor.readers._records.pwc_row import is_row, paper_of_rows
from repocheck.extractor.readers._records.record import (
    is_evident,
    is_titled,
    names_of,
    paper_of_record,
)
from repocheck.extractor.readers._records.script import data_of_script
from repocheck.extractor.readers._records.slots import is_slot, without_slots

__all__ = [
    "Record",
    "data_of_script",
    "decode",
    "heads_by_content",
    "is_bibtex",
    "is_evident",
    "is_json",
    "is_record",
    "is_row",
    "is_slot",
    "is_titled",
    "json_lines",
    "names_of",
    "paper_of_record",
    "paper_of_rows",
    "record_of",
    "records",
    "text_passage",
    "without_slots",
]
