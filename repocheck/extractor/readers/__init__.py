"""Readers turn bytes into papers: one file per format of a digest, found by walking this folder.

A reader file declares one `Format`, named ``FORMAT``; files starting with ``_`` are machinery. To
add a format, add a file. The format is chosen by what the bytes look like, never by the name of the
file alone, and reading is lazy: formats made of records stream.
"""

from repocheck.extractor.readers._digest import FORMATS, Digest, read
from repocheck.extractor.readers._same import merged, unique

__all__ = ["FORMATS", "Digest", "merged", "read", "unique"]
