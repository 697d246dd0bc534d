"""From text to addresses: what names a repository, and what kind of address it is."""

from repocheck.extractor.address.decoding import (
    DECODERS,
    decode,
)
from repocheck.extractor.address.scan import (
    Hit,
    hits,
)
from repocheck.extractor.address.sieve import may_hold_address
from repocheck.extractor.address.view import (
    View,
)

__all__ = ["DECODERS", "Hit", "View", "decode", "hits", "may_hold_address"]
