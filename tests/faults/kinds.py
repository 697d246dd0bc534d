"""All that can go wrong between us and a host, one row each; `KINDS` is the whole list."""

from tests.faults import api, blobs, page, redirects, refs, status, transport, trees
from tests.forge.fault import Fault

KINDS: list[Fault] = [
    fault for table in (transport, status, redirects, refs, trees, blobs, page, api) for fault in table.KINDS
]
"""Every kind of fault, by the part of the conversation it strikes."""
